//! The lists of a file: which records stand under which ids, and no circles among them.

use std::sync::Arc;

use super::fields::{Record, Shape};
use super::json;
use super::native_records::Checker;
use super::place::{At, shown};
use super::shape::{Fields, fault};
use crate::model::{Entity, Event, closing_links};
use crate::order::Listed as _;
use crate::order::{Map, Names};
use crate::pace::Pace;

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
    pub(super) async fn new(record: &'static Record, at: At<'a>, pace: &Pace) -> Self {
        let mut rows = Vec::new();
        for row in json::items(at.json()).enumerate() {
            rows.push(row);
            pace.step(1).await;
        }
        // How often each will be looked at.
        pace.expect(rows.len() * 8);
        Self { record, rows, at }
    }

    /// Keeps the records that can be read and have an id of their own.
    pub(super) async fn keep_standing(&mut self, checker: &mut Checker<'_>, ids: &mut Names, pace: &Pace) {
        let mut stand = Vec::with_capacity(self.rows.len());
        for (index, json) in std::mem::take(&mut self.rows) {
            if self.stands(self.at.index(index).with_json(json), checker, ids) {
                stand.push((index, json));
            }
            pace.step(3).await;
        }
        self.rows = stand;
    }

    fn stands(&self, at: At<'_>, checker: &mut Checker<'_>, ids: &mut Names) -> bool {
        if let Some(fault) = fault(&checker.issues, &at, Shape::Record(self.record)) {
            checker.issues.push(fault);
            return false;
        }
        let fields = Fields::of(self.record, at);
        let id = fields.id("id");
        let expected = if !is_id(&id) {
            ID_PATTERN
        } else if ids.add(id.clone()).is_err() {
            "an id that nothing else in the file has"
        } else {
            return true;
        };
        checker.error(&fields.at("id"), expected, shown(&id));
        false
    }

    /// The fields of the records that stand.
    pub(super) fn records(&self) -> impl Iterator<Item = Fields<'_>> {
        self.rows.iter().map(|(index, json)| Fields::of(self.record, self.at.index(*index).with_json(json)))
    }

    /// Keeps the records whose name may stand.
    pub(super) async fn keep_named(&mut self, checker: &mut Checker<'_>, pace: &Pace) {
        let mut named = Vec::with_capacity(self.rows.len());
        for (index, json) in std::mem::take(&mut self.rows) {
            let fields = Fields::of(self.record, self.at.index(index).with_json(json));
            if checker.is_name(&fields.at("name"), &fields.text("name").unwrap_or_default()) {
                named.push((index, json));
            }
            pace.step(1).await;
        }
        self.rows = named;
    }

    /// The ids of the records that stand.
    pub(super) async fn ids(&self, pace: &Pace) -> Names {
        let mut ids = Names::with_room(self.rows.len());
        for fields in self.records() {
            let _ = ids.add(fields.id("id"));
            pace.step(1).await;
        }
        ids
    }

    fn report_circle(&self, checker: &mut Checker<'_>, row: usize, key: &str, to: &str) {
        if let Some(fields) = self.records().nth(row) {
            checker.error(&fields.at(key), "no circle", format!("{}, which leads back here; cut", shown(to)));
        }
    }
}

/// Cuts places that lie in themselves by way of others.
pub(super) fn cut_entity_circles(checker: &mut Checker<'_>, entities: &mut [Entity], list: &List<'_>) {
    let within = entities.iter().map(|it| (&it.id, it.within.as_slice()));
    for (row, to) in closing(within) {
        entities[row].within = None;
        list.report_circle(checker, row, "within", &to);
    }
}

/// Cuts events that are part of themselves, or come after themselves, by way of others.
pub(super) fn cut_event_circles(checker: &mut Checker<'_>, events: &mut [Event], list: &List<'_>) {
    for (row, to) in closing(events.iter().map(|it| (&it.id, it.part_of.as_slice()))) {
        events[row].part_of = None;
        list.report_circle(checker, row, "part_of", &to);
    }
    for (row, to) in closing(events.iter().map(|it| (&it.id, &it.after[..]))) {
        events[row].after.retain(|earlier| *earlier != to);
        list.report_circle(checker, row, "after", &to);
    }
}

/// The links that close circles, each by the row that it is in; what has no links need not be looked at.
fn closing<'a>(rows: impl Iterator<Item = (&'a Arc<str>, &'a [Arc<str>])>) -> Vec<(usize, Arc<str>)> {
    let linked = rows.enumerate().filter(|(_, (_, to))| !to.is_empty()).list();
    let links = linked.iter().map(|(_, (id, to))| ((*id).clone(), to.to_vec())).collect();
    let row_of: Map<&Arc<str>, usize> = linked.iter().map(|(row, (id, _))| (*id, *row)).collect();
    closing_links(&links).into_iter().filter_map(|(from, to)| Some((*row_of.get(&from)?, to))).list()
}
