//! Each part stays about its home: a mild pull on its nodes, and the mean put back where it belongs.

use std::ops::Range;

use crate::layout::bodies::Bodies;

/// Velocity towards home for each unit of distance; stronger up and down, because windows are wider than high.
const PULL: [f32; 2] = [0.010, 0.022];
/// The share of the way home that the mean goes at once.
const RETURN: f32 = 0.2;

/// The mean place of a range.
pub fn mean(bodies: &Bodies, range: &Range<usize>) -> [f32; 2] {
    let count = range.len().max(1) as f32;
    let x: f32 = bodies.x[range.clone()].iter().sum();
    let y: f32 = bodies.y[range.clone()].iter().sum();
    [x / count, y / count]
}

/// Pulls the nodes of a range towards their home.
pub fn pull(bodies: &mut Bodies, range: &Range<usize>, home: [f32; 2], alpha: f32) {
    for i in range.clone() {
        bodies.vx[i] += (home[0] - bodies.x[i]) * PULL[0] * alpha;
        bodies.vy[i] += (home[1] - bodies.y[i]) * PULL[1] * alpha;
    }
}

/// Moves the range as a whole, so that its mean comes nearer to its home. Moves nodes at once.
pub fn recentre(bodies: &mut Bodies, range: &Range<usize>, home: [f32; 2]) {
    let mean = mean(bodies, range);
    let by = [(home[0] - mean[0]) * RETURN, (home[1] - mean[1]) * RETURN];
    shift(bodies, range, by);
}

/// Moves the range as a whole.
pub fn shift(bodies: &mut Bodies, range: &Range<usize>, by: [f32; 2]) {
    bodies.x[range.clone()].iter_mut().for_each(|x| *x += by[0]);
    bodies.y[range.clone()].iter_mut().for_each(|y| *y += by[1]);
}
