//! Labels: which nodes get one, and where it stands.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::obstacles::Obstacles;
use super::shape::{HALO_GAP, HALO_WIDTH};
use super::text::{MAX_LETTERS, Measure, shorten};
use super::{Camera, Color, LabelFont, LabelMark, Marks, NodeMark, SceneInput, Shape};
use crate::geom::{ScreenFromWorld, ScreenPoint, ScreenRect, ScreenVector};
use crate::graph::{Node, NodeKind, Visible};
use crate::model::EventType;

/// Titles are shortened to so many letters unless selected or hovered.
pub const SHORT_LETTERS: usize = 28;
/// The most labels in a frame, apart from country codes.
pub const MAX_LABELS: usize = 320;
/// The height of a label's box as a share of its font size.
pub const LINE_HEIGHT: f32 = 1.3;
/// So many of the most important nodes in view may have a label however small they are.
const LANDMARKS: usize = 10;
/// So many selected nodes have a label even where it covers other nodes.
const MAX_FORCED: usize = 48;
/// Room between a label and its node, and the next label, in CSS pixels.
const GAP: f32 = 5.0;
/// What a label that was there in the frame before has ahead of others, in importance.
const STAYS: f32 = 0.05;

/// On which side of its node a label stands, in the order in which they are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    Below,
    Right,
    Left,
    Above,
}

impl Side {
    const ALL: [Self; 4] = [Self::Below, Self::Right, Self::Left, Self::Above];
}

/// Where the labels of the frame before stood, so that they stay there while they can.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LabelMemory {
    sides: BTreeMap<u32, Side>,
}

/// A node that may get a label.
#[derive(Debug, Clone, Copy)]
struct Candidate<'a> {
    mark: &'a NodeMark,
    /// The middle and radius of its body on screen.
    centre: ScreenPoint,
    radius: f32,
    importance: f32,
    hovered: bool,
    lit: bool,
    /// Its side in the frame before.
    before: Option<Side>,
}

/// The labels for a camera, the most important first, codes in discs last. No label covers another, nor a node larger
/// than a dot; only a selected or hovered node, where no side is free, has its label over other nodes.
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
    candidates.sort_unstable_by(order);
    let obstacles = Obstacles::of(marks, to_screen, screen);
    let mut placed: Vec<ScreenRect> = Vec::new();
    let mut labels = Vec::new();
    let mut sides = BTreeMap::new();
    let zoom = camera.zoom;
    for (rank, candidate) in candidates.iter().enumerate() {
        if labels.len() >= MAX_LABELS {
            break;
        }
        let chosen = candidate.mark.selected || candidate.hovered;
        if !(chosen || rank < LANDMARKS || candidate.is_large_enough()) {
            continue;
        }
        let Some(node) = input.network.node(candidate.mark.slot) else { continue };
        let text = text_of(node, chosen);
        if text.is_empty() {
            continue;
        }
        let (font, size) = type_of(node);
        let width = measure.width(&text, size, font);
        if !(width.is_finite() && width > 0.0) {
            continue;
        }
        let ring = if chosen { (HALO_GAP + HALO_WIDTH) * zoom } else { 0.0 };
        let fits = Fits { obstacles: &obstacles, placed: &placed, screen };
        let forced = chosen && rank < MAX_FORCED;
        let box_size = ScreenVector::new(width, size * LINE_HEIGHT);
        let Some((side, rect)) = candidate.settle(box_size, ring, &fits, forced) else { continue };
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
        let importance = input.network.node(mark.slot)?.importance;
        Some(Candidate {
            mark,
            centre,
            radius,
            importance: if importance.is_nan() { 0.0 } else { importance.clamp(0.0, 1.0) },
            hovered: mark.highlighted,
            lit: input.is_lit(mark.slot),
            before: memory.sides.get(&mark.slot).copied(),
        })
    };
    marks.nodes.iter().filter_map(of).collect()
}

/// Hovered, selected, highlighted, important, and for the rest by slot, which is by id.
fn order(a: &Candidate<'_>, b: &Candidate<'_>) -> Ordering {
    let weight = |c: &Candidate<'_>| c.importance + if c.before.is_some() { STAYS } else { 0.0 };
    let first = |c: &Candidate<'_>| (c.hovered, c.mark.selected, c.lit);
    first(b).cmp(&first(a)).then(weight(b).total_cmp(&weight(a))).then(a.mark.slot.cmp(&b.mark.slot))
}

