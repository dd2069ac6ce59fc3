//! Hulls on pixels: convex areas row by row, and their rims as lines.

use super::pixel::Paint;
use super::{Canvas, Frame, line};
use crate::order::Listed as _;
use crate::scene::HullMark;
use crate::scene::shape::{HULL_FILL, HULL_RIM};

/// Draws one hull.
pub(super) fn hull(canvas: &mut Canvas, frame: &Frame, mark: &HullMark) {
    let sides = mark.sides().map(|(from, to)| (frame.place(from), frame.place(to))).list();
    let low = sides.iter().fold(f32::MAX, |low, side| low.min(side.0.y));
    let high = sides.iter().fold(f32::MIN, |high, side| high.max(side.0.y));
    let paint = Paint::new(mark.color, HULL_FILL);
    let share = (paint.alpha + 0.5) as u32;
    // Casts saturate, and take NaN for 0.
    let rows = (low.floor() as usize)..((high.ceil() as usize).min(canvas.height));
    for row in rows {
        let y = row as f32 + 0.5;
        let (mut left, mut right) = (f32::MAX, f32::MIN);
        for (from, to) in &sides {
            if (from.y <= y) != (to.y <= y) {
                let x = from.x + (to.x - from.x) * ((y - from.y) / (to.y - from.y));
                (left, right) = (left.min(x), right.max(x));
            }
        }
        // None where the middle of the row is above or below all of it.
        let (left, right) = (((left + 0.5) as usize).min(canvas.width), ((right + 0.5) as usize).min(canvas.width));
        let start = row * canvas.width;
        for pixel in canvas.pixels.get_mut(start + left..start + right).unwrap_or_default() {
            paint.lay(pixel, share);
        }
    }
    for side in mark.sides() {
        line::edge(canvas, frame, &mark.rim(side, HULL_RIM));
    }
}
