//! What a filter makes of a network: how much is seen, and why each thing is not.

use super::{Dimension, Filter, Network, Node, Visible};
use crate::model::GlobalId;

/// Hidden by hand, out of focus or folded.
pub(super) const HIDDEN: u8 = 1;
/// Left out by what is asked for.
pub(super) const LEFT_OUT: u8 = 2;
/// Of a kind that is taken out.
pub(super) const KIND: u8 = 4;
/// Only in articles that are taken out.
pub(super) const ARTICLE: u8 = 8;

/// How much of each node and edge is seen, by slot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visibility {
    pub nodes: Vec<Visible>,
    pub edges: Vec<Visible>,
    /// Of the events that stand in lines, in the order of [`Network::lined_events`].
    pub lined: Vec<Visible>,
    /// The dimensions that each event fails, as bits: of events that are nodes, then of those in lines.
    pub(super) failed: Vec<u16>,
    /// Why nodes, and then the events in lines, are not seen.
    pub(super) flags: Vec<u8>,
    /// Which nodes the focus keeps back; empty where there is none.
    pub(super) out_of_focus: Vec<bool>,
}

/// An event, and what a filter makes of it.
pub struct Sifted<'a> {
    pub event: &'a Node,
    /// By hand, for want of focus, or because only what took place is looked at.
    pub hidden: bool,
    /// Of a kind that is folded unless all are unfolded.
    pub foldable: bool,
    /// Folded for its kind.
    pub folded: bool,
    /// Its place among [`Network::lined_events`].
    pub lined: Option<usize>,
    number: usize,
    network: &'a Network,
    failed: u16,
}

impl Sifted<'_> {
    /// Whether it has what is asked for in every dimension but this one. What one may ask for by type, role or words is
    /// not folded then.
    pub fn passes_but(&self, dimension: Dimension) -> bool {
        let unfolds = matches!(dimension, Dimension::Type | Dimension::Role | Dimension::Text);
        !self.hidden && (!self.folded || unfolds) && self.failed & !dimension.bit() == 0
    }

    /// The same for every dimension.
    pub fn passes(&self) -> bool {
        !self.hidden && !self.folded && self.failed == 0
    }

    /// The stances of its quotes, as bits by their places in the closed list.
    pub fn stances(&self) -> u32 {
        self.network.facets.events.get(self.number).map_or(0, |event| event.stances)
    }

    /// What was done in it, likewise.
    pub fn roles(&self) -> u32 {
        self.network.facets.events.get(self.number).map_or(0, |event| event.roles)
    }

    /// The countries it concerns, by their places among [`Network::countries`].
    pub fn countries(&self) -> &[u16] {
        self.network.facets.events.get(self.number).map_or(&[], |event| &event.countries)
    }

    /// Who printed it, by their places among [`Network::publishers`].
    pub fn publishers(&self) -> &[u16] {
        self.network.facets.events.get(self.number).map_or(&[], |event| &event.publishers)
    }

    /// How many quotes it has.
    pub fn quotes(&self) -> u32 {
        self.network.facets.events.get(self.number).map_or(0, |event| event.quotes)
    }
}

impl Visibility {
    /// Whether a node would be seen but for its kind.
    pub fn passes_but_kind(&self, slot: u32) -> bool {
        self.flags.get(slot as usize).is_some_and(|flags| flags & !KIND == 0)
    }

    /// Whether a node is hidden for its own sake, whatever is asked for.
    pub fn is_hidden(&self, slot: u32) -> bool {
        self.flags.get(slot as usize).is_some_and(|flags| flags & HIDDEN != 0)
    }

    /// Whether an event has not what is asked for, drawn or not.
    pub fn leaves_out(&self, network: &Network, id: &GlobalId) -> bool {
        let node = |slot: u32| network.facets.nodes.get(slot as usize).map(|node| node.event as usize);
        let number = match network.slot(id) {
            Some(slot) => node(slot),
            None => network.lined_place(id).map(|place| network.first_lined() + place),
        };
        number.and_then(|number| self.failed.get(number)).is_some_and(|failed| *failed != 0)
    }

    /// All events: those that are nodes, then those in lines. `filter` is the one that it is of.
    pub fn events<'a>(&'a self, network: &'a Network, filter: &'a Filter) -> impl Iterator<Item = Sifted<'a>> {
        let nodes = network.nodes().filter(|(_, node)| node.is_event()).map(|(slot, node)| (Some(slot), node));
        let all = nodes.chain(network.lined_events().map(|node| (None, node)));
        let first = network.first_lined();
        all.enumerate().map(move |(number, (slot, event))| {
            let failed = self.failed.get(number).copied().unwrap_or(0);
            let out_of_focus = slot.and_then(|slot| self.out_of_focus.get(slot as usize)) == Some(&true);
            let by_hand = out_of_focus || filter.hidden.contains(&event.id);
            Sifted {
                event,
                lined: number.checked_sub(first),
                hidden: by_hand || filter.folds_status(event, failed),
                foldable: filter.is_of_folded_kind(event, failed),
                folded: filter.folds_kind(event, failed),
                number,
                network,
                failed,
            }
        })
    }

    /// How much of an event is seen, as a node or in lines; what is not there is not.
    pub fn of_event(&self, network: &Network, id: &GlobalId) -> Visible {
        let seen = match network.slot(id) {
            Some(slot) => self.nodes.get(slot as usize),
            None => network.lined_place(id).and_then(|place| self.lined.get(place)),
        };
        seen.copied().unwrap_or(Visible::Hidden)
    }
}
