//! Four numbers at a time, one after the other: the same bits as in the browser, where one register holds them.

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

    /// A bit for each lane, lowest first, in which this and the other are below zero.
    #[inline(always)]
    pub fn both_negative(self, other: Self) -> u8 {
        let bit = |lane: usize| u8::from(self.0[lane] < 0.0 && other.0[lane] < 0.0) << lane;
        bit(0) | bit(1) | bit(2) | bit(3)
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
