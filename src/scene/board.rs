//! The board: nodes and edges where they are, before any emphasis, with the indexes over them. It is made when data or
//! places change; what a filter fades and hides is marked on it, so that nothing is laid out or found anew for that.

mod fill;
mod index;
mod lines;
mod sight;

use std::cell::OnceCell;
use std::rc::Rc;

use super::builder::{SceneInput, UNLIT_EDGE};
use super::encoding::look_of_node;
use super::routes::Fans;
use super::{EdgeMark, Grid, Marks, NodeMark, Shape, weight_of};
use crate::geom::{World, WorldPoint, WorldRect, WorldVector};
use crate::order::{self, Listed as _};
use fill::Stage;
use index::{MANY_EDGES, Making};
use lines::Lines;

/// Edges fainter than this are neither picked nor do they disturb a label.
const FAINT: f32 = 0.3;
/// No node stands at this index.
const NOWHERE: u32 = u32::MAX;

/// What is chosen about a node, as bits: the greater, the more it comes before others.
pub(super) const HOVERED: u8 = 4;
/// See [`HOVERED`].
pub(super) const SELECTED: u8 = 2;
/// Highlighted while the rest fades; see [`HOVERED`].
pub(super) const LIT: u8 = 1;
/// Faded by a filter.
const FADED: u8 = 8;
/// Hidden by a filter.
const HIDDEN: u8 = 16;
/// All that emphasis sets.
const CHOSEN: u8 = HOVERED | SELECTED | LIT;

/// Nodes and edges without emphasis, and what finds them by place and by weight.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// All that have a place, seen or not, in the order of their slots.
    nodes: Vec<NodeMark>,
    /// Their opacity as long as no filter fades them.
    calm: Vec<f32>,
    /// All edges, as far as they are there.
    all: Lines,
    /// The edges that run side by side.
    fans: Fans,
    /// There are so many edges that they come some at a time; meanwhile these stand for them, and are such shares of them.
    large: bool,
    stage: Stage,
    part: Lines,
    held: [f32; 2],
    making: Option<Making>,
    /// As labels see the nodes.
    discs: Vec<Disc>,
    /// Which of the nodes are countries with a code.
    coded: Vec<u32>,
    /// The index of each slot's node.
    index_of: Vec<u32>,
    /// What is chosen or faded, by slot.
    flags: Vec<u8>,
    /// By slot.
    weights: Vec<f32>,
    /// The slots from the heaviest on.
    by_weight: OnceCell<Vec<u32>>,
    node_grid: OnceCell<Grid<World>>,
    edge_grid: OnceCell<Grid<World>>,
    ranks: OnceCell<Vec<u32>>,
    firsts: OnceCell<Vec<u32>>,
    revision: u64,
}

/// The body of a node as labels see it, in world units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Disc {
    pub at: WorldPoint,
    pub radius: f32,
    pub weight: f32,
}

impl Board {
    /// A board of this input, with its emphasis.
    pub fn of(input: &SceneInput<'_>) -> Self {
        let mut board = Self::default();
        board.rebuild(input);
        board.finish(input);
        board.emphasize(input);
        board
    }

    /// Takes these marks as they are: a board of marks that come from elsewhere. None of them is faded.
    pub fn over(marks: Marks) -> Self {
        let all = Lines { edges: marks.edges, ..Lines::default() };
        let mut board = Self { nodes: marks.nodes, all, ..Self::default() };
        let slots = board.nodes.iter().map(|mark| mark.slot as usize + 1).max().unwrap_or(0);
        (board.flags, board.index_of) = (vec![0; slots], vec![NOWHERE; slots]);
        for (index, mark) in (0u32..).zip(&board.nodes) {
            board.discs.push(Disc::of(mark, 0.0));
            board.index_of[mark.slot as usize] = index;
        }
        board
    }

