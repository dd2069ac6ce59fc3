//! Moving single nodes to where their links cross less: forces end in the nearest valley, a jump leaves it.

use std::ops::Range;

use super::bodies::Bodies;
use super::forces::collide::reach_of;
use super::forces::label;
use super::legibility::plainness;
use super::topology::Topology;
use crate::lanes::Four;

/// Nodes with more links stay: what hangs on them would have to come along.
const MOST_LINKS: usize = 20;
/// What a place costs, in crossings: a circle on a foreign line, two circles too near, a link of twice its length, two
/// lines that leave a node in one direction.
const ON_LINE: f32 = 1.5;
const TOO_NEAR: f32 = 2.0;
const STRETCHED: f32 = 0.8;
const IN_ONE: f32 = 0.8;
/// What a label that covers something costs, for each unit that it would have to move.
const COVERED: f32 = 0.02;
/// Farther nodes neither are too near nor have a label that covers: in world units.
const NEAR: f32 = 150.0;
/// Lines from a node run into each other below this angle: the sine of about 7°.
const NARROW: f32 = 0.12;
/// Space between a rim and a foreign line below which it begins to look like a stop.
const ROOM: f32 = 5.0;
/// Lines of less weight are not looked at when others might cross them.
const PALE: f32 = 0.5;
/// A jump has to save so much: small gains are left to the forces.
const WORTH: f32 = 0.3;
/// Places that are tried, about the mean of the neighbours and about the node itself: directions and, in link lengths,
/// distances.
const SLANT: f32 = 0.707_106_77;
const DIRECTIONS: [[f32; 2]; 8] = [
    [1.0, 0.0],
    [SLANT, SLANT],
    [0.0, 1.0],
    [-SLANT, SLANT],
    [-1.0, 0.0],
    [-SLANT, -SLANT],
    [0.0, -1.0],
    [SLANT, -SLANT],
];
const DISTANCES: [f32; 3] = [0.45, 0.9, 1.4];
const STEPS: [f32; 2] = [0.25, 0.7];

/// The lines that are seen, one array a quantity, filled up with nothing to a multiple of four.
#[derive(Debug, Default)]
struct Lines {
    ends: Vec<[u32; 2]>,
    from_x: Vec<f32>,
    from_y: Vec<f32>,
    along_x: Vec<f32>,
    along_y: Vec<f32>,
    /// How much each shows.
    plain: Vec<f32>,
}

/// A part while its nodes jump.
struct Board<'a> {
    topology: &'a Topology,
    part: Range<usize>,
    x: &'a mut [f32],
    y: &'a mut [f32],
    radius: &'a [f32],
    lines: Lines,
}

/// Lets each free node jump to the best of some places, at most so many times; stops when none jumps.
pub(super) fn untangle(topology: &Topology, bodies: &mut Bodies, part: &Range<usize>, rounds: u32) {
    let mut lines = Lines::default();
    for link in topology.links_within(part) {
        if link.weight >= PALE {
            lines.ends.push([link.a, link.b]);
            lines.plain.push(plainness(link));
        }
    }
    let filled = lines.ends.len().next_multiple_of(4);
    lines.plain.resize(filled, 0.0);
    for quantity in [&mut lines.from_x, &mut lines.from_y, &mut lines.along_x, &mut lines.along_y] {
        quantity.resize(filled, 0.0);
    }
    let (x, y, radius, mobility) = (&mut bodies.x[..], &mut bodies.y[..], &bodies.radius[..], &bodies.mobility[..]);
    let mut board = Board { topology, part: part.clone(), x, y, radius, lines };
    board.draw_lines();
    for _ in 0..rounds {
        let mut jumped = false;
        for node in part.clone() {
            if mobility[node] >= 1.0 && (1..=MOST_LINKS).contains(&topology.degree(node)) {
                jumped |= board.jump(node);
            }
        }
        if !jumped {
            break;
        }
    }
}

