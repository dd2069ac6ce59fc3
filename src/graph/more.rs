//! More in a network than its own records make: what the layout has a place for beside what is drawn.

use std::sync::Arc;

use petgraph::stable_graph::{NodeIndex, StableGraph};

use super::{Edge, Network, Node};
use crate::model::GlobalId;
use crate::order::{Map, Names};

impl Network {
    /// Whether it has all nodes of the other.
    pub fn has_all_of(&self, other: &Self) -> bool {
        other.index.iter().all(|id| self.index.contains(id))
    }

    /// The network with those nodes of the other that it lacks, and the other's lines at them.
    pub fn with_more_of(&self, other: &Self) -> Self {
        let mut nodes: Map<GlobalId, Node> = Map::new();
        let mut lines: Map<Arc<str>, (GlobalId, GlobalId, Edge)> = Map::new();
        for network in [self, other] {
            let known = |slot: u32| network.node(slot).is_some_and(|node| self.slot(&node.id).is_some());
            for (_, from, to, edge) in network.edges() {
                if (std::ptr::eq(network, self) || !known(from) || !known(to))
                    && let (Some(from), Some(to)) = (network.node(from), network.node(to))
                    && !lines.contains_key(&edge.id)
                {
                    lines.insert(edge.id.clone(), (from.id.clone(), to.id.clone(), edge.clone()));
                }
            }
            for (_, node) in network.nodes() {
                if !nodes.contains_key(&node.id) {
                    nodes.insert(node.id.clone(), node.clone());
                }
            }
        }
        let mut graph = StableGraph::with_capacity(nodes.len(), lines.len());
        let mut index = Names::with_room(nodes.len());
        for node in nodes.into_values() {
            let _ = index.add(node.id.shared().clone());
            graph.add_node(node);
        }
        for (from, to, edge) in lines.into_values() {
            if let (Some(from), Some(to)) = (index.place(&[from.as_str()]), index.place(&[to.as_str()])) {
                graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), edge);
            }
        }
        Self { graph, index, ..self.clone() }
    }
}
