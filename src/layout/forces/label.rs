//! Labels that always show keep off circles and each other, where a part is small. Moves nodes at once, and does not
//! cool.

use std::ops::Range;

use crate::layout::bodies::Bodies;

/// Height of a line of text, and space round a box, in world units.
const HEIGHT: f32 = 15.0;
const SPACE: f32 = 3.0;

/// Moves every pair of which one's label covers the other's circle or label apart by `share` of the overlap, the short
/// way. `half` is half the width of each label of the range.
pub fn apply(bodies: &mut Bodies, range: &Range<usize>, half: &[f32], share: f32) {
    let (x, y) = (&mut bodies.x[range.clone()], &mut bodies.y[range.clone()]);
    let (radius, mobility) = (&bodies.radius[range.clone()], &bodies.mobility[range.clone()]);
    for i in 0..x.len() {
        let one = [x[i], y[i], radius[i], half[i]];
        let (mut by_x, mut by_y) = (0.0, 0.0);
        for j in i + 1..x.len() {
            let [dx, dy] = overlap(one, [x[j], y[j], radius[j], half[j]]);
            let mobile = mobility[i] + mobility[j];
            if (dx == 0.0 && dy == 0.0) || mobile <= 0.0 {
                continue;
            }
            let (of_i, of_j) = (mobility[i] / mobile * share, mobility[j] / mobile * share);
            x[j] += dx * of_j;
            y[j] += dy * of_j;
            by_x -= dx * of_i;
            by_y -= dy * of_i;
        }
        x[i] += by_x;
        y[i] += by_y;
    }
}

/// How the second has to move so that neither covers the other: a circle or a label below a circle, a label. Each is
/// x, y, radius and half the width of the label.
#[inline(always)]
pub fn overlap(one: [f32; 4], other: [f32; 4]) -> [f32; 2] {
    let [x, y, radius, half] = one;
    let [other_x, other_y, other_radius, other_half] = other;
    let (dx, dy) = (other_x - x, other_y - y);
    // Nothing is near enough.
    let tall = radius + other_radius + HEIGHT + SPACE;
    let wide = longer(half, radius) + longer(other_half, other_radius) + SPACE;
    if dy >= tall || dy <= -tall || dx >= wide || dx <= -wide {
        return [0.0; 2];
    }
    // Of three pairs of boxes (label and circle, circle and label, label and label) the one that overlaps most.
    let mut most = [0.0f32; 2];
    let mut least = 0.0;
    // Where each box begins and ends below its node's middle, and half its width.
    let own = [[-radius, radius, radius], [radius, radius + HEIGHT, half]];
    let others = [[-other_radius, other_radius, other_radius], [other_radius, other_radius + HEIGHT, other_half]];
    for (one, other) in [(own[0], others[1]), (own[1], others[0]), (own[1], others[1])] {
        let reach = one[2] + other[2] + SPACE;
        let across = reach - if dx < 0.0 { -dx } else { dx };
        let (down, up) = (one[1] - (dy + other[0]) + SPACE, dy + other[1] - one[0] + SPACE);
        let high = if down < up { down } else { up };
        if across <= 0.0 || high <= 0.0 || one[2] == 0.0 || other[2] == 0.0 {
            continue;
        }
        let missing = if across < high { across } else { high };
        if missing > least {
            least = missing;
            most = if across < high {
                [if dx < 0.0 { -across } else { across }, 0.0]
            } else {
                [0.0, if down < up { down } else { -up }]
            };
        }
    }
    most
}

#[inline(always)]
fn longer(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}
