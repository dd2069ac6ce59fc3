//! From records to network.

use std::sync::Arc;

use petgraph::stable_graph::{NodeIndex, StableGraph};

use super::edges::{EdgeDrafts, articles};
use super::facets::Facets;
use super::lines::{self, Lined};
use super::sides::country_code;
use super::things::{Thing, Things};
use super::{Network, Node, NodeKind, Projection, importance, short_name, sides};
use crate::model::{Agreement, EntityKind, Merged, MergedEntity, MergedEvent, Section, Word};
use crate::order::Names;
use crate::pace::{Pace, at_once};

impl Network {
    /// The network that the records make by the rule of `projection`. Nodes stand in ascending order of their id, edges
    /// likewise. Lines to records that are not there are dropped, as are loops, but for relations.
    pub fn build(merged: &Merged, projection: Projection) -> Self {
        at_once(Self::build_paced(merged, projection, &Pace::endless()))
    }

    /// The same at a pace.
    pub async fn build_paced(merged: &Merged, projection: Projection, pace: &Pace) -> Self {
        let things = Things::of(merged, pace).await;
        let parts: usize = merged.events.values().map(|event| event.participants.len()).sum();
        pace.expect(things.len() * 8 + parts * 4);
        let mut nodes: Vec<Node> = Vec::with_capacity(things.len());
        for thing in things.iter() {
            nodes.push(match thing {
                Thing::Entity(entity) => entity_node(entity),
                Thing::Event(event) => event_node(event),
            });
            pace.step(1).await;
        }
        let mut drafts = EdgeDrafts::stated(merged, &things, pace).await;
        sides::derive(merged, &things, &mut drafts, pace).await;
        drafts.join(&things, pace).await;
        importance::rate(&mut nodes, &drafts, pace).await;
        tell_apart(&mut nodes);
        pace.step(nodes.len() / 4).await;
        let lined = match projection {
            Projection::EventsAsNodes => Lined { stays: vec![true; nodes.len()], ..Lined::default() },
            _ => lines::project(merged, &things, projection, &nodes, &mut drafts, pace).await,
        };

        let mut graph = StableGraph::with_capacity(nodes.len(), drafts.iter().len());
        let mut index = Names::with_room(nodes.len());
        let mut slots: Vec<Option<NodeIndex>> = Vec::with_capacity(nodes.len());
        for (node, stays) in nodes.iter().zip(&lined.stays) {
            slots.push(stays.then(|| {
                let _ = index.add(node.id.shared().clone());
                graph.add_node(node.clone())
            }));
            pace.step(1).await;
        }
        let mut id = String::new();
        for draft in drafts.iter() {
            let (from, to) = (draft.from as usize, draft.to as usize);
            if let (Some(one), Some(other)) = (slots[from], slots[to]) {
                graph.add_edge(one, other, draft.finish(&nodes[from].id, &nodes[to].id, &mut id));
            }
            pace.step(1).await;
        }
        drop(drafts);
        let Lined { events, left_out, folded, absent, .. } = lined;
        let lined =
            events.iter().map(|event| nodes[*event as usize].clone()).map(|node| (node.id.clone(), node)).collect();
        let (facets, middles) = (Facets::default(), Vec::new());
        let mut network = Self { graph, index, projection, lined, left_out, folded, absent, facets, middles };
        network.facets = Facets::of(&network, merged, &things, pace).await;
        if projection != Projection::EventsAsNodes {
            network.find_middles();
        }
        network
    }
}

/// Of persons with one short name the most important keeps it, the others go by their whole name.
fn tell_apart(nodes: &mut [Node]) {
    let mut shorts = Names::default();
    let mut best: Vec<usize> = Vec::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.short != node.name) {
        match shorts.add(node.short.clone()) {
            Ok(_) => best.push(at),
            // Of equals the first.
            Err(bearer) if node.importance > nodes[best[bearer]].importance => best[bearer] = at,
            Err(_) => {}
        }
    }
    for (at, node) in nodes.iter_mut().enumerate().filter(|(_, node)| node.short != node.name) {
        if shorts.place(&[&node.short]).is_some_and(|bearer| best[bearer] != at) {
            node.short = node.name.clone();
        }
    }
}

fn entity_node(entity: &MergedEntity) -> Node {
    // An unknown kind is drawn as a group.
    let kind = entity.kind.known().unwrap_or(EntityKind::Group);
    let name: Arc<str> = entity.name.as_str().into();
    let short = if kind == EntityKind::Person && !entity.unnamed {
        short_name(&entity.name, entity.names.iter().map(|name| name.value.as_str())).into()
    } else {
        name.clone()
    };
    Node {
        id: entity.id.clone(),
        kind: NodeKind::Entity(kind),
        name,
        short,
        event: None,
        status: None,
        span: None,
        conflict: entity.country.agreement == Agreement::Conflict,
        country: country_code(entity).map(Arc::from),
        unnamed: entity.unnamed,
        related_only: entity.related_only,
        importance: 0.0,
        articles: articles(&entity.members),
    }
}

fn event_node(event: &MergedEvent) -> Node {
    let name: Arc<str> = event.title.as_str().into();
    Node {
        id: event.id.clone(),
        kind: NodeKind::Event(event.family()),
        short: name.clone(),
        name,
        event: Word::known(&event.kind),
        status: Some(event.status()),
        span: event.span().map(|(span, _)| span),
        conflict: event.in_conflict(),
        country: None,
        unnamed: false,
        related_only: event.section.as_ref().is_some_and(Section::is_related),
        importance: 0.0,
        articles: articles(&event.members),
    }
}