    /// Takes data, places, filters and colours anew. Emphasis is to follow, and where lines are many, [`Board::go_on`].
    pub fn rebuild(&mut self, input: &SceneInput<'_>) {
        let count = input.network.node_count();
        (self.node_grid, self.edge_grid) = (OnceCell::new(), OnceCell::new());
        self.nodes.clear();
        self.calm.clear();
        self.discs.clear();
        self.coded.clear();
        self.index_of.clear();
        self.index_of.resize(count, NOWHERE);
        self.flags.clear();
        self.flags.resize(count, 0);
        let growth = input.network.growth();
        let mut same_weights = self.weights.len() == count;
        self.weights.resize(count, 0.0);
        for (slot, node) in input.network.nodes() {
            let weight = weight_of(node);
            if let Some(known) = self.weights.get_mut(slot as usize) {
                same_weights &= *known == weight;
                *known = weight;
            }
            let Some(at) = input.place(slot) else { continue };
            let look = look_of_node(node, input.palette);
            let mark = NodeMark {
                at,
                radius: look.radius * growth,
                fill: look.fill,
                outline: look.outline,
                shape: look.shape,
                stroke: look.stroke,
                badge: look.badge,
                struck: look.struck,
                selected: false,
                highlighted: false,
                pinned: false,
                opacity: look.opacity,
                slot,
            };
            if let Some(index) = self.index_of.get_mut(slot as usize) {
                *index = self.nodes.len() as u32;
            }
            if mark.shape == Shape::Disc && node.country.is_some() {
                self.coded.push(self.nodes.len() as u32);
            }
            self.discs.push(Disc::of(&mark, weight));
            self.calm.push(mark.opacity);
            self.nodes.push(mark);
        }
        if !same_weights {
            self.by_weight = OnceCell::new();
        }
        self.large = input.network.edge_count() as f32 > MANY_EDGES;
        self.all.clear();
        (self.fans, self.making, self.stage) = (Fans::default(), None, Stage::Look(0));
        self.see(input);
    }

    /// Takes places anew, and nothing else: the same as [`Board::rebuild`], for a part of its price where lines are many.
    pub fn move_to(&mut self, input: &SceneInput<'_>) {
        let places = self.index_of.iter().enumerate().map(|(slot, index)| (input.place(slot as u32), *index));
        let same = self.index_of.len() == input.network.node_count()
            && places.clone().all(|(place, index)| place.is_some() == (index != NOWHERE));
        if !self.large || !same {
            return self.rebuild(input);
        }
        for (place, index) in places {
            let index = index as usize;
            if let (Some(at), Some(mark), Some(disc)) = (place, self.nodes.get_mut(index), self.discs.get_mut(index)) {
                mark.at = at;
                *disc = Disc::of(mark, disc.weight);
            }
        }
        self.revision += 1;
        self.node_grid = OnceCell::new();
        if !self.is_looking() {
            self.stage = Stage::Lead(0);
        }
        self.show_part(input);
    }

    /// Takes selection, hover and highlight anew.
    pub fn emphasize(&mut self, input: &SceneInput<'_>) {
        self.firsts = OnceCell::new();
        self.flags.iter_mut().for_each(|flags| *flags &= FADED | HIDDEN);
        let mut choose = |slot: u32, bit: u8| {
            if let Some(flags) = self.flags.get_mut(slot as usize) {
                *flags |= bit;
            }
        };
        input.highlight.iter().flat_map(|lit| lit.iter()).for_each(|&slot| choose(slot, LIT));
        input.selection.iter().for_each(|&slot| choose(slot, SELECTED));
        input.hover.iter().for_each(|&slot| choose(slot, HOVERED));
    }

    /// The marks with the emphasis last taken, in place of those in `out`. Nodes come in drawing order: the faded
    /// lowest, then by slot, then what is highlighted, selected and hovered; edges by slot, the selected one last.
    pub fn draw(&self, input: &SceneInput<'_>, out: &mut Marks) {
        self.draw_nodes(input, &mut out.nodes);
        self.draw_edges(input, &mut out.edges);
    }

