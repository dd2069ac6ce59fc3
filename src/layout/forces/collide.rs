//! Circles that keep out of each other's way. Moves nodes at once, and does not cool.

use std::ops::Range;

use crate::lanes::Four;
use crate::layout::bodies::Bodies;
use crate::layout::random::Random;

/// Room round a circle for its label: the reach of a node is `radius × 1.25 + 6`.
const SCALE: f32 = 1.25;
const MARGIN: f32 = 6.0;
/// So many nodes are in one cell, wherever they are.
const FEW: usize = 16;
/// What is missing by no more than this is as good as apart.
const TOUCH: f32 = 0.02;

/// How far a circle of this radius keeps others off.
pub fn reach_of(radius: f32) -> f32 {
    radius * SCALE + MARGIN
}

/// Finds pairs through a grid of cells; keeps its arrays between ticks.
#[derive(Debug, Clone, Default)]
pub struct Collide {
    /// The cell of each node of the range.
    cell_of: Vec<u32>,
    /// Where each cell's nodes begin; one longer than there are cells.
    start: Vec<u32>,
    /// Nodes cell by cell, in each cell by number, with their places, reaches and mobility; behind the last some that
    /// are none, so that four can always be read.
    node: Vec<u32>,
    x: Vec<f32>,
    y: Vec<f32>,
    reach: Vec<f32>,
    mobility: Vec<f32>,
    /// Reaches in the order of the range.
    reaches: Vec<f32>,
}

impl Collide {
    /// Moves every pair in the range that is nearer than its reaches allow apart by `share` of what is missing, each
    /// node according to its mobility. Answers whether more than a touch was missing anywhere.
    pub fn apply(&mut self, bodies: &mut Bodies, range: &Range<usize>, share: f32, reach: impl Fn(f32) -> f32) -> bool {
        if range.len() < 2 {
            return false;
        }
        self.reaches.clear();
        self.reaches.extend(bodies.radius[range.clone()].iter().map(|&radius| reach(radius)));
        self.sort_and_part(bodies, range, share)
    }

    fn sort_and_part(&mut self, bodies: &mut Bodies, range: &Range<usize>, share: f32) -> bool {
        let [columns, rows] = self.sort(bodies, range);
        // Slices: to index a vector is a call where the program is built for size.
        let start = &self.start[..];
        let mut circles = Circles {
            node: &self.node,
            x: &mut self.x,
            y: &mut self.y,
            reach: &self.reach,
            mobility: &self.mobility,
            share,
        };
        let mut found = false;
        for row in 0..rows {
            for column in 0..columns {
                let cell = row * columns + column;
                let (first, end) = (start[cell] as usize, start[cell + 1] as usize);
                if first == end {
                    continue;
                }
                // The cell to the right, and the three below, which lie beside each other.
                let right = if column + 1 < columns { start[cell + 2] as usize } else { end };
                let below = if row + 1 < rows {
                    let from = cell + columns - usize::from(column > 0);
                    let to = cell + columns + usize::from(column + 1 < columns);
                    [start[from] as usize, start[to + 1] as usize]
                } else {
                    [0, 0]
                };
                for at in first..end {
                    found |= circles.part_from(at, [at + 1, right]);
                    found |= circles.part_from(at, below);
                }
            }
        }
        let (xs, ys) = (&mut bodies.x[..], &mut bodies.y[..]);
        for ((&node, &x), &y) in self.node.iter().zip(&self.x).zip(&self.y) {
            (xs[node as usize], ys[node as usize]) = (x, y);
        }
        found
    }

