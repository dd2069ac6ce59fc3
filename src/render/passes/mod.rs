//! The passes: one folder for each program, with its shaders.

mod arrow;
mod edge;
mod hull;
mod node;

pub(super) use arrow::{ArrowPass, LEAST_ARROW};
pub(super) use edge::EdgePass;
pub(super) use hull::HullPass;
pub(super) use node::NodePass;
