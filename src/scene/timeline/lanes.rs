//! What stands in the lanes of the timeline: marks, bars of uncertain or long dates, clusters.

use super::{Axis, Timeline};
use crate::model::Span;
use std::ops::Range;

/// How many rows of marks.
pub const ROWS: usize = 4;
/// The width of a mark in pixels.
pub const MARK: i32 = 14;
/// The least width of a cell in pixels: half of it is a cluster's radius and a mark's, so that neither meets a
/// neighbouring cell's.
const CELL: f64 = 36.0;
/// A span narrower than this is all mark, in pixels.
const SHORTEST_BAR: i32 = MARK + 4;
/// How far a date without beginning or end reaches, in pixels.
const OPEN_TAIL: i32 = 44;
/// The most bars that are drawn.
const MOST_BARS: usize = 240;

/// The mark of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its place among the timeline's moments.
    pub moment: usize,
    pub x: i32,
    pub row: usize,
    /// Pixels free at its right, for its name.
    pub room: i32,
}

/// The span of one event, or of all that have the very same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub moment: usize,
    /// Both ends, cut off a little outside of what is seen.
    pub x: Range<i32>,
    /// `None` where several events share it: then it lies behind all rows.
    pub row: Option<usize>,
    /// The event lies somewhere in it.
    pub vague: bool,
}

/// Events too close for marks of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// Their places among the timeline's moments.
    pub moments: Range<usize>,
    pub x: i32,
}

/// What is seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lanes {
    pub marks: Vec<Mark>,
    pub bars: Vec<Bar>,
    pub clusters: Vec<Cluster>,
}

/// What is under the pointer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hit {
    Event(usize),
    Cluster(Range<usize>),
}

/// Lays out what the axis sees. Rows belong to events and cells to times, so that nothing changes its row when the
/// picture is moved, and a cluster falls apart where it stands when the picture is zoomed: cells are powers of two
/// of a minute, each twice the next smaller one.
pub fn lanes(timeline: &Timeline, axis: &Axis) -> Lanes {
    let mut lanes = Lanes::default();
    let mut cell = 1_i64;
    while (cell as f64) < CELL * axis.scale() {
        cell *= 2;
    }
    let seen = axis.span();
    let mut rest = timeline.anchored(seen.first.div_euclid(cell) * cell, (seen.last.div_euclid(cell) + 1) * cell);
    let mut ends = [i32::MIN; ROWS];
    while let Some(moment) = timeline.moments.get(rest.start).filter(|_| !rest.is_empty()) {
        let from = moment.anchor.div_euclid(cell) * cell;
        let members = rest.start..timeline.anchored(from, from + cell).end.min(rest.end);
        rest.start = members.end;
        let before = (ends, lanes.marks.len());
        let fits = members.len() <= (2.0 * CELL) as usize
            && members.clone().all(|moment| {
                let x = axis.x(timeline.moments[moment].anchor);
                let free = (moment..moment + ROWS).map(|row| row % ROWS).find(|row| ends[*row] <= x - MARK / 2);
                // One that is alone in its cell is never a cluster: it gives way to those before it.
                let alone = || (0..ROWS).min_by_key(|row| ends[*row]).filter(|_| members.len() == 1);
                let Some(row) = free.or_else(alone) else { return false };
                let x = x.max(ends[row].saturating_add(MARK / 2));
                ends[row] = x + MARK / 2;
                lanes.marks.push(Mark { moment, x, row, room: 0 });
                true
            });
        if !fits {
            ends = before.0;
            lanes.marks.truncate(before.1);
            let sum: f64 = members.clone().map(|moment| timeline.moments[moment].anchor as f64).sum();
            let middle = (sum / members.len() as f64) as i64;
            let reach = (CELL / 2.0) as i32;
            let x = axis.x(middle).clamp(axis.x(from) + reach, (axis.x(from + cell) - reach).max(axis.x(from) + reach));
            lanes.clusters.push(Cluster { moments: members, x });
        }
    }
    lanes.bars = bars(timeline, axis, &lanes.clusters);
    lanes.measure_room(axis.width as i32);
    lanes
}

/// The spans that are wide enough to be seen and not within a cluster. Of events that share one it is drawn once.
fn bars(timeline: &Timeline, axis: &Axis, clusters: &[Cluster]) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    let mut shared: Vec<Span> = Vec::new();
    let edge = axis.width as i32 + 40;
    for (at, moment) in timeline.moments.iter().enumerate() {
        let open = moment.span.first == i64::MIN || moment.span.last == i64::MAX;
        let mut x = axis.x(moment.span.first).max(-40)..axis.x(moment.span.last).min(edge);
        if open {
            // Where an open date begins or ends nobody knows: a tail shows the way.
            let anchor = axis.x(moment.anchor);
            x = x.start.max(anchor - OPEN_TAIL)..x.end.min(anchor + OPEN_TAIL);
        }
        let is_wide = x.end - x.start >= SHORTEST_BAR && x.start < edge && x.end > -40;
        let shared_by_many = moment.shared && !open;
        if !is_wide || (shared_by_many && shared.contains(&moment.span)) || bars.len() == MOST_BARS {
            continue;
        }
        let is_clustered = clusters.iter().any(|cluster| cluster.moments.contains(&at));
        if shared_by_many {
            shared.push(moment.span);
        } else if is_clustered {
            continue;
        }
        let row = (!shared_by_many).then_some(at % ROWS);
        bars.push(Bar { moment: at, x, row, vague: moment.vague });
    }
    bars
}

impl Lanes {
    fn measure_room(&mut self, width: i32) {
        let mut next = [width; ROWS];
        let mut clusters = self.clusters.iter().rev().peekable();
        for mark in self.marks.iter_mut().rev() {
            while let Some(cluster) = clusters.next_if(|cluster| cluster.x > mark.x) {
                next = next.map(|next| next.min(cluster.x - (CELL / 2.0) as i32));
            }
            let next = &mut next[mark.row];
            mark.room = (*next - MARK / 2 - mark.x).max(0);
            *next = mark.x - MARK / 2;
        }
    }

    /// What is at a place: pixels from the left and from the top of the lanes, rows so many pixels high.
    pub fn hit(&self, x: i32, y: i32, row_height: i32) -> Option<Hit> {
        let reach = MARK / 2 + 3;
        let near = |at: i32| (at - x).abs();
        let row = y.div_euclid(row_height.max(1));
        let mark = self.marks.iter().filter(|mark| mark.row as i32 == row && near(mark.x) <= reach);
        let cluster = self.clusters.iter().filter(|cluster| near(cluster.x) <= reach + 4);
        let bar = self.bars.iter().filter(|bar| bar.row.is_some_and(|at| at as i32 == row) && bar.x.contains(&x));
        mark.min_by_key(|mark| near(mark.x))
            .map(|mark| Hit::Event(mark.moment))
            .or_else(|| cluster.min_by_key(|it| near(it.x)).map(|it| Hit::Cluster(it.moments.clone())))
            .or_else(|| bar.min_by_key(|bar| bar.x.len()).map(|bar| Hit::Event(bar.moment)))
    }
}
