//! Merged of: which merged thing each record is.

use super::GlobalId;
use crate::order::{Listed as _, Names};

/// Records and the things that they are, in the order in which they were joined.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MergedOf {
    records: Names,
    things: Vec<GlobalId>,
}

impl MergedOf {
    /// The thing that a record is.
    pub fn get(&self, record: &GlobalId) -> Option<&GlobalId> {
        self.things.get(self.records.place(&[record.as_str()])?)
    }

    /// The thing that the record `local` of `article` is.
    pub(super) fn of_local(&self, article: &str, local: &str) -> Option<&GlobalId> {
        self.things.get(self.records.place(&[article, "#", local])?)
    }

    /// Says which thing a record is; the last word counts.
    pub(super) fn add(&mut self, record: &GlobalId, thing: &GlobalId) {
        match self.records.add(record.shared().clone()) {
            Ok(_) => self.things.push(thing.clone()),
            Err(place) => self.things[place] = thing.clone(),
        }
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// All records.
    pub fn records(&self) -> Vec<GlobalId> {
        self.records.iter().map(|name| GlobalId::of(name.clone())).list()
    }
}
