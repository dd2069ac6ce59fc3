//! Four numbers or pixels at a time, in one register of the browser's processor.

use std::arch::wasm32::{
    f32x4, f32x4_add, f32x4_div, f32x4_extract_lane, f32x4_lt, f32x4_mul, f32x4_splat, f32x4_sqrt, f32x4_sub,
    i8x16_shuffle, i32x4_bitmask, u8x16_add, u8x16_narrow_i16x8, u8x16_splat, u16x8_add, u16x8_extmul_high_u8x16,
    u16x8_extmul_low_u8x16, u16x8_shr, u16x8_splat, u64x2, u64x2_extract_lane, v128, v128_and, v128_any_true, v128_not,
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

    /// A bit for each lane, lowest first, that is below zero.
    #[inline(always)]
    pub fn negative(self) -> u8 {
        i32x4_bitmask(f32x4_lt(self.0, f32x4_splat(0.0)))
    }

    /// A bit for each lane, lowest first, in which this and the other are below zero.
    #[inline(always)]
    pub fn both_negative(self, other: Self) -> u8 {
        let zero = f32x4_splat(0.0);
        i32x4_bitmask(v128_and(f32x4_lt(self.0, zero), f32x4_lt(other.0, zero)))
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

/// Four premultiplied pixels of four bytes each, alpha last.
#[derive(Debug, Clone, Copy)]
pub struct Pixels(v128);

impl Pixels {
    /// These four.
    #[inline(always)]
    pub fn new(pixels: &[[u8; 4]; 4]) -> Self {
        let [a, b, c, d] = *pixels;
        Self(u64x2(two(a, b), two(c, d)))
    }

    /// Four times this alpha, and the same in all channels.
    #[inline(always)]
    pub fn alphas(alpha: u8) -> Self {
        Self(u8x16_splat(alpha))
    }

    /// Whether nothing is in any of them.
    #[inline(always)]
    pub fn are_clear(self) -> bool {
        !v128_any_true(self.0)
    }

    /// Each channel times that of the other, as shares of 255, rounded.
    #[inline(always)]
    pub fn times(self, other: Self) -> Self {
        let share = |product: v128| {
            let product = u16x8_add(product, u16x8_splat(128));
            u16x8_shr(u16x8_add(product, u16x8_shr(product, 8)), 8)
        };
        let low = share(u16x8_extmul_low_u8x16(self.0, other.0));
        let high = share(u16x8_extmul_high_u8x16(self.0, other.0));
        Self(u8x16_narrow_i16x8(low, high))
    }

    /// Each laid over the other's.
    #[inline(always)]
    pub fn over(self, below: Self) -> Self {
        let alpha = i8x16_shuffle::<3, 3, 3, 3, 7, 7, 7, 7, 11, 11, 11, 11, 15, 15, 15, 15>(self.0, self.0);
        let kept = below.times(Self(v128_not(alpha)));
        Self(u8x16_add(self.0, kept.0))
    }

    /// Writes them back.
    #[inline(always)]
    pub fn put(self, pixels: &mut [[u8; 4]; 4]) {
        let (low, high) = (u64x2_extract_lane::<0>(self.0), u64x2_extract_lane::<1>(self.0));
        pixels[0] = (low as u32).to_le_bytes();
        pixels[1] = ((low >> 32) as u32).to_le_bytes();
        pixels[2] = (high as u32).to_le_bytes();
        pixels[3] = ((high >> 32) as u32).to_le_bytes();
    }
}

/// Two pixels as one number.
#[inline(always)]
fn two(first: [u8; 4], second: [u8; 4]) -> u64 {
    u64::from(u32::from_le_bytes(first)) | u64::from(u32::from_le_bytes(second)) << 32
}
