//! A pixel: four premultiplied bytes, and how paint comes onto it.

use crate::scene::Color;

/// Red, green, blue, alpha, premultiplied.
pub type Pixel = [u8; 4];

/// Every second byte of a pixel, so that two channels are multiplied at once.
const PAIR: u32 = 0x00FF_00FF;
/// A half in each of the two channels, for rounding.
const HALVES: u32 = 0x0080_0080;

/// One colour to be laid on many pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    /// The colour without its alpha, and opaque, as two pairs of channels.
    even: u32,
    odd: u32,
    /// The colour as if it let nothing through.
    pub opaque: Pixel,
    /// Alpha in 256ths.
    pub alpha: f32,
}

impl Paint {
    /// A colour at an opacity from 0 to 1.
    pub fn new(color: Color, opacity: f32) -> Self {
        let pixel = [color.r, color.g, color.b, 255];
        let opaque = u32::from_le_bytes(pixel);
        let alpha = color.alpha() * opacity.clamp(0.0, 1.0) * 256.0;
        Self { even: opaque & PAIR, odd: (opaque >> 8) & PAIR, opaque: pixel, alpha }
    }

    /// Lays so many 256ths of the opaque colour on a pixel.
    #[inline(always)]
    pub fn lay(self, pixel: &mut Pixel, share: u32) {
        let below = u32::from_le_bytes(*pixel);
        let rest = 256 - share;
        let even = (self.even * share + (below & PAIR) * rest + HALVES) >> 8;
        let odd = (self.odd * share + ((below >> 8) & PAIR) * rest + HALVES) >> 8;
        *pixel = ((even & PAIR) | ((odd & PAIR) << 8)).to_le_bytes();
    }
}

/// Lays a premultiplied pixel over another.
#[inline(always)]
pub(super) fn lay_over(top: Pixel, pixel: &mut Pixel) {
    match top[3] {
        0 => {}
        255 => *pixel = top,
        alpha => {
            let below = u32::from_le_bytes(*pixel);
            let rest = 255 - u32::from(alpha);
            let kept = share(below & PAIR, rest) | (share((below >> 8) & PAIR, rest) << 8);
            // No channel of a premultiplied pixel is more than its alpha, so the sum stays within a byte.
            *pixel = kept.wrapping_add(u32::from_le_bytes(top)).to_le_bytes();
        }
    }
}

/// So many 255ths of two channels, rounded.
#[inline(always)]
fn share(pair: u32, of: u32) -> u32 {
    let sum = pair * of + HALVES;
    ((sum + ((sum >> 8) & PAIR)) >> 8) & PAIR
}

/// A premultiplied pixel at an opacity in 255ths.
#[inline(always)]
pub(super) fn at_opacity(pixel: Pixel, opacity: u32) -> Pixel {
    let word = u32::from_le_bytes(pixel);
    (share(word & PAIR, opacity) | (share((word >> 8) & PAIR, opacity) << 8)).to_le_bytes()
}

/// A colour premultiplied, channels from 0 to 1.
pub(super) fn premultiplied(color: Color) -> [f32; 4] {
    let alpha = color.alpha();
    let channel = |value: u8| f32::from(value) / 255.0 * alpha;
    [channel(color.r), channel(color.g), channel(color.b), alpha]
}

/// Premultiplied channels from 0 to 1 at an opacity, as bytes.
#[inline(always)]
pub(super) fn bytes(color: [f32; 4], opacity: f32) -> Pixel {
    // A cast saturates, and takes NaN for 0.
    let byte = |channel: f32| (channel * opacity * 255.0 + 0.5) as u8;
    let [r, g, b, a] = color;
    [byte(r), byte(g), byte(b), byte(a)]
}

/// A pixel of straight channels, as image data has them, multiplied by its alpha.
pub fn multiplied([r, g, b, a]: Pixel) -> Pixel {
    let [r, g, b, _] = at_opacity([r, g, b, a], a.into());
    [r, g, b, a]
}

/// A pixel as it was before its colour was multiplied by its alpha.
pub(super) fn straight([r, g, b, a]: Pixel) -> Pixel {
    let channel = |value: u8| match a {
        0 => 0,
        a => ((u32::from(value) * 255 + u32::from(a) / 2) / u32::from(a)).min(255) as u8,
    };
    [channel(r), channel(g), channel(b), a]
}
