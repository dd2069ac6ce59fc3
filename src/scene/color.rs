//! A colour as the renderers take it.

use std::fmt;

/// Straight (not premultiplied) sRGB with alpha, each 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(C)]
pub struct Color {
    pub r: u8,
    pub g: u8,
    pub b: u8,
    pub a: u8,
}

impl Color {
    /// Nothing at all.
    pub const CLEAR: Self = Self { r: 0, g: 0, b: 0, a: 0 };

    /// Reads `#rgb` or `#rrggbb`; anything else is `None`.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let nibbles: Vec<u8> = digits.chars().map(|c| c.to_digit(16).map(|n| n as u8)).collect::<Option<_>>()?;
        match *nibbles.as_slice() {
            [r, g, b] => Some(Self { r: r * 17, g: g * 17, b: b * 17, a: 255 }),
            [r1, r0, g1, g0, b1, b0] => Some(Self { r: r1 * 16 + r0, g: g1 * 16 + g0, b: b1 * 16 + b0, a: 255 }),
            _ => None,
        }
    }

    /// Reads a computed colour of the page, `rgb(r, g, b)` or `rgba(r, g, b, a)`; the alpha is passed over.
    pub fn from_computed(text: &str) -> Option<Self> {
        let numbers = text.strip_prefix("rgb(").or_else(|| text.strip_prefix("rgba("))?.strip_suffix(')')?;
        let mut numbers = numbers.split(',').map(|number| number.trim().parse().ok());
        Some(Self { r: numbers.next()??, g: numbers.next()??, b: numbers.next()??, a: 255 })
    }

    /// The same colour with another alpha, 0 to 1.
    pub fn with_alpha(self, alpha: f32) -> Self {
        Self { a: (alpha.clamp(0.0, 1.0) * 255.0 + 0.5) as u8, ..self }
    }

    /// The colour a share `t` (0 to 1) of the way to `other`.
    pub fn mix(self, other: Self, t: f32) -> Self {
        let channel = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * t.clamp(0.0, 1.0) + 0.5) as u8;
        Self {
            r: channel(self.r, other.r),
            g: channel(self.g, other.g),
            b: channel(self.b, other.b),
            a: channel(self.a, other.a),
        }
    }

    /// Its alpha, 0 to 1.
    pub fn alpha(self) -> f32 {
        f32::from(self.a) / 255.0
    }

    /// Red, green and blue as light, 0 to 1, without the curve of sRGB (IEC 61966-2-1; WCAG 2.2 rounds the knee alike).
    pub fn linear(self) -> [f32; 3] {
        [self.r, self.g, self.b].map(|channel| {
            let value = f32::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { (((value + 0.055) / 1.055).ln() * 2.4).exp() }
        })
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance).
    pub fn luminance(self) -> f32 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast to another colour, 1 to 21 (WCAG 2.2, definition of contrast ratio); alpha plays no part.
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// As `#rrggbb`, without alpha.
impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}
