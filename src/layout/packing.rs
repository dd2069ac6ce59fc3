//! Parts beside each other without overlap: their shapes, row by row, put where they fit nearest to the middle
//! (after Freivalds, Dogrusoz, Kikusts, Disconnected Graph Layout and the Polyomino Packing Approach, 2001).

use std::ops::Range;

use super::bodies::Bodies;
use super::forces::collide::reach_of;
use super::topology::Topology;
use crate::pace::Pace;

/// Side of a cell in world units.
const CELL: f32 = 24.0;
/// Empty space round each node, in world units beside its reach.
const SPACE: f32 = 14.0;
/// The longest shape spans about so many cells; a longer one gets larger cells.
const FINEST: f32 = 160.0;
/// Shapes of which is remembered where they did not fit.
const SEARCHES: usize = 8;
/// Packing a part takes about as long as so many links.
const EACH: usize = 200;
/// Width to height of what is packed.
const ASPECT: f32 = 1.6;

/// A shape as its rows: the number of the first one, and for each row its first and last column. There is no row
/// without a cell, because what is drawn hangs together.
#[derive(Debug, Clone, PartialEq)]
struct Rows {
    first: i32,
    spans: Vec<(i32, i32)>,
}

/// How far to move each of `parts`, in their order, so that they neither overlap each other nor any of `fixed`.
/// Without `fixed` the whole is then about the origin.
pub(super) async fn pack(
    topology: &Topology,
    bodies: &Bodies,
    parts: &[usize],
    fixed: &[usize],
    pace: &Pace,
) -> Vec<[f32; 2]> {
    let range = |part: &usize| topology.parts[*part].clone();
    let longest = parts.iter().chain(fixed).map(|part| longer_side(bodies, range(part))).fold(0.0, f32::max);
    let fixed_bounds = fixed.iter().map(|part| bounds(bodies, range(part))).reduce(union);
    let span = fixed_bounds.map_or(0.0, |[x0, y0, x1, y1]| (x1 - x0).max(y1 - y0));
    let cell = CELL.max(longest.max(span) / FINEST);

    let mut taken = Taken::default();
    for part in fixed {
        taken.add(&rows(topology, bodies, range(part), [0.0, 0.0], cell), 0, 0);
        pace.step(EACH + topology.links_within(&range(part)).len()).await;
    }
    let middle = fixed_bounds.map_or([0.0, 0.0], |[x0, y0, x1, y1]| [(x0 + x1) * 0.5, (y0 + y1) * 0.5]);
    let centre = [(middle[0] / cell) as i32, (middle[1] / cell) as i32];
    let mut searches: Vec<Search> = Vec::new();
    let mut moves: Vec<[f32; 2]> = Vec::with_capacity(parts.len());
    for part in parts {
        let [x0, y0, x1, y1] = bounds(bodies, range(part));
        let origin = [(x0 + x1) * 0.5, (y0 + y1) * 0.5];
        let shape = rows(topology, bodies, range(part), origin, cell);
        let at = searches.iter().position(|search| search.shape == shape).unwrap_or_else(|| {
            searches.truncate(SEARCHES - 1);
            searches.insert(0, Search::of(shape));
            0
        });
        let [column, row] = searches[at].nearest(&taken, centre);
        taken.add(&searches[at].shape, column, row);
        moves.push([column as f32 * cell - origin[0], row as f32 * cell - origin[1]]);
        pace.step(EACH + topology.links_within(&range(part)).len()).await;
    }
    if fixed.is_empty() {
        let whole = parts.iter().zip(&moves).map(|(part, [dx, dy])| {
            let [x0, y0, x1, y1] = bounds(bodies, range(part));
            [x0 + dx, y0 + dy, x1 + dx, y1 + dy]
        });
        if let Some([x0, y0, x1, y1]) = whole.reduce(union) {
            for by in &mut moves {
                *by = [by[0] - (x0 + x1) * 0.5, by[1] - (y0 + y1) * 0.5];
            }
        }
    }
    moves
}

/// What is taken: the number of the first row, and for each row its intervals, sorted, apart from each other.
#[derive(Debug, Default)]
struct Taken {
    first: i32,
    rows: Vec<Vec<(i32, i32)>>,
}

