//! Obstacles on screen: the nodes that labels must not cover, and the lines that they had better not.

use super::{Grid, Marks, NodeMark, SceneInput, weight_of};
use crate::geom::{Screen, ScreenFromWorld, ScreenPoint, ScreenRect, ScreenVector};
use crate::order;

/// Nodes smaller than this radius in CSS pixels are dots, which a label may cover.
pub const DOT_PIXELS: f32 = 1.5;
/// A label may also cover a node smaller than this radius in CSS pixels that weighs no more than the share `FAR_LESS` of
/// it: the halo keeps the letters readable, and on a phone those who matter could not be named otherwise.
pub const TINY_PIXELS: f32 = 5.0;
/// See `TINY_PIXELS`.
pub const FAR_LESS: f32 = 0.35;
/// With more lines than this in view, labels no longer look for a side without lines: none has one.
const MAX_LINES: usize = 2_500;
/// The cell of the grids in CSS pixels.
const CELL: f32 = 64.0;
/// So many chords stand for a bent line.
const CHORDS: u32 = 4;
/// Lines fainter than this do not disturb a label.
const FAINT: f32 = 0.3;

/// Nodes and lines in and near the view.
#[derive(Debug, Clone)]
pub(super) struct Obstacles {
    discs: Vec<Disc>,
    disc_grid: Grid<Screen>,
    lines: Vec<(ScreenPoint, ScreenPoint)>,
    line_grid: Grid<Screen>,
}

/// A node as labels see it, in CSS pixels.
#[derive(Debug, Clone, Copy)]
struct Disc {
    centre: ScreenPoint,
    radius: f32,
    /// Labels of at least this weight may cover it.
    yields_to: f32,
}

impl Obstacles {
    /// What stands in the way on this screen.
    pub(super) fn of(input: &SceneInput<'_>, marks: &Marks, to_screen: ScreenFromWorld, screen: ScreenRect) -> Self {
        // Labels of nodes in view reach a little beyond it.
        let reached = screen.inflated(400.0);
        let disc = |mark: &NodeMark| {
            let (centre, radius) = (to_screen.apply(mark.body()), mark.body_radius() * to_screen.scale);
            if radius < DOT_PIXELS || !reached.inflated(radius).contains(centre) {
                return None;
            }
            let chosen = mark.selected || mark.highlighted || (input.highlight.is_some() && input.is_lit(mark.slot));
            let yields = radius < TINY_PIXELS && !chosen;
            let weight = input.network.node(mark.slot).filter(|_| yields).map(weight_of);
            Some(Disc { centre, radius, yields_to: weight.map_or(f32::INFINITY, |weight| weight / FAR_LESS) })
        };
        let discs: Vec<Disc> = marks.nodes.iter().filter_map(disc).collect();
        let bounds = |disc: &Disc| ScreenRect::around(disc.centre, 2.0 * disc.radius, 2.0 * disc.radius);
        let disc_grid = Grid::of((0u32..).zip(discs.iter().map(bounds)), CELL);
        let lines = lines(marks, to_screen, screen);
        // Cut to pieces of about a cell, so that a long slanting line is not everywhere.
        let pieces = (0u32..).zip(&lines).flat_map(|(index, &(from, to))| {
            let count = (from.distance(to) / CELL).clamp(0.0, 256.0) as u32 + 1;
            let share = move |at: u32| from.lerp(to, at as f32 / count as f32);
            (0..count).map(move |piece| (index, ScreenRect::from_corners(share(piece), share(piece + 1))))
        });
        let line_grid = Grid::of(pieces, CELL);
        Self { discs, disc_grid, lines, line_grid }
    }

    /// Whether a label of this weight in a rectangle would cover a part of a node that it must not.
    pub(super) fn covers_disc(&self, rect: ScreenRect, weight: f32) -> bool {
        self.disc_grid.near(rect).filter_map(|index| self.discs.get(index as usize)).any(|disc| {
            let Disc { centre, radius, yields_to } = *disc;
            let nearest =
                ScreenPoint::new(centre.x.clamp(rect.min.x, rect.max.x), centre.y.clamp(rect.min.y, rect.max.y));
            weight < yields_to && nearest.distance(centre) < radius
        })
    }

    /// How many lines run through a rectangle.
    pub(super) fn lines_through(&self, rect: ScreenRect) -> usize {
        let mut found: Vec<u32> = self.line_grid.near(rect).collect();
        order::sort(&mut found);
        found.dedup();
        found.iter().filter_map(|&index| self.lines.get(index as usize)).filter(|line| runs_through(line, rect)).count()
    }
}

/// The lines in view as straight pieces; none where there are too many.
fn lines(marks: &Marks, to_screen: ScreenFromWorld, screen: ScreenRect) -> Vec<(ScreenPoint, ScreenPoint)> {
    let mut lines = Vec::new();
    for mark in &marks.edges {
        let ends = (to_screen.apply(mark.from), to_screen.apply(mark.to));
        let control = to_screen.apply(mark.control);
        let hull = ScreenRect::from_corners(ends.0, ends.1).including(control);
        if mark.opacity < FAINT || !hull.inflated(1.0).overlaps(screen) {
            continue;
        }
        if lines.len() >= MAX_LINES {
            return Vec::new();
        }
        if (control - ends.0.lerp(ends.1, 0.5)).length() < 1.0 {
            lines.push(ends);
            continue;
        }
        let at = |t: f32| ends.0.lerp(control, t).lerp(control.lerp(ends.1, t), t);
        lines.extend(
            (0..CHORDS).map(|chord| (at(chord as f32 / CHORDS as f32), at((chord + 1) as f32 / CHORDS as f32))),
        );
    }
    lines
}

/// Whether a line between two points has a part in a rectangle (Liang and Barsky, 1984).
fn runs_through(&(from, to): &(ScreenPoint, ScreenPoint), rect: ScreenRect) -> bool {
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
