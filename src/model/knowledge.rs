//! What was known on a day: the articles published by then.

use super::{Article, Dataset, Source};
use crate::order::Set;

impl Article {
    /// The day from which on it counts as known, counted from 1970-01-01: the day it was published, else the day it
    /// speaks from. Of an uncertain date it is the earliest day that is possible: that is not before the day it speaks
    /// from, where this is one of them. `i64::MIN` where there is no earliest.
    pub fn known_from(&self) -> i64 {
        let as_of = self.as_of.range();
        let published = self.published.as_ref().map_or(as_of, |date| date.range());
        let as_of = as_of.first.filter(|day| published.includes(*day));
        as_of.or(published.first).unwrap_or(i64::MIN)
    }
}

impl Source {
    /// Whether it is known on a day; on none, at present, everything is.
    pub fn is_known(&self, day: Option<i64>) -> bool {
        day.is_none_or(|day| self.article.known_from() <= day)
    }
}

impl Dataset {
    /// The days on which articles became known, ascending, each once: the stops of the clock.
    pub fn days_of_publication(&self) -> Set<i64> {
        let days = self.sources.values().map(|source| source.article.known_from());
        days.filter(|day| *day != i64::MIN).collect()
    }

    /// How many articles are known on a day.
    pub fn known_count(&self, day: Option<i64>) -> usize {
        self.sources.values().filter(|source| source.is_known(day)).count()
    }
}
