//! The user's answers to "are these two the same?", as `merge-decisions/1.0`.

use super::json::{self, described};
use super::json_write::JsonText;
use super::native_lists::is_id;
use super::native_text::{Top, by_key, checked_text, checked_version};
use super::place::{At, Issues, shown};
use super::{Issue, ReadError, Severity};
use crate::model::{Decisions, GlobalId};
use crate::pace::{Pace, at_once};

const FORMAT: &str = "merge-decisions/1.0";

/// Reads the answers. A pair that cannot be read is left out and told in the issues. Either list may be missing.
///
/// # Errors
/// Where the file is not JSON, or of another format or version.
pub fn read_decisions(file_name: &str, bytes: &[u8]) -> Result<(Decisions, Vec<Issue>), ReadError> {
    let (text, members) = at_once(checked_text(file_name, bytes, &Pace::endless()))?;
    let top = by_key(&members);
    checked_version(file_name, &top, "merge-decisions/", FORMAT)?;
    let mut issues = Issues::new(file_name, text);
    let mut decisions = Decisions::default();
    for (a, b) in pairs(&mut issues, &top, "same") {
        decisions = decisions.same(&a, &b);
    }
    for (a, b) in pairs(&mut issues, &top, "different") {
        decisions = decisions.different(&a, &b);
    }
    Ok((decisions, issues.finish()))
}

/// The answers as pretty JSON, in order.
pub fn write_decisions(decisions: &Decisions) -> String {
    JsonText::file(|out| {
        out.key("format").string(FORMAT);
        for (key, pairs) in [("same", &decisions.same), ("different", &decisions.different)] {
            out.key(key).list(pairs, |out, (a, b)| out.list([a.as_str(), b.as_str()], JsonText::string));
        }
    })
}

fn pairs(issues: &mut Issues<'_>, top: &Top<'_>, key: &'static str) -> Vec<(GlobalId, GlobalId)> {
    let Some(list) = top.get(key) else { return Vec::new() };
    let file = At::file(list);
    let at = file.key(key).with_json(list);
    if !list.starts_with('[') {
        issues.add(Severity::Error, &at, "a list of pairs", shown(list));
    }
    let mut pairs = Vec::new();
    for (index, json) in json::items(list).enumerate() {
        let at = at.index(index).with_json(json);
        pairs.extend(pair(issues, &at, json));
    }
    pairs
}

fn pair(issues: &mut Issues<'_>, at: &At<'_>, json: &str) -> Option<(GlobalId, GlobalId)> {
    let mut texts = Vec::new();
    for (index, json) in json::items(json).take(2).enumerate() {
        let Some(text) = json::string(json) else {
            issues.add(Severity::Error, &at.index(index).with_json(json), "a string", described(json));
            return None;
        };
        texts.push(text);
    }
    let (expected, found) = match (json::items(json).count(), &texts[..]) {
        (2, [a, b]) => match (record_id(a), record_id(b)) {
            (Some(a), Some(b)) if a != b => return Some((a, b)),
            (Some(_), Some(_)) => ("two different records", shown(a)),
            (left, _) => ("two ids like article#record", shown(if left.is_none() { a } else { b })),
        },
        (length, _) if json.starts_with('[') => ("an array of length 2", format!("length {length}")),
        _ => ("an array of length 2", described(json)),
    };
    issues.add(Severity::Error, at, expected, found);
    None
}

fn record_id(text: &str) -> Option<GlobalId> {
    let (article, local) = text.split_once('#')?;
    (is_id(article) && is_id(local)).then(|| GlobalId::parse(text)).flatten()
}
