//! Summitry: a relationship graph viewer for the news, in reading order.

// Pure: compiled and tested natively, cannot name the browser.
pub mod pace;

pub mod order;

// Four numbers or pixels at a time: the same bits everywhere, in one register where the browser has it.
#[cfg_attr(target_arch = "wasm32", path = "lanes/simd128.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "lanes/plain.rs")]
pub mod lanes;

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
