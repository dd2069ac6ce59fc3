//! Labels: which nodes get one, what it says, and how large.

use std::cmp::Ordering;
use std::sync::Arc;

use super::obstacles::Obstacles;
use super::shape::{HALO_GAP, HALO_WIDTH};
use super::standing::{Anchor, Effort, GAP, Room};
use super::text::{MAX_LETTERS, Measure, shorten};
use super::{Camera, Color, LabelFont, LabelMark, Marks, NodeMark, SceneInput, Shape, Side};
use crate::geom::{ScreenFromWorld, ScreenPoint, ScreenRect, ScreenVector};
use crate::graph::{Node, NodeKind, Visible};
use crate::model::{EntityKind, EventType};
use crate::order::{self, Map};

/// Titles are shortened to so many letters unless selected or hovered.
pub const SHORT_LETTERS: usize = 28;
/// The same in a compact picture, and where there is no room for more.
pub const FEW_LETTERS: usize = 20;
/// Below this zoom a picture is compact: its labels are smaller and shorter.
pub const COMPACT_ZOOM: f32 = 0.6;
/// The most labels in a frame, apart from country codes.
pub const MAX_LABELS: usize = 320;
/// The height of a label's box as a share of its font size.
pub const LINE_HEIGHT: f32 = 1.3;
/// So many of the most important nodes in view may have a label however small they are.
const LANDMARKS: usize = 10;
/// So many selected and highlighted nodes have a label however small they are; a selected one even where it covers
/// other nodes.
const MAX_FORCED: usize = 48;
/// A country's code stands in a disc from this radius on, in CSS pixels.
const CODE_PIXELS: f32 = 6.0;
/// What a label that was there in the frame before has ahead of others, in weight.
const STAYS: f32 = 0.05;
/// What people, countries and summits have ahead of others: they are what one looks for first.
const FIRST_ASKED_FOR: f32 = 0.3;

/// Where the labels of the frame before stood, so that they stay there while they can.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LabelMemory {
    sides: Map<u32, Side>,
}

/// A node that may get a label.
#[derive(Debug, Clone, Copy)]
struct Candidate<'a> {
    mark: &'a NodeMark,
    anchor: Anchor,
    hovered: bool,
    lit: bool,
}

/// How much a node's label weighs: its importance, and more for people, countries and summits.
pub fn weight_of(node: &Node) -> f32 {
    let importance = if node.importance.is_nan() { 0.0 } else { node.importance.clamp(0.0, 1.0) };
    let first = match node.kind {
        _ if node.related_only || node.unnamed => false,
        NodeKind::Entity(kind) => matches!(kind, EntityKind::Person | EntityKind::Country),
        NodeKind::Event(_) => is_summit(node),
    };
    importance + if first { FIRST_ASKED_FOR } else { 0.0 }
}

/// A summit that took place.
fn is_summit(node: &Node) -> bool {
    node.event == Some(EventType::Summit) && node.counts()
}

