//! Betweenness: who lies on the shortest ways between others.

use super::Rows;
use crate::order::Listed as _;

/// About so many steps are taken; with more to take, ways are followed from some nodes only.
const MOST_STEPS: usize = 40_000_000;
/// From so many at least.
const LEAST_STARTS: usize = 64;

/// The count under way, one start after another.
///
/// U. Brandes, "A faster algorithm for betweenness centrality", J. Math. Sociol. 25, 163–177 (2001): from each start the
/// nodes by distance, then back from the farthest, each node's share handed on to those before it. In networks that are
/// too large for that from all nodes, from a random part of them, scaled: U. Brandes and C. Pich, "Centrality estimation in
/// large networks", Int. J. Bifurc. Chaos 17, 2303–2318 (2007). Lines count alike, whatever their weight.
#[derive(Debug, Clone)]
pub(super) struct Betweenness {
    rows: Rows,
    starts: Vec<u32>,
    next: usize,
    /// Of nodes that have any line.
    linked: usize,
    scores: Vec<f64>,
    distance: Vec<u32>,
    ways: Vec<f64>,
    share: Vec<f64>,
    order: Vec<u32>,
}

/// Not reached.
const FAR: u32 = u32::MAX;

/// How many starts such a network is followed from.
pub(super) fn start_count(rows: &Rows) -> usize {
    let linked = linked(rows).len();
    let steps = (rows.node_count() + rows.ends.len()).max(1);
    (MOST_STEPS / steps).max(LEAST_STARTS).min(linked)
}

fn linked(rows: &Rows) -> Vec<u32> {
    (0..rows.node_count() as u32).filter(|node| rows.neighbours(*node).next().is_some()).list()
}

impl Betweenness {
    pub(super) fn new(rows: Rows, seed: u64) -> Self {
        let count = rows.node_count();
        let mut starts = linked(&rows);
        let all = starts.len();
        let wanted = start_count(&rows);
        if wanted < all {
            super::job::shuffle(&mut starts, seed);
            starts.truncate(wanted);
        }
        Self {
            rows,
            starts,
            next: 0,
            linked: all,
            scores: vec![0.0; count],
            distance: vec![FAR; count],
            ways: vec![0.0; count],
            share: vec![0.0; count],
            order: Vec::new(),
        }
    }

    /// How much is done, from 0 to 1.
    pub(super) fn progress(&self) -> f32 {
        if self.starts.is_empty() { 1.0 } else { self.next as f32 / self.starts.len() as f32 }
    }

    /// Follows the ways from one more start; whether there are others.
    pub(super) fn step(&mut self) -> bool {
        let Some(&start) = self.starts.get(self.next) else { return false };
        self.next += 1;
        let Self { rows, distance, ways, share, order, scores, .. } = self;
        order.clear();
        order.push(start);
        distance[start as usize] = 0;
        ways[start as usize] = 1.0;
        let mut at = 0;
        while let Some(&node) = order.get(at) {
            at += 1;
            let (far, count) = (distance[node as usize] + 1, ways[node as usize]);
            for (next, _) in rows.neighbours(node) {
                let next = next as usize;
                if distance[next] == FAR {
                    distance[next] = far;
                    order.push(next as u32);
                }
                if distance[next] == far {
                    ways[next] += count;
                }
            }
        }
        for &node in order.iter().rev() {
            let near = distance[node as usize].wrapping_sub(1);
            let handed = (1.0 + share[node as usize]) / ways[node as usize];
            for (before, _) in rows.neighbours(node) {
                let before = before as usize;
                if distance[before] == near {
                    share[before] += ways[before] * handed;
                }
            }
            if node != start {
                scores[node as usize] += share[node as usize];
            }
        }
        for &node in &*order {
            let node = node as usize;
            (distance[node], ways[node], share[node]) = (FAR, 0.0, 0.0);
        }
        self.next < self.starts.len()
    }

    /// For each node on how many of the ways it lies, of one for each two others that are linked at all.
    pub(super) fn scores(&self) -> Vec<f32> {
        // Each way is followed from both its ends.
        let scale = self.linked as f64 / self.starts.len().max(1) as f64 / 2.0;
        self.scores.iter().map(|score| (score * scale) as f32).list()
    }
}
