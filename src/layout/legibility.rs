//! How hard a drawing is to read: crossings, circles on foreign lines, stretched links.

use std::ops::Range;

use super::bodies::Bodies;
use super::topology::Link;

/// What a circle on a foreign line costs in crossings, and a link of twice its length.
const ON_LINE: f32 = 1.5;
const STRETCHED: f32 = 1.0;

/// The flaws of a part's drawing, in crossings. Compares every pair of links: for small parts.
pub(super) fn flaws(bodies: &Bodies, range: &Range<usize>, links: &[Link]) -> f32 {
    let mut flaws = 0.0;
    for (at, one) in links.iter().enumerate() {
        let (a, b) = (one.a as usize, one.b as usize);
        let across = links[at + 1..].iter().filter(|other| crosses(bodies, one, other));
        flaws += across.map(plainness).sum::<f32>() * plainness(one);
        let (dx, dy) = (bodies.x[b] - bodies.x[a], bodies.y[b] - bodies.y[a]);
        let length = (dx * dx + dy * dy).sqrt();
        flaws += (length / one.length - 1.0).max(0.0) * STRETCHED;
        flaws += range.clone().filter(|&node| lies_on(bodies, node, one)).count() as f32 * plainness(one) * ON_LINE;
    }
    flaws
}

/// How much a line shows, from 0 to 1: weak lines are drawn pale, and where they cross is hardly seen.
pub(super) fn plainness(link: &Link) -> f32 {
    if link.weight < 1.0 { link.weight } else { 1.0 }
}

/// Whether a node that is not an end of this link lies on its line.
pub(super) fn lies_on(bodies: &Bodies, node: usize, link: &Link) -> bool {
    // Slices: to index a vector is a call where the program is built for size.
    let (x, y, radii) = (bodies.x.as_slice(), bodies.y.as_slice(), bodies.radius.as_slice());
    let (a, b) = (link.a as usize, link.b as usize);
    let (dx, dy) = (x[b] - x[a], y[b] - y[a]);
    let (px, py) = (x[node] - x[a], y[node] - y[a]);
    let (along, square, off) = (px * dx + py * dy, dx * dx + dy * dy, px * dy - py * dx);
    let radius = radii[node];
    node != a && node != b && along > 0.0 && along < square && off * off < radius * radius * square
}

/// Whether two links without a common end cross.
pub(super) fn crosses(bodies: &Bodies, one: &Link, other: &Link) -> bool {
    if one.a == other.a || one.a == other.b || one.b == other.a || one.b == other.b {
        return false;
    }
    let (x, y) = (bodies.x.as_slice(), bodies.y.as_slice());
    let side = |a: u32, b: u32, c: u32| {
        let (a, b, c) = (a as usize, b as usize, c as usize);
        (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]) > 0.0
    };
    side(one.a, one.b, other.a) != side(one.a, one.b, other.b)
        && side(other.a, other.b, one.a) != side(other.a, other.b, one.b)
}
