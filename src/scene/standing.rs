//! Where a label stands: the sides of its node, and what it must leave free there.

use super::obstacles::Obstacles;
use crate::geom::{ScreenPoint, ScreenRect, ScreenVector};

/// Room between a label and its node, and the next label, in CSS pixels.
pub(super) const GAP: f32 = 5.0;
/// How much farther from its node than usual an important label may stand, in CSS pixels.
const A_LITTLE_AWAY: [f32; 3] = [0.0, 5.0, 10.0];
/// The same for a chosen one.
const FAR_AWAY: [f32; 4] = [0.0, 8.0, 18.0, 30.0];
/// How far such a label may be moved along its side, as a share of half its length there.
const ALONG: [f32; 7] = [0.0, 0.3, -0.3, 0.6, -0.6, 0.9, -0.9];

/// On which side of its node a label stands, in the order in which they are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    Below,
    Right,
    Left,
    Above,
    BelowRight,
    BelowLeft,
    AboveRight,
    AboveLeft,
}

/// How hard a label looks for its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effort {
    /// Close to the node or not at all.
    Ordinary,
    /// Else a little away from it.
    Important,
    /// Else far from it, and at last over other nodes: selected or hovered.
    Chosen,
}

/// A node as its label sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    /// The middle and radius of its body on screen.
    pub centre: ScreenPoint,
    pub radius: f32,
    /// How much the label weighs against nodes that it would cover.
    pub weight: f32,
    /// Its side in the frame before.
    pub before: Option<Side>,
}

/// What a label must leave free.
pub(super) struct Room<'a> {
    pub obstacles: &'a Obstacles,
    pub placed: &'a [ScreenRect],
    pub screen: ScreenRect,
}

impl Side {
    /// All, the usual first.
    const ALL: [Self; 8] = [
        Self::Below,
        Self::Right,
        Self::Left,
        Self::Above,
        Self::BelowRight,
        Self::BelowLeft,
        Self::AboveRight,
        Self::AboveLeft,
    ];

    /// Right and down as 1, left and up as -1.
    fn direction(self) -> (f32, f32) {
        match self {
            Self::Below => (0.0, 1.0),
            Self::Right => (1.0, 0.0),
            Self::Left => (-1.0, 0.0),
            Self::Above => (0.0, -1.0),
            Self::BelowRight => (1.0, 1.0),
            Self::BelowLeft => (-1.0, 1.0),
            Self::AboveRight => (1.0, -1.0),
            Self::AboveLeft => (-1.0, -1.0),
        }
    }

    fn is_corner(self) -> bool {
        self >= Self::BelowRight
    }
}

impl Anchor {
    /// The free side, wholly on screen, where the fewest lines run through a label of this size; of equal ones the
    /// first in the usual order. One that was there stays unless another is much better.
    pub(super) fn settle(
        &self,
        size: ScreenVector,
        ring: f32,
        room: &Room<'_>,
        effort: Effort,
    ) -> Option<(Side, ScreenRect)> {
        let at = |side: Side, away: f32| (side, self.beside(side, size, ring + away, room.screen.inflated(-GAP)));
        let near = || Side::ALL.into_iter().map(|side| at(side, 0.0));
        let free = |rect: ScreenRect| room.shows_whole(rect) && room.free_of_labels(rect) && !self.covers(rect, room);
        let cost = |&(side, rect): &(Side, ScreenRect)| {
            let lines = room.obstacles.lines_through(rect).min(9) * 2;
            // A new side has to be better by two lines.
            let moved = if self.before.is_none_or(|before| before == side) { 0 } else { 3 };
            lines + moved + usize::from(side.is_corner()) * 3
        };
        let found = near().filter(|&(_, rect)| free(rect)).min_by_key(cost);
        if found.is_some() || effort == Effort::Ordinary {
            return found;
        }
        let ways = if effort == Effort::Chosen { &FAR_AWAY[..] } else { &A_LITTLE_AWAY[..] };
        let moved = |(side, rect): (Side, ScreenRect)| {
            ALONG.into_iter().filter(move |&share| share == 0.0 || !side.is_corner()).map(move |share| {
                let (right, down) = side.direction();
                let half = size * (0.5 * share);
                let by = ScreenVector::new(half.x * down.abs(), half.y * right.abs());
                (side, ScreenRect { min: rect.min + by, max: rect.max + by })
            })
        };
        let farther = ways
            .iter()
            .flat_map(|&away| Side::ALL.map(|side| at(side, away)))
            .flat_map(moved)
            .find(|&(_, rect)| free(rect));
        if farther.is_some() || effort != Effort::Chosen {
            return farther;
        }
        near().find(|&(_, rect)| room.shows_whole(rect) && room.free_of_labels(rect)).or_else(|| {
            near().map(|(side, rect)| (side, room.slid_in(rect))).find(|&(_, rect)| room.free_of_labels(rect))
        })
    }

    fn covers(&self, rect: ScreenRect, room: &Room<'_>) -> bool {
        room.obstacles.covers_disc(rect, self.weight)
    }

    /// The box on a side of the node. Above and below it slides along to stay on screen while it is over the node's
    /// middle.
    fn beside(&self, side: Side, size: ScreenVector, away: f32, screen: ScreenRect) -> ScreenRect {
        let (right, down) = side.direction();
        let reach = self.radius + away;
        if side.is_corner() {
            // The nearest corner of the box is on the slant; its leading is room enough below and above.
            let out = (reach + GAP / 2.0) * std::f32::consts::FRAC_1_SQRT_2;
            let by = ScreenVector::new((out + size.x / 2.0) * right, (out + size.y / 2.0) * down);
            return ScreenRect::around(self.centre + by, size.x, size.y);
        }
        let across = reach + GAP + size.x / 2.0;
        // Above and below, the line's own leading is most of the room.
        let along = reach + GAP / 4.0 + size.y / 2.0;
        let slide = if down == 0.0 {
            0.0
        } else {
            let left = screen.min.x - (self.centre.x - size.x / 2.0);
            let right = screen.max.x - (self.centre.x + size.x / 2.0);
            left.max(0.0).min(size.x / 2.0) + right.min(0.0).max(-size.x / 2.0)
        };
        let by = ScreenVector::new(across * right + slide, along * down);
        ScreenRect::around(self.centre + by, size.x, size.y)
    }
}

impl Room<'_> {
    fn free_of_labels(&self, rect: ScreenRect) -> bool {
        let roomy =
            ScreenRect { min: rect.min - ScreenVector::new(GAP, 0.0), max: rect.max + ScreenVector::new(GAP, 0.0) };
        !self.placed.iter().any(|other| other.overlaps(roomy))
    }

    fn shows_whole(&self, rect: ScreenRect) -> bool {
        self.screen.contains(rect.min) && self.screen.contains(rect.max)
    }

    /// The box moved into the screen, as far as it fits there.
    fn slid_in(&self, rect: ScreenRect) -> ScreenRect {
        let screen = self.screen;
        let by = |low: f32, high: f32, from: f32, to: f32| (from - low).max(0.0) - (high - to).max(0.0);
        let by = ScreenVector::new(
            by(rect.min.x, rect.max.x, screen.min.x, screen.max.x),
            by(rect.min.y, rect.max.y, screen.min.y, screen.max.y),
        );
        ScreenRect { min: rect.min + by, max: rect.max + by }
    }
}
