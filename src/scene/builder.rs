//! The builder: from network, visibility, positions and emphasis to marks, and with a camera to a whole draw list.

use super::encoding::{Arrow, look_of_edge, look_of_node, radius_of, shape_of};
use super::routes::{ARROW_GAP, END_GAP, End, fan, route};
use super::{Camera, Color, DrawList, EdgeMark, LabelMemory, Marks, Measure, NodeMark, Palette, labels};
use crate::geom::{WorldPoint, WorldRect, WorldVector};
use crate::graph::{Network, Visibility, Visible};
use crate::order::Set;

/// How much is left of a node's colour when a filter fades it.
pub const FADED_NODE: f32 = 0.16;
/// How much is left of an edge's colour when a filter fades it.
pub const FADED_EDGE: f32 = 0.1;
/// How much is left of a node that is not highlighted, once the fade has gone all the way: calm, yet there to be found.
pub const UNLIT: f32 = 0.34;
/// The same of an edge: there are many, so each has to be quieter.
pub const UNLIT_EDGE: f32 = 0.16;

/// All that the picture depends on, apart from the camera.
#[derive(Debug, Clone, Copy)]
pub struct SceneInput<'a> {
    pub network: &'a Network,
    /// What it says nothing about is shown.
    pub visibility: &'a Visibility,
    /// x and y by node slot, in layout units; nodes without a finite place are not drawn.
    pub positions: &'a [f32],
    pub palette: &'a Palette,
    /// Slots of selected nodes.
    pub selection: &'a Set<u32>,
    pub selected_edge: Option<u32>,
    /// The node under the pointer or the keyboard focus.
    pub hover: Option<u32>,
    /// These nodes and the edges among them stay, the rest fades.
    pub highlight: Option<&'a Set<u32>>,
    /// How far that fade has gone, 0 to 1.
    pub hover_fade: f32,
    /// Slots of nodes that the user pinned.
    pub pinned: &'a Set<u32>,
}

impl SceneInput<'_> {
    /// Where a node is; `None` for one without a finite place.
    pub fn place(&self, slot: u32) -> Option<WorldPoint> {
        let at = slot as usize * 2;
        let (x, y) = (*self.positions.get(at)?, *self.positions.get(at + 1)?);
        Some(WorldPoint::new(x, y)).filter(|point| point.is_finite())
    }

    /// How much of a node is seen.
    pub fn visible(&self, slot: u32) -> Visible {
        self.visibility.nodes.get(slot as usize).copied().unwrap_or_default()
    }

    /// Whether a node stays when the rest fades.
    pub fn is_lit(&self, slot: u32) -> bool {
        self.highlight.is_none_or(|lit| lit.contains(&slot))
    }

    /// What the highlight leaves of a node or its label, 0 to 1.
    pub fn light(&self, lit: bool) -> f32 {
        self.faded_to(lit, UNLIT)
    }

    fn faded_to(&self, lit: bool, least: f32) -> f32 {
        let faded = if lit || self.hover_fade.is_nan() { 0.0 } else { self.hover_fade.clamp(0.0, 1.0) };
        (1.0 - faded) + faded * least
    }

    fn edge_visible(&self, slot: u32) -> Visible {
        self.visibility.edges.get(slot as usize).copied().unwrap_or_default()
    }
}

impl Marks {
    /// The smallest rectangle round all nodes; `None` where there are none.
    pub fn bounds(&self) -> Option<WorldRect> {
        let corner = |mark: &NodeMark, sign: f32| mark.body() + WorldVector::new(mark.radius, mark.radius) * sign;
        WorldRect::bounding(self.nodes.iter().flat_map(|mark| [corner(mark, -1.0), corner(mark, 1.0)]))
    }
}

/// The nodes and edges as marks. Edges whose ends are not drawn are left out.
pub fn marks(input: &SceneInput<'_>) -> Marks {
    Marks { nodes: node_marks(input), edges: edge_marks(input) }
}

/// Marks, labels and colours for one frame.
pub fn draw_list(
    input: &SceneInput<'_>,
    camera: Camera,
    measure: &dyn Measure,
    memory: &mut LabelMemory,
    marks_revision: u64,
) -> DrawList {
    let marks = marks(input);
    let labels = labels(input, &marks, &camera, measure, memory);
    let Palette { paper: background, accent, ink, .. } = *input.palette;
    DrawList { camera, marks_revision, marks, labels, background, accent, ink }
}

