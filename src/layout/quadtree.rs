//! A tree over points for the method of Barnes and Hut: cells in depth-first order, buckets at the leaves.

/// Points a leaf holds before it is split.
const BUCKET: usize = 24;
/// Levels of the tree, and bits of each coordinate: points that still share a cell below stay in one bucket, so that
/// coincident ones end the building.
const LEVELS: u32 = 16;
/// Bits that one pass of the radix sort looks at; three passes are more than the code has.
const DIGIT: u32 = 11;

/// Something that pushes: place and charge.
pub type Body = [f32; 3];

#[derive(Debug, Clone, Copy)]
struct Cell {
    /// Centre of charge, and charge.
    body: Body,
    /// Squared distance beyond which it is seen as one body.
    far: f32,
    /// Its points in sorted order.
    start: u32,
    end: u32,
    /// The cell that follows when this one is not entered.
    next: u32,
    leaf: bool,
}

/// The tree; its arrays are kept between builds.
#[derive(Debug, Clone, Default)]
pub struct Quadtree {
    /// Morton code above, number of the point below; sorted.
    codes: Vec<u64>,
    swap: Vec<u64>,
    /// The numbers and bodies of the points in that order.
    points: Vec<u32>,
    bodies: Vec<Body>,
    cells: Vec<Cell>,
    list: Vec<Body>,
}

