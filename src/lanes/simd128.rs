//! Four numbers at a time, in one register of the browser's processor.

use std::arch::wasm32::{
    f32x4, f32x4_add, f32x4_div, f32x4_extract_lane, f32x4_lt, f32x4_mul, f32x4_splat, f32x4_sqrt, f32x4_sub,
    i32x4_bitmask, v128, v128_and,
};
use std::ops::{Add, Div, Mul, Sub};

/// Four `f32`; what is done to one lane is exactly what would be done to a single number.
#[derive(Debug, Clone, Copy)]
pub struct Four(v128);

impl Four {
    /// These four.
    #[inline(always)]
    pub fn new([a, b, c, d]: [f32; 4]) -> Self {
        Self(f32x4(a, b, c, d))
    }

    /// Four times the same.
    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self(f32x4_splat(value))
    }

    /// The root of each.
    #[inline(always)]
    pub fn sqrt(self) -> Self {
        Self(f32x4_sqrt(self.0))
    }

    /// A bit for each lane, lowest first, in which this and the other are below zero.
    #[inline(always)]
    pub fn both_negative(self, other: Self) -> u8 {
        let zero = f32x4_splat(0.0);
        i32x4_bitmask(v128_and(f32x4_lt(self.0, zero), f32x4_lt(other.0, zero)))
    }

    /// The four numbers.
    #[inline(always)]
    pub fn to_array(self) -> [f32; 4] {
        let v = self.0;
        [f32x4_extract_lane::<0>(v), f32x4_extract_lane::<1>(v), f32x4_extract_lane::<2>(v), f32x4_extract_lane::<3>(v)]
    }
}

impl Add for Four {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self(f32x4_add(self.0, other.0))
    }
}

impl Sub for Four {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self(f32x4_sub(self.0, other.0))
    }
}

impl Mul for Four {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Self(f32x4_mul(self.0, other.0))
    }
}

impl Div for Four {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        Self(f32x4_div(self.0, other.0))
    }
}