impl Taken {
    fn add(&mut self, shape: &Rows, column: i32, row: i32) {
        let from = shape.first + row;
        if self.rows.is_empty() {
            self.first = from;
        }
        let above = (self.first - from).max(0) as usize;
        self.rows.splice(0..0, vec![Vec::new(); above]);
        self.first -= above as i32;
        let begin = (from - self.first) as usize;
        if self.rows.len() < begin + shape.spans.len() {
            self.rows.resize(begin + shape.spans.len(), Vec::new());
        }
        for (intervals, &(from, to)) in self.rows[begin..].iter_mut().zip(&shape.spans) {
            let (mut from, mut to) = (from + column, to + column);
            // Intervals that touch become one.
            let first = intervals.partition_point(|&(_, end)| end < from - 1);
            let after = intervals.partition_point(|&(start, _)| start <= to + 1);
            if first < after {
                from = from.min(intervals[first].0);
                to = to.max(intervals[after - 1].1);
            }
            intervals.splice(first..after.max(first), [(from, to)]);
        }
    }

    /// Goes on from a column to the right or to the left until the shape fits into this row, passing over what is in the way
    /// whole; not beyond a column that is at most so far from where it began. Whether it fits.
    fn pass(&self, shape: &Rows, column: &mut i32, row: i32, left: bool, last: i32) -> bool {
        let from = shape.first + row - self.first;
        let above = (-from).max(0) as usize;
        let rows = self.rows.get(from.max(0) as usize..).unwrap_or_default();
        let spans = shape.spans.get(above..).unwrap_or_default();
        loop {
            let begin = *column;
            for (intervals, &(from, to)) in rows.iter().zip(spans) {
                let (from, to) = (from + *column, to + *column);
                let next = intervals.partition_point(|&(_, end)| end < from);
                if let Some(&(start, end)) = intervals.get(next).filter(|&&(start, _)| start <= to) {
                    *column += if left { start - 1 - to } else { end + 1 - from };
                    if if left { *column < last } else { *column > last } {
                        return false;
                    }
                }
            }
            if *column == begin {
                return true;
            }
        }
    }
}

/// The search for free places of one shape, on growing rectangles round the centre, from the middle of each side
/// outwards. What was not free is still taken when an equal shape comes.
#[derive(Debug)]
struct Search {
    shape: Rows,
    /// Half the height of the next rectangle.
    next: i32,
    lanes: Vec<Lane>,
}

/// A row to the left or right of the middle, from the first place on that may be free. Up to the corner of a row's own
/// rectangle and beyond it are two lanes, because the first are behind others of that rectangle.
#[derive(Debug, Clone, Copy)]
struct Lane {
    rank: u64,
    x: i32,
    y: i32,
    quarter: u64,
    beyond: bool,
}

impl Search {
    fn of(shape: Rows) -> Self {
        Self { shape, next: 0, lanes: Vec::new() }
    }

    /// The first free place. There is one, because only finitely much is taken.
    fn nearest(&mut self, taken: &Taken, centre: [i32; 2]) -> [i32; 2] {
        let (mut best, mut place, mut at) = (u64::MAX, centre, 0);
        loop {
            if at == self.lanes.len() {
                if self.next > rectangle_of(best) {
                    return place;
                }
                for quarter in 0..4 {
                    for beyond in [true, false] {
                        let x = if beyond { inner_of(self.next) } else { 0 };
                        self.lanes.push(Lane {
                            rank: rank_of(x, self.next, quarter),
                            x,
                            y: self.next,
                            quarter,
                            beyond,
                        });
                    }
                }
                self.next += 1;
            }
            let lane = &mut self.lanes[at];
            at += 1;
            if lane.rank >= best {
                continue;
            }
            let (left, up) = (lane.quarter & 1 == 1, lane.quarter & 2 == 2);
            let of = |x: i32| centre[0] + if left { -x } else { x };
            let row = centre[1] + if up { -lane.y } else { lane.y };
            let mut column = of(lane.x);
            let fits = taken.pass(&self.shape, &mut column, row, left, of(half_of(rectangle_of(best))));
            lane.x = (column - centre[0]).abs();
            lane.rank = rank_of(lane.x, lane.y, lane.quarter);
            if !lane.beyond && lane.x >= inner_of(lane.y) {
                at -= 1;
                self.lanes.swap_remove(at);
            } else if fits && lane.rank < best {
                (best, place) = (lane.rank, [column, row]);
            }
        }
    }
}

