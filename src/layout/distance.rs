//! How far apart nodes are along links.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::topology::Topology;
use crate::pace::Pace;

/// Sources of one search: as many as a mask has bits.
const AT_ONCE: usize = 64;
/// Hops from so many sources lie beside each other.
pub(super) const BLOCK: usize = 16;
/// So many nodes pass on what arrived between two looks at the clock.
const FRONT: usize = 4_096;

/// The number of links from each of `sources` to each node of their part, which is connected: for `BLOCK` sources after
/// `BLOCK` sources, node by node. Sixty-four searches go side by side, a bit each (Then et al., The More the Merrier:
/// Efficient Multi-Source Graph Traversal, 2014). `found` hears of each share of them that is found.
pub(super) async fn hops(
    topology: &Topology,
    part: &Range<usize>,
    sources: &[u32],
    pace: &Pace,
    found: impl Fn(f32),
) -> Vec<u16> {
    let n = part.len();
    let mut hops = vec![0u16; n * sources.len().next_multiple_of(BLOCK)];
    let (all, mut arrived) = (n as f32 * sources.len() as f32, 0.0);
    for (sources, hops) in sources.chunks(AT_ONCE).zip(hops.chunks_mut(n * AT_ONCE)) {
        let mut search = Search::new(n, sources);
        let (mut front, mut step): (Vec<u32>, u16) = (sources.to_vec(), 0);
        while !front.is_empty() {
            step = step.saturating_add(1).min(u16::MAX - 1);
            for front in front.chunks(FRONT) {
                let much = search.pass_on(topology, part.start, front);
                pace.step(much).await;
            }
            for next in search.next.chunks(FRONT) {
                arrived += arrive(&mut search.seen, &search.now, next, hops, step) as f32;
                pace.step(8 * next.len()).await;
            }
            std::mem::swap(&mut search.last, &mut search.now);
            std::mem::swap(&mut front, &mut search.next);
            search.next.clear();
            found(arrived / all);
        }
    }
    hops
}

/// Searches side by side, by node: who was here, who arrived in the last step and who arrives in this one.
struct Search {
    seen: Vec<u64>,
    last: Vec<u64>,
    now: Vec<u64>,
    /// Where someone arrives.
    next: Vec<u32>,
}

impl Search {
    fn new(n: usize, sources: &[u32]) -> Self {
        let mut search = Self { seen: vec![0; n], last: vec![0; n], now: vec![0; n], next: Vec::new() };
        for (bit, &source) in sources.iter().enumerate() {
            search.last[source as usize] = 1 << bit;
            search.seen[source as usize] = 1 << bit;
        }
        search
    }

    /// Passes what arrived at these nodes on to their neighbours; answers how many those are.
    fn pass_on(&mut self, topology: &Topology, start: usize, front: &[u32]) -> usize {
        let (seen, last_of, now_of) = (&self.seen[..], &mut self.last[..], &mut self.now[..]);
        let mut much = 0;
        for &node in front {
            let arrived = std::mem::take(&mut last_of[node as usize]);
            let neighbours = topology.near(start + node as usize);
            much += neighbours.len() + 1;
            for &(near, _) in neighbours {
                let near = near as usize - start;
                let fresh = arrived & !seen[near];
                if fresh != 0 {
                    if now_of[near] == 0 {
                        self.next.push(near as u32);
                    }
                    now_of[near] |= fresh;
                }
            }
        }
        much
    }
}

/// Writes down after how many steps who arrived at these nodes; answers how many did.
fn arrive(seen: &mut [u64], now: &[u64], nodes: &[u32], hops: &mut [u16], step: u16) -> u32 {
    let (mut count, block) = (0, seen.len() * BLOCK);
    for &node in nodes {
        let mut fresh = now[node as usize];
        seen[node as usize] |= fresh;
        count += fresh.count_ones();
        let hops = &mut hops[node as usize * BLOCK..];
        while fresh != 0 {
            let source = fresh.trailing_zeros() as usize;
            hops[source / BLOCK * block + source % BLOCK] = step;
            fresh &= fresh - 1;
        }
    }
    count
}

/// The length of the shortest way from `from` to each node of its part (Dijkstra).
pub(super) fn lengths(topology: &Topology, part: &Range<usize>, from: usize) -> Vec<f32> {
    let mut lengths = vec![f32::INFINITY; part.len()];
    lengths[from - part.start] = 0.0;
    // Lengths are positive, so their bits sort as they do.
    let mut heap = BinaryHeap::from([Reverse((0u32, from))]);
    while let Some(Reverse((bits, node))) = heap.pop() {
        let so_far = f32::from_bits(bits);
        if so_far > lengths[node - part.start] {
            continue;
        }
        for &(near, link) in topology.near(node) {
            let near = near as usize;
            let length = so_far + topology.links[link as usize].length;
            if length < lengths[near - part.start] {
                lengths[near - part.start] = length;
                heap.push(Reverse((length.to_bits(), near)));
            }
        }
    }
    lengths
}
