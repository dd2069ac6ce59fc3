//! The network that the records make, and what is asked of it.

mod build;
mod condition;
mod edges;
mod facets;
mod filter;
mod importance;
mod lines;
pub mod measure;
mod more;
mod network;
mod paths;
mod projection;
mod roll_up;
pub mod search;
mod short_name;
mod sides;
mod sift;
mod sifted;
mod things;
mod walk;

pub use condition::{Condition, Dimension};
pub use filter::{Filter, Visible, is_folded_kind};
pub use lines::{LARGEST_LINED_EVENT, MOST_FANNED};
pub use network::{Edge, EdgeKind, Network, Node, NodeKind};
pub use paths::PathRule;
pub use projection::Projection;
pub use short_name::short_name;
pub use sifted::{Sifted, Visibility};
