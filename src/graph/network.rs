//! The network: nodes, edges, and the way from a record's name to its node.

use std::sync::Arc;

use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableGraph};

use super::Projection;
use super::facets::Facets;
use crate::model::{EntityKind, EventFamily, EventType, GlobalId, RelationType, Role, Span, Stance, Status};
use crate::order::{Listed as _, Map, Names, Set};

/// See [`Network::growth`].
const MOST_GROWTH: f32 = 2.5;
/// Seen whole, a network of so many nodes is about as large as a window: its nodes need not grow.
const FULL_SIZE: f32 = 150.0;

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// Unknown kinds are drawn as groups.
    Entity(EntityKind),
    Event(EventFamily),
}

/// A node: an entity or an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub id: GlobalId,
    pub kind: NodeKind,
    /// The name or title, whole.
    pub name: Arc<str>,
    /// The name for the picture: a person's last name, an event's title.
    pub short: Arc<str>,
    /// Of an event.
    pub event: Option<EventType>,
    /// Of an event; entities have none.
    pub status: Option<Status>,
    /// When an event may have been; entities and the undated have none.
    pub span: Option<Span>,
    /// Articles disagree about a single value.
    pub conflict: bool,
    /// ISO 3166-1 alpha-2 of a country, or of the country a person or organisation belongs to.
    pub country: Option<Arc<str>>,
    /// An entity without a name of its own.
    pub unnamed: bool,
    /// Only in headlines of other articles.
    pub related_only: bool,
    /// From 0 to 1: how much it matters for labels and size; follows from incident edges that count.
    pub importance: f32,
    /// The articles that have it, ascending.
    pub articles: Arc<[Arc<str>]>,
}

impl Node {
    /// Whether it stands for an event.
    pub fn is_event(&self) -> bool {
        matches!(self.kind, NodeKind::Event(_))
    }

    /// Whether it is an event that counts as having happened; entities always count.
    pub fn counts(&self) -> bool {
        self.status.is_none_or(Status::counts)
    }
}

/// What an edge says. Its direction goes from the node that acts or is part to the one it acts on or belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    /// Entity → event.
    Participates {
        role: Option<Role>,
        stance: Stance,
    },
    /// Event → place.
    At,
    /// Movement → place it began, or ended.
    From,
    To,
    /// Event → the event it is part of.
    PartOf,
    /// Event → the event before it.
    After,
    /// Event → entity or event it is about.
    About,
    /// Entity → entity.
    Relation(Option<RelationType>),
    /// Place → place round it.
    Within,
    /// Event → country, derived from the side represented or the office held.
    Side,
    /// Entity – entity, in the projections of events as lines: the events shared that count.
    Shares {
        events: Arc<[GlobalId]>,
    },
}

/// An edge.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// Stable name: `from→kind→to`, with the role or the relation's id where needed; unique in the network.
    pub id: Arc<str>,
    pub kind: EdgeKind,
    /// Quotes behind it.
    pub evidence: u32,
    /// Of the event at its end, which decides dashes; relations have none.
    pub status: Option<Status>,
    /// Follows from other edges by rule; drawn lighter.
    pub derived: bool,
    /// In no text.
    pub background: bool,
    /// Weight in the layout and in measures, above 0.
    pub weight: f32,
    /// The records whose evidence proves it (relation, event, or participant's event), ascending.
    pub records: Arc<[GlobalId]>,
}

/// The network. A value: rebuilt when data or projection change, never changed in place.
/// Node indices are dense from 0 in ascending order of id (`slot` elsewhere means this index); edges likewise.
#[derive(Debug, Clone, Default)]
pub struct Network {
    pub(super) graph: StableGraph<Node, Edge>,
    /// The ids of the nodes, by slot.
    pub(super) index: Names,
    pub(super) projection: Projection,
    /// Events that became lines between their participants, as the nodes that they would be.
    pub(super) lined: Map<GlobalId, Node>,
    /// Events in no line because their status does not count.
    pub(super) left_out: usize,
    /// Entities that are no nodes, with the countries that stand for them; none where nothing does.
    pub(super) folded: Map<GlobalId, Vec<GlobalId>>,
    /// How much each record matters that is no node: events in lines or left out, entities that are folded.
    pub(super) absent: Map<GlobalId, f32>,
    /// What all of it is filtered by.
    pub(super) facets: Facets,
    /// Where events are lines, the middle of the times of those that a node's lines stand for, by slot.
    pub(super) middles: Vec<Option<i64>>,
}

impl Network {
    /// The graph itself.
    pub fn graph(&self) -> &StableGraph<Node, Edge> {
        &self.graph
    }

    /// The rule it was built by.
    pub fn projection(&self) -> Projection {
        self.projection
    }

    /// How many events the projection left out because their status does not count (cancelled, planned …).
    /// With events as nodes, none.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// The event of this name, whether it stands as a node or in lines.
    pub fn event(&self, id: &GlobalId) -> Option<&Node> {
        let node = self.slot(id).and_then(|slot| self.node(slot));
        node.filter(|node| node.is_event()).or_else(|| self.lined.get(id))
    }

    /// When a node is, in minutes: an event by its own time, and where events are lines who took part in the middle of
    /// theirs.
    pub fn moment(&self, slot: u32) -> Option<i64> {
        match self.middles.get(slot as usize) {
            Some(middle) => *middle,
            None => self.node(slot)?.span?.known_end(),
        }
    }

