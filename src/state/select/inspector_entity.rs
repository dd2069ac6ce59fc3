//! An entity in the inspector: names, offices, then its events in time order.

use std::cmp::Reverse;
use std::rc::Rc;

use super::inspector::is_present;
use super::names::{date, kind_of, link, listed, name_of, publisher, publishers};
use super::order::in_time_order;
use super::rows::{event_row, fact, notes, part_in, quotes};
use super::sentence::{Reading, relation_label};
use super::{AgreementView, EntityView, FactRow, NodeLink, RelationRow, TogetherRow, words};
use crate::graph::{Edge, EdgeKind, Network, NodeKind, Projection, Visible};
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
    let relations = relations(document, &entity.id);
    let mut stands_for = stands_for(document, &entity.id);
    // Whom a tie names is not named again.
    stands_for.retain(|link| !relations.iter().any(|row| row.other.id == link.id));
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
        relations,
        facts: facts(document, entity),
        notes: notes(&entity.notes),
        events: events.iter().filter_map(|id| event_row(document, id, Some(&entity.id))).list(),
        quotes: quotes(document, &entity.evidence),
        pinned: state.session.pins.contains_key(&entity.id),
        hidden_neighbours: hidden_neighbours(document, &entity.id).len(),
        together: together_in_lines(document, &entity.id).unwrap_or_else(|| together(document, &entity.id)),
        stands_for,
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
    let mut entities = document.merged.entities.values().map(|entity| &**entity);
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
fn together(document: &Document, id: &GlobalId) -> Vec<TogetherRow> {
    let mut counts: Map<&GlobalId, usize> = Map::new();
    for event in document.merged.events.values().filter(|event| event.status().counts() && is_present(event, id)) {
        let others: Set<&GlobalId> = event.participants.iter().map(|participant| &participant.entity).collect();
        for other in others.into_iter().filter(|other| *other != id) {
            *counts.entry(other).or_default() += 1;
        }
    }
    let mut rows = rows_of(document, counts.into_iter().map(|(other, events)| (other, events, None)).list());
    rows.truncate(MOST_TOGETHER);
    rows
}

/// The same where events are lines, of those who stand in the picture: by its lines, and by the events too large for
/// lines. What the filter leaves out is not counted.
fn together_in_lines(document: &Document, id: &GlobalId) -> Option<Vec<TogetherRow>> {
    let network = &document.network;
    let own = network.slot(id).filter(|_| network.projection() != Projection::EventsAsNodes)?;
    let is_seen = |id: &GlobalId| document.visibility.of_event(network, id) == Visible::Shown;
    let mut shared: Map<u32, (Set<&GlobalId>, Option<Rc<str>>)> = Map::new();
    let mut large: Set<u32> = Set::new();
    for (edge, other) in network.incident_edges(own).into_iter().filter_map(|edge| beyond(network, edge, own)) {
        if let EdgeKind::Shares { events } = &edge.kind {
            let (all, line) = shared.entry(other).or_default();
            all.extend(events.iter().filter(|event| is_seen(event)));
            *line = Some(Rc::from(&*edge.id));
        } else if network.node(other).is_some_and(|node| node.is_event() && node.counts() && is_seen(&node.id)) {
            large.insert(other);
        }
    }
    for (event, slot) in large.iter().filter_map(|slot| Some((network.node(*slot)?, *slot))) {
        for (edge, other) in network.incident_edges(slot).into_iter().filter_map(|edge| beyond(network, edge, slot)) {
            if other != own && matches!(edge.kind, EdgeKind::Participates { .. } | EdgeKind::Side) {
                shared.entry(other).or_default().0.insert(&event.id);
            }
        }
    }
    let rows = shared.into_iter().filter_map(|(other, (events, line))| {
        Some((&network.node(other)?.id, events.len(), line)).filter(|(_, events, _)| *events > 0)
    });
    Some(rows_of(document, rows.list()))
}

/// A line, and who is at its other end.
fn beyond(network: &Network, edge: u32, own: u32) -> Option<(&Edge, u32)> {
    let (from, to) = network.ends(edge)?;
    Some((network.edge(edge)?, if from == own { to } else { from }))
}

fn rows_of(document: &Document, mut counts: Vec<(&GlobalId, usize, Option<Rc<str>>)>) -> Vec<TogetherRow> {
    order::sort_by_key(&mut counts, |(other, events, _)| (Reverse(*events), *other));
    let row = |(other, events, line)| {
        let detail = match kind_of(document, other) {
            NodeKind::Entity(kind) => words::kind(kind),
            NodeKind::Event(_) => "",
        };
        Some(TogetherRow { other: link(document, other, detail)?, events, line })
    };
    counts.into_iter().filter_map(row).list()
}
