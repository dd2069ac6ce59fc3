//! Lines: how the edges of a board look, and the ways that they take between their nodes.

use std::cell::OnceCell;

use super::{Board, NOWHERE};
use crate::geom::WorldPoint;
use crate::graph::Node;
use crate::scene::EdgeMark;
use crate::scene::builder::SceneInput;
use crate::scene::encoding::{Arrow, look_of_edge, radius_of, shape_of};
use crate::scene::routes::{ARROW_GAP, END_GAP, End, Fans, round_trip, route};

/// Where an edge is that finds no way.
const NO_WAY: WorldPoint = WorldPoint::new(f32::NAN, f32::NAN);

impl Board {
    /// Takes all edges between nodes that have a place, each as if it were by itself.
    pub(super) fn draw_lines(&mut self, input: &SceneInput<'_>) {
        let (network, growth) = (input.network, input.network.growth());
        self.edges.clear();
        self.ends.clear();
        self.calm.edges.clear();
        for (slot, from, to, edge) in network.edges() {
            let placed = |slot: u32| self.index_of.get(slot as usize).is_some_and(|&index| index != NOWHERE);
            let (Some(source), Some(target)) = (network.node(from), network.node(to)) else { continue };
            if !placed(from) || !placed(to) {
                continue;
            }
            let look = look_of_edge(edge, source, target, input.palette);
            let first = self.edges.len();
            // A loop is three pieces, the arrowhead at the last.
            for rest in if from == to { [2, 1, 0].iter() } else { [0].iter() } {
                self.ends.push((from, to));
                self.calm.edges.push(look.opacity);
                self.edges.push(EdgeMark {
                    from: NO_WAY,
                    control: NO_WAY,
                    to: NO_WAY,
                    width: look.width * growth,
                    color: look.color,
                    stroke: look.stroke,
                    arrow: look.arrow != Arrow::None && *rest == 0,
                    opacity: look.opacity,
                    slot,
                });
            }
            self.lead(input, first, look.arrow, 0.0);
        }
        let heads = (0u32..).zip(&self.edges).zip(&self.ends);
        let heads = heads.filter(|((index, mark), _)| {
            index
                .checked_sub(1)
                .and_then(|before| self.edges.get(before as usize))
                .is_none_or(|it| it.slot != mark.slot)
        });
        self.fans = Fans::of(heads.map(|((index, _), ends)| (index, *ends)), network.node_count());
    }

    /// Has the edges that are not gone fan out, and what finds no way be gone; whether any is.
    pub(super) fn spread_fans(&mut self, input: &SceneInput<'_>) -> bool {
        let apart = |a: u32, b: u32| match (input.place(a), input.place(b)) {
            (Some(a), Some(b)) => a.distance(b),
            _ => 0.0,
        };
        let ends = |index: u32| self.ends.get(index as usize).copied().unwrap_or_default();
        let bent = self.fans.spread(ends, |index| self.gone.get(index as usize) != Some(&true), apart);
        if !bent.is_empty() {
            self.edge_grid = OnceCell::new();
        }
        let network = input.network;
        for (index, bend) in bent {
            let Some(mark) = self.edges.get(index as usize) else { continue };
            let Some((edge, (from, to))) = network.edge(mark.slot).zip(network.ends(mark.slot)) else { continue };
            let (Some(source), Some(target)) = (network.node(from), network.node(to)) else { continue };
            let arrow = look_of_edge(edge, source, target, input.palette).arrow;
            self.lead(input, index as usize, arrow, bend);
        }
        let mut some_gone = false;
        for (gone, mark) in self.gone.iter_mut().zip(&self.edges) {
            *gone |= !mark.from.is_finite();
            some_gone |= *gone;
        }
        some_gone
    }

    /// Finds the way of an edge, whose first piece is at this index.
    fn lead(&mut self, input: &SceneInput<'_>, index: usize, arrow: Arrow, bend: f32) {
        let Some(&(from, to)) = self.ends.get(index) else { return };
        let (Some(source), Some(target)) = (input.network.node(from), input.network.node(to)) else { return };
        let (Some(start), Some(end)) = (input.place(from), input.place(to)) else { return };
        let growth = input.network.growth();
        let end_at = |at: WorldPoint, node: &Node| End {
            at,
            radius: radius_of(node) * growth,
            shape: shape_of(node.kind),
            gap: END_GAP,
        };
        let (start, end) = (end_at(start, source), end_at(end, target));
        // An arrowhead is always at the mark's `to`, so a backward edge is drawn from its end.
        let (start, end, bend) = if arrow == Arrow::Backward { (end, start, -bend) } else { (start, end, bend) };
        let end = if arrow == Arrow::None { end } else { End { gap: ARROW_GAP, ..end } };
        let curves = if from == to {
            // Backward or not, a loop goes round by its number.
            round_trip(start, end.gap, bend.abs() as u32).map(|pieces| pieces.map(Some))
        } else {
            route(start, end, bend).map(|curve| [Some(curve), None, None])
        };
        let marks = self.edges.get_mut(index..).unwrap_or_default();
        for (mark, at) in marks.iter_mut().zip(0..if from == to { 3 } else { 1 }) {
            let curve = curves.and_then(|curves| curves[at]);
            (mark.from, mark.control, mark.to) =
                curve.map_or((NO_WAY, NO_WAY, NO_WAY), |curve| (curve.from, curve.control, curve.to));
        }
    }
}
