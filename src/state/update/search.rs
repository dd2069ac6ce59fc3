//! The search field.

use super::{Change, filter};
use crate::state::{Effect, Selection, State, select};

pub(super) fn set_query(change: &mut Change<'_>, query: String) {
    let session = change.session();
    if session.query != query {
        session.query = query;
        session.hit = 0;
    }
}

/// Moves the marked hit, from the last to the first and back.
pub(super) fn move_hit(change: &mut Change<'_>, by: i32) {
    let count = select::hit_ids(change.before).len() as i64;
    if count > 0 {
        let hit = (change.before.session.hit as i64 + i64::from(by)).rem_euclid(count);
        change.session().hit = hit as usize;
    }
}

/// Selects the marked hit and brings it to the middle, shown if it was folded.
pub(super) fn take_hit(change: &mut Change<'_>) {
    let hits = select::hit_ids(change.before);
    let Some(id) = hits.get(change.before.session.hit).or(hits.first()).cloned() else {
        if !change.before.session.query.trim().is_empty() {
            let text = format!("nothing here is called \u{201c}{}\u{201d}", change.before.session.query.trim());
            change.say(text);
        }
        return;
    };
    filter::reveal_hidden(change, &id);
    change.session().selection = Selection::of(vec![id.clone()]);
    change.effects.push(Effect::FlyTo(id));
}

/// Keeps the mark on a hit that there is.
pub(super) fn clamp_hit(next: &mut State) {
    if next.session.hit > 0 {
        let count = select::hit_ids(next).len();
        next.session.hit = next.session.hit.min(count.saturating_sub(1));
    }
}