    /// Sorts the range into cells no smaller than two of the widest reaches, or few nodes into one; answers columns and rows.
    fn sort(&mut self, bodies: &Bodies, range: &Range<usize>) -> [usize; 2] {
        let (xs, ys) = (&bodies.x[range.clone()], &bodies.y[range.clone()]);
        let (mobility, yields) = (&bodies.mobility[range.clone()], &bodies.yields[range.clone()]);
        let (min_x, width) = extent(xs);
        let (min_y, height) = extent(ys);
        let widest = self.reaches.iter().fold(0.0, |widest: f32, &reach| if reach > widest { reach } else { widest });
        // Nor so small that there are many more cells than nodes.
        let few = range.len() as f32;
        let side =
            (widest * 2.0).max((width * height / (few * 2.0)).sqrt()).max(width.max(height) / (few * 2.0)).max(2.0);
        let cells = |length: f32| if range.len() <= FEW { 1 } else { (length / side) as usize + 1 };
        let (columns, rows) = (cells(width), cells(height));
        let per_unit = 1.0 / side;
        self.cell_of.clear();
        self.cell_of.extend(xs.iter().zip(ys).map(|(x, y)| {
            let column = (((x - min_x) * per_unit) as usize).min(columns - 1);
            let row = (((y - min_y) * per_unit) as usize).min(rows - 1);
            (row * columns + column) as u32
        }));
        self.start.clear();
        self.start.resize(columns * rows + 1, 0);
        let start = &mut self.start[..];
        self.cell_of.iter().for_each(|&cell| start[cell as usize] += 1);
        let mut sum = 0;
        for start in start.iter_mut() {
            sum += *start;
            *start = sum;
        }
        let n = range.len();
        self.node.resize(n, 0);
        for values in [&mut self.x, &mut self.y, &mut self.reach, &mut self.mobility] {
            values.resize(n + 3, 0.0);
        }
        let (to_node, to_x, to_y) = (&mut self.node[..], &mut self.x[..], &mut self.y[..]);
        let (to_reach, to_mobility) = (&mut self.reach[..], &mut self.mobility[..]);
        for (at, (&cell, &reach)) in self.cell_of.iter().zip(&self.reaches).enumerate().rev() {
            let start = &mut start[cell as usize];
            *start -= 1;
            let to = *start as usize;
            (to_node[to], to_x[to], to_y[to]) = ((range.start + at) as u32, xs[at], ys[at]);
            (to_reach[to], to_mobility[to]) = (reach, mobility[at] * yields[at]);
        }
        [columns, rows]
    }
}

/// Circles cell by cell.
struct Circles<'a> {
    node: &'a [u32],
    x: &'a mut [f32],
    y: &'a mut [f32],
    reach: &'a [f32],
    mobility: &'a [f32],
    share: f32,
}

impl Circles<'_> {
    /// Moves one circle and those of a span apart where they are too near, four looked at side by side; answers whether
    /// anywhere by more than a touch. What comes too near by that is for the next round.
    #[inline(always)]
    fn part_from(&mut self, one: usize, [from, to]: [usize; 2]) -> bool {
        let mut found = false;
        let mut at = from;
        while at < to {
            let (dx, dy) = (four(self.x, at) - Four::splat(self.x[one]), four(self.y, at) - Four::splat(self.y[one]));
            let want = four(self.reach, at) + Four::splat(self.reach[one]);
            let mut near = (dx * dx + dy * dy - want * want).negative();
            while near != 0 {
                let other = at + near.trailing_zeros() as usize;
                near &= near - 1;
                if other < to {
                    found |= self.push_apart(one, other);
                }
            }
            at += 4;
        }
        found
    }

    #[inline(never)]
    fn push_apart(&mut self, i: usize, j: usize) -> bool {
        let (mut dx, mut dy) = (self.x[j] - self.x[i], self.y[j] - self.y[i]);
        let mut distance = (dx * dx + dy * dy).sqrt();
        let missing = self.reach[i] + self.reach[j] - distance;
        let mobile = self.mobility[i] + self.mobility[j];
        if missing <= 0.0 || mobile <= 0.0 {
            return false;
        }
        if distance < 1.0e-2 {
            // On one spot: any direction will do, but always the same one.
            let (low, high) = (self.node[i].min(self.node[j]), self.node[i].max(self.node[j]));
            [dx, dy] = Random::new(u64::from(low) << 32 | u64::from(high)).direction();
            distance = 1.0;
        }
        let by = missing / distance * self.share;
        let of_j = self.mobility[j] / mobile;
        self.x[j] += dx * by * of_j;
        self.y[j] += dy * by * of_j;
        self.x[i] -= dx * by * (1.0 - of_j);
        self.y[i] -= dy * by * (1.0 - of_j);
        missing > TOUCH
    }
}

/// Four of the values; nought where there are not as many.
#[inline(always)]
fn four(values: &[f32], at: usize) -> Four {
    match values.get(at..at + 4).and_then(|values| values.first_chunk()) {
        Some(values) => Four::new(*values),
        None => Four::splat(0.0),
    }
}

/// The least of the values, and how far they reach from there.
fn extent(values: &[f32]) -> (f32, f32) {
    let (min, max) = values.iter().fold((f32::MAX, f32::MIN), |(min, max), &value| {
        (if value < min { value } else { min }, if value > max { value } else { max })
    });
    (min, max - min)
}
