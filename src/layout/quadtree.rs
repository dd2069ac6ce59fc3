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
    /// Least and greatest x and y of its points.
    reach: [f32; 4],
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
    /// What the cell that looks about sees, and what is for its parts to see.
    seen: Vec<Body>,
    open: Vec<u32>,
}

impl Quadtree {
    /// Builds the tree over these points; all three slices are of one length and charges are positive. A cell will be
    /// seen as one body where its width is less than `theta` times its distance from a bucket's box.
    pub fn build(&mut self, x: &[f32], y: &[f32], charge: &[f32], theta: f32) {
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
        let (mut seen, mut open) = (std::mem::take(&mut self.seen), std::mem::take(&mut self.open));
        seen.resize(self.cells.len() + self.bodies.len(), [0.0; 3]);
        open.clear();
        open.push(0);
        if !self.cells.is_empty() {
            self.look(0, 0, &mut seen, 0, &mut open, &mut |cell, seen| {
                let range = cell.start as usize..cell.end as usize;
                let points = &self.points[range.clone()];
                if points.iter().any(|&point| wanted(point)) {
                    visit(points, &self.bodies[range], seen);
                }
            });
        }
        (self.seen, self.open) = (seen, open);
    }

    /// Looks about from a cell at those that are open from `first` on; so many are seen already. What is far from all of
    /// the cell is far from its parts too, what is small and near is left for them, and a bucket is visited.
    fn look(
        &self,
        from: usize,
        first: usize,
        seen: &mut [Body],
        mut count: usize,
        open: &mut Vec<u32>,
        visit: &mut dyn FnMut(&Cell, &[Body]),
    ) {
        // Slices: to index a vector is a call where the program is built for size.
        let (cells, bodies) = (&self.cells[..], &self.bodies[..]);
        let own = &cells[from];
        let [min_x, max_x, min_y, max_y] = own.reach;
        let last = open.len();
        for candidate in first..last {
            let mut at = open[candidate] as usize;
            let end = cells[at].next as usize;
            while at < end {
                let cell = &cells[at];
                let [x, y, _] = cell.body;
                let (dx, dy) = (outside(x, min_x, max_x), outside(y, min_y, max_y));
                let holds = cell.start <= own.start && own.end <= cell.end;
                if dx * dx + dy * dy > cell.far && !holds {
                    seen[count] = cell.body;
                    count += 1;
                } else if !own.leaf && (cell.leaf || cell.far <= own.far) {
                    open.push(at as u32);
                } else if cell.leaf {
                    for body in &bodies[cell.start as usize..cell.end as usize] {
                        seen[count] = *body;
                        count += 1;
                    }
                } else {
                    at += 1;
                    continue;
                }
                at = cell.next as usize;
            }
        }
        if own.leaf {
            visit(own, &seen[..count]);
        }
        let mut part = from + 1;
        while part < own.next as usize {
            self.look(part, last, seen, count, open, visit);
            part = cells[part].next as usize;
        }
        open.truncate(last);
    }

    /// Adds the cell over these points and all below it, at most `LEVELS` deep; answers charge times place, charge, and how
    /// far the points reach.
    fn grow(&mut self, start: usize, end: usize, level: u32, far: f32) -> (Body, [f32; 4]) {
        let leaf = end - start <= BUCKET || level == LEVELS;
        let at = self.cells.len();
        let reach = [f32::MAX, f32::MIN, f32::MAX, f32::MIN];
        self.cells.push(Cell { body: [0.0; 3], far, start: start as u32, end: end as u32, next: 0, leaf, reach });
        let (mut sum, mut reach) = ([0.0f32; 3], reach);
        let mut add = |[x, y, charge]: Body, [min_x, max_x, min_y, max_y]: [f32; 4]| {
            sum = [sum[0] + x, sum[1] + y, sum[2] + charge];
            let [x0, x1, y0, y1] = reach;
            reach = [least(x0, min_x), most(x1, max_x), least(y0, min_y), most(y1, max_y)];
        };
        if leaf {
            for &[x, y, charge] in &self.bodies[start..end] {
                add([x * charge, y * charge, charge], [x, x, y, y]);
            }
        } else {
            let shift = 32 + 2 * (LEVELS - 1 - level);
            let mut from = start;
            for quarter in 0..4u64 {
                let count = self.codes[from..end].partition_point(|code| (code >> shift) & 3 <= quarter);
                if count > 0 {
                    let (body, reach) = self.grow(from, from + count, level + 1, far * 0.25);
                    add(body, reach);
                }
                from += count;
            }
        }
        let next = self.cells.len() as u32;
        let [x, y, charge] = sum;
        if let Some(cell) = self.cells.get_mut(at) {
            (cell.body, cell.reach, cell.next) = ([x / charge, y / charge, charge], reach, next);
        }
        (sum, reach)
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
fn bounds(values: &[f32]) -> (f32, f32) {
    let (min, max) =
        values.iter().fold((f32::MAX, f32::MIN), |(min, max), &value| (least(min, value), most(max, value)));
    if min <= max { (min, max) } else { (0.0, 0.0) }
}

/// The smaller one. Not `f32::min`, which is a call in wasm.
#[inline(always)]
fn least(one: f32, other: f32) -> f32 {
    if other < one { other } else { one }
}

#[inline(always)]
fn most(one: f32, other: f32) -> f32 {
    if other > one { other } else { one }
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