/// The labels for a camera, the heaviest first, codes in discs last. Each is wholly on screen; none covers another, nor
/// a node, unless that is tiny and weighs much less; only a selected or hovered node, where no side is free, has its
/// label over other nodes.
pub fn labels(
    input: &SceneInput<'_>,
    marks: &Marks,
    camera: &Camera,
    measure: &dyn Measure,
    memory: &mut LabelMemory,
) -> Vec<LabelMark> {
    let camera = camera.clamped();
    let screen = screen_of(&camera);
    let to_screen = camera.screen_from_world();
    let mut candidates = candidates(input, marks, to_screen, screen, memory);
    if candidates.len() > MAX_LABELS * 2 {
        candidates.select_nth_unstable_by(MAX_LABELS * 2, order);
        candidates.truncate(MAX_LABELS * 2);
    }
    order::sort_by(&mut candidates, order);
    let obstacles = Obstacles::of(input, marks, to_screen, screen);
    let mut placed: Vec<ScreenRect> = Vec::new();
    let mut labels = Vec::new();
    let mut sides = Map::new();
    for (rank, candidate) in candidates.iter().enumerate() {
        if labels.len() >= MAX_LABELS {
            break;
        }
        let Some(effort) = candidate.effort(rank, input.highlight.is_some()) else { continue };
        let Some(node) = input.network.node(candidate.mark.slot) else { continue };
        let (font, size) = type_of(node, camera.zoom);
        let ring = if effort == Effort::Chosen { (HALO_GAP + HALO_WIDTH) * camera.zoom } else { 0.0 };
        let room = Room { obstacles: &obstacles, placed: &placed, screen };
        let found = wordings(node, effort, camera.zoom).into_iter().find_map(|text| {
            let (text, width) = cut_to(text, screen.width() - 2.0 * GAP, |text| measure.width(text, size, font))?;
            let (side, rect) =
                candidate.anchor.settle(ScreenVector::new(width, size * LINE_HEIGHT), ring, &room, effort)?;
            Some((text, side, rect))
        });
        let Some((text, side, rect)) = found else { continue };
        sides.insert(candidate.mark.slot, side);
        placed.push(rect);
        labels.push(LabelMark {
            text: text.into(),
            at: rect.centre(),
            size,
            font,
            color: color_of(node, input),
            halo: input.palette.halo,
            opacity: input.light(candidate.lit),
            slot: candidate.mark.slot,
        });
    }
    memory.sides = sides;
    labels.extend(codes(input, marks, to_screen, screen));
    labels
}

impl LabelMark {
    /// The box that the label fills, in CSS pixels.
    pub fn bounds(&self, measure: &dyn Measure) -> ScreenRect {
        ScreenRect::around(self.at, measure.width(&self.text, self.size, self.font), self.size * LINE_HEIGHT)
    }
}

/// The nodes in view that are not faded.
fn candidates<'a>(
    input: &SceneInput<'_>,
    marks: &'a Marks,
    to_screen: ScreenFromWorld,
    screen: ScreenRect,
    memory: &LabelMemory,
) -> Vec<Candidate<'a>> {
    let of = |mark: &'a NodeMark| {
        let (centre, radius) = (to_screen.apply(mark.body()), mark.body_radius() * to_screen.scale);
        if !screen.inflated(radius).contains(centre) || input.visible(mark.slot) != Visible::Shown {
            return None;
        }
        let weight = weight_of(input.network.node(mark.slot)?);
        let before = memory.sides.get(&mark.slot).copied();
        let anchor = Anchor { centre, radius, weight, before };
        Some(Candidate { mark, anchor, hovered: mark.highlighted, lit: input.is_lit(mark.slot) })
    };
    marks.nodes.iter().filter_map(of).collect()
}

/// Hovered, selected, highlighted, heavy, and for the rest by slot, which is by id.
fn order(a: &Candidate<'_>, b: &Candidate<'_>) -> Ordering {
    let weight = |c: &Candidate<'_>| c.anchor.weight + if c.anchor.before.is_some() { STAYS } else { 0.0 };
    let first = |c: &Candidate<'_>| (c.hovered, c.mark.selected, c.lit);
    first(b).cmp(&first(a)).then(weight(b).total_cmp(&weight(a))).then(a.mark.slot.cmp(&b.mark.slot))
}

impl Candidate<'_> {
    /// How hard to look for a place for its label; `None` where it gets none.
    fn effort(&self, rank: usize, some_lit: bool) -> Option<Effort> {
        let chosen = self.mark.selected || self.hovered;
        if chosen && rank < MAX_FORCED {
            Some(Effort::Chosen)
        } else if rank < LANDMARKS || (some_lit && self.lit && rank < MAX_FORCED) {
            Some(Effort::Important)
        } else {
            (chosen || self.is_large_enough()).then_some(Effort::Ordinary)
        }
    }

    /// Whether the node is large enough on screen to be named: the less it weighs, the nearer one must be. A label
    /// that is there goes a little later than it came.
    fn is_large_enough(&self) -> bool {
        let least = 6.5 - 4.0 * self.anchor.weight.min(1.0);
        self.anchor.radius >= if self.anchor.before.is_some() { least * 0.92 } else { least }
    }
}

