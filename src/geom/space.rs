//! Points and vectors that know which space they are in.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Add, Mul, Neg, Sub};

/// A space that coordinates can be in.
pub trait Space: Copy + PartialEq + fmt::Debug + 'static {}

/// Layout units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum World {}
/// CSS pixels, y down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Screen {}
impl Space for World {}
impl Space for Screen {}

/// A place in space `S`.
#[derive(Clone, Copy, PartialEq)]
pub struct Point<S: Space> {
    pub x: f32,
    pub y: f32,
    space: PhantomData<S>,
}

/// A displacement in space `S`.
#[derive(Clone, Copy, PartialEq)]
pub struct Vector<S: Space> {
    pub x: f32,
    pub y: f32,
    space: PhantomData<S>,
}

impl<S: Space> Point<S> {
    /// Where both coordinates are zero.
    pub const ORIGIN: Self = Self::new(0.0, 0.0);

    /// The point at `x`, `y`.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y, space: PhantomData }
    }

    /// The distance to `other`.
    pub fn distance(self, other: Self) -> f32 {
        (other - self).length()
    }

    /// The point a share `t` of the way to `other`: 0 is here, 1 is there.
    pub fn lerp(self, other: Self, t: f32) -> Self {
        self + (other - self) * t
    }

    /// Whether neither coordinate is NaN or infinite.
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

impl<S: Space> Vector<S> {
    /// No displacement.
    pub const ZERO: Self = Self::new(0.0, 0.0);

    /// The displacement by `x`, `y`.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y, space: PhantomData }
    }

    /// Its length.
    pub fn length(self) -> f32 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// The dot product.
    pub fn dot(self, other: Self) -> f32 {
        self.x * other.x + self.y * other.y
    }

    /// The same direction with length one; zero stays zero.
    pub fn normalized(self) -> Self {
        let length = self.length();
        if length > 0.0 { self * (1.0 / length) } else { Self::ZERO }
    }

    /// A quarter turn, clockwise where y points down.
    pub fn perpendicular(self) -> Self {
        Self::new(-self.y, self.x)
    }
}

impl Vector<Screen> {
    /// The displacement in the world of this one on a screen of so many CSS pixels to the layout unit.
    pub fn scaled_to_world(self, zoom: f32) -> Vector<World> {
        Vector::new(self.x / zoom, self.y / zoom)
    }
}

impl<S: Space> fmt::Debug for Point<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({}, {})", self.x, self.y)
    }
}

impl<S: Space> fmt::Debug for Vector<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}, {}>", self.x, self.y)
    }
}

impl<S: Space> Sub for Point<S> {
    type Output = Vector<S>;
    fn sub(self, other: Self) -> Vector<S> {
        Vector::new(self.x - other.x, self.y - other.y)
    }
}

impl<S: Space> Add<Vector<S>> for Point<S> {
    type Output = Self;
    fn add(self, by: Vector<S>) -> Self {
        Self::new(self.x + by.x, self.y + by.y)
    }
}

impl<S: Space> Sub<Vector<S>> for Point<S> {
    type Output = Self;
    fn sub(self, by: Vector<S>) -> Self {
        Self::new(self.x - by.x, self.y - by.y)
    }
}

impl<S: Space> Add for Vector<S> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl<S: Space> Sub for Vector<S> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl<S: Space> Mul<f32> for Vector<S> {
    type Output = Self;
    fn mul(self, by: f32) -> Self {
        Self::new(self.x * by, self.y * by)
    }
}

impl<S: Space> Neg for Vector<S> {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.x, -self.y)
    }
}
