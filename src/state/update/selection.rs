//! Choosing nodes and lines.

use std::rc::Rc;

use super::Change;
use crate::graph::Visible;
use crate::model::GlobalId;
use crate::order::Listed as _;
use crate::order::Set;
use crate::scene::timeline;
use crate::state::{Document, Selection, State};

pub(super) fn select(change: &mut Change<'_>, id: &GlobalId) {
    if let Some(id) = change.before.document.resolve(id) {
        change.session().selection = Selection::of(vec![id]);
    } else if let (Some(day), Some(_)) = (change.before.session.known, change.before.document.resolve_in_whole(id)) {
        let day = timeline::day(day);
        change.say(format!("it was not known on {day}"));
    }
}

pub(super) fn toggle(change: &mut Change<'_>, id: &GlobalId) {
    let Some(id) = change.before.document.resolve(id) else { return };
    let selection = &mut change.session().selection;
    selection.edge = None;
    match selection.nodes.iter().position(|selected| *selected == id) {
        Some(at) => {
            selection.nodes.remove(at);
        }
        None => selection.nodes.push(id),
    }
}

/// Those that exist, each once, in the order given.
pub(super) fn select_many(change: &mut Change<'_>, ids: &[GlobalId]) {
    let mut seen = Set::new();
    let nodes: Vec<GlobalId> =
        ids.iter().filter_map(|id| change.before.document.resolve(id)).filter(|id| seen.insert(id.clone())).list();
    if !nodes.is_empty() || ids.is_empty() {
        change.session().selection = Selection::of(nodes);
    }
}

pub(super) fn select_edge(change: &mut Change<'_>, name: Rc<str>) {
    if change.before.document.edge_slot(&name).is_some() {
        change.session().selection = Selection { nodes: Vec::new(), edge: Some(name) };
    }
}

pub(super) fn select_all(change: &mut Change<'_>) {
    let nodes = shown(change.before).map(|(_, id)| id.clone()).list();
    change.session().selection = Selection::of(nodes);
}

pub(super) fn invert(change: &mut Change<'_>) {
    let selected: Set<&GlobalId> = change.before.session.selection.nodes.iter().collect();
    let nodes = shown(change.before).filter(|(_, id)| !selected.contains(id)).map(|(_, id)| id.clone()).collect();
    change.session().selection = Selection::of(nodes);
}

pub(super) fn clear(change: &mut Change<'_>) {
    change.session().selection = Selection::default();
}

/// Adds what is drawn and one link away.
pub(super) fn add_neighbours(change: &mut Change<'_>) {
    let document = &change.before.document;
    let network = &document.network;
    let slots = selected_slots(change.before);
    let selected: Set<u32> = slots.iter().copied().collect();
    let fresh: Vec<GlobalId> = network
        .ego(&slots, 1)
        .into_iter()
        .filter(|slot| !selected.contains(slot) && visible(document, *slot) != Visible::Hidden)
        .filter_map(|slot| network.node(slot).map(|node| node.id.clone()))
        .list();
    if slots.is_empty() {
        change.say("select something first: its neighbours are added to it");
    } else if fresh.is_empty() {
        change.say("all shown neighbours are selected already");
    } else {
        let session = change.session();
        session.selection.edge = None;
        session.selection.nodes.extend(fresh);
    }
}

/// The slots of the selected nodes that stand in the network, in the order they were chosen; of a line its ends.
pub(super) fn selected_slots(state: &State) -> Vec<u32> {
    let State { document, session, .. } = state;
    let mut slots: Vec<u32> = session.selection.nodes.iter().filter_map(|id| document.network.slot(id)).list();
    if let Some(edge) = session.selection.edge.as_ref().and_then(|name| document.edge_slot(name)) {
        slots.extend(document.network.ends(edge).map(|(from, to)| [from, to]).into_iter().flatten());
    }
    slots
}

pub(super) fn visible(document: &Document, slot: u32) -> Visible {
    document.visibility.nodes.get(slot as usize).copied().unwrap_or_default()
}

fn shown(state: &State) -> impl Iterator<Item = (u32, &GlobalId)> {
    let document = &state.document;
    let nodes = document.network.nodes().filter(|(slot, _)| visible(document, *slot) == Visible::Shown);
    nodes.map(|(slot, node)| (slot, &node.id))
}