/// The code of each country whose disc is large enough to hold it.
fn codes(input: &SceneInput<'_>, marks: &Marks, to_screen: ScreenFromWorld, screen: ScreenRect) -> Vec<LabelMark> {
    let of = |mark: &NodeMark| {
        let (centre, radius) = (to_screen.apply(mark.at), mark.radius * to_screen.scale);
        if mark.shape != Shape::Disc || radius < CODE_PIXELS || !screen.inflated(radius).contains(centre) {
            return None;
        }
        let code: Arc<str> = shorten(input.network.node(mark.slot)?.country.as_deref()?, 3).to_uppercase().into();
        Some(LabelMark {
            text: code,
            at: centre,
            // Two capitals of this size just fill the smallest disc.
            size: (radius * 0.82).max(CODE_PIXELS),
            font: LabelFont::Code,
            color: input.palette.paper,
            halo: Color::CLEAR,
            opacity: mark.opacity,
            slot: mark.slot,
        })
    };
    marks.nodes.iter().filter_map(of).collect()
}

fn screen_of(camera: &Camera) -> ScreenRect {
    ScreenRect { min: ScreenPoint::ORIGIN, max: ScreenPoint::new(camera.width, camera.height) }
}

/// What a label may say, the best first: the short name, shorter where there is no room; or the whole one of a node
/// that was chosen.
fn wordings(node: &Node, effort: Effort, zoom: f32) -> Vec<String> {
    if effort == Effort::Chosen {
        return vec![shorten(&node.name, MAX_LETTERS)];
    }
    let name = if node.short.is_empty() { &node.name } else { &node.short };
    let few = shorten(name, FEW_LETTERS);
    if zoom < COMPACT_ZOOM {
        return vec![few];
    }
    let more = shorten(name, SHORT_LETTERS);
    if more == few { vec![more] } else { vec![more, few] }
}

/// The text with its width, shortened until it is no wider than the screen; `None` where nothing is left to write.
fn cut_to(text: String, room: f32, width_of: impl Fn(&str) -> f32) -> Option<(String, f32)> {
    let width = width_of(&text);
    let (text, width) = if width > room {
        // Letters differ in width: a little fewer than by the average.
        let letters = text.chars().count() as f32 * (room / width).max(0.0) * 0.92;
        let text = shorten(&text, letters as usize);
        let width = width_of(&text);
        (text, width)
    } else {
        (text, width)
    };
    (!text.is_empty() && width.is_finite() && width > 0.0).then_some((text, width))
}

/// The font and its size in CSS pixels.
fn type_of(node: &Node, zoom: f32) -> (LabelFont, f32) {
    let (font, large) = match node.kind {
        NodeKind::Entity(_) => (LabelFont::Strong, node.importance >= 0.5),
        NodeKind::Event(_) if is_summit(node) => (LabelFont::Strong, true),
        NodeKind::Event(_) => (LabelFont::Plain, false),
    };
    let size = match (large, zoom < COMPACT_ZOOM) {
        (true, false) => 14.0,
        (true, true) | (false, false) => 12.0,
        (false, true) => 11.0,
    };
    (font, size)
}

fn color_of(node: &Node, input: &SceneInput<'_>) -> Color {
    match node.kind {
        _ if node.related_only => input.palette.ink_faint,
        NodeKind::Entity(_) if node.unnamed => input.palette.ink_soft,
        NodeKind::Entity(_) => input.palette.ink,
        NodeKind::Event(_) if is_summit(node) => input.palette.ink,
        NodeKind::Event(_) => input.palette.ink_soft,
    }
}
