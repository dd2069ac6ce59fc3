//! From records to network.

use std::sync::Arc;

use petgraph::stable_graph::StableGraph;

use super::edges::{EdgeDrafts, articles};
use super::facets::Facets;
use super::lines::{self, Lined};
use super::sides::country_code;
use super::{Network, Node, NodeKind, Projection, importance, short_name, sides};
use crate::model::{Agreement, EntityKind, GlobalId, Merged, MergedEntity, MergedEvent, Section, Word};
use crate::order::{self, Map};

impl Network {
    /// The network that the records make by the rule of `projection`. Nodes stand in ascending order of their id, edges
    /// likewise. Lines to records that are not there are dropped, as are loops, but for relations.
    pub fn build(merged: &Merged, projection: Projection) -> Self {
        let mut nodes: Map<GlobalId, Node> = Map::new();
        nodes.extend(merged.events.values().map(|event| (event.id.clone(), event_node(event))));
        nodes.extend(merged.entities.values().map(|entity| (entity.id.clone(), entity_node(entity))));
        let mut drafts = EdgeDrafts::stated(merged);
        sides::derive(merged, &mut drafts);
        drafts.join();
        drafts.named.retain(|_, draft| nodes.contains_key(&draft.from) && nodes.contains_key(&draft.to));
        importance::rate(&mut nodes, &drafts);
        tell_apart(&mut nodes);
        let lined = match projection {
            Projection::EventsAsNodes => Lined::default(),
            _ => lines::project(merged, projection, &mut nodes, &mut drafts),
        };

        let mut graph = StableGraph::with_capacity(nodes.len(), drafts.named.len());
        let index: Map<_, _> = nodes.into_iter().map(|(id, node)| (id, graph.add_node(node))).collect();
        for (id, draft) in drafts.named {
            if let (Some(from), Some(to)) = (index.get(&draft.from), index.get(&draft.to)) {
                graph.add_edge(*from, *to, draft.finish(&id));
            }
        }
        let Lined { events: lined, left_out, folded, absent } = lined;
        let mut network = Self { graph, index, projection, lined, left_out, folded, absent, facets: Facets::default() };
        network.facets = Facets::of(&network, merged);
        network
    }
}

/// Of persons with one short name the most important keeps it, the others go by their whole name.
fn tell_apart(nodes: &mut Map<GlobalId, Node>) {
    let mut bearers: Map<Arc<str>, Vec<(f32, GlobalId)>> = Map::new();
    for node in nodes.values().filter(|node| node.short != node.name) {
        bearers.entry(node.short.clone()).or_default().push((node.importance, node.id.clone()));
    }
    for mut bearers in bearers.into_values() {
        order::sort_by(&mut bearers, |one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        for (_, id) in bearers.into_iter().skip(1) {
            if let Some(node) = nodes.get_mut(&id) {
                node.short = node.name.clone();
            }
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
