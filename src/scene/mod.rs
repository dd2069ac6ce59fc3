//! What is drawn: from network, positions and camera to a list of marks that any renderer can draw.

mod camera;
mod color;
mod draw_list;

pub use camera::Camera;
pub use color::Color;
pub use draw_list::{Badge, DrawList, EdgeMark, LabelFont, LabelMark, Marks, NodeMark, Shape, Stroke};
