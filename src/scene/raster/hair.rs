//! Hair lines on pixels, and their arrowheads: without smoothing, where there are too many for anything else.

use super::pixel::Paint;
use super::steps::Steps;
use super::{Canvas, Frame, Place, less, line, more};
use crate::scene::detail::Part;
use crate::scene::{Color, EdgeMark, Stroke};

/// How strong broken lines are, as a share of whole ones.
const BROKEN: f32 = 0.6;

/// Draws the edges of a part, so much stronger, each straight from end to end.
pub(super) fn edges(canvas: &mut Canvas, frame: &Frame, edges: &[EdgeMark], part: Part, raise: f32) {
    let (least, opaque) = (frame.least.width * frame.ratio, |color| Color { a: 255, ..color });
    for edge in edges {
        if !part.has(edge) {
            continue;
        }
        let width = edge.width * frame.scale;
        let width = if width > least { width } else { least };
        let cover = if width < 1.0 { width } else { 1.0 } * raise;
        let cover = if edge.stroke == Stroke::Solid { cover } else { cover * BROKEN };
        let paint = Paint::new(opaque(edge.color), edge.color.alpha() * edge.opacity * cover);
        if let Some((from, to)) = canvas.clip(frame.place(edge.from), frame.place(edge.to), 0.0)
            && let Some(steps) = Steps::new(canvas, from, to)
        {
            steps.hair(&mut canvas.pixels, paint);
        }
    }
}

/// Draws the arrowheads of the edges of a part.
pub(super) fn arrows(canvas: &mut Canvas, frame: &Frame, edges: &[EdgeMark], part: Part) {
    for edge in edges {
        if edge.arrow
            && part.has(edge)
            && let Some(head) = line::head(canvas, frame, edge)
        {
            triangle(canvas, head.corners(), Paint::new(edge.color, edge.opacity));
        }
    }
}

/// Fills every pixel whose middle is in it.
fn triangle(canvas: &mut Canvas, corners: [Place; 3], paint: Paint) {
    let [a, b, c] = corners;
    let share = (paint.alpha + 0.5) as u32;
    canvas.each_row(corners, 0.0, |y, x, pixels| {
        let (mut left, mut right) = (f32::MAX, f32::MIN);
        for (from, to) in [(a, b), (b, c), (c, a)] {
            if (from.y < y) != (to.y < y) {
                let at = from.x + (y - from.y) * (to.x - from.x) / (to.y - from.y);
                (left, right) = (less(left, at), more(right, at));
            }
        }
        // Casts saturate: a row without a crossing has no pixels.
        let place = |at: f32| ((at + 0.5) as usize).saturating_sub(x).min(pixels.len());
        let (left, right) = (place(left), place(right));
        for pixel in pixels.get_mut(left..right).unwrap_or_default() {
            paint.lay(pixel, share);
        }
    });
}
