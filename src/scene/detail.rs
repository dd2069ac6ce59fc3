//! The level of detail: which lines the machine can draw in the time of a frame, and how.

use super::shape::arrow_length;
use super::{DrawList, EdgeMark};
use crate::geom::WorldPoint;

/// Lines wider than this many canvas pixels on average are never drawn as hair lines of one.
const HAIR: f32 = 1.6;
/// The least share of the lines that stays while the camera moves.
const LEAST_SHARE: f32 = 0.04;
/// How much stronger the lines that stay may be drawn.
const MOST_RAISED: f32 = 2.5;
/// What is fainter than this, if anything is not, is left out first.
pub const FAINT: f32 = 0.5;
/// 2³² over the golden ratio: multiples of it are scattered evenly (Knuth, The Art of Computer Programming 3, 6.4).
const GOLDEN: u32 = 0x9E37_79B1;

/// How many canvas pixels of lines are drawn in a frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Budget {
    /// Smooth lines while nothing moves; above it, hair lines.
    pub still: f32,
    /// The same while the camera moves.
    pub moving: f32,
    /// Hair lines while the camera moves; above it, a part of them.
    pub hairs: f32,
}

/// How lines are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Lines {
    /// Each in its own width, with soft edges and dashes.
    Smooth,
    /// One pixel wide: such a share of those in the list, so much stronger.
    Hairs { share: f32, raise: f32 },
}

/// What there is of lines, summed up whenever the marks are others.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Extent {
    /// The length of all lines in world units.
    length: f32,
    /// Their mean width in world units.
    width: f32,
    low: [f32; 2],
    high: [f32; 2],
    /// Which share of them is faint.
    faint: f32,
    /// Which share of them there is in the list.
    held: f32,
    /// The longest arrowhead in world units.
    pub arrow: f32,
}

/// A part of the lines that is the same in every frame, and within every larger part: first without some of the faint
/// ones, then without all of them and some of the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    strong: u32,
    faint: u32,
}

impl Budget {
    /// How to draw the lines of this extent, with so many canvas pixels to a CSS pixel.
    pub fn lines(self, extent: &Extent, list: &DrawList, ratio: f32) -> Lines {
        let scale = list.camera.zoom * ratio;
        let length = extent.seen(list) * scale;
        let width = (extent.width * scale).max(list.least.width * ratio);
        let smooth = length * (width + 1.0);
        let most = if list.moving { self.moving } else { self.still };
        if smooth <= most || (width > HAIR * ratio && smooth <= most * 8.0) {
            Lines::Smooth
        } else if list.moving {
            let share = (self.hairs / length).clamp(LEAST_SHARE, 1.0).min(extent.held);
            Lines::Hairs { share: share / extent.held, raise: share.sqrt().recip().min(MOST_RAISED) }
        } else {
            Lines::Hairs { share: 1.0, raise: 1.0 }
        }
    }
}

impl Extent {
    /// That of these lines.
    pub fn of(edges: &[EdgeMark]) -> Self {
        Self::of_part(edges, [1.0; 2])
    }

    /// That of lines of which these are but shares, of the strong and of the faint ones: as if the others were like them.
    pub fn of_part(edges: &[EdgeMark], held: [f32; 2]) -> Self {
        let mut extent = Self { low: [f32::INFINITY; 2], high: [f32::NEG_INFINITY; 2], ..Self::default() };
        let (mut widths, mut faint, mut count) = (0.0, 0.0, 0.0);
        let stands_for = held.map(|share| 1.0 / share.max(1.0e-6));
        for edge in edges {
            let is_faint = edge.opacity < FAINT;
            let many = stands_for[usize::from(is_faint)];
            extent.length += edge.from.distance(edge.to) * many;
            widths += edge.width * many;
            faint += if is_faint { many } else { 0.0 };
            count += many;
            if edge.arrow {
                extent.arrow = extent.arrow.max(arrow_length(edge.width));
            }
            for WorldPoint { x, y, .. } in [edge.from, edge.to] {
                extent.low = [extent.low[0].min(x), extent.low[1].min(y)];
                extent.high = [extent.high[0].max(x), extent.high[1].max(y)];
            }
        }
        extent.held = if count > 0.0 { edges.len() as f32 / count } else { 1.0 };
        let count: f32 = if count > 1.0 { count } else { 1.0 };
        (extent.width, extent.faint) = (widths / count, faint / count);
        extent
    }

    /// So large a share of the lines in the list.
    pub fn part(&self, share: f32) -> Part {
        let (share, strong) = (share * self.held, 1.0 - self.faint);
        Part::of([share / strong, (share - strong) / self.faint])
    }

    /// About what length of lines is in sight, in world units: as if they were spread evenly.
    fn seen(&self, list: &DrawList) -> f32 {
        let camera = &list.camera;
        let share = |axis: usize, middle: f32, side: f32| {
            let half = side / 2.0 / camera.zoom;
            let size = (self.high[axis] - self.low[axis]).max(1.0e-6);
            (((middle + half).min(self.high[axis]) - (middle - half).max(self.low[axis])) / size).clamp(0.0, 1.0)
        };
        self.length * share(0, camera.centre.x, camera.width) * share(1, camera.centre.y, camera.height)
    }
}

impl Part {
    /// Such shares of the strong lines and of the faint.
    pub fn of(shares: [f32; 2]) -> Self {
        // A cast saturates, and takes NaN, of a share of nothing, for 0.
        let [strong, faint] = shares.map(|share| (share * 4_294_967_296.0) as u32);
        Self { strong, faint }
    }

    /// Whether a line belongs to it.
    #[inline(always)]
    pub fn has(self, edge: &EdgeMark) -> bool {
        self.has_slot(edge.slot, edge.opacity < FAINT)
    }

    /// Whether the line of a slot does.
    #[inline(always)]
    pub fn has_slot(self, slot: u32, is_faint: bool) -> bool {
        slot.wrapping_mul(GOLDEN) <= if is_faint { self.faint } else { self.strong }
    }
}
