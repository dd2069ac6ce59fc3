//! The shape at large of a big part: how far each node is from some pivots, and sweeps of sparse stress majorisation
//! (Ortmann, Klimenta, Brandes, A Sparse Stress Model, 2016) that bring a drawing nearer to it.

use crate::order::Listed as _;
use std::ops::Range;

use super::topology::Topology;
use crate::lanes::Four;

/// The scale is measured on every so many nodes.
const SAMPLE: usize = 16;

/// Hops from pivots, and how much each pivot counts at each distance: it stands for the nodes nearest to it, so its
/// weight grows with how many of them are less than half as far away.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    /// Numbers within the part.
    pivots: Vec<u32>,
    /// From each pivot to each node.
    hops: Vec<Vec<u16>>,
    /// By pivot and hops: the weight, and the weight times the hops; nothing for neighbours, which have links.
    tables: Vec<Vec<[f32; 2]>>,
    /// One over the sum of weights of each node.
    shares: Vec<f32>,
    sum_x: Vec<f32>,
    sum_y: Vec<f32>,
}

impl Shape {
    /// The shape by these pivots, given as nodes and the hops from each.
    pub fn new(topology: &Topology, part: &Range<usize>, pivots: Vec<(usize, Vec<u16>)>) -> Self {
        let n = part.len();
        let (pivots, hops): (Vec<u32>, Vec<Vec<u16>>) =
            pivots.into_iter().map(|(pivot, hops)| ((pivot - part.start) as u32, hops)).unzip();
        let tables = tables(&hops, n);
        let mut shares: Vec<f32> = part.clone().map(|node| topology.degree(node) as f32).list();
        for (hops, table) in hops.iter().zip(&tables) {
            let table = &table[..];
            shares.iter_mut().zip(hops).for_each(|(total, &hops)| *total += table[hops as usize][0]);
        }
        shares.iter_mut().for_each(|total| *total = if *total > 0.0 { 1.0 / *total } else { 0.0 });
        Self { pivots, hops, tables, shares, sum_x: vec![0.0; n], sum_y: vec![0.0; n] }
    }

    /// Hops from each pivot to each node.
    pub fn hops(&self) -> &[Vec<u16>] {
        &self.hops
    }

