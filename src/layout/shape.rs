//! The shape at large of a big part: how far each node is from some pivots, and sweeps of sparse stress majorisation
//! (Ortmann, Klimenta, Brandes, A Sparse Stress Model, 2016) that bring a drawing nearer to it.

use crate::order::Listed as _;
use std::ops::Range;

use super::distance::{BLOCK, hops};
use super::topology::Topology;
use crate::lanes::Four;
use crate::pace::Pace;

/// Pivots, fewer where there would be more distances than this.
const PIVOTS: usize = 128;
const DISTANCES: usize = 16_000_000;
/// The scale is measured on every so many nodes.
const SAMPLE: usize = 16;
/// A pivot stands for its share of all nodes, but not for more than this times the square of the hops to it: so near
/// there are not that many.
const CROWD: f32 = 1.5;

/// Hops from pivots, which are chosen by chance: each counts as much as any node would.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    /// Numbers within the part, those of one sweep after another.
    pivots: Vec<u32>,
    /// Of a block of pivots after another, to each node; a sweep looks at one block, the next sweep at another.
    hops: Vec<u16>,
    nodes: usize,
    /// By hops: the weight, and the weight times the hops; nothing for neighbours, which have links.
    table: Vec<[f32; 2]>,
    /// By hops: one over their square.
    per_square: Vec<f32>,
    /// Which pivots are next.
    turn: usize,
}

impl Shape {
    /// The shape of a part; `found` hears of each share of its hops that is found.
    pub async fn new(topology: &Topology, part: &Range<usize>, pace: &Pace, found: impl Fn(f32)) -> Self {
        let n = part.len();
        let turns = (DISTANCES / (n.max(1) * BLOCK)).clamp(1, PIVOTS / BLOCK);
        let count = turns * BLOCK;
        // Numbers come from keys, and those are hashes: what is spread over the numbers is spread by chance.
        let spread = |at: usize| (at % BLOCK) * turns + at / BLOCK;
        let pivots: Vec<u32> = (0..count).map(|at| (spread(at) * n / count) as u32).list();
        let hops = hops(topology, part, &pivots, pace, found).await;
        let mut farthest = 0;
        for hops in hops.chunks(n) {
            farthest = hops.iter().fold(farthest, |most, &hops| if hops > most { hops } else { most });
            pace.step(n / 8).await;
        }
        let each = n as f32 / count as f32;
        let of = |hops: u16| {
            let hops = f32::from(hops);
            let full = each / (hops * hops);
            let weight = if hops < 2.0 {
                0.0
            } else if full < CROWD {
                full
            } else {
                CROWD
            };
            [weight, weight * hops]
        };
        let square = |hops: u16| if hops > 0 { 1.0 / (f32::from(hops) * f32::from(hops)) } else { 0.0 };
        let (table, per_square) = ((0..=farthest).map(of).list(), (0..=farthest).map(square).list());
        Self { pivots, hops, nodes: n, table, per_square, turn: 0 }
    }

    /// How many pivots there are.
    pub fn pivots(&self) -> usize {
        self.pivots.len()
    }

    /// Hops to a node from the first pivots, as many as there is room for.
    pub fn hops_to(&self, node: usize, into: &mut [f32]) {
        for (block, into) in into.chunks_mut(BLOCK).enumerate() {
            into.iter_mut().zip(self.block(block, node)).for_each(|(to, &hops)| *to = f32::from(hops));
        }
    }

    /// World units to a hop for which a drawing fits best, by the pivots whose turn it is.
    pub fn hop_of(&self, x: &[f32], y: &[f32]) -> f32 {
        let (px, py) = (self.at_turn(x), self.at_turn(y));
        let per_square = &self.per_square[..];
        let (mut sums, mut squares) = (Four::splat(0.0), Four::splat(0.0));
        for (node, (&x, &y)) in x.iter().zip(y).enumerate().step_by(SAMPLE) {
            let (x, y) = (Four::splat(x), Four::splat(y));
            let hops = self.hops_at_turn(node);
            for (hops, (px, py)) in hops.iter().zip(px.iter().zip(&py)) {
                let [a, b, c, d] = *hops;
                let by =
                    [per_square[a as usize], per_square[b as usize], per_square[c as usize], per_square[d as usize]];
                let (dx, dy) = (x - *px, y - *py);
                let square = (dx * dx + dy * dy) * Four::new(by);
                sums = sums + square.sqrt();
                squares = squares + square;
            }
        }
        let sum = sums.sum();
        if sum > 0.0 { squares.sum() / sum } else { 1.0 }
    }

    /// Moves every node by `share` of the way to where the pivots whose turn it is would have it, all at once.
    pub fn sweep(&mut self, x: &mut [f32], y: &mut [f32], hop: f32, share: f32) {
        let (px, py) = (self.at_turn(x), self.at_turn(y));
        let hop = Four::splat(hop);
        let table = &self.table[..];
        for (node, (x, y)) in x.iter_mut().zip(y).enumerate() {
            let (own_x, own_y) = (Four::splat(*x), Four::splat(*y));
            let (mut weights, mut sum_x, mut sum_y) = (Four::splat(0.0), Four::splat(0.0), Four::splat(0.0));
            let hops = self.hops_at_turn(node);
            for (hops, (px, py)) in hops.iter().zip(px.iter().zip(&py)) {
                // Spelled out: to map an array is a call where the program is built for size.
                let [a, b, c, d] = *hops;
                let (a, b, c, d) = (table[a as usize], table[b as usize], table[c as usize], table[d as usize]);
                let (weight, wanted) = (Four::new([a[0], b[0], c[0], d[0]]), Four::new([a[1], b[1], c[1], d[1]]));
                let (dx, dy) = (own_x - *px, own_y - *py);
                let stretch = wanted * hop / (dx * dx + dy * dy + Four::splat(1.0e-6)).sqrt();
                weights = weights + weight;
                sum_x = sum_x + (weight * *px + dx * stretch);
                sum_y = sum_y + (weight * *py + dy * stretch);
            }
            let weight = weights.sum();
            if weight > 0.0 {
                let one = 1.0 / weight;
                *x += (sum_x.sum() * one - *x) * share;
                *y += (sum_y.sum() * one - *y) * share;
            }
        }
        self.turn += 1;
        if self.turn * BLOCK >= self.pivots.len() {
            self.turn = 0;
        }
    }

    /// The places of the pivots whose turn it is, four by four.
    fn at_turn(&self, places: &[f32]) -> [Four; BLOCK / 4] {
        let mut at = [Four::splat(0.0); BLOCK / 4];
        let pivots = self.pivots[self.turn * BLOCK..].as_chunks().0;
        for (at, &[a, b, c, d]) in at.iter_mut().zip(pivots) {
            *at = Four::new([places[a as usize], places[b as usize], places[c as usize], places[d as usize]]);
        }
        at
    }

    /// Hops to a node from the pivots whose turn it is, four by four.
    #[inline(always)]
    fn hops_at_turn(&self, node: usize) -> &[[u16; 4]] {
        self.block(self.turn, node).as_chunks().0
    }

    #[inline(always)]
    fn block(&self, block: usize, node: usize) -> &[u16] {
        let start = (block * self.nodes + node) * BLOCK;
        self.hops.get(start..start + BLOCK).unwrap_or_default()
    }
}
