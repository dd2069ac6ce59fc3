//! A layout in motion: first places, then forces that cool until everything rests.

use std::collections::VecDeque;
use std::ops::Range;

use super::bodies::Bodies;
use super::first_picture::ALPHA_READY;
use super::forces::charge::Repulsion;
use super::forces::collide::{Collide, reach_of};
use super::forces::{centre, clear, group, label, link};
use super::input::{Input, usable};
use super::manner::{Manner, SMALL_UP_TO};
use super::shape::Shape;
use super::topology::Topology;
use super::{packing, untangle};
use crate::pace::{Pace, at_once};

/// Below this alpha everything rests.
const ALPHA_MIN: f32 = 0.01;
/// Parts that are cooled live do so at this alpha, up to this size.
const JUMP: f32 = 0.4;
const UNTANGLED_UP_TO: usize = 256;
/// A large part computes its repulsion anew every so many ticks.
const REPULSION_EVERY: u32 = 3;
/// The share of the way to its shape at large that a big part goes in a tick.
const SHAPED_BY: f32 = 0.45;
/// At these alphas parts that grew are packed anew and glide there.
const REPACK: [f32; 2] = [0.35, 0.09];
/// Mobility by links from a node that is dragged; beyond, nodes stay.
const BY_HOPS: [f32; 4] = [1.0, 0.8, 0.4, 0.15];
/// The share of an overlap of labels that a tick takes away.
const LABEL_SHARE: f32 = 0.6;
/// Below this alpha no circle may touch another; before, groups have to pass through each other.
const ALPHA_APART: f32 = 0.12;
/// Rounds of pushing circles apart at the end, and what stays between their rims.
const LAST_ROUNDS: usize = 400;
const RIM: f32 = 1.0;

/// The share of its ticks that a layout has behind it, which began with one alpha and is at another. Alpha falls by about the
/// same factor in each, and the bits of a number grow nearly as its logarithm does.
pub fn cooled(first: f32, alpha: f32) -> f32 {
    let log = |value: f32| if value > ALPHA_MIN { (value.to_bits() - ALPHA_MIN.to_bits()) as f32 } else { 0.0 };
    let (whole, left) = (log(first), log(alpha));
    if left < whole { 1.0 - left / whole } else { 0.0 }
}

/// Nodes, links and the forces between them. Same input, same ticks, same bits, on every machine.
#[derive(Debug)]
pub struct Simulation {
    pub(super) topology: Topology,
    pub(super) bodies: Bodies,
    pub(super) pinned: Vec<bool>,
    /// Where the mean of each part belongs; `None` where something holds the part already.
    pub(super) homes: Vec<Option<[f32; 2]>>,
    /// Nodes that a hand pinned or let go since everything last rested.
    pub(super) touched: Vec<u32>,
    /// Only nodes near the touched ones move.
    pub(super) local: bool,
    pub(super) alpha: f32,
    pub(super) repulsion: Repulsion,
    /// Ticks since everything was placed.
    pub(super) ticks: u32,
    pub(super) collide: Collide,
    /// The shape at large of each big part that was drawn anew.
    pub(super) shapes: Vec<(usize, Shape)>,
    pub(super) positions: Vec<f32>,
}

impl Simulation {
    /// Places every node; never panics. Nodes with a known place stay there, and nodes that come to them start at the
    /// weighted mean of their placed neighbours. Where nothing is known a part is drawn whole, and parts are packed
    /// beside each other. Loops, edges to nodes that do not exist and places that are not finite are left out.
    pub fn new(input: Input) -> Self {
        at_once(Self::paced(input, Pace::endless()))
    }

    /// The same at a pace.
    pub(super) async fn paced(input: Input, pace: Pace) -> Self {
        let topology = Topology::paced(&input, &pace).await;
        let n = topology.len();
        let mut simulation = Self {
            bodies: Bodies::new(topology.radius.clone()),
            pinned: vec![false; n],
            homes: vec![None; topology.parts.len()],
            touched: Vec::new(),
            local: false,
            alpha: 0.0,
            repulsion: Repulsion::default(),
            ticks: 0,
            collide: Collide::default(),
            shapes: Vec::new(),
            positions: vec![0.0; n * 2],
            topology,
        };
        // In a large part whoever has many links stands among them, and the others make room.
        for part in simulation.topology.parts.iter().filter(|part| part.len() > SMALL_UP_TO) {
            for node in part.clone() {
                simulation.bodies.yields[node] = 1.0 / (simulation.topology.degree(node).max(1) as f32).sqrt();
            }
        }
        simulation.place(&input, &pace).await;
        simulation.publish();
        simulation
    }

