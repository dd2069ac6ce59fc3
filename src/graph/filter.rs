//! What is shown, faded or hidden. A filter never moves anything.

use super::{Edge, EdgeKind, Network, Node, NodeKind, Projection};
use crate::model::{EntityKind, EventFamily, EventType, GlobalId, Span};
use crate::order::Listed as _;
use crate::order::Set;

/// What the user filters by. Everything in it is faded or folded; empty sets filter nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Kinds of entity faded by a click in the legend.
    pub kinds: Set<EntityKind>,
    /// Families of event faded by a click in the legend.
    pub families: Set<EventFamily>,
    /// Articles faded: what only they say fades.
    pub articles: Set<String>,
    /// Speech and photo events and related headlines are folded (not drawn) until asked.
    pub unfolded: bool,
    /// Events that do not count (cancelled, planned …) are folded when set.
    pub only_counting: bool,
    /// Nodes hidden one by one.
    pub hidden: Set<GlobalId>,
    /// Nodes shown one by one although folded ("expand").
    pub shown: Set<GlobalId>,
    /// Only these, where not empty ("focus").
    pub focus: Set<GlobalId>,
    /// Fades what lies outside this time; see [`Filter::is_within`].
    pub window: Option<Span>,
    /// Hides it instead.
    pub window_hides: bool,
}

/// How much of a node or edge is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Visible {
    /// Not drawn, not picked.
    Hidden,
    /// Drawn faintly, without label.
    Faded,
    #[default]
    Shown,
}

/// How much of each node and edge is seen, by slot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visibility {
    pub nodes: Vec<Visible>,
    pub edges: Vec<Visible>,
}

/// Whether it is an event of a kind that is folded until asked, so that events do not bury people: speech, photo
/// opportunities, and what stands only in headlines of other articles.
pub fn is_folded_kind(node: &Node) -> bool {
    node.related_only
        || matches!(node.kind, NodeKind::Event(EventFamily::Speech))
        || node.event == Some(EventType::PhotoOp)
}

impl Filter {
    /// How much of each node and edge is seen.
    ///
    /// In order of force: hidden by hand or outside the focus; shown by hand; folded; faded by the legend. An edge is
    /// seen as much as the weaker of its ends, and no more than what proves it.
    pub fn visibility(&self, network: &Network) -> Visibility {
        let folded = self.folded(network);
        let outside = self.outside(network);
        let nodes: Vec<Visible> = network
            .nodes()
            .map(|(slot, node)| {
                let out_of_focus = !self.focus.is_empty() && !self.focus.contains(&node.id);
                let outside = outside.get(slot as usize) == Some(&true);
                let out_of_sight = out_of_focus || (outside && self.window_hides);
                if self.hidden.contains(&node.id) || out_of_sight || folded.contains(&slot) {
                    Visible::Hidden
                } else if outside || self.fades(node) {
                    Visible::Faded
                } else {
                    Visible::Shown
                }
            })
            .list();
        let end = |slot: u32| nodes.get(slot as usize).copied().unwrap_or(Visible::Hidden);
        let edges = network
            .edges()
            .map(|(_, from, to, edge)| end(from).min(end(to)).min(self.edge_visible(network, edge)))
            .list();
        Visibility { nodes, edges }
    }

    /// The nodes not drawn because they, or all that links them to the rest, are folded. An entity stays as long as a
    /// shown node is beside it, or it has a relation; one that nothing links is folded while others are linked.
    pub fn folded(&self, network: &Network) -> Set<u32> {
        let mut folded: Set<u32> = network.nodes().filter(|(_, node)| self.folds(node)).map(|(slot, _)| slot).collect();
        // Entities may link each other (a place within a place), so standing spreads from what stands by itself.
        let mut standing: Vec<u32> = Vec::new();
        let mut undecided: Set<u32> = Set::new();
        for (slot, node) in network.nodes().filter(|(slot, _)| !folded.contains(slot)) {
            let stands = node.is_event() || self.shown.contains(&node.id) || has_relation(network, slot);
            if stands {
                standing.push(slot);
            } else {
                undecided.insert(slot);
            }
        }
        let seen = |edge: &Edge| self.edge_visible(network, edge) != Visible::Hidden;
        spread(network, standing, &mut undecided, seen);
        // What is left is folded where folding cut it off or where nothing links it while other things are linked (a
        // publisher), and not where articles link it to others like it alone.
        if network.projection() == Projection::EventsAsNodes {
            let mut apart = undecided.clone();
            spread(network, folded.iter().copied().list(), &mut apart, |_| true);
            let loose = |slot: u32| !self.unfolded && network.edge_count() > 0 && network.degree(slot) == 0;
            undecided.retain(|slot| !apart.contains(slot) || loose(*slot));
        }
        folded.extend(undecided);
        folded
    }