    /// World units to a hop for which a drawing fits best.
    pub fn hop_of(&self, x: &[f32], y: &[f32]) -> f32 {
        let (mut sum, mut squares) = (0.0f32, 0.0f32);
        for (&pivot, hops) in self.pivots.iter().zip(&self.hops) {
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

    /// Moves every node by `share` of the way to where links and pivots would have it; all at once, four side by side,
    /// pivot by pivot.
    pub fn sweep(
        &mut self,
        topology: &Topology,
        part: &Range<usize>,
        x: &mut [f32],
        y: &mut [f32],
        hop: f32,
        share: f32,
    ) {
        let sums = self.sum_x.iter_mut().zip(&mut self.sum_y);
        for (i, (sum_x, sum_y)) in sums.enumerate() {
            (*sum_x, *sum_y) = near_sum(topology, part.start, i, x, y, hop);
        }
        let hop = Four::splat(hop);
        for ((&pivot, hops), table) in self.pivots.iter().zip(&self.hops).zip(&self.tables) {
            let at = [Four::splat(x[pivot as usize]), Four::splat(y[pivot as usize])];
            let (x4, x1) = x.as_chunks();
            let (y4, y1) = y.as_chunks();
            let (hops4, hops1) = hops.as_chunks();
            let (sum_x4, sum_x1) = self.sum_x.as_chunks_mut();
            let (sum_y4, sum_y1) = self.sum_y.as_chunks_mut();
            let table = &table[..];
            for ((x, y), (hops, (sum_x, sum_y))) in
                x4.iter().zip(y4).zip(hops4.iter().zip(sum_x4.iter_mut().zip(sum_y4)))
            {
                pull_of_pivot(at, table, hop, [*x, *y], hops, [sum_x, sum_y]);
            }
            for ((x, y), (hops, (sum_x, sum_y))) in
                x1.iter().zip(y1).zip(hops1.iter().zip(sum_x1.iter_mut().zip(sum_y1)))
            {
                let (mut x4, mut y4) = ([*sum_x, 0.0, 0.0, 0.0], [*sum_y, 0.0, 0.0, 0.0]);
                pull_of_pivot(at, table, hop, [[*x; 4], [*y; 4]], &[*hops, 0, 0, 0], [&mut x4, &mut y4]);
                (*sum_x, *sum_y) = (x4[0], y4[0]);
            }
        }
        let sums = self.sum_x.iter().zip(&self.sum_y).zip(&self.shares);
        for ((x, y), ((sum_x, sum_y), &one)) in x.iter_mut().zip(y.iter_mut()).zip(sums) {
            if one > 0.0 {
                *x += (sum_x * one - *x) * share;
                *y += (sum_y * one - *y) * share;
            }
        }
    }
}

/// Where the neighbours of a node would have it, added up.
fn near_sum(topology: &Topology, start: usize, i: usize, xs: &[f32], ys: &[f32], hop: f32) -> (f32, f32) {
    let (x, y) = (xs[i], ys[i]);
    let (mut sum_x, mut sum_y) = (0.0f32, 0.0f32);
    for &(near, _) in topology.near(start + i) {
        let (other_x, other_y) = (xs[near as usize - start], ys[near as usize - start]);
        let (dx, dy) = (x - other_x, y - other_y);
        let stretch = hop / (dx * dx + dy * dy + 1.0e-6).sqrt();
        sum_x += other_x + dx * stretch;
        sum_y += other_y + dy * stretch;
    }
    (sum_x, sum_y)
}

/// Adds where a pivot would have four nodes.
#[inline(always)]
fn pull_of_pivot(
    [px, py]: [Four; 2],
    table: &[[f32; 2]],
    hop: Four,
    [x, y]: [[f32; 4]; 2],
    hops: &[u16; 4],
    [sum_x, sum_y]: [&mut [f32; 4]; 2],
) {
    // Spelled out: to map an array is a call where the program is built for size.
    let [a, b, c, d] = *hops;
    let (a, b, c, d) = (table[a as usize], table[b as usize], table[c as usize], table[d as usize]);
    let (weight, wanted) = (Four::new([a[0], b[0], c[0], d[0]]), Four::new([a[1], b[1], c[1], d[1]]));
    let (dx, dy) = (Four::new(x) - px, Four::new(y) - py);
    let stretch = wanted * hop / (dx * dx + dy * dy + Four::splat(1.0e-6)).sqrt();
    *sum_x = (Four::new(*sum_x) + (weight * px + dx * stretch)).to_array();
    *sum_y = (Four::new(*sum_y) + (weight * py + dy * stretch)).to_array();
}

fn tables(hops: &[Vec<u16>], n: usize) -> Vec<Vec<[f32; 2]>> {
    let mut region = vec![(u16::MAX, 0); n];
    for (p, hops) in hops.iter().enumerate() {
        region.iter_mut().zip(hops).for_each(|(best, &hops)| {
            if hops < best.0 {
                *best = (hops, p);
            }
        });
    }
    let mut within: Vec<Vec<u32>> =
        hops.iter().map(|hops| vec![0; hops.iter().copied().max().unwrap_or(0) as usize + 1]).list();
    region.iter().filter(|(hops, _)| *hops < u16::MAX).for_each(|&(hops, p)| within[p][hops as usize] += 1);
    let table = |within: &mut Vec<u32>| {
        for at in 1..within.len() {
            within[at] += within[at - 1];
        }
        let of = |hops: usize| {
            let weight = if hops > 1 { within[hops / 2] as f32 / (hops * hops) as f32 } else { 0.0 };
            [weight, weight * hops as f32]
        };
        (0..within.len()).map(of).list()
    };
    within.iter_mut().map(table).list()
}
