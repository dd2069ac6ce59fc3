//! Circles that keep out of each other's way. Moves nodes at once, and does not cool.

use std::ops::Range;

use crate::layout::bodies::Bodies;
use crate::layout::random::Random;

/// Room round a circle for its label: the reach of a node is `radius × 1.25 + 6`.
const SCALE: f32 = 1.25;
const MARGIN: f32 = 6.0;
/// What is missing by no more than this is as good as apart.
const TOUCH: f32 = 0.02;

/// How far a circle of this radius keeps others off.
pub fn reach_of(radius: f32) -> f32 {
    radius * SCALE + MARGIN
}

/// A node as the pairs see it.
#[derive(Debug, Clone, Copy)]
struct Circle {
    x: f32,
    y: f32,
    reach: f32,
    mobility: f32,
    node: u32,
}

/// Finds pairs through a grid of cells; keeps its arrays between ticks.
#[derive(Debug, Clone, Default)]
pub struct Collide {
    /// The cell of each node of the range.
    cell_of: Vec<u32>,
    /// Where each cell's part of `circles` begins; one longer than there are cells.
    start: Vec<u32>,
    /// Nodes cell by cell, in each cell by number.
    circles: Vec<Circle>,
}

impl Collide {
    /// Moves every pair in the range that is nearer than its reaches allow apart by `share` of what is missing, each
    /// node according to its mobility. Answers whether more than a touch was missing anywhere.
    pub fn apply(&mut self, bodies: &mut Bodies, range: &Range<usize>, share: f32, reach: impl Fn(f32) -> f32) -> bool {
        if range.len() < 2 {
            return false;
        }
        let [columns, rows] = self.sort(bodies, range, reach);
        let (start, circles) = (&self.start[..], &mut self.circles[..]);
        let mut found = false;
        for row in 0..rows {
            for column in 0..columns {
                let cell = row * columns + column;
                let here = start[cell] as usize..start[cell + 1] as usize;
                if here.is_empty() {
                    continue;
                }
                // The cell to the right, and the three below, which lie beside each other.
                let right = if column + 1 < columns { start[cell + 2] as usize } else { here.end };
                let below = if row + 1 < rows {
                    let from = cell + columns - usize::from(column > 0);
                    let to = cell + columns + usize::from(column + 1 < columns);
                    start[from] as usize..start[to + 1] as usize
                } else {
                    0..0
                };
                for at in here {
                    let (before, after) = circles.split_at_mut(at + 1);
                    let Some(one) = before.last_mut() else { continue };
                    for other in &mut after[..right - at - 1] {
                        found |= part(one, other, share);
                    }
                    // None where nothing is below.
                    let below = below.start.max(at + 1) - at - 1..below.end.max(at + 1) - at - 1;
                    for other in &mut after[below] {
                        found |= part(one, other, share);
                    }
                }
            }
        }
        let (xs, ys) = (&mut bodies.x[..], &mut bodies.y[..]);
        for circle in circles {
            (xs[circle.node as usize], ys[circle.node as usize]) = (circle.x, circle.y);
        }
        found
    }

    /// Sorts the range into cells no smaller than two of the widest reaches; answers columns and rows.
    fn sort(&mut self, bodies: &Bodies, range: &Range<usize>, reach: impl Fn(f32) -> f32) -> [usize; 2] {
        let (xs, ys) = (&bodies.x[range.clone()], &bodies.y[range.clone()]);
        let (radii, mobility) = (&bodies.radius[range.clone()], &bodies.mobility[range.clone()]);
        let (min_x, width) = extent(xs);
        let (min_y, height) = extent(ys);
        let widest =
            reach(radii.iter().fold(0.0, |widest: f32, &radius| if radius > widest { radius } else { widest }));
        // Nor so small that there are many more cells than nodes.
        let few = range.len() as f32;
        let side =
            (widest * 2.0).max((width * height / (few * 2.0)).sqrt()).max(width.max(height) / (few * 2.0)).max(2.0);
        let columns = (width / side) as usize + 1;
        let rows = (height / side) as usize + 1;
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
        self.circles.resize(range.len(), Circle { x: 0.0, y: 0.0, reach: 0.0, mobility: 0.0, node: 0 });
        let circles = &mut self.circles[..];
        for (at, &cell) in self.cell_of.iter().enumerate().rev() {
            let start = &mut start[cell as usize];
            *start -= 1;
            let (x, y, reach, mobility) = (xs[at], ys[at], reach(radii[at]), mobility[at]);
            circles[*start as usize] = Circle { x, y, reach, mobility, node: (range.start + at) as u32 };
        }
        [columns, rows]
    }
}

/// Moves two circles apart where they are too near; answers whether by more than a touch.
#[inline(always)]
fn part(i: &mut Circle, j: &mut Circle, share: f32) -> bool {
    let want = i.reach + j.reach;
    let (dx, dy) = (j.x - i.x, j.y - i.y);
    let square = dx * dx + dy * dy;
    square < want * want && push_apart(i, j, [dx, dy], square, share)
}

fn push_apart(i: &mut Circle, j: &mut Circle, [mut dx, mut dy]: [f32; 2], square: f32, share: f32) -> bool {
    let mobile = i.mobility + j.mobility;
    if mobile <= 0.0 {
        return false;
    }
    let mut distance = square.sqrt();
    let missing = i.reach + j.reach - distance;
    if distance < 1.0e-2 {
        // On one spot: any direction will do, but always the same one.
        let (low, high) = (i.node.min(j.node), i.node.max(j.node));
        [dx, dy] = Random::new(u64::from(low) << 32 | u64::from(high)).direction();
        distance = 1.0;
    }
    let by = missing / distance * share;
    let of_j = j.mobility / mobile;
    j.x += dx * by * of_j;
    j.y += dy * by * of_j;
    i.x -= dx * by * (1.0 - of_j);
    i.y -= dy * by * (1.0 - of_j);
    missing > TOUCH
}

/// The least of the values, and how far they reach from there.
fn extent(values: &[f32]) -> (f32, f32) {
    let (min, max) = values.iter().fold((f32::MAX, f32::MIN), |(min, max), &value| {
        (if value < min { value } else { min }, if value > max { value } else { max })
    });
    (min, max - min)
}
