//! More in a network than its own records make: what the layout has a place for beside what is drawn.

use std::sync::Arc;

use petgraph::stable_graph::StableGraph;

use super::{Edge, Network, Node};
use crate::model::GlobalId;
use crate::order::Map;

impl Network {
    /// Whether it has all nodes of the other.
    pub fn has_all_of(&self, other: &Self) -> bool {
        other.index.keys().all(|id| self.index.contains_key(id))
    }

    /// The network with those nodes of the other that it lacks, and the other's lines at them.
    pub fn with_more_of(&self, other: &Self) -> Self {
        let mut nodes: Map<GlobalId, Node> = Map::new();
        let mut lines: Map<Arc<str>, (GlobalId, GlobalId, Edge)> = Map::new();
        for network in [self, other] {
            let known = |slot: u32| network.node(slot).is_some_and(|node| self.index.contains_key(&node.id));
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
        let index: Map<_, _> = nodes.into_iter().map(|(id, node)| (id, graph.add_node(node))).collect();
        for (from, to, edge) in lines.into_values() {
            if let (Some(from), Some(to)) = (index.get(&from), index.get(&to)) {
                graph.add_edge(*from, *to, edge);
            }
        }
        Self { graph, index, ..self.clone() }
    }
}
