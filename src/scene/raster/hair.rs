//! Hair lines on pixels: one pixel wide, without smoothing, where there are too many for anything else.

use super::pixel::Paint;
use super::steps::Steps;
use super::{Canvas, Frame};
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
