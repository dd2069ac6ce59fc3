//! Agreement: how the values that several articles give for one thing stand to each other, and which to show.

use std::cmp::Reverse;

use super::{Agreement, Date, Duration, GlobalId, Sourced, Status, Time, Values, Word};
use crate::order::Listed as _;
use crate::order::Map;

/// How far the record of a value looked ahead.
#[derive(Clone, Copy)]
pub(super) struct Outlook<'a> {
    /// The day the article speaks from.
    pub(super) as_of: &'a Date,
    /// Its status is about the future, so a later article may tell how it came out.
    pub(super) ahead: bool,
}

impl Outlook<'_> {
    /// Whether a later article, which knows how it came out, replaces what this one says.
    fn yields_to(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.as_of.range(), other.as_of.range());
        self.ahead && matches!((mine.last, theirs.first), (Some(last), Some(first)) if last < first)
    }
}

/// How two values stand to each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Same,
    /// One contains the other.
    Within,
    Apart,
}

/// What can be compared across articles.
pub(super) trait Comparable<Context> {
    /// How it stands to the other.
    fn fit(&self, other: &Self, context: &Context) -> Fit;
    /// How imprecise it is; the least is shown.
    fn vagueness(&self, context: &Context) -> u64;
}

/// Weighs the values of one thing. They come in order of their source.
pub(super) fn weigh<T, C>(all: Vec<(Sourced<T>, Outlook<'_>)>, context: &C) -> Values<T>
where
    T: Comparable<C>,
{
    let superseded: Vec<bool> = all
        .iter()
        .map(|(mine, outlook)| {
            outlook.ahead
                && all.iter().any(|(other, later)| {
                    outlook.yields_to(later) && mine.value.fit(&other.value, context) == Fit::Apart
                })
        })
        .list();
    let best = (0..all.len())
        .min_by_key(|&at| {
            let (sourced, outlook) = &all[at];
            (superseded[at], sourced.value.vagueness(context), Reverse(outlook.as_of), at)
        })
        .unwrap_or(0);
    let agreement = agreement(&all, context);
    Values { all: all.into_iter().map(|(sourced, _)| sourced).list(), agreement, best }
}

fn agreement<T, C>(all: &[(Sourced<T>, Outlook<'_>)], context: &C) -> Agreement
where
    T: Comparable<C>,
{
    let Some((first, _)) = all.first() else { return Agreement::Unstated };
    let mut worst = Agreement::Corroborated;
    let all_same = all.iter().all(|(other, _)| first.value.fit(&other.value, context) == Fit::Same);
    if all_same {
        let one_article = all.iter().all(|(other, _)| other.source.article() == first.source.article());
        return if one_article { Agreement::Single } else { Agreement::Corroborated };
    }
    for (at, (a, mine)) in all.iter().enumerate() {
        for (b, theirs) in &all[..at] {
            let pair = match a.value.fit(&b.value, context) {
                Fit::Same => Agreement::Corroborated,
                Fit::Within => Agreement::Compatible,
                Fit::Apart if mine.yields_to(theirs) || theirs.yields_to(mine) => Agreement::Superseded,
                Fit::Apart => return Agreement::Conflict,
            };
            worst = worst.max(pair);
        }
    }
    worst
}

/// Whether the status tells of something that has not come out yet.
pub(super) fn is_ahead(status: &Word<Status>) -> bool {
    use Status as S;
    matches!(status.known(), Some(S::Planned | S::Proposed | S::Threatened | S::Hypothetical | S::Unclear | S::Ongoing))
}

fn fit_of(same: bool, within: bool) -> Fit {
    match (same, within) {
        (true, _) => Fit::Same,
        (false, true) => Fit::Within,
        (false, false) => Fit::Apart,
    }
}

impl Comparable<()> for Word<Status> {
    /// "Unclear" contradicts nobody.
    fn fit(&self, other: &Self, (): &()) -> Fit {
        let unclear = [self, other].iter().any(|word| word.known() == Some(Status::Unclear));
        fit_of(self == other, unclear)
    }

    fn vagueness(&self, (): &()) -> u64 {
        u64::from(self.known() == Some(Status::Unclear))
    }
}

impl Comparable<()> for Date {
    fn fit(&self, other: &Self, (): &()) -> Fit {
        fit_of(self == other, self.contains(other) || other.contains(self))
    }

    fn vagueness(&self, (): &()) -> u64 {
        self.reach().days().map_or(u64::MAX, |days| days.unsigned_abs())
    }
}

impl Comparable<()> for Duration {
    fn fit(&self, other: &Self, (): &()) -> Fit {
        fit_of(self.milliseconds() == other.milliseconds(), self.contains(other) || other.contains(self))
    }

    fn vagueness(&self, (): &()) -> u64 {
        let (least, greatest) = self.milliseconds();
        greatest - least
    }
}

impl Comparable<()> for Time {
    /// Date and time of day each must fit. Between different zones a date may be one day off, and times of day are
    /// not compared.
    fn fit(&self, other: &Self, (): &()) -> Fit {
        let zones = matches!((&self.zone, &other.zone), (Some(a), Some(b)) if a != b);
        let slack = i64::from(zones);
        let (mine, theirs) = (&self.date, &other.date);
        let date = fit_of(
            mine == theirs,
            mine.reach().widened(slack).contains(theirs.range())
                || theirs.reach().widened(slack).contains(mine.range()),
        );
        let clock = match (&self.clock, &other.clock) {
            (None, None) => Fit::Same,
            (Some(a), Some(b)) if a == b => Fit::Same,
            (Some(a), Some(b)) if !zones => fit_of(false, a.contains(b) || b.contains(a)),
            _ => Fit::Within,
        };
        date.max(clock)
    }

    fn vagueness(&self, (): &()) -> u64 {
        let minutes = self.clock.as_ref().map_or(1_440, |clock| {
            let (first, last) = clock.minutes();
            u64::from(last - first)
        });
        self.date.vagueness(&()).saturating_mul(1_440).saturating_add(minutes)
    }
}

impl Comparable<()> for String {
    fn fit(&self, other: &Self, (): &()) -> Fit {
        fit_of(self == other, false)
    }

    fn vagueness(&self, (): &()) -> u64 {
        0
    }
}

/// Which place lies in which.
pub(super) type Within = Map<GlobalId, GlobalId>;

impl Comparable<Within> for GlobalId {
    /// A place and the one it lies in fit.
    fn fit(&self, other: &Self, within: &Within) -> Fit {
        let inside = |inner: &Self, outer: &Self| surroundings(inner, within).any(|place| place == outer);
        fit_of(self == other, inside(self, other) || inside(other, self))
    }

    /// The deeper it lies, the more precise it is.
    fn vagueness(&self, within: &Within) -> u64 {
        u64::MAX - surroundings(self, within).count() as u64
    }
}

/// The places round a place, from the inside out. `within` has no circles.
fn surroundings<'a>(place: &'a GlobalId, within: &'a Within) -> impl Iterator<Item = &'a GlobalId> {
    std::iter::successors(within.get(place), |place| within.get(place))
}
