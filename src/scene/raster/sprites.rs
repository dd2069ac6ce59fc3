//! Sprites: small nodes, drawn once for each look and place within a pixel, and copied from then on.

use super::node::{Body, is_plain, radius_of};
use super::pixel::{Pixel, at_opacity, bytes, lay_over};
use super::{Canvas, Frame, Place};
use crate::lanes::Pixels;
use crate::scene::shape::BADGE_RADIUS;
use crate::scene::{NodeMark, Shape};

/// How exactly sprites are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Care {
    /// Larger nodes, in canvas pixels of radius, are drawn directly.
    most_radius: f32,
    /// Steps of the radius to a pixel.
    radius_steps: f32,
    /// Places within a pixel, each way: a power of two.
    phases: f32,
    /// Nodes with signs are sprites, too.
    signed: bool,
}

/// Larger nodes and those with signs are few on any screen.
pub(super) const STILL: Care = Care { most_radius: 10.0, radius_steps: 8.0, phases: 4.0, signed: false };
/// While the zoom changes, every frame has sprites of its own: the fewer the better.
pub(super) const MOVING: Care = Care { most_radius: 32.0, radius_steps: 2.0, phases: 2.0, signed: true };
/// The same where there are too many lines.
pub(super) const HURRIED: Care = Care { phases: 1.0, ..MOVING };
/// So many entries has the table; a power of two.
const TABLE: usize = 8192;
/// While the picture moves, the width of outlines and the size of signs are those of a scale that may be off by this
/// share: so a sprite lasts for more than one frame of a zoom.
const OFF: f32 = 0.04;
/// Sprites are forgotten when they take more pixels than this.
const MOST_PIXELS: usize = 1 << 20;

/// All sprites of one scale.
#[derive(Debug, Default)]
pub(super) struct Sprites {
    /// By a hash of the key; a later sprite takes an earlier one's entry.
    table: Vec<Sprite>,
    pixels: Vec<Pixel>,
    /// The square that a sprite is drawn in.
    square: Vec<Pixel>,
    scale: [f32; 2],
    care: Care,
}

/// Where its pixels are. A sprite without width is none.
#[derive(Debug, Clone, Copy, Default)]
struct Sprite {
    key: u128,
    start: u32,
    /// Its corner, from that of the square it was drawn in, and its size: without what is empty round it.
    left: u8,
    top: u8,
    width: u8,
    height: u8,
}

impl Sprites {
    /// To be called before a frame's nodes: at another scale all looks differ.
    pub fn begin(&mut self, frame: &Frame, care: Care) {
        let [scale, ratio] = self.scale;
        let off = if care == STILL { 0.0 } else { OFF * scale };
        let known = (scale - frame.scale).abs() <= off && ratio == frame.ratio && self.care == care;
        if !known || self.pixels.len() > MOST_PIXELS {
            (self.scale, self.care) = ([frame.scale, frame.ratio], care);
            self.pixels.clear();
            self.table.clear();
            self.table.resize(TABLE, Sprite::default());
        }
    }

    /// Draws one node.
    #[inline(never)]
    pub fn draw(&mut self, canvas: &mut Canvas, frame: &Frame, node: &NodeMark) {
        let radius = radius_of(frame, node);
        let mut at = frame.place(node.at);
        if node.shape == Shape::Pin {
            at.y -= radius;
        }
        let care = self.care;
        let look = Frame { scale: self.scale[0], ..*frame };
        let (plain, ringed) = (is_plain(node), node.selected || node.highlighted);
        // Near, badges are large round however small a node.
        let badge = if plain { 0.0 } else { BADGE_RADIUS * look.scale };
        // Not so for numbers that are none.
        let small = radius <= care.most_radius && badge <= care.most_radius;
        if !small || !plain && (ringed || !care.signed) {
            draw_directly(canvas, frame, node, at, radius);
            return;
        }
        let rim = radius * 2.0 + badge * 2.5 + 2.0;
        // Not so for numbers that are none.
        let near = |value: f32, size: usize| value > -rim && value < size as f32 + rim;
        if !(near(at.x, canvas.width) && near(at.y, canvas.height)) {
            return;
        }
        let steps = (radius * care.radius_steps + 0.5).floor();
        let radius = steps / care.radius_steps;
        let half = if plain { radius + 1.0 } else { Body::new(&look, node, radius).reach }.ceil();
        // The sprite's corner on a whole pixel, and how far the node's middle is off its own middle, in steps.
        let (left, top) = ((at.x - half).floor(), (at.y - half).floor());
        let phase = |value: f32, corner: f32| ((value - corner - half) * care.phases) as u32;
        let (right, down) = (phase(at.x, left), phase(at.y, top));
        let signs = u128::from(node.shape as u8)
            | u128::from(node.stroke as u8) << 3
            | u128::from(right & 3) << 5
            | u128::from(down & 3) << 7
            | u128::from(steps as u8) << 9
            | u128::from((node.opacity * 255.0 + 0.5) as u8) << 17
            // So that no key is that of an empty entry.
            | 1 << 25
            | u128::from(node.struck) << 26
            | u128::from(node.pinned) << 27
            | u128::from(node.badge as u8) << 28;
        let color = |color: crate::scene::Color| u128::from(u32::from_le_bytes([color.r, color.g, color.b, color.a]));
        let key = signs | color(node.fill) << 32 | color(node.outline) << 64;
        let sprite = self.find(key, || {
            let middle = Place { x: right as f32 + 0.5, y: down as f32 + 0.5 } * (1.0 / care.phases);
            (Body::new(&look, node, radius), Place { x: half, y: half } + middle, node.opacity, half as u8 * 2 + 1)
        });
        let corner = (left as i32 + i32::from(sprite.left), top as i32 + i32::from(sprite.top));
        let (start, across) = (sprite.start as usize, usize::from(sprite.width));
        let pixels = self.pixels.get(start..start + across * usize::from(sprite.height));
        canvas.copy(pixels.unwrap_or_default(), across, corner, 255);
    }

