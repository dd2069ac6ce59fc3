//! Springs along links, normalised by degree as in d3-force.

use crate::layout::bodies::Bodies;
use crate::layout::manner::Manner;
use crate::layout::topology::Link;

/// Pulls or pushes both ends of each link towards its length, and short ones together.
pub fn apply(bodies: &mut Bodies, links: &[Link], manner: &Manner, alpha: f32) {
    // Slices: to index a vector is a call where the program is built for size.
    let (x, y, vx, vy) = (&bodies.x[..], &bodies.y[..], &mut bodies.vx[..], &mut bodies.vy[..]);
    for link in links {
        let (a, b) = (link.a as usize, link.b as usize);
        // Where they would be next, so that both ends of a spring do not overshoot.
        let dx = x[b] + vx[b] - x[a] - vx[a];
        let dy = y[b] + vy[b] - y[a] - vy[a];
        let square = dx * dx + dy * dy;
        let distance = square.sqrt();
        if distance < 1.0e-3 {
            continue;
        }
        let nearer = manner.close * manner.close_within / (manner.close_within + square);
        let by = ((distance - link.length) / distance + nearer) * alpha * link.pull;
        vx[b] -= dx * by * link.share;
        vy[b] -= dy * by * link.share;
        vx[a] += dx * by * (1.0 - link.share);
        vy[a] += dy * by * (1.0 - link.share);
    }
}
