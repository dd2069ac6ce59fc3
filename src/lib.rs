//! Summitry: a relationship graph viewer for the news, in reading order.

// Pure: compiled and tested natively, cannot name the browser.
pub mod order;

pub mod geom;
pub mod model;

pub mod io;

pub mod graph;

pub mod layout;

pub mod scene;

pub mod state;

pub mod viewer;

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;

// Browser only.
#[cfg(target_arch = "wasm32")]
pub mod render;

#[cfg(target_arch = "wasm32")]
pub mod host;

#[cfg(target_arch = "wasm32")]
pub mod ui;
