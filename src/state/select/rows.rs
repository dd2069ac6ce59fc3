//! The rows that several panels share: quotes, events, facts.

use std::rc::Rc;

use super::names::{date, link, name_of, teller};
use super::{AgreementView, EventRow, FactRow, NodeLink, QuoteView, words};
use crate::graph::NodeKind;
use crate::model::{Agreement, Evidence, GlobalId, MergedEvent, Sourced, Values};
use crate::order::Listed as _;
use crate::order::Set;
use crate::state::Document;

/// Quotes with their publishers, in the order given, each once.
pub(super) fn quotes<'a>(
    document: &Document,
    evidence: impl IntoIterator<Item = &'a Sourced<Evidence>>,
) -> Vec<QuoteView> {
    let mut seen = Set::new();
    let views = evidence.into_iter().filter_map(|sourced| {
        let record = &sourced.source;
        let index = document.quotes_of(record).iter().position(|quote| **quote == sourced.value).unwrap_or_default();
        seen.insert((record.clone(), index)).then(|| quote(document, record, index, &sourced.value))
    });
    views.list()
}

/// One quote of a record.
pub(super) fn quote(document: &Document, record: &GlobalId, index: usize, evidence: &Evidence) -> QuoteView {
    let by = evidence.by.as_ref().and_then(|by| document.resolve(&GlobalId::new(record.article(), by)));
    let by = by.map(|by| name_of(document, &by));
    let source = document.source_of(record);
    QuoteView {
        record: record.clone(),
        index,
        quote: evidence.quote.as_str().into(),
        article: record.article().into(),
        publisher: teller(document, record.article()),
        stance: words::stance(evidence.stance(), by.as_deref()).map(Into::into),
        has_text: source.is_some_and(|source| source.article.text.is_some()),
    }
}

/// An event as a row in the list of an entity (or, with none, of a line or another event).
pub(super) fn event_row(document: &Document, id: &GlobalId, of: Option<&GlobalId>) -> Option<EventRow> {
    let event = document.merged.events.get(id)?;
    let mine = event.participants.iter().filter(|participant| Some(&participant.entity) == of);
    let own = mine.flat_map(|participant| &participant.evidence);
    Some(EventRow {
        id: id.clone(),
        title: event.title.as_str().into(),
        kind: NodeKind::Event(event.family()),
        type_name: words::event_word(&event.kind).into(),
        status: event.status(),
        role: of.map_or_else(String::new, |entity| part_in(document, event, entity)).into(),
        date: date(&event.time),
        place: event.place.best().and_then(|place| link(document, place, "")),
        others: others(document, event, of),
        quotes: quotes(document, own.chain(&event.evidence)),
        conflict: event.in_conflict(),
        left_out: document.visibility.leaves_out(&document.network, id),
    })
}

/// What an entity has to do with an event: its roles, or "place", "subject" …; empty where nothing.
pub(super) fn part_in(document: &Document, event: &MergedEvent, entity: &GlobalId) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut add = |part: String| {
        if !parts.contains(&part) {
            parts.push(part);
        }
    };
    for participant in event.participants.iter().filter(|participant| participant.entity == *entity) {
        let side = participant.side.as_ref().filter(|side| *side != entity);
        let role = words::role(&participant.role);
        add(side.map_or_else(|| role.clone(), |side| format!("{role}, for {}", name_of(document, side))));
    }
    for participant in event.participants.iter().filter(|it| it.side.as_ref() == Some(entity) && it.entity != *entity) {
        add(format!("represented by {}", name_of(document, &participant.entity)));
    }
    if event.place.all.iter().any(|place| place.value == *entity) {
        add("place".to_owned());
    }
    if event.from.as_ref() == Some(entity) {
        add("where it began".to_owned());
    }
    if event.to.as_ref() == Some(entity) {
        add("where it ended".to_owned());
    }
    if event.about.contains(entity) {
        add("subject".to_owned());
    }
    parts.join("; ")
}

/// Those who took part, each once, without `of`.
fn others(document: &Document, event: &MergedEvent, of: Option<&GlobalId>) -> Vec<NodeLink> {
    let mut seen = Set::new();
    let participants = event.participants.iter();
    participants
        .filter(|participant| Some(&participant.entity) != of && seen.insert(&participant.entity))
        .filter_map(|participant| link(document, &participant.entity, words::role(&participant.role)))
        .list()
}

/// A value as the articles have it; `None` where no article says anything.
pub(super) fn fact<T>(
    document: &Document,
    label: &str,
    values: &Values<T>,
    words: impl Fn(&T) -> String,
    target: impl Fn(&T) -> Option<GlobalId>,
) -> Option<FactRow> {
    let best = values.best()?;
    let sources = values.all.iter().map(|value| {
        let says: Rc<str> = words(&value.value).into();
        (says, teller(document, value.source.article()))
    });
    Some(FactRow {
        label: label.into(),
        value: words(best).into(),
        target: target(best),
        agreement: agreement(values.agreement),
        sources: if values.all.len() > 1 { sources.list() } else { Vec::new() },
    })
}

fn agreement(agreement: Agreement) -> AgreementView {
    match agreement {
        Agreement::Unstated | Agreement::Single => AgreementView::Single,
        Agreement::Corroborated | Agreement::Compatible => AgreementView::Corroborated,
        Agreement::Superseded => AgreementView::Superseded,
        Agreement::Conflict => AgreementView::Conflict,
    }
}

/// Notes, each once.
pub(super) fn notes(notes: &[Sourced<String>]) -> Vec<Rc<str>> {
    let mut seen = Set::new();
    notes.iter().filter(|note| seen.insert(&note.value)).map(|note| note.value.as_str().into()).list()
}
