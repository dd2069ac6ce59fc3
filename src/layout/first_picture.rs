//! The first picture: known and pinned nodes where they are, newcomers beside them, and whole parts drawn anew.

use crate::order::Listed as _;
use std::ops::Range;

use super::forces::centre;
use super::forces::collide::reach_of;
use super::input::{Input, usable};
use super::manner::Manner;
use super::placement::Places;
use super::session::STEPS;
use super::simulation::Simulation;
use super::{legibility, newcomers, orientation, placement, untangle};
use crate::pace::Pace;

/// Alpha at which newcomers begin.
const ALPHA_NEWCOMERS: f32 = 0.6;
/// Parts up to this size are laid out before the first tick down to the alpha below, so that the first picture is
/// already the right one; it costs a few milliseconds.
const READY_UP_TO: usize = 128;
pub(super) const ALPHA_READY: f32 = 0.04;
/// Several drawings of a part are tried down to this alpha, and the best goes on.
const ALPHA_TRIED: f32 = 0.25;
/// Then single nodes jump out of tangles, so many rounds, and what they disturbed cools from and to these.
const UNTANGLED: [(u32, f32, f32); 3] = [(2, 0.3, 0.12), (1, 0.2, ALPHA_READY), (1, 0.05, ALPHA_READY)];

impl Simulation {
    /// Places every node, and sets the alpha that is left.
    pub(super) async fn place(&mut self, input: &Input, pace: &Pace) {
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
            let cooled = self.draw(part, input.seed, pace).await;
            alpha = alpha.max(cooled);
            if self.topology.parts[part].len() > 1 {
                // A small part is drawn with all the care that there is.
                pace.step(STEPS as usize).await;
            } else {
                pace.step(8).await;
            }
        }
        let fresh = |part: usize| !known_in[part];
        for (node, placed) in placed.iter_mut().enumerate() {
            *placed |= fresh(self.topology.part_of[node] as usize);
        }
        if placed.iter().any(|placed| !placed) {
            newcomers::place(&self.topology, &mut self.bodies, &mut placed, input.seed, pace).await;
            alpha = ALPHA_NEWCOMERS;
        }
        self.alpha = alpha;
        // A place to belong to marks a part as one that may be packed.
        for part in (0..parts).filter(|&part| fresh(part)) {
            let held = self.topology.parts[part].clone().any(|node| self.pinned[node]);
            self.homes[part] = (!held).then_some([0.0, 0.0]);
        }
        self.pack(pace).await;
        for (part, home) in self.topology.parts.iter().zip(&self.homes) {
            if let Some(home) = home {
                let mean = centre::mean(&self.bodies, part);
                centre::shift(&mut self.bodies, part, [home[0] - mean[0], home[1] - mean[1]]);
            }
        }
    }

    /// Draws a part of which no place is known, about the origin or through its pinned nodes; answers the alpha that
    /// is left for it.
    async fn draw(&mut self, part: usize, seed: u64, pace: &Pace) -> f32 {
        let range = self.topology.parts[part].clone();
        let held: Vec<(usize, [f32; 2])> = range
            .clone()
            .filter(|&node| self.pinned[node])
            .map(|node| (node, [self.bodies.x[node], self.bodies.y[node]]))
            .list();
        let (drawings, shape) = placement::drawings(&self.topology, &range, seed, pace).await;
        if let Some(shape) = shape {
            self.shapes.push((part, shape));
        }
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
            return if range.len() > held.len() { Manner::of(range.len()).start } else { 0.0 };
        }
        if range.len() < 2 {
            return 0.0;
        }
        if !ready {
            return Manner::of(range.len()).start;
        }
        if range.len() > 4 {
            for (rounds, from, to) in UNTANGLED {
                untangle::untangle(&self.topology, &mut self.bodies, &range, rounds);
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
            let manner = Manner::of(range.len());
            alpha *= manner.cooling;
            self.push(part, alpha);
            for _ in 0..manner.rounds {
                self.collide.apply(&mut self.bodies, &range, 0.5, reach_of);
            }
            self.part_labels(part);
            centre::recentre(&mut self.bodies, &range, [0.0, 0.0]);
        }
    }
}
