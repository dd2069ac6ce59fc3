//! The day of knowledge: only what was published by then is known.

use super::Change;
use crate::model::{Changed, GlobalId, changes};
use crate::scene::timeline;
use crate::state::select::{ClockView, clock};

/// Shows what was known on a day; on the last day of publication that is all. What one gesture does is one step for
/// undo.
pub(super) fn set(change: &mut Change<'_>, day: Option<i64>, gesture: u32) {
    let last = change.before.document.dataset.days_of_publication().iter().next_back().copied();
    let day = day.filter(|day| last.is_some_and(|last| *day < last));
    if day == change.before.session.known {
        return;
    }
    // No record is named without an article.
    change.key = Some(GlobalId::new("", &format!("known {gesture}")));
    change.step("day of knowledge", |session| session.known = day);
}

/// Moves on by so many days of publication.
pub(super) fn step(change: &mut Change<'_>, by: i32) {
    let Some(ClockView { days, at: here, .. }) = clock(change.before) else {
        change.say("all open articles are of one day");
        return;
    };
    let next = here.saturating_add_signed(by as isize).min(days.len().saturating_sub(1));
    if next == here {
        change.say(if by < 0 { "no open article is older" } else { "all that is open is known" });
        return;
    }
    set(change, days.get(next).copied(), 0);
    // Each press is a step of its own.
    change.key = None;
}

/// Says what is known now, once.
pub(super) fn tell(change: &mut Change<'_>) {
    let document = &change.next.document;
    let Some(day) = change.next.session.known else {
        change.say("all that is open is known again");
        return;
    };
    let articles = document.dataset.sources.len();
    let known = document.dataset.known_count(Some(day));
    let changes = changes(&document.merged, &document.whole);
    let fresh = changes.iter().filter(|change| change.what == Changed::New).count();
    let changed = changes.len() - fresh;
    let day = timeline::day(day);
    change.say(format!(
        "as known on {day}, from {known} of {articles} articles: {changed} changes and {fresh} more events since"
    ));
}
