//! The viewer: gestures as data, and the laws of what moves.

mod editor;
mod far;
mod known;
mod laws;
mod many;
mod panels;
mod scripts;
mod whereabouts;