    fn draw_nodes(&self, input: &SceneInput<'_>, out: &mut Vec<NodeMark>) {
        let light = [input.light(true), input.light(false)];
        let dims = input.highlight.is_some();
        out.clear();
        out.reserve(self.nodes.len());
        let mut raised = Vec::new();
        let mut has_faded = false;
        for (index, mark) in (0u32..).zip(&self.nodes) {
            let flags = self.flags(mark.slot);
            has_faded |= flags & FADED != 0;
            if flags & CHOSEN != 0 && flags & HIDDEN == 0 {
                raised.push((layer_of(flags), index));
            }
        }
        order::sort(&mut raised);
        let drawn = |mark: &NodeMark| {
            let flags = self.flags(mark.slot);
            let dark = dims && flags & LIT == 0;
            NodeMark {
                selected: flags & SELECTED != 0,
                highlighted: flags & HOVERED != 0,
                pinned: input.pinned.contains(&mark.slot),
                opacity: mark.opacity * light[usize::from(dark)],
                ..*mark
            }
        };
        if has_faded {
            let faded = self.nodes.iter().filter(|mark| self.flags(mark.slot) & !LIT == FADED);
            out.extend(faded.map(drawn));
        }
        out.extend(self.nodes.iter().filter(|mark| self.flags(mark.slot) == 0).map(drawn));
        let raised = raised.iter().filter(|(layer, _)| *layer > 0).filter_map(|&(_, index)| self.node(index));
        out.extend(raised.map(drawn));
    }

    fn draw_edges(&self, input: &SceneInput<'_>, out: &mut Rc<Vec<EdgeMark>>) {
        let lines = self.lines();
        let dims = input.highlight.is_some() && input.hover_fade != 0.0;
        if !dims && input.selected_edge.is_none() && lines.gone.is_empty() {
            *out = lines.edges.clone();
            return;
        }
        if Rc::get_mut(out).is_none() {
            *out = Rc::default();
        }
        let out = Rc::make_mut(out);
        out.clear();
        let dark = if dims { input.faded_to(false, UNLIT_EDGE) } else { 1.0 };
        let mut chosen = Vec::new();
        for (at, (mark, &(from, to))) in lines.edges.iter().zip(&lines.ends).enumerate() {
            if lines.is_gone(at) {
                continue;
            }
            if input.selected_edge == Some(mark.slot) {
                chosen.push(EdgeMark { width: mark.width + 1.5, color: input.palette.accent, ..*mark });
                continue;
            }
            let lit = dark == 1.0 || self.flags(from) & self.flags(to) & LIT != 0;
            out.push(EdgeMark { opacity: if lit { mark.opacity } else { mark.opacity * dark }, ..*mark });
        }
        out.append(&mut chosen);
    }

    /// Counts how often [`Board::rebuild`] or [`Board::see`] was called.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// What labels see of a slot's node; nothing of a hidden one.
    pub(super) fn disc_of(&self, slot: u32) -> Option<&Disc> {
        self.index_of.get(slot as usize).and_then(|&index| self.disc(index))
    }

    /// The node of this index, unless it is hidden.
    pub(super) fn node(&self, index: u32) -> Option<&NodeMark> {
        self.nodes.get(index as usize).filter(|mark| self.flags(mark.slot) & HIDDEN == 0)
    }

    /// The same as labels see it.
    pub(super) fn disc(&self, index: u32) -> Option<&Disc> {
        self.node(index).and_then(|_| self.discs.get(index as usize))
    }

    /// The edge of this index, if it is drawn.
    pub(super) fn edge(&self, index: u32) -> Option<&EdgeMark> {
        self.lines().edge(index)
    }

