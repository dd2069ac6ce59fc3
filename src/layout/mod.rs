//! The layout: arrays in, arrays out; knows no graphs, no clock and no browser.
//!
//! An [`Input`] lists nodes (a key, a radius, perhaps a known or pinned place) and weighted edges. A [`Simulation`]
//! places them and then moves them by forces until they rest; a [`Session`] is the same behind messages, for the
//! worker and for the page itself. Only `+ - * /` and the square root decide where a node lies, sums run in a fixed
//! order and chance comes from a seed, so that the same input gives the same bits natively and in the browser.
//!
//! One pass, in reading order: [`Input`] → topology (nodes by key, components) → placement (distances, stress,
//! packing, or places beside what is known), at a pace → forces, tick by tick.

pub mod arrange;
pub mod digest;
pub mod fixture;
pub mod forces;
pub mod input;
pub mod manner;
pub mod protocol;
pub mod quadtree;
pub mod random;
pub mod session;
pub mod simulation;

mod bodies;
mod components;
mod distance;
mod first_picture;
mod legibility;
mod newcomers;
mod orientation;
mod packing;
mod pivot_mds;
mod placement;
mod shape;
mod stress;
mod topology;
mod untangle;

pub use bodies::Bodies;
pub use digest::digest;
pub use input::{EdgeInput, Input, NodeInput};
pub use random::key_of;
pub use session::{Frame, Request, Session};
pub use simulation::{Simulation, cooled};
