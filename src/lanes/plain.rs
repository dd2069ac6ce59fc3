//! Four numbers or pixels at a time, one after the other: the same bits as in the browser, where one register holds them.

use std::ops::{Add, Div, Mul, Sub};

/// Four `f32`; what is done to one lane is exactly what would be done to a single number.
#[derive(Debug, Clone, Copy)]
#[repr(align(16))]
pub struct Four([f32; 4]);

impl Four {
    /// These four.
    #[inline(always)]
    pub fn new(values: [f32; 4]) -> Self {
        Self(values)
    }

    /// Four times the same.
    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self([value; 4])
    }

    /// The root of each.
    #[inline(always)]
    pub fn sqrt(self) -> Self {
        Self(self.0.map(f32::sqrt))
    }

    /// A bit for each lane, lowest first, that is below zero.
    #[inline(always)]
    pub fn negative(self) -> u8 {
        let bit = |lane: usize| u8::from(self.0[lane] < 0.0) << lane;
        bit(0) | bit(1) | bit(2) | bit(3)
    }

    /// A bit for each lane, lowest first, in which this and the other are below zero.
    #[inline(always)]
    pub fn both_negative(self, other: Self) -> u8 {
        let bit = |lane: usize| u8::from(self.0[lane] < 0.0 && other.0[lane] < 0.0) << lane;
        bit(0) | bit(1) | bit(2) | bit(3)
    }

    /// All four, added up pair by pair.
    #[inline(always)]
    pub fn sum(self) -> f32 {
        let [a, b, c, d] = self.to_array();
        (a + b) + (c + d)
    }

    /// The four numbers.
    #[inline(always)]
    pub fn to_array(self) -> [f32; 4] {
        self.0
    }

    #[inline(always)]
    fn with(self, other: Self, combine: impl Fn(f32, f32) -> f32) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([combine(a, e), combine(b, f), combine(c, g), combine(d, h)])
    }
}

impl Add for Four {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.with(other, |a, b| a + b)
    }
}

impl Sub for Four {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.with(other, |a, b| a - b)
    }
}

impl Mul for Four {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.with(other, |a, b| a * b)
    }
}

impl Div for Four {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        self.with(other, |a, b| a / b)
    }
}

/// Four premultiplied pixels of four bytes each, alpha last.
#[derive(Debug, Clone, Copy)]
pub struct Pixels([[u8; 4]; 4]);

impl Pixels {
    /// These four.
    #[inline(always)]
    pub fn new(pixels: &[[u8; 4]; 4]) -> Self {
        Self(*pixels)
    }

    /// Four times this alpha, and the same in all channels.
    #[inline(always)]
    pub fn alphas(alpha: u8) -> Self {
        Self([[alpha; 4]; 4])
    }

    /// Whether nothing is in any of them.
    #[inline(always)]
    pub fn are_clear(self) -> bool {
        self.0 == [[0; 4]; 4]
    }

    /// Each channel times that of the other, as shares of 255, rounded.
    #[inline(always)]
    pub fn times(self, other: Self) -> Self {
        let product = |pixel: usize, channel: usize| {
            let product = u16::from(self.0[pixel][channel]) * u16::from(other.0[pixel][channel]) + 128;
            ((product + (product >> 8)) >> 8) as u8
        };
        let pixel = |at: usize| [product(at, 0), product(at, 1), product(at, 2), product(at, 3)];
        Self([pixel(0), pixel(1), pixel(2), pixel(3)])
    }

    /// Each laid over the other's.
    #[inline(always)]
    pub fn over(self, below: Self) -> Self {
        let rest = self.0.map(|pixel| [255 - pixel[3]; 4]);
        let kept = below.times(Self(rest)).0;
        let sum = |pixel: usize, channel: usize| self.0[pixel][channel].wrapping_add(kept[pixel][channel]);
        let pixel = |at: usize| [sum(at, 0), sum(at, 1), sum(at, 2), sum(at, 3)];
        Self([pixel(0), pixel(1), pixel(2), pixel(3)])
    }

    /// Writes them back.
    #[inline(always)]
    pub fn put(self, pixels: &mut [[u8; 4]; 4]) {
        *pixels = self.0;
    }
}
