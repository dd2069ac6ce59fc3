//! Lines on pixels: straight and curved ones, their dashes and their arrowheads.

use super::cover::{band, dash, inside};
use super::pixel::Paint;
use super::steps::Steps;
use super::{Canvas, Frame, Place, more};
use crate::scene::shape::{ARROW_ASPECT, DASH, DOT, arrow_length};
use crate::scene::{EdgeMark, Stroke};

/// The most pieces of a curve, as in the shaders.
const PIECES: u16 = 16;
/// How far the pieces of a curve may be from it, in canvas pixels.
const CHORD_ERROR: f32 = 0.1;
/// Lines up to this half width in canvas pixels are drawn column by column, or row by row where they are steep;
/// wider ones would show that their ends are cut so.
const THIN: f32 = 1.3;
/// An arrowhead shorter than this in CSS pixels would be a speck.
const ARROW_PIXELS: f32 = 2.5;

/// How a line is drawn, all along it.
#[derive(Debug, Clone, Copy)]
struct Pen {
    paint: Paint,
    half_width: f32,
    stroke: Stroke,
    /// Where along the line it ends, before its arrowhead, in canvas pixels.
    end: f32,
}

/// A straight piece of a line: where it starts and ends, and how the line runs there.
#[derive(Debug, Clone, Copy)]
struct Piece {
    from: Place,
    to: Place,
    /// Directions of length one, along which neighbouring pieces divide their pixels.
    start: Place,
    stop: Place,
    /// How far along the whole line it starts.
    along: f32,
    first: bool,
    last: bool,
}

/// Draws one edge without its arrowhead.
pub(super) fn edge(canvas: &mut Canvas, frame: &Frame, mark: &EdgeMark) {
    let (from, to) = (frame.place(mark.from), frame.place(mark.to));
    let half_width = more(frame.least.width * frame.ratio, mark.width * frame.scale) * 0.5;
    let control = frame.place(mark.control);
    if !canvas.may_show([from, control, to], half_width + 1.0) {
        return;
    }
    let paint = Paint::new(mark.color, mark.opacity);
    let arrow = if mark.arrow { arrow_pixels(frame, mark.width) } else { 0.0 };
    let bend = (control - from.middle(to)).length() * 0.5;
    let mut pen = Pen { paint, half_width, stroke: mark.stroke, end: 0.0 };
    let pieces = if bend < CHORD_ERROR { 1 } else { ((bend / CHORD_ERROR).sqrt().ceil() as u16).clamp(2, PIECES) };
    let at = |t: f32| from.mix(control, t).mix(control.mix(to, t), t);
    let places = (1..=pieces).map(|piece| if pieces == 1 { to } else { at(f32::from(piece) / f32::from(pieces)) });
    let length: f32 = if pieces == 1 {
        (to - from).length()
    } else {
        places.clone().fold((from, 0.0), |(before, sum), place| (place, sum + (place - before).length())).1
    };
    // A little into the arrowhead, so that no gap shows.
    pen.end = length - arrow * 0.9;
    let (mut before, mut along) = (from, 0.0);
    let chord = (to - from).unit();
    let tangent = |t: f32| if pieces == 1 { chord } else { (control - from).mix(to - control, t).unit_or(chord) };
    for (place, piece) in places.zip(1..=pieces) {
        let share = |at: u16| f32::from(at) / f32::from(pieces);
        let (first, last) = (piece == 1, piece == pieces);
        let (start, stop) = (tangent(share(piece - 1)), tangent(share(piece)));
        let here = (place - before).length();
        draw(canvas, frame, &pen, Piece { from: before, to: place, start, stop, along, first, last }, here);
        (before, along) = (place, along + here);
    }
}

/// Draws the arrowhead of one edge, if it has one that is large enough.
pub(super) fn arrow(canvas: &mut Canvas, frame: &Frame, mark: &EdgeMark) {
    let Some(Head { tip, back, length }) = head(canvas, frame, mark) else { return };
    let slope = ARROW_ASPECT * 0.5;
    let steep = 1.0 / (1.0 + slope * slope).sqrt();
    let paint = Paint::new(mark.color, mark.opacity);
    canvas.each_row(Head { tip, back, length }.corners(), 1.0, |y, x, pixels| {
        for (pixel, x) in pixels.iter_mut().zip(x..) {
            let to = Place { x: x as f32 + 0.5, y } - tip;
            let (far, across) = (to.dot(back), to.dot(back.turned()).abs());
            let cover = inside(more((across - far * slope) * steep, far - length));
            if cover > 0.0 {
                paint.lay(pixel, (cover * paint.alpha + 0.5) as u32);
            }
        }
    });
}

/// An arrowhead on the canvas.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    tip: Place,
    /// The direction to where its line comes from.
    back: Place,
    length: f32,
}

impl Head {
    pub fn corners(self) -> [Place; 3] {
        let side = self.back.turned() * (self.length * ARROW_ASPECT * 0.5);
        let base = self.tip + self.back * self.length;
        [self.tip, base + side, base - side]
    }
}

