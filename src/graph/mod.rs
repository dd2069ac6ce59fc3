//! The network that the records make, and what is asked of it.

mod build;
mod edges;
mod filter;
mod importance;
mod lines;
mod network;
mod projection;
mod roll_up;
pub mod search;
mod short_name;
mod sides;
mod walk;
mod window;

pub use filter::{Filter, Visibility, Visible, is_folded_kind};
pub use lines::{LARGEST_LINED_EVENT, MOST_FANNED};
pub use network::{Edge, EdgeKind, Network, Node, NodeKind};
pub use projection::Projection;
pub use short_name::short_name;
