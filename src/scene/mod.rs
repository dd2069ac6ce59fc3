//! What is drawn: from network, positions and camera to a list of marks that any renderer can draw.

mod board;
mod builder;
mod camera;
mod color;
mod draw_list;
mod dump;
mod encoding;
mod grid;
mod label_memory;
mod labels;
mod line_labels;
mod obstacles;
mod palette;
mod picking;
mod raster;
pub mod routes;
pub mod shape;
mod standing;
pub mod svg;
mod text;
mod wording;

pub use board::Board;
pub use builder::{FADED_EDGE, FADED_NODE, SceneInput, UNLIT, UNLIT_EDGE, draw_list, marks};
pub use camera::Camera;
pub use color::Color;
pub use draw_list::{Badge, DrawList, EdgeMark, LabelFont, LabelMark, Marks, NodeMark, Shape, Stroke};
pub use dump::dump;
pub use encoding::{Arrow, EdgeLook, NodeLook, color_of, look_of_edge, look_of_node, radius_of, shape_of};
pub use grid::Grid;
pub use label_memory::LabelMemory;
pub use labels::{COMPACT_ZOOM, FEW_LETTERS, LINE_HEIGHT, LabelView, MAX_LABELS, SHORT_LETTERS, labels, weight_of};
pub use obstacles::{DOT_PIXELS, FAR_LESS, TINY_PIXELS};
pub use palette::{Palette, PaletteError, Theme};
pub use raster::Raster;
pub use standing::Side;
pub use text::{ApproximateMeasure, MAX_LETTERS, Measure, shorten};
