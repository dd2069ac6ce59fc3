//! From the JSON of one record to its fields, and which records stand under which ids.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_path_to_error::{Path, Segment};

use super::native_records::Checker;
use super::native_text::plain_message;
use super::place::{At, Issues, shown};
use super::{Issue, Severity};
use crate::model::{Entity, Event, closing_links};
use crate::order::{Map, Set};

/// What an id looks like, for people.
pub(super) const ID_PATTERN: &str =
    "an id of small letters, digits and hyphens, at most 64, not beginning with a hyphen";

/// Whether the text matches `[a-z0-9][a-z0-9-]{0,63}`.
pub(super) fn is_id(text: &str) -> bool {
    let letters = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    (1..=64).contains(&text.len()) && letters && !text.starts_with('-')
}

/// What kind of JSON value this is, for people.
pub(super) fn kind_of(raw: &str) -> &'static str {
    match raw.bytes().next() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        Some(_) => "a number",
        None => "nothing",
    }
}

/// Why a record cannot be read, and where in it.
pub(super) struct Fault {
    path: Path,
    message: String,
}

/// Reads the JSON of one record.
pub(super) fn parse<T: DeserializeOwned>(raw: &str) -> Result<T, Fault> {
    let mut json = serde_json::Deserializer::from_str(raw);
    serde_path_to_error::deserialize(&mut json)
        .map_err(|error| Fault { path: error.path().clone(), message: plain_message(error.inner()) })
}

impl Fault {
    /// The fault as an issue of the record at this place.
    pub(super) fn issue(&self, issues: &Issues<'_>, record: &At<'_>) -> Issue {
        let (expected, found) = self.in_words();
        self.at(record, 0, &|at| issues.issue(Severity::Error, at, expected.clone(), found.clone()))
    }

    fn at<R>(&self, here: &At<'_>, step: usize, then: &dyn Fn(&At<'_>) -> R) -> R {
        match self.path.iter().nth(step) {
            Some(Segment::Map { key }) => self.at(&here.key(key), step + 1, then),
            Some(Segment::Seq { index }) => self.at(&here.index(*index), step + 1, then),
            _ => then(here),
        }
    }

    /// What was expected and what was found, out of what serde says.
    fn in_words(&self) -> (String, String) {
        let message = self.message.as_str();
        if let Some(field) = message.strip_prefix("missing field ") {
            return (format!("the field {field}"), "nothing".into());
        }
        if let Some(field) = message.strip_prefix("duplicate field ") {
            return (format!("the field {field} once"), "it twice".into());
        }
        let bare = ["invalid type: ", "invalid value: ", "invalid "].iter().find_map(|it| message.strip_prefix(it));
        match bare.and_then(|rest| rest.rsplit_once(", expected ")) {
            Some(("sequence", expected)) => (expected.into(), "a list".into()),
            Some(("map", expected)) => (expected.into(), "an object".into()),
            Some((found, expected)) => (expected.into(), found.chars().take(80).collect()),
            None if message.starts_with("end of file") => ("a record".into(), "nothing".into()),
            None => ("a record of the format".into(), shown(message)),
        }
    }
}

/// The records of one list that can be read and have an id of their own, with their place in the list.
pub(super) fn standing<T: DeserializeOwned>(
    checker: &mut Checker<'_>,
    list: &At<'_>,
    raws: &[&RawValue],
    ids: &mut Set<String>,
    id_of: impl Fn(&T) -> &String,
) -> Vec<(usize, T)> {
    let mut records = Vec::with_capacity(raws.len());
    for (index, raw) in raws.iter().enumerate() {
        let at = list.index(index).with_raw(raw.get());
        match parse::<T>(raw.get()) {
            Ok(record) if !is_id(id_of(&record)) => {
                checker.error(&at.key("id"), ID_PATTERN, shown(id_of(&record)));
            }
            Ok(record) if !ids.insert(id_of(&record).clone()) => {
                checker.error(&at.key("id"), "an id that nothing else in the file has", shown(id_of(&record)));
            }
            Ok(record) => records.push((index, record)),
            Err(fault) => {
                let issue = fault.issue(&checker.issues, &at);
                checker.issues.push(issue);
            }
        }
    }
    records
}

/// Where the records that stand are in their list, in order.
pub(super) fn rows<T>(records: &[(usize, T)]) -> Vec<usize> {
    records.iter().map(|(index, _)| *index).collect()
}

/// Cuts places that lie in themselves by way of others.
pub(super) fn cut_entity_circles(
    checker: &mut Checker<'_>,
    entities: &mut [Entity],
    list: &At<'_>,
    raws: &[&RawValue],
    rows: &[usize],
) {
    let place_of: Map<Arc<str>, usize> =
        entities.iter().enumerate().map(|(place, entity)| (entity.id.clone(), place)).collect();
    let links = entities.iter().map(|it| (it.id.clone(), it.within.iter().cloned().collect())).collect();
    for (from, to) in closing_links(&links) {
        let Some(&place) = place_of.get(&from) else { continue };
        entities[place].within = None;
        report_circle(checker, list, raws, rows.get(place), "within", &to);
    }
}

/// Cuts events that are part of themselves, or come after themselves, by way of others.
pub(super) fn cut_event_circles(
    checker: &mut Checker<'_>,
    events: &mut [Event],
    list: &At<'_>,
    raws: &[&RawValue],
    rows: &[usize],
) {
    let place_of: Map<Arc<str>, usize> =
        events.iter().enumerate().map(|(place, event)| (event.id.clone(), place)).collect();
    let links = events.iter().map(|it| (it.id.clone(), it.part_of.iter().cloned().collect())).collect();
    for (from, to) in closing_links(&links) {
        let Some(&place) = place_of.get(&from) else { continue };
        events[place].part_of = None;
        report_circle(checker, list, raws, rows.get(place), "part_of", &to);
    }
    let links = events.iter().map(|it| (it.id.clone(), it.after.clone())).collect();
    for (from, to) in closing_links(&links) {
        let Some(&place) = place_of.get(&from) else { continue };
        events[place].after.retain(|earlier| *earlier != to);
        report_circle(checker, list, raws, rows.get(place), "after", &to);
    }
}

fn report_circle(
    checker: &mut Checker<'_>,
    list: &At<'_>,
    raws: &[&RawValue],
    row: Option<&usize>,
    key: &'static str,
    to: &str,
) {
    let Some((&row, raw)) = row.and_then(|row| Some((row, raws.get(*row)?))) else { return };
    let at = list.index(row).with_raw(raw.get());
    checker.error(&at.key(key), "no circle", format!("{}, which leads back here; cut", shown(to)));
}
