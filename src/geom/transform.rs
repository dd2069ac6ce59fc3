//! The map from world to screen: a scale and a shift.

use super::space::{Point, Screen, Vector, World};

/// `screen = world × scale + offset`, or as a matrix
///
/// ```text
/// | scale    0   offset.x |
/// |   0    scale offset.y |
/// |   0      0       1    |
/// ```
///
/// Laws: `world_from_screen(apply(p)) = p` up to rounding; scale is positive and finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScreenFromWorld {
    /// CSS pixels to one layout unit.
    pub scale: f32,
    /// Where the world's origin is on screen.
    pub offset: Vector<Screen>,
}

impl ScreenFromWorld {
    /// The place on screen of a place in the world.
    pub fn apply(self, point: Point<World>) -> Point<Screen> {
        Point::new(point.x * self.scale + self.offset.x, point.y * self.scale + self.offset.y)
    }

    /// The displacement on screen of a displacement in the world.
    pub fn apply_vector(self, by: Vector<World>) -> Vector<Screen> {
        Vector::new(by.x * self.scale, by.y * self.scale)
    }

    /// The place in the world that is shown at a place on screen.
    pub fn world_from_screen(self, point: Point<Screen>) -> Point<World> {
        Point::new((point.x - self.offset.x) / self.scale, (point.y - self.offset.y) / self.scale)
    }

    /// The displacement in the world of a displacement on screen.
    pub fn world_vector_from_screen(self, by: Vector<Screen>) -> Vector<World> {
        Vector::new(by.x / self.scale, by.y / self.scale)
    }
}
