//! A place on the canvas, or the way from one to another, in canvas pixels.

use std::ops::{Add, Mul, Sub};

/// From the top left corner, y down.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Place {
    pub x: f32,
    pub y: f32,
}

impl Place {
    #[inline(always)]
    pub fn dot(self, other: Self) -> f32 {
        self.x * other.x + self.y * other.y
    }

    #[inline(always)]
    pub fn length(self) -> f32 {
        self.dot(self).sqrt()
    }

    /// A quarter turn.
    #[inline(always)]
    pub fn turned(self) -> Self {
        Self { x: -self.y, y: self.x }
    }

    /// The place a share of the way to another.
    #[inline(always)]
    pub fn mix(self, other: Self, share: f32) -> Self {
        self + (other - self) * share
    }

    /// Half the way to another.
    #[inline(always)]
    pub fn middle(self, other: Self) -> Self {
        self.mix(other, 0.5)
    }

    /// Its direction with length one; to the right where it has none.
    pub fn unit(self) -> Self {
        self.unit_or(Self { x: 1.0, y: 0.0 })
    }

    /// The same, or `other` where it has no length.
    pub fn unit_or(self, other: Self) -> Self {
        let square = self.dot(self);
        if square > 1.0e-12 { self * (1.0 / square.sqrt()) } else { other }
    }
}

impl Add for Place {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y }
    }
}

impl Sub for Place {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y }
    }
}

impl Mul<f32> for Place {
    type Output = Self;
    #[inline(always)]
    fn mul(self, by: f32) -> Self {
        Self { x: self.x * by, y: self.y * by }
    }
}
