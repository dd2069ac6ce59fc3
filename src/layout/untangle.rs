//! Moving single nodes to where their links cross less: forces end in the nearest valley, a jump leaves it.

use crate::order::Listed as _;
use std::ops::Range;

use super::bodies::Bodies;
use super::forces::collide::reach_of;
use super::forces::label;
use super::legibility::plainness;
use super::topology::{Link, Topology};

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

/// A line that is seen: its ends, and how much it shows.
#[derive(Debug, Clone, Copy)]
struct Line {
    a: u32,
    b: u32,
    from: [f32; 2],
    along: [f32; 2],
    plain: f32,
}

/// A part while its nodes jump.
struct Board<'a> {
    topology: &'a Topology,
    part: Range<usize>,
    x: &'a mut [f32],
    y: &'a mut [f32],
    radius: &'a [f32],
    lines: Vec<Line>,
}

/// Lets each free node jump to the best of some places, at most so many times; stops when none jumps.
pub(super) fn untangle(topology: &Topology, bodies: &mut Bodies, part: &Range<usize>, rounds: u32) {
    let seen = topology.links_within(part).iter().filter(|link| link.weight >= PALE);
    let line = |link: &Link| Line { a: link.a, b: link.b, from: [0.0; 2], along: [0.0; 2], plain: plainness(link) };
    let lines: Vec<Line> = seen.map(line).list();
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
        for line in &mut self.lines {
            let (a, b) = (line.a as usize, line.b as usize);
            line.from = [self.x[a], self.y[a]];
            line.along = [self.x[b] - self.x[a], self.y[b] - self.y[a]];
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
            let want = reach_of(radii[other]) + own_reach;
            let square = dx * dx + dy * dy;
            if square < want * want && other != node {
                cost += TOO_NEAR * (1.0 - square / (want * want));
            }
            if other != node {
                let [by_x, by_y] = label::overlap(own_box, [xs[other], ys[other], radii[other], halves[other]]);
                cost += (by_x.abs() + by_y.abs()) * COVERED;
            }
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
        let own = node as u32;
        // On the lines of others.
        for line in &self.lines {
            if line.a != own && line.b != own {
                cost += line.plain * ON_LINE * on_line([x, y], radii[node], line.from, line.along);
            }
        }
        for &(other, link) in near {
            if cost > enough {
                return cost;
            }
            let plain = plainness(&self.topology.links[link as usize]);
            let end = [xs[other as usize], ys[other as usize]];
            let along = [end[0] - x, end[1] - y];
            let mut on_it = 0.0;
            if plain >= PALE {
                for third in self.part.clone() {
                    if third != node && third != other as usize {
                        on_it += on_line([xs[third], ys[third]], radii[third], [x, y], along);
                    }
                }
            }
            let mut across = 0.0;
            for line in &self.lines {
                let (starts, ends) = (line.a == other || line.a == own, line.b == other || line.b == own);
                if !starts && !ends {
                    if cross([x, y], along, line.from, line.along) {
                        across += line.plain;
                    }
                } else if plain >= PALE && !(starts && ends) {
                    // From a common node: how near to one direction.
                    let at_node = line.a == own || line.b == own;
                    let mut out = line.along;
                    if ends {
                        out = [-out[0], -out[1]];
                    }
                    let own_out = if at_node { along } else { [-along[0], -along[1]] };
                    let apart = narrow(own_out, out);
                    // Each pair at the node itself is met twice.
                    across += line.plain * apart * if at_node { IN_ONE * 0.5 } else { IN_ONE };
                }
            }
            cost += (across + on_it * ON_LINE) * plain;
        }
        cost
    }
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

/// Whether two lines cross.
#[inline(always)]
fn cross(p: [f32; 2], pd: [f32; 2], q: [f32; 2], qd: [f32; 2]) -> bool {
    let (wx, wy) = (q[0] - p[0], q[1] - p[1]);
    // The sides of the line through p on which q begins and ends, and the other way round.
    let begins = pd[0] * wy - pd[1] * wx;
    let turn = pd[0] * qd[1] - pd[1] * qd[0];
    let other_begins = qd[1] * wx - qd[0] * wy;
    (begins > 0.0) != (begins + turn > 0.0) && (other_begins > 0.0) != (other_begins - turn > 0.0)
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
