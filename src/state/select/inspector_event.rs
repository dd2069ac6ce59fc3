//! An event in the inspector: participants by side, parts, what was said about it, conflicts side by side.

use std::rc::Rc;

use super::names::{kind_of, link, listed, name_of, publisher, publishers, teller};
use super::order::in_time_order;
use super::rows::{event_row, fact, notes, quotes};
use super::{AgreementView, EventRow, EventView, FactRow, NodeLink, Saying, since, words};
use crate::graph::NodeKind;
use crate::model::{EventFamily, GlobalId, MergedEvent, MergedParticipant, Time, Word};
use crate::order::Listed as _;
use crate::order::{self, Map, Set};
use crate::state::{Document, State, hidden_neighbours};

pub(super) fn view(state: &State, event: &MergedEvent) -> EventView {
    let document = &state.document;
    let merged = &document.merged;
    let parts = merged.events.values().filter(|part| part.part_of.as_ref() == Some(&event.id));
    let said = merged.events.values().filter(|other| other.about.contains(&event.id));
    let detailed = |id: &GlobalId| link(document, id, event_detail(document, id));
    EventView {
        id: event.id.clone(),
        title: event.title.as_str().into(),
        kind: NodeKind::Event(event.family()),
        type_name: words::event_word(&event.kind).into(),
        status: event.status(),
        status_name: event.status.best().map_or_else(|| "not stated".into(), |word| words::status_word(word).into()),
        history: since::history(document, event),
        facts: facts(document, event),
        sides: sides(document, event),
        part_of: event.part_of.as_ref().and_then(&detailed),
        parts: in_time_order(merged, parts.map(|part| part.id.clone())).iter().filter_map(&detailed).list(),
        about: event.about.iter().filter_map(&detailed).list(),
        says: says(document, event),
        said_about: said_about(document, in_time_order(merged, said.map(|other| other.id.clone()))),
        notes: notes(&event.notes),
        quotes: quotes(document, all_evidence(event)),
        conflict: event.in_conflict(),
        pinned: state.session.pins.contains_key(&event.id),
        hidden_neighbours: hidden_neighbours(document, &event.id).len(),
        publishers: publishers(document, &event.members),
    }
}

/// "meeting, cancelled", "person" …: what another thing is, said of an event with its status where it did not happen.
pub(super) fn event_detail(document: &Document, id: &GlobalId) -> String {
    match (document.merged.events.get(id), kind_of(document, id)) {
        (Some(event), _) if event.status().counts() => words::event_word(&event.kind),
        (Some(event), _) => format!("{}, {}", words::event_word(&event.kind), words::status(event.status())),
        (None, kind) => words::node_kind(kind).to_owned(),
    }
}

fn all_evidence(event: &MergedEvent) -> impl Iterator<Item = &crate::model::Sourced<crate::model::Evidence>> {
    event.evidence.iter().chain(event.participants.iter().flat_map(|participant| &participant.evidence))
}

fn facts(document: &Document, event: &MergedEvent) -> Vec<FactRow> {
    let place_name = |id: &GlobalId| name_of(document, id).to_string();
    let place_of = |id: &GlobalId| document.resolve(id);
    let mut facts = Vec::new();
    facts.extend(fact(document, "Status", &event.status, words::status_word, |_| None));
    facts.extend(fact(document, "Date", &event.time, date_words, |_| None));
    facts.extend(fact(document, "Place", &event.place, place_name, place_of));
    for (label, place) in [("From", &event.from), ("To", &event.to)] {
        if let Some(place) = place.as_ref().and_then(|place| link(document, place, "")) {
            facts.push(FactRow {
                label: label.into(),
                value: place.name,
                target: Some(place.id),
                agreement: AgreementView::Single,
                sources: Vec::new(),
            });
        }
    }
    facts.extend(fact(document, "Duration", &event.duration, |duration| duration.display(), |_| None));
    facts.extend(fact(document, "Deadline", &event.deadline, |deadline| deadline.display(), |_| None));
    facts
}

/// The date, and where it comes from if it does not stand in the text.
fn date_words(time: &Time) -> String {
    match words::basis(&time.basis) {
        Some(basis) => format!("{} ({basis})", time.display()),
        None => time.display(),
    }
}

/// Participants by the side they were on, in the order the sides first appear, those without a side last.
fn sides(document: &Document, event: &MergedEvent) -> Vec<(Rc<str>, Vec<NodeLink>)> {
    let mut order: Vec<Option<&GlobalId>> = Vec::new();
    let mut by_side: Map<Option<&GlobalId>, Vec<NodeLink>> = Map::new();
    for participant in &event.participants {
        let side = participant.side.as_ref();
        if !order.contains(&side) {
            order.push(side);
        }
        by_side.entry(side).or_default().extend(participant_link(document, event, participant));
    }
    order::sort_by_key(&mut order, Option::is_none);
    order
        .into_iter()
        .map(|side| {
            let name = side.map_or_else(|| "".into(), |side| name_of(document, side));
            (name, by_side.remove(&side).unwrap_or_default())
        })
        .list()
}

fn participant_link(document: &Document, event: &MergedEvent, participant: &MergedParticipant) -> Option<NodeLink> {
    let link = link(document, &participant.entity, words::role(&participant.role))?;
    Some(NodeLink { only_in: only_in(document, event, participant), ..link })
}

/// Who names a participant, where not all articles about the event do. Named in another role or for
/// another side is named.
fn only_in(document: &Document, event: &MergedEvent, participant: &MergedParticipant) -> Option<Rc<str>> {
    let rows = event.participants.iter().filter(|other| other.entity == participant.entity);
    let naming: Set<&str> = rows.flat_map(|row| &row.sources).map(GlobalId::article).collect();
    let telling: Set<&str> = event.members.iter().map(GlobalId::article).collect();
    if naming.is_empty() || telling.len() < 2 || naming.len() >= telling.len() {
        return None;
    }
    let names: Vec<Rc<str>> = naming.into_iter().map(|article| teller(document, article)).list();
    Some(listed(&names).into())
}

/// Act and paraphrase, verbatim words, publisher.
fn says(document: &Document, event: &MergedEvent) -> Vec<Saying> {
    let says = event.says.iter().map(|said| {
        let verbatim = said.value.verbatim.as_deref().map(Into::into);
        let act: Rc<str> = words::act(&said.value.act).into();
        (act, said.value.text.as_str().into(), verbatim, publisher(document, said.source.article()))
    });
    says.list()
}

/// Speech first speaks of who said it: its role column names the speakers.
fn said_about(document: &Document, events: Vec<GlobalId>) -> Vec<EventRow> {
    let rows = events.iter().filter_map(|id| {
        let event = document.merged.events.get(id)?;
        let mut row = event_row(document, id, None)?;
        if event.family() == EventFamily::Speech {
            let speakers: Vec<Rc<str>> = event
                .participants
                .iter()
                .filter(|it| matches!(it.role, Word::Known(role) if is_speaking(role)))
                .map(|it| name_of(document, &it.entity))
                .list();
            row.role = listed(&speakers).into();
        }
        Some(row)
    });
    rows.list()
}

fn is_speaking(role: crate::model::Role) -> bool {
    use crate::model::Role;
    matches!(role, Role::Speaker | Role::Issuer | Role::Inviter | Role::Interviewee | Role::Initiator)
}
