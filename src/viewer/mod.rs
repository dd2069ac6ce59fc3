//! The headless viewer: camera, positions, gestures and animation; `frame(now)` answers with what to draw.

mod input;

pub use input::{Button, Input, Modifiers, Output, PointerKind};
