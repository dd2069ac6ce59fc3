//! Events in time order.

use crate::model::{GlobalId, Merged, MergedEvent};
use crate::order::Listed as _;
use crate::order::{self, Map, Set};
use crate::pace::{Pace, at_once};

/// Where an event stands in time: dates as days; the undated come last.
type When = (bool, i64, i64);

/// Of more events than these on one date the clock alone decides: the other rules take time by their square.
const MOST_COMPARED: usize = 500;

/// Sorts events by date, undated last. Among events of one date a part follows its whole, `after` and the clock
/// decide, then the id.
pub(in crate::state) fn in_time_order(merged: &Merged, events: impl IntoIterator<Item = GlobalId>) -> Vec<GlobalId> {
    at_once(in_time_order_paced(merged, events.into_iter().list(), &Pace::endless()))
}

/// The same at a pace.
pub(in crate::state) async fn in_time_order_paced(
    merged: &Merged,
    events: Vec<GlobalId>,
    pace: &Pace,
) -> Vec<GlobalId> {
    let mut dated: Vec<(When, GlobalId)> = Vec::with_capacity(events.len());
    for id in events {
        dated.extend(merged.events.get(&id).map(when).map(|when| (when, id)));
        pace.step(1).await;
    }
    order::sort_by_paced(&mut dated, |one, other| one.0.cmp(&other.0), pace).await;
    let mut ordered = Vec::with_capacity(dated.len());
    for same_date in dated.chunk_by(|one, other| one.0 == other.0) {
        ordered.extend(in_order_of_after(merged, same_date.iter().map(|(_, id)| id.clone()).list()));
        pace.step(same_date.len() * 2).await;
    }
    ordered
}

fn when(event: &std::sync::Arc<MergedEvent>) -> When {
    event.time.best().map_or((true, 0, 0), |time| {
        let (first, last, _) = time.date.sort_key();
        (false, first, last)
    })
}

/// Kahn's algorithm; among events that may come next, the one with the earliest clock, then what took place before
/// what did not, then the least id.
fn in_order_of_after(merged: &Merged, mut events: Vec<GlobalId>) -> Vec<GlobalId> {
    if events.len() > MOST_COMPARED {
        order::sort_by_key(&mut events, |id| (minute(merged, id), !counts(merged, id)));
        return events;
    }
    let members: Set<&GlobalId> = events.iter().collect();
    let mut before: Map<&GlobalId, Set<&GlobalId>> =
        events.iter().map(|id| (id, earlier(merged, id, &members))).collect();
    let mut open: Set<(u16, bool, &GlobalId)> =
        events.iter().map(|id| (minute(merged, id), !counts(merged, id), id)).collect();
    let mut ordered = Vec::with_capacity(events.len());
    while !open.is_empty() {
        let free = open.iter().find(|(.., id)| before.get(id).is_none_or(Set::is_empty));
        // In a circle, which the model does not build, the first goes first.
        let Some(next) = free.or(open.first()).copied() else { break };
        open.remove(&next);
        for waiting in before.values_mut() {
            waiting.remove(next.2);
        }
        ordered.push(next.2.clone());
    }
    ordered
}

/// The members that come before an event, also by way of events that are no members.
fn earlier<'a>(merged: &'a Merged, id: &GlobalId, members: &Set<&'a GlobalId>) -> Set<&'a GlobalId> {
    let mut found = Set::new();
    let mut seen = Set::from([id]);
    let mut stack = vec![id];
    while let Some(at) = stack.pop() {
        let Some(event) = merged.events.get(at) else { continue };
        for previous in event.after.iter().chain(&event.part_of) {
            if seen.insert(previous) {
                stack.push(previous);
                if let Some(member) = members.get(previous) {
                    found.insert(*member);
                }
            }
        }
    }
    found
}

fn counts(merged: &Merged, id: &GlobalId) -> bool {
    merged.events.get(id).is_some_and(|event| event.status().counts())
}

/// The earliest minute of the day; those without a clock come after those that have one.
fn minute(merged: &Merged, id: &GlobalId) -> u16 {
    let clock = merged.events.get(id).and_then(|event| event.time.best()).and_then(|time| time.clock.as_ref());
    clock.map_or(u16::MAX, |clock| clock.minutes().0)
}
