//! Walks along the edges in either direction: neighbours, ego networks, paths, components.

use std::collections::VecDeque;

use petgraph::stable_graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::{EdgeKind, Network};
use crate::order::Listed as _;
use crate::order::{self, Set};

impl Network {
    /// The slots of the other nodes that share an edge with this one.
    pub fn neighbours(&self, slot: u32) -> Set<u32> {
        let ends = self.graph.neighbors_undirected(NodeIndex::new(slot as usize)).map(|index| index.index() as u32);
        ends.filter(|other| *other != slot).collect()
    }

    /// The slots of the edges at this node, in either direction, ascending.
    pub fn incident_edges(&self, slot: u32) -> Vec<u32> {
        let node = NodeIndex::new(slot as usize);
        let directions = [petgraph::Direction::Outgoing, petgraph::Direction::Incoming];
        let mut edges: Vec<u32> = directions
            .into_iter()
            .flat_map(|direction| self.graph.edges_directed(node, direction))
            .map(|edge| edge.id().index() as u32)
            .list();
        order::sort(&mut edges);
        // A loop both leaves and comes.
        edges.dedup();
        edges
    }

    /// How many edges are at this node.
    pub fn degree(&self, slot: u32) -> usize {
        self.graph.neighbors_undirected(NodeIndex::new(slot as usize)).count()
    }

    /// The edges between two nodes, in either direction, ascending.
    pub fn edges_between(&self, one: u32, other: u32) -> Vec<u32> {
        let mut edges = self.incident_edges(one);
        edges.retain(|edge| self.ends(*edge).is_some_and(|(from, to)| from == other || to == other));
        edges
    }

    /// The nodes at most `depth` edges away from any of `slots`, these included. Slots that do not exist are dropped.
    pub fn ego(&self, slots: &[u32], depth: u32) -> Set<u32> {
        let mut reached: Set<u32> = slots.iter().copied().filter(|slot| self.node(*slot).is_some()).collect();
        let mut border: Vec<u32> = reached.iter().copied().collect();
        for _ in 0..depth {
            let next: Set<u32> = border.iter().flat_map(|slot| self.neighbours(*slot)).collect();
            border = next.into_iter().filter(|slot| reached.insert(*slot)).collect();
            if border.is_empty() {
                break;
            }
        }
        reached
    }

    /// A shortest path, both ends included, along edges in either direction; between its ends only nodes that `via`
    /// allows. Of several the one whose slots come first, seen from the end with the lower slot, so that the way back
    /// is the way there.
    pub fn shortest_path(&self, from: u32, to: u32, via: &dyn Fn(u32) -> bool) -> Option<Vec<u32>> {
        self.node(from)?;
        self.node(to)?;
        let (start, goal) = (from.min(to), from.max(to));
        let mut came_from: Vec<Option<u32>> = vec![None; self.node_count()];
        let mut queue = VecDeque::from([start]);
        while let Some(slot) = queue.pop_front() {
            if slot == goal {
                break;
            }
            if slot != start && !via(slot) {
                continue;
            }
            for next in self.neighbours(slot) {
                if let Some(seen @ None) = came_from.get_mut(next as usize)
                    && next != start
                {
                    *seen = Some(slot);
                    queue.push_back(next);
                }
            }
        }
        let mut path = vec![goal];
        let mut last = goal;
        while last != start {
            last = came_from.get(last as usize).copied().flatten()?;
            path.push(last);
        }
        // The path now runs from the higher slot to the lower.
        if from <= to {
            path.reverse();
        }
        Some(path)
    }

    /// The nodes that hang together, each component ascending, the components by their first node.
    pub fn components(&self) -> Vec<Vec<u32>> {
        let mut seen = vec![false; self.node_count()];
        let mut components = Vec::new();
        for (start, _) in self.nodes() {
            let mut component = Vec::new();
            let mut stack = vec![start];
            while let Some(slot) = stack.pop() {
                if let Some(fresh @ false) = seen.get_mut(slot as usize) {
                    *fresh = true;
                    component.push(slot);
                    stack.extend(self.neighbours(slot));
                }
            }
            if !component.is_empty() {
                order::sort(&mut component);
                components.push(component);
            }
        }
        components
    }

    /// The event nodes that an entity takes part in, is the place, country or theme of, ascending.
    pub fn events_of(&self, entity: u32) -> Vec<u32> {
        self.neighbours(entity).into_iter().filter(|slot| self.is_event(*slot)).list()
    }

    /// The event nodes that bring two entities together: both take part in, are the place or a country of them.
    /// What one says about the other does not.
    pub fn events_of_pair(&self, one: u32, other: u32) -> Vec<u32> {
        self.present_at(one).intersection(&self.present_at(other)).copied().list()
    }

    fn present_at(&self, entity: u32) -> Set<u32> {
        let present = |edge: &u32| !matches!(self.edge(*edge).map(|edge| &edge.kind), None | Some(EdgeKind::About));
        let mut events = Set::new();
        for (from, to) in
            self.incident_edges(entity).iter().filter(|edge| present(edge)).filter_map(|edge| self.ends(*edge))
        {
            events.insert(if from == entity { to } else { from });
        }
        events.retain(|slot| self.is_event(*slot));
        events
    }

    fn is_event(&self, slot: u32) -> bool {
        self.node(slot).is_some_and(super::Node::is_event)
    }
}
