//! The level of detail: what of the picture the machine can draw in the time of a frame.

use super::view::View;
use crate::geom::WorldPoint;
use crate::scene::{EdgeMark, NodeMark};

/// Nodes with a smaller radius than this, in CSS pixels, are plain dots: nothing else of them could be seen.
pub(super) const DOT_PIXELS: f32 = 2.25;
/// Lines wider than this many canvas pixels on average are never drawn as hair lines of one.
const HAIR: f32 = 1.6;
/// The least share of the lines that stays while the camera moves.
const LEAST_SHARE: f32 = 0.04;
/// How much stronger the lines that stay may be drawn.
const MOST_RAISED: f32 = 2.5;

/// How many canvas pixels of lines are drawn in a frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Budget {
    /// Smooth lines while nothing moves; above it, hair lines.
    still: f32,
    /// The same while the camera moves.
    moving: f32,
    /// Hair lines while the camera moves; above it, a part of them.
    hairs: f32,
}

/// How lines are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Lines {
    /// Each in its own width, with soft edges and dashes.
    Smooth,
    /// One pixel wide: of each hundred so many, so much stronger.
    Hairs { share: f32, raise: f32 },
}

/// What there is of lines, summed up at the upload.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Extent {
    /// The length of all lines in world units.
    length: f32,
    /// Their mean width in world units.
    pub width: f32,
    low: [f32; 2],
    high: [f32; 2],
}

impl Budget {
    /// Found by `scripts/bench` for two cores that draw in software; graphics cards fill a hundred times as much.
    pub fn of(is_software: bool) -> Self {
        if is_software {
            Self { still: 3.0e6, moving: 0.05e6, hairs: 0.9e6 }
        } else {
            Self { still: 2.0e8, moving: 2.0e7, hairs: 2.0e7 }
        }
    }

    /// How to draw lines of this extent.
    pub fn lines(self, extent: &Extent, view: &View, moving: bool) -> Lines {
        let length = extent.seen(view);
        let width = (extent.width * view.scale).max(view.least_width);
        let smooth = length * (width + 1.0);
        let most = if moving { self.moving } else { self.still };
        if smooth <= most || (width > HAIR * view.ratio && smooth <= most * 8.0) {
            Lines::Smooth
        } else if moving {
            let share = (self.hairs / length).clamp(LEAST_SHARE, 1.0);
            Lines::Hairs { share, raise: share.sqrt().recip().min(MOST_RAISED) }
        } else {
            Lines::Hairs { share: 1.0, raise: 1.0 }
        }
    }
}

impl Extent {
    pub fn of(edges: &[EdgeMark]) -> Self {
        let mut extent = Self { low: [f32::INFINITY; 2], high: [f32::NEG_INFINITY; 2], ..Self::default() };
        let mut widths = 0.0;
        for edge in edges {
            extent.length += edge.from.distance(edge.to);
            widths += edge.width;
            for WorldPoint { x, y, .. } in [edge.from, edge.to] {
                extent.low = [extent.low[0].min(x), extent.low[1].min(y)];
                extent.high = [extent.high[0].max(x), extent.high[1].max(y)];
            }
        }
        extent.width = widths / (edges.len() as f32).max(1.0);
        extent
    }

    /// About how many canvas pixels of line are in sight: as if they were spread evenly.
    fn seen(&self, view: &View) -> f32 {
        let share = |axis: usize| {
            let half = view.canvas[axis] / 2.0 / view.scale;
            let size = (self.high[axis] - self.low[axis]).max(1.0e-6);
            let (low, high) = (view.centre[axis] - half, view.centre[axis] + half);
            ((high.min(self.high[axis]) - low.max(self.low[axis])) / size).clamp(0.0, 1.0)
        };
        self.length * view.scale * share(0) * share(1)
    }
}

/// The smallest and the largest radius of nodes; a range that holds nothing where there are none.
pub(super) fn radii(nodes: &[NodeMark]) -> [f32; 2] {
    nodes.iter().fold([f32::INFINITY, 0.0], |[low, high], node| [low.min(node.radius), high.max(node.radius)])
}
