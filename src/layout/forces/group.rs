//! Nodes of one group are drawn towards their middle: countries and sides stand together.

use std::ops::Range;

use crate::layout::bodies::Bodies;

/// Velocity towards the group's middle for each unit of distance.
const PULL: f32 = 0.06;

/// Pulls the nodes of a range towards the middle of their group; `group` has a number for each, 0 is none. Looks at
/// every pair: for small parts.
pub fn apply(bodies: &mut Bodies, range: &Range<usize>, group: &[u32], alpha: f32) {
    let pull = PULL * alpha;
    for (i, &own) in group.iter().enumerate().filter(|(_, own)| **own != 0) {
        let (x, y) = (&bodies.x[range.clone()], &bodies.y[range.clone()]);
        let (mut sum_x, mut sum_y, mut count) = (0.0, 0.0, 0.0);
        for ((x, y), &other) in x.iter().zip(y).zip(group) {
            if other == own {
                (sum_x, sum_y, count) = (sum_x + x, sum_y + y, count + 1.0);
            }
        }
        let (to_x, to_y) = (sum_x / count - x[i], sum_y / count - y[i]);
        bodies.vx[range.start + i] += to_x * pull;
        bodies.vy[range.start + i] += to_y * pull;
    }
}
