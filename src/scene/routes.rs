//! The routes of edges: parallel ones fan out, and each is cut at the outlines of its nodes.

use std::cmp::Ordering;

use super::{EdgeMark, Shape};
use crate::geom::{WorldPoint, WorldVector};
use crate::order;

/// How far apart the middles of parallel edges run, in world units.
pub const FAN_STEP: f32 = 11.0;
/// The widest fan as a share of the distance between the nodes.
pub const FAN_SPREAD: f32 = 0.6;
/// The gap between an edge's end and a node's outline, in world units.
pub const END_GAP: f32 = 1.0;
/// The same before an arrowhead.
pub const ARROW_GAP: f32 = 2.0;

/// How far the way of a node's first edge to itself rises above the outline, in world units; each further one rises by
/// `LOOP_STEP` more.
pub const LOOP_RISE: f32 = 20.0;
/// See `LOOP_RISE`.
pub const LOOP_STEP: f32 = 12.0;
/// The sine and cosine of half the angle, 36 degrees, in which an edge to its own node leaves and comes back.
const LOOP_TURN: (f32, f32) = (0.5878, 0.8090);

/// Where an edge ends: the node it ends at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct End {
    pub at: WorldPoint,
    pub radius: f32,
    pub shape: Shape,
    /// Kept free outside the outline, in world units.
    pub gap: f32,
}

/// A quadratic Bézier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve {
    pub from: WorldPoint,
    pub control: WorldPoint,
    pub to: WorldPoint,
}

/// Edges that run side by side, in either direction: they fan out evenly round the straight line, in the order of their
/// indices, and each bends so much to the right of it as seen in its own direction, in world units. Of those from a node
/// to itself the bend is the number round which they go. An edge by itself is in none, and does not bend.
#[derive(Debug, Clone, Default)]
pub struct Fans {
    /// Fan by fan, each with its bend.
    members: Vec<(u32, f32)>,
    /// Where each fan ends.
    ends: Vec<u32>,
}

impl End {
    /// Whether the point is inside the outline and its gap.
    fn covers(&self, point: WorldPoint) -> bool {
        let arm = point - self.at;
        arm.length() < self.shape.reach(self.radius, arm.normalized()) + self.gap
    }
}

impl EdgeMark {
    /// Its line.
    pub fn curve(&self) -> Curve {
        Curve { from: self.from, control: self.control, to: self.to }
    }
}

impl Curve {
    /// The point at a share `t` of the parameter.
    pub fn point(&self, t: f32) -> WorldPoint {
        self.from.lerp(self.control, t).lerp(self.control.lerp(self.to, t), t)
    }

    /// The piece between two shares of the parameter (blossoming: Farin, "Curves and Surfaces for CAGD").
    pub fn piece(&self, start: f32, end: f32) -> Self {
        let control = self.from.lerp(self.control, start).lerp(self.control.lerp(self.to, start), end);
        Self { from: self.point(start), control, to: self.point(end) }
    }

    /// Whether it runs straight, within a hundredth of a unit.
    pub fn is_straight(&self) -> bool {
        (self.control - self.from.lerp(self.to, 0.5)).length() < 0.01
    }
}

/// The way from one node to another with a bend to the right of it (seen with y down), in world units at its middle,
/// cut at both outlines. `None` where nothing of it would be seen, because the nodes touch or are not placed.
pub fn route(from: End, to: End, bend: f32) -> Option<Curve> {
    let chord = to.at - from.at;
    let length = chord.length();
    if !(length.is_finite() && length > 1.0e-3) {
        return None;
    }
    let middle = from.at.lerp(to.at, 0.5);
    if bend == 0.0 {
        let along = chord * (1.0 / length);
        let start = from.shape.reach(from.radius, along) + from.gap;
        let end = length - to.shape.reach(to.radius, -along) - to.gap;
        let (a, b) = (from.at + along * start, from.at + along * end);
        return (end - start > 0.5).then(|| Curve { from: a, control: a.lerp(b, 0.5), to: b });
    }
    // The middle of a quadratic is half as far out as its control point.
    let whole = Curve { from: from.at, control: middle + chord.perpendicular() * (2.0 * bend / length), to: to.at };
    let start = crossing(|t| from.covers(whole.point(t)));
    let end = 1.0 - crossing(|t| to.covers(whole.point(1.0 - t)));
    if end - start <= 0.01 {
        return None;
    }
    Some(whole.piece(start, end))
}

