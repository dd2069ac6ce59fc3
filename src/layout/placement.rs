//! The first drawing of a part of which nothing is known, about the origin.

use crate::order::{self, Listed as _};
use std::ops::Range;

use super::distance::lengths;
use super::pivot_mds::{Distances, pivot_mds};
use super::random::Random;
use super::shape::Shape;
pub(super) use super::stress::Places;
use super::stress::{majorise, stress_of};
use super::topology::Topology;
use crate::pace::Pace;

/// Up to so many nodes the distances of all pairs decide.
const WHOLE_UP_TO: usize = 256;
/// Up to so many nodes several drawings are tried.
const TRIED_UP_TO: usize = 128;
/// Sweeps of the sparse method.
const SWEEPS: usize = 6;
/// Shares of the whole work at which the search for hops begins and ends.
const SEARCHED: [f32; 2] = [0.3, 0.8];
/// Pivots that tell the principal axes of a large part: what the sweeps make of them does not get better by more. In a part
/// of a thousand nodes, where they take a millisecond, it does: half a per cent of stress, and as much nearer neighbours.
const MDS_PIVOTS: usize = 48;
/// Up to so many nodes all pivots tell.
const BY_ALL_UP_TO: usize = 4_000;
/// Rounds of the whole method.
const ROUNDS: usize = 60;
/// How far nodes start off what the distances say, so that equal ones (leaves of one hub) are not on one spot.
const JITTER: f32 = 9.0;
/// One golden angle on, as a turn: so leaves follow each other round their hub.
const GOLDEN: [f32; 2] = [-0.737_368_9, 0.675_490_3];

/// Drawings to choose from, the likeliest first; at least one.
pub(super) async fn drawings(
    topology: &Topology,
    part: &Range<usize>,
    seed: u64,
    pace: &Pace,
) -> (Vec<Places>, Option<Shape>) {
    match part.len() {
        0 | 1 => (vec![(vec![0.0; part.len()], vec![0.0; part.len()])], None),
        n if n <= WHOLE_UP_TO => (whole(topology, part, seed, pace).await, None),
        _ => {
            let (places, shape) = sparse(topology, part, seed, pace).await;
            (vec![places], Some(shape))
        }
    }
}

async fn whole(topology: &Topology, part: &Range<usize>, seed: u64, pace: &Pace) -> Vec<Places> {
    let distances: Vec<Vec<f32>> = part.clone().map(|node| lengths(topology, part, node)).list();
    let several = part.len() <= TRIED_UP_TO && part.len() > 4;
    let axes = pivot_mds(
        &Distances {
            pivots: distances.len(),
            nodes: part.len(),
            read: &|node, into| into.iter_mut().zip(&distances).for_each(|(to, from)| *to = from[node]),
        },
        if several { 4 } else { 2 },
        seed,
        pace,
    )
    .await;
    let pairs: &[(usize, usize)] = if several { &[(0, 1), (0, 2), (1, 2), (0, 3)] } else { &[(0, 1)] };
    let mut drawings: Vec<(f32, Places)> = pairs
        .iter()
        .map(|&(across, down)| {
            let mut places = (axes[across].clone(), axes[down].clone());
            jitter(topology, part, &mut places, seed);
            majorise(&mut places, &distances, ROUNDS);
            (stress_of(&places, &distances), places)
        })
        .list();
    order::sort_by(&mut drawings, |a, b| a.0.total_cmp(&b.0));
    drawings.into_iter().map(|(_, places)| places).list()
}

async fn sparse(topology: &Topology, part: &Range<usize>, seed: u64, pace: &Pace) -> (Places, Shape) {
    // Of a large network this is nearly all that first places take.
    let [begin, placed] = SEARCHED;
    pace.reach(begin);
    let links = topology.links_within(part);
    let hop = links.iter().map(|link| link.length).sum::<f32>() / links.len().max(1) as f32;
    let mut shape = Shape::new(topology, part, pace, |share| pace.reach(begin + (placed - begin) * share)).await;
    pace.reach(placed);
    let mut axes = pivot_mds(
        &Distances {
            pivots: shape.pivots().min(if part.len() > BY_ALL_UP_TO { MDS_PIVOTS } else { usize::MAX }),
            nodes: part.len(),
            read: &|node, into| {
                shape.hops_to(node, into);
                into.iter_mut().for_each(|to| *to *= hop);
            },
        },
        2,
        seed,
        pace,
    )
    .await
    .into_iter();
    pace.reach((1.0 + placed) / 2.0);
    let mut places = (axes.next().unwrap_or_default(), axes.next().unwrap_or_default());
    // Shrunk, because there are more nodes than pivots; the sweeps would fill it from the rim.
    let scale = hop / shape.hop_of(&places.0, &places.1);
    places.0.iter_mut().chain(&mut places.1).for_each(|place| *place *= scale);
    jitter(topology, part, &mut places, seed);
    for _ in 0..SWEEPS {
        shape.sweep(&mut places.0, &mut places.1, hop, 1.0);
        pace.step(2 * part.len()).await;
    }
    fan_leaves(topology, part, &mut places, hop);
    pace.step(links.len()).await;
    (places, shape)
}

fn jitter(topology: &Topology, part: &Range<usize>, places: &mut Places, seed: u64) {
    for (i, node) in part.clone().enumerate() {
        let [dx, dy] = Random::new(topology.keys[node] ^ seed).direction();
        places.0[i] += dx * JITTER;
        places.1[i] += dy * JITTER;
    }
}

/// Puts the leaves of each hub round it, beginning outwards: pivots do not tell them apart.
fn fan_leaves(topology: &Topology, part: &Range<usize>, places: &mut Places, hop: f32) {
    for hub in part.clone() {
        let (hub_x, hub_y) = (places.0[hub - part.start], places.1[hub - part.start]);
        let (mut x, mut y) = (0.0f32, 0.0f32);
        let mut leaves = Vec::new();
        for &(near, _) in topology.near(hub) {
            let at = near as usize - part.start;
            if topology.degree(near as usize) == 1 {
                leaves.push(at);
            } else {
                x += hub_x - places.0[at];
                y += hub_y - places.1[at];
            }
        }
        let length = (x * x + y * y).sqrt();
        let mut turn = if length > 1.0e-3 { [x / length, y / length] } else { [1.0, 0.0] };
        for (count, leaf) in leaves.into_iter().enumerate() {
            // Sunflower: the area grows with the number, so that all have equal room.
            let away = hop * (0.8 + count as f32 * 0.08).sqrt();
            places.0[leaf] = hub_x + turn[0] * away;
            places.1[leaf] = hub_y + turn[1] * away;
            turn = [turn[0] * GOLDEN[0] - turn[1] * GOLDEN[1], turn[0] * GOLDEN[1] + turn[1] * GOLDEN[0]];
        }
    }
}
