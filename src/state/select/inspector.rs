//! The inspector: what is selected, in full.

use std::rc::Rc;

use super::names::link;
use super::order::in_time_order;
use super::path::path;
use super::rows::event_row;
use super::{EventRow, Inspector, NodeLink, inspector_edge, inspector_entity, inspector_event, since, words};
use crate::graph::NodeKind;
use crate::model::{GlobalId, MergedEvent};
use crate::order::Listed as _;
use crate::order::Set;
use crate::state::{Document, State};

/// What the inspector shows.
pub fn inspector(state: &State) -> Inspector {
    let State { document, session, .. } = state;
    if let Some(name) = &session.selection.edge {
        return inspector_edge::view(state, name).map_or_else(|| empty(state), |view| Inspector::Edge(Rc::new(view)));
    }
    if let Some(view) = path(state) {
        return Inspector::Path(Rc::new(view));
    }
    match &session.selection.nodes[..] {
        [] => empty(state),
        [id] => one(state, id).unwrap_or_else(|| empty(state)),
        many => Inspector::Many {
            nodes: many.iter().filter_map(|id| link(document, id, "").map(|link| described(document, link))).list(),
            shared: shared(document, many),
        },
    }
}

/// Whether an entity took part in an event, was its place, or was represented there. To be talked about is less.
pub(super) fn is_present(event: &MergedEvent, entity: &GlobalId) -> bool {
    event.participants.iter().any(|it| it.entity == *entity || it.side.as_ref() == Some(entity))
        || event.place.all.iter().any(|place| place.value == *entity)
}

fn one(state: &State, id: &GlobalId) -> Option<Inspector> {
    let merged = &state.document.merged;
    if let Some(entity) = merged.entities.get(id) {
        return Some(Inspector::Entity(Rc::new(inspector_entity::view(state, entity))));
    }
    merged.events.get(id).map(|event| Inspector::Event(Rc::new(inspector_event::view(state, event))))
}

fn empty(state: &State) -> Inspector {
    let document = &state.document;
    Inspector::Empty {
        entities: document.merged.entities.len(),
        events: document.merged.events.len(),
        articles: document.dataset.known_count(state.session.known),
        known: since::known(state).map(Rc::new),
    }
}

/// The events that all of the selected entities were at. Selected events choose among them.
fn shared(document: &Document, selected: &[GlobalId]) -> Vec<EventRow> {
    let merged = &document.merged;
    let entities: Vec<&GlobalId> = selected.iter().filter(|id| merged.entities.contains_key(*id)).list();
    if entities.len() < 2 {
        return Vec::new();
    }
    let chosen: Set<&GlobalId> = selected.iter().filter(|id| merged.events.contains_key(*id)).collect();
    let events = merged.events.values().filter(|event| entities.iter().all(|entity| is_present(event, entity)));
    let events = events.filter(|event| chosen.is_empty() || chosen.contains(&event.id)).map(|event| event.id.clone());
    in_time_order(merged, events).iter().filter_map(|id| event_row(document, id, None)).list()
}

fn described(document: &Document, link: NodeLink) -> NodeLink {
    let detail: Rc<str> = match (link.kind, document.merged.events.get(&link.id)) {
        (NodeKind::Event(_), Some(event)) => words::event_word(&event.kind).into(),
        (kind, _) => words::node_kind(kind).into(),
    };
    NodeLink { detail, ..link }
}
