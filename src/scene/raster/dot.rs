//! Dots on pixels: small nodes without smoothing, where there are too many for anything else.

use super::node::{is_plain, radius_of};
use super::pixel::{Paint, Pixel};
use super::{Canvas, Frame};
use crate::scene::{Color, NodeMark, Shape};

/// Larger nodes, in CSS pixels of radius, are never dots.
const DOT_PIXELS: f32 = 2.25;
/// The widest dot in canvas pixels.
const WIDEST: usize = 10;

/// Which pixels of each row dots have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dots {
    /// By width and row: how many pixels are left out at both ends.
    insets: [[u8; WIDEST]; WIDEST + 1],
    below: f32,
    background: Color,
}

impl Dots {
    pub fn new(frame: &Frame) -> Self {
        let mut insets = [[0; WIDEST]; WIDEST + 1];
        for (width, rows) in insets.iter_mut().enumerate() {
            let half = width as f32 * 0.5;
            for (inset, row) in rows.iter_mut().zip(0u8..) {
                let y = f32::from(row) + 0.5 - half;
                // What a circle a little larger has in this row, so that a dot of three pixels is no cross.
                *inset = (half - (half * half + 0.3 - y * y).max(0.0).sqrt() + 0.5).max(0.0) as u8;
            }
        }
        let below = (DOT_PIXELS * frame.ratio).min(WIDEST as f32 * 0.5 - 0.5);
        Self { insets, below, background: frame.background }
    }

    /// Draws a node if it is one that is drawn so; answers whether.
    #[inline(always)]
    pub fn draw(&self, canvas: &mut Canvas, frame: &Frame, node: &NodeMark) -> bool {
        let radius = radius_of(frame, node);
        if radius >= self.below || !is_plain(node) {
            return false;
        }
        let mut at = frame.place(node.at);
        if node.shape == Shape::Pin {
            at.y -= radius;
        }
        let width = (radius * 2.0 + 0.5) as usize;
        let half = width as f32 * 0.5;
        let (left, top) = (at.x - half + 0.5, at.y - half + 0.5);
        // Not so for numbers that are none; what hangs over the edge of the canvas is drawn with care.
        let within = |value: f32, size: usize| value >= 0.0 && value + width as f32 <= size as f32;
        if !(within(left, canvas.width) && within(top, canvas.height)) {
            return false;
        }
        let color = self.color(node);
        let paint = Paint::new(Color { a: 255, ..color }, color.alpha() * node.opacity);
        let Some(rows) = self.insets.get(width) else { return false };
        let start = top as usize * canvas.width + left as usize;
        // Two calls, so that the loops stay a function of their own.
        if paint.alpha < 255.5 {
            fill(canvas, start, &rows[..width.min(WIDEST)], paint, (paint.alpha + 0.5) as u32);
        } else {
            fill(canvas, start, &rows[..width.min(WIDEST)], paint, 256);
        }
        true
    }

    /// Its fill, unless that is a tint: then the outline is seen better.
    #[inline(always)]
    fn color(&self, node: &NodeMark) -> Color {
        if node.fill.a == 255 && node.fill == node.outline {
            return node.fill;
        }
        let contrast = |color: Color| {
            let off = |a: u8, b: u8| u32::from(a.abs_diff(b)) * u32::from(color.a);
            let Color { r, g, b, .. } = self.background;
            off(color.r, r) + off(color.g, g) + off(color.b, b)
        };
        if 2 * contrast(node.fill) >= contrast(node.outline) { node.fill } else { node.outline }
    }
}

#[inline(never)]
fn fill(canvas: &mut Canvas, start: usize, insets: &[u8], paint: Paint, share: u32) {
    let (width, mut start) = (insets.len(), start);
    for inset in insets {
        let inset = usize::from(*inset);
        let row: &mut [Pixel] = canvas.pixels.get_mut(start + inset..start + width - inset).unwrap_or_default();
        for pixel in row {
            if share < 256 {
                paint.lay(pixel, share);
            } else {
                *pixel = paint.opaque;
            }
        }
        start += canvas.width;
    }
}
