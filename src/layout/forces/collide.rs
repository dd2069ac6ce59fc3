//! Circles that keep out of each other's way. Moves nodes at once, and does not cool.

use std::ops::Range;

use crate::layout::bodies::Bodies;
use crate::layout::random::Random;

/// Room round a circle for its label: the reach of a node is `radius × 1.25 + 6`.
const SCALE: f32 = 1.25;
const MARGIN: f32 = 6.0;

/// How far a circle of this radius keeps others off.
pub fn reach_of(radius: f32) -> f32 {
    radius * SCALE + MARGIN
}

/// Finds pairs by sweeping along the longer side; keeps its order between ticks, in which it hardly changes.
#[derive(Debug, Clone, Default)]
pub struct Collide {
    order: Vec<u32>,
}

impl Collide {
    /// Moves every pair in the range that is nearer than its reaches allow apart by `share` of what is missing, each
    /// node according to its mobility. Answers whether there was such a pair.
    pub fn apply(&mut self, bodies: &mut Bodies, range: &Range<usize>, share: f32, reach: fn(f32) -> f32) -> bool {
        let Some((wide, widest)) = self.prepare(bodies, range, reach) else { return false };
        let mut found = false;
        for (at, &i) in self.order.iter().enumerate() {
            let i = i as usize;
            let reach_i = reach(bodies.radius[i]);
            let along_i = if wide { bodies.x[i] } else { bodies.y[i] };
            for &j in &self.order[at + 1..] {
                let j = j as usize;
                let along_j = if wide { bodies.x[j] } else { bodies.y[j] };
                if along_j - along_i > reach_i + widest {
                    break;
                }
                let mobile = bodies.mobility[i] + bodies.mobility[j];
                if mobile <= 0.0 {
                    continue;
                }
                let want = reach_i + reach(bodies.radius[j]);
                let (mut dx, mut dy) = (bodies.x[j] - bodies.x[i], bodies.y[j] - bodies.y[i]);
                let square = dx * dx + dy * dy;
                if square >= want * want {
                    continue;
                }
                found = true;
                let mut distance = square.sqrt();
                if distance < 1.0e-2 {
                    // On one spot: any direction will do, but always the same one.
                    [dx, dy] = Random::new((i as u64) << 32 | j as u64).direction();
                    distance = 1.0;
                }
                let by = (want - square.sqrt()) / distance * share;
                let of_j = bodies.mobility[j] / mobile;
                bodies.x[j] += dx * by * of_j;
                bodies.y[j] += dy * by * of_j;
                bodies.x[i] -= dx * by * (1.0 - of_j);
                bodies.y[i] -= dy * by * (1.0 - of_j);
            }
        }
        found
    }

    /// Sorts the range along its longer side; answers whether that is x, and the widest reach. `None` without pairs.
    fn prepare(&mut self, bodies: &Bodies, range: &Range<usize>, reach: fn(f32) -> f32) -> Option<(bool, f32)> {
        if range.len() < 2 {
            return None;
        }
        let same = self.order.len() == range.len() && self.order.iter().all(|&node| range.contains(&(node as usize)));
        if !same {
            self.order = range.clone().map(|node| node as u32).collect();
        }
        let wide = extent(&bodies.x[range.clone()]) >= extent(&bodies.y[range.clone()]);
        let along = if wide { &bodies.x } else { &bodies.y };
        self.order.sort_unstable_by(|&a, &b| along[a as usize].total_cmp(&along[b as usize]).then(a.cmp(&b)));
        let widest = bodies.radius[range.clone()].iter().fold(0.0f32, |widest, &radius| widest.max(reach(radius)));
        Some((wide, widest))
    }
}

fn extent(values: &[f32]) -> f32 {
    let (min, max) = values.iter().fold((f32::MAX, f32::MIN), |(min, max), &value| (min.min(value), max.max(value)));
    max - min
}
