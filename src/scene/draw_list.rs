//! The draw list: all that a renderer needs to draw one frame, as data.

use std::rc::Rc;
use std::sync::Arc;

use super::shape::{MIN_EDGE_PIXELS, MIN_NODE_PIXELS};
use super::{Camera, Color};
use crate::geom::{ScreenPoint, WorldPoint};

/// The outline of a node, one per kind and event family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Shape {
    /// Person.
    Circle = 0,
    /// Country: a disc with its code on it.
    Disc = 1,
    /// Organisation: a square with rounded corners.
    Square = 2,
    /// Place: a pin, its tip on the position.
    Pin = 3,
    /// Group: an open ring.
    Ring = 4,
    /// Event: a diamond.
    Diamond = 5,
}

/// How an outline or a line is stroked: status without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Stroke {
    /// Occurred, ongoing.
    Solid = 0,
    /// Planned, proposed, threatened.
    Dashed = 1,
    /// Unclear, hypothetical.
    Dotted = 2,
}

/// The small sign on a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Badge {
    None = 0,
    /// "?": unclear, hypothetical.
    Question = 1,
    /// "≠": articles disagree.
    Conflict = 2,
}

/// One node as the renderer draws it. Sizes are in world units, so nodes grow with the zoom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NodeMark {
    pub at: WorldPoint,
    /// Half the outer size.
    pub radius: f32,
    /// Alpha 0 draws hollow.
    pub fill: Color,
    pub outline: Color,
    pub shape: Shape,
    pub stroke: Stroke,
    pub badge: Badge,
    /// Struck through: cancelled.
    pub struck: bool,
    /// Selected: a ring round it in the accent colour.
    pub selected: bool,
    /// Under the pointer or the keyboard focus: a lighter ring.
    pub highlighted: bool,
    /// Pinned by the user: a dot at its middle.
    pub pinned: bool,
    /// From 0 to 1 on top of the colours' own alpha.
    pub opacity: f32,
    /// The network's slot, for picking and tests.
    pub slot: u32,
}

/// One edge as the renderer draws it: a quadratic Bézier from `from` to `to` through control point `control`, already
/// cut at the outlines of its nodes; straight where `control` is their middle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EdgeMark {
    pub from: WorldPoint,
    pub control: WorldPoint,
    pub to: WorldPoint,
    /// In world units; never drawn thinner than 0.6 screen pixels.
    pub width: f32,
    pub color: Color,
    pub stroke: Stroke,
    /// An arrowhead at `to`.
    pub arrow: bool,
    pub opacity: f32,
    pub slot: u32,
}

/// The area behind those of a group: a convex outline round in one direction. Its colour is that of fill and rim.
#[derive(Debug, Clone, PartialEq)]
pub struct HullMark {
    pub outline: Vec<WorldPoint>,
    pub color: Color,
    /// The number of the group.
    pub group: u32,
}

/// Which of the fonts a label takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelFont {
    /// Entities.
    Strong,
    /// Events.
    Plain,
    /// Lines.
    Line,
    /// The code in a country's disc.
    Code,
}

/// A label that found room.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelMark {
    pub text: Arc<str>,
    /// The middle of the label's box.
    pub at: ScreenPoint,
    /// How far it is turned about its middle, clockwise, in radians within a quarter turn: labels of lines run along
    /// them.
    pub angle: f32,
    /// In CSS pixels.
    pub size: f32,
    pub font: LabelFont,
    pub color: Color,
    pub halo: Color,
    pub opacity: f32,
    /// Of the node; of the edge where the font is that of lines.
    pub slot: u32,
}

/// Nodes and edges: change with data, positions, selection and hover, not with the camera.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks {
    /// In drawing order, the topmost last.
    pub nodes: Vec<NodeMark>,
    pub edges: Rc<Vec<EdgeMark>>,
}

/// Sizes in CSS pixels below which nothing is drawn, however far away.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Least {
    /// Of nodes.
    pub radius: f32,
    /// Of lines.
    pub width: f32,
}

impl Default for Least {
    fn default() -> Self {
        Self { radius: MIN_NODE_PIXELS, width: MIN_EDGE_PIXELS }
    }
}

/// All that is drawn in a frame.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawList {
    pub camera: Camera,
    /// The camera is on its way: a picture that takes too long may show only some of its lines. One that is not
    /// moving follows.
    pub moving: bool,
    pub least: Least,
    /// Raised whenever `marks` changed: a renderer uploads its buffers only then.
    pub marks_revision: u64,
    /// The shares of the strong and of the faint lines that are in `marks`: less than 1 where there are too many to be brought
    /// up to date at once. Such a list is always moving.
    pub held: [f32; 2],
    pub marks: Marks,
    /// Below all marks; they change with these.
    pub hulls: Vec<HullMark>,
    /// Placed for this camera, the most important first.
    pub labels: Vec<LabelMark>,
    pub background: Color,
    /// The colour of selection rings.
    pub accent: Color,
    /// The colour of strikes and badges.
    pub ink: Color,
}
