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

/// Finds pairs through a grid of cells; keeps its arrays between ticks.
#[derive(Debug, Clone, Default)]
pub struct Collide {
    /// The cell of each node of the range.
    cell_of: Vec<u32>,
    /// Where each cell's part of `nodes` begins; one longer than there are cells.
    start: Vec<u32>,
    /// Nodes cell by cell, in each cell by number.
    nodes: Vec<u32>,
}

impl Collide {
    /// Moves every pair in the range that is nearer than its reaches allow apart by `share` of what is missing, each
    /// node according to its mobility. Answers whether there was such a pair.
    pub fn apply(&mut self, bodies: &mut Bodies, range: &Range<usize>, share: f32, reach: fn(f32) -> f32) -> bool {
        if range.len() < 2 {
            return false;
        }
        let [columns, rows] = self.sort(bodies, range, reach);
        let mut found = false;
        for row in 0..rows {
            for column in 0..columns {
                let cell = row * columns + column;
                let here = self.start[cell] as usize..self.start[cell + 1] as usize;
                if here.is_empty() {
                    continue;
                }
                // The cell to the right, and the three below, which lie beside each other.
                let right = if column + 1 < columns { self.start[cell + 2] as usize } else { here.end };
                let below = if row + 1 < rows {
                    let from = cell + columns - usize::from(column > 0);
                    let to = cell + columns + usize::from(column + 1 < columns);
                    self.start[from] as usize..self.start[to + 1] as usize
                } else {
                    0..0
                };
                for at in here {
                    let one = self.nodes[at] as usize;
                    for &other in self.nodes[at + 1..right].iter().chain(&self.nodes[below.clone()]) {
                        found |= part(bodies, one, other as usize, share, reach);
                    }
                }
            }
        }
        found
    }

    /// Sorts the range into cells no smaller than two of the widest reaches; answers columns and rows.
    fn sort(&mut self, bodies: &Bodies, range: &Range<usize>, reach: fn(f32) -> f32) -> [usize; 2] {
        let (min_x, width) = extent(&bodies.x[range.clone()]);
        let (min_y, height) = extent(&bodies.y[range.clone()]);
        let widest = bodies.radius[range.clone()].iter().fold(1.0f32, |widest, &radius| widest.max(reach(radius)));
        // Nor so small that there are many more cells than nodes.
        let few = range.len() as f32;
        let side = (widest * 2.0).max((width * height / (few * 2.0)).sqrt()).max(width.max(height) / (few * 2.0));
        let columns = (width / side) as usize + 1;
        let rows = (height / side) as usize + 1;
        self.cell_of.clear();
        self.start.clear();
        self.start.resize(columns * rows + 1, 0);
        for node in range.clone() {
            let column = (((bodies.x[node] - min_x) / side) as usize).min(columns - 1);
            let row = (((bodies.y[node] - min_y) / side) as usize).min(rows - 1);
            let cell = row * columns + column;
            self.cell_of.push(cell as u32);
            self.start[cell] += 1;
        }
        let mut sum = 0;
        for start in &mut self.start {
            sum += *start;
            *start = sum;
        }
        self.nodes.resize(range.len(), 0);
        for (at, &cell) in self.cell_of.iter().enumerate().rev() {
            let start = &mut self.start[cell as usize];
            *start -= 1;
            self.nodes[*start as usize] = (range.start + at) as u32;
        }
        [columns, rows]
    }
}

/// Moves two nodes apart where they are too near; answers whether they were.
#[inline]
fn part(bodies: &mut Bodies, i: usize, j: usize, share: f32, reach: fn(f32) -> f32) -> bool {
    let want = reach(bodies.radius[i]) + reach(bodies.radius[j]);
    let (mut dx, mut dy) = (bodies.x[j] - bodies.x[i], bodies.y[j] - bodies.y[i]);
    let square = dx * dx + dy * dy;
    let mobile = bodies.mobility[i] + bodies.mobility[j];
    if square >= want * want || mobile <= 0.0 {
        return false;
    }
    let mut distance = square.sqrt();
    let missing = want - distance;
    if distance < 1.0e-2 {
        // On one spot: any direction will do, but always the same one.
        let (low, high) = (i.min(j) as u64, i.max(j) as u64);
        [dx, dy] = Random::new(low << 32 | high).direction();
        distance = 1.0;
    }
    let by = missing / distance * share;
    let of_j = bodies.mobility[j] / mobile;
    bodies.x[j] += dx * by * of_j;
    bodies.y[j] += dy * by * of_j;
    bodies.x[i] -= dx * by * (1.0 - of_j);
    bodies.y[i] -= dy * by * (1.0 - of_j);
    true
}

/// The least of the values, and how far they reach from there.
fn extent(values: &[f32]) -> (f32, f32) {
    let (min, max) = values.iter().fold((f32::MAX, f32::MIN), |(min, max), &value| (min.min(value), max.max(value)));
    (min, max - min)
}