    /// How many events are folded: nodes, and events within lines.
    pub fn folded_count(&self, network: &Network) -> usize {
        network.nodes().filter(|(_, node)| node.is_event() && self.folds(node)).count()
            + network.lined_events().filter(|node| self.folds(node)).count()
    }

    /// How many events are not seen because their status does not count (cancelled, planned …): left out by the
    /// projection, or folded by `only_counting`.
    pub fn not_counting_count(&self, network: &Network) -> usize {
        let folded = |node: &Node| self.only_counting && !node.counts() && self.folds(node);
        network.left_out() + network.nodes().filter(|(_, node)| folded(node)).count()
    }

    /// How many nodes are hidden one by one.
    pub fn hidden_count(&self, network: &Network) -> usize {
        self.hidden.iter().filter(|id| network.slot(id).is_some()).count()
    }

    /// Whether an event is not seen for its own sake, as a node or within a line: hidden by hand, folded, or outside a
    /// time that hides.
    pub fn hides(&self, event: &Node) -> bool {
        self.hidden.contains(&event.id) || self.folds(event) || (self.window_hides && !self.is_within(event))
    }

    /// Whether the node is folded for its own sake.
    fn folds(&self, node: &Node) -> bool {
        let kind = !self.unfolded && is_folded_kind(node);
        let status = self.only_counting && !node.counts();
        (kind || status) && !self.shown.contains(&node.id)
    }

    /// Whether the legend fades the node.
    fn fades(&self, node: &Node) -> bool {
        let kind = match node.kind {
            NodeKind::Entity(kind) => self.kinds.contains(&kind),
            NodeKind::Event(family) => self.families.contains(&family),
        };
        kind || (!node.articles.is_empty() && node.articles.iter().all(|article| self.articles.contains(&**article)))
    }

    /// How much of an edge its proof lets be seen, its ends aside.
    fn edge_visible(&self, network: &Network, edge: &Edge) -> Visible {
        let by_article = !self.articles.is_empty()
            && !edge.records.is_empty()
            && edge.records.iter().all(|record| self.articles.contains(record.article()));
        let by_article = if by_article { Visible::Faded } else { Visible::Shown };
        let EdgeKind::Shares { events } = &edge.kind else { return by_article };
        // A line is seen as much as the most visible of its events.
        let event = |id: &GlobalId| match network.event(id) {
            Some(node) if self.hides(node) => Visible::Hidden,
            Some(node) if self.fades(node) || !self.is_within(node) => Visible::Faded,
            _ => Visible::Shown,
        };
        events.iter().map(event).max().unwrap_or(Visible::Shown).min(by_article)
    }
}

fn has_relation(network: &Network, slot: u32) -> bool {
    let kind = |edge: u32| network.edge(edge).map(|edge| &edge.kind);
    network.incident_edges(slot).into_iter().any(|edge| matches!(kind(edge), Some(EdgeKind::Relation(_))))
}

/// Takes out of `open` all that the starting nodes reach along edges that `through` allows.
pub(super) fn spread(network: &Network, mut from: Vec<u32>, open: &mut Set<u32>, through: impl Fn(&Edge) -> bool) {
    while let Some(slot) = from.pop() {
        for edge in network.incident_edges(slot) {
            let Some((one, other)) = network.ends(edge) else { continue };
            let next = if one == slot { other } else { one };
            if network.edge(edge).is_some_and(&through) && open.remove(&next) {
                from.push(next);
            }
        }
    }
}
