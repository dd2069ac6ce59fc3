//! Whether a value has the shape that the format gives it, and the fields of a record that does.

use std::borrow::Cow;
use std::sync::Arc;

use super::fields::{Field, PARTICIPANTS, Record, Shape};
use super::json::{self, described};
use super::place::{At, Issues};
use super::{Issue, Severity};

/// The most fields that a record of the format has.
const MOST: usize = 20;

/// A record that [`fault`] finds none in: its fields, and the keys that the format does not know.
pub(super) struct Fields<'a> {
    record: &'static Record,
    at: At<'a>,
    /// In order of the record's fields; `None` where one is missing, or null though it need not be there.
    slots: [Option<&'a str>; MOST],
    pub(super) foreign: Vec<(Cow<'a, str>, &'a str)>,
}

impl<'a> Fields<'a> {
    /// Reads the record at a place whose JSON is known.
    pub(super) fn of(record: &'static Record, at: At<'a>) -> Self {
        Self::of_members(record, at, &mut json::members(at.json()))
    }

    /// The same where its members are known.
    pub(super) fn of_members(
        record: &'static Record,
        at: At<'a>,
        members: &mut dyn Iterator<Item = (Cow<'a, str>, &'a str)>,
    ) -> Self {
        let (mut slots, mut foreign) = ([None; MOST], Vec::new());
        for (key, value) in members {
            match record.fields.iter().position(|field| field.name == key) {
                Some(index) => slots[index] = Some(value).filter(|it| *it != "null" || record.fields[index].required),
                None => foreign.push((key, value)),
            }
        }
        Self { record, at, slots, foreign }
    }

    pub(super) fn record(&self) -> &'static Record {
        self.record
    }

    /// The place of the record.
    pub(super) fn place(&self) -> &At<'a> {
        &self.at
    }

    /// The place of a field; where it is missing, that of the record, under the field's name.
    pub(super) fn at<'b>(&'b self, name: &'b str) -> At<'b> {
        let at = self.at.key(name);
        match self.json(name) {
            Some(json) => at.with_json(json),
            None => at,
        }
    }

    /// The JSON of a field.
    pub(super) fn json(&self, name: &str) -> Option<&'a str> {
        let index = self.record.fields.iter().position(|field| field.name == name)?;
        self.slots[index]
    }

    /// What a string says.
    pub(super) fn text(&self, name: &str) -> Option<Cow<'a, str>> {
        self.json(name).and_then(json::string)
    }

    /// What a string says that may be missing.
    pub(super) fn owned(&self, name: &str) -> Option<String> {
        self.text(name).map(Cow::into_owned)
    }

    /// What a string says that is required.
    pub(super) fn required(&self, name: &str) -> String {
        self.owned(name).unwrap_or_default()
    }

    /// An id that is required.
    pub(super) fn id(&self, name: &str) -> Arc<str> {
        self.text(name).unwrap_or_default().into()
    }

    /// The items of a list.
    pub(super) fn items(&self, name: &str) -> json::Parts<'a> {
        json::items(self.json(name).unwrap_or_default())
    }
}

/// The first thing in which the value at this place, whose JSON is known, has not this shape.
pub(super) fn fault(issues: &Issues<'_>, at: &At<'_>, shape: Shape) -> Option<Issue> {
    let value = at.json();
    let is = |letter: char| value.starts_with(letter);
    let (fits, expected) = match shape {
        Shape::Record(_) => (is('{'), "an object"),
        Shape::External => (is('{'), "a map"),
        Shape::Records(_) | Shape::Evidence | Shape::Ids | Shape::Names => (is('['), "a sequence"),
        Shape::Piece(_) => (is('{') || is('"'), "a quote or an object with a quote"),
        Shape::Flag => (is('t') || is('f'), "a boolean"),
        _ => (is('"'), "a string"),
    };
    let wrong = |expected: String, found: String| Some(issues.issue(Severity::Error, at, expected, found));
    let is_participants = matches!(shape, Shape::Records(record) if record.name == "participant");
    if !fits || is('"') && json::string(value).is_none() {
        let many = || format!("a list of at most {PARTICIPANTS} participants");
        return wrong(if is_participants { many() } else { expected.into() }, described(value));
    }
    let part = match shape {
        Shape::Piece(_) if is('"') => return None,
        Shape::Record(record) | Shape::Piece(record) => return fault_of_record(issues, at, record),
        Shape::External => {
            return json::members(value)
                .find_map(|(key, json)| fault(issues, &at.key(&key).with_json(json), Shape::Text));
        }
        Shape::Records(record) => Shape::Record(record),
        Shape::Evidence => Shape::Piece(&super::fields::EVIDENCE),
        _ => Shape::Text,
    };
    for (index, json) in json::items(value).enumerate() {
        if is_participants && index == PARTICIPANTS {
            return wrong(format!("a list of at most {PARTICIPANTS} participants"), format!("length {}", index + 1));
        }
        let fault = fault(issues, &at.index(index).with_json(json), part);
        if fault.is_some() {
            return fault;
        }
    }
    None
}

fn fault_of_record(issues: &Issues<'_>, at: &At<'_>, record: &Record) -> Option<Issue> {
    let wrong = |field: &Field, once: &str, found: &str| {
        Some(issues.issue(Severity::Error, at, format!("the field `{}`{once}", field.name), found.into()))
    };
    let mut seen = [false; MOST];
    for (key, json) in json::members(at.json()) {
        let Some(index) = record.fields.iter().position(|field| field.name == key) else { continue };
        let field = &record.fields[index];
        if std::mem::replace(&mut seen[index], true) {
            return wrong(field, " once", "it twice");
        }
        if field.required || json != "null" {
            let fault = fault(issues, &at.key(&key).with_json(json), field.shape);
            if fault.is_some() {
                return fault;
            }
        }
    }
    let missing = record.fields.iter().zip(seen).find(|(field, seen)| field.required && !seen)?;
    wrong(missing.0, "", "nothing")
}
