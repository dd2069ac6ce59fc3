//! The lists of a file: which records stand under which ids, and no circles among them.

use std::sync::Arc;

use super::fields::{Record, Shape};
use super::json;
use super::native_records::Checker;
use super::place::{At, shown};
use super::shape::{Fields, fault};
use crate::model::{Entity, Event, closing_links};
use crate::order::Listed as _;
use crate::order::{Map, Set};

/// What an id looks like, for people.
pub(super) const ID_PATTERN: &str =
    "an id of small letters, digits and hyphens, at most 64, not beginning with a hyphen";

/// Whether the text matches `[a-z0-9][a-z0-9-]{0,63}`.
pub(super) fn is_id(text: &str) -> bool {
    let letters = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    (1..=64).contains(&text.len()) && letters && !text.starts_with('-')
}

/// One list of a file's top: its place, its items, and which of them stand.
pub(super) struct List<'a> {
    record: &'static Record,
    at: At<'a>,
    /// Which of the file's items stand so far, and their JSON.
    pub(super) rows: Vec<(usize, &'a str)>,
}

impl<'a> List<'a> {
    /// All items of the list, unread.
    pub(super) fn new(record: &'static Record, at: At<'a>) -> Self {
        Self { record, rows: json::items(at.json()).enumerate().list(), at }
    }

    /// Keeps the records that can be read and have an id of their own.
    pub(super) fn keep_standing(&mut self, checker: &mut Checker<'_>, ids: &mut Set<Arc<str>>) {
        let (at, record) = (self.at, self.record);
        self.rows.retain(|(index, json)| {
            let at = at.index(*index).with_json(json);
            if let Some(fault) = fault(&checker.issues, &at, Shape::Record(record)) {
                checker.issues.push(fault);
                return false;
            }
            let fields = Fields::of(record, at);
            let id = fields.id("id");
            let expected = if !is_id(&id) {
                ID_PATTERN
            } else if ids.contains(&*id) {
                "an id that nothing else in the file has"
            } else {
                ids.insert(id);
                return true;
            };
            checker.error(&fields.at("id"), expected, shown(&id));
            false
        });
    }

    /// The fields of the records that stand.
    pub(super) fn records(&self) -> impl Iterator<Item = Fields<'_>> {
        self.rows.iter().map(|(index, json)| Fields::of(self.record, self.at.index(*index).with_json(json)))
    }

    /// Keeps the records whose name may stand.
    pub(super) fn keep_named(&mut self, checker: &mut Checker<'_>) {
        let (at, record) = (self.at, self.record);
        self.rows.retain(|(index, json)| {
            let fields = Fields::of(record, at.index(*index).with_json(json));
            checker.is_name(&fields.at("name"), &fields.text("name").unwrap_or_default())
        });
    }

    /// The ids of the records that stand.
    pub(super) fn ids(&self) -> Set<Arc<str>> {
        self.records().map(|fields| fields.id("id")).collect()
    }

    fn report_circle(&self, checker: &mut Checker<'_>, row: usize, key: &str, to: &str) {
        if let Some(fields) = self.records().nth(row) {
            checker.error(&fields.at(key), "no circle", format!("{}, which leads back here; cut", shown(to)));
        }
    }
}

/// Cuts places that lie in themselves by way of others.
pub(super) fn cut_entity_circles(checker: &mut Checker<'_>, entities: &mut [Entity], list: &List<'_>) {
    let row_of: Map<Arc<str>, usize> = entities.iter().enumerate().map(|(row, it)| (it.id.clone(), row)).collect();
    let links = entities.iter().map(|it| (it.id.clone(), it.within.iter().cloned().collect())).collect();
    for (from, to) in closing_links(&links) {
        let Some(&row) = row_of.get(&from) else { continue };
        entities[row].within = None;
        list.report_circle(checker, row, "within", &to);
    }
}

/// Cuts events that are part of themselves, or come after themselves, by way of others.
pub(super) fn cut_event_circles(checker: &mut Checker<'_>, events: &mut [Event], list: &List<'_>) {
    let row_of: Map<Arc<str>, usize> = events.iter().enumerate().map(|(row, it)| (it.id.clone(), row)).collect();
    let links = events.iter().map(|it| (it.id.clone(), it.part_of.iter().cloned().collect())).collect();
    for (from, to) in closing_links(&links) {
        let Some(&row) = row_of.get(&from) else { continue };
        events[row].part_of = None;
        list.report_circle(checker, row, "part_of", &to);
    }
    let links = events.iter().map(|it| (it.id.clone(), it.after.clone())).collect();
    for (from, to) in closing_links(&links) {
        let Some(&row) = row_of.get(&from) else { continue };
        events[row].after.retain(|earlier| *earlier != to);
        list.report_circle(checker, row, "after", &to);
    }
}
