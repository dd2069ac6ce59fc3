//! Repulsion that falls with one over the distance, and faster far away, exact or by the method of Barnes and Hut.

use std::ops::Range;

use crate::lanes::Four;
use crate::layout::bodies::Bodies;
use crate::layout::manner::{Manner, SMALL_UP_TO};
use crate::layout::quadtree::{Body, Quadtree};

/// A cell counts as one body where its width is less than this share of its distance.
pub const THETA: f32 = 1.2;
/// Places that are computed side by side.
const EIGHT: usize = 8;

/// Computes the repulsion and remembers it: far bodies push next time much as they did, so that a large part gets
/// away with a new computation every few ticks.
#[derive(Debug, Clone, Default)]
pub struct Repulsion {
    tree: Quadtree,
    /// Of each node what it was pushed by when last computed, by unit of strength, fading and alpha.
    push: Vec<[f32; 2]>,
    /// The nodes of a small part.
    all: Vec<Body>,
    numbers: Vec<u32>,
}

impl Repulsion {
    /// Pushes the nodes in a range apart; `anew` where what is remembered is not good enough.
    pub fn apply(&mut self, bodies: &mut Bodies, range: &Range<usize>, alpha: f32, anew: bool) {
        if range.len() < 2 {
            return;
        }
        if range.len() <= SMALL_UP_TO {
            self.exact(bodies, range);
        } else if anew || self.push.len() < range.end {
            self.approximate(bodies, range, THETA);
        }
        self.add(bodies, range, alpha);
    }

    /// Computes every pair in the range.
    pub fn exact(&mut self, bodies: &Bodies, range: &Range<usize>) {
        let (mut all, mut numbers) = (std::mem::take(&mut self.all), std::mem::take(&mut self.numbers));
        let places = bodies.x[range.clone()].iter().zip(&bodies.y[range.clone()]).zip(&bodies.charge[range.clone()]);
        all.clear();
        all.extend(places.map(|((&x, &y), &charge)| [x, y, charge]));
        numbers.clear();
        numbers.extend(0..range.len() as u32);
        remember(self.of(bodies, range), &Manner::of(range.len()), &numbers, &all, &all);
        (self.all, self.numbers) = (all, numbers);
    }

    /// The same through a tree over the range; off by about `theta`³ / 8 of the whole, and exact for 0.
    pub fn approximate(&mut self, bodies: &Bodies, range: &Range<usize>, theta: f32) {
        let mut tree = std::mem::take(&mut self.tree);
        tree.build(&bodies.x[range.clone()], &bodies.y[range.clone()], &bodies.charge[range.clone()], theta);
        let (push, mobility) = (self.of(bodies, range), &bodies.mobility[range.clone()]);
        let manner = &Manner::of(range.len());
        let wanted = |point: u32| mobility[point as usize] > 0.0;
        tree.for_each_bucket(wanted, |points, own, seen| remember(push, manner, points, own, seen));
        self.tree = tree;
    }

    /// Adds what is remembered to the velocities.
    pub fn add(&self, bodies: &mut Bodies, range: &Range<usize>, alpha: f32) {
        let manner = Manner::of(range.len());
        let scale = manner.strength * manner.fading * alpha;
        let velocities = bodies.vx[range.clone()].iter_mut().zip(&mut bodies.vy[range.clone()]);
        for ((vx, vy), [x, y]) in velocities.zip(&self.push[range.clone()]) {
            *vx += x * scale;
            *vy += y * scale;
        }
    }

    fn of(&mut self, bodies: &Bodies, range: &Range<usize>) -> &mut [[f32; 2]] {
        self.push.resize(bodies.len(), [0.0; 2]);
        &mut self.push[range.clone()]
    }
}

/// Computes the push of all that is seen on these points, which are `own`.
fn remember(push: &mut [[f32; 2]], manner: &Manner, points: &[u32], own: &[Body], seen: &[Body]) {
    for (points, own) in points.chunks(EIGHT).zip(own.chunks(EIGHT)) {
        let (mut x, mut y) = ([0.0f32; EIGHT], [0.0f32; EIGHT]);
        for ((x, y), body) in x.iter_mut().zip(&mut y).zip(own) {
            (*x, *y) = (body[0], body[1]);
        }
        let [fx, fy] = field(&x, &y, manner, seen);
        for ((&point, fx), fy) in points.iter().zip(fx).zip(fy) {
            push[point as usize] = [fx, fy];
        }
    }
}

/// The push of all that is seen at eight places, by unit of strength and fading. The places lie side by side in two
/// registers, and each thing that is seen is spread over both: no sum runs across lanes.
fn field(x: &[f32; EIGHT], y: &[f32; EIGHT], manner: &Manner, seen: &[Body]) -> [[f32; EIGHT]; 2] {
    let [[x0, x1], [y0, y1]] = [halves(x), halves(y)];
    let (softening, fading) = (Four::splat(manner.softening), Four::splat(manner.fading));
    let zero = Four::splat(0.0);
    let (mut fx0, mut fx1, mut fy0, mut fy1) = (zero, zero, zero, zero);
    for &[bx, by, charge] in seen {
        let (bx, by, charge) = (Four::splat(bx), Four::splat(by), Four::splat(charge));
        let (dx0, dx1, dy0, dy1) = (x0 - bx, x1 - bx, y0 - by, y1 - by);
        let (square0, square1) = (dx0 * dx0 + dy0 * dy0, dx1 * dx1 + dy1 * dy1);
        let push0 = charge / ((square0 + softening) * (square0 + fading));
        let push1 = charge / ((square1 + softening) * (square1 + fading));
        (fx0, fx1) = (fx0 + dx0 * push0, fx1 + dx1 * push1);
        (fy0, fy1) = (fy0 + dy0 * push0, fy1 + dy1 * push1);
    }
    [whole(fx0, fx1), whole(fy0, fy1)]
}

fn halves(&[a, b, c, d, e, f, g, h]: &[f32; EIGHT]) -> [Four; 2] {
    [Four::new([a, b, c, d]), Four::new([e, f, g, h])]
}

fn whole(one: Four, other: Four) -> [f32; EIGHT] {
    let ([a, b, c, d], [e, f, g, h]) = (one.to_array(), other.to_array());
    [a, b, c, d, e, f, g, h]
}
