//! The forces, one a file. Each adds to velocities, or, where it says so, moves nodes at once.

pub mod centre;
pub mod charge;
pub mod clear;
pub mod collide;
pub mod group;
pub mod label;
pub mod link;
