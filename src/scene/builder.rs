//! The builder: from network, visibility, positions and emphasis to marks, and with a camera to a whole draw list;
//! for pictures made once. What draws many frames keeps a [`Board`].

use super::{Board, Camera, Color, DrawList, LabelMemory, LabelView, Least, Marks, Measure, Palette, labels};
use crate::geom::WorldPoint;
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

/// No slots.
static NONE: Set<u32> = Set::new();

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
    /// The edge under the pointer.
    pub hover_edge: Option<u32>,
    /// These nodes and the edges among them stay, the rest fades.
    pub highlight: Option<&'a Set<u32>>,
    /// How far that fade has gone, 0 to 1.
    pub hover_fade: f32,
    /// Slots of nodes that the user pinned.
    pub pinned: &'a Set<u32>,
    /// Time runs from left to right: dates stand along the lower rim.
    pub dated: bool,
}

impl<'a> SceneInput<'a> {
    /// The picture with nothing selected, hovered or pinned.
    pub fn new(network: &'a Network, visibility: &'a Visibility, positions: &'a [f32], palette: &'a Palette) -> Self {
        Self {
            network,
            visibility,
            positions,
            palette,
            selection: &NONE,
            selected_edge: None,
            hover: None,
            hover_edge: None,
            highlight: None,
            hover_fade: 0.0,
            pinned: &NONE,
            dated: false,
        }
    }
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

    pub(super) fn faded_to(&self, lit: bool, least: f32) -> f32 {
        let faded = if lit || self.hover_fade.is_nan() { 0.0 } else { self.hover_fade.clamp(0.0, 1.0) };
        (1.0 - faded) + faded * least
    }
}

/// The nodes and edges as marks. Edges whose ends are not drawn are left out.
pub fn marks(input: &SceneInput<'_>) -> Marks {
    let mut marks = Marks::default();
    Board::of(input).draw(input, &mut marks);
    marks
}

/// Marks, labels and colours for one frame.
pub fn draw_list(
    input: &SceneInput<'_>,
    camera: Camera,
    measure: &dyn Measure,
    memory: &mut LabelMemory,
    marks_revision: u64,
) -> DrawList {
    let mut list = DrawList { marks_revision, ..DrawList::empty(camera, input.palette) };
    let board = Board::of(input);
    board.draw(input, &mut list.marks);
    labels(input, &board, &LabelView::new(&camera, measure), memory, &mut list.labels);
    list
}

impl DrawList {
    /// An empty picture in this palette.
    pub fn empty(camera: Camera, palette: &Palette) -> Self {
        let Palette { paper: background, accent, ink, .. } = *palette;
        Self {
            camera,
            moving: false,
            least: Least::default(),
            marks_revision: 0,
            held: [1.0; 2],
            marks: Marks::default(),
            hulls: Vec::new(),
            labels: Vec::new(),
            background,
            accent,
            ink,
        }
    }

    /// The colour of a highlight's ring: the accent at half its strength.
    pub fn highlight_color(&self) -> Color {
        self.accent.with_alpha(0.5)
    }
}