impl Quadtree {
    /// Builds the tree over these points; all three slices are of one length and charges are positive. A cell will be
    /// seen as one body where its width is less than `theta` times its distance from a bucket's box.
    pub fn build(&mut self, x: &[f32], y: &[f32], charge: &[f32], theta: f32) {
        let (min_x, max_x) = bounds(x.iter().copied());
        let (min_y, max_y) = bounds(y.iter().copied());
        let side = (max_x - min_x).max(max_y - min_y).max(1.0e-3);
        let per_unit = (1u32 << LEVELS) as f32 / side;
        let highest = (1u32 << LEVELS) - 1;
        self.codes.clear();
        self.codes.extend(x.iter().zip(y).enumerate().map(|(point, (&x, &y))| {
            let column = (((x - min_x) * per_unit) as u32).min(highest);
            let row = (((y - min_y) * per_unit) as u32).min(highest);
            u64::from(spread(column) | spread(row) << 1) << 32 | point as u64
        }));
        self.sort();
        self.points.clear();
        self.points.extend(self.codes.iter().map(|&code| code as u32));
        self.bodies.clear();
        self.bodies.extend(self.points.iter().map(|&at| [x[at as usize], y[at as usize], charge[at as usize]]));
        self.cells.clear();
        if !self.codes.is_empty() {
            // Theta nought means that nothing is far.
            let wide = if theta > 0.0 { side / theta } else { f32::INFINITY };
            self.grow(0, self.codes.len(), 0, wide * wide);
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

    /// Calls `visit(points, bodies, seen)` for each bucket of which `wanted` accepts a point: the numbers of its
    /// points, what they are, and what they see: far cells as one body each, near points themselves.
    pub fn for_each_bucket(&mut self, wanted: impl Fn(u32) -> bool, mut visit: impl FnMut(&[u32], &[Body], &[Body])) {
        let mut list = std::mem::take(&mut self.list);
        for cell in self.cells.iter().filter(|cell| cell.leaf) {
            let range = cell.start as usize..cell.end as usize;
            let points = &self.points[range.clone()];
            if points.iter().any(|&point| wanted(point)) {
                self.look(cell, &mut list);
                visit(points, &self.bodies[range], &list);
            }
        }
        self.list = list;
    }

    /// Collects what a bucket sees.
    fn look(&self, bucket: &Cell, list: &mut Vec<Body>) {
        list.clear();
        let own = &self.bodies[bucket.start as usize..bucket.end as usize];
        let (min_x, max_x) = bounds(own.iter().map(|body| body[0]));
        let (min_y, max_y) = bounds(own.iter().map(|body| body[1]));
        let mut at = 0;
        while let Some(cell) = self.cells.get(at) {
            let [x, y, _] = cell.body;
            let dx = outside(x, min_x, max_x);
            let dy = outside(y, min_y, max_y);
            let holds = cell.start <= bucket.start && bucket.end <= cell.end;
            if dx * dx + dy * dy > cell.far && !holds {
                list.push(cell.body);
                at = cell.next as usize;
            } else if cell.leaf {
                list.extend_from_slice(&self.bodies[cell.start as usize..cell.end as usize]);
                at = cell.next as usize;
            } else {
                at += 1;
            }
        }
    }

    /// Adds the cell over these points and all below it, at most `LEVELS` deep; answers charge times place, and charge.
    fn grow(&mut self, start: usize, end: usize, level: u32, far: f32) -> Body {
        let leaf = end - start <= BUCKET || level == LEVELS;
        let at = self.cells.len();
        self.cells.push(Cell { body: [0.0; 3], far, start: start as u32, end: end as u32, next: 0, leaf });
        let mut sum = [0.0f32; 3];
        let mut add = |[x, y, charge]: Body| sum = [sum[0] + x, sum[1] + y, sum[2] + charge];
        if leaf {
            self.bodies[start..end].iter().for_each(|&[x, y, charge]| add([x * charge, y * charge, charge]));
        } else {
            let shift = 32 + 2 * (LEVELS - 1 - level);
            let mut from = start;
            for quarter in 0..4u64 {
                let count = self.codes[from..end].partition_point(|code| (code >> shift) & 3 <= quarter);
                if count > 0 {
                    add(self.grow(from, from + count, level + 1, far * 0.25));
                }
                from += count;
            }
        }
        let next = self.cells.len() as u32;
        let [x, y, charge] = sum;
        if let Some(cell) = self.cells.get_mut(at) {
            cell.body = [x / charge, y / charge, charge];
            cell.next = next;
        }
        sum
    }

    /// Sorts the codes, digit by digit from the lowest; equal ones stay in the order of their points.
    fn sort(&mut self) {
        self.swap.resize(self.codes.len(), 0);
        for pass in 0..3 {
            let shift = 32 + pass * DIGIT;
            let digit = |code: u64| (code >> shift) as usize & ((1 << DIGIT) - 1);
            let mut start = [0u32; 1 << DIGIT];
            self.codes.iter().for_each(|&code| start[digit(code)] += 1);
            let mut sum = 0;
            for start in &mut start {
                (*start, sum) = (sum, sum + *start);
            }
            for &code in &self.codes {
                let start = &mut start[digit(code)];
                self.swap[*start as usize] = code;
                *start += 1;
            }
            std::mem::swap(&mut self.codes, &mut self.swap);
        }
    }
}

/// Least and greatest of the values; (0, 0) where there are none.
fn bounds(values: impl Iterator<Item = f32>) -> (f32, f32) {
    let (min, max) = values.fold((f32::MAX, f32::MIN), |(min, max), value| {
        (if value < min { value } else { min }, if value > max { value } else { max })
    });
    if min <= max { (min, max) } else { (0.0, 0.0) }
}

/// How far a value is from a span. Not with `f32::max`, which is a call in wasm.
#[inline(always)]
fn outside(value: f32, min: f32, max: f32) -> f32 {
    if value < min {
        min - value
    } else if value > max {
        value - max
    } else {
        0.0
    }
}

/// Puts a zero bit before each of the lower sixteen bits.
fn spread(bits: u32) -> u32 {
    let mut bits = bits & 0xffff;
    bits = (bits | bits << 8) & 0x00ff_00ff;
    bits = (bits | bits << 4) & 0x0f0f_0f0f;
    bits = (bits | bits << 2) & 0x3333_3333;
    (bits | bits << 1) & 0x5555_5555
}
