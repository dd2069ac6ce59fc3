//! How far apart nodes are along links.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::topology::Topology;

/// The number of links from `from` to each node of its part; the part is connected.
pub(super) fn hops(topology: &Topology, part: &Range<usize>, from: usize) -> Vec<u16> {
    let mut hops = vec![u16::MAX; part.len()];
    let mut queue = Vec::with_capacity(part.len());
    queue.push(from as u32);
    let (found, start) = (&mut hops[..], part.start);
    found[from - start] = 0;
    let mut at = 0;
    while let Some(&node) = queue.get(at) {
        at += 1;
        let next = found[node as usize - start].saturating_add(1).min(u16::MAX - 1);
        for &(near, _) in topology.near(node as usize) {
            let hops = &mut found[near as usize - start];
            if *hops == u16::MAX {
                *hops = next;
                queue.push(near);
            }
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

/// Up to `count` nodes far from each other, with the hops from each: the first is the node with most links, each
/// further one is the farthest from those before (a 2-approximation of the k-centre problem; Gonzalez 1985).
pub(super) fn pivots(topology: &Topology, part: &Range<usize>, count: usize) -> Vec<(usize, Vec<u16>)> {
    let mut pivots = Vec::new();
    let mut nearest = vec![u16::MAX; part.len()];
    let mut next = part.clone().max_by_key(|&node| (topology.degree(node), usize::MAX - node));
    while let Some(pivot) = next.take() {
        let from_pivot = hops(topology, part, pivot);
        for (nearest, &hops) in nearest.iter_mut().zip(&from_pivot) {
            *nearest = (*nearest).min(hops);
        }
        pivots.push((pivot, from_pivot));
        if pivots.len() < count {
            next = part
                .clone()
                .max_by_key(|&node| (nearest[node - part.start], usize::MAX - node))
                .filter(|&node| nearest[node - part.start] > 0);
        }
    }
    pivots
}