    /// The sprite with this key, drawn now where it is not yet: a body, its middle, its opacity, the sprite's side.
    fn find(&mut self, key: u128, make: impl FnOnce() -> (Body, Place, f32, u8)) -> Sprite {
        // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
        let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(29);
        let slot = (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 51) as usize % TABLE;
        let Some(entry) = self.table.get_mut(slot) else { return Sprite::default() };
        if entry.key != key {
            let (body, middle, opacity, side) = make();
            self.square.clear();
            let (mut low, mut high) = ([u8::MAX; 2], [0u8; 2]);
            for y in 0..side {
                for x in 0..side {
                    let at = Place { x: f32::from(x) + 0.5, y: f32::from(y) + 0.5 } - middle;
                    let pixel = bytes(body.shade(at), opacity);
                    self.square.push(pixel);
                    if pixel[3] > 0 {
                        (low, high) = ([low[0].min(x), low[1].min(y)], [high[0].max(x + 1), high[1].max(y + 1)]);
                    }
                }
            }
            let [left, top] = low;
            let [across, height] = [high[0].saturating_sub(left), high[1].saturating_sub(top)];
            // Rows are laid down four pixels at a time.
            let width = across.next_multiple_of(4);
            *entry = Sprite { key, start: self.pixels.len() as u32, left, top, width, height };
            let rows = self.square.chunks_exact(side.into()).skip(top.into()).take(height.into());
            for row in rows {
                self.pixels.extend_from_slice(&row[left.into()..(left + across).into()]);
                self.pixels.extend((across..width).map(|_| Pixel::default()));
            }
        }
        *entry
    }
}

fn draw_directly(canvas: &mut Canvas, frame: &Frame, node: &NodeMark, at: Place, radius: f32) {
    let body = Body::new(frame, node, radius);
    let corner = Place { x: body.reach, y: body.reach };
    let opacity = node.opacity.clamp(0.0, 1.0);
    canvas.each_row([at - corner, at + corner], 0.0, |y, x, pixels| {
        for (pixel, x) in pixels.iter_mut().zip(x..) {
            let color = body.shade(Place { x: x as f32 + 0.5, y } - at);
            if color[3] > 0.0 {
                lay_over(bytes(color, opacity), pixel);
            }
        }
    });
}

impl Canvas {
    /// Lays rows of so many pixels with their corner at a whole pixel, as far as that is on the canvas, at an opacity in
    /// 255ths.
    pub(super) fn copy(&mut self, sprite: &[Pixel], across: usize, (left, top): (i32, i32), opacity: u8) {
        let skip = |corner: i32| corner.min(0).unsigned_abs() as usize;
        let (over_left, over_top) = (skip(left), skip(top));
        let (left, top) = (left.max(0) as usize, top.max(0) as usize);
        if left >= self.width || across == 0 {
            return;
        }
        let rows = sprite.chunks_exact(across).skip(over_top);
        for (row, y) in rows.zip(top..self.height) {
            let start = y * self.width;
            let Some(pixels) = self.pixels.get_mut(start + left..start + self.width) else { return };
            let Some(row) = row.get(over_left..) else { return };
            let count = row.len().min(pixels.len());
            let (fours, rest) = row[..count].as_chunks::<4>();
            let (below, rest_below) = pixels[..count].as_chunks_mut::<4>();
            for (four, below) in fours.iter().zip(below) {
                let mut top = Pixels::new(four);
                if top.are_clear() {
                    continue;
                }
                if opacity < 255 {
                    top = top.times(Pixels::alphas(opacity));
                }
                top.over(Pixels::new(below)).put(below);
            }
            for (&top, pixel) in rest.iter().zip(rest_below) {
                lay_over(at_opacity(top, opacity.into()), pixel);
            }
        }
    }
}