/// Half the width of a rectangle round the centre, of which the number is half the height.
fn half_of(rectangle: i32) -> i32 {
    (rectangle as f32 * ASPECT) as i32
}

/// The first column that is on this rectangle and not inside.
fn inner_of(rectangle: i32) -> i32 {
    if rectangle == 0 { 0 } else { half_of(rectangle - 1) + 1 }
}

/// What comes before what: by rectangle, there first the sides, then above and below, then by quarter.
fn rank_of(x: i32, y: i32, quarter: u64) -> u64 {
    let mut rectangle = (x as f32 / ASPECT) as i32;
    while half_of(rectangle) < x {
        rectangle += 1;
    }
    let rectangle = rectangle.max(y);
    let (inner, wide) = (inner_of(rectangle), half_of(rectangle) + 1 - inner_of(rectangle));
    let at = if x >= inner { y * wide + x - inner } else { (rectangle + 1) * wide + x };
    (rectangle as u64) << 34 | (at as u64) << 2 | quarter
}

/// The largest there can be where there is no rank yet.
fn rectangle_of(rank: u64) -> i32 {
    if rank == u64::MAX { i32::MAX >> 4 } else { (rank >> 34) as i32 }
}

/// The shape of a part about `origin`: the cells under its circles and lines, each row filled from first to last.
fn rows(topology: &Topology, bodies: &Bodies, part: Range<usize>, origin: [f32; 2], cell: f32) -> Rows {
    // Rounded down, without a call.
    let at = |value: f32| {
        let whole = (value / cell) as i32;
        if (whole as f32) * cell > value { whole - 1 } else { whole }
    };
    let halves = part.clone().map(|node| (bodies.y[node] - origin[1], reach_of(bodies.radius[node]) + SPACE));
    let (first, last) =
        halves.fold((i32::MAX, i32::MIN), |(first, last), (y, half)| (first.min(at(y - half)), last.max(at(y + half))));
    let mut spans = vec![(i32::MAX, i32::MIN); (last.max(first) - first) as usize + 1];
    // The rows, and the first and last column, that a square about a place touches.
    let square = |x: f32, y: f32, [wide, high]: [f32; 2]| {
        let rows = (at(y - high) - first) as usize..=(at(y + high) - first) as usize;
        (rows, at(x - wide), at(x + wide))
    };
    let cover = |spans: &mut Vec<(i32, i32)>, x: f32, y: f32, half: f32| {
        let (rows, from, to) = square(x, y, [half; 2]);
        for span in spans.get_mut(rows).unwrap_or_default() {
            *span = (span.0.min(from), span.1.max(to));
        }
    };
    for node in part.clone() {
        let half = reach_of(bodies.radius[node]) + SPACE;
        cover(&mut spans, bodies.x[node] - origin[0], bodies.y[node] - origin[1], half);
    }
    for link in topology.links_within(&part) {
        let (a, b) = (link.a as usize, link.b as usize);
        let (dx, dy) = (bodies.x[b] - bodies.x[a], bodies.y[b] - bodies.y[a]);
        let steps = ((dx * dx + dy * dy).sqrt() / cell) as u32;
        if steps < 2 {
            continue;
        }
        let (x, y) = (bodies.x[a] - origin[0], bodies.y[a] - origin[1]);
        // Most links of a large part cross only what its circles cover already.
        let box_of = [dx.abs() * 0.5 + SPACE, dy.abs() * 0.5 + SPACE];
        let (rows, from, to) = square(x + dx * 0.5, y + dy * 0.5, box_of);
        if spans.get(rows).is_some_and(|rows| rows.iter().all(|span| span.0 <= from && span.1 >= to)) {
            continue;
        }
        for step in 1..steps {
            let t = step as f32 / steps as f32;
            cover(&mut spans, x + dx * t, y + dy * t, SPACE);
        }
    }
    Rows { first, spans }
}

fn bounds(bodies: &Bodies, part: Range<usize>) -> [f32; 4] {
    part.map(|node| {
        let (x, y, reach) = (bodies.x[node], bodies.y[node], reach_of(bodies.radius[node]));
        [x - reach, y - reach, x + reach, y + reach]
    })
    .reduce(union)
    .unwrap_or_default()
}

fn union(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

fn longer_side(bodies: &Bodies, part: Range<usize>) -> f32 {
    let [x0, y0, x1, y1] = bounds(bodies, part);
    (x1 - x0).max(y1 - y0)
}
