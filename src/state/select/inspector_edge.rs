//! A line in the inspector: its sentence and what it stands for.

use std::rc::Rc;

use super::inspector_event::event_detail;
use super::names::{link, name_of};
use super::order::in_time_order;
use super::rows::{event_row, quotes};
use super::sentence::{self, Reading};
use super::{EdgeView, QuoteView};
use crate::graph::{Edge, EdgeKind, Visible};
use crate::model::{Evidence, GlobalId, Sourced};
use crate::order::Listed as _;
use crate::order::Set;
use crate::state::{Document, State};

pub(super) fn view(state: &State, name: &Rc<str>) -> Option<EdgeView> {
    let document = &state.document;
    let slot = document.edge_slot(name)?;
    let edge = document.network.edge(slot)?;
    let (from, to) = document.network.ends(slot)?;
    let from = &document.network.node(from)?.id;
    let to = &document.network.node(to)?.id;
    let (events, filtered) = events(state, edge, from, to);
    Some(EdgeView {
        id: name.clone(),
        from: link(document, from, event_detail(document, from))?,
        to: link(document, to, event_detail(document, to))?,
        sentence: sentence(document, edge, Reading::Along).into(),
        derived: edge.derived && !matches!(edge.kind, EdgeKind::Shares { .. }),
        quotes: edge_quotes(document, edge, from, to),
        events,
        filtered,
    })
}

/// What a line says, read from one of its ends; a relation in its own words.
pub(super) fn sentence(document: &Document, edge: &Edge, reading: Reading) -> String {
    let relation = edge.records.iter().find_map(|record| {
        let merged = document.merged.merged_of.get(record).unwrap_or(record);
        document.merged.relations.get(merged)
    });
    match (&edge.kind, relation) {
        (EdgeKind::Relation(_), Some(relation)) => {
            let to = name_of(document, &relation.to);
            sentence::relation(&relation.kind, relation.title.as_deref(), &to, reading)
        }
        (EdgeKind::Shares { events }, _) => {
            let is_seen = |id: &&GlobalId| document.visibility.of_event(&document.network, id) == Visible::Shown;
            let seen = events.iter().filter(is_seen).count();
            sentence::shared(if seen == 0 { events.len() } else { seen })
        }
        (kind, _) => sentence::edge(kind, edge.status, reading),
    }
}

/// The quotes of the records behind the line: of an event first those about the participant.
pub(super) fn edge_quotes(document: &Document, edge: &Edge, from: &GlobalId, to: &GlobalId) -> Vec<QuoteView> {
    let merged = &document.merged;
    let mut evidence: Vec<&Sourced<Evidence>> = Vec::new();
    let behind: Set<&GlobalId> = edge.records.iter().map(|id| merged.merged_of.get(id).unwrap_or(id)).collect();
    for id in behind {
        if let Some(relation) = merged.relations.get(id) {
            evidence.extend(&relation.evidence);
        } else if let Some(event) = merged.events.get(id) {
            let ends = event.participants.iter().filter(|it| it.entity == *from || it.entity == *to);
            let own: Vec<&Sourced<Evidence>> = ends.flat_map(|participant| &participant.evidence).list();
            let by_participant = matches!(edge.kind, EdgeKind::Participates { .. }) && !own.is_empty();
            evidence.extend(own);
            if !by_participant {
                evidence.extend(&event.evidence);
            }
        } else if let Some(entity) = merged.entities.get(id) {
            evidence.extend(&entity.evidence);
        }
    }
    // A line shows what its own records say, not what others say about the same event.
    evidence.retain(|it| edge.records.contains(&it.source) || edge.records.is_empty());
    quotes(document, evidence)
}

/// The events that the line stands for, or that stand at its ends; and how many of them the filter hides.
fn events(state: &State, edge: &Edge, from: &GlobalId, to: &GlobalId) -> (Vec<super::EventRow>, usize) {
    let document = &state.document;
    let merged = &document.merged;
    let rows = |ids, of| in_time_order(merged, ids).iter().filter_map(|id| event_row(document, id, of)).list();
    match &edge.kind {
        EdgeKind::Shares { events } => {
            let seen = seen(state, events);
            let filtered = events.len() - seen.len();
            (rows(seen, None), filtered)
        }
        EdgeKind::Participates { .. } => (rows(Set::from([to.clone()]), Some(from)), 0),
        _ => {
            let ends = [from, to].into_iter().filter(|id| merged.events.contains_key(*id));
            (rows(ends.cloned().collect(), None), 0)
        }
    }
}

/// Those of the events in a line that the filter lets be seen.
pub(super) fn seen(state: &State, events: &[GlobalId]) -> Set<GlobalId> {
    let document = &state.document;
    let is_seen = |id: &&GlobalId| document.visibility.of_event(&document.network, id) == Visible::Shown;
    events.iter().filter(is_seen).cloned().collect()
}
