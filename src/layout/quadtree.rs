//! A tree over points for the method of Barnes and Hut: cells in depth-first order, buckets at the leaves.

use std::ops::Range;

/// Points a leaf holds before it is split.
const BUCKET: usize = 16;
/// Levels of the tree, and bits of each coordinate: points that still share a cell below stay in one bucket, so that
/// coincident ones end the building.
const LEVELS: u32 = 16;

#[derive(Debug, Clone, Copy)]
struct Cell {
    /// Centre of charge.
    x: f32,
    y: f32,
    charge: f32,
    width: f32,
    /// Its points in sorted order.
    start: u32,
    end: u32,
    /// The cell that follows when this one is not entered.
    next: u32,
    leaf: bool,
}

/// What a bucket sees: far cells as one body each, near points themselves.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    pub x: &'a [f32],
    pub y: &'a [f32],
    pub charge: &'a [f32],
}

/// The tree; its arrays are kept between builds.
#[derive(Debug, Clone, Default)]
pub struct Quadtree {
    /// Morton code above, number of the point below; sorted.
    codes: Vec<u64>,
    cells: Vec<Cell>,
    x: Vec<f32>,
    y: Vec<f32>,
    charge: Vec<f32>,
    list: [Vec<f32>; 3],
}

impl Quadtree {
    /// Builds the tree over these points; all three slices are of one length and charges are positive.
    pub fn build(&mut self, x: &[f32], y: &[f32], charge: &[f32]) {
        let (min_x, max_x) = bounds(x);
        let (min_y, max_y) = bounds(y);
        let side = (max_x - min_x).max(max_y - min_y).max(1.0e-3);
        let per_unit = (1u32 << LEVELS) as f32 / side;
        let highest = (1u32 << LEVELS) - 1;
        self.codes.clear();
        self.codes.extend(x.iter().zip(y).enumerate().map(|(point, (&x, &y))| {
            let column = (((x - min_x) * per_unit) as u32).min(highest);
            let row = (((y - min_y) * per_unit) as u32).min(highest);
            u64::from(spread(column) | spread(row) << 1) << 32 | point as u64
        }));
        self.codes.sort_unstable();
        let sorted = |values: &[f32], into: &mut Vec<f32>| {
            into.clear();
            into.extend(self.codes.iter().map(|&code| values[code as u32 as usize]));
        };
        sorted(x, &mut self.x);
        sorted(y, &mut self.y);
        sorted(charge, &mut self.charge);
        self.cells.clear();
        if !self.codes.is_empty() {
            self.grow(0..self.codes.len(), 0, side);
        }
    }

    /// How many points it holds.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Calls `visit(point, x, y, seen)` for each point that `wanted` accepts. A cell is seen as one body where its
    /// width is less than `theta` times its distance from the bucket's box.
    pub fn for_each_bucket(
        &mut self,
        theta: f32,
        wanted: impl Fn(usize) -> bool,
        mut visit: impl FnMut(usize, f32, f32, Seen<'_>),
    ) {
        let mut list = std::mem::take(&mut self.list);
        for at in 0..self.cells.len() {
            let bucket = self.cells[at];
            let points = bucket.start as usize..bucket.end as usize;
            if !bucket.leaf || !points.clone().any(|at| wanted(self.codes[at] as u32 as usize)) {
                continue;
            }
            self.look(&points, theta, &mut list);
            let seen = Seen { x: &list[0], y: &list[1], charge: &list[2] };
            for at in points {
                let point = self.codes[at] as u32 as usize;
                if wanted(point) {
                    visit(point, self.x[at], self.y[at], seen);
                }
            }
        }
        self.list = list;
    }

    /// Collects what a bucket sees.
    fn look(&self, bucket: &Range<usize>, theta: f32, list: &mut [Vec<f32>; 3]) {
        list.iter_mut().for_each(Vec::clear);
        let (min_x, max_x) = bounds(&self.x[bucket.clone()]);
        let (min_y, max_y) = bounds(&self.y[bucket.clone()]);
        let mut at = 0;
        while let Some(cell) = self.cells.get(at) {
            let dx = (min_x - cell.x).max(cell.x - max_x).max(0.0) * theta;
            let dy = (min_y - cell.y).max(cell.y - max_y).max(0.0) * theta;
            let holds = cell.start as usize <= bucket.start && bucket.end <= cell.end as usize;
            if !holds && dx * dx + dy * dy > cell.width * cell.width {
                list[0].push(cell.x);
                list[1].push(cell.y);
                list[2].push(cell.charge);
                at = cell.next as usize;
            } else if cell.leaf {
                let points = cell.start as usize..cell.end as usize;
                list[0].extend_from_slice(&self.x[points.clone()]);
                list[1].extend_from_slice(&self.y[points.clone()]);
                list[2].extend_from_slice(&self.charge[points]);
                at = cell.next as usize;
            } else {
                at += 1;
            }
        }
    }

    /// Adds the cell over these points and all below it; at most `LEVELS` deep.
    fn grow(&mut self, points: Range<usize>, level: u32, width: f32) {
        let (mut x, mut y, mut charge) = (0.0f32, 0.0f32, 0.0f32);
        for at in points.clone() {
            x += self.x[at] * self.charge[at];
            y += self.y[at] * self.charge[at];
            charge += self.charge[at];
        }
        let leaf = points.len() <= BUCKET || level == LEVELS;
        let at = self.cells.len();
        let (start, end) = (points.start as u32, points.end as u32);
        self.cells.push(Cell { x: x / charge, y: y / charge, charge, width, start, end, next: 0, leaf });
        if !leaf {
            let shift = 32 + 2 * (LEVELS - 1 - level);
            let mut from = points.start;
            for quarter in 0..4u64 {
                let count = self.codes[from..points.end].partition_point(|code| (code >> shift) & 3 <= quarter);
                if count > 0 {
                    self.grow(from..from + count, level + 1, width * 0.5);
                }
                from += count;
            }
        }
        self.cells[at].next = self.cells.len() as u32;
    }
}

/// Least and greatest of the values; (0, 0) where there are none.
fn bounds(values: &[f32]) -> (f32, f32) {
    let Some(&first) = values.first() else { return (0.0, 0.0) };
    values.iter().fold((first, first), |(min, max), &value| (min.min(value), max.max(value)))
}

/// Puts a zero bit before each of the lower sixteen bits.
fn spread(bits: u32) -> u32 {
    let mut bits = bits & 0xffff;
    bits = (bits | bits << 8) & 0x00ff_00ff;
    bits = (bits | bits << 4) & 0x0f0f_0f0f;
    bits = (bits | bits << 2) & 0x3333_3333;
    (bits | bits << 1) & 0x5555_5555
}
