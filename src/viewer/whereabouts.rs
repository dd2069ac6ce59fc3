//! Whereabouts: where everything stood with which pins, so that a move taken back takes all of it back.

use super::Viewer;
use super::gesture::Action;
use crate::graph::Network;
use crate::model::GlobalId;
use crate::order::{Listed as _, Map};

/// So many stands are kept: as many moves can be taken back with all that gave way to them.
const KEPT: usize = 8;

type Pins = Map<GlobalId, [f32; 2]>;

/// The pins that a layout knows, and where all stood with others, by the layout's slots.
#[derive(Debug, Clone, Default)]
pub struct Whereabouts {
    pins: Pins,
    /// Before a hand took hold of what it still holds.
    before: Option<Vec<[f32; 2]>>,
    kept: Vec<(Pins, Vec<[f32; 2]>)>,
}

impl Whereabouts {
    /// A layout begins, with these pins: slots and places from before mean nothing to it.
    pub fn begin(&mut self, pins: &Pins) {
        *self = Self { pins: pins.clone(), ..Self::default() };
    }

    /// A hand begins something: it holds nothing yet.
    pub fn let_go(&mut self) {
        self.before = None;
    }

    /// A hand moves nodes; what it moved already still counts as where it was.
    pub fn hold(&mut self, stands: &dyn Fn() -> Vec<[f32; 2]>) {
        self.before.get_or_insert_with(stands);
    }

    /// The pins are others now. Answers with those before, and with where everything stood when they were these.
    pub fn change(&mut self, pins: &Pins, stands: &dyn Fn() -> Vec<[f32; 2]>) -> (Pins, Option<Vec<[f32; 2]>>) {
        let old = std::mem::replace(&mut self.pins, pins.clone());
        if old == *pins {
            return (old, None);
        }
        let before = self.before.take().unwrap_or_else(stands);
        self.kept.retain(|(kept, _)| *kept != old);
        if self.kept.len() >= KEPT {
            self.kept.remove(0);
        }
        self.kept.push((old.clone(), before));
        let back = self.kept.iter().find(|(kept, _)| kept == pins);
        (old, back.map(|(_, places)| places.clone()))
    }
}

/// A pin is where its node stands when it is so near, in world units.
const THERE: f32 = 0.5;

impl Viewer {
    /// How many of these pins hold a node elsewhere than where it stands, or is going.
    pub fn pinned_elsewhere(&self, pins: &Pins) -> usize {
        let is_elsewhere = |id: &GlobalId, at: &[f32; 2]| {
            let place = self.known_place(id);
            place.is_some_and(|[x, y]| (x - at[0]).abs() > THERE || (y - at[1]).abs() > THERE)
        };
        pins.iter().filter(|(id, at)| is_elsewhere(id, at)).count()
    }

    /// Where the nodes of a layout stand, by its slots, or stood before a hand took hold of them; not finite where that
    /// is not known.
    pub fn stands(&self, laid_out: &Network) -> Vec<[f32; 2]> {
        let held = match &self.gesture.action {
            Action::Drag { nodes, .. } => &nodes[..],
            _ => &[],
        };
        let stand = |id: &GlobalId| {
            let held = held.iter().find(|node| self.slots.id(node.slot) == Some(id));
            let place = held.map(|node| [node.before.x, node.before.y]).or_else(|| self.known_place(id));
            place.unwrap_or([f32::NAN; 2])
        };
        laid_out.nodes().map(|(_, node)| stand(&node.id)).list()
    }
}
