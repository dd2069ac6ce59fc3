//! First places of nodes that arrive beside others: at the weighted mean of their placed neighbours.

use super::bodies::Bodies;
use super::random::Random;
use super::topology::Topology;
use crate::order::{self, Listed as _};
use crate::pace::Pace;

/// How far from that mean a newcomer begins, so that several of one neighbour are not on one spot.
const OFFSET: f32 = 14.0;

/// Places every node that is not placed but reached from a placed one, ring by ring. A ring reads only the places of
/// the rings before, so that the order of nodes does not show.
pub(super) async fn place(topology: &Topology, bodies: &mut Bodies, placed: &mut [bool], seed: u64, pace: &Pace) {
    let mut waiting: Vec<usize> = (0..topology.len()).filter(|&node| !placed[node]).list();
    while !waiting.is_empty() {
        let mut ring = Vec::new();
        for node in waiting {
            let (mut x, mut y, mut weights) = (0.0f32, 0.0f32, 0.0f32);
            for &(near, link) in topology.near(node) {
                if placed[near as usize] {
                    let weight = topology.links[link as usize].weight;
                    x += bodies.x[near as usize] * weight;
                    y += bodies.y[near as usize] * weight;
                    weights += weight;
                }
            }
            if weights > 0.0 {
                let [dx, dy] = Random::new(topology.keys[node] ^ seed).direction();
                ring.push((node, x / weights + dx * OFFSET, y / weights + dy * OFFSET));
            }
            pace.step(topology.degree(node) + 1).await;
        }
        for &(node, x, y) in &ring {
            (bodies.x[node], bodies.y[node]) = (x, y);
            placed[node] = true;
        }
        // Only beside those just placed is anyone new.
        waiting = Vec::new();
        for (node, ..) in ring {
            waiting.extend(topology.near(node).iter().map(|&(near, _)| near as usize).filter(|&near| !placed[near]));
        }
        order::sort(&mut waiting);
        waiting.dedup();
    }
}
