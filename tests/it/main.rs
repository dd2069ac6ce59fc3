//! The native tests: features through data, laws by property, the rules of the house.
#![cfg(not(target_arch = "wasm32"))]

mod arrange;
mod cli;
mod demo;
mod geom;
mod graph;
mod io;
mod layout;
mod model;
mod modules;
mod order;
mod pace;
mod packing;
mod placing;
mod scene;
mod stability;
mod state;
mod tidy;
mod viewer;
mod visits;