/// The arrowhead of an edge, if it is large enough and in sight.
#[inline(always)]
pub(super) fn head(canvas: &Canvas, frame: &Frame, mark: &EdgeMark) -> Option<Head> {
    let length = arrow_pixels(frame, mark.width);
    let tip = frame.place(mark.to);
    if length <= 0.0 || !canvas.may_show([tip; 3], length + 1.0) {
        return None;
    }
    let back = (frame.place(mark.control) - tip).unit_or(Place { x: -1.0, y: 0.0 });
    Some(Head { tip, back, length })
}

/// Whether arrowheads of this length in world units are large enough.
pub(super) fn shows_arrow(frame: &Frame, length: f32) -> bool {
    length * frame.scale >= ARROW_PIXELS * frame.ratio
}

fn arrow_pixels(frame: &Frame, width: f32) -> f32 {
    let length = arrow_length(width);
    if shows_arrow(frame, length) { length * frame.scale } else { 0.0 }
}

fn draw(canvas: &mut Canvas, frame: &Frame, pen: &Pen, piece: Piece, length: f32) {
    if pen.half_width <= THIN {
        let left = pen.end - piece.along;
        if left <= 0.0 || length <= 0.0 {
            return;
        }
        let to = if left < length { piece.from.mix(piece.to, left / length) } else { piece.to };
        thin(canvas, frame, pen, Piece { to, ..piece });
    } else {
        wide(canvas, frame, pen, piece, length);
    }
}

/// A piece of a line of a pixel or two.
fn thin(canvas: &mut Canvas, frame: &Frame, pen: &Pen, piece: Piece) {
    let Some((from, to)) = canvas.clip(piece.from, piece.to, pen.half_width + 2.0) else { return };
    let Some(steps) = Steps::new(canvas, from, to) else { return };
    let width = pen.half_width * 2.0;
    match pattern_of(frame, pen.stroke) {
        None => steps.band(&mut canvas.pixels, pen.paint, width),
        Some(pattern) => {
            // Steps grow along the longer axis, whichever way the line runs.
            let by = to - from;
            let turn = if by.x.abs() >= by.y.abs() { by.x } else { by.y }.signum();
            let first = if turn < 0.0 { to } else { from };
            let along = piece.along + (first - piece.from).length();
            steps.dashes(&mut canvas.pixels, pen.paint, width, along, turn, pattern);
        }
    }
}

/// How long a stroke's dashes and gaps are; none where it is whole.
fn pattern_of(frame: &Frame, stroke: Stroke) -> Option<[f32; 2]> {
    let pattern = match stroke {
        Stroke::Solid => return None,
        Stroke::Dashed => DASH,
        Stroke::Dotted => DOT,
    };
    Some(pattern.map(|length| length * frame.dash_scale()))
}

/// Any piece of any line, pixel by pixel as the shaders have it.
fn wide(canvas: &mut Canvas, frame: &Frame, pen: &Pen, piece: Piece, length: f32) {
    let run = (piece.to - piece.from).unit_or(piece.start);
    let side = run.turned();
    let reach = pen.half_width + 0.5;
    // A pixel more at both ends, for their soft edge.
    let longer = more(reach, 1.0);
    let (from, to) = (piece.from - run * longer, piece.to + run * longer);
    let rim = side * reach;
    let pattern = pattern_of(frame, pen.stroke);
    if length <= 0.0 && !(piece.first || piece.last) {
        return;
    }
    canvas.each_row([from + rim, from - rim, to + rim, to - rim], 0.0, |y, x, pixels| {
        // Only where the row is within reach of the line.
        let (begin, count) = within(&piece, side, reach, y, x, pixels.len());
        for (pixel, x) in pixels.iter_mut().zip(x..).skip(begin).take(count) {
            let place = Place { x: x as f32 + 0.5, y };
            let (here, there) = (place - piece.from, place - piece.to);
            if !piece.first && here.dot(piece.start) < 0.0 || !piece.last && there.dot(piece.stop) >= 0.0 {
                continue;
            }
            let along = piece.along + here.dot(run);
            let mut cover = band(here.dot(side), pen.half_width) * inside(-along) * inside(along - pen.end);
            if let Some(pattern) = pattern {
                cover *= dash(along, pattern);
            }
            if cover > 0.0 {
                pen.paint.lay(pixel, (cover * pen.paint.alpha + 0.5) as u32);
            }
        }
    });
}

/// Which pixels of a row, from the first and how many, are within reach of the piece's line.
fn within(piece: &Piece, side: Place, reach: f32, y: f32, x: usize, count: usize) -> (usize, usize) {
    if side.x.abs() < 1.0e-3 {
        return (0, count);
    }
    let middle = piece.from.x - (y - piece.from.y) * side.y / side.x;
    let half = reach / side.x.abs() + 1.0;
    let begin = (middle - half - x as f32).max(0.0) as usize;
    let end = ((middle + half - x as f32).max(0.0) as usize).min(count);
    (begin, end.saturating_sub(begin))
}