    /// The marks of an edge, more than one for a loop.
    pub fn edges_of(&self, slot: u32) -> impl Iterator<Item = (u32, &EdgeMark)> {
        let lines = self.lines();
        let start = lines.edges.partition_point(|mark| mark.slot < slot);
        let here = (start as u32..).zip(lines.edges.iter().skip(start)).take_while(move |(_, mark)| mark.slot == slot);
        here.filter(|(index, _)| !lines.is_gone(*index as usize))
    }

    /// Whether a line's words would stand on the edge of this index: of a loop only on its middle piece.
    pub(super) fn bears_words(&self, index: u32) -> bool {
        let Some((mark, (from, to))) = self.edge(index).zip(self.lines().ends.get(index as usize)) else { return true };
        from != to || self.edges_of(mark.slot).nth(1).is_some_and(|(middle, _)| middle == index)
    }

    /// Whether an edge of this index joins two highlighted nodes.
    pub(super) fn joins_lit(&self, index: u32) -> bool {
        self.lines().ends.get(index as usize).is_some_and(|&(from, to)| self.flags(from) & self.flags(to) & LIT != 0)
    }

    /// How much a node is chosen: hovered before selected before highlighted.
    pub(super) fn chosen(&self, slot: u32) -> u8 {
        self.flags(slot) & CHOSEN
    }

    /// Whether a filter fades the node.
    pub(super) fn is_faded(&self, slot: u32) -> bool {
        self.flags(slot) & FADED != 0
    }

    fn flags(&self, slot: u32) -> u8 {
        self.flags.get(slot as usize).copied().unwrap_or(0)
    }

    /// The slots of the nodes that are not faded, the heaviest first.
    pub(super) fn ranks(&self) -> &[u32] {
        let by_weight = self.by_weight.get_or_init(|| {
            let weight = |slot: u32| self.weights.get(slot as usize).copied().unwrap_or(0.0);
            let mut slots: Vec<u32> = (0..self.weights.len() as u32).list();
            // Equals stay in the order of their slots, which is that of their names.
            order::sort_by(&mut slots, |&a, &b| weight(b).total_cmp(&weight(a)));
            slots
        });
        self.ranks.get_or_init(|| {
            let seen = by_weight.iter().filter(|&&slot| !self.is_faded(slot) && self.disc_of(slot).is_some());
            seen.copied().list()
        })
    }

    /// Those of what is chosen, the most chosen first.
    pub(super) fn firsts(&self) -> &[u32] {
        self.firsts.get_or_init(|| {
            if self.flags.iter().all(|flags| flags & CHOSEN == 0) {
                return Vec::new();
            }
            let mut firsts: Vec<u32> = self.ranks().iter().copied().filter(|&slot| self.chosen(slot) != 0).list();
            order::sort_by(&mut firsts, |&a, &b| self.chosen(b).cmp(&self.chosen(a)));
            firsts
        })
    }

    /// The countries with a code, as they are without emphasis.
    pub(super) fn codes(&self) -> impl Iterator<Item = &NodeMark> {
        self.coded.iter().filter_map(|&index| self.node(index))
    }
}

impl Disc {
    fn of(mark: &NodeMark, weight: f32) -> Self {
        Self { at: mark.body(), radius: mark.body_radius(), weight }
    }
}

impl Marks {
    /// The smallest rectangle round all nodes; `None` where there are none.
    pub fn bounds(&self) -> Option<WorldRect> {
        let corner = |mark: &NodeMark, sign: f32| mark.body() + WorldVector::new(mark.radius, mark.radius) * sign;
        WorldRect::bounding(self.nodes.iter().flat_map(|mark| [corner(mark, -1.0), corner(mark, 1.0)]))
    }
}

/// How high above the others a chosen node is drawn. A highlight does not raise what a filter fades.
fn layer_of(flags: u8) -> u8 {
    match flags {
        flags if flags & HOVERED != 0 => 3,
        flags if flags & SELECTED != 0 => 2,
        flags if flags & FADED != 0 => 0,
        _ => 1,
    }
}
