//! Lines: edges as they look, and the ways that they take between the nodes of a board.

use std::ops::Range;
use std::rc::Rc;

use super::{HIDDEN, NOWHERE};
use crate::geom::WorldPoint;
use crate::graph::{Network, Visible};
use crate::scene::builder::{FADED_EDGE, SceneInput};
use crate::scene::encoding::{Arrow, look_of_edge};
use crate::scene::routes::{ARROW_GAP, END_GAP, End, Fans, round_trip, route};
use crate::scene::{EdgeMark, NodeMark};

/// Where an edge is that finds no way.
const NO_WAY: WorldPoint = WorldPoint::new(f32::NAN, f32::NAN);

/// Edges in the order of their slots, and what belongs to each.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    /// Those whose ends have a place; a loop is three of them. A picture without emphasis shares them.
    pub edges: Rc<Vec<EdgeMark>>,
    /// Their opacity as long as no filter fades them.
    pub calm: Vec<f32>,
    /// The slots of their nodes.
    pub ends: Vec<(u32, u32)>,
    pub arrows: Vec<Arrow>,
    /// Which of them are not drawn; none of those beyond its end.
    pub gone: Vec<bool>,
}

/// The nodes of a board, by slot.
#[derive(Clone, Copy)]
pub(super) struct Ends<'a> {
    pub nodes: &'a [NodeMark],
    pub index_of: &'a [u32],
    pub flags: &'a [u8],
}

impl Ends<'_> {
    fn node(&self, slot: u32) -> Option<&NodeMark> {
        self.index_of.get(slot as usize).filter(|&&index| index != NOWHERE).and_then(|&at| self.nodes.get(at as usize))
    }

    fn hides(&self, slot: u32) -> bool {
        self.flags.get(slot as usize).is_none_or(|flags| flags & HIDDEN != 0)
    }
}

impl Lines {
    pub fn len(&self) -> usize {
        self.edges.len()
    }

    /// Makes room for others.
    pub fn clear(&mut self) {
        Rc::make_mut(&mut self.edges).clear();
        self.calm.clear();
        self.ends.clear();
        self.arrows.clear();
        self.gone.clear();
    }

    /// Makes room for so many, so that what is there need not be copied while more come.
    pub fn reserve(&mut self, count: usize) {
        Rc::make_mut(&mut self.edges).reserve(count);
        self.calm.reserve(count);
        self.ends.reserve(count);
        self.arrows.reserve(count);
    }