    /// Finds the middles of a network whose events are lines.
    pub(super) fn find_middles(&mut self) {
        let times = self.lined_events().map(|event| event.span.and_then(|span| span.known_end())).list();
        // Years of minutes many times over stay far below what the sum can hold.
        let mut sums = vec![(0_i64, 0_i64); self.node_count()];
        for edge in 0..self.edge_count() as u32 {
            let Some((from, to)) = self.ends(edge) else { continue };
            for time in self.lined_in(edge).filter_map(|place| times.get(place).copied().flatten()) {
                for slot in [from, to] {
                    let (sum, count) = &mut sums[slot as usize];
                    (*sum, *count) = (sum.saturating_add(time), *count + 1);
                }
            }
        }
        self.middles = sums.into_iter().map(|(sum, count)| (count > 0).then(|| sum / count)).list();
    }

    /// The events that stand in lines rather than as nodes, ascending.
    pub fn lined_events(&self) -> impl Iterator<Item = &Node> {
        self.lined.values()
    }

    /// The entities that are no nodes, with the countries that they are folded into; with none where the projection has
    /// no place for them.
    pub fn folded_entities(&self) -> &Map<GlobalId, Vec<GlobalId>> {
        &self.folded
    }

    /// How much larger nodes are drawn than where everything is one, from 1 on: in a large network those that stay share
    /// the area of those that became lines or were folded, whose places in the picture are free.
    pub fn growth(&self) -> f32 {
        let stay = self.node_count() as f32;
        let all = stay + (self.lined.len() + self.left_out + self.folded.len()) as f32;
        (all / stay.max(1.0)).min(all / FULL_SIZE).sqrt().clamp(1.0, MOST_GROWTH)
    }

    /// The records that are no nodes, ascending, each with its [`Node::importance`] if it were one.
    pub fn absent(&self) -> &Map<GlobalId, f32> {
        &self.absent
    }

    /// The slots that stand for these records in the picture: their own; of who is folded into countries theirs; of an
    /// event in lines those at the ends of its lines.
    pub fn standing<'a>(&self, ids: impl Iterator<Item = &'a GlobalId>) -> Set<u32> {
        let (mut slots, mut events) = (Set::new(), Set::new());
        for id in ids {
            let countries = self.folded.get(id).map_or(&[][..], |countries| countries);
            slots.extend(self.slot(id));
            slots.extend(countries.iter().filter_map(|country| self.slot(country)));
            events.extend(self.lined_place(id).map(|place| (self.first_lined() + place) as u32));
        }
        if !events.is_empty() {
            let lines = self.facets.edges.iter().filter(|edge| edge.events.iter().any(|event| events.contains(event)));
            lines.for_each(|edge| slots.extend([edge.ends.0, edge.ends.1]));
        }
        slots
    }

    /// The number of the first event that stands in lines, where all are numbered: those that are nodes come first.
    pub(super) fn first_lined(&self) -> usize {
        self.facets.events.len() - self.lined.len()
    }

    /// The countries that occur, as ISO 3166-1 alpha-2, ascending.
    pub fn countries(&self) -> &[Arc<str>] {
        &self.facets.countries
    }

    /// Who printed the articles, ascending.
    pub fn publishers(&self) -> &[Arc<str>] {
        &self.facets.publishers
    }

    /// The place of an event among [`Network::lined_events`].
    pub fn lined_place(&self, id: &GlobalId) -> Option<usize> {
        self.lined.contains_key(id).then(|| self.lined.range(..id.clone()).len())
    }

    /// The events that stand in a line, by their places among [`Network::lined_events`]; none for other edges.
    pub fn lined_in(&self, edge: u32) -> impl Iterator<Item = usize> {
        let first = self.first_lined();
        let events = self.facets.edges.get(edge as usize).map_or(&[][..], |facets| &facets.events);
        events.iter().filter_map(move |event| (*event as usize).checked_sub(first))
    }

    /// The lines that an event stands in, ascending.
    pub fn lines_of(&self, event: &GlobalId) -> Vec<u32> {
        let Some(place) = self.lined_place(event) else { return Vec::new() };
        (0..self.edge_count() as u32).filter(|edge| self.lined_in(*edge).any(|it| it == place)).list()
    }

    /// How many nodes.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// How many edges.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// The node of this name.
    pub fn slot(&self, id: &GlobalId) -> Option<u32> {
        self.index.place(&[id.as_str()]).map(|slot| slot as u32)
    }

    /// The node in this slot.
    pub fn node(&self, slot: u32) -> Option<&Node> {
        self.graph.node_weight(NodeIndex::new(slot as usize))
    }

    /// The edge in this slot.
    pub fn edge(&self, slot: u32) -> Option<&Edge> {
        self.graph.edge_weight(EdgeIndex::new(slot as usize))
    }

    /// The slots of the nodes at both ends of an edge, in its direction.
    pub fn ends(&self, edge: u32) -> Option<(u32, u32)> {
        let (from, to) = self.graph.edge_endpoints(EdgeIndex::new(edge as usize))?;
        Some((from.index() as u32, to.index() as u32))
    }

    /// All nodes in slot order.
    pub fn nodes(&self) -> impl Iterator<Item = (u32, &Node)> {
        (0u32..).zip(self.graph.node_weights())
    }

    /// All edges in slot order: slot, from, to, edge.
    pub fn edges(&self) -> impl Iterator<Item = (u32, u32, u32, &Edge)> {
        self.graph.edge_indices().filter_map(|index| {
            let (from, to) = self.graph.edge_endpoints(index)?;
            Some((index.index() as u32, from.index() as u32, to.index() as u32, &self.graph[index]))
        })
    }
}
