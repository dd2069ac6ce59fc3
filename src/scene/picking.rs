//! Picking: which node or edge is at a place. What a filter fades is not picked.

use super::routes::Curve;
use super::{Board, NodeMark};
use crate::geom::{WorldPoint, WorldRect};
use crate::order;
use crate::order::Listed as _;

impl Board {
    /// The slot of the node at a place: the topmost whose outline holds it, else the nearest within `tolerance` world
    /// units.
    pub fn node_at(&self, point: WorldPoint, tolerance: f32) -> Option<u32> {
        let (mut top, mut nearest): (Option<(u8, u32)>, Option<(f32, u8, u32)>) = (None, None);
        for (index, mark) in self.nodes_near(WorldRect::around(point, 2.0 * tolerance, 2.0 * tolerance)) {
            let (distance, layer) = (mark.distance(point), self.chosen(mark.slot));
            if distance <= 0.0 {
                top = top.max(Some((layer, index)));
            } else if distance <= tolerance {
                // Of equally near ones the topmost.
                let nearer = nearest.is_none_or(|(least, high, at)| {
                    distance < least || (distance == least && (layer, index) > (high, at))
                });
                nearest = if nearer { Some((distance, layer, index)) } else { nearest };
            }
        }
        let found = top.map(|(_, index)| index).or(nearest.map(|(.., index)| index));
        found.and_then(|index| self.node(index)).map(|mark| mark.slot)
    }

    /// The slot of the edge at a place: the nearest within `tolerance` world units beyond its width, of equally near
    /// ones the topmost.
    pub fn edge_at(&self, point: WorldPoint, tolerance: f32) -> Option<u32> {
        let mut best: Option<(f32, u32)> = None;
        let near = WorldRect::around(point, 2.0 * tolerance, 2.0 * tolerance);
        for index in self.edges_near(near) {
            let Some(edge) = self.edge(index) else { continue };
            let reach = tolerance + edge.width / 2.0;
            let hull = WorldRect::from_corners(edge.from, edge.to).including(edge.control);
            if !hull.inflated(reach).contains(point) {
                continue;
            }
            let distance = (edge.curve().distance(point) - edge.width / 2.0).max(0.0);
            let nearer = best.is_none_or(|(least, at)| distance < least || (distance == least && index > at));
            if distance <= tolerance && nearer {
                best = Some((distance, index));
            }
        }
        best.and_then(|(_, index)| self.edge(index)).map(|edge| edge.slot)
    }

    /// The slots of the nodes whose middle is in a rectangle, ascending.
    pub fn nodes_in(&self, rect: WorldRect) -> Vec<u32> {
        self.nodes_where(rect, |point| rect.contains(point))
    }

    /// The slots of the nodes whose middle is inside a closed line, by the even-odd rule, ascending.
    pub fn nodes_in_lasso(&self, lasso: &[WorldPoint]) -> Vec<u32> {
        let bounds = WorldRect::bounding(lasso.iter().copied());
        bounds.map_or(Vec::new(), |bounds| self.nodes_where(bounds, |point| is_inside(lasso, point)))
    }

    fn nodes_where(&self, bounds: WorldRect, holds: impl Fn(WorldPoint) -> bool) -> Vec<u32> {
        let inside = self.nodes_near(bounds).filter(|(_, mark)| holds(mark.body()));
        let mut slots: Vec<u32> = inside.map(|(_, mark)| mark.slot).list();
        order::sort(&mut slots);
        slots.dedup();
        slots
    }

    /// The nodes that may be in a rectangle; one may come more than once.
    fn nodes_near(&self, rect: WorldRect) -> impl Iterator<Item = (u32, &NodeMark)> {
        let near = self.node_grid().near(rect).filter_map(|index| Some((index, self.node(index)?)));
        near.filter(|(_, mark)| !self.is_faded(mark.slot))
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
