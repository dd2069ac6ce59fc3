//! A rectangle with its sides along the axes.

use super::space::{Point, Space, Vector};

/// A rectangle in space `S`; `min` is never right of or below `max` in one made by these functions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect<S: Space> {
    pub min: Point<S>,
    pub max: Point<S>,
}

impl<S: Space> Rect<S> {
    /// The rectangle with these two points as opposite corners.
    pub fn from_corners(a: Point<S>, b: Point<S>) -> Self {
        Self { min: Point::new(a.x.min(b.x), a.y.min(b.y)), max: Point::new(a.x.max(b.x), a.y.max(b.y)) }
    }

    /// The rectangle of this size round a centre.
    pub fn around(centre: Point<S>, width: f32, height: f32) -> Self {
        let half = Vector::new(width / 2.0, height / 2.0);
        Self { min: centre - half, max: centre + half }
    }

    /// The smallest rectangle round all points; `None` where there are none.
    pub fn bounding(points: impl IntoIterator<Item = Point<S>>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        Some(points.fold(Self { min: first, max: first }, |bounds, point| bounds.including(point)))
    }

    /// The smallest rectangle round this one and a point.
    pub fn including(self, point: Point<S>) -> Self {
        Self {
            min: Point::new(self.min.x.min(point.x), self.min.y.min(point.y)),
            max: Point::new(self.max.x.max(point.x), self.max.y.max(point.y)),
        }
    }

    /// This rectangle with a margin on each side.
    pub fn inflated(self, by: f32) -> Self {
        Self { min: self.min - Vector::new(by, by), max: self.max + Vector::new(by, by) }
    }

    /// Its width.
    pub fn width(self) -> f32 {
        self.max.x - self.min.x
    }

    /// Its height.
    pub fn height(self) -> f32 {
        self.max.y - self.min.y
    }

    /// Its middle.
    pub fn centre(self) -> Point<S> {
        self.min.lerp(self.max, 0.5)
    }

    /// Whether the point is inside or on the border.
    pub fn contains(self, point: Point<S>) -> bool {
        point.x >= self.min.x && point.x <= self.max.x && point.y >= self.min.y && point.y <= self.max.y
    }

    /// Whether the two share more than a border.
    pub fn overlaps(self, other: Self) -> bool {
        self.min.x < other.max.x && other.min.x < self.max.x && self.min.y < other.max.y && other.min.y < self.max.y
    }
}
