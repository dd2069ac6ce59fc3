//! Places in a file: paths like `events[3].time.edtf`, and line and column when an issue asks for them.

use crate::order;
use std::fmt;

use super::{Issue, Severity};

/// One step of a path.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// A value's place: the steps from the file's top, as a list that lives on the stack, and its slice of the file.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Option<Step<'a>>,
    /// The JSON of this value, where it is there.
    json: Option<&'a str>,
}

impl<'a> At<'a> {
    /// The whole file.
    pub(super) fn file(text: &'a str) -> Self {
        Self { parent: None, step: None, json: Some(text) }
    }

    /// A member of this object.
    pub(super) fn key(&'a self, key: &'a str) -> Self {
        Self { parent: Some(self), step: Some(Step::Key(key)), json: None }
    }

    /// An item of this list.
    pub(super) fn index(&'a self, index: usize) -> Self {
        Self { parent: Some(self), step: Some(Step::Index(index)), json: None }
    }

    /// The same place, whose JSON is known: a slice of the file.
    pub(super) fn with_json(self, json: &'a str) -> Self {
        Self { json: Some(json), ..self }
    }

    /// The JSON of this value, or of the nearest one round it that is there.
    pub(super) fn json(&self) -> &'a str {
        match (self.json, self.parent) {
            (Some(json), _) => json,
            (None, Some(around)) => around.json(),
            (None, None) => "",
        }
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        let top = self.parent.is_none_or(|parent| parent.step.is_none());
        match self.step {
            Some(Step::Key(key)) if top => f.write_str(key),
            Some(Step::Key(key)) => write!(f, ".{key}"),
            Some(Step::Index(index)) => write!(f, "[{index}]"),
            None => Ok(()),
        }
    }
}

/// How many issues of one file are told apart; the rest is counted.
const ISSUES: usize = 500;

/// The issues of one file.
pub(super) struct Issues<'a> {
    file: &'a str,
    text: &'a str,
    list: Vec<Issue>,
    more: usize,
}

impl<'a> Issues<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, list: Vec::new(), more: 0 }
    }

    /// Notes an issue at a place.
    pub(super) fn add(
        &mut self,
        severity: Severity,
        at: &At<'_>,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) {
        if self.list.len() >= ISSUES {
            self.more += 1;
            return;
        }
        let issue = self.issue(severity, at, expected.into(), found.into());
        self.push(issue);
    }

    /// Notes an issue made by [`Issues::issue`].
    pub(super) fn push(&mut self, issue: Issue) {
        if self.list.len() < ISSUES { self.list.push(issue) } else { self.more += 1 }
    }

    /// An issue that is not on the list.
    pub(super) fn issue(&self, severity: Severity, at: &At<'_>, expected: String, found: String) -> Issue {
        let offset = (at.json().as_ptr() as usize).checked_sub(self.text.as_ptr() as usize);
        let place = offset.filter(|offset| *offset <= self.text.len()).map(|offset| line_and_column(self.text, offset));
        Issue {
            severity,
            file: self.file.into(),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            path: at.to_string(),
            found,
            expected,
        }
    }

    /// All issues, in order of the file, with a last note where there were too many to tell.
    pub(super) fn finish(mut self) -> Vec<Issue> {
        order::sort_by_key(&mut self.list, |issue| (issue.line, issue.column));
        if self.more > 0 {
            let found = format!("{} more", self.more);
            let expected = format!("at most {ISSUES} issues to tell");
            let (file, path) = (self.file.into(), String::new());
            self.list.push(Issue { severity: Severity::Note, file, line: None, column: None, path, found, expected });
        }
        self.list
    }
}

/// Line and column, from 1, of a byte; columns count characters.
pub(super) fn line_and_column(text: &str, offset: usize) -> (u32, u32) {
    let before = text.as_bytes().get(..offset).unwrap_or_default();
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let lines = before.iter().filter(|byte| **byte == b'\n').count();
    let is_letter_start = |byte: &&u8| **byte & 0xc0 != 0x80;
    let letters = before.get(line_start..).unwrap_or_default().iter().filter(is_letter_start).count();
    (saturated(lines + 1), saturated(letters + 1))
}

/// A value as an issue shows it: in quotes, cut to 60 characters.
pub(super) fn shown(value: &str) -> String {
    if value.chars().nth(60).is_none() {
        return format!("{value:?}");
    }
    let cut: String = value.chars().take(60).collect();
    format!("{cut:?} …")
}

fn saturated(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
