//! Labels of lines: what a line says, written along it. The line under the pointer and the selected one always have
//! theirs; others have it from near, where there is room.

use std::f32::consts::FRAC_PI_2;

use super::labels::LINE_HEIGHT;
use super::obstacles::{Boxes, Obstacles};
use super::routes::Curve;
use super::text::shorten;
use super::wording::{Text, Wordings};
use super::{LabelFont, LabelMark, LabelView, SceneInput};
use crate::geom::{ScreenPoint, ScreenRect, ScreenVector};
use crate::graph::{EdgeKind, Visible};
use crate::model::{GlobalId, RelationType, Role};
use crate::order;
use crate::order::Listed as _;

/// The size of the letters in CSS pixels.
const SIZE: f32 = 11.0;
/// From this zoom on lines are named.
const NEAR: f32 = 0.9;
/// The most lines named in a frame, apart from those that are chosen.
const MOST: usize = 60;
/// With more entries of lines than this in view none is named, apart from those that are chosen.
const MOST_IN_VIEW: usize = 4096;
/// How much of a line is seen beyond both ends of its words together, in CSS pixels, when they begin to show.
const BARE: f32 = 24.0;
/// Over so many CSS pixels of length the words come.
const SOFTLY: f32 = 16.0;
/// Letters of a title along a line.
const MOST_LETTERS: usize = 32;
/// Where along the line its words may stand.
const PLACES: [f32; 3] = [0.5, 0.4, 0.6];

/// A line that may be named.
#[derive(Debug, Clone)]
struct Candidate {
    index: u32,
    word: String,
    chosen: bool,
    width: f32,
}

/// Adds the labels of lines to `out`.
pub(super) fn name_lines(
    input: &SceneInput<'_>,
    obstacles: &Obstacles<'_>,
    view: &LabelView<'_>,
    boxes: &mut Boxes,
    wordings: &mut Wordings,
    out: &mut Vec<LabelMark>,
) {
    for candidate in candidates(input, obstacles, view) {
        let Some(edge) = obstacles.board.edge(candidate.index) else { continue };
        let text = wordings.of_word(&candidate.word, view.measure);
        let found = stand(&edge.curve(), &text, obstacles, view.clear, boxes, candidate.chosen);
        let Some((at, angle, seen)) = found else { continue };
        for rect in pieces(at, angle, text.width * SIZE) {
            boxes.add(rect);
        }
        out.push(LabelMark {
            text: text.text,
            at,
            angle,
            size: SIZE,
            font: LabelFont::Line,
            color: if candidate.chosen { input.palette.ink } else { input.palette.ink_soft },
            halo: input.palette.halo,
            opacity: if candidate.chosen { 1.0 } else { seen },
            slot: edge.slot,
        });
    }
}

/// The chosen lines, and those with their middle in view, the most important first.
fn candidates(input: &SceneInput<'_>, obstacles: &Obstacles<'_>, view: &LabelView<'_>) -> Vec<Candidate> {
    let board = obstacles.board;
    let candidate = |index: u32, chosen: bool| {
        let mark = board.edge(index)?;
        let edge = input.network.edge(mark.slot).filter(|edge| chosen || !edge.background)?;
        let word = match &edge.kind {
            EdgeKind::Shares { events } => events_in_words(input, mark.slot, events)?,
            kind => word_of(kind, chosen)?.replace('-', " "),
        };
        Some(Candidate { index, word, chosen, width: mark.width })
    };
    let hovered = input.hover_edge.filter(|edge| input.selected_edge != Some(*edge));
    let chosen = [input.selected_edge, hovered].into_iter().flatten().filter_map(|slot| {
        // Of a loop the middle piece.
        let (index, _) = board.edges_of(slot).nth(board.edges_of(slot).count() / 2)?;
        candidate(index, true)
    });
    let mut found: Vec<Candidate> = chosen.list();
    let world = obstacles.in_world(view.clear);
    if view.camera.zoom < NEAR || board.edges_near(world).nth(MOST_IN_VIEW).is_some() {
        return found;
    }
    let is_open = |index: u32| {
        let Some(edge) = board.edge(index) else { return false };
        let chosen = input.selected_edge == Some(edge.slot) || input.hover_edge == Some(edge.slot);
        let lit = input.highlight.is_none() || board.joins_lit(index);
        let long = edge.from.distance(edge.to) * view.camera.zoom > BARE;
        !chosen && lit && long && board.bears_words(index) && world.contains(edge.curve().point(0.5))
    };
    let mut near: Vec<u32> = board.edges_near(world).filter(|&index| is_open(index)).list();
    order::sort(&mut near);
    near.dedup();
    let first = found.len();
    found.extend(near.into_iter().filter_map(|index| candidate(index, false)));
    if let Some(others) = found.get_mut(first..) {
        order::sort_by(others, |a, b| b.width.total_cmp(&a.width));
    }
    found.truncate(first + MOST);
    found
}

