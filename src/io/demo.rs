//! The articles that ship with the app.

use super::{read, read_decisions};
use crate::model::Dataset;

const SOURCES: [(&str, &str); 2] = [
    ("ibn-anchorage.json", include_str!("../../demo/ibn-anchorage.json")),
    ("anchorage-recap.json", include_str!("../../demo/anchorage-recap.json")),
];
const DECISIONS: &str = include_str!("../../demo/decisions.json");

/// File names and JSON of the demo articles.
pub fn sources() -> &'static [(&'static str, &'static str)] {
    &SOURCES
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
