//! The viewer: gestures as data, and the laws of what moves.

mod editor;
mod far;
mod laws;
mod scripts;
