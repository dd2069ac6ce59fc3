//! A layout in motion: first places, then forces that cool until everything rests.

use std::collections::VecDeque;
use std::ops::Range;

use super::bodies::Bodies;
use super::forces::collide::{Collide, reach_of};
use super::forces::charge::{EXACT_UP_TO, Repulsion};
use super::forces::{centre, clear, link};
use super::input::{Input, usable};
use super::placement::Places;
use super::topology::Topology;
use super::{legibility, newcomers, orientation, packing, placement, untangle};

/// What alpha is multiplied by in a tick: from 1 to rest in a hundred.
const COOLING: f32 = 0.955;
/// Below this alpha everything rests.
const ALPHA_MIN: f32 = 0.01;
/// Alpha at which newcomers begin.
const ALPHA_NEWCOMERS: f32 = 0.6;
/// Parts up to this size are laid out before the first tick down to the alpha below, so that the first picture is
/// already the right one; it costs a few milliseconds.
const READY_UP_TO: usize = 128;
const ALPHA_READY: f32 = 0.04;
/// Several drawings of a part are tried down to this alpha, and the best goes on.
const ALPHA_TRIED: f32 = 0.25;
/// Then single nodes jump out of tangles, and what they disturbed cools from and to these.
const UNTANGLED: [(f32, f32); 2] = [(0.3, 0.12), (0.2, ALPHA_READY)];
/// Parts that are cooled live do so at this alpha, up to this size.
const JUMP: f32 = 0.4;
const UNTANGLED_UP_TO: usize = 256;
/// The velocity that is left after a tick, as in d3-force.
const REMAINING: f32 = 0.6;
/// A large part computes its repulsion anew every so many ticks.
const REPULSION_EVERY: u32 = 3;
/// The longest way in a tick: whatever the input, positions stay finite.
const LONGEST_STEP: f32 = 150.0;
/// At these alphas parts that grew are packed anew and glide there.
const REPACK: [f32; 2] = [0.35, 0.09];
/// Mobility by links from a node that is dragged; beyond, nodes stay.
const BY_HOPS: [f32; 4] = [1.0, 0.8, 0.4, 0.15];
/// Rounds of pushing circles apart at the end, and what stays between their rims.
const LAST_ROUNDS: usize = 80;
const RIM: f32 = 1.0;

/// Nodes, links and the forces between them. Same input, same ticks, same bits, on every machine.
#[derive(Debug)]
pub struct Simulation {
    topology: Topology,
    bodies: Bodies,
    pinned: Vec<bool>,
    /// Where the mean of each part belongs; `None` where something holds the part already.
    homes: Vec<Option<[f32; 2]>>,
    /// Nodes that a hand pinned or let go since everything last rested.
    touched: Vec<u32>,
    /// Only nodes near the touched ones move.
    local: bool,
    alpha: f32,
    repulsion: Repulsion,
    /// Ticks since everything was placed.
    ticks: u32,
    collide: Collide,
    positions: Vec<f32>,
}

