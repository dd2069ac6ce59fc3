//! Compressed rows: an undirected network as three lists, of which each node's neighbours are a piece.

use crate::order;

/// Nodes from 0, each with its neighbours in ascending order; every line stands at both of its ends.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rows {
    /// Where each node's neighbours begin, and where the last one's end.
    pub(super) starts: Vec<u32>,
    pub(super) ends: Vec<u32>,
    /// Above 0.
    pub(super) weights: Vec<f32>,
}

impl Rows {
    /// So many nodes with these lines. Those of one pair are one, with the sum of their weights; loops, ends that do not
    /// exist and weights that are not above 0 are passed over.
    pub fn of(count: usize, lines: impl IntoIterator<Item = (u32, u32, f32)>) -> Self {
        let mut halves: Vec<(u32, u32, f32)> = Vec::new();
        for (one, other, weight) in lines {
            let fits = one != other && (one.max(other) as usize) < count;
            if fits && weight > 0.0 && weight.is_finite() {
                halves.push((one, other, weight));
                halves.push((other, one, weight));
            }
        }
        order::sort_by(&mut halves, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        let mut rows = Self::default();
        rows.starts.push(0);
        let mut last = None;
        for (from, to, weight) in halves {
            if last == Some((from, to)) {
                if let Some(known) = rows.weights.last_mut() {
                    *known += weight;
                }
                continue;
            }
            while rows.starts.len() <= from as usize {
                rows.starts.push(rows.ends.len() as u32);
            }
            rows.ends.push(to);
            rows.weights.push(weight);
            last = Some((from, to));
        }
        while rows.starts.len() <= count {
            rows.starts.push(rows.ends.len() as u32);
        }
        rows
    }

    /// How many nodes.
    pub fn node_count(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// How many lines.
    pub fn line_count(&self) -> usize {
        self.ends.len() / 2
    }

    /// The neighbours of a node, ascending, each with the weight of the line to it.
    pub fn neighbours(&self, node: u32) -> impl Iterator<Item = (u32, f32)> {
        let (from, to) = (self.start(node), self.start(node + 1));
        let weights = self.weights.get(from..to).unwrap_or_default();
        self.ends.get(from..to).unwrap_or_default().iter().copied().zip(weights.iter().copied())
    }

    /// How many nodes have a line.
    pub fn linked_count(&self) -> usize {
        (0..self.node_count() as u32).filter(|node| self.neighbours(*node).next().is_some()).count()
    }

    /// Of how many twos the one can be reached from the other.
    pub fn linked_pairs(&self) -> f32 {
        let mut seen = vec![false; self.node_count()];
        let mut pairs = 0.0;
        for start in 0..self.node_count() as u32 {
            let mut piece = Vec::new();
            if !std::mem::replace(&mut seen[start as usize], true) {
                piece.push(start);
            }
            let mut at = 0;
            while let Some(&node) = piece.get(at) {
                at += 1;
                for (next, _) in self.neighbours(node) {
                    if !std::mem::replace(&mut seen[next as usize], true) {
                        piece.push(next);
                    }
                }
            }
            let size = piece.len() as f32;
            pairs += size * (size - 1.0).max(0.0) / 2.0;
        }
        pairs
    }

    fn start(&self, node: u32) -> usize {
        self.starts.get(node as usize).map_or(self.ends.len(), |start| *start as usize)
    }
}
