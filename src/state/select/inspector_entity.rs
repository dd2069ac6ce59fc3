//! An entity in the inspector: names, offices, then its events in time order.

use std::cmp::Reverse;
use std::rc::Rc;

use super::inspector::is_present;
use super::names::{date, kind_of, link, listed, name_of, publisher, publishers};
use super::order::in_time_order;
use super::rows::{event_row, fact, notes, part_in, quotes};
use super::sentence::{Reading, relation_label};
use super::{AgreementView, EntityView, FactRow, NodeLink, RelationRow, words};
use crate::graph::NodeKind;
use crate::model::{GlobalId, MergedEntity, Word};
use crate::order::Listed as _;
use crate::order::{self, Map, Set};
use crate::state::{Document, State, hidden_neighbours};

/// The most names under "most often reported together".
const MOST_TOGETHER: usize = 8;

pub(super) fn view(state: &State, entity: &MergedEntity) -> EntityView {
    let document = &state.document;
    let merged = &document.merged;
    let linked = merged.events.values().filter(|event| !part_in(document, event, &entity.id).is_empty());
    let events = in_time_order(merged, linked.map(|event| event.id.clone()));
    EntityView {
        id: entity.id.clone(),
        name: entity.name.as_str().into(),
        kind: kind_of(document, &entity.id),
        kind_name: match &entity.kind {
            Word::Known(kind) => words::kind(*kind).into(),
            Word::Unknown(word) => format!("other ({word})").into(),
        },
        unnamed: entity.unnamed,
        other_names: other_names(document, entity),
        relations: relations(document, &entity.id),
        facts: facts(document, entity),
        notes: notes(&entity.notes),
        events: events.iter().filter_map(|id| event_row(document, id, Some(&entity.id))).list(),
        quotes: quotes(document, &entity.evidence),
        pinned: state.session.pins.contains_key(&entity.id),
        hidden_neighbours: hidden_neighbours(document, &entity.id).len(),
        together: together(document, &entity.id),
        stands_for: stands_for(document, &entity.id),
        publishers: publishers(document, &entity.members),
    }
}

/// Names other than the first, each with the publishers that use it.
fn other_names(document: &Document, entity: &MergedEntity) -> Vec<(Rc<str>, Rc<str>)> {
    let mut names: Vec<(&str, Vec<Rc<str>>)> = Vec::new();
    for name in entity.names.iter().filter(|name| name.value != entity.name) {
        let by = publisher(document, name.source.article());
        match names.iter_mut().find(|(known, _)| *known == name.value) {
            Some((_, publishers)) if publishers.contains(&by) => {}
            Some((_, publishers)) => publishers.push(by),
            None => names.push((&name.value, vec![by])),
        }
    }
    names.into_iter().map(|(name, publishers)| (name.into(), listed(&publishers).into())).list()
}

/// Offices first, then the rest; those that run from this entity before those that run to it.
fn relations(document: &Document, id: &GlobalId) -> Vec<RelationRow> {
    let relations = document.merged.relations.values();
    let mut rows: Vec<((bool, _, Rc<str>), RelationRow)> = relations
        .filter(|relation| relation.from != relation.to && (relation.from == *id || relation.to == *id))
        .filter_map(|relation| {
            let reversed = relation.from != *id;
            let other = link(document, if reversed { &relation.from } else { &relation.to }, "")?;
            let reading = if reversed { Reading::Against } else { Reading::Along };
            let to = name_of(document, &relation.to);
            let row = RelationRow {
                id: relation.id.clone(),
                label: relation_label(&relation.kind, relation.title.as_deref(), &to, reading).into(),
                date: date(&relation.time),
                background: relation.background,
                quotes: quotes(document, &relation.evidence),
                reversed,
                other,
            };
            Some(((reversed, relation.kind.clone(), row.other.name.clone()), row))
        })
        .list();
    order::sort_by(&mut rows, |(a, _), (b, _)| a.cmp(b));
    rows.into_iter().map(|(_, row)| row).list()
}

fn facts(document: &Document, entity: &MergedEntity) -> Vec<FactRow> {
    let country = |code: &String| country_of_code(document, code);
    let mut facts: Vec<FactRow> = fact(
        document,
        "Country",
        &entity.country,
        |code| country(code).map_or_else(|| code.clone(), |country| country.name.clone()),
        |code| country(code).map(|country| country.id.clone()),
    )
    .into_iter()
    .list();
    // A country's own code is no news about it.
    facts.retain(|row| row.target.as_ref() != Some(&entity.id));
    if let Some(within) = entity.within.as_ref().and_then(|within| link(document, within, "")) {
        facts.push(FactRow {
            label: "Lies in".into(),
            value: within.name,
            target: Some(within.id),
            agreement: AgreementView::Single,
            sources: Vec::new(),
        });
    }
    facts
}

fn country_of_code<'a>(document: &'a Document, code: &str) -> Option<&'a MergedEntity> {
    let mut entities = document.merged.entities.values();
    entities.find(|entity| entity.ids.get("iso3166").is_some_and(|own| own.eq_ignore_ascii_case(code)))
}

/// Those who are folded into a country at present.
fn stands_for(document: &Document, id: &GlobalId) -> Vec<NodeLink> {
    let folded = document.network.folded_entities().iter().filter(|(_, countries)| countries.contains(id));
    let mut links: Vec<NodeLink> =
        folded.filter_map(|(who, _)| link(document, who, words::node_kind(kind_of(document, who)))).list();
    order::sort_by(&mut links, |a, b| (a.kind, &a.name, &a.id).cmp(&(b.kind, &b.name, &b.id)));
    links
}

/// With whom an entity is most often reported together: people, organisations and groups at the same events, and how
/// many of those events took place. Cancelled and merely announced ones are not counted.
fn together(document: &Document, id: &GlobalId) -> Vec<(NodeLink, usize)> {
    let mut counts: Map<&GlobalId, usize> = Map::new();
    for event in document.merged.events.values().filter(|event| event.status().counts() && is_present(event, id)) {
        let others: Set<&GlobalId> = event.participants.iter().map(|participant| &participant.entity).collect();
        for other in others.into_iter().filter(|other| *other != id) {
            *counts.entry(other).or_default() += 1;
        }
    }
    let mut counts: Vec<(&GlobalId, usize)> = counts.into_iter().list();
    order::sort_by_key(&mut counts, |(other, count)| (Reverse(*count), *other));
    counts.truncate(MOST_TOGETHER);
    let detail = |id: &GlobalId| match kind_of(document, id) {
        NodeKind::Entity(kind) => words::kind(kind),
        NodeKind::Event(_) => "",
    };
    counts.into_iter().filter_map(|(other, count)| Some((link(document, other, detail(other))?, count))).list()
}