impl Candidate<'_> {
    /// Whether the node is large enough on screen to be named: the less it matters, the nearer one must be. A label
    /// that is there goes a little later than it came.
    fn is_large_enough(&self) -> bool {
        let least = 7.5 - 4.0 * self.importance;
        self.radius >= if self.before.is_some() { least * 0.92 } else { least }
    }

    /// The free side where the fewest lines run through a label of this size; of equal ones the first in the usual
    /// order. A label in view is better than one cut off, and one that was there stays unless it is much worse.
    fn settle(&self, size: ScreenVector, ring: f32, fits: &Fits<'_>, forced: bool) -> Option<(Side, ScreenRect)> {
        let at = |side: Side, away: f32| (side, self.beside(side, size, ring + away, fits.screen.inflated(-GAP)));
        let near = || Side::ALL.into_iter().map(|side| at(side, 0.0));
        let free = |rect: ScreenRect| fits.free_of_labels(rect) && fits.free_of_discs(rect);
        let cost = |&(side, rect): &(Side, ScreenRect)| {
            let lines = fits.obstacles.lines_through(rect).min(9) * 2;
            let cut = if fits.shows_whole(rect) { 0 } else { 100 };
            // A new side has to be better by two lines.
            cut + lines + if self.before.is_none_or(|before| before == side) { 0 } else { 3 }
        };
        let found = near().filter(|&(_, rect)| free(rect)).min_by_key(cost);
        if found.is_some() || !forced {
            return found;
        }
        let farther = || [8.0, 18.0, 30.0].into_iter().flat_map(|away| Side::ALL.map(|side| at(side, away)));
        farther()
            .find(|&(_, rect)| fits.shows_whole(rect) && free(rect))
            .or_else(|| near().find(|&(_, rect)| fits.shows_whole(rect) && fits.free_of_labels(rect)))
            .or_else(|| near().find(|&(_, rect)| fits.free_of_labels(rect)))
    }

    /// The box on a side of the node. Above and below it slides along to stay on screen while it is over the node's
    /// middle.
    fn beside(&self, side: Side, size: ScreenVector, away: f32, screen: ScreenRect) -> ScreenRect {
        let across = self.radius + away + GAP + size.x / 2.0;
        // Above and below, the line's own leading is most of the room.
        let down = self.radius + away + GAP / 4.0 + size.y / 2.0;
        let (left, right) =
            (screen.min.x - (self.centre.x - size.x / 2.0), screen.max.x - (self.centre.x + size.x / 2.0));
        let slide = left.max(0.0).min(size.x / 2.0) + right.min(0.0).max(-size.x / 2.0);
        let by = match side {
            Side::Below => ScreenVector::new(slide, down),
            Side::Right => ScreenVector::new(across, 0.0),
            Side::Left => ScreenVector::new(-across, 0.0),
            Side::Above => ScreenVector::new(slide, -down),
        };
        ScreenRect::around(self.centre + by, size.x, size.y)
    }
}

/// What a label must not cover.
struct Fits<'a> {
    obstacles: &'a Obstacles,
    placed: &'a [ScreenRect],
    screen: ScreenRect,
}

impl Fits<'_> {
    fn free_of_labels(&self, rect: ScreenRect) -> bool {
        let roomy =
            ScreenRect { min: rect.min - ScreenVector::new(GAP, 0.0), max: rect.max + ScreenVector::new(GAP, 0.0) };
        !self.placed.iter().any(|other| other.overlaps(roomy))
    }

    fn shows_whole(&self, rect: ScreenRect) -> bool {
        self.screen.contains(rect.min) && self.screen.contains(rect.max)
    }

    fn free_of_discs(&self, rect: ScreenRect) -> bool {
        !self.obstacles.covers_disc(rect)
    }
}

/// The code of each country whose disc is large enough to hold it.
fn codes(input: &SceneInput<'_>, marks: &Marks, to_screen: ScreenFromWorld, screen: ScreenRect) -> Vec<LabelMark> {
    let of = |mark: &NodeMark| {
        let (centre, radius) = (to_screen.apply(mark.at), mark.radius * to_screen.scale);
        if mark.shape != Shape::Disc || radius < 6.5 || !screen.inflated(radius).contains(centre) {
            return None;
        }
        let code: Arc<str> = shorten(input.network.node(mark.slot)?.country.as_deref()?, 3).to_uppercase().into();
        Some(LabelMark {
            text: code,
            at: centre,
            size: radius * 0.82,
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

/// What a label says: the short name, or the whole one of a node that was chosen.
fn text_of(node: &Node, chosen: bool) -> String {
    let name = if chosen || node.short.is_empty() { &node.name } else { &node.short };
    shorten(name, if chosen { MAX_LETTERS } else { SHORT_LETTERS })
}

/// The font and its size in CSS pixels, both steps of the type scale.
fn type_of(node: &Node) -> (LabelFont, f32) {
    match node.kind {
        NodeKind::Entity(_) => (LabelFont::Strong, if node.importance >= 0.5 { 14.0 } else { 12.0 }),
        NodeKind::Event(_) if node.event == Some(EventType::Summit) => (LabelFont::Plain, 14.0),
        NodeKind::Event(_) => (LabelFont::Plain, 12.0),
    }
}

fn color_of(node: &Node, input: &SceneInput<'_>) -> Color {
    match node.kind {
        _ if node.related_only => input.palette.ink_faint,
        NodeKind::Entity(_) if node.unnamed => input.palette.ink_soft,
        NodeKind::Entity(_) => input.palette.ink,
        NodeKind::Event(_) => input.palette.ink_soft,
    }
}
