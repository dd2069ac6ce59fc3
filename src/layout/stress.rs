//! Drawings whose distances are like the distances along links: stress majorisation, whole and sparse.

use std::ops::Range;

use super::topology::Topology;

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
    let weights: Vec<Vec<f32>> = distances.iter().map(|row| row.iter().map(weigh).collect()).collect();
    let totals: Vec<f32> = weights.iter().map(|row| row.iter().sum()).collect();
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
pub(super) fn majorise_sparse(
    topology: &Topology,
    part: &Range<usize>,
    places: &mut Places,
    pivots: &[(usize, Vec<u32>)],
    hop: f32,
    rounds: usize,
) {
    let n = part.len();
    let weights = pivot_weights(pivots, n);
    let (xs, ys) = places;
    for _ in 0..rounds {
        for i in 0..n {
            let (x, y) = (xs[i], ys[i]);
            let (mut sum_x, mut sum_y, mut total) = (0.0f32, 0.0f32, 0.0f32);
            let mut term = |j: usize, wanted: f32, weight: f32, xs: &[f32], ys: &[f32]| {
                let (dx, dy) = (x - xs[j], y - ys[j]);
                let stretch = wanted / (dx * dx + dy * dy + 1.0e-6).sqrt();
                sum_x += weight * (xs[j] + dx * stretch);
                sum_y += weight * (ys[j] + dy * stretch);
                total += weight;
            };
            for ((pivot, hops), weights) in pivots.iter().zip(&weights) {
                if hops[i] > 1 {
                    term(pivot - part.start, hops[i] as f32 * hop, weights[i], xs, ys);
                }
            }
            for &(near, _) in topology.near(part.start + i) {
                term(near as usize - part.start, hop, 1.0, xs, ys);
            }
            if total > 0.0 {
                xs[i] = sum_x / total;
                ys[i] = sum_y / total;
            }
        }
    }
}

/// For each pivot and node: how many of the pivot's region are at most half as far from it, over the squared hops.
fn pivot_weights(pivots: &[(usize, Vec<u32>)], n: usize) -> Vec<Vec<f32>> {
    let region: Vec<usize> =
        (0..n).map(|i| (0..pivots.len()).min_by_key(|&p| (pivots[p].1[i], p)).unwrap_or(0)).collect();
    pivots
        .iter()
        .enumerate()
        .map(|(p, (_, hops))| {
            let farthest = hops.iter().copied().max().unwrap_or(0) as usize;
            let mut within = vec![0u32; farthest + 1];
            for (i, &hops) in hops.iter().enumerate() {
                if region[i] == p {
                    within[hops as usize] += 1;
                }
            }
            for at in 1..within.len() {
                within[at] += within[at - 1];
            }
            hops.iter().map(|&hops| within[hops as usize / 2] as f32 / (hops.max(1) * hops.max(1)) as f32).collect()
        })
        .collect()
}
