//! Each group a round of its own: countries beside each other, what joins them between.

use super::{LABEL, Nodes, direction};
use crate::layout::input::{EdgeInput, Input, NodeInput};
use crate::layout::simulation::Simulation;
use crate::order;

/// A golden section of a turn: each next place is where most room is (Vogel 1979).
const GOLDEN: f32 = 0.381_966;
/// The widest round that the forces are asked about; larger ones are laid out smaller and then stretched.
const WIDEST: f32 = 300.0;
/// More ticks than any layout needs to come to rest.
const TICKS: u32 = 1_000;

/// The members of each group stand in a round; rounds and what belongs to none are laid out by forces.
pub fn by_group(input: &Input) -> Vec<f32> {
    let nodes = Nodes::of(input);
    let topology = &nodes.topology;
    let n = topology.len();
    // Members, the widest circle first: the country itself in the middle.
    let mut members: Vec<(u32, u32, u32)> = Vec::new();
    for node in 0..n {
        if topology.group[node] != 0 {
            members.push((topology.group[node], u32::MAX - topology.radius[node].to_bits(), node as u32));
        }
    }
    order::sort_by_key(&mut members, |&it| it);
    let mut whole = Input { seed: input.seed, ..Input::default() };
    let mut whole_of = vec![u32::MAX; n];
    let mut rounds: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, &(group, _, node)) in members.iter().enumerate() {
        match rounds.last_mut() {
            Some(round) if members[round.start].0 == group => round.end = at + 1,
            _ => rounds.push(at..at + 1),
        }
        whole_of[node as usize] = rounds.len() as u32 - 1;
    }
    let mut widest = 1.0f32;
    for round in &rounds {
        widest = widest.max(radius_of(&nodes, &members[round.clone()]));
    }
    let scale = if widest > WIDEST { WIDEST / widest } else { 1.0 };
    let mut put = |key: u64, radius: f32, label: f32| {
        whole.nodes.push(NodeInput {
            key,
            radius: radius * scale,
            label: label * scale,
            group: 0,
            known: None,
            pinned: None,
        });
    };
    for round in &rounds {
        let (_, _, first) = members[round.start];
        put(topology.keys[first as usize], radius_of(&nodes, &members[round.clone()]), 0.0);
    }
    let mut count = rounds.len() as u32;
    for node in 0..n {
        if whole_of[node] == u32::MAX {
            put(topology.keys[node], topology.radius[node], topology.label[node] * 2.0);
            whole_of[node] = count;
            count += 1;
        }
    }
    for link in &topology.links {
        let (source, target) = (whole_of[link.a as usize], whole_of[link.b as usize]);
        if source != target {
            whole.edges.push(EdgeInput { source, target, weight: link.weight });
        }
    }
    let mut simulation = Simulation::new(whole);
    simulation.settle(TICKS);
    let middles = simulation.positions().as_chunks::<2>().0;
    let mut places = vec![[0.0f32; 2]; n];
    for (place, &whole) in places.iter_mut().zip(&whole_of) {
        let [x, y] = middles[whole as usize];
        *place = [x / scale, y / scale];
    }
    for round in rounds {
        arrange(&nodes, &members[round], &mut places);
    }
    nodes.published(&places)
}

/// How far apart members stand, so that circles and most labels have room.
fn apart(nodes: &Nodes, members: &[(u32, u32, u32)]) -> f32 {
    let mut sum = 0.0f32;
    for &(_, _, node) in members {
        sum += nodes.width[node as usize] * (nodes.topology.radius[node as usize] * 2.0 + LABEL);
    }
    (sum / members.len() as f32).sqrt() * 1.15
}

fn radius_of(nodes: &Nodes, members: &[(u32, u32, u32)]) -> f32 {
    apart(nodes, members) * (members.len() as f32).sqrt() * 0.62
}

/// Puts the members of a round about their middle: the first in it, each other one into the free place that lies
/// most in the direction of what it is linked to outside.
fn arrange(nodes: &Nodes, members: &[(u32, u32, u32)], places: &mut [[f32; 2]]) {
    let Some(&(group, _, first)) = members.first() else { return };
    let [middle_x, middle_y] = places[first as usize];
    let apart = apart(nodes, members);
    let mut free: Vec<[f32; 2]> = Vec::with_capacity(members.len());
    for at in 1..members.len() {
        let [x, y] = direction(at as f32 * GOLDEN);
        let away = apart * (at as f32).sqrt() * 0.62;
        free.push([x * away, y * away]);
    }
    for &(_, _, node) in &members[1..] {
        let (mut x, mut y) = (0.0f32, 0.0f32);
        for &(near, _) in nodes.topology.near(node as usize) {
            if nodes.topology.group[near as usize] != group {
                x += places[near as usize][0] - middle_x;
                y += places[near as usize][1] - middle_y;
            }
        }
        let length = (x * x + y * y).sqrt().max(1.0e-3);
        // Many members: the next place is good enough.
        let tried = free.len().min(64);
        let mut best = (f32::MIN, 0);
        for (at, place) in free[..tried].iter().enumerate() {
            let along = (place[0] * x + place[1] * y) / length;
            if along > best.0 {
                best = (along, at);
            }
        }
        let [x, y] = free.remove(best.1);
        places[node as usize] = [middle_x + x, middle_y + y];
    }
}
