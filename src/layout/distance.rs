//! How far apart nodes are along links.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::topology::Topology;

/// Sources of one search: as many as a mask has bits.
const AT_ONCE: usize = 64;

/// The number of links from each of `sources` to each node of their part, which is connected. Sixty-four searches
/// go side by side, a bit each (Then et al., The More the Merrier: Efficient Multi-Source Graph Traversal, 2014).
pub(super) fn hops(topology: &Topology, part: &Range<usize>, sources: &[u32]) -> Vec<Vec<u16>> {
    let (n, start) = (part.len(), part.start);
    let mut hops = vec![vec![0u16; n]; sources.len()];
    for (sources, hops) in sources.chunks(AT_ONCE).zip(hops.chunks_mut(AT_ONCE)) {
        // By node: who was here, who arrived in the last step and who arrives in this one.
        let (mut seen, mut last, mut now) = (vec![0u64; n], vec![0u64; n], vec![0u64; n]);
        let (mut front, mut next): (Vec<u32>, Vec<u32>) = (sources.to_vec(), Vec::new());
        for (bit, &source) in sources.iter().enumerate() {
            last[source as usize] = 1 << bit;
            seen[source as usize] = 1 << bit;
        }
        let mut step = 0u16;
        while !front.is_empty() {
            step = step.saturating_add(1).min(u16::MAX - 1);
            let (seen, last_of, now_of) = (&mut seen[..], &mut last[..], &mut now[..]);
            for &node in &front {
                let arrived = std::mem::take(&mut last_of[node as usize]);
                for &(near, _) in topology.near(start + node as usize) {
                    let near = near as usize - start;
                    let fresh = arrived & !seen[near];
                    if fresh != 0 {
                        if now_of[near] == 0 {
                            next.push(near as u32);
                        }
                        now_of[near] |= fresh;
                    }
                }
            }
            for &node in &next {
                let mut fresh = now_of[node as usize];
                seen[node as usize] |= fresh;
                while fresh != 0 {
                    hops[fresh.trailing_zeros() as usize][node as usize] = step;
                    fresh &= fresh - 1;
                }
            }
            std::mem::swap(&mut last, &mut now);
            std::mem::swap(&mut front, &mut next);
            next.clear();
        }
    }
    hops
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
