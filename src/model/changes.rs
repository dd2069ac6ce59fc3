//! Changes: what is known of events now that was not known on a day before.

use super::agreement::is_ahead;
use super::{GlobalId, Merged, MergedEvent, Sourced, Status, Time, Values, Word};
use crate::order::Listed as _;
use crate::order::Set;

/// One thing that has changed, and the records that say so.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub event: GlobalId,
    pub what: Changed,
    pub sources: Vec<GlobalId>,
}

/// What has changed about an event.
#[derive(Debug, Clone, PartialEq)]
pub enum Changed {
    Status {
        was: Word<Status>,
        is: Word<Status>,
    },
    Time {
        was: Option<Time>,
        is: Time,
    },
    Place {
        was: Option<GlobalId>,
        is: GlobalId,
    },
    /// Named as taking part by later articles alone.
    Joined(Vec<GlobalId>),
    /// Announced as taking part, and named by no article that tells how it came out.
    Unnamed(Vec<GlobalId>),
    /// The articles contradict each other only since.
    Disputed,
    /// Nothing was known of it.
    New,
}

/// What has changed between what was known then and what is known now, by the event's id and in the order of
/// [`Changed`]. Both are of one dataset.
pub fn changes(then: &Merged, now: &Merged) -> Vec<Change> {
    let mut changes = Vec::new();
    for (id, after) in &now.events {
        let mut add = |what: Changed, sources: Vec<GlobalId>| {
            changes.push(Change { event: id.clone(), what, sources });
        };
        let Some(before) = then.events.get(id) else {
            add(Changed::New, after.members.clone());
            continue;
        };
        let fresh: Set<&GlobalId> = after.members.iter().filter(|member| !before.members.contains(member)).collect();
        if fresh.is_empty() {
            continue;
        }
        if let (Some(was), Some(is)) = (before.status.best(), after.status.best())
            && was != is
        {
            add(Changed::Status { was: was.clone(), is: is.clone() }, who_says(&after.status, is, &fresh));
        }
        if let Some(is) = after.time.best().filter(|is| !same_time(before.time.best(), is)) {
            let was = before.time.best().cloned();
            add(Changed::Time { was, is: is.clone() }, who_says(&after.time, is, &fresh));
        }
        if let Some(is) = after.place.best().filter(|is| before.place.best() != Some(is)) {
            let was = before.place.best().cloned();
            add(Changed::Place { was, is: is.clone() }, who_says(&after.place, is, &fresh));
        }
        let named = |event: &MergedEvent| event.participants.iter().map(|it| it.entity.clone()).collect::<Set<_>>();
        let joined: Vec<GlobalId> = named(after).into_iter().filter(|it| !named(before).contains(it)).list();
        if !joined.is_empty() {
            let rows = after.participants.iter().filter(|row| joined.contains(&row.entity));
            let sources: Set<GlobalId> = rows.flat_map(|row| row.sources.iter().cloned()).collect();
            add(Changed::Joined(joined), sources.into_iter().list());
        }
        let unnamed = unnamed(before, after, &fresh);
        if !unnamed.is_empty() {
            add(Changed::Unnamed(unnamed), fresh.iter().map(|id| (*id).clone()).list());
        }
        if after.in_conflict() && !before.in_conflict() {
            add(Changed::Disputed, fresh.into_iter().cloned().list());
        }
    }
    changes
}

/// A date and a time of day; what the article's words for it are does not matter.
fn same_time(was: Option<&Time>, is: &Time) -> bool {
    was.is_some_and(|was| was.date == is.date && was.clock == is.clock)
}

/// The later records that have a value; where none has it as it is, all later ones.
fn who_says<T: PartialEq>(values: &Values<T>, value: &T, fresh: &Set<&GlobalId>) -> Vec<GlobalId> {
    let later = |it: &&Sourced<T>| fresh.contains(&it.source);
    let same = values.all.iter().filter(later).filter(|it| it.value == *value).map(|it| it.source.clone()).list();
    if same.is_empty() { fresh.iter().map(|id| (*id).clone()).list() } else { same }
}

/// Those that were announced for what has come out since, in later articles that name others and not them. That an
/// article is silent about them is no more than that.
fn unnamed(before: &MergedEvent, after: &MergedEvent, fresh: &Set<&GlobalId>) -> Vec<GlobalId> {
    let word = |event: &MergedEvent| event.status.best().is_some_and(is_ahead);
    let later = |row: &&super::MergedParticipant| row.sources.iter().any(|source| fresh.contains(&source));
    let named: Set<&GlobalId> = after.participants.iter().filter(later).map(|row| &row.entity).collect();
    if !word(before) || word(after) || named.is_empty() {
        return Vec::new();
    }
    let announced: Set<&GlobalId> = before.participants.iter().map(|row| &row.entity).collect();
    announced.into_iter().filter(|entity| !named.contains(entity)).cloned().list()
}
