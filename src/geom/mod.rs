//! Points, vectors, rectangles and the map between spaces, which are different types.
//!
//! `World` is what the layout computes in, `Screen` is CSS pixels with y down from the canvas's top left corner.
//! Canvas pixels (`device`) are screen pixels times the pixel ratio and appear only in `render`.

mod decimal;
mod rect;
mod space;
mod transform;

pub use decimal::decimal;
pub use rect::Rect;
pub use space::{Point, Screen, Space, Vector, World};
pub use transform::ScreenFromWorld;

/// A place in layout units.
pub type WorldPoint = Point<World>;
/// A place in CSS pixels from the top left corner of the canvas.
pub type ScreenPoint = Point<Screen>;
/// A displacement in layout units.
pub type WorldVector = Vector<World>;
/// A displacement in CSS pixels.
pub type ScreenVector = Vector<Screen>;
/// A rectangle in layout units.
pub type WorldRect = Rect<World>;
/// A rectangle in CSS pixels.
pub type ScreenRect = Rect<Screen>;