    /// Moves on by one step. False where everything rested already, and then nothing moved.
    pub fn tick(&mut self) -> bool {
        if self.is_settled() {
            return false;
        }
        let before = self.alpha;
        let manner = self.manner();
        self.alpha *= manner.cooling;
        self.ticks = self.ticks.wrapping_add(1);
        for part in 0..self.topology.parts.len() {
            self.push(part, self.alpha);
        }
        let all = 0..self.bodies.len();
        let rounds = if self.alpha < manner.apart_below { manner.rounds } else { 0 };
        for _ in 0..rounds {
            let rim = if self.alpha < ALPHA_APART { RIM } else { -f32::MAX };
            self.collide.apply(&mut self.bodies, &all, 0.5, |radius| {
                let (reach, least) = (reach_of(radius) * manner.reach, radius + rim);
                if reach > least { reach } else { least }
            });
        }
        for part in 0..self.topology.parts.len() {
            self.part_labels(part);
        }
        let passed = |at: f32| before >= at && self.alpha < at;
        let (jump, pack) = (passed(JUMP), REPACK.into_iter().any(passed));
        if jump {
            self.untangle();
        }
        if pack {
            at_once(self.pack(&Pace::endless()));
        }
        for (part, home) in self.topology.parts.iter().zip(&self.homes) {
            if let (Some(home), false) = (home, self.local) {
                centre::recentre(&mut self.bodies, part, *home);
            }
        }
        if self.alpha < ALPHA_MIN {
            self.rest();
        }
        self.publish();
        true
    }

    /// Ticks until everything rests, but at most so often; answers how often.
    pub fn settle(&mut self, max_ticks: u32) -> u32 {
        (0..max_ticks).take_while(|_| self.tick()).count() as u32
    }

    /// How lively everything is: from 1, falling to 0 at rest.
    pub fn alpha(&self) -> f32 {
        self.alpha
    }

    /// Whether nothing will move without being asked.
    pub fn is_settled(&self) -> bool {
        self.alpha < ALPHA_MIN
    }

    /// x0, y0, x1, y1, … in the order of the input.
    pub fn positions(&self) -> &[f32] {
        &self.positions
    }

    /// Puts a node somewhere and holds it there; neighbours follow once it is reheated. A node that does not exist or
    /// a place that is not finite changes nothing.
    pub fn pin(&mut self, node: u32, at: [f32; 2]) {
        let (Some(&number), Some(at)) = (self.topology.node_of.get(node as usize), usable(Some(at))) else { return };
        self.hold(number as usize, at);
        self.bodies.mobility[number as usize] = 0.0;
        self.homes[self.topology.part_of[number as usize] as usize] = None;
        self.touch(number);
        self.publish();
    }

    /// Lets a node go; it stays where it is until it is reheated.
    pub fn unpin(&mut self, node: u32) {
        let Some(&number) = self.topology.node_of.get(node as usize) else { return };
        if std::mem::replace(&mut self.pinned[number as usize], false) {
            self.touch(number);
        }
    }

    /// Lets nodes move again. After a hand pinned or let go of nodes only those at most three links away move, the
    /// less the farther; otherwise all that are not pinned. While the whole is still being laid out, it goes on.
    pub fn reheat(&mut self, alpha: f32) {
        let alpha = if alpha.is_finite() { alpha.clamp(0.0, 1.0) } else { return };
        let under_way = !self.local && self.alpha > ALPHA_READY;
        if under_way {
            for &node in &self.touched {
                self.bodies.mobility[node as usize] = if self.pinned[node as usize] { 0.0 } else { 1.0 };
            }
        } else if self.touched.is_empty() {
            self.free_all();
        } else {
            self.free_near_touched();
        }
        self.alpha = self.alpha.max(alpha);
    }

    /// Whether only the surroundings of nodes under a hand move.
    pub fn is_local(&self) -> bool {
        self.local && !self.is_settled()
    }

    /// Goes on with another input: nodes whose place is known there do not move, newcomers start beside their
    /// neighbours and only they move.
    pub fn replace(&mut self, input: Input) {
        *self = Self::new(input);
    }