    /// Adds these edges, those of them that both have a place, as if each were by itself; they have no way yet.
    pub fn look(&mut self, input: &SceneInput<'_>, nodes: Ends<'_>, slots: impl Iterator<Item = u32>) {
        let (network, growth): (&Network, f32) = (input.network, input.network.growth());
        let edges = Rc::make_mut(&mut self.edges);
        for slot in slots {
            let Some((edge, (from, to))) = network.edge(slot).zip(network.ends(slot)) else { continue };
            let (Some(source), Some(target)) = (network.node(from), network.node(to)) else { continue };
            if nodes.node(from).is_none() || nodes.node(to).is_none() {
                continue;
            }
            let look = look_of_edge(edge, source, target, input.palette);
            // A loop is three pieces, the arrowhead at the last.
            for rest in if from == to { [2, 1, 0].iter() } else { [0].iter() } {
                self.ends.push((from, to));
                self.calm.push(look.opacity);
                self.arrows.push(look.arrow);
                edges.push(EdgeMark {
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
        }
    }

    /// Leads some straight from node to node.
    pub fn lead_all(&mut self, nodes: Ends<'_>, range: Range<usize>) {
        for index in range {
            if self.begins(index) {
                self.lead(nodes, index, 0.0);
            }
        }
    }

    /// Whether an edge is the first piece of its own.
    fn begins(&self, index: usize) -> bool {
        let slot = |index: usize| self.edges.get(index).map(|mark| mark.slot);
        index.checked_sub(1).is_none_or(|before| slot(before) != slot(index))
    }

    /// Finds the way of an edge, whose first piece is at this index.
    pub fn lead(&mut self, nodes: Ends<'_>, index: usize, bend: f32) {
        let Some((&(from, to), &arrow)) = self.ends.get(index).zip(self.arrows.get(index)) else { return };
        let (Some(start), Some(end)) = (nodes.node(from), nodes.node(to)) else { return };
        let end_at = |node: &NodeMark| End { at: node.at, radius: node.radius, shape: node.shape, gap: END_GAP };
        let (start, end) = (end_at(start), end_at(end));
        // An arrowhead is always at the mark's `to`, so a backward edge is drawn from its end.
        let (start, end, bend) = if arrow == Arrow::Backward { (end, start, -bend) } else { (start, end, bend) };
        let end = if arrow == Arrow::None { end } else { End { gap: ARROW_GAP, ..end } };
        let curves = if from == to {
            // Backward or not, a loop goes round by its number.
            round_trip(start, end.gap, bend.abs() as u32).map(|pieces| pieces.map(Some))
        } else {
            route(start, end, bend).map(|curve| [Some(curve), None, None])
        };
        let marks = Rc::make_mut(&mut self.edges).get_mut(index..).unwrap_or_default();
        for (mark, at) in marks.iter_mut().zip(0..if from == to { 3 } else { 1 }) {
            let curve = curves.and_then(|curves| curves[at]);
            (mark.from, mark.control, mark.to) =
                curve.map_or((NO_WAY, NO_WAY, NO_WAY), |curve| (curve.from, curve.control, curve.to));
        }
    }

    /// Those that run side by side.
    pub fn fans(&self, node_count: usize) -> Fans {
        let heads = (0u32..).zip(&self.ends).filter(|(index, _)| self.begins(*index as usize));
        Fans::of(heads.map(|(index, ends)| (index, *ends)), node_count)
    }

    /// Takes what a filter fades and hides of some; what finds no way is not drawn either.
    pub fn see(&mut self, input: &SceneInput<'_>, nodes: Ends<'_>, range: Range<usize>) {
        let seen = &input.visibility.edges;
        let edges = Rc::make_mut(&mut self.edges).get_mut(range.clone()).unwrap_or_default();
        self.gone.resize(range.start, false);
        let (calm, ends) = (self.calm.iter().skip(range.start), self.ends.iter().skip(range.start));
        for ((mark, calm), &(from, to)) in edges.iter_mut().zip(calm).zip(ends) {
            let seen = seen.get(mark.slot as usize).copied().unwrap_or_default();
            mark.opacity = calm * if seen == Visible::Faded { FADED_EDGE } else { 1.0 };
            self.gone.push(seen == Visible::Hidden || nodes.hides(from) || nodes.hides(to));
        }
    }

    /// Has those that are not gone fan out; whether any did anew.
    pub fn spread(&mut self, fans: &mut Fans, nodes: Ends<'_>) -> bool {
        let apart = |a: u32, b: u32| match (nodes.node(a), nodes.node(b)) {
            (Some(a), Some(b)) => a.at.distance(b.at),
            _ => 0.0,
        };
        let ends = |index: u32| self.ends.get(index as usize).copied().unwrap_or_default();
        let bent = fans.spread(ends, |index| self.gone.get(index as usize) != Some(&true), apart);
        for (index, bend) in &bent {
            self.lead(nodes, *index as usize, *bend);
        }
        !bent.is_empty()
    }

    /// What finds no way is gone, too.
    pub fn give_up(&mut self) {
        let mut some_gone = false;
        for (gone, mark) in self.gone.iter_mut().zip(&*self.edges) {
            *gone |= !mark.from.is_finite();
            some_gone |= *gone;
        }
        if !some_gone {
            self.gone.clear();
        }
    }

    /// The edge of this index, if it is drawn.
    pub fn edge(&self, index: u32) -> Option<&EdgeMark> {
        self.edges.get(index as usize).filter(|_| !self.is_gone(index as usize))
    }

    pub fn is_gone(&self, index: usize) -> bool {
        self.gone.get(index) == Some(&true)
    }
}