/// Nodes in drawing order: the faded lowest, then by slot, then what is highlighted, selected and hovered.
fn node_marks(input: &SceneInput<'_>) -> Vec<NodeMark> {
    let mut layers: [Vec<NodeMark>; 5] = Default::default();
    layers[1].reserve(input.network.node_count());
    for (slot, node) in input.network.nodes() {
        let visible = input.visible(slot);
        let Some(at) = input.place(slot).filter(|_| visible != Visible::Hidden) else { continue };
        let look = look_of_node(node, input.palette);
        let lit = input.is_lit(slot);
        let (selected, highlighted) = (input.selection.contains(&slot), input.hover == Some(slot));
        let seen = if visible == Visible::Faded { FADED_NODE } else { 1.0 };
        let layer = match (highlighted, selected, visible) {
            (true, ..) => 4,
            (_, true, _) => 3,
            (.., Visible::Faded) => 0,
            _ if input.highlight.is_some() => 1 + usize::from(lit),
            _ => 1,
        };
        layers[layer].push(NodeMark {
            at,
            radius: look.radius,
            fill: look.fill,
            outline: look.outline,
            shape: look.shape,
            stroke: look.stroke,
            badge: look.badge,
            struck: look.struck,
            selected,
            highlighted,
            pinned: input.pinned.contains(&slot),
            opacity: look.opacity * seen * input.light(lit),
            slot,
        });
    }
    layers.into_iter().flatten().collect()
}

/// Edges in drawing order: by slot, the selected one last.
fn edge_marks(input: &SceneInput<'_>) -> Vec<EdgeMark> {
    let network = input.network;
    let drawn = |slot: u32| input.visible(slot) != Visible::Hidden && input.place(slot).is_some();
    let shown: Vec<_> = network
        .edges()
        .filter(|&(slot, from, to, _)| {
            from != to && input.edge_visible(slot) != Visible::Hidden && drawn(from) && drawn(to)
        })
        .collect();
    let ends: Vec<(u32, u32)> = shown.iter().map(|&(_, from, to, _)| (from, to)).collect();
    let apart = |a: u32, b: u32| match (input.place(a), input.place(b)) {
        (Some(a), Some(b)) => a.distance(b),
        _ => 0.0,
    };
    let bends = fan(&ends, network.node_count(), apart);
    let mut edges = Vec::with_capacity(shown.len());
    let mut selected = None;
    for (&(slot, from, to, edge), &bend) in shown.iter().zip(&bends) {
        let (Some(source), Some(target)) = (network.node(from), network.node(to)) else { continue };
        let (Some(start), Some(end)) = (input.place(from), input.place(to)) else { continue };
        let look = look_of_edge(edge, source, target, input.palette);
        // An arrowhead is always at the mark's `to`, so a backward edge is drawn from its end.
        let backward = look.arrow == Arrow::Backward;
        let arrow = look.arrow != Arrow::None;
        let start = End { at: start, radius: radius_of(source), shape: shape_of(source.kind), gap: END_GAP };
        let end = End { at: end, radius: radius_of(target), shape: shape_of(target.kind), gap: END_GAP };
        let (start, end, bend) = if backward { (end, start, -bend) } else { (start, end, bend) };
        let end = if arrow { End { gap: ARROW_GAP, ..end } } else { end };
        let Some(curve) = route(start, end, bend) else { continue };
        let is_selected = input.selected_edge == Some(slot);
        let seen = if input.edge_visible(slot) == Visible::Faded { FADED_EDGE } else { 1.0 };
        let lit = is_selected || (input.is_lit(from) && input.is_lit(to));
        let mark = EdgeMark {
            from: curve.from,
            control: curve.control,
            to: curve.to,
            width: if is_selected { look.width + 1.5 } else { look.width },
            color: if is_selected { input.palette.accent } else { look.color },
            stroke: look.stroke,
            arrow,
            opacity: look.opacity * seen * input.faded_to(lit, UNLIT_EDGE),
            slot,
        };
        if is_selected { selected = Some(mark) } else { edges.push(mark) }
    }
    edges.extend(selected);
    edges
}

impl DrawList {
    /// An empty picture in this palette.
    pub fn empty(camera: Camera, palette: &Palette) -> Self {
        let Palette { paper: background, accent, ink, .. } = *palette;
        Self { camera, marks_revision: 0, marks: Marks::default(), labels: Vec::new(), background, accent, ink }
    }

    /// The colour of a highlight's ring: the accent at half its strength.
    pub fn highlight_color(&self) -> Color {
        self.accent.with_alpha(0.5)
    }
}
