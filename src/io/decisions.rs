//! The user's answers to "are these two the same?", as `merge-decisions/1.0`.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::native_parse::{is_id, parse};
use super::native_text::{checked_text, checked_version, syntax};
use super::place::{At, Issues, Members, shown};
use super::{Issue, ReadError, Severity};
use crate::model::{Decisions, GlobalId};
use crate::order::Map;

const FORMAT: &str = "merge-decisions/1.0";

#[derive(Serialize)]
struct FileDto<'a> {
    format: &'static str,
    same: Vec<[&'a str; 2]>,
    different: Vec<[&'a str; 2]>,
}

/// A pair as it stands in the file.
#[derive(Deserialize)]
struct PairDto([String; 2]);

/// Reads the answers. A pair that cannot be read is left out and told in the issues. Either list may be missing.
///
/// # Errors
/// Where the file is not JSON, or of another format or version.
pub fn read_decisions(file_name: &str, bytes: &[u8]) -> Result<(Decisions, Vec<Issue>), ReadError> {
    let text = checked_text(file_name, bytes)?;
    let members: Members<'_> = serde_json::from_str(text).map_err(|error| syntax(file_name, &error))?;
    let members: Map<String, &RawValue> = members.0.into_iter().map(|(key, raw)| (key.into_owned(), raw)).collect();
    checked_version(file_name, &members, "merge-decisions/", FORMAT)?;
    let mut issues = Issues::new(file_name, text);
    let top = At::file(text);
    let mut decisions = Decisions::default();
    for (a, b) in pairs(&mut issues, &top, &members, "same") {
        decisions = decisions.same(&a, &b);
    }
    for (a, b) in pairs(&mut issues, &top, &members, "different") {
        decisions = decisions.different(&a, &b);
    }
    Ok((decisions, issues.finish()))
}

/// The answers as pretty JSON, in order.
pub fn write_decisions(decisions: &Decisions) -> String {
    let file = FileDto {
        format: FORMAT,
        same: decisions.same.iter().map(|(a, b)| [a.as_str(), b.as_str()]).collect(),
        different: decisions.different.iter().map(|(a, b)| [a.as_str(), b.as_str()]).collect(),
    };
    // Strings and lists of strings: nothing here that JSON could refuse.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

fn pairs(
    issues: &mut Issues<'_>,
    top: &At<'_>,
    members: &Map<String, &RawValue>,
    key: &'static str,
) -> Vec<(GlobalId, GlobalId)> {
    let list = top.key(key);
    let Some(raw) = members.get(key) else { return Vec::new() };
    let Ok(raws) = serde_json::from_str::<Vec<&RawValue>>(raw.get()) else {
        issues.add(Severity::Error, &list, "a list of pairs", shown(raw.get()));
        return Vec::new();
    };
    let mut pairs = Vec::new();
    for (index, raw) in raws.iter().enumerate() {
        let at = list.index(index).with_raw(raw.get());
        match parse::<PairDto>(raw.get()) {
            Ok(PairDto([a, b])) => match (record_id(&a), record_id(&b)) {
                (Some(a), Some(b)) if a != b => pairs.push((a, b)),
                (Some(_), Some(_)) => issues.add(Severity::Error, &at, "two different records", shown(&a)),
                (left, _) => {
                    let wrong = if left.is_none() { &a } else { &b };
                    issues.add(Severity::Error, &at, "two ids like article#record", shown(wrong));
                }
            },
            Err(fault) => {
                let issue = fault.issue(issues, &at);
                issues.push(issue);
            }
        }
    }
    pairs
}

fn record_id(text: &str) -> Option<GlobalId> {
    let (article, local) = text.split_once('#')?;
    (is_id(article) && is_id(local)).then(|| GlobalId::parse(text)).flatten()
}
