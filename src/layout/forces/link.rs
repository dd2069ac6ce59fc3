//! Springs along links, normalised by degree as in d3-force.

use crate::layout::bodies::Bodies;
use crate::layout::topology::Link;

/// Pulls or pushes both ends of each link towards its length.
pub fn apply(bodies: &mut Bodies, links: &[Link], alpha: f32) {
    for link in links {
        let (a, b) = (link.a as usize, link.b as usize);
        // Where they would be next, so that both ends of a spring do not overshoot.
        let dx = bodies.x[b] + bodies.vx[b] - bodies.x[a] - bodies.vx[a];
        let dy = bodies.y[b] + bodies.vy[b] - bodies.y[a] - bodies.vy[a];
        let distance = (dx * dx + dy * dy).sqrt();
        if distance < 1.0e-3 {
            continue;
        }
        let by = (distance - link.length) / distance * alpha * link.pull;
        bodies.vx[b] -= dx * by * link.share;
        bodies.vy[b] -= dy * by * link.share;
        bodies.vx[a] += dx * by * (1.0 - link.share);
        bodies.vy[a] += dy * by * (1.0 - link.share);
    }
}
