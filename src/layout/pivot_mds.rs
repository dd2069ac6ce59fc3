//! A first drawing from distances: PivotMDS (Brandes and Pich, Eigensolver Methods for Progressive Multidimensional
//! Scaling of Large Data, 2006).

use super::random::Random;
use crate::lanes::Four;
use crate::order::Listed as _;
use crate::pace::Pace;

/// Rounds of power iteration; the picture is refined afterwards, two good digits are enough.
const ROUNDS: usize = 30;
/// So many nodes tell the principal axes of any number.
const SAMPLE: usize = 500;
/// Nodes that are added up before the sum is kept more exactly.
const BLOCK: usize = 512;

/// Distances from `pivots` to each of `nodes`: `read(node, into)` puts those to a node, in the order of the pivots.
pub(super) struct Distances<'a> {
    pub pivots: usize,
    pub nodes: usize,
    pub read: &'a dyn Fn(usize, &mut [f32]),
}

/// Coordinates on the `axes` strongest principal axes, strongest first, in the units of the distances.
///
/// What is centred is never kept: it is computed again from the distances, node by node. Sums over all nodes run in
/// `f64`, which is as reproducible as `f32` here.
pub(super) async fn pivot_mds(distances: &Distances<'_>, axes: usize, seed: u64, pace: &Pace) -> Vec<Vec<f32>> {
    let (k, n) = (distances.pivots, distances.nodes);
    if n == 0 || k == 0 {
        return vec![vec![0.0; n]; axes];
    }
    let mut of_node = vec![0.0f32; n];
    let mut of_pivot = vec![0.0f64; k];
    let mut sample: Vec<Vec<f32>> = vec![Vec::new(); k];
    let (stride, share) = (n.div_ceil(SAMPLE), 1.0 / k as f32);
    for first in (0..n).step_by(BLOCK) {
        let mut sums = vec![0.0f32; k];
        distances.each_node(first, |node, squares| {
            let mut sum = 0.0f32;
            for (square, of_pivot) in squares.iter().zip(&mut sums) {
                sum += square * share;
                *of_pivot += square;
            }
            of_node[node] = sum;
            if node % stride == 0 {
                sample.iter_mut().zip(squares).for_each(|(row, square)| row.push(*square));
            }
        });
        of_pivot.iter_mut().zip(sums).for_each(|(of_pivot, sum)| *of_pivot += f64::from(sum));
        pace.step(k * BLOCK / 8).await;
    }
    let of_pivot: Vec<f32> = of_pivot.iter().map(|sum| (sum / n as f64) as f32).list();
    let all = of_pivot.iter().sum::<f32>() * share;
    for (row, of_pivot) in sample.iter_mut().zip(&of_pivot) {
        for (square, of_node) in row.iter_mut().zip(of_node.iter().step_by(stride)) {
            *square = -0.5 * (*square - of_node - of_pivot + all);
        }
    }
    let mut product = vec![0.0f64; k * k];
    for p in 0..k {
        for q in p..k {
            let sum = f64::from(dot(&sample[p], &sample[q]));
            product[p * k + q] = sum;
            product[q * k + p] = sum;
        }
        pace.step(k * SAMPLE / 8).await;
    }
    let mut random = Random::new(seed);
    let mut found: Vec<Vec<f64>> = Vec::new();
    for _ in 0..axes {
        let vector = strongest(&product, k, &found, &mut random);
        found.push(vector);
    }
    let mut coordinates = Vec::with_capacity(axes);
    for vector in &found {
        let weights: Vec<f32> = vector.iter().map(|weight| *weight as f32).list();
        let total: f32 = weights.iter().sum();
        let constant = all * total - weights.iter().zip(&of_pivot).map(|(weight, mean)| weight * mean).sum::<f32>();
        coordinates.push((weights, of_node.iter().map(|mean| constant - mean * total).list()));
    }
    for first in (0..n).step_by(BLOCK) {
        distances.each_node(first, |node, squares| {
            for (weights, axis) in &mut coordinates {
                let mut sum = axis[node];
                weights.iter().zip(squares).for_each(|(weight, square)| sum += weight * square);
                axis[node] = sum;
            }
        });
        pace.step(k * BLOCK / 8).await;
    }
    let scaled = |(_, mut axis): (Vec<f32>, Vec<f32>)| {
        // C v is longer than the classical solution by the root of its length.
        let length = 0.5 * axis.iter().map(|value| f64::from(value * value)).sum::<f64>().sqrt();
        let scale = if length > 1.0e-9 { (-0.5 / length.sqrt()) as f32 } else { 0.0 };
        axis.iter_mut().for_each(|value| *value *= scale);
        axis
    };
    coordinates.into_iter().map(scaled).list()
}

impl Distances<'_> {
    /// Calls with each node of the block that begins with this one, and the squares of its distances.
    fn each_node(&self, first: usize, mut visit: impl FnMut(usize, &[f32])) {
        let mut squares = vec![0.0f32; self.pivots];
        let end = (first + BLOCK).min(self.nodes);
        for node in first..end {
            (self.read)(node, &mut squares);
            squares.iter_mut().for_each(|distance| *distance *= *distance);
            visit(node, &squares);
        }
    }
}

/// Four sums run beside each other.
fn dot(one: &[f32], other: &[f32]) -> f32 {
    let ((one, one_rest), (other, other_rest)) = (one.as_chunks(), other.as_chunks());
    let mut sums = Four::splat(0.0);
    for (one, other) in one.iter().zip(other) {
        sums = sums + Four::new(*one) * Four::new(*other);
    }
    let rest: f32 = one_rest.iter().zip(other_rest).map(|(one, other)| one * other).sum();
    sums.sum() + rest
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
