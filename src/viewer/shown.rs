//! What is shown over the picture: what the pointer is on and its card, box and lasso, the keyboard's ring, the cursor.

use super::{CARD_DELAY, CardOf, Cursor, Hover, Viewer};
use crate::geom::{ScreenPoint, ScreenRect};
use crate::scene::radius_of;

/// How far the ring of the keyboard stands off its node, in CSS pixels.
const RING: f32 = 9.0;

impl Viewer {
    /// Where a node is on screen, in CSS pixels.
    pub fn place_on_screen(&self, slot: u32) -> Option<ScreenPoint> {
        Some(self.camera.screen_from_world().apply(self.places.of(slot)?))
    }

    /// The node under the pointer.
    pub fn hover(&self) -> Option<u32> {
        self.hover.node
    }

    /// What has a card at this time, and where that stands on screen: by the node, or where the line was come upon.
    pub fn card(&self, now: f64) -> Option<(CardOf, ScreenPoint)> {
        let Hover { node, edge, at, since, .. } = self.hover;
        if now < since + CARD_DELAY || !self.gesture.is_idle() {
            return None;
        }
        match (node, edge) {
            (Some(slot), _) => Some((CardOf::Node(slot), self.place_on_screen(slot)?)),
            (None, Some(slot)) => Some((CardOf::Edge(slot), at?)),
            (None, None) => None,
        }
    }

    /// The box that a Shift-drag spans.
    pub fn selection_box(&self) -> Option<ScreenRect> {
        self.gesture.selection_box()
    }

    /// The line that a lasso has drawn so far, open.
    pub fn lasso(&self) -> Option<&[ScreenPoint]> {
        self.gesture.lasso()
    }

    /// The line under the pointer that a click would select, where it is drawn: quadratic curves, each by its start,
    /// control point and end. None where there is no such line.
    pub fn hovered_line(&self) -> Vec<[ScreenPoint; 3]> {
        let chosen = self.slots.selected_edge;
        let hovered = self.hover.edge.filter(|edge| self.gesture.is_idle() && chosen != Some(*edge));
        hovered.map_or(Vec::new(), |edge| self.curves_on_screen(edge))
    }

    /// Where the keyboard is, while that is what is used: the middle of its node and the radius of a ring round it.
    pub fn focus_ring(&self) -> Option<(ScreenPoint, f32)> {
        let slot = self.slots.last_selected.filter(|slot| self.by_keyboard && self.slots.is_drawn(*slot))?;
        let network = &self.slots.network;
        let radius = network.node(slot).map_or(0.0, radius_of) * network.growth();
        Some((self.place_on_screen(slot)?, radius * self.camera.zoom + RING))
    }

    /// What the pointer should look like.
    pub fn cursor(&self) -> Cursor {
        self.gesture.cursor(self.hover.node.is_some() || self.hover.edge.is_some(), self.lasso)
    }
}