impl Board<'_> {
    fn draw_lines(&mut self) {
        let Lines { ends, from_x, from_y, along_x, along_y, .. } = &mut self.lines;
        let (x, y) = (&*self.x, &*self.y);
        let from = from_x.iter_mut().zip(from_y);
        let along = along_x.iter_mut().zip(along_y);
        for ((&[a, b], (from_x, from_y)), (along_x, along_y)) in ends.iter().zip(from).zip(along) {
            let (a, b) = (a as usize, b as usize);
            (*from_x, *from_y) = (x[a], y[a]);
            (*along_x, *along_y) = (x[b] - x[a], y[b] - y[a]);
        }
    }

    fn jump(&mut self, node: usize) -> bool {
        let stay = [self.x[node], self.y[node]];
        let staying = self.cost(node, f32::INFINITY);
        if staying < WORTH {
            return false;
        }
        let (mut best, mut least) = (stay, staying - WORTH);
        for place in self.places(node) {
            [self.x[node], self.y[node]] = place;
            let moved = self.cost(node, least);
            if moved < least {
                (best, least) = (place, moved);
            }
        }
        [self.x[node], self.y[node]] = best;
        if best != stay {
            self.draw_lines();
        }
        best != stay
    }

    fn places(&self, node: usize) -> Vec<[f32; 2]> {
        let near = self.topology.near(node);
        let count = near.len() as f32;
        let (mut x, mut y, mut length) = (0.0f32, 0.0f32, 0.0f32);
        for &(other, link) in near {
            x += self.x[other as usize] / count;
            y += self.y[other as usize] / count;
            length += self.topology.links[link as usize].length / count;
        }
        let [here_x, here_y] = [self.x[node], self.y[node]];
        let mut places = Vec::with_capacity(DIRECTIONS.len() * (DISTANCES.len() + STEPS.len()) + 2);
        for [dx, dy] in DIRECTIONS {
            places.extend(DISTANCES.map(|away| [x + dx * length * away, y + dy * length * away]));
            places.extend(STEPS.map(|away| [here_x + dx * length * away, here_y + dy * length * away]));
        }
        // The other side of its neighbours, and between them.
        places.push([x * 2.0 - here_x, y * 2.0 - here_y]);
        places.push([x, y]);
        places
    }

    /// What a node and its links cost where the node is now; stops once that is more than `enough`.
    fn cost(&self, node: usize, enough: f32) -> f32 {
        let (xs, ys, radii) = (&*self.x, &*self.y, self.radius);
        let [x, y] = [xs[node], ys[node]];
        let near = self.topology.near(node);
        let mut cost = 0.0f32;
        let halves = &self.topology.label[..];
        let own_box = [x, y, radii[node], halves[node]];
        let own_reach = reach_of(radii[node]);
        for other in self.part.clone() {
            let (dx, dy) = (xs[other] - x, ys[other] - y);
            let square = dx * dx + dy * dy;
            if square > NEAR * NEAR || other == node {
                continue;
            }
            let want = reach_of(radii[other]) + own_reach;
            if square < want * want {
                cost += TOO_NEAR * (1.0 - square / (want * want));
            }
            let [by_x, by_y] = label::overlap(own_box, [xs[other], ys[other], radii[other], halves[other]]);
            cost += (by_x.abs() + by_y.abs()) * COVERED;
        }
        for &(other, link) in near {
            let link = &self.topology.links[link as usize];
            let (dx, dy) = (xs[other as usize] - x, ys[other as usize] - y);
            let over = (dx * dx + dy * dy).sqrt() / link.length - 1.0;
            if over > 0.0 {
                cost += over * STRETCHED;
            }
        }
        if cost > enough {
            return cost;
        }
        cost += self.on_others(node) * ON_LINE;
        for &(other, link) in near {
            if cost > enough {
                return cost;
            }
            let plain = plainness(&self.topology.links[link as usize]);
            let along = [xs[other as usize] - x, ys[other as usize] - y];
            let mut flaws = self.across([node as u32, other], along);
            if plain >= PALE {
                flaws += self.under(node, other as usize, along) * ON_LINE;
                // Each pair at the node itself is met twice.
                flaws += self.beside(node, other, along) * 0.5 * IN_ONE;
                flaws += self.beside(other as usize, node as u32, [-along[0], -along[1]]) * IN_ONE;
            }
            cost += flaws * plain;
        }
        cost
    }

    /// How much the node lies on the lines of others.
    fn on_others(&self, node: usize) -> f32 {
        let Lines { ends, from_x, from_y, along_x, along_y, plain } = &self.lines;
        let (at, reach) = ([self.x[node], self.y[node]], self.radius[node] + ROOM);
        let (x, y, reach_square) = (Four::splat(at[0]), Four::splat(at[1]), Four::splat(reach * reach));
        let from = from_x.as_chunks().0.iter().zip(from_y.as_chunks().0);
        let along = along_x.as_chunks().0.iter().zip(along_y.as_chunks().0);
        let (mut found, mut first) = (0.0, 0);
        for ((from_x, from_y), (along_x, along_y)) in from.zip(along) {
            let along = [Four::new(*along_x), Four::new(*along_y)];
            let mut hits = lies_on([x - Four::new(*from_x), y - Four::new(*from_y)], along, reach_square);
            while hits != 0 {
                let lane = hits.trailing_zeros() as usize;
                hits &= hits - 1;
                let (line, own) = (first + lane, node as u32);
                if ends.get(line).is_some_and(|ends| ends[0] != own && ends[1] != own) {
                    let (from, along) = ([from_x[lane], from_y[lane]], [along_x[lane], along_y[lane]]);
                    found += plain[line] * on_line(at, self.radius[node], from, along);
                }
            }
            first += 4;
        }
        found
    }

    /// How much others lie on the line from a node to another one.
    fn under(&self, node: usize, other: usize, along: [f32; 2]) -> f32 {
        let range = self.part.clone();
        let (xs, ys, radii) = (&self.x[range.clone()], &self.y[range.clone()], &self.radius[range]);
        let ((x4, x1), (y4, y1), (radii4, radii1)) = (xs.as_chunks(), ys.as_chunks(), radii.as_chunks());
        let from = [self.x[node], self.y[node]];
        let (x, y, room) = (Four::splat(from[0]), Four::splat(from[1]), Four::splat(ROOM));
        let along4 = [Four::splat(along[0]), Four::splat(along[1])];
        let (mut found, mut first) = (0.0, self.part.start);
        let mut add = |third: usize, at: [f32; 2], radius: f32| {
            if third != node && third != other {
                found += on_line(at, radius, from, along);
            }
        };
        for ((xs, ys), radii) in x4.iter().zip(y4).zip(radii4) {
            let reach = Four::new(*radii) + room;
            let mut hits = lies_on([Four::new(*xs) - x, Four::new(*ys) - y], along4, reach * reach);
            while hits != 0 {
                let lane = hits.trailing_zeros() as usize;
                hits &= hits - 1;
                add(first + lane, [xs[lane], ys[lane]], radii[lane]);
            }
            first += 4;
        }
        for ((x, y), radius) in x1.iter().zip(y1).zip(radii1) {
            add(first, [*x, *y], *radius);
            first += 1;
        }
        found
    }

    /// How much the lines show that the line between two nodes crosses; it begins at the first.
    fn across(&self, of: [u32; 2], along: [f32; 2]) -> f32 {
        let Lines { ends, from_x, from_y, along_x, along_y, plain } = &self.lines;
        let [x, y] = [self.x[of[0] as usize], self.y[of[0] as usize]];
        let (x, y) = (Four::splat(x), Four::splat(y));
        let (px, py) = (Four::splat(along[0]), Four::splat(along[1]));
        let from = from_x.as_chunks().0.iter().zip(from_y.as_chunks().0);
        let along = along_x.as_chunks().0.iter().zip(along_y.as_chunks().0);
        let (mut found, mut first) = (0.0, 0);
        for ((from_x, from_y), (along_x, along_y)) in from.zip(along) {
            let (wx, wy) = (Four::new(*from_x) - x, Four::new(*from_y) - y);
            let (qx, qy) = (Four::new(*along_x), Four::new(*along_y));
            // The sides of one line on which the other begins and ends, and the other way round.
            let (turn, begins, other_begins) = (px * qy - py * qx, px * wy - py * wx, qy * wx - qx * wy);
            let mut hits = (begins * (begins + turn)).both_negative(other_begins * (other_begins - turn));
            while hits != 0 {
                let line = first + hits.trailing_zeros() as usize;
                hits &= hits - 1;
                // Lines with a common end do not cross there.
                if ends.get(line).is_some_and(|&[a, b]| a != of[0] && a != of[1] && b != of[0] && b != of[1]) {
                    found += plain[line];
                }
            }
            first += 4;
        }
        found
    }

    /// How much other lines from a node run into the one to another node.
    fn beside(&self, node: usize, other: u32, along: [f32; 2]) -> f32 {
        let mut found = 0.0;
        for &(third, link) in self.topology.near(node) {
            let link = &self.topology.links[link as usize];
            if third != other && link.weight >= PALE {
                let out = [self.x[third as usize] - self.x[node], self.y[third as usize] - self.y[node]];
                found += plainness(link) * narrow(along, out);
            }
        }
        found
    }
}

