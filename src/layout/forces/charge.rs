//! Repulsion that falls with one over the distance, and faster far away, exact or by the method of Barnes and Hut.

use std::ops::Range;

use crate::layout::bodies::Bodies;
use crate::layout::quadtree::Quadtree;

/// Velocity that two ordinary nodes give each other at distance one; about (link length)² / 20, which balances the
/// springs where d3-force's defaults do.
pub const STRENGTH: f32 = 300.0;
/// Up to so many nodes every pair is computed: the tree costs more than it saves.
pub const EXACT_UP_TO: usize = 256;
/// A cell counts as one body where its width is less than this share of its distance.
pub const THETA: f32 = 0.9;
/// Added to squared distances, so that a node meets itself without harm and near ones do not explode.
const SOFTENING: f32 = 1.0;
/// Squared distance at which repulsion has fallen to half of one over the distance: without, the many far nodes
/// stretch the few links between groups, and drawings are loose outside and dense inside.
const FADING: f32 = 260.0 * 260.0;

/// Pushes the nodes in a range apart.
pub fn apply(bodies: &mut Bodies, range: &Range<usize>, tree: &mut Quadtree, alpha: f32) {
    if range.len() < 2 {
        return;
    }
    if range.len() <= EXACT_UP_TO {
        exact(bodies, range, alpha)
    } else {
        approximate(bodies, range, tree, THETA, alpha)
    }
}

/// The repulsion of every pair in the range.
pub fn exact(bodies: &mut Bodies, range: &Range<usize>, alpha: f32) {
    let (x, y, charge) = (&bodies.x[range.clone()], &bodies.y[range.clone()], &bodies.charge[range.clone()]);
    for i in range.clone() {
        if bodies.mobility[i] > 0.0 {
            let [fx, fy] = field(bodies.x[i], bodies.y[i], x, y, charge);
            bodies.vx[i] += fx * STRENGTH * alpha;
            bodies.vy[i] += fy * STRENGTH * alpha;
        }
    }
}

/// The same through a tree over the range; off by about `theta`³ / 8 of the whole, and exact for 0.
pub fn approximate(bodies: &mut Bodies, range: &Range<usize>, tree: &mut Quadtree, theta: f32, alpha: f32) {
    tree.build(&bodies.x[range.clone()], &bodies.y[range.clone()], &bodies.charge[range.clone()]);
    let (vx, vy, mobility) = (&mut bodies.vx, &mut bodies.vy, &bodies.mobility);
    tree.for_each_bucket(
        theta,
        |node| mobility[range.start + node] > 0.0,
        |node, x, y, seen| {
            let [fx, fy] = field(x, y, seen.x, seen.y, seen.charge);
            vx[range.start + node] += fx * STRENGTH * alpha;
            vy[range.start + node] += fy * STRENGTH * alpha;
        },
    );
}

/// The push of all bodies at a place. Four sums run beside each other and are added in a fixed order: the compiler
/// may use four lanes, and the result is the same where it does not.
fn field(x: f32, y: f32, xs: &[f32], ys: &[f32], charges: &[f32]) -> [f32; 2] {
    let mut sum_x = [0.0f32; 4];
    let mut sum_y = [0.0f32; 4];
    let (x4, y4, c4) = (xs.chunks_exact(4), ys.chunks_exact(4), charges.chunks_exact(4));
    let rest = x4.remainder().iter().zip(y4.remainder()).zip(c4.remainder());
    for ((bx, by), bc) in x4.zip(y4).zip(c4) {
        for lane in 0..4 {
            let (dx, dy) = (x - bx[lane], y - by[lane]);
            let push = pushed(bc[lane], dx * dx + dy * dy);
            sum_x[lane] += dx * push;
            sum_y[lane] += dy * push;
        }
    }
    for (lane, ((bx, by), bc)) in rest.enumerate() {
        let (dx, dy) = (x - bx, y - by);
        let push = pushed(*bc, dx * dx + dy * dy);
        sum_x[lane] += dx * push;
        sum_y[lane] += dy * push;
    }
    [(sum_x[0] + sum_x[1]) + (sum_x[2] + sum_x[3]), (sum_y[0] + sum_y[1]) + (sum_y[2] + sum_y[3])]
}

/// What a charge gives for each unit of displacement, at this squared distance.
#[inline(always)]
fn pushed(charge: f32, square: f32) -> f32 {
    charge * FADING / ((square + SOFTENING) * (square + FADING))
}
