//! Hiding, focusing, unfolding. Filters never move anything.

use super::{Change, selection};
use crate::graph::Visible;
use crate::model::GlobalId;
use crate::order::Listed as _;
use crate::order::Set;
use crate::state::{Document, Selection};

pub(super) fn hide_selection(change: &mut Change<'_>) {
    let selected = change.before.session.selection.nodes.clone();
    if selected.is_empty() {
        change.say("select something first: it is what will be hidden");
        return;
    }
    change.step("hide", |session| {
        for id in selected {
            session.filter.shown.remove(&id);
            session.filter.hidden.insert(id);
        }
        session.selection = Selection::default();
    });
}

/// Keeps only the selection and its neighbours; again: everything.
pub(super) fn focus(change: &mut Change<'_>) {
    if !change.before.session.filter.focus.is_empty() {
        change.step("end of the focus", |session| session.filter.focus.clear());
        return;
    }
    let slots = selection::selected_slots(change.before);
    if slots.is_empty() {
        change.say("select something first: the focus keeps it and its neighbours");
        return;
    }
    let network = &change.before.document.network;
    let degrees = change.before.session.degrees.clamp(1, 5);
    let kept: Set<GlobalId> =
        network.ego(&slots, degrees).into_iter().filter_map(|slot| network.node(slot).map(|n| n.id.clone())).collect();
    change.step("focus", |session| session.filter.focus = kept);
}

/// Draws the neighbours of a node that are not drawn.
pub(super) fn expand(change: &mut Change<'_>, id: &GlobalId) {
    let document = &change.before.document;
    let Some(id) = document.resolve(id) else { return };
    let hidden = hidden_neighbours(document, &id);
    if hidden.is_empty() {
        change.say("all its neighbours are shown already");
        return;
    }
    change.step("expand", |session| reveal(&mut session.filter, hidden));
}

/// The neighbours of a node that are not drawn, ascending.
pub(in crate::state) fn hidden_neighbours(document: &Document, id: &GlobalId) -> Vec<GlobalId> {
    let network = &document.network;
    let Some(slot) = network.slot(id) else { return Vec::new() };
    let neighbours = network.neighbours(slot).into_iter();
    neighbours
        .filter(|slot| selection::visible(document, *slot) == Visible::Hidden)
        .filter_map(|slot| network.node(slot).map(|node| node.id.clone()))
        .list()
}

/// Makes the filter show these, whatever hides them.
pub(super) fn reveal(filter: &mut crate::graph::Filter, ids: Vec<GlobalId>) {
    for id in ids {
        filter.hidden.remove(&id);
        if !filter.focus.is_empty() {
            filter.focus.insert(id.clone());
        }
        filter.shown.insert(id);
    }
}

/// Shows a node that is about to be looked at, if it is not drawn.
pub(super) fn reveal_hidden(change: &mut Change<'_>, id: &GlobalId) {
    let document = &change.before.document;
    let Some(slot) = document.network.slot(id) else { return };
    if selection::visible(document, slot) == Visible::Hidden {
        let id = id.clone();
        change.step("show", |session| reveal(&mut session.filter, vec![id]));
    }
}
