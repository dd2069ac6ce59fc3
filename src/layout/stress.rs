//! Drawings whose distances are like the distances along links: stress majorisation, whole and sparse.

use std::ops::Range;

use super::topology::Topology;
use crate::lanes::Four;
use crate::order::Listed as _;

/// Places of a part's nodes, and what they should be apart.
pub(super) type Places = (Vec<f32>, Vec<f32>);

/// Localised majorisation over all pairs (Gansner, Koren, North, Graph Drawing by Stress Majorization, 2004):
/// every node in turn goes to the weighted mean of where each other node would have it. `distances[i][j]`.
///
/// Four sums run beside each other, as in the repulsion.
pub(super) fn majorise(places: &mut Places, distances: &[Vec<f32>], rounds: usize) {
    let (xs, ys) = places;
    let n = xs.len();
    // A node has no wish about itself; one too near to divide by has none either.
    let weigh = |wanted: &f32| if *wanted > 0.0 { 1.0 / (wanted * wanted) } else { 0.0 };
    let weights: Vec<Vec<f32>> = distances.iter().map(|row| row.iter().map(weigh).list()).list();
    let totals: Vec<f32> = weights.iter().map(|row| row.iter().sum()).list();
    for _ in 0..rounds {
        let mut moved = 0.0f32;
        for i in 0..n {
            if totals[i] <= 0.0 {
                continue;
            }
            let (x, y) = (xs[i], ys[i]);
            let mut sum_x = [0.0f32; 4];
            let mut sum_y = [0.0f32; 4];
            let mut add = |lane: usize, other_x: f32, other_y: f32, wanted: f32, weight: f32| {
                let (dx, dy) = (x - other_x, y - other_y);
                let stretch = wanted / (dx * dx + dy * dy + 1.0e-6).sqrt();
                sum_x[lane] += weight * (other_x + dx * stretch);
                sum_y[lane] += weight * (other_y + dy * stretch);
            };
            let (x4, y4) = (xs.chunks_exact(4), ys.chunks_exact(4));
            let (wanted4, weight4) = (distances[i].chunks_exact(4), weights[i].chunks_exact(4));
            let rest = x4.remainder().iter().zip(y4.remainder()).zip(wanted4.remainder()).zip(weight4.remainder());
            for (lane, (((x, y), wanted), weight)) in rest.enumerate() {
                add(lane, *x, *y, *wanted, *weight);
            }
            for (((xs, ys), wanted), weight) in x4.zip(y4).zip(wanted4).zip(weight4) {
                for lane in 0..4 {
                    add(lane, xs[lane], ys[lane], wanted[lane], weight[lane]);
                }
            }
            xs[i] = ((sum_x[0] + sum_x[1]) + (sum_x[2] + sum_x[3])) / totals[i];
            ys[i] = ((sum_y[0] + sum_y[1]) + (sum_y[2] + sum_y[3])) / totals[i];
            moved += (xs[i] - x) * (xs[i] - x) + (ys[i] - y) * (ys[i] - y);
        }
        // Under a unit a node: what follows moves more than that.
        if moved < n as f32 {
            break;
        }
    }
}

/// Sum over pairs of (distance − wanted)² / wanted², the measure that `majorise` lowers.
pub(super) fn stress_of(places: &Places, distances: &[Vec<f32>]) -> f32 {
    let (xs, ys) = places;
    let mut sum = 0.0;
    for (i, row) in distances.iter().enumerate() {
        for (j, &wanted) in row.iter().enumerate().skip(i + 1) {
            let (dx, dy) = (xs[i] - xs[j], ys[i] - ys[j]);
            let off = (dx * dx + dy * dy).sqrt() - wanted;
            sum += off * off / (wanted * wanted);
        }
    }
    sum
}

