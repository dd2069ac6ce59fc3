//! The camera: which part of the world is seen, and how large.

use crate::geom::{ScreenFromWorld, ScreenPoint, ScreenVector, WorldPoint};

/// Laws: zooming at a point keeps that point's world place under it; pan there and back is the identity up to rounding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// The world place in the middle of the viewport.
    pub centre: WorldPoint,
    /// CSS pixels to one layout unit, within `MIN_ZOOM..=MAX_ZOOM`.
    pub zoom: f32,
    /// The size of the viewport in CSS pixels.
    pub width: f32,
    pub height: f32,
}

impl Camera {
    /// The smallest zoom: 100,000 nodes fit on a phone.
    pub const MIN_ZOOM: f32 = 0.005;
    /// The largest zoom: one node fills the screen.
    pub const MAX_ZOOM: f32 = 16.0;

    /// The map from world to this camera's screen.
    pub fn screen_from_world(&self) -> ScreenFromWorld {
        ScreenFromWorld {
            scale: self.zoom,
            offset: ScreenVector::new(
                self.width / 2.0 - self.centre.x * self.zoom,
                self.height / 2.0 - self.centre.y * self.zoom,
            ),
        }
    }

    /// The world place under a place on screen.
    pub fn world_from_screen(&self, point: ScreenPoint) -> WorldPoint {
        self.screen_from_world().world_from_screen(point)
    }
}
