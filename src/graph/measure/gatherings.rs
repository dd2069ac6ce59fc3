//! Gatherings: the events that are counted, and who was at each.

use crate::graph::{EdgeKind, Network, NodeKind, Projection, Visibility, Visible};
use crate::model::{EntityKind, GlobalId};
use crate::order::{Listed as _, Map, Set};

/// The events that took place and are seen, and who of those that are seen was at each.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gatherings {
    /// By event the slots of who was there, ascending; in order of their names. Some have fewer than two.
    pub events: Vec<(GlobalId, Vec<u32>)>,
    /// Whether only people are counted; otherwise countries, or whatever takes part.
    pub people: bool,
}

impl Gatherings {
    /// Those of a network, as the filter shows it. Of people, where two were at one event; else, and between countries, of
    /// whatever takes part.
    pub fn of(network: &Network, visibility: &Visibility) -> Self {
        let is_shown = |slot: u32| visibility.nodes.get(slot as usize) == Some(&Visible::Shown);
        let counted = super::counted(network, visibility);
        let mut present: Map<&GlobalId, Set<u32>> = counted.iter().map(|node| (&node.id, Set::new())).collect();
        let mut found: Vec<(&GlobalId, u32)> = Vec::new();
        let countries = network.projection() == Projection::Countries;
        for (slot, from, to, edge) in network.edges() {
            if visibility.edges.get(slot as usize) != Some(&Visible::Shown) {
                continue;
            }
            let event = |slot| network.node(slot).map(|node| &node.id);
            match &edge.kind {
                EdgeKind::Participates { .. } if is_shown(from) => found.extend(event(to).map(|event| (event, from))),
                EdgeKind::Side if countries && is_shown(to) => found.extend(event(from).map(|event| (event, to))),
                EdgeKind::Shares { events } => {
                    for event in &**events {
                        found.extend([(event, from), (event, to)]);
                    }
                }
                _ => {}
            }
        }
        let is_person =
            |slot: &u32| network.node(*slot).is_some_and(|node| node.kind == NodeKind::Entity(EntityKind::Person));
        for (event, slot) in found {
            if let Some(members) = present.get_mut(event) {
                members.insert(slot);
            }
        }
        let two_people = |members: &Set<u32>| members.iter().filter(|slot| is_person(slot)).count() > 1;
        let people = !countries && present.values().any(two_people);
        if people {
            present.values_mut().for_each(|members| members.retain(is_person));
        }
        let events = present.into_iter().map(|(event, members)| (event.clone(), members.iter().copied().list()));
        Self { events: events.list(), people }
    }
}
