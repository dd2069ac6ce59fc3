//! What the state means for the picture, by slot.

use std::rc::Rc;

use super::places::Places;
use crate::graph::{Network, Visibility, Visible};
use crate::model::{GlobalId, Merged};
use crate::order::Listed as _;
use crate::order::{Map, Set};
use crate::state::{Answer, Selection, State, Way};

/// The network with what is chosen in it, all by slot.
#[derive(Debug, Clone, Default)]
pub(super) struct Slots {
    pub network: Rc<Network>,
    /// What the layout is of: the same nodes and those not known on the day of knowledge, perhaps under other slots.
    pub laid_out: Rc<Network>,
    pub visibility: Rc<Visibility>,
    merged: Rc<Merged>,
    /// As chosen, to see whether it changed.
    chosen: Selection,
    degrees: u32,
    pins: Map<GlobalId, [f32; 2]>,
    pub selection: Set<u32>,
    /// The last node selected: where the keyboard is.
    pub last_selected: Option<u32>,
    pub selected_edge: Option<u32>,
    pub pinned: Set<u32>,
    /// What stays bright because of the selection.
    pub lit: Option<Set<u32>>,
    /// Those who have a hull behind them, group by group.
    pub communities: Rc<Vec<Vec<u32>>>,
    /// Laid out by date.
    pub dated: bool,
    /// Where nodes were that the network no longer has: they come back there.
    gone: Map<GlobalId, [f32; 2]>,
}

/// What changed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct SlotsChange {
    pub network: bool,
    pub visibility: bool,
    pub choice: bool,
    pub communities: bool,
    pub dated: bool,
}

impl SlotsChange {
    pub fn any(self) -> bool {
        self.network || self.visibility || self.choice || self.communities || self.dated
    }
}

impl Slots {
    /// Takes over a state; with another network, places are carried over by name.
    pub fn take(&mut self, state: &State, places: &mut Places) -> SlotsChange {
        let (document, session) = (&state.document, &state.session);
        let communities = match (&state.measures.communities, session.communities) {
            (Answer::Known(groups), Some(_)) => groups.clone(),
            _ => Rc::default(),
        };
        let dated = session.arrangement.way == Way::Dates;
        let change = SlotsChange {
            network: !Rc::ptr_eq(&self.network, &document.network),
            visibility: !Rc::ptr_eq(&self.visibility, &document.visibility),
            choice: self.chosen != session.selection || self.degrees != session.degrees || self.pins != session.pins,
            communities: self.communities != communities,
            dated: self.dated != dated,
        };
        if !change.any() {
            return change;
        }
        self.communities = communities;
        self.dated = dated;
        if change.network {
            self.carry_places(state, places);
            self.network = document.network.clone();
            self.laid_out = document.laid_out.clone();
            self.merged = document.whole.clone();
        }
        if change.visibility {
            self.visibility = document.visibility.clone();
        }
        if change.network || change.choice {
            self.chosen = session.selection.clone();
            self.degrees = session.degrees;
            self.pins = session.pins.clone();
            let slots: Vec<u32> = self.chosen.nodes.iter().filter_map(|id| self.network.slot(id)).collect();
            self.last_selected = slots.last().copied();
            // An event that stands in one line alone is that line.
            let line = match (&self.chosen.edge, &self.chosen.nodes[..]) {
                (None, [event]) => self.network.lines_of(event),
                (name, _) => name.iter().filter_map(|name| document.edge_slot(name)).list(),
            };
            self.selected_edge = if let [line] = line[..] { Some(line) } else { None };
            self.pinned = self.pins.keys().filter_map(|id| self.network.slot(id)).collect();
            self.lit = match self.selected_edge.and_then(|edge| self.network.ends(edge)) {
                Some((from, to)) => Some(Set::from([from, to])),
                None => {
                    let elsewhere = self.chosen.nodes.iter().filter(|id| self.network.slot(id).is_none());
                    let mut lit = self.network.standing(elsewhere);
                    lit.extend(self.network.ego(&slots, self.degrees.clamp(1, 5)));
                    (!lit.is_empty()).then_some(lit)
                }
            };
            self.selection = slots.into_iter().collect();
        }
        change
    }

    /// Whether a node is drawn, faintly or not.
    pub fn is_drawn(&self, slot: u32) -> bool {
        self.visibility.nodes.get(slot as usize) != Some(&Visible::Hidden)
    }

    /// The name of a node.
    pub fn id(&self, slot: u32) -> Option<&GlobalId> {
        self.network.node(slot).map(|node| &node.id)
    }

    /// The layout's slot of a node that is drawn.
    pub fn layout_slot(&self, slot: u32) -> u32 {
        self.id(slot).and_then(|id| self.laid_out.slot(id)).unwrap_or(slot)
    }

    /// The layout's positions by the slots of what is drawn, where these are others; the rest is remembered.
    pub fn drawn_positions(&mut self, positions: &[f32]) -> Option<Vec<f32>> {
        if self.laid_out.node_count() == self.network.node_count() {
            return None;
        }
        let mut drawn = vec![f32::NAN; self.network.node_count() * 2];
        for ((_, node), &[x, y]) in self.laid_out.nodes().zip(positions.as_chunks().0) {
            match self.network.slot(&node.id) {
                Some(slot) => drawn[slot as usize * 2..][..2].copy_from_slice(&[x, y]),
                None => {
                    self.gone.insert(node.id.clone(), [x, y]);
                }
            }
        }
        Some(drawn)
    }

    /// Where a node was that is not in the network now.
    pub fn remembered(&self, id: &GlobalId) -> Option<[f32; 2]> {
        self.gone.get(id).copied()
    }

    /// Places go by name. A merged thing's name changes when articles come and go; then any of its members will do.
    fn carry_places(&mut self, state: &State, places: &mut Places) {
        let document = &state.document;
        let network = &document.network;
        let old = std::mem::take(&mut self.network);
        let placed = old.nodes().filter(|(_, node)| network.slot(&node.id).is_none());
        let left: Vec<_> = placed.filter_map(|(slot, node)| Some((node.id.clone(), places.goal_of(slot)?))).list();
        self.gone.extend(left);
        let was = |id: &GlobalId| old.slot(id).and_then(|slot| places.goal_of(slot));
        let gone = &self.gone;
        let known = |id: &GlobalId| was(id).or_else(|| gone.get(id).copied());
        let before = &self.merged;
        let found: Vec<Option<[f32; 2]>> = network
            .nodes()
            .map(|(_, node)| {
                let id = &node.id;
                let merged = &document.whole;
                let members = match (merged.entities.get(id), merged.events.get(id)) {
                    (Some(entity), _) => &entity.members[..],
                    (None, Some(event)) => &event.members[..],
                    (None, None) => &[],
                };
                known(id).or_else(|| before.merged_of.get(id).and_then(was)).or_else(|| members.iter().find_map(known))
            })
            .list();
        places.renumber(network.node_count(), |slot| found.get(slot as usize).copied().flatten());
        for (_, node) in network.nodes() {
            self.gone.remove(&node.id);
        }
    }
}