    /// One step of the forces inside a part.
    pub(super) fn push(&mut self, part: usize, alpha: f32) {
        let range = self.topology.parts[part].clone();
        let bodies = &mut self.bodies;
        if range.len() < 2 || bodies.mobility[range.clone()].iter().all(|&mobility| mobility == 0.0) {
            return;
        }
        let (links, manner) = (self.topology.links_within(&range), Manner::of(range.len()));
        link::apply(bodies, links, &manner, alpha);
        let anew = self.ticks % REPULSION_EVERY == 0;
        self.repulsion.apply(bodies, &range, alpha, anew);
        clear::apply(bodies, &range, links, alpha);
        if manner.labels {
            group::apply(bodies, &range, &self.topology.group[range.clone()], alpha);
        }
        if let (Some(home), true) = (self.homes[part], manner.gravity && !self.local) {
            centre::pull(bodies, &range, home, alpha);
        }
        bodies.advance(&range, manner.remaining, manner.longest_step);
        if !self.local && alpha > manner.shaped_above {
            if let Some((_, shape)) = self.shapes.iter_mut().find(|(of, _)| *of == part) {
                let (x, y) = (&mut bodies.x[range.clone()], &mut bodies.y[range.clone()]);
                let hop = shape.hop_of(x, y);
                shape.sweep(x, y, hop, SHAPED_BY);
            }
        }
    }

    /// Moves labels of a small part apart.
    pub(super) fn part_labels(&mut self, part: usize) {
        let range = self.topology.parts[part].clone();
        if range.len() > 1 && Manner::of(range.len()).labels {
            label::apply(&mut self.bodies, &range, &self.topology.label[range.clone()], LABEL_SHARE);
        }
    }

    /// Lets single free nodes jump, except under a hand.
    fn untangle(&mut self) {
        if self.local {
            return;
        }
        for part in self.topology.parts.iter().filter(|part| (3..=UNTANGLED_UP_TO).contains(&part.len())) {
            untangle::untangle(&self.topology, &mut self.bodies, part, 1);
        }
    }

    /// Gives every part that nothing holds a home where it overlaps no other.
    pub(super) async fn pack(&mut self, pace: &Pace) {
        if self.local {
            return;
        }
        let (free, fixed): (Vec<usize>, Vec<usize>) =
            (0..self.topology.parts.len()).partition(|&part| self.homes[part].is_some());
        let moves = packing::pack(&self.topology, &self.bodies, &free, &fixed, pace).await;
        for (part, by) in free.into_iter().zip(moves) {
            let mean = centre::mean(&self.bodies, &self.topology.parts[part]);
            self.homes[part] = Some([mean[0] + by[0], mean[1] + by[1]]);
        }
    }

    /// The end of cooling: circles that still overlap are pushed apart, then nothing moves.
    fn rest(&mut self) {
        let all = 0..self.bodies.len();
        for _ in 0..LAST_ROUNDS {
            if !self.collide.apply(&mut self.bodies, &all, 0.8, |radius| radius + RIM) {
                break;
            }
        }
        self.bodies.vx.fill(0.0);
        self.bodies.vy.fill(0.0);
        self.alpha = 0.0;
        self.touched.clear();
    }

    fn free_all(&mut self) {
        self.local = false;
        for (mobility, &pinned) in self.bodies.mobility.iter_mut().zip(&self.pinned) {
            *mobility = if pinned { 0.0 } else { 1.0 };
        }
        for (part, range) in self.topology.parts.iter().enumerate() {
            let held = range.clone().any(|node| self.pinned[node]);
            self.homes[part] = (!held).then(|| centre::mean(&self.bodies, range));
        }
    }

    fn free_near_touched(&mut self) {
        self.local = true;
        self.bodies.mobility.fill(0.0);
        let mut hops = vec![usize::MAX; self.topology.len()];
        let mut queue = VecDeque::new();
        for &node in &self.touched {
            hops[node as usize] = 0;
            queue.push_back(node as usize);
        }
        while let Some(node) = queue.pop_front() {
            self.bodies.mobility[node] = if self.pinned[node] { 0.0 } else { BY_HOPS[hops[node]] };
            let next = hops[node] + 1;
            for &(near, _) in self.topology.near(node) {
                if next < BY_HOPS.len() && hops[near as usize] == usize::MAX {
                    hops[near as usize] = next;
                    queue.push_back(near as usize);
                }
            }
        }
    }

    pub(super) fn hold(&mut self, node: usize, at: [f32; 2]) {
        self.pinned[node] = true;
        (self.bodies.x[node], self.bodies.y[node]) = (at[0], at[1]);
        (self.bodies.vx[node], self.bodies.vy[node]) = (0.0, 0.0);
    }

    /// How the biggest part is laid out: alpha is one for all.
    pub(super) fn manner(&self) -> Manner {
        Manner::of(self.topology.parts.first().map_or(0, Range::len))
    }

    fn touch(&mut self, node: u32) {
        if !self.touched.contains(&node) {
            self.touched.push(node);
        }
    }

    fn publish(&mut self) {
        let places = self.bodies.x.iter().zip(&self.bodies.y);
        let positions = self.positions.as_chunks_mut::<2>().0;
        for (&at, (&x, &y)) in self.topology.input_of.iter().zip(places) {
            positions[at as usize] = [x, y];
        }
    }
}