/// Which of four circles lie on lines: a bit for each. Their places are given from where the lines begin.
#[inline(always)]
fn lies_on([px, py]: [Four; 2], [ax, ay]: [Four; 2], reach_square: Four) -> u8 {
    let (dot, square, off) = (px * ax + py * ay, ax * ax + ay * ay, px * ay - py * ax);
    // Between the ends, and nearer than the reach.
    (dot * (dot - square)).both_negative(off * off - reach_square * square)
}

/// How much a circle lies on a line: from 0 (room between them) to 1 (its middle is on it).
#[inline(always)]
fn on_line(at: [f32; 2], radius: f32, from: [f32; 2], along: [f32; 2]) -> f32 {
    let (px, py) = (at[0] - from[0], at[1] - from[1]);
    let (dot, square) = (px * along[0] + py * along[1], along[0] * along[0] + along[1] * along[1]);
    if dot <= 0.0 || dot >= square {
        return 0.0;
    }
    let (off, reach) = (px * along[1] - py * along[0], radius + ROOM);
    let (off, reach) = (off * off, reach * reach * square);
    if off < reach { 1.0 - off / reach } else { 0.0 }
}

/// How much two lines from one node run into each other: from 0 to 1, where they are one.
#[inline(always)]
fn narrow(one: [f32; 2], other: [f32; 2]) -> f32 {
    let dot = one[0] * other[0] + one[1] * other[1];
    if dot <= 0.0 {
        return 0.0;
    }
    let turn = one[0] * other[1] - one[1] * other[0];
    let lengths = (one[0] * one[0] + one[1] * one[1]) * (other[0] * other[0] + other[1] * other[1]);
    let share = turn * turn / (NARROW * NARROW * lengths);
    if share < 1.0 { 1.0 - share } else { 0.0 }
}
