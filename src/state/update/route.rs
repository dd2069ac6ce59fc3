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
        (Some(from), Some(to)) if from != to => find(change, from, to),
        (Some(_), _) => change.say("select a second thing: a path runs between two"),
        (None, _) => change.say("select two things first: a path runs between them"),
    }
}

/// Looks for the paths between two given nodes, and brings the shortest into view.
pub(super) fn between(change: &mut Change<'_>, from: &GlobalId, to: &GlobalId) {
    let document = &change.before.document;
    if let (Some(from), Some(to)) = (document.resolve(from), document.resolve(to)) {
        if from == to {
            change.say("select a second thing: a path runs between two");
            return;
        }
        find(change, from, to);
        fit(change);
    }
}

fn find(change: &mut Change<'_>, from: GlobalId, to: GlobalId) {
    let document = &change.before.document;
    let name = |id: &GlobalId| select::name_of(document, id);
    let label = ["find paths from ", &*name(&from), " to ", &name(&to)].concat();
    let route = Route::new(document, from, to);
    show(change, &label, route);
}

/// Looks at another path: the next (1) or the one before (-1), round the ends; or (0) at the same again.
pub(super) fn step(change: &mut Change<'_>, by: i32) {
    let Some(mut route) = change.before.session.route.clone() else { return };
    if route.of != change.before.document.revision {
        route.search(&change.before.document);
    }
    let count = route.found.len() as i64;
    if count > 0 {
        route.at = (route.at as i64 + i64::from(by)).rem_euclid(count) as usize;
    }
    if by == 0 {
        change.session().selection = Selection::of(route.nodes());
        change.session().route = Some(route);
    } else {
        // Going through them is one step.
        change.key = Some(GlobalId::new("", "path"));
        show(change, "look at another path", route);
    }
    fit(change);
}

/// Changes which paths count, and looks for them anew.
pub(super) fn alter(change: &mut Change<'_>, what: [&str; 2], alter: fn(&mut Route) -> bool) {
    let Some(mut route) = change.before.session.route.clone() else { return };
    let on = alter(&mut route);
    route.search(&change.before.document);
    show(change, what[usize::from(on)], route);
}

/// Puts the path in words on the clipboard.
pub(super) fn copy(change: &mut Change<'_>) {
    if let Some(text) = select::path_text(change.before) {
        change.effects.push(Effect::CopyText { text, done: "path copied".to_owned() });
    }
}

fn show(change: &mut Change<'_>, what: &str, route: Route) {
    change.step(what, |session| {
        session.selection = Selection::of(route.nodes());
        session.route = Some(route);
    });
}

fn fit(change: &mut Change<'_>) {
    let nodes = change.session().selection.nodes.clone();
    change.effects.push(Effect::FitNodes(nodes));
}

/// The paths go when nothing is selected, and follow what is open and shown. Where another thing is looked at meanwhile
/// they wait until one comes back to them.
pub(super) fn follow(before: &State, next: &mut State) {
    let Some(mut route) = next.session.route.take() else { return };
    let selection = &mut next.session.selection;
    let (document, is_new) = (&next.document, route.of == 0);
    if document.resolve(&route.from).is_none() || document.resolve(&route.to).is_none() {
        return;
    }
    // Those of a link are selected where it selects nothing else.
    let shown = if is_new { selection.is_empty() } else { route.is_selected(selection) };
    if !is_new && selection.is_empty() {
        return;
    }
    if is_new || shown && *document != before.document && route.of != document.revision {
        route.search(document);
    }
    if shown {
        *selection = Selection::of(route.nodes());
    }
    next.session.route = Some(route);
}
