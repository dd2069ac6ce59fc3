//! The articles that ship with the app.

use std::sync::OnceLock;

use super::{read, read_decisions};
use crate::model::Dataset;
use crate::order::Listed as _;

/// A file of the folder `demo`, without the white space that is there for people.
macro_rules! embedded {
    ($name:literal) => {{
        const FILE: &str = include_str!(concat!("../../demo/", $name));
        #[allow(long_running_const_eval)]
        const LENGTH: usize = compact::<0>(FILE).1;
        #[allow(long_running_const_eval)]
        const TEXT: ([u8; LENGTH], usize) = compact(FILE);
        match std::str::from_utf8(&TEXT.0) {
            Ok(text) => text,
            Err(_) => FILE,
        }
    }};
}

const SOURCES: [(&str, &str); 3] = [
    ("ibn-anchorage.json", embedded!("ibn-anchorage.json")),
    ("anchorage-recap.json", embedded!("anchorage-recap.json")),
    ("road-to-anchorage.json", embedded!("road-to-anchorage.json")),
];
const DECISIONS: &str = embedded!("decisions.json");

/// The first `N` bytes of JSON without the white space between its parts, and how many there are in all.
const fn compact<const N: usize>(json: &str) -> ([u8; N], usize) {
    let bytes = json.as_bytes();
    let (mut text, mut length) = ([0; N], 0);
    let (mut in_string, mut escaped) = (false, false);
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if in_string || !byte.is_ascii_whitespace() {
            if length < N {
                text[length] = byte;
            }
            length += 1;
        }
        if byte == b'"' && !escaped {
            in_string = !in_string;
        }
        escaped = in_string && byte == b'\\' && !escaped;
        at += 1;
    }
    (text, length)
}

/// File names and JSON of the demo articles.
pub fn sources() -> &'static [(&'static str, &'static str)] {
    &SOURCES
}

/// The fingerprint of a demo article, whose file has its name; `None` where there is none of this name.
pub fn fingerprint(id: &str) -> Option<String> {
    static PRINTS: OnceLock<Vec<String>> = OnceLock::new();
    let prints = PRINTS.get_or_init(|| SOURCES.iter().map(|(_, json)| super::fingerprint(json.as_bytes())).list());
    let at = SOURCES.iter().position(|(name, _)| name.strip_suffix(".json") == Some(id))?;
    prints.get(at).cloned()
}

/// The demo articles with the answers that join their events. A test holds the files free of issues, so nothing is
/// left out here.
pub fn dataset() -> Dataset {
    let readings = SOURCES.iter().filter_map(|(name, json)| read(name, json.as_bytes()).ok());
    let mut dataset: Dataset = readings.map(|reading| reading.source).collect();
    if let Ok((decisions, _)) = read_decisions("decisions.json", DECISIONS.as_bytes()) {
        dataset.decisions = decisions;
    }
    dataset
}