/// Majorisation over links and pivots only (Ortmann, Klimenta, Brandes, A Sparse Stress Model, 2016): a pivot stands
/// for the nodes nearest to it, so its weight grows with how many of them are less than half as far away.
///
/// All nodes move at once, four side by side, pivot by pivot.
pub(super) fn majorise_sparse(
    topology: &Topology,
    part: &Range<usize>,
    places: &mut Places,
    pivots: &[(usize, Vec<u32>)],
    hop: f32,
    rounds: usize,
) {
    let n = part.len();
    let tables = pivot_tables(pivots, n, hop);
    let mut totals: Vec<f32> = part.clone().map(|node| topology.degree(node) as f32).list();
    for ((_, hops), table) in pivots.iter().zip(&tables) {
        totals.iter_mut().zip(hops).for_each(|(total, &hops)| *total += table[hops as usize][0]);
    }
    let (xs, ys) = places;
    let (mut sum_x, mut sum_y) = (vec![0.0f32; n], vec![0.0f32; n]);
    for _ in 0..rounds {
        for (i, (sum_x, sum_y)) in sum_x.iter_mut().zip(&mut sum_y).enumerate() {
            (*sum_x, *sum_y) = near_sum(topology, part.start, i, xs, ys, hop);
        }
        for ((pivot, hops), table) in pivots.iter().zip(&tables) {
            let at = [xs[pivot - part.start], ys[pivot - part.start]];
            let (x4, y4) = (xs.as_chunks().0, ys.as_chunks().0);
            let (sums_x, sums_y) = (sum_x.as_chunks_mut().0, sum_y.as_chunks_mut().0);
            for ((x, y), (hops, (sum_x, sum_y))) in
                x4.iter().zip(y4).zip(hops.as_chunks().0.iter().zip(sums_x.iter_mut().zip(sums_y)))
            {
                pull_of_pivot(at, table, [*x, *y], hops, [sum_x, sum_y]);
            }
            let rest = n - n % 4;
            for i in rest..n {
                let (mut x, mut y) = ([sum_x[i], 0.0, 0.0, 0.0], [sum_y[i], 0.0, 0.0, 0.0]);
                pull_of_pivot(at, table, [[xs[i]; 4], [ys[i]; 4]], &[hops[i], 0, 0, 0], [&mut x, &mut y]);
                (sum_x[i], sum_y[i]) = (x[0], y[0]);
            }
        }
        let sums = sum_x.iter().zip(&sum_y).zip(&totals).filter(|(_, total)| **total > 0.0);
        for ((x, y), ((sum_x, sum_y), total)) in xs.iter_mut().zip(ys.iter_mut()).zip(sums) {
            (*x, *y) = (sum_x / total, sum_y / total);
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
    [px, py]: [f32; 2],
    table: &[[f32; 2]],
    [x, y]: [[f32; 4]; 2],
    hops: &[u32; 4],
    [sum_x, sum_y]: [&mut [f32; 4]; 2],
) {
    let of = hops.map(|hops| table[hops as usize]);
    let weight = Four::new(of.map(|of| of[0]));
    let wanted = Four::new(of.map(|of| of[1]));
    let (px, py) = (Four::splat(px), Four::splat(py));
    let (dx, dy) = (Four::new(x) - px, Four::new(y) - py);
    let stretch = wanted / (dx * dx + dy * dy + Four::splat(1.0e-6)).sqrt();
    *sum_x = (Four::new(*sum_x) + (weight * px + dx * stretch)).to_array();
    *sum_y = (Four::new(*sum_y) + (weight * py + dy * stretch)).to_array();
}

/// For each pivot and number of hops from it: the weight, and the weight times the length wanted. The weight is how
/// many of the pivot's region are at most half as far from it, over the squared hops; nothing for neighbours, which
/// have links.
fn pivot_tables(pivots: &[(usize, Vec<u32>)], n: usize, hop: f32) -> Vec<Vec<[f32; 2]>> {
    let mut region = vec![(u32::MAX, 0); n];
    for (p, (_, hops)) in pivots.iter().enumerate() {
        region.iter_mut().zip(hops).for_each(|(best, &hops)| {
            if hops < best.0 {
                *best = (hops, p);
            }
        });
    }
    let mut within: Vec<Vec<u32>> =
        pivots.iter().map(|(_, hops)| vec![0; hops.iter().copied().max().unwrap_or(0) as usize + 1]).list();
    region.iter().for_each(|&(hops, p)| within[p][hops as usize] += 1);
    let table = |within: &mut Vec<u32>| {
        for at in 1..within.len() {
            within[at] += within[at - 1];
        }
        let of = |hops: usize| {
            let weight = if hops > 1 { within[hops / 2] as f32 / (hops * hops) as f32 } else { 0.0 };
            [weight, weight * hops as f32 * hop]
        };
        (0..within.len()).map(of).list()
    };
    within.iter_mut().map(table).list()
}