/// Where the words stand, how they are turned, and how much is seen of them.
fn stand(
    curve: &Curve,
    text: &Text,
    obstacles: &Obstacles<'_>,
    clear: ScreenRect,
    boxes: &Boxes,
    chosen: bool,
) -> Option<(ScreenPoint, f32, f32)> {
    let width = text.width * SIZE;
    let ends = [curve.from, curve.to].map(|point| obstacles.to_screen.apply(point));
    let room = ends[0].distance(ends[1]) - width - BARE;
    if !(width > 0.0 && (chosen || room > 0.0)) {
        return None;
    }
    let on = |share: f32| {
        // A quadratic runs along its chord in the middle, and turns evenly away from there.
        let (before, after) = (curve.point(share - 0.05), curve.point(share + 0.05));
        (obstacles.to_screen.apply(curve.point(share)), upright(obstacles.to_screen.apply_vector(after - before)))
    };
    let is_free = |&(at, angle): &(ScreenPoint, f32)| {
        pieces(at, angle, width).all(|rect| {
            clear.contains(rect.min)
                && clear.contains(rect.max)
                && !boxes.overlap(rect)
                && !obstacles.covers_disc(rect, 0.0)
        })
    };
    let found = PLACES.into_iter().map(on).find(is_free);
    let (at, angle) = found.or_else(|| chosen.then(|| on(0.5)))?;
    Some((at, angle, (room / SOFTLY).clamp(0.0, 1.0)))
}

/// The angle of a direction, turned so that words along it are not upside down.
fn upright(along: ScreenVector) -> f32 {
    let angle = along.y.atan2(along.x);
    // Straight up and down read upwards, whichever way the line runs.
    if angle >= FRAC_PI_2 - 1.0e-3 {
        angle - std::f32::consts::PI
    } else if angle < -FRAC_PI_2 - 1.0e-3 {
        angle + std::f32::consts::PI
    } else {
        angle
    }
}

/// The sine of an angle between two right ones, to a hundred-thousandth. The standard one takes any angle, at three
/// kilobytes of the download.
fn sine(angle: f32) -> f32 {
    let square = angle * angle;
    angle * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))))
}

/// Squares along the words that hold them.
fn pieces(at: ScreenPoint, angle: f32, width: f32) -> impl Iterator<Item = ScreenRect> {
    let side = SIZE * LINE_HEIGHT;
    let count = (width / side).ceil().clamp(1.0, 64.0);
    let step = ScreenVector::new(sine(FRAC_PI_2 - angle.abs()), sine(angle))
        * ((width - side).max(0.0) / (count - 1.0).max(1.0));
    (0..count as u32).map(move |piece| ScreenRect::around(at + step * (piece as f32 - (count - 1.0) / 2.0), side, side))
}

/// What a line says in a word of ours; what goes without saying only where it was asked for.
fn word_of(kind: &EdgeKind, asked: bool) -> Option<&'static str> {
    match kind {
        EdgeKind::Relation(None | Some(RelationType::Other)) => asked.then_some("related"),
        EdgeKind::Relation(Some(kind)) => Some(kind.as_str()),
        EdgeKind::Participates { role: None | Some(Role::Participant | Role::Other), .. } => {
            asked.then_some("participant")
        }
        EdgeKind::Participates { role: Some(role), .. } => Some(role.as_str()),
        EdgeKind::At => asked.then_some("at"),
        EdgeKind::From => Some("from"),
        EdgeKind::To => Some("to"),
        EdgeKind::PartOf => asked.then_some("part of"),
        EdgeKind::After => Some("after"),
        EdgeKind::About => Some("about"),
        EdgeKind::Within => asked.then_some("within"),
        EdgeKind::Side => asked.then_some("side"),
        EdgeKind::Shares { .. } => None,
    }
}

/// What a line for events says of those that are not faded or hidden: the title of one, the number of more.
fn events_in_words(input: &SceneInput<'_>, slot: u32, events: &[GlobalId]) -> Option<String> {
    let seen = |place: usize| input.visibility.lined.get(place).is_none_or(|seen| *seen == Visible::Shown);
    let mut shown = events.iter().zip(input.network.lined_in(slot)).filter(|(_, place)| seen(*place));
    let (one, _) = shown.next()?;
    match shown.count() {
        0 => Some(shorten(&input.network.event(one)?.name, MOST_LETTERS)),
        more => Some([&(more + 1).to_string(), " events"].concat()),
    }
}
