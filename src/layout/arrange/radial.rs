//! Rings about some nodes: each node stands on the ring of its distance, near those it is reached from.

use std::ops::Range;

use super::{LABEL, Nodes, SPACE, direction};
use crate::layout::input::Input;
use crate::order;

/// The least distance between two rings, in world units.
const RING: f32 = 120.0;
/// How much wider than high rings are: windows are, too.
const WIDE: f32 = 1.4;
/// The share of a label's width that a ring keeps free.
const LABELLED: f32 = 0.2;
/// A ring of which its nodes would need more than so many times what there is becomes a band of circles, this far
/// from each other.
const CROWDED: f32 = 2.0;
const BAND: f32 = 52.0;
/// The share of a ring that its nodes may fill.
const FULL: f32 = 0.92;
/// The ring of what cannot be reached is so many rings outside the last.
const APART: f32 = 1.5;

/// Rings by the number of links from the nearest of `centres`; what is not reached stands outermost, and without
/// centres the node with most links is the one.
pub fn radial(input: &Input, centres: &[u32]) -> Vec<f32> {
    let nodes = Nodes::of(input);
    let topology = &nodes.topology;
    let n = topology.len();
    let mut first: Vec<u32> = Vec::new();
    for &centre in centres {
        if let Some(&number) = topology.node_of.get(centre as usize)
            && !first.contains(&number)
        {
            first.push(number);
        }
    }
    if first.is_empty() {
        let most = (0..n).max_by_key(|&node| (topology.degree(node), usize::MAX - node));
        first.extend(most.map(|node| node as u32));
    }
    // A country's members stand together.
    order::sort_by_key(&mut first, |&node| (topology.group[node as usize], node));
    let (mut found, rings) = rings(&nodes, first);
    let mut places = vec![[0.0f32; 2]; n];
    let mut turns = vec![f32::NAN; n];
    let mut radius = 0.0f32;
    for (number, ring) in rings.iter().enumerate() {
        let on_ring = &mut found[ring.clone()];
        if number == 1 {
            // All neighbours of one node wish the same: those of one country stand together.
            order::sort_by_key(on_ring, |&node| (topology.group[node as usize], node));
        }
        let around: f32 = on_ring.iter().map(|&node| needs(&nodes, node)).sum();
        let needed = around / (FULL * std::f32::consts::TAU);
        let outermost = number + 1 == rings.len();
        let least = match number {
            0 if on_ring.len() == 1 => 0.0,
            0 => LABEL * 2.0,
            _ if outermost => radius + RING * APART,
            _ => radius + RING,
        };
        let (mut circles, mut each) = (1.0f32, 0.0f32);
        radius = if number > 0 && needed > least * CROWDED {
            // The next on a circle comes after those on the others, whatever they need: all have as much as the most.
            for &node in on_ring.iter() {
                let need = needs(&nodes, node);
                each = if need > each { need } else { each };
            }
            let needed = each * on_ring.len() as f32 / (FULL * std::f32::consts::TAU);
            // Where the band is narrowest: its outer radius, r + BAND * needed / r, is least at the root of that.
            let inner = least.max((needed * BAND).sqrt());
            circles = (needed / inner).ceil().min(on_ring.len() as f32);
            inner.max(needed / circles)
        } else if least > 0.0 {
            least.max(needed)
        } else {
            0.0
        };
        let length = radius.max(1.0) * std::f32::consts::TAU * circles;
        let mut wished: Vec<(f32, u32)> = Vec::with_capacity(on_ring.len());
        let mut done = 0.0;
        for &node in on_ring.iter() {
            let share = needs(&nodes, node) / around.max(1.0);
            let evenly = done + share * 0.5;
            done += share;
            let wish = wish(&nodes, node, &turns);
            wished.push((if wish.is_finite() { wish } else { evenly }, node));
        }
        order::sort_by(&mut wished, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut widths: Vec<f32> = {
            let mut widths = Vec::with_capacity(wished.len());
            let need = |node: u32| if each > 0.0 { each } else { needs(&nodes, node) };
            widths.extend(wished.iter().map(|(_, node)| need(*node) / length));
            widths
        };
        if let (true, [first, .., last]) = (circles > 1.0, &mut widths[..]) {
            // Where the round ends, the next on a circle would come too early.
            *first += each * circles / length;
            *last += each * circles / length;
        }
        spread(&mut wished, &widths);
        for (at, (turn, node)) in wished.into_iter().enumerate() {
            // The middle has no direction.
            turns[node as usize] = if radius > 0.0 { turn } else { f32::NAN };
            let [x, y] = direction(turn);
            let radius = radius + (at % circles as usize) as f32 * BAND;
            places[node as usize] = [x * radius * WIDE, y * radius];
        }
        radius += (circles - 1.0) * BAND;
    }
    nodes.published(&places)
}

/// How much of a ring a node needs: its circle, and part of its label, which finds room beside.
fn needs(nodes: &Nodes, node: u32) -> f32 {
    let circle = nodes.topology.radius[node as usize] * 2.0 + SPACE;
    circle + (nodes.width[node as usize] - circle).max(0.0) * LABELLED
}

/// The nodes ring by ring, and where each ring is among them; the last is what was not reached, and may be empty.
fn rings(nodes: &Nodes, first: Vec<u32>) -> (Vec<u32>, Vec<Range<usize>>) {
    let topology = &nodes.topology;
    let mut seen = vec![false; topology.len()];
    first.iter().for_each(|&node| seen[node as usize] = true);
    let mut found = first;
    let mut rings = Vec::new();
    let mut from = 0;
    while from < found.len() {
        let ring = from..found.len();
        for at in ring.clone() {
            for &(near, _) in topology.near(found[at] as usize) {
                if !std::mem::replace(&mut seen[near as usize], true) {
                    found.push(near);
                }
            }
        }
        from = ring.end;
        rings.push(ring);
    }
    found.extend((0..topology.len() as u32).filter(|&node| !seen[node as usize]));
    rings.push(from..found.len());
    (found, rings)
}

/// The mean turn of a node's neighbours on the rings inside; not a number where there is none.
fn wish(nodes: &Nodes, node: u32, turns: &[f32]) -> f32 {
    let mut base = f32::NAN;
    let (mut sum, mut count) = (0.0f32, 0.0f32);
    for &(near, _) in nodes.topology.near(node as usize) {
        let turn = turns[near as usize];
        if !turn.is_finite() {
            continue;
        }
        if base.is_nan() {
            base = turn;
        }
        // The short way round from the first.
        let off = turn - base;
        sum += off - (off + 0.5).floor();
        count += 1.0;
    }
    let turn = base + sum / count;
    turn - turn.floor()
}

/// Moves sorted wishes as little as possible so that each has its width (pool adjacent violators).
fn spread(wished: &mut [(f32, u32)], widths: &[f32]) {
    // Where wishes are sparsest the ring is cut open.
    let mut cut = (0.0f32, 0);
    for at in 0..wished.len() {
        let before = if at > 0 { wished[at - 1].0 } else { wished.last().map_or(0.0, |last| last.0 - 1.0) };
        let gap = wished[at].0 - before;
        if gap > cut.0 {
            cut = (gap, at);
        }
    }
    let count = wished.len();
    // Runs of touching nodes: how many, where the first begins, the sum of wishes for that, how wide.
    let mut runs: Vec<(usize, f32, f32, f32)> = Vec::new();
    for step in 0..count {
        let at = (cut.1 + step) % count;
        let turn = wished[at].0 + if cut.1 + step >= count { 1.0 } else { 0.0 };
        let start = turn - widths[at] * 0.5;
        let mut run = (1, start, start, widths[at]);
        while let Some(&last) = runs.last()
            && last.1 + last.3 > run.1
        {
            runs.pop();
            let wishes = last.2 + run.2 - last.3 * run.0 as f32;
            let members = last.0 + run.0;
            run = (members, wishes / members as f32, wishes, last.3 + run.3);
        }
        runs.push(run);
    }
    // More than a whole turn: the ends would meet.
    let (begin, end) = (runs.first().map_or(0.0, |run| run.1), runs.last().map_or(0.0, |run| run.1 + run.3));
    let evenly = end - begin > 1.0;
    let total: f32 = widths.iter().sum();
    let (mut at, mut turn) = (0, begin);
    for (members, start, _, _) in runs {
        if !evenly {
            turn = start;
        }
        for _ in 0..members {
            let index = (cut.1 + at) % count;
            let width = if evenly { widths[index] / total } else { widths[index] };
            wished[index].0 = turn + width * 0.5;
            turn += width;
            at += 1;
        }
    }
}