impl Simulation {
    /// Places every node; never panics. Nodes with a known place stay there, and nodes that come to them start at the
    /// weighted mean of their placed neighbours. Where nothing is known a part is drawn whole, and parts are packed
    /// beside each other. Loops, edges to nodes that do not exist and places that are not finite are left out.
    pub fn new(input: Input) -> Self {
        let topology = Topology::new(&input);
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
            positions: vec![0.0; n * 2],
            topology,
        };
        simulation.place(&input);
        simulation.publish();
        simulation
    }

    /// Moves on by one step. False where everything rested already, and then nothing moved.
    pub fn tick(&mut self) -> bool {
        if self.is_settled() {
            return false;
        }
        let before = self.alpha;
        self.alpha *= COOLING;
        self.ticks = self.ticks.wrapping_add(1);
        for part in 0..self.topology.parts.len() {
            self.push(part, self.alpha);
        }
        let all = 0..self.bodies.len();
        for _ in 0..if all.len() > EXACT_UP_TO { 1 } else { 2 } {
            self.collide.apply(&mut self.bodies, &all, 0.5, reach_of);
        }
        let passed = |at: f32| before >= at && self.alpha < at;
        let (jump, pack) = (passed(JUMP), REPACK.into_iter().any(passed));
        if jump {
            self.untangle();
        }
        if pack {
            self.pack();
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

    fn place(&mut self, input: &Input) {
        let n = self.topology.len();
        let mut placed = vec![false; n];
        let mut known_in = vec![false; self.topology.parts.len()];
        for (node, placed) in placed.iter_mut().enumerate() {
            let given = &input.nodes[self.topology.input_of[node] as usize];
            if let Some(at) = usable(given.known) {
                (self.bodies.x[node], self.bodies.y[node]) = (at[0], at[1]);
                self.bodies.mobility[node] = 0.0;
                known_in[self.topology.part_of[node] as usize] = true;
                *placed = true;
            }
            if let Some(at) = usable(given.pinned) {
                self.hold(node, at);
                self.bodies.mobility[node] = 0.0;
                *placed = true;
            }
        }
        let parts = self.topology.parts.len();
        let mut alpha = 0.0f32;
        for part in (0..parts).filter(|&part| !known_in[part]) {
            let cooled = self.draw(part, input.seed);
            alpha = alpha.max(cooled);
        }
        let fresh = |part: usize| !known_in[part];
        for (node, placed) in placed.iter_mut().enumerate() {
            *placed |= fresh(self.topology.part_of[node] as usize);
        }
        if placed.iter().any(|placed| !placed) {
            newcomers::place(&self.topology, &mut self.bodies, &mut placed, input.seed);
            alpha = ALPHA_NEWCOMERS;
        }
        self.alpha = alpha;
        // A place to belong to marks a part as one that may be packed.
        for part in (0..parts).filter(|&part| fresh(part)) {
            let held = self.topology.parts[part].clone().any(|node| self.pinned[node]);
            self.homes[part] = (!held).then_some([0.0, 0.0]);
        }
        self.pack();
        for (part, home) in self.topology.parts.iter().zip(&self.homes) {
            if let Some(home) = home {
                let mean = centre::mean(&self.bodies, part);
                centre::shift(&mut self.bodies, part, [home[0] - mean[0], home[1] - mean[1]]);
            }
        }
    }

    /// Draws a part of which no place is known, about the origin or through its pinned nodes; answers the alpha that
    /// is left for it.
    fn draw(&mut self, part: usize, seed: u64) -> f32 {
        let range = self.topology.parts[part].clone();
        let held: Vec<(usize, [f32; 2])> = range
            .clone()
            .filter(|&node| self.pinned[node])
            .map(|node| (node, [self.bodies.x[node], self.bodies.y[node]]))
            .collect();
        let drawings = placement::drawings(&self.topology, &range, seed);
        let ready = range.len() <= READY_UP_TO && held.is_empty();
        if ready && drawings.len() > 1 {
            self.cool_best(part, drawings);
        } else if let Some(places) = drawings.into_iter().next() {
            self.set(&range, places);
        }
        if !held.is_empty() {
            // The drawing goes where its pinned nodes are, then they go exactly there.
            let count = held.len() as f32;
            let by_x = held.iter().map(|(node, at)| at[0] - self.bodies.x[*node]).sum::<f32>() / count;
            let by_y = held.iter().map(|(node, at)| at[1] - self.bodies.y[*node]).sum::<f32>() / count;
            centre::shift(&mut self.bodies, &range, [by_x, by_y]);
            held.iter().for_each(|&(node, at)| self.hold(node, at));
            return if range.len() > held.len() { 1.0 } else { 0.0 };
        }
        if range.len() < 2 {
            return 0.0;
        }
        if !ready {
            return 1.0;
        }
        if range.len() > 4 {
            for (from, to) in UNTANGLED {
                untangle::untangle(&self.topology, &mut self.bodies, &range);
                self.cool(part, from, to);
            }
        } else {
            self.cool(part, 1.0, ALPHA_READY);
        }
        let (xs, ys) = (&mut self.bodies.x[range.clone()], &mut self.bodies.y[range]);
        orientation::level(xs, ys);
        ALPHA_READY
    }

    /// Starts a part from the drawing that is best to read once it has cooled a while.
    fn cool_best(&mut self, part: usize, drawings: Vec<Places>) {
        let range = self.topology.parts[part].clone();
        let mut best: Option<(f32, Places)> = None;
        for places in drawings {
            self.set(&range, places);
            self.cool(part, 1.0, ALPHA_TRIED);
            let flaws = legibility::flaws(&self.bodies, &range, self.topology.links_within(&range));
            if best.as_ref().is_none_or(|(fewest, _)| flaws < *fewest) {
                best = Some((flaws, (self.bodies.x[range.clone()].to_vec(), self.bodies.y[range.clone()].to_vec())));
            }
        }
        if let Some((_, places)) = best {
            self.set(&range, places);
        }
    }

    /// Puts a part's nodes into a drawing, at rest and level.
    fn set(&mut self, range: &Range<usize>, (mut xs, mut ys): Places) {
        orientation::level(&mut xs, &mut ys);
        self.bodies.x[range.clone()].copy_from_slice(&xs);
        self.bodies.y[range.clone()].copy_from_slice(&ys);
        self.bodies.vx[range.clone()].fill(0.0);
        self.bodies.vy[range.clone()].fill(0.0);
    }

    /// Lets one part cool by itself.
    fn cool(&mut self, part: usize, from: f32, to: f32) {
        let range = self.topology.parts[part].clone();
        self.homes[part] = Some([0.0, 0.0]);
        let mut alpha = from;
        while alpha > to {
            alpha *= COOLING;
            self.push(part, alpha);
            for _ in 0..2 {
                self.collide.apply(&mut self.bodies, &range, 0.5, reach_of);
            }
            centre::recentre(&mut self.bodies, &range, [0.0, 0.0]);
        }
    }

    /// One step of the forces inside a part.
    fn push(&mut self, part: usize, alpha: f32) {
        let range = self.topology.parts[part].clone();
        let bodies = &mut self.bodies;
        if range.len() < 2 || bodies.mobility[range.clone()].iter().all(|&mobility| mobility == 0.0) {
            return;
        }
        let links = self.topology.links_within(&range);
        link::apply(bodies, links, alpha);
        let anew = self.ticks % REPULSION_EVERY == 0;
        self.repulsion.apply(bodies, &range, alpha, anew);
        clear::apply(bodies, &range, links, alpha);
        if let (Some(home), false) = (self.homes[part], self.local) {
            centre::pull(bodies, &range, home, alpha);
        }
        bodies.advance(&range, REMAINING, LONGEST_STEP);
    }

    /// Lets single free nodes jump, except under a hand.
    fn untangle(&mut self) {
        if self.local {
            return;
        }
        for part in self.topology.parts.iter().filter(|part| (3..=UNTANGLED_UP_TO).contains(&part.len())) {
            untangle::untangle(&self.topology, &mut self.bodies, part);
        }
    }

    /// Gives every part that nothing holds a home where it overlaps no other.
    fn pack(&mut self) {
        if self.local {
            return;
        }
        let (free, fixed): (Vec<usize>, Vec<usize>) =
            (0..self.topology.parts.len()).partition(|&part| self.homes[part].is_some());
        let moves = packing::pack(&self.topology, &self.bodies, &free, &fixed);
        for (part, by) in free.into_iter().zip(moves) {
            let mean = centre::mean(&self.bodies, &self.topology.parts[part]);
            self.homes[part] = Some([mean[0] + by[0], mean[1] + by[1]]);
        }
    }

    /// The end of cooling: circles that still overlap are pushed apart, then nothing moves.
    fn rest(&mut self) {
        let all = 0..self.bodies.len();
        for _ in 0..LAST_ROUNDS {
            if !self.collide.apply(&mut self.bodies, &all, 0.55, |radius| radius + RIM) {
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

    fn hold(&mut self, node: usize, at: [f32; 2]) {
        self.pinned[node] = true;
        (self.bodies.x[node], self.bodies.y[node]) = (at[0], at[1]);
        (self.bodies.vx[node], self.bodies.vy[node]) = (0.0, 0.0);
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
