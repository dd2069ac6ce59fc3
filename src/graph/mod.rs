//! The network that the records make, and what is asked of it.

mod filter;
mod network;
mod projection;

pub use filter::{Filter, Visibility, Visible};
pub use network::{Edge, EdgeKind, Network, Node, NodeKind};
pub use projection::Projection;
