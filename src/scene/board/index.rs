//! Indexes: nodes and edges by where they are, seen or not.

use std::ops::Range;

use super::{Board, Disc, FAINT};
use crate::geom::{World, WorldRect, WorldVector};
use crate::order::Listed as _;
use crate::scene::grid::Cells;
use crate::scene::shape::BADGE_RADIUS;
use crate::scene::{Badge, EdgeMark, Grid, NodeMark};

/// The smallest cell of the indexes in world units: a few nodes large.
const MIN_CELL: f32 = 48.0;
/// Cells of the edge index along the longer side: a long edge meets about so many.
const EDGE_CELLS: f32 = 64.0;
/// With more edges than these there are as many fewer cells, down to `FEWEST_CELLS`: the index is made anew with each picture.
pub(super) const MANY_EDGES: f32 = 50_000.0;
const FEWEST_CELLS: f32 = 8.0;

impl Board {
    /// Over all nodes: [`Board::node`] says which of them are there.
    pub(in crate::scene) fn node_grid(&self) -> &Grid<World> {
        let bounds = |(disc, mark): (&Disc, &NodeMark)| {
            let body = WorldRect::around(disc.at, 2.0 * disc.radius, 2.0 * disc.radius);
            let badge = WorldVector::new(BADGE_RADIUS, -BADGE_RADIUS);
            if mark.badge == Badge::None { body } else { body.including(mark.badge_at() + badge) }
        };
        let bounds = self.discs.iter().zip(&self.nodes).map(bounds);
        self.node_grid.get_or_init(|| Grid::of((0u32..).zip(bounds), MIN_CELL))
    }

    /// The edges that may be in a rectangle, but for the faint; one may come more than once.
    pub(in crate::scene) fn edges_near(&self, rect: WorldRect) -> impl Iterator<Item = u32> {
        let near = self.edge_grid().map(|grid| grid.near(rect)).into_iter().flatten();
        near.filter(|index| self.edge(*index).is_some_and(|edge| edge.opacity >= FAINT))
    }

    /// The same, each once and in order; none where there are more than `most`, or so many faint ones that to look at
    /// them takes too long.
    pub(in crate::scene) fn few_edges_near(&self, rect: WorldRect, most: usize) -> Vec<u32> {
        let looked = 4 * most;
        if self.edge_grid().is_none_or(|grid| grid.near(rect).nth(looked).is_some()) {
            return Vec::new();
        }
        let mut found = self.edges_near(rect).list();
        if found.len() > most {
            return Vec::new();
        }
        crate::order::sort(&mut found);
        found.dedup();
        found
    }

    /// Whether there are so many edges that nothing should be looked for among them while they move.
    pub(in crate::scene) fn has_many_edges(&self) -> bool {
        self.large || self.all.len() as f32 > MANY_EDGES
    }

    /// Over all edges: [`Board::edge`] says which of them are drawn. None until all are there.
    fn edge_grid(&self) -> Option<&Grid<World>> {
        if !self.is_whole() {
            return None;
        }
        Some(self.edge_grid.get_or_init(|| {
            let edges = &self.all.edges[..];
            let mut making = Making::of(edges);
            making.count(edges, 0..edges.len());
            making.lay_out();
            making.deal(edges, 0..edges.len());
            making.done()
        }))
    }
}

/// An index over edges that is being made.
#[derive(Debug, Clone)]
pub(super) struct Making {
    grid: Grid<World>,
    cells: Cells,
}

impl Making {
    /// One that nothing is in yet.
    pub fn of(edges: &[EdgeMark]) -> Self {
        let placed = edges.iter().filter(|edge| edge.from.is_finite());
        let widest = placed.clone().fold(0.0, |most: f32, edge| most.max(edge.width));
        let bounds = WorldRect::bounding(placed.flat_map(|edge| [edge.from, edge.control, edge.to]));
        let bounds = bounds.map(|bounds| bounds.inflated(widest / 2.0));
        let side = bounds.map_or(0.0, |bounds| bounds.width().max(bounds.height()));
        let cells = (EDGE_CELLS * MANY_EDGES / edges.len() as f32).clamp(FEWEST_CELLS, EDGE_CELLS);
        let (grid, cells) = Grid::begin(bounds, MIN_CELL.max(side / cells));
        Self { grid, cells }
    }

    /// Counts how often some edges come.
    pub fn count(&mut self, edges: &[EdgeMark], range: Range<usize>) {
        let cells = &mut self.cells;
        each_strip(&self.grid, edges, range, &mut |_, first, last| cells.count(first, last));
    }

    /// Makes room for all that were counted.
    pub fn lay_out(&mut self) {
        self.cells.lay_out();
    }

    /// Puts the same edges in.
    pub fn deal(&mut self, edges: &[EdgeMark], range: Range<usize>) {
        let cells = &mut self.cells;
        each_strip(&self.grid, edges, range, &mut |index, first, last| cells.deal(index, first, last));
    }

    pub fn done(self) -> Grid<World> {
        self.grid.with(self.cells)
    }
}

/// Calls with an edge, and the first and the last of some cells side by side that it runs through.
fn each_strip(grid: &Grid<World>, edges: &[EdgeMark], range: Range<usize>, visit: &mut dyn FnMut(u32, usize, usize)) {
    let edges = (range.start as u32..).zip(edges.get(range).unwrap_or_default());
    for (index, edge) in edges.filter(|(_, edge)| edge.from.is_finite()) {
        let (curve, reach) = (edge.curve(), edge.width / 2.0);
        let add = &mut |first, last| visit(index, first, last);
        if curve.is_straight() {
            grid.strips_of_line(curve.from, curve.to, reach, add);
            continue;
        }
        // A rectangle round a long line is mostly empty: cut the line to pieces of about a cell.
        let count = (edge.from.distance(edge.to) / grid.cell()).clamp(3.0, 2.0 * EDGE_CELLS) as u32 + 1;
        for piece in 0..count {
            let part = curve.piece(piece as f32 / count as f32, (piece + 1) as f32 / count as f32);
            let hull = WorldRect::from_corners(part.from, part.to).including(part.control);
            grid.strips(hull.inflated(reach), add);
        }
    }
}
