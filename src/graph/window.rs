//! What lies within the time that is looked at.

use super::filter::spread;
use super::{EdgeKind, Filter, Network, Node};
use crate::order::Listed as _;
use crate::order::Set;

impl Filter {
    /// Whether an event may have been within the time that is looked at. The undated are outside of every time; an
    /// open date reaches as far as it may.
    pub fn is_within(&self, event: &Node) -> bool {
        self.window.is_none_or(|window| event.span.is_some_and(|span| span.overlaps(window)))
    }

    /// Which nodes lie outside, by slot; nothing where no time is set. An entity is within as long as one of its events
    /// is, folded or not; one without events goes with those it is related to.
    pub(super) fn outside(&self, network: &Network) -> Vec<bool> {
        if self.window.is_none() {
            return Vec::new();
        }
        let mut outside: Vec<bool> = network.nodes().map(|(_, node)| !node.is_event() || !self.is_within(node)).list();
        let is_event: Vec<bool> = network.nodes().map(|(_, node)| node.is_event()).list();
        let mut eventful = is_event.clone();
        for (.., from, to, edge) in network.edges() {
            let (from, to) = (from as usize, to as usize);
            if let EdgeKind::Shares { events } = &edge.kind {
                let within = events.iter().any(|id| network.event(id).is_some_and(|event| self.is_within(event)));
                for end in [from, to] {
                    eventful[end] = true;
                    outside[end] &= !within;
                }
            } else if is_event[from] != is_event[to] {
                let (event, entity) = if is_event[from] { (from, to) } else { (to, from) };
                eventful[entity] = true;
                outside[entity] &= outside[event];
            }
        }
        let slots = 0..outside.len() as u32;
        let within: Vec<u32> = slots.clone().filter(|slot| !outside[*slot as usize]).collect();
        let eventless: Set<u32> = slots.filter(|slot| !eventful[*slot as usize]).collect();
        let mut left = eventless.clone();
        spread(network, within, &mut left, |_| true);
        for slot in eventless.difference(&left) {
            outside[*slot as usize] = false;
        }
        outside
    }
}
