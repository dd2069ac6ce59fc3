//! Drawings whose distances are like the distances along links: stress majorisation.

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
