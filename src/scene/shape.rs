//! The shapes of nodes and lines: the measures that every renderer, the picker and the routes share.

use super::{NodeMark, Shape};
use crate::geom::{WorldPoint, WorldVector};

/// How wide a node's outline is, in world units. It is drawn inside the radius.
pub const OUTLINE_WIDTH: f32 = 1.5;
/// How wide the band of a group's ring is, in world units, also inside the radius.
pub const RING_WIDTH: f32 = 2.75;
/// How far outside a node's outline the ring of selection or highlight runs, to the ring's middle, in world units.
pub const HALO_GAP: f32 = 3.5;
/// How wide that ring is when selected, in world units; a highlight's is half as wide and half as strong.
pub const HALO_WIDTH: f32 = 2.0;
/// How far a strike reaches beyond the radius to the lower left and the upper right, as a share of the radius.
pub const STRIKE_REACH: f32 = 1.1;
/// How wide a strike is, in world units; its casing in the background's colour is wider by as much again.
pub const STRIKE_WIDTH: f32 = 1.75;
/// The radius of a badge in world units; its middle is on the upper right of the node's body.
pub const BADGE_RADIUS: f32 = 5.0;
/// A badge smaller than this radius in CSS pixels could not be read and is not drawn.
pub const BADGE_PIXELS: f32 = 3.0;
/// The radius of a pin's dot at the node's middle, in world units.
pub const PINNED_RADIUS: f32 = 2.25;
/// Line and gap of a dashed stroke, in world units.
pub const DASH: [f32; 2] = [5.0, 3.5];
/// Line and gap of a dotted stroke, in world units.
pub const DOT: [f32; 2] = [1.4, 2.6];
/// How long an arrowhead is, in world units, for a line one unit wide; wider lines add `ARROW_GROWTH` a unit.
pub const ARROW_LENGTH: f32 = 6.5;
/// How wide an arrowhead is, as a share of its length.
pub const ARROW_ASPECT: f32 = 0.75;
/// What each further unit of line width adds to an arrowhead's length.
pub const ARROW_GROWTH: f32 = 1.5;
/// No node is drawn with a smaller radius than this, in CSS pixels.
pub const MIN_NODE_PIXELS: f32 = 0.9;
/// No edge is drawn thinner than this, in CSS pixels.
pub const MIN_EDGE_PIXELS: f32 = 0.6;
/// The corner radius of a square, as a share of its radius.
pub const SQUARE_CORNER: f32 = 0.28;
/// The radius of a pin's head and how far its middle is above the tip, as shares of the node's radius.
pub const PIN_HEAD: f32 = 0.74;
/// See `PIN_HEAD`: head and lift make two radii from tip to top.
pub const PIN_LIFT: f32 = 2.0 - PIN_HEAD;
/// The radius of the hole in a pin's head, in the outline's colour, as a share of the node's radius.
pub const PIN_HOLE: f32 = 0.27;

/// How far a hull reaches beyond the nodes in it, in world units.
pub const HULL_MARGIN: f32 = 12.0;
/// How wide the rim of a hull is, in world units.
pub const HULL_RIM_WIDTH: f32 = 1.0;
/// How strong the colour of a hull is, and that of its rim, from 0 to 1.
pub const HULL_FILL: f32 = 0.1;
/// See `HULL_FILL`.
pub const HULL_RIM: f32 = 0.5;

impl Shape {
    /// How far the outline is from the node's position in a direction of length one, in world units.
    pub fn reach(self, radius: f32, direction: WorldVector) -> f32 {
        let (x, y) = (direction.x.abs(), direction.y.abs());
        match self {
            Self::Circle | Self::Disc | Self::Ring => radius,
            // The corner's rounding takes off at most 0.28 × (√2 − 1) of a radius: a hair.
            Self::Square => radius / x.max(y).max(0.5),
            Self::Diamond => radius / (x + y).max(0.5),
            Self::Pin => {
                // The far side of the head as seen from the tip; lines from the side and below end at the tip.
                let (head, lift) = (radius * PIN_HEAD, radius * PIN_LIFT);
                let along = -direction.y * lift;
                let square = along * along - (lift * lift - head * head);
                if along > 0.0 && square >= 0.0 { along + square.sqrt() } else { 0.0 }
            }
        }
    }

    /// How wide its outline is, in world units.
    pub fn outline_width(self) -> f32 {
        if self == Self::Ring { RING_WIDTH } else { OUTLINE_WIDTH }
    }
}

impl NodeMark {
    /// The middle of what is seen: the position, but for a pin, whose tip is on the position.
    pub fn body(&self) -> WorldPoint {
        match self.shape {
            Shape::Pin => self.at - WorldVector::new(0.0, self.radius),
            _ => self.at,
        }
    }

    /// The radius of a circle round its body that labels keep free, in world units.
    pub fn body_radius(&self) -> f32 {
        // A square's corners stand out of the circle that its sides touch.
        if self.shape == Shape::Square { self.radius * 1.2 } else { self.radius }
    }

    /// Where the dot of a pinned node is: in the middle, but below a country's code.
    pub fn pinned_at(&self) -> WorldPoint {
        let down = if self.shape == Shape::Disc { 0.7 } else { 0.0 };
        self.body() + WorldVector::new(0.0, self.radius * down)
    }

    /// Where the middle of its badge is.
    pub fn badge_at(&self) -> WorldPoint {
        let out = self.radius * if self.shape == Shape::Square { 1.0 } else { 0.74 };
        self.body() + WorldVector::new(out, -out)
    }

    /// How far a point is outside the outline, in world units; negative inside.
    pub fn distance(&self, point: WorldPoint) -> f32 {
        let to = point - self.at;
        match self.shape {
            Shape::Circle | Shape::Disc | Shape::Ring => to.length() - self.radius,
            Shape::Square => to.x.abs().max(to.y.abs()) - self.radius,
            Shape::Diamond => {
                // To the side of its quarter, which ends at two corners.
                let (x, y, r) = (to.x.abs(), to.y.abs(), self.radius);
                let along = ((y - x + r) / 2.0).max(0.0).min(r.max(0.0));
                let far = WorldVector::new(x - (r - along), y - along).length();
                if x + y <= r { -far } else { far }
            }
            Shape::Pin => {
                // A cone from the tip to the head: the distance to the axis less the cone's radius there.
                let (head, lift) = (self.radius * PIN_HEAD, self.radius * PIN_LIFT);
                let share = if lift > 0.0 { (-to.y / lift).clamp(0.0, 1.0) } else { 0.0 };
                WorldVector::new(to.x, to.y + lift * share).length() - head * share
            }
        }
    }
}

/// How long the arrowhead of a line of this width is, in world units.
pub fn arrow_length(width: f32) -> f32 {
    ARROW_LENGTH + ARROW_GROWTH * (width - 1.0).clamp(0.0, 6.0)
}
