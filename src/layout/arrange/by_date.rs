//! Time from left to right: what has a date stands at it, and what has none beside what it is linked to.

use super::Nodes;
use crate::layout::input::Input;
use crate::order;

/// How far one date is from the next at least, and how much farther for each root of a day between them, up to this
/// many: a day with ten events and a year with none both have their room.
const DATE: f32 = 60.0;
const PER_ROOT_OF_DAYS: f32 = 22.0;
const MOST_ROOTS: f32 = 14.0;
const MINUTES_A_DAY: f32 = 1_440.0;
/// How far columns of one date are from each other, and how many there are for each row.
const COLUMN: f32 = 120.0;
const WIDE: f32 = 0.7;
/// How far something undated moves aside at a time where it has no room.
const ASIDE: f32 = 40.0;
/// Height of a row.
const ROW: f32 = 52.0;
/// The picture is at most so many times as wide as high, where so large a share of it is taken: of many dates the
/// distances shrink, and what no longer fits beside each other stands in rows.
const MOST_WIDE: f32 = 2.2;
const TAKEN: f32 = 0.5;

/// `minutes` is when each node of the input is, on any clock; `None` for what has no time. The order of x is that of
/// dates; distances grow with the root of the time between, as far as the picture does not become a strip. Undated nodes without dated neighbours come last.
pub fn by_date(input: &Input, minutes: &[Option<i64>]) -> Vec<f32> {
    let nodes = Nodes::of(input);
    let topology = &nodes.topology;
    let n = topology.len();
    let when = |node: u32| minutes.get(topology.input_of[node as usize] as usize).copied().flatten();
    let mut dated: Vec<(i64, u32)> = Vec::new();
    for node in 0..n as u32 {
        dated.extend(when(node).map(|minute| (minute, node)));
    }
    order::sort_by_key(&mut dated, |&it| it);
    // Where each stands, in the order of dates.
    let mut columns_at: Vec<f32> = Vec::with_capacity(dated.len());
    let (mut x, mut last) = (0.0f32, None);
    for same in dated.chunk_by(|one, other| one.0 == other.0) {
        let minute = same[0].0;
        if let Some(last) = last.replace(minute) {
            let days = minute.saturating_sub(last) as f32 / MINUTES_A_DAY;
            x += DATE + PER_ROOT_OF_DAYS * days.sqrt().min(MOST_ROOTS);
        }
        // What is of one date stands in a block, wider than high.
        let columns = ((same.len() as f32 * WIDE).sqrt() as usize).max(1);
        for at in 0..same.len() {
            columns_at.push(x + (at % columns) as f32 * COLUMN);
        }
        x += (columns - 1) as f32 * COLUMN;
    }
    let area = nodes.width.iter().sum::<f32>() * ROW;
    let narrower = ((area * MOST_WIDE / TAKEN).sqrt() / x.max(1.0)).min(1.0);
    let mut rows = Rows { taken: Vec::new() };
    let mut places = vec![[f32::NAN; 2]; n];
    for (&(_, node), x) in dated.iter().zip(columns_at) {
        places[node as usize] = rows.place(&nodes, node, [x * narrower, 0.0], false);
    }
    // Then ring by ring what is linked to those: few links first, nearest to what they have.
    let mut waiting: Vec<u32> = Vec::new();
    waiting.extend((0..n as u32).filter(|&node| places[node as usize][0].is_nan()));
    order::sort_by_key(&mut waiting, |&node| (topology.degree(node as usize), node));
    loop {
        let mut ring: Vec<(u32, f32, f32)> = Vec::new();
        for &node in &waiting {
            let (mut x, mut y, mut count) = (0.0f32, 0.0f32, 0.0f32);
            for &(near, _) in topology.near(node as usize) {
                let place = places[near as usize];
                if !place[0].is_nan() {
                    (x, y, count) = (x + place[0], y + place[1], count + 1.0);
                }
            }
            if count > 0.0 {
                ring.push((node, x / count, y / count));
            }
        }
        if ring.is_empty() {
            break;
        }
        for (node, x, y) in ring {
            places[node as usize] = rows.place(&nodes, node, [x, y], true);
        }
        waiting.retain(|&node| places[node as usize][0].is_nan());
    }
    // What hangs on nothing dated stands before the first date: its time is not known.
    let side = (waiting.len() as f32).sqrt() as usize + 1;
    for (at, node) in waiting.into_iter().enumerate() {
        let column = (at / side) as f32;
        let row = at % side;
        places[node as usize] = [-DATE * 4.0 - column * DATE * 2.0, (row as f32 - side as f32 * 0.5) * ROW];
    }
    nodes.published(&places)
}

/// What is taken of each row: even ones below the middle, odd ones above.
struct Rows {
    taken: Vec<Vec<[f32; 2]>>,
}

impl Rows {
    /// Puts a node where it has room, as near as can be to the wished place; only undated ones may move `aside`.
    fn place(&mut self, nodes: &Nodes, node: u32, [x, y]: [f32; 2], aside: bool) -> [f32; 2] {
        let half = nodes.width[node as usize] * 0.5;
        let wished = (y / ROW) as i32;
        let mut away = 0;
        loop {
            for steps in 0..=if aside { away } else { 0 } {
                let rows = away - steps;
                for (by, row) in [(steps, rows), (-steps, rows), (steps, -rows), (-steps, -rows)] {
                    let (x, row) = (x + by as f32 * ASIDE, wished + row);
                    if self.take(row, x - half, x + half) {
                        return [x, row as f32 * ROW];
                    }
                }
            }
            away += 1;
        }
    }

    /// Takes a stretch of a row, if it is free.
    fn take(&mut self, row: i32, from: f32, to: f32) -> bool {
        let index = if row < 0 { -row * 2 - 1 } else { row * 2 } as usize;
        if self.taken.len() <= index {
            self.taken.resize(index + 1, Vec::new());
        }
        let taken = &mut self.taken[index];
        // Sorted by their left ends, and apart.
        let at = taken.partition_point(|span| span[0] < to);
        let free = at == 0 || taken[at - 1][1] <= from;
        if free {
            taken.insert(at, [from, to]);
        }
        free
    }
}
