//! The shape at large of a big part: how far each node is from some pivots, and sweeps of sparse stress majorisation
//! (Ortmann, Klimenta, Brandes, A Sparse Stress Model, 2016) that bring a drawing nearer to it.

use crate::order::Listed as _;
use std::ops::Range;

use super::distance::hops;
use super::steps::Steps;
use super::topology::Topology;
use crate::lanes::Four;

/// Pivots, fewer where there would be more distances than this.
const PIVOTS: usize = 128;
const DISTANCES: usize = 16_000_000;
/// A sweep looks at one pivot in so many, the next sweep at others.
const TURNS: usize = 8;
/// The scale is measured on every so many nodes.
const SAMPLE: usize = 16;
/// A pivot stands for its share of all nodes, but not for more than this times the square of the hops to it: so near
/// there are not that many.
const CROWD: f32 = 1.5;

/// Hops from pivots, which are chosen by chance: each counts as much as any node would.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    /// Numbers within the part.
    pivots: Vec<u32>,
    /// From each pivot to each node.
    hops: Vec<Vec<u16>>,
    /// By hops: the weight, and the weight times the hops; nothing for neighbours, which have links.
    table: Vec<[f32; 2]>,
    /// How many sweeps there were.
    turn: usize,
    /// Of each node: its weights, and where they would have it, added up.
    weights: Vec<f32>,
    sum_x: Vec<f32>,
    sum_y: Vec<f32>,
}

impl Shape {
    /// The shape of a part; `found` hears of each share of its hops that is found.
    pub async fn new(topology: &Topology, part: &Range<usize>, steps: &Steps, found: impl Fn(f32)) -> Self {
        let n = part.len();
        let count = (DISTANCES / n.max(1)).clamp(TURNS, PIVOTS).min(n);
        // Numbers come from keys, and those are hashes: what is spread over the numbers is spread by chance.
        let pivots: Vec<u32> = (0..count).map(|at| (at * n / count) as u32).list();
        let hops = hops(topology, part, &pivots, steps, found).await;
        let mut farthest = 0;
        for hops in &hops {
            farthest = hops.iter().fold(farthest, |most, &hops| if hops > most { hops } else { most });
            steps.did(n / 8).await;
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
        let table = (0..=farthest).map(of).list();
        let zero = vec![0.0; n];
        Self { pivots, hops, table, turn: 0, weights: zero.clone(), sum_x: zero.clone(), sum_y: zero }
    }

    /// Hops from each pivot to each node.
    pub fn hops(&self) -> &[Vec<u16>] {
        &self.hops
    }

    /// World units to a hop for which a drawing fits best, by the pivots whose turn it is.
    pub fn hop_of(&self, x: &[f32], y: &[f32]) -> f32 {
        let (mut sum, mut squares) = (0.0f32, 0.0f32);
        for (&pivot, hops) in self.pivots.iter().zip(&self.hops).skip(self.turn % TURNS).step_by(TURNS) {
            let (px, py) = (x[pivot as usize], y[pivot as usize]);
            for ((x, y), &hops) in x.iter().zip(y).zip(hops).step_by(SAMPLE) {
                if hops > 0 {
                    let (dx, dy) = (x - px, y - py);
                    let square = (dx * dx + dy * dy) / (f32::from(hops) * f32::from(hops));
                    sum += square.sqrt();
                    squares += square;
                }
            }
        }
        if sum > 0.0 { squares / sum } else { 1.0 }
    }

    /// Moves every node by `share` of the way to where the pivots whose turn it is would have it; all at once, four
    /// side by side, pivot by pivot.
    pub fn sweep(&mut self, x: &mut [f32], y: &mut [f32], hop: f32, share: f32) {
        self.weights.fill(0.0);
        self.sum_x.fill(0.0);
        self.sum_y.fill(0.0);
        let hop = Four::splat(hop);
        let table = &self.table[..];
        for (&pivot, hops) in self.pivots.iter().zip(&self.hops).skip(self.turn % TURNS).step_by(TURNS) {
            let at = [Four::splat(x[pivot as usize]), Four::splat(y[pivot as usize])];
            let ((x4, x1), (y4, y1), (hops4, hops1)) = (x.as_chunks(), y.as_chunks(), hops.as_chunks());
            let (weights4, weights1) = self.weights.as_chunks_mut();
            let (sum_x4, sum_x1) = self.sum_x.as_chunks_mut();
            let (sum_y4, sum_y1) = self.sum_y.as_chunks_mut();
            let sums = weights4.iter_mut().zip(sum_x4.iter_mut().zip(sum_y4));
            for (((x, y), hops), (weight, (sum_x, sum_y))) in x4.iter().zip(y4).zip(hops4).zip(sums) {
                pull_of_pivot(at, table, hop, [*x, *y], hops, [weight, sum_x, sum_y]);
            }
            let sums = weights1.iter_mut().zip(sum_x1.iter_mut().zip(sum_y1));
            for (((x, y), hops), (weight, (sum_x, sum_y))) in x1.iter().zip(y1).zip(hops1).zip(sums) {
                let (mut w4, mut x4, mut y4) = ([*weight; 4], [*sum_x; 4], [*sum_y; 4]);
                pull_of_pivot(at, table, hop, [[*x; 4], [*y; 4]], &[*hops, 0, 0, 0], [&mut w4, &mut x4, &mut y4]);
                (*weight, *sum_x, *sum_y) = (w4[0], x4[0], y4[0]);
            }
        }
        self.turn += 1;
        let sums = self.sum_x.iter().zip(&self.sum_y).zip(&self.weights);
        for ((x, y), ((sum_x, sum_y), &weight)) in x.iter_mut().zip(y.iter_mut()).zip(sums) {
            if weight > 0.0 {
                let one = 1.0 / weight;
                *x += (sum_x * one - *x) * share;
                *y += (sum_y * one - *y) * share;
            }
        }
    }
}

/// Adds how a pivot weighs for four nodes, and where it would have them.
#[inline(always)]
fn pull_of_pivot(
    [px, py]: [Four; 2],
    table: &[[f32; 2]],
    hop: Four,
    [x, y]: [[f32; 4]; 2],
    hops: &[u16; 4],
    [weights, sum_x, sum_y]: [&mut [f32; 4]; 3],
) {
    // Spelled out: to map an array is a call where the program is built for size.
    let [a, b, c, d] = *hops;
    let (a, b, c, d) = (table[a as usize], table[b as usize], table[c as usize], table[d as usize]);
    let (weight, wanted) = (Four::new([a[0], b[0], c[0], d[0]]), Four::new([a[1], b[1], c[1], d[1]]));
    let (dx, dy) = (Four::new(x) - px, Four::new(y) - py);
    let stretch = wanted * hop / (dx * dx + dy * dy + Four::splat(1.0e-6)).sqrt();
    *weights = (Four::new(*weights) + weight).to_array();
    *sum_x = (Four::new(*sum_x) + (weight * px + dx * stretch)).to_array();
    *sum_y = (Four::new(*sum_y) + (weight * py + dy * stretch)).to_array();
}
