//! Labels: which nodes get one, what it says, and how large.

use std::cmp::Ordering;

use super::board::{Board, Disc, HOVERED, LIT, SELECTED};
use super::dates::{above_dates, name_dates};
use super::line_labels::name_lines;
use super::obstacles::{CROWD, Obstacles};
use super::shape::{HALO_GAP, HALO_WIDTH};
use super::standing::{Anchor, Effort, GAP, Room};
use super::text::Measure;
use super::wording::Form;
use super::{Camera, Color, LabelFont, LabelMark, LabelMemory, SceneInput};
use crate::geom::{ScreenPoint, ScreenRect, ScreenVector};
use crate::graph::{Node, NodeKind};
use crate::model::{EntityKind, EventType};
use crate::order;

/// Titles are shortened to so many letters unless selected or hovered.
pub const SHORT_LETTERS: usize = 28;
/// The same in a compact picture, and where there is no room for more.
pub const FEW_LETTERS: usize = 20;
/// On two lines a label has up to so many letters.
pub(super) const TWO_LINES: usize = 46;
/// A name of more letters than a word has is cut to so many rather than left out; titles are not.
pub(super) const LEAST_LETTERS: usize = 12;
/// Below this zoom a picture is compact: its labels are smaller and shorter.
pub const COMPACT_ZOOM: f32 = 0.6;
/// The most labels of nodes in a frame, apart from country codes.
pub const MAX_LABELS: usize = 320;
/// The height of a label's box as a share of its font size.
pub const LINE_HEIGHT: f32 = 1.3;
/// So many of the most important nodes in view may have a label however small they are, on a phone and on a large
/// screen: one to so many square CSS pixels.
const LANDMARKS: (usize, usize) = (10, 64);
/// See `LANDMARKS`.
const LANDMARK_PIXELS: f32 = 8_000.0;
/// So many selected and highlighted nodes have a label however small they are; a selected one even where it covers
/// other nodes.
const MAX_FORCED: usize = 48;
/// A country's code stands in a disc from this radius on, in CSS pixels.
const CODE_PIXELS: f32 = 6.0;
/// What a label that was there in the frame before has ahead of others, in weight.
const STAYS: f32 = 0.05;
/// The radius in CSS pixels from which on the heaviest are named.
const LEAST_PIXELS: f32 = 2.5;
/// A label that is there goes at this share of the size at which it came.
const STAYS_LARGE: f32 = 0.92;
/// What people, countries and summits have ahead of others: they are what one looks for first.
const FIRST_ASKED_FOR: f32 = 0.3;

/// While the camera moves, nodes without a label are looked at in every so manieth frame.
const NOW_AND_THEN: u32 = 4;
/// So many nodes in view are gone through; where there are more, all are taken by weight until there are enough.
const MANY: usize = 2048;

/// What labels are placed for.
#[derive(Clone, Copy)]
pub struct LabelView<'a> {
    pub camera: Camera,
    /// The part of the screen that no panel covers, in CSS pixels: labels are wholly in it.
    pub clear: ScreenRect,
    pub measure: &'a dyn Measure,
    /// How much of the way labels come and go in this frame, 0 to 1: 1 is at once.
    pub step: f32,
    /// The camera is on its way over a picture of many lines: only now and then is a place looked for where there is no
    /// label. A frame that is not moving follows.
    pub moving: bool,
}

/// A node that may get a label.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    slot: u32,
    anchor: Anchor,
    /// The bits of the board.
    chosen: u8,
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

