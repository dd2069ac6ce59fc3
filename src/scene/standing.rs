//! Where a label stands: the sides of its node, and what it must leave free there.

use super::obstacles::{Boxes, Line, Obstacles, lines_through};
use super::wording::Form;
use crate::geom::{ScreenPoint, ScreenRect, ScreenVector};

/// Room between a label and its node, and the next label, in CSS pixels.
pub(super) const GAP: f32 = 5.0;
/// How much farther from its node than usual an important label may stand, in CSS pixels.
const A_LITTLE_AWAY: [f32; 4] = [0.0, 5.0, 10.0, 15.0];
/// The same for a chosen one.
const FAR_AWAY: [f32; 4] = [0.0, 8.0, 18.0, 30.0];
/// What a label keeps free beyond its box where it did not stand before, in CSS pixels: rounding while the picture moves
/// must not take its place away.
const SLACK: f32 = 0.27;
/// The same where it stood: less than nothing, for the same reason.
const STAYS: f32 = -0.02;
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

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stand {
    pub side: Side,
    /// What it says there.
    pub form: Form,
    /// How much farther from the node than usual, in CSS pixels.
    away: f32,
    /// How far moved along the side, as a share of half the length there.
    along: f32,
}

/// A node as its label sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    /// The middle and radius of its body on screen, with the ring round it.
    pub centre: ScreenPoint,
    pub radius: f32,
    /// How much the label weighs against nodes that it would cover.
    pub weight: f32,
    /// Where it stood in the frame before.
    pub before: Option<Stand>,
}

/// What a label must leave free.
pub(super) struct Room<'a> {
    pub obstacles: Obstacles<'a>,
    pub placed: &'a Boxes,
    /// Where labels may be.
    pub clear: ScreenRect,
    /// Nothing but the camera changed since the frame before: what stands, stays.
    pub settled: bool,
    /// And the camera did not zoom.
    pub same_zoom: bool,
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
    /// The free side, wholly in the clear, where the fewest lines run through a label of this size; of equal ones the
    /// first in the usual order. One that was there stays while it can. `lines` is for gathering the lines.
    pub(super) fn settle(
        &self,
        (form, size): (Form, ScreenVector),
        room: &Room<'_>,
        effort: Effort,
        lines: &mut Vec<Line>,
    ) -> Option<(Stand, ScreenRect)> {
        // Another wording needs as much room there as anywhere.
        let slack = if self.before.is_some_and(|before| before.form == form) { STAYS } else { SLACK };
        let stands = self.before.map(|stand| {
            let stand = Stand { form, ..stand };
            (stand, self.boxed(stand, size, room.clear))
        });
        let stands = stands.filter(|&(_, rect)| self.is_free(rect, slack, room));
        if let Some((stand, _)) = stands
            && room.settled
            && (room.same_zoom || (stand.away, stand.along) == (0.0, 0.0))
        {
            return stands;
        }
        let near = || {
            Side::ALL.into_iter().map(|side| {
                let stand = Stand { side, form, away: 0.0, along: 0.0 };
                (stand, self.boxed(stand, size, room.clear))
            })
        };
        let mut counted = false;
        let mut best: Option<(usize, (Stand, ScreenRect))> = None;
        for (stand, rect) in near().filter(|&(_, rect)| self.is_free(rect, SLACK, room)) {
            if !counted {
                counted = true;
                let (x, y) = (self.radius + GAP + size.x, self.radius + GAP + size.y);
                room.obstacles.lines_near(ScreenRect::around(self.centre, 2.0 * x, 2.0 * y), lines);
            }
            // A new side has to be better by two lines.
            let moved = if self.before.is_none_or(|before| before.side == stand.side) { 0 } else { 3 };
            let cost = lines_through(lines, rect).min(9) * 2 + moved + usize::from(stand.side.is_corner()) * 3;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, (stand, rect)));
            }
        }
        let found = best.map(|(_, found)| found).or(stands);
        if found.is_some() || effort == Effort::Ordinary {
            return found;
        }
        let ways = if effort == Effort::Chosen { &FAR_AWAY[..] } else { &A_LITTLE_AWAY[..] };
        for &away in ways {
            for side in Side::ALL {
                for along in ALONG {
                    if along != 0.0 && side.is_corner() {
                        break;
                    }
                    let stand = Stand { side, form, away, along };
                    let rect = self.boxed(stand, size, room.clear);
                    if self.is_free(rect, SLACK, room) {
                        return Some((stand, rect));
                    }
                }
            }
        }
        if effort != Effort::Chosen {
            return None;
        }
        near().find(|&(_, rect)| room.shows_whole(rect) && room.free_of_labels(rect, 0.0)).or_else(|| {
            near().map(|(stand, rect)| (stand, room.slid_in(rect))).find(|&(_, rect)| room.free_of_labels(rect, 0.0))
        })
    }

    fn is_free(&self, rect: ScreenRect, slack: f32, room: &Room<'_>) -> bool {
        room.shows_whole(rect)
            && room.free_of_labels(rect, slack)
            && !room.obstacles.covers_disc(rect.inflated(slack), self.weight)
    }

    fn boxed(&self, stand: Stand, size: ScreenVector, clear: ScreenRect) -> ScreenRect {
        let rect = self.beside(stand.side, size, stand.away, clear.inflated(-GAP));
        let (right, down) = stand.side.direction();
        let half = size * (0.5 * stand.along);
        let by = ScreenVector::new(half.x * down.abs(), half.y * right.abs());
        ScreenRect { min: rect.min + by, max: rect.max + by }
    }

    /// The box on a side of the node. Above and below it slides along to stay in the clear while it is over the node's
    /// middle.
    fn beside(&self, side: Side, size: ScreenVector, away: f32, clear: ScreenRect) -> ScreenRect {
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
            let left = clear.min.x - (self.centre.x - size.x / 2.0);
            let right = clear.max.x - (self.centre.x + size.x / 2.0);
            left.max(0.0).min(size.x / 2.0) + right.min(0.0).max(-size.x / 2.0)
        };
        let by = ScreenVector::new(across * right + slide, along * down);
        ScreenRect::around(self.centre + by, size.x, size.y)
    }
}

impl Room<'_> {
    fn free_of_labels(&self, rect: ScreenRect, slack: f32) -> bool {
        let by = ScreenVector::new(GAP + slack, slack);
        !self.placed.overlap(ScreenRect { min: rect.min - by, max: rect.max + by })
    }

    fn shows_whole(&self, rect: ScreenRect) -> bool {
        self.clear.contains(rect.min) && self.clear.contains(rect.max)
    }

    /// The box moved into the clear, as far as it fits there.
    fn slid_in(&self, rect: ScreenRect) -> ScreenRect {
        let screen = self.clear;
        let by = |low: f32, high: f32, from: f32, to: f32| (from - low).max(0.0) - (high - to).max(0.0);
        let by = ScreenVector::new(
            by(rect.min.x, rect.max.x, screen.min.x, screen.max.x),
            by(rect.min.y, rect.max.y, screen.min.y, screen.max.y),
        );
        ScreenRect { min: rect.min + by, max: rect.max + by }
    }
}
