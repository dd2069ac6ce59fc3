//! Moving single nodes to where their links cross less: forces end in the nearest valley, a jump leaves it.

use std::ops::Range;

use super::bodies::Bodies;
use super::forces::collide::reach_of;
use super::legibility::{crosses, lies_on, plainness};
use super::topology::{Link, Topology};

/// Nodes with more links stay: what hangs on them would have to come along.
const MOST_LINKS: usize = 5;
/// What a place costs, in crossings: a circle on a foreign line, two circles too near, a link of twice its length.
const ON_LINE: f32 = 1.5;
const TOO_NEAR: f32 = 1.0;
const STRETCHED: f32 = 0.8;
/// Lines of less weight are not looked at when others might cross them.
const PALE: f32 = 0.5;
/// A jump has to save so much: small gains are left to the forces.
const WORTH: f32 = 0.4;
/// Places that are tried, about the mean of the neighbours: directions and, in link lengths, distances.
const SLANT: f32 = 0.707_106_77;
const DIRECTIONS: [[f32; 2]; 8] = [
    [1.0, 0.0],
    [SLANT, SLANT],
    [0.0, 1.0],
    [-SLANT, SLANT],
    [-1.0, 0.0],
    [-SLANT, -SLANT],
    [0.0, -1.0],
    [SLANT, -SLANT],
];
const DISTANCES: [f32; 3] = [0.45, 0.9, 1.4];

/// Lets each free node with few links jump once to the best of some places.
pub(super) fn untangle(topology: &Topology, bodies: &mut Bodies, part: &Range<usize>) {
    // Pale lines are many, and what crosses them is hardly seen.
    let seen = topology.links_within(part).iter().filter(|link| link.weight >= PALE);
    let links: Vec<Link> = seen.copied().collect();
    for node in part.clone() {
        if bodies.mobility[node] < 1.0 || !(1..=MOST_LINKS).contains(&topology.degree(node)) {
            continue;
        }
        let stay = [bodies.x[node], bodies.y[node]];
        let staying = cost(topology, bodies, part, &links, node, f32::INFINITY);
        if staying < WORTH {
            continue;
        }
        let (mut best, mut least) = (stay, staying - WORTH);
        for place in places(topology, bodies, node) {
            [bodies.x[node], bodies.y[node]] = place;
            let moved = cost(topology, bodies, part, &links, node, least);
            if moved < least {
                (best, least) = (place, moved);
            }
        }
        [bodies.x[node], bodies.y[node]] = best;
    }
}

fn places(topology: &Topology, bodies: &Bodies, node: usize) -> Vec<[f32; 2]> {
    let near = topology.near(node);
    let count = near.len() as f32;
    let (mut x, mut y, mut length) = (0.0f32, 0.0f32, 0.0f32);
    for &(other, link) in near {
        x += bodies.x[other as usize] / count;
        y += bodies.y[other as usize] / count;
        length += topology.links[link as usize].length / count;
    }
    let mut places: Vec<[f32; 2]> = DISTANCES
        .iter()
        .flat_map(|away| DIRECTIONS.map(|[dx, dy]| [x + dx * length * away, y + dy * length * away]))
        .collect();
    // The other side of its neighbours, and between them.
    places.push([x * 2.0 - bodies.x[node], y * 2.0 - bodies.y[node]]);
    places.push([x, y]);
    places
}

/// What a node and its links cost where the node is now; stops once that is more than `enough`.
fn cost(topology: &Topology, bodies: &Bodies, part: &Range<usize>, links: &[Link], node: usize, enough: f32) -> f32 {
    let mut cost = 0.0f32;
    for other in part.clone().filter(|&other| other != node) {
        let (dx, dy) = (bodies.x[other] - bodies.x[node], bodies.y[other] - bodies.y[node]);
        let want = reach_of(bodies.radius[other]) + reach_of(bodies.radius[node]);
        let square = dx * dx + dy * dy;
        if square < want * want {
            cost += TOO_NEAR * (1.0 - square / (want * want)) * 2.0;
        }
    }
    for &(_, own) in topology.near(node) {
        let own = &topology.links[own as usize];
        let (a, b) = (own.a as usize, own.b as usize);
        let (dx, dy) = (bodies.x[b] - bodies.x[a], bodies.y[b] - bodies.y[a]);
        cost += ((dx * dx + dy * dy).sqrt() / own.length - 1.0).max(0.0) * STRETCHED;
        if cost > enough {
            return cost;
        }
        let across: f32 = links.iter().filter(|other| crosses(bodies, own, other)).map(plainness).sum();
        let under = part.clone().filter(|&other| other != node && lies_on(bodies, other, own)).count() as f32;
        cost += (across + under * ON_LINE) * plainness(own);
    }
    cost + links.iter().filter(|link| lies_on(bodies, node, link)).map(plainness).sum::<f32>() * ON_LINE
}
