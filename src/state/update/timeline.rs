//! The time that is looked at, and going from event to event in time.

use super::Change;
use crate::graph::Visible;
use crate::model::{GlobalId, Span};
use crate::scene::timeline::{self as words, Moment};
use crate::state::{Document, Selection, State};

/// Looks at a time, or at all; what one gesture does is one step for undo.
pub(super) fn set_window(change: &mut Change<'_>, window: Option<Span>, gesture: u32) {
    let window = window.filter(|window| window.first < window.last);
    // No record is named without an article.
    change.key = Some(GlobalId::new("", &gesture.to_string()));
    let label = match window {
        Some(window) => ["look at ", &words::window(window)].concat(),
        None => "look at all times".to_owned(),
    };
    change.step(&label, |session| session.filter.window = window);
}

/// Selects the next event in time (`by` 1) or the one before (-1), of those that are drawn and in the time looked at.
pub(super) fn step_event(change: &mut Change<'_>, by: i32) {
    let State { document, session, .. } = change.before;
    let timeline = &document.timeline;
    let Document { network, visibility, .. } = document;
    // Of the events in lines a focus leaves those that have one.
    let mut lined = vec![session.filter.focus.is_empty(); visibility.lined.len()];
    for (edge, _) in (0..).zip(&visibility.edges).filter(|(_, seen)| **seen == Visible::Shown) {
        network.lined_in(edge).for_each(|place| lined[place] = true);
    }
    let is_seen = |moment: &&Moment| {
        let in_focus = network.lined_place(&moment.id).is_none_or(|place| lined[place]);
        in_focus && document.visibility.of_event(&document.network, &moment.id) == Visible::Shown
    };
    let here = session.selection.nodes.iter().rev().find_map(|id| timeline.place_of(id));
    let (before, after) = timeline.moments.split_at(here.unwrap_or(0));
    let after = after.get(usize::from(here.is_some())..).unwrap_or_default();
    let found = match (by < 0, here) {
        (false, _) => after.iter().find(is_seen),
        (true, Some(_)) => before.iter().rev().find(is_seen),
        (true, None) => after.iter().rev().find(is_seen),
    };
    match found {
        Some(moment) => change.session().selection = Selection::of(vec![moment.id.clone()]),
        None => change.say(if by < 0 { "no earlier event is shown" } else { "no later event is shown" }),
    }
}