/// The labels for a camera, in place of those in `out`: the heaviest first, then those of lines, then those that are
/// going, codes in discs last. Each is wholly in the clear; none that stays covers another, nor a node, unless that is
/// tiny in a crowd and weighs much less; only a selected or hovered node, where no side is free, has its label over others.
pub fn labels(
    input: &SceneInput<'_>,
    board: &Board,
    view: &LabelView<'_>,
    memory: &mut LabelMemory,
    out: &mut Vec<LabelMark>,
) {
    out.clear();
    let view = &if input.dated { above_dates(*view) } else { *view };
    let camera = view.camera.clamped();
    let (settled, same_zoom) = memory.begin(board, input.network.node_count(), &camera);
    let at_leisure = settled || !board.has_many_edges();
    let crowded = input.network.node_count() > CROWD;
    let obstacles = Obstacles { board, to_screen: camera.screen_from_world(), at_leisure, crowded };
    let waits = view.moving && memory.waits(NOW_AND_THEN);
    gather(&obstacles, view.clear, memory);
    let mut candidates = std::mem::take(&mut memory.candidates);
    if candidates.len() > MAX_LABELS * 2 {
        candidates.select_nth_unstable_by(MAX_LABELS * 2, order);
        candidates.truncate(MAX_LABELS * 2);
    }
    order::sort_by(&mut candidates, order);
    let mut boxes = std::mem::take(&mut memory.boxes);
    let mut lines = std::mem::take(&mut memory.lines);
    let (mut count, landmarks) = (0, landmarks(view.clear));
    for (rank, candidate) in candidates.iter().enumerate() {
        if count >= MAX_LABELS {
            break;
        }
        let Some(effort) = candidate.effort(rank, landmarks) else { continue };
        if waits && candidate.anchor.before.is_none() && effort != Effort::Chosen {
            continue;
        }
        let Some(node) = input.network.node(candidate.slot) else { continue };
        let (font, size) = type_of(node, camera.zoom);
        let mut anchor = candidate.anchor;
        if effort == Effort::Chosen {
            anchor.radius += (HALO_GAP + HALO_WIDTH) * camera.zoom;
        }
        let room = Room { obstacles, placed: &boxes, clear: view.clear, settled, same_zoom };
        let forms: &[Form] = match effort {
            Effort::Chosen => &[Form::Whole],
            // On a phone a landmark between others may find room only for a narrow label. A summit's name begins with
            // what it is.
            Effort::Important if camera.zoom < COMPACT_ZOOM && (!node.is_event() || is_summit(node)) => {
                &[Form::Few, Form::Two, Form::Least]
            }
            _ if camera.zoom < COMPACT_ZOOM => &[Form::Few, Form::Two],
            // What would be cut goes on two lines first; what need not, where one line finds no room.
            _ => match (node.short.chars().count() > SHORT_LETTERS, node.is_event()) {
                (true, true) => &[Form::Two, Form::More, Form::Few],
                (true, false) => &[Form::Two, Form::More, Form::Few, Form::Least],
                (false, true) => &[Form::More, Form::Two, Form::Few],
                (false, false) => &[Form::More, Form::Two, Form::Few, Form::Least],
            },
        };
        // Only another zoom makes a text longer.
        let before = anchor.before.map(|stand| stand.form).filter(|form| same_zoom && forms.contains(form));
        let mut tried = None;
        let found = before.iter().chain(forms).find_map(|&form| {
            let text = memory.wordings.of(candidate.slot, node, form, font, view.measure)?;
            // A short name is the same in both.
            if tried.replace(text.width) == Some(text.width) {
                return None;
            }
            let widest = view.clear.width() - 2.0 * GAP;
            // Two lines before a cut.
            if form == Form::More && text.width * size > widest {
                return None;
            }
            let text = text.cut_to(size, widest, font, view.measure)?;
            let high = if text.below.is_some() { 2.0 } else { 1.0 };
            let fills = ScreenVector::new(text.width, size * LINE_HEIGHT * high);
            let (stand, rect) = anchor.settle((form, fills), &room, effort, &mut lines)?;
            Some((text, stand, rect))
        });
        let Some((text, stand, rect)) = found else { continue };
        boxes.add(rect);
        count += 1;
        let mark = LabelMark {
            text: text.text,
            at: rect.centre(),
            angle: 0.0,
            size,
            font,
            color: color_of(node, input),
            halo: input.palette.halo,
            opacity: input.light(input.highlight.is_none() || candidate.chosen & LIT != 0),
            slot: candidate.slot,
        };
        memory.place(mark, text.below, stand, rect.centre() - anchor.centre);
    }
    memory.finish(view.step, board, obstacles.to_screen, out);
    name_lines(input, &obstacles, view, &mut boxes, &mut memory.wordings, out);
    (memory.candidates, memory.boxes, memory.lines) = (candidates, boxes, lines);
    codes(input, &obstacles, view, memory, out);
    if input.dated {
        name_dates(input, view, out);
    }
}

impl<'a> LabelView<'a> {
    /// Nothing covers the screen, and labels are there at once.
    pub fn new(camera: &Camera, measure: &'a dyn Measure) -> Self {
        let camera = camera.clamped();
        let clear = ScreenRect { min: ScreenPoint::ORIGIN, max: ScreenPoint::new(camera.width, camera.height) };
        Self { camera, clear, measure, step: 1.0, moving: false }
    }
}

impl LabelMark {
    /// The box that the label fills, in CSS pixels.
    pub fn bounds(&self, measure: &dyn Measure) -> ScreenRect {
        ScreenRect::around(self.at, measure.width(&self.text, self.size, self.font), self.size * LINE_HEIGHT)
    }
}

