//! Obstacles on screen: the nodes and labels that a label must not cover, and the lines that it had better not.

use super::Badge;
use super::board::Board;
use super::shape::{BADGE_PIXELS, BADGE_RADIUS};
use crate::geom::{ScreenFromWorld, ScreenPoint, ScreenRect, ScreenVector, WorldRect};

/// Nodes smaller than this radius in CSS pixels are dots, which a label may cover.
pub const DOT_PIXELS: f32 = 1.5;
/// Of more nodes than this, a label may also cover one smaller than this radius in CSS pixels that weighs no more than
/// the share `FAR_LESS` of it: the halo keeps the letters readable, and in a crowd those who matter could not be named
/// otherwise.
pub const CROWD: usize = 500;
/// See `CROWD`.
pub const TINY_PIXELS: f32 = 5.0;
/// See `CROWD`.
pub const FAR_LESS: f32 = 0.35;
/// With more lines than this about a node, its label no longer looks for a side without lines: none has one.
const MANY_LINES: usize = 256;
/// So many chords stand for a bent line.
const CHORDS: u32 = 4;
/// How high a row of boxes is, in CSS pixels: about two lines of text.
const ROW: f32 = 32.0;

/// Where labels stand already: their boxes by rows of the screen.
#[derive(Debug, Clone, Default)]
pub(super) struct Boxes {
    rows: Vec<Vec<ScreenRect>>,
}

/// The nodes and lines as they stand on screen.
#[derive(Clone, Copy)]
pub(super) struct Obstacles<'a> {
    pub board: &'a Board,
    pub to_screen: ScreenFromWorld,
    /// Whether labels look at what they would cover: not while very many nodes and lines move.
    pub at_leisure: bool,
    /// Whether labels may cover what is tiny and weighs little.
    pub crowded: bool,
}

/// A straight line between two places on screen.
pub(super) type Line = (ScreenPoint, ScreenPoint);

impl Boxes {
    /// Forgets all boxes and makes room for a screen of this height.
    pub(super) fn clear(&mut self, height: f32) {
        self.rows.iter_mut().for_each(Vec::clear);
        let rows = (height / ROW) as usize + 1;
        if self.rows.len() < rows {
            self.rows.resize(rows, Vec::new());
        }
    }

    pub(super) fn add(&mut self, rect: ScreenRect) {
        let (first, last) = self.span(rect);
        for row in self.rows.iter_mut().take(last + 1).skip(first) {
            row.push(rect);
        }
    }

    pub(super) fn overlap(&self, rect: ScreenRect) -> bool {
        let (first, last) = self.span(rect);
        self.rows.iter().take(last + 1).skip(first).any(|row| row.iter().any(|other| other.overlaps(rect)))
    }

    fn span(&self, rect: ScreenRect) -> (usize, usize) {
        // A cast saturates, and takes NaN for 0.
        let row = |y: f32| ((y / ROW) as usize).min(self.rows.len().saturating_sub(1));
        (row(rect.min.y), row(rect.max.y))
    }
}

impl Obstacles<'_> {
    /// Whether a label of this weight in a rectangle would cover a part of a node that it must not, or a badge.
    pub(super) fn covers_disc(&self, rect: ScreenRect, weight: f32) -> bool {
        if !self.at_leisure {
            return false;
        }
        let scale = self.to_screen.scale;
        let badge = BADGE_RADIUS * scale;
        let covers = |centre: ScreenPoint, radius: f32| {
            // Comparisons, because at the smallest size of code `f32::min` is a call.
            let off = |at: f32, low: f32, high: f32| {
                if at < low {
                    low - at
                } else if at > high {
                    at - high
                } else {
                    0.0
                }
            };
            let (x, y) = (off(centre.x, rect.min.x, rect.max.x), off(centre.y, rect.min.y, rect.max.y));
            x * x + y * y < radius * radius
        };
        self.board.node_grid().any_near(self.in_world(rect), |index| {
            let Some(disc) = self.board.disc(index) else { return false };
            let Some(mark) = self.board.node(index) else { return false };
            if badge >= BADGE_PIXELS
                && mark.badge != Badge::None
                && covers(self.to_screen.apply(mark.badge_at()), badge)
            {
                return true;
            }
            let radius = disc.radius * scale;
            if radius < DOT_PIXELS || !covers(self.to_screen.apply(disc.at), radius) {
                return false;
            }
            let yields = self.crowded && radius < TINY_PIXELS && self.board.chosen(mark.slot) == 0;
            !(yields && weight >= disc.weight / FAR_LESS)
        })
    }

    /// The lines in a rectangle as straight pieces, in place of those in `lines`; none where there are too many.
    pub(super) fn lines_near(&self, rect: ScreenRect, lines: &mut Vec<Line>) {
        lines.clear();
        if !self.at_leisure {
            return;
        }
        let world = self.in_world(rect);
        for edge in self.board.few_edges_near(world, 4 * MANY_LINES).iter().filter_map(|&index| self.board.edge(index))
        {
            if !WorldRect::from_corners(edge.from, edge.to).including(edge.control).inflated(1.0e-3).overlaps(world) {
                continue;
            }
            if lines.len() >= MANY_LINES {
                return lines.clear();
            }
            let curve = edge.curve();
            let chords = if curve.is_straight() { 1 } else { CHORDS };
            let at = |chord: u32| self.to_screen.apply(curve.point(chord as f32 / chords as f32));
            lines.extend((0..chords).map(|chord| (at(chord), at(chord + 1))));
        }
    }

    /// The rectangle in the world that is shown in one on screen.
    pub(super) fn in_world(&self, rect: ScreenRect) -> WorldRect {
        let corner = |point: ScreenPoint| self.to_screen.world_from_screen(point);
        WorldRect { min: corner(rect.min), max: corner(rect.max) }
    }
}

/// How many of the lines run through a rectangle.
pub(super) fn lines_through(lines: &[Line], rect: ScreenRect) -> usize {
    lines.iter().filter(|line| runs_through(line, rect)).count()
}

/// Whether a line between two points has a part in a rectangle (Liang and Barsky, 1984).
fn runs_through(&(from, to): &Line, rect: ScreenRect) -> bool {
    let ScreenVector { x, y, .. } = to - from;
    let (mut enter, mut leave) = (0.0f32, 1.0f32);
    for (step, room) in
        [(-x, from.x - rect.min.x), (x, rect.max.x - from.x), (-y, from.y - rect.min.y), (y, rect.max.y - from.y)]
    {
        if step == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    enter <= leave
}
