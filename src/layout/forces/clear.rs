//! Nodes keep off lines that are not theirs: a circle on a foreign line reads as a stop on it.

use std::ops::Range;

use crate::layout::bodies::Bodies;
use crate::layout::topology::Link;

/// Beyond so many pairs of node and link a line through a node is one among too many to see, and the time is missed.
const PAIRS_UP_TO: usize = 60_000;
/// Space between a circle's rim and a foreign line.
const ROOM: f32 = 12.0;
/// Velocity for each unit that is missing.
const PUSH: f32 = 1.0;

/// Pushes nodes of the range and links that come too near to each other apart.
pub fn apply(bodies: &mut Bodies, range: &Range<usize>, links: &[Link], alpha: f32) {
    // Of two nodes none is foreign to a link.
    if range.len() < 3 || range.len().saturating_mul(links.len()) > PAIRS_UP_TO {
        return;
    }
    let mut near = Vec::new();
    let widest = bodies.radius[range.clone()].iter().fold(0.0f32, |widest, &radius| widest.max(radius)) + ROOM;
    // Slices: to index a vector is a call where the program is built for size.
    let (x, y, radii) = (bodies.x.as_slice(), bodies.y.as_slice(), bodies.radius.as_slice());
    let (vx, vy) = (bodies.vx.as_mut_slice(), bodies.vy.as_mut_slice());
    for link in links {
        let (a, b) = (link.a as usize, link.b as usize);
        let (ax, ay) = (x[a], y[a]);
        let (dx, dy) = (x[b] - ax, y[b] - ay);
        let square = dx * dx + dy * dy;
        if square < 1.0 {
            continue;
        }
        let per_length = 1.0 / square.sqrt();
        let per_square = 1.0 / square;
        // Most nodes are not even near the link's box.
        let (middle_x, middle_y) = (ax + dx * 0.5, ay + dy * 0.5);
        let (half_x, half_y) = (dx.abs() * 0.5 + widest, dy.abs() * 0.5 + widest);
        let places = x[range.clone()].iter().zip(&y[range.clone()]);
        near.clear();
        let mut node = range.start;
        for (x, y) in places {
            if (x - middle_x).abs() < half_x && (y - middle_y).abs() < half_y {
                near.push(node);
            }
            node += 1;
        }
        for &node in &near {
            let (px, py) = (x[node] - ax, y[node] - ay);
            let along = (px * dx + py * dy) * per_square;
            if along <= 0.0 || along >= 1.0 || node == a || node == b {
                continue;
            }
            let off = (px * dy - py * dx) * per_length;
            let missing = radii[node] + ROOM - off.abs();
            if missing <= 0.0 {
                continue;
            }
            // To the side on which it is; (dy, -dx) is the side where `off` is positive.
            let side = if off >= 0.0 { 1.0 } else { -1.0 };
            let by = side * missing * PUSH * alpha * per_length;
            let (fx, fy) = (dy * by, -dx * by);
            vx[node] += fx;
            vy[node] += fy;
            vx[a] -= fx * (1.0 - along);
            vy[a] -= fy * (1.0 - along);
            vx[b] -= fx * along;
            vy[b] -= fy * along;
        }
    }
}
