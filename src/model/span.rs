//! A stretch of time in minutes, and the one that an event may have filled.

use super::{Duration, MergedEvent, Time};

/// Minutes in a day.
pub const DAY: i64 = 1_440;

/// Minutes since 1970-01-01 00:00 on the event's own calendar and clock: from `first` up to `last`, which is no part
/// of it. `i64::MIN` and `i64::MAX` are open ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub first: i64,
    pub last: i64,
}

impl Span {
    /// Whether some minute is in both.
    pub fn overlaps(self, other: Self) -> bool {
        self.first < other.last && other.first < self.last
    }

    /// How many minutes it has; very many where an end is open.
    pub fn minutes(self) -> i64 {
        self.last.saturating_sub(self.first)
    }

    /// Its first minute, or its end where the first is not known; an open end says nothing.
    pub fn known_end(self) -> Option<i64> {
        [self.first, self.last].into_iter().find(|minute| !matches!(*minute, i64::MIN | i64::MAX))
    }

    /// The same stretch so much later.
    pub fn later(self, by: i64) -> Self {
        Self { first: self.first.saturating_add(by), last: self.last.saturating_add(by) }
    }
}

impl MergedEvent {
    /// When it may have been, by the time that is shown first, and whether it merely lies somewhere in there (true) or
    /// fills it (false). A date that is about another reaches as far as the model compares it; a time of day narrows a
    /// single day, and an exact one lasts as long as the event is said to.
    pub fn span(&self) -> Option<(Span, bool)> {
        let time = self.time.best()?;
        let range = time.date.reach();
        let first = range.first.map_or(i64::MIN, |day| day * DAY);
        let last = range.last.map_or(i64::MAX, |day| (day + 1) * DAY);
        if last.saturating_sub(first) == DAY
            && let Some((span, vague)) = within_day(time, first, self.duration.best())
        {
            return Some((span, vague));
        }
        let vague = !time.date.is_interval() || time.date.qualifier() != Default::default();
        Some((Span { first, last }, vague))
    }
}

fn within_day(time: &Time, midnight: i64, duration: Option<&Duration>) -> Option<(Span, bool)> {
    let (from, to) = time.clock.as_ref()?.minutes();
    let first = midnight + i64::from(from);
    if from < to {
        return Some((Span { first, last: midnight + i64::from(to) }, true));
    }
    let lasts = duration.map_or(0, |duration| match duration.milliseconds() {
        (least, u64::MAX) => least,
        (_, most) => most,
    });
    let minutes = i64::try_from(lasts / 60_000).unwrap_or(0).clamp(1, 400 * DAY);
    Some((Span { first, last: first + minutes }, false))
}
