//! A first drawing from distances: PivotMDS (Brandes and Pich, Eigensolver Methods for Progressive Multidimensional
//! Scaling of Large Data, 2006).

use super::random::Random;
use crate::order::Listed as _;

/// Rounds of power iteration; the picture is refined afterwards, two good digits are enough.
const ROUNDS: usize = 60;

/// So many nodes tell the principal axes of any number.
const SAMPLE: usize = 2_000;

/// Coordinates on the `axes` strongest principal axes, strongest first, in the units of the distances.
///
/// `distances[p][i]` is from pivot `p` to node `i`. Sums run in `f64`, which is as reproducible as `f32` here.
pub(super) fn pivot_mds(distances: &[Vec<f32>], axes: usize, seed: u64) -> Vec<Vec<f32>> {
    let k = distances.len();
    let n = distances.first().map_or(0, Vec::len);
    if n == 0 {
        return vec![Vec::new(); axes];
    }
    let centred = double_centred(distances, n);
    let stride = n.div_ceil(SAMPLE);
    let mut product = vec![0.0f64; k * k];
    for p in 0..k {
        for q in p..k {
            let (one, other) = (centred[p].iter().step_by(stride), centred[q].iter().step_by(stride));
            let sum: f64 = one.zip(other).map(|(a, b)| a * b).sum();
            product[p * k + q] = sum;
            product[q * k + p] = sum;
        }
    }
    let mut found: Vec<Vec<f64>> = Vec::new();
    let mut coordinates = Vec::new();
    let mut random = Random::new(seed);
    for _ in 0..axes {
        let vector = strongest(&product, k, &found, &mut random);
        let mut axis = vec![0.0f64; n];
        for (weight, row) in vector.iter().zip(&centred) {
            for (sum, value) in axis.iter_mut().zip(row) {
                *sum += weight * value;
            }
        }
        // C v is longer than the classical solution by the root of its length.
        let length = axis.iter().map(|value| value * value).sum::<f64>().sqrt();
        let scale = if length > 1.0e-9 { 1.0 / length.sqrt() } else { 0.0 };
        coordinates.push(axis.iter().map(|value| (value * scale) as f32).list());
        found.push(vector);
    }
    coordinates
}

fn double_centred(distances: &[Vec<f32>], n: usize) -> Vec<Vec<f64>> {
    let k = distances.len();
    let squares: Vec<Vec<f64>> =
        distances.iter().map(|row| row.iter().map(|&d| f64::from(d) * f64::from(d)).list()).list();
    let mut of_node = vec![0.0f64; n];
    let mut of_pivot = Vec::with_capacity(k);
    for row in &squares {
        for (sum, value) in of_node.iter_mut().zip(row) {
            *sum += value / k as f64;
        }
        of_pivot.push(row.iter().sum::<f64>() / n as f64);
    }
    let all = of_pivot.iter().sum::<f64>() / k as f64;
    squares
        .iter()
        .zip(&of_pivot)
        .map(|(row, pivot)| row.iter().zip(&of_node).map(|(d, node)| -0.5 * (d - node - pivot + all)).list())
        .list()
}

/// The strongest eigenvector at right angles to those found before.
fn strongest(product: &[f64], k: usize, found: &[Vec<f64>], random: &mut Random) -> Vec<f64> {
    let mut vector: Vec<f64> = (0..k).map(|_| f64::from(random.unit()) - 0.5).list();
    orthonormalise(&mut vector, found);
    for _ in 0..ROUNDS {
        let mut next: Vec<f64> =
            product.chunks_exact(k).map(|row| row.iter().zip(&vector).map(|(a, b)| a * b).sum()).list();
        orthonormalise(&mut next, found);
        vector = next;
    }
    vector
}

fn orthonormalise(vector: &mut [f64], found: &[Vec<f64>]) {
    for other in found {
        let along: f64 = vector.iter().zip(other).map(|(a, b)| a * b).sum();
        for (value, other) in vector.iter_mut().zip(other) {
            *value -= along * other;
        }
    }
    let length = vector.iter().map(|value| value * value).sum::<f64>().sqrt();
    let scale = if length > 1.0e-30 { 1.0 / length } else { 0.0 };
    vector.iter_mut().for_each(|value| *value *= scale);
}
