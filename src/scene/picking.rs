//! The picker: which node or edge is at a place.

use crate::order;
use std::cell::OnceCell;

use super::routes::Curve;
use super::{Grid, Marks, NodeMark};
use crate::geom::{World, WorldPoint, WorldRect, WorldVector};

/// Finds marks by place. Made when marks change; the index over edges is built only when first asked for.
#[derive(Debug, Clone)]
pub struct Picker {
    /// In drawing order.
    nodes: Vec<NodeMark>,
    node_grid: Grid<World>,
    edges: Vec<PickedEdge>,
    edge_grid: OnceCell<Grid<World>>,
}

#[derive(Debug, Clone, Copy)]
struct PickedEdge {
    curve: Curve,
    half_width: f32,
    slot: u32,
}

impl Picker {
    /// The smallest cell in world units: a few nodes large.
    const MIN_CELL: f32 = 48.0;
    /// Cells of the edge index along the longer side: a long edge meets about so many.
    const EDGE_CELLS: f32 = 48.0;

    /// An index over these marks.
    pub fn new(marks: &Marks) -> Self {
        let nodes = marks.nodes.clone();
        let node_grid = Grid::of((0u32..).zip(&nodes).map(|(index, mark)| (index, bounds_of(mark))), Self::MIN_CELL);
        let edges = marks
            .edges
            .iter()
            .map(|mark| PickedEdge {
                curve: Curve { from: mark.from, control: mark.control, to: mark.to },
                half_width: mark.width / 2.0,
                slot: mark.slot,
            })
            .collect();
        Self { nodes, node_grid, edges, edge_grid: OnceCell::new() }
    }

    /// The slot of the node at a place: the topmost whose outline holds it, else the nearest within `tolerance` world
    /// units.
    pub fn node_at(&self, point: WorldPoint, tolerance: f32) -> Option<u32> {
        let inside = self
            .node_grid
            .near(WorldRect::around(point, 0.0, 0.0))
            .filter(|&index| self.node(index).is_some_and(|mark| mark.distance(point) <= 0.0))
            .max();
        let found = inside.or_else(|| {
            let near = self.node_grid.near(WorldRect::around(point, 2.0 * tolerance, 2.0 * tolerance));
            let measured = near.filter_map(|index| Some((self.node(index)?.distance(point), index)));
            // Of equally near ones the topmost.
            measured
                .filter(|&(distance, _)| distance <= tolerance)
                .min_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
                .map(|(_, index)| index)
        });
        found.and_then(|index| self.node(index)).map(|mark| mark.slot)
    }

    /// The slot of the edge at a place: the nearest within `tolerance` world units beyond its width, of equally near
    /// ones the topmost.
    pub fn edge_at(&self, point: WorldPoint, tolerance: f32) -> Option<u32> {
        let grid = self.edge_grid.get_or_init(|| self.index_edges());
        let mut best: Option<(f32, u32)> = None;
        for index in grid.near(WorldRect::around(point, 2.0 * tolerance, 2.0 * tolerance)) {
            let Some(edge) = self.edges.get(index as usize) else { continue };
            let distance = (edge.curve.distance(point) - edge.half_width).max(0.0);
            let nearer = best.is_none_or(|(least, at)| distance < least || (distance == least && index > at));
            if distance <= tolerance && nearer {
                best = Some((distance, index));
            }
        }
        best.and_then(|(_, index)| self.edges.get(index as usize)).map(|edge| edge.slot)
    }

    /// The slots of the nodes whose middle is in a rectangle, ascending.
    pub fn nodes_in(&self, rect: WorldRect) -> Vec<u32> {
        let mut slots: Vec<u32> = self
            .node_grid
            .near(rect)
            .filter_map(|index| self.node(index))
            .filter(|mark| rect.contains(mark.body()))
            .map(|mark| mark.slot)
            .collect();
        order::sort(&mut slots);
        slots.dedup();
        slots
    }

    /// The slots of the nodes whose middle is inside a closed line, by the even-odd rule, ascending.
    pub fn nodes_in_lasso(&self, lasso: &[WorldPoint]) -> Vec<u32> {
        let Some(bounds) = WorldRect::bounding(lasso.iter().copied()) else { return Vec::new() };
        let mut slots: Vec<u32> = self
            .node_grid
            .near(bounds)
            .filter_map(|index| self.node(index))
            .filter(|mark| is_inside(lasso, mark.body()))
            .map(|mark| mark.slot)
            .collect();
        order::sort(&mut slots);
        slots.dedup();
        slots
    }

    fn node(&self, index: u32) -> Option<&NodeMark> {
        self.nodes.get(index as usize)
    }

    fn index_edges(&self) -> Grid<World> {
        let bounds = WorldRect::bounding(self.edges.iter().flat_map(|edge| [edge.curve.from, edge.curve.to]));
        let side = bounds.map_or(0.0, |bounds| bounds.width().max(bounds.height()));
        let cell = Self::MIN_CELL.max(side / Self::EDGE_CELLS);
        let pieces = (0u32..).zip(&self.edges).flat_map(move |(index, edge)| {
            // A rectangle round a long slanting line is mostly empty: cut the line to pieces of about a cell.
            let count = (edge.curve.from.distance(edge.curve.to) / cell).clamp(0.0, 2.0 * Self::EDGE_CELLS) as u32 + 1;
            let straight = edge.curve.is_straight();
            let count = if straight { count } else { count.max(4) };
            (0..count).map(move |piece| {
                let (start, end) = (piece as f32 / count as f32, (piece + 1) as f32 / count as f32);
                let hull = if straight {
                    let at = |share: f32| edge.curve.from.lerp(edge.curve.to, share);
                    WorldRect::from_corners(at(start), at(end))
                } else {
                    let part = edge.curve.piece(start, end);
                    WorldRect::from_corners(part.from, part.to).including(part.control)
                };
                (index, hull.inflated(edge.half_width))
            })
        });
        Grid::of(pieces, cell)
    }
}

impl Curve {
    /// How far a point is from the curve, from a chain of chords that leaves the curve by less than 1/500 of its bend.
    pub fn distance(&self, point: WorldPoint) -> f32 {
        const CHORDS: u32 = 16;
        if self.is_straight() {
            return distance_to_line(point, self.from, self.to);
        }
        let mut least = f32::INFINITY;
        let mut from = self.from;
        for step in 1..=CHORDS {
            let to = self.point(step as f32 / CHORDS as f32);
            least = least.min(distance_to_line(point, from, to));
            from = to;
        }
        least
    }
}

/// The distance from a point to the line between two points.
fn distance_to_line(point: WorldPoint, from: WorldPoint, to: WorldPoint) -> f32 {
    let (along, arm) = (to - from, point - from);
    let square = along.dot(along);
    let share = if square > 0.0 { (arm.dot(along) / square).clamp(0.0, 1.0) } else { 0.0 };
    (arm - along * share).length()
}

/// Whether a point is inside a closed line by the even-odd rule: how often a ray to the right crosses it.
fn is_inside(line: &[WorldPoint], point: WorldPoint) -> bool {
    let ends = line.iter().zip(line.iter().cycle().skip(1));
    ends.filter(|(a, b)| {
        (a.y > point.y) != (b.y > point.y) && point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)
    })
    .count()
        % 2
        == 1
}

fn bounds_of(mark: &NodeMark) -> WorldRect {
    let half = WorldVector::new(mark.radius, mark.radius);
    WorldRect { min: mark.body() - half, max: mark.body() + half }
}
