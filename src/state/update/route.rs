//! Paths: asked for, stepped through, and kept true.

use super::{Change, selection};
use crate::model::GlobalId;
use crate::state::{Effect, Route, Selection, State, select};

/// Looks for the paths between the first and the last of the selected.
pub(super) fn ask(change: &mut Change<'_>) {
    let network = &change.before.document.network;
    let slots = selection::selected_slots(change.before);
    let node = |slot: Option<&u32>| network.node(*slot?).map(|node| node.id.clone());
    match (node(slots.first()), node(slots.last())) {
        (Some(from), Some(to)) if from != to => {
            let route = Route::new(&change.before.document, from, to);
            show(change, route);
        }
        (Some(_), _) => change.say("select a second thing: a path runs between two"),
        (None, _) => change.say("select two things first: a path runs between them"),
    }
}

/// Looks for the paths of a link or between two given nodes.
pub(super) fn between(change: &mut Change<'_>, from: &GlobalId, to: &GlobalId) {
    let document = &change.before.document;
    if let (Some(from), Some(to)) = (document.resolve(from), document.resolve(to)) {
        if from == to {
            change.say("select a second thing: a path runs between two");
            return;
        }
        let route = Route::new(document, from, to);
        show(change, route);
        fit(change);
    }
}

/// Looks at another path: the next (1) or the one before (-1), round the ends.
pub(super) fn step(change: &mut Change<'_>, by: i32) {
    let Some(mut route) = change.before.session.route.clone() else { return };
    let count = route.found.len() as i64;
    if count > 0 {
        route.at = (route.at as i64 + i64::from(by)).rem_euclid(count) as usize;
    }
    show(change, route);
    fit(change);
}

/// Changes which paths count, and looks for them anew.
pub(super) fn alter(change: &mut Change<'_>, alter: fn(&mut Route)) {
    let Some(mut route) = change.before.session.route.clone() else { return };
    alter(&mut route);
    route.search(&change.before.document);
    show(change, route);
}

/// Puts the path in words on the clipboard.
pub(super) fn copy(change: &mut Change<'_>) {
    if let Some(text) = select::path_text(change.before) {
        change.effects.push(Effect::CopyText { text, done: "path copied".to_owned() });
    }
}

fn show(change: &mut Change<'_>, route: Route) {
    change.session().selection = Selection::of(route.nodes());
    change.session().route = Some(route);
}

fn fit(change: &mut Change<'_>) {
    let nodes = change.session().selection.nodes.clone();
    change.effects.push(Effect::FitNodes(nodes));
}

/// The paths go when nothing is selected, and follow what is open and shown.
pub(super) fn follow(before: &State, next: &mut State) {
    let Some(mut route) = next.session.route.take() else { return };
    if next.session.selection.is_empty() || next.document.resolve(&route.from).is_none() {
        return;
    }
    if next.document != before.document {
        let shown = route.is_selected(&next.session.selection);
        // Where something else is selected, they would be looked for in vain.
        if !shown {
            return;
        }
        route.search(&next.document);
        next.session.selection = Selection::of(route.nodes());
    }
    next.session.route = Some(route);
}
