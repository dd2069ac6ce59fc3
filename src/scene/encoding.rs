//! The encoding: how nodes and edges look, by what they stand for.

use super::{Badge, Color, Palette, Shape, Stroke};
use crate::graph::{Edge, EdgeKind, Node, NodeKind};
use crate::model::{EntityKind, EventFamily, EventType, RelationType, Role, Stance, Status};

/// How a node looks, apart from place and emphasis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NodeLook {
    pub shape: Shape,
    /// Half the outer size in world units.
    pub radius: f32,
    /// Alpha 0 is hollow.
    pub fill: Color,
    pub outline: Color,
    pub stroke: Stroke,
    pub badge: Badge,
    pub struck: bool,
    /// Below 1 for what stands only in the headlines of other articles.
    pub opacity: f32,
}

/// How an edge looks, apart from its route and emphasis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EdgeLook {
    /// In world units.
    pub width: f32,
    pub color: Color,
    pub stroke: Stroke,
    /// Which end has an arrowhead.
    pub arrow: Arrow,
    pub opacity: f32,
}

/// Where an edge's arrowhead is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Arrow {
    None,
    /// At the edge's end.
    Forward,
    /// At the edge's start: a statement runs to its addressee, time from the earlier event to the later.
    Backward,
}

/// How much is left of the colour of a line that no article states.
const DERIVED: f32 = 0.6;

/// Half the outer size of a node, in world units; the same for layout, picture and picking, but for the growth of a
/// network whose events are lines.
pub fn radius_of(node: &Node) -> f32 {
    let importance = if node.importance.is_nan() { 0.0 } else { node.importance.clamp(0.0, 1.0) };
    match node.kind {
        NodeKind::Entity(EntityKind::Country) => 18.0 + 3.0 * importance,
        NodeKind::Entity(EntityKind::Person) => 13.0 + 4.0 * importance,
        NodeKind::Entity(EntityKind::Organisation) => 11.0 + 2.0 * importance,
        NodeKind::Entity(EntityKind::Place) => 9.5 + 2.0 * importance,
        NodeKind::Entity(EntityKind::Group) => 9.5 + 1.5 * importance,
        NodeKind::Event(_) if node.event == Some(EventType::Summit) => 13.0 + 7.0 * importance,
        NodeKind::Event(_) => 8.5 + 4.5 * importance,
    }
}

/// The shape of a node.
pub fn shape_of(kind: NodeKind) -> Shape {
    match kind {
        NodeKind::Entity(EntityKind::Person) => Shape::Circle,
        NodeKind::Entity(EntityKind::Country) => Shape::Disc,
        NodeKind::Entity(EntityKind::Organisation) => Shape::Square,
        NodeKind::Entity(EntityKind::Place) => Shape::Pin,
        NodeKind::Entity(EntityKind::Group) => Shape::Ring,
        NodeKind::Event(_) => Shape::Diamond,
    }
}

/// The colour of a node's kind or family.
pub fn color_of(kind: NodeKind, palette: &Palette) -> Color {
    match kind {
        NodeKind::Entity(kind) => palette.kind(kind),
        NodeKind::Event(family) => palette.family(family),
    }
}

/// How a node looks.
pub fn look_of_node(node: &Node, palette: &Palette) -> NodeLook {
    let color = color_of(node.kind, palette);
    let tint = palette.paper.mix(color, 0.16);
    let full = NodeLook {
        shape: shape_of(node.kind),
        radius: radius_of(node),
        fill: color,
        outline: palette.paper,
        stroke: Stroke::Solid,
        badge: Badge::None,
        struck: false,
        opacity: if node.related_only { 0.6 } else { 1.0 },
    };
    let open = NodeLook { fill: tint, outline: color, ..full };
    let look = match (node.kind, node.status) {
        (NodeKind::Entity(EntityKind::Group), _) => NodeLook { fill: palette.paper, outline: color, ..full },
        (NodeKind::Entity(_), _) if node.unnamed => open,
        (NodeKind::Entity(_), _) => full,
        (NodeKind::Event(_), None | Some(Status::Occurred | Status::Ongoing)) => full,
        (NodeKind::Event(_), Some(Status::Planned | Status::Proposed | Status::Threatened)) => {
            NodeLook { stroke: Stroke::Dashed, ..open }
        }
        (NodeKind::Event(_), Some(Status::Cancelled)) => NodeLook { struck: true, ..open },
        (NodeKind::Event(_), Some(Status::NotOccurred)) => NodeLook { fill: color.with_alpha(0.0), ..open },
        (NodeKind::Event(_), Some(Status::Unclear | Status::Hypothetical)) => {
            NodeLook { stroke: Stroke::Dotted, badge: Badge::Question, ..open }
        }
    };
    // Disagreement outranks doubt: the dotted outline still tells the doubt.
    NodeLook { badge: if node.conflict { Badge::Conflict } else { look.badge }, ..look }
}