/// The way from a node up and back to itself, as three pieces clockwise, the middle one at the top: a cubic Bézier with
/// both ends in the node, cut at its outline. `rank` counts the node's edges to itself: later ones go round earlier
/// ones. The way ends `gap` before the outline. `None` where the node has no place.
pub fn round_trip(node: End, gap: f32, rank: u32) -> Option<[Curve; 3]> {
    let rise = node.shape.reach(node.radius, WorldVector::new(0.0, -1.0)) + LOOP_RISE + LOOP_STEP * rank as f32;
    // At its top, half way, a cubic with equal ends is three quarters as far out as its control points.
    let (across, up) = (rise / 0.75 * LOOP_TURN.0 / LOOP_TURN.1, rise / 0.75);
    if !(node.at.is_finite() && rise.is_finite()) {
        return None;
    }
    let controls = [-across, across].map(|x| node.at + WorldVector::new(x, -up));
    let at = |t: f32| {
        let (out, back, turn) =
            (node.at.lerp(controls[0], t), controls[1].lerp(node.at, t), controls[0].lerp(controls[1], t));
        out.lerp(turn, t).lerp(turn.lerp(back, t), t)
    };
    let home = End { gap, ..node };
    let (start, end) = (crossing(|t| node.covers(at(t))), 1.0 - crossing(|t| home.covers(at(1.0 - t))));
    let cut = |piece: f32| start + (end - start) * piece / 3.0;
    Some([0.0, 1.0, 2.0].map(|piece| {
        let (from, to) = (at(cut(piece)), at(cut(piece + 1.0)));
        // A quadratic is half way where the cubic is.
        let middle = at(cut(piece + 0.5));
        Curve { from, control: middle + (middle - from.lerp(to, 0.5)), to }
    }))
}

/// Where a curve that starts inside leaves, within its first half, by bisection to 1/4096.
fn crossing(inside: impl Fn(f32) -> bool) -> f32 {
    if !inside(0.0) {
        return 0.0;
    }
    let (mut low, mut high) = (0.0, 0.5);
    if inside(high) {
        return high;
    }
    for _ in 0..12 {
        let middle = (low + high) / 2.0;
        if inside(middle) { low = middle } else { high = middle }
    }
    high
}

impl Fans {
    /// Those among these edges, each with its index and the slots of its two nodes.
    pub fn of(edges: impl Iterator<Item = (u32, (u32, u32))> + Clone, node_count: usize) -> Self {
        // Edges side by side share their lower slot: a counting sort by it leaves small heaps to sort.
        let lower = |(a, b): (u32, u32)| (a.min(b) as usize).min(node_count);
        let mut starts = vec![0u32; node_count + 2];
        for (_, ends) in edges.clone() {
            starts[lower(ends) + 1] += 1;
        }
        for slot in 0..=node_count {
            starts[slot + 1] += starts[slot];
        }
        let mut sorted = vec![(0, 0); starts[node_count + 1] as usize];
        let mut next = starts.clone();
        for (index, (a, b)) in edges {
            let place = &mut next[lower((a, b))];
            sorted[*place as usize] = (a.max(b), index);
            *place += 1;
        }
        let mut fans = Self::default();
        for heap in starts.windows(2) {
            let heap = &mut sorted[heap[0] as usize..heap[1] as usize];
            if heap.len() < 2 {
                continue;
            }
            order::sort(heap);
            for fan in heap.chunk_by(|a, b| a.0 == b.0).filter(|fan| fan.len() > 1) {
                fans.members.extend(fan.iter().map(|(_, index)| (*index, 0.0)));
                fans.ends.push(fans.members.len() as u32);
            }
        }
        fans
    }

    /// None bends any more.
    pub fn straighten(&mut self) {
        self.members.iter_mut().for_each(|(_, bend)| *bend = 0.0);
    }

    /// Bends anew those that are seen; the others do not bend. Answers which have another bend than before. `ends` and
    /// `seen` are by index, `reach` is how far apart two nodes are.
    pub fn spread(
        &mut self,
        ends: impl Fn(u32) -> (u32, u32),
        seen: impl Fn(u32) -> bool,
        reach: impl Fn(u32, u32) -> f32,
    ) -> Vec<(u32, f32)> {
        let mut bent = Vec::new();
        let mut start = 0;
        for end in &self.ends {
            let Some(fan) = self.members.get_mut(start..*end as usize) else { continue };
            start = *end as usize;
            let gaps = fan.iter().filter(|(index, _)| seen(*index)).count().saturating_sub(1) as f32;
            let (a, b) = fan.first().map_or((0, 0), |(index, _)| ends(*index));
            let step = if a == b { 1.0 } else { FAN_STEP.min(FAN_SPREAD * reach(a, b) / gaps.max(1.0)) };
            let mut place = 0.0;
            for (index, known) in fan {
                let (from, to) = ends(*index);
                let bend = match (seen(*index), from.cmp(&to)) {
                    (false, _) => 0.0,
                    (true, Ordering::Equal) => place,
                    (true, Ordering::Less) => (place - gaps / 2.0) * step,
                    (true, Ordering::Greater) => -((place - gaps / 2.0) * step),
                };
                place += f32::from(u8::from(seen(*index)));
                if *known != bend {
                    *known = bend;
                    bent.push((*index, bend));
                }
            }
        }
        bent
    }
}
