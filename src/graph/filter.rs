//! What is shown, faded or hidden. A filter never moves anything.

use std::sync::Arc;

use super::facets::NONE;
use super::sift::{Sieve, spread};
use super::sifted::{ARTICLE, HIDDEN, KIND, LEFT_OUT};
use super::{Dimension, Edge, Network, Node, NodeKind, Projection, Visibility};
use crate::model::{EntityKind, EventFamily, EventType, GlobalId, Role, Span, Stance, Status};
use crate::order::{Listed as _, Set};

/// What the user filters by. Empty sets, texts and numbers filter nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Kinds of entity taken out by a click in the legend.
    pub kinds: Set<EntityKind>,
    /// Families of event taken out by a click in the legend.
    pub families: Set<EventFamily>,
    /// Articles taken out: what only they say.
    pub articles: Set<String>,
    /// The types of event that are asked for; so are the sets that follow.
    pub types: Set<EventType>,
    pub statuses: Set<Status>,
    /// Those of any quote of an event.
    pub stances: Set<Stance>,
    /// By name.
    pub publishers: Set<Arc<str>>,
    /// As ISO 3166-1 alpha-2.
    pub countries: Set<Arc<str>>,
    /// What someone did in an event.
    pub roles: Set<Role>,
    /// The least number of quotes behind a statement.
    pub quotes: u32,
    /// The least number of articles behind a statement.
    pub sources: u32,
    /// Words of titles, names and quotes, all of them.
    pub text: String,
    /// The time that is looked at; see [`Filter::is_within`].
    pub window: Option<Span>,
    /// Whether what any of these leaves out is not drawn, instead of faded.
    pub hides: bool,
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
    /// In order of force: hidden by hand or outside the focus; shown by hand; folded; left out by a condition, which
    /// fades or hides. An edge is seen as much as the weaker of its ends, and no more than what proves it.
    pub fn visibility(&self, network: &Network) -> Visibility {
        let sieve = Sieve::of(self, network);
        let failed = sieve.all_failed();
        let folded = self.all_folded(network, &failed);
        let left_out = sieve.left_out(&failed);
        let out_of_focus = self.out_of_focus(network);
        let seen = |flags: u8| match flags {
            0 => Visible::Shown,
            flags if flags & HIDDEN != 0 || self.hides => Visible::Hidden,
            _ => Visible::Faded,
        };
        let mut flags: Vec<u8> = Vec::with_capacity(failed.len());
        for (((slot, node), folded), left_out) in network.nodes().zip(&folded).zip(&left_out) {
            let mut set = if *left_out { LEFT_OUT } else { 0 };
            let out_of_sight = self.hidden.contains(&node.id) || out_of_focus.get(slot as usize) == Some(&true);
            set |= if *folded || out_of_sight { HIDDEN } else { 0 };
            set |= if self.fades_kind(node.kind) { KIND } else { 0 };
            flags.push(set | if self.fades_articles(node) { ARTICLE } else { 0 });
        }
        let nodes = flags.iter().map(|flags| seen(*flags)).list();
        let first = network.first_lined();
        let mut lined: Vec<Visible> = Vec::new();
        for (node, failed) in network.lined_events().zip(failed.iter().skip(first)) {
            let hidden = self.hidden.contains(&node.id) || self.folds(node, *failed);
            let set = if hidden { HIDDEN } else { 0 } | if *failed != 0 { LEFT_OUT } else { 0 };
            flags.push(set);
            lined.push(seen(set));
        }
        let end = |slot: u32| nodes.get(slot as usize).copied().unwrap_or(Visible::Hidden);
        let mut edges: Vec<Visible> = Vec::with_capacity(network.edge_count());
        let faded = |record: &GlobalId| self.articles.contains(record.article());
        let fades = |edge: &Edge| !edge.records.is_empty() && edge.records.iter().all(faded);
        for (slot, facets) in (0u32..).zip(&network.facets.edges) {
            let (from, to) = facets.ends;
            let by_article = !self.articles.is_empty() && network.edge(slot).is_some_and(fades);
            let own = seen(if by_article || !sieve.passes(slot, facets) { LEFT_OUT } else { 0 });
            // A line is seen as much as the most visible of its events.
            let event = |event: &u32| lined.get((*event as usize).wrapping_sub(first)).copied();
            let events = facets.events.iter().filter_map(event).max().unwrap_or(Visible::Shown);
            edges.push(end(from).min(end(to)).min(own).min(events));
        }
        Visibility { nodes, edges, lined, failed, flags, out_of_focus }
    }

    /// The nodes not drawn because they, or all that links them to the rest, are folded. An entity stays as long as a
    /// shown node is beside it, or it has a relation; one that nothing links is folded while others are linked.
    pub fn folded(&self, network: &Network) -> Set<u32> {
        let folded = self.all_folded(network, &Sieve::of(self, network).all_failed());
        (0u32..).zip(folded).filter(|(_, folded)| *folded).map(|(slot, _)| slot).collect()
    }

    fn all_folded(&self, network: &Network, failed: &[u16]) -> Vec<bool> {
        let facets = &network.facets;
        let fails = |event: u32| failed.get(event as usize).copied().unwrap_or(u16::MAX);
        let mut folded: Vec<bool> = Vec::with_capacity(network.node_count());
        // Entities may link each other (a place within a place), so standing spreads from what stands by itself.
        let mut standing: Vec<u32> = Vec::new();
        let mut undecided: Vec<bool> = Vec::with_capacity(network.node_count());
        let first = network.first_lined();
        let lined = network.lined_events().zip(failed.iter().skip(first));
        let lined = lined.map(|(node, failed)| self.hidden.contains(&node.id) || self.folds(node, *failed)).list();
        let is_seen = |event: &u32| lined.get((*event as usize).wrapping_sub(first)) == Some(&false);
        // Who shared an event that is seen stands by that line.
        let mut held = vec![false; network.node_count()];
        for ((_, from, to, _), it) in network.edges().zip(&facets.edges) {
            if it.events.iter().any(is_seen) {
                held[from as usize] = true;
                held[to as usize] = true;
            }
        }
        for (((slot, node), it), held) in network.nodes().zip(&facets.nodes).zip(held) {
            let folds = self.folds(node, fails(it.event));
            let stands = it.event != NONE || it.has_relation || held || self.shown.contains(&node.id);
            folded.push(folds);
            undecided.push(!folds && !stands);
            if !folds && stands {
                standing.push(slot);
            }
        }
        let seen = |edge: u32| {
            let events = facets.edges.get(edge as usize).map_or(&[][..], |edge| &edge.events);
            events.is_empty() || events.iter().any(is_seen)
        };
        spread(network, standing, &mut undecided, seen);
        // What is left is folded where folding cut it off or where nothing links it while other things are linked (a
        // publisher), and not where articles link it to others like it alone.
        if network.projection() == Projection::EventsAsNodes {
            let mut apart = undecided.clone();
            let from = (0u32..).zip(&folded).filter(|(_, folded)| **folded).map(|(slot, _)| slot).list();
            spread(network, from, &mut apart, |_| true);
            for (slot, undecided) in undecided.iter_mut().enumerate() {
                let loose = !self.unfolded && network.edge_count() > 0 && facets.around(slot as u32).is_empty();
                *undecided &= !apart[slot] || loose;
            }
        }
        for (folded, undecided) in folded.iter_mut().zip(undecided) {
            *folded |= undecided;
        }
        folded
    }

    /// Whether there is a focus, but nothing of it stands in this network: then it keeps nothing back.
    pub fn is_focus_void(&self, network: &Network) -> bool {
        !self.focus.is_empty() && self.out_of_focus(network).is_empty()
    }

    /// Which nodes the focus keeps back, by slot; empty where it keeps back none. In the focus is also what stands for its
    /// names in this projection; and where it names no event, having been set where events are lines, each event that
    /// links two of them.
    fn out_of_focus(&self, network: &Network) -> Vec<bool> {
        let kept = network.standing(self.focus.iter());
        if kept.is_empty() {
            return Vec::new();
        }
        let mut out = vec![true; network.node_count()];
        kept.iter().for_each(|slot| out[*slot as usize] = false);
        let is_event = |slot: u32| network.node(slot).is_some_and(Node::is_event);
        if network.projection() == Projection::EventsAsNodes && !kept.iter().any(|slot| is_event(*slot)) {
            for slot in (0..out.len() as u32).filter(|slot| is_event(*slot)) {
                let around = network.facets.around(slot).iter().map(|(_, other)| *other);
                let linked: Set<u32> = around.filter(|other| kept.contains(other)).collect();
                out[slot as usize] = linked.len() < 2;
            }
        }
        out
    }

    /// Whether the node is folded for its own sake. What is asked for by its type, a role or its words is not folded for
    /// its kind, nor what is asked for by its status for that. An entity is told by failing everything.
    pub(super) fn folds(&self, node: &Node, failed: u16) -> bool {
        self.folds_kind(node, failed) || self.folds_status(node, failed)
    }

    /// The same by its kind, were it not for `unfolded`.
    pub(super) fn is_of_folded_kind(&self, node: &Node, failed: u16) -> bool {
        let asked = |active: bool, dimension: Dimension| active && failed & dimension.bit() == 0;
        is_folded_kind(node)
            && !asked(!self.types.is_empty(), Dimension::Type)
            && !asked(!self.roles.is_empty(), Dimension::Role)
            && !asked(!self.text.trim().is_empty(), Dimension::Text)
            && !self.shown.contains(&node.id)
    }

    pub(super) fn folds_kind(&self, node: &Node, failed: u16) -> bool {
        !self.unfolded && self.is_of_folded_kind(node, failed)
    }

    pub(super) fn folds_status(&self, node: &Node, failed: u16) -> bool {
        let asked = !self.statuses.is_empty() && failed & Dimension::Status.bit() == 0;
        self.only_counting && !node.counts() && !asked && !self.shown.contains(&node.id)
    }
}