/// How an edge between two nodes looks.
pub fn look_of_edge(edge: &Edge, from: &Node, to: &Node, palette: &Palette) -> EdgeLook {
    let evidence = edge.evidence.min(64) as f32;
    let base = EdgeLook {
        width: 1.0 + 0.35 * (evidence - 1.0).max(0.0).sqrt().min(4.0),
        color: palette.edge,
        stroke: stroke_of_edge(edge),
        arrow: arrow_of(edge, from, to),
        opacity: 1.0,
    };
    let look = match &edge.kind {
        EdgeKind::Participates { .. } => EdgeLook { color: tinted(palette, from, to), ..base },
        EdgeKind::Shares { events } => {
            let width = 0.6 + 0.6 * (events.len().min(64) as f32).sqrt();
            EdgeLook { width, color: palette.edge.mix(palette.family_contact, 0.3), ..base }
        }
        EdgeKind::Relation(_) => EdgeLook { color: palette.edge.mix(palette.ink, 0.15), ..base },
        EdgeKind::PartOf => EdgeLook { width: base.width + 0.4, color: tinted(palette, from, to), ..base },
        EdgeKind::At | EdgeKind::From | EdgeKind::To => {
            EdgeLook { color: palette.edge.mix(palette.kind_place, 0.35), ..base }
        }
        EdgeKind::After | EdgeKind::About | EdgeKind::Within | EdgeKind::Side => base,
    };
    let background = EdgeLook { color: palette.edge_derived, width: 1.0, stroke: Stroke::Dotted, ..look };
    if edge.background {
        background
    } else if edge.derived && !matches!(edge.kind, EdgeKind::Shares { .. }) {
        // Whom someone stood for is known from elsewhere: hair lines, so that who was there is read first.
        EdgeLook { color: palette.edge_derived, width: 0.6, opacity: DERIVED, ..look }
    } else if matches!(edge.status, Some(Status::Cancelled | Status::NotOccurred)) {
        EdgeLook { color: look.color.mix(palette.paper, 0.35), ..look }
    } else {
        look
    }
}

/// A line's colour with a share of its event's family in it, so that an event and its lines read as one thing.
fn tinted(palette: &Palette, from: &Node, to: &Node) -> Color {
    let family = match (to.kind, from.kind) {
        (NodeKind::Event(family), _) | (_, NodeKind::Event(family)) => palette.family(family),
        _ => palette.edge,
    };
    palette.edge.mix(family, 0.4)
}

fn stroke_of_edge(edge: &Edge) -> Stroke {
    if edge.background || matches!(edge.kind, EdgeKind::Participates { stance: Stance::Speculates, .. }) {
        return Stroke::Dotted;
    }
    match edge.status {
        None | Some(Status::Occurred | Status::Ongoing) => Stroke::Solid,
        Some(Status::Unclear | Status::Hypothetical) => Stroke::Dotted,
        Some(Status::Planned | Status::Proposed | Status::Threatened | Status::Cancelled | Status::NotOccurred) => {
            Stroke::Dashed
        }
    }
}

fn arrow_of(edge: &Edge, from: &Node, to: &Node) -> Arrow {
    let aimed = |node: &Node| matches!(node.kind, NodeKind::Event(EventFamily::Speech | EventFamily::Conflict));
    match &edge.kind {
        EdgeKind::Relation(kind) => match kind {
            Some(RelationType::AllyOf | RelationType::TradesWith | RelationType::Family) => Arrow::None,
            _ => Arrow::Forward,
        },
        EdgeKind::To | EdgeKind::About => Arrow::Forward,
        EdgeKind::After => Arrow::Backward,
        EdgeKind::Participates { role, .. } => {
            let receives = matches!(
                role,
                Some(Role::Addressee | Role::Audience | Role::Target | Role::Invitee | Role::Beneficiary)
            );
            // The edge runs from entity to event; what was said or done runs on to whom it was aimed at.
            match (receives, aimed(to), aimed(from)) {
                (true, true, _) => Arrow::Backward,
                (true, _, true) => Arrow::Forward,
                _ => Arrow::None,
            }
        }
        EdgeKind::At
        | EdgeKind::From
        | EdgeKind::PartOf
        | EdgeKind::Within
        | EdgeKind::Side
        | EdgeKind::Shares { .. } => Arrow::None,
    }
}