/// Gathers the nodes in view that may get a label: those that are chosen, large enough, or among the heaviest. What
/// would be placed if all nodes were asked is always among them.
fn gather(obstacles: &Obstacles<'_>, clear: ScreenRect, memory: &mut LabelMemory) {
    let (board, to_screen) = (obstacles.board, obstacles.to_screen);
    // The heaviest of the nodes that are too small to be named for themselves.
    let most = landmarks(clear);
    let mut small: Vec<Candidate> = Vec::with_capacity(most + 1);
    let mut take = |slot: u32, disc: &Disc, memory: &mut LabelMemory| {
        let (centre, radius) = (to_screen.apply(disc.at), disc.radius * to_screen.scale);
        // Of what is behind a panel or the rim only those whose disc shows.
        if !clear.inflated(radius).contains(centre) || !memory.is_new(slot) {
            return;
        }
        let anchor = Anchor { centre, radius, weight: disc.weight, before: memory.stand_of(slot) };
        let candidate = Candidate { slot, anchor, chosen: board.chosen(slot) };
        if candidate.chosen != 0 || candidate.is_large_enough() {
            memory.candidates.push(candidate);
        } else if small.len() < most || small.last().is_some_and(|last| order(&candidate, last).is_lt()) {
            let place = small.partition_point(|other| order(other, &candidate).is_lt());
            small.insert(place, candidate);
            small.truncate(most);
        }
    };
    let world = obstacles.in_world(clear);
    let ranks = board.ranks();
    if obstacles.at_leisure && board.node_grid().count_near(world) <= MANY {
        for index in board.node_grid().near(world) {
            let Some((disc, slot)) = board.disc(index).zip(board.node(index).map(|mark| mark.slot)) else { continue };
            if !board.is_faded(slot) {
                take(slot, disc, memory);
            }
        }
    } else {
        for slot in memory.labelled() {
            if let Some(disc) = board.disc_of(slot).filter(|_| !board.is_faded(slot)) {
                take(slot, disc, memory);
            }
        }
        // What had a label may weigh a little more than its rank says: it does not count.
        let most = memory.candidates.len() + MAX_LABELS * 2;
        for &slot in board.firsts().iter().chain(ranks) {
            if memory.candidates.len() >= most {
                break;
            }
            if let Some(disc) = board.disc_of(slot) {
                take(slot, disc, memory);
            }
        }
    }
    memory.candidates.append(&mut small);
}

/// How many landmarks may be named in the clear.
fn landmarks(clear: ScreenRect) -> usize {
    // A cast saturates, and takes NaN for 0.
    ((clear.width() * clear.height() / LANDMARK_PIXELS) as usize).clamp(LANDMARKS.0, LANDMARKS.1)
}

/// Hovered, selected, highlighted, heavy, and for the rest by slot, which is by id.
fn order(a: &Candidate, b: &Candidate) -> Ordering {
    let weight = |c: &Candidate| c.anchor.weight + if c.anchor.before.is_some() { STAYS } else { 0.0 };
    b.chosen.cmp(&a.chosen).then(weight(b).total_cmp(&weight(a))).then(a.slot.cmp(&b.slot))
}

impl Candidate {
    /// How hard to look for a place for its label; `None` where it gets none.
    fn effort(&self, rank: usize, landmarks: usize) -> Option<Effort> {
        let chosen = self.chosen & (SELECTED | HOVERED) != 0;
        if chosen && rank < MAX_FORCED {
            Some(Effort::Chosen)
        } else if rank < landmarks || (self.chosen & LIT != 0 && rank < MAX_FORCED) {
            Some(Effort::Important)
        } else {
            (chosen || self.is_large_enough()).then_some(Effort::Ordinary)
        }
    }

    /// Whether the node is large enough on screen to be named: the less it weighs, the nearer one must be. A label
    /// that is there goes a little later than it came.
    fn is_large_enough(&self) -> bool {
        let least = LEAST_PIXELS + 4.0 * (1.0 - self.anchor.weight.min(1.0));
        self.anchor.radius >= if self.anchor.before.is_some() { least * STAYS_LARGE } else { least }
    }
}

/// The code of each country whose disc is large enough to hold it.
fn codes(
    input: &SceneInput<'_>,
    obstacles: &Obstacles<'_>,
    view: &LabelView<'_>,
    memory: &mut LabelMemory,
    out: &mut Vec<LabelMark>,
) {
    let (board, to_screen) = (obstacles.board, obstacles.to_screen);
    for mark in board.codes() {
        let (centre, radius) = (to_screen.apply(mark.at), mark.radius * to_screen.scale);
        if radius < CODE_PIXELS || !view.clear.inflated(radius).contains(centre) {
            continue;
        }
        let Some(node) = input.network.node(mark.slot) else { continue };
        let text = memory.wordings.of(mark.slot, node, Form::Code, LabelFont::Code, view.measure);
        let Some(text) = text else { continue };
        let lit = input.highlight.is_none() || board.chosen(mark.slot) & LIT != 0;
        out.push(LabelMark {
            text: text.text,
            at: centre,
            angle: 0.0,
            // Two capitals of this size just fill the smallest disc.
            size: (radius * 0.82).max(CODE_PIXELS),
            font: LabelFont::Code,
            color: input.palette.paper,
            halo: Color::CLEAR,
            opacity: mark.opacity * input.light(lit),
            slot: mark.slot,
        });
    }
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
