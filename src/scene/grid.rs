//! A uniform grid over rectangles: what might be near a place, without asking all.

use crate::geom::{Point, Rect, Space, Vector};

/// Items by cell, as compressed rows. An item stands in every cell that its rectangle touches.
#[derive(Debug, Clone)]
pub struct Grid<S: Space> {
    origin: Point<S>,
    cell: f32,
    columns: u32,
    rows: u32,
    /// Where each cell's items start; one more than cells.
    starts: Vec<u32>,
    items: Vec<u32>,
}

/// What is gathered for a grid: counted first, then dealt out to the cells in the same order.
#[derive(Debug, Clone)]
pub(super) struct Cells {
    starts: Vec<u32>,
    next: Vec<u32>,
    items: Vec<u32>,
}

impl Cells {
    /// Something comes in each of these cells.
    pub fn count(&mut self, first: usize, last: usize) {
        self.starts[first + 1..=last + 1].iter_mut().for_each(|start| *start += 1);
    }

    /// All is counted.
    pub fn lay_out(&mut self) {
        let mut total = 0;
        for start in &mut self.starts {
            total += *start;
            *start = total;
        }
        (self.next, self.items) = (self.starts.clone(), vec![0; total as usize]);
    }

    /// Something comes in each of these cells, as it was counted.
    pub fn deal(&mut self, item: u32, first: usize, last: usize) {
        for next in &mut self.next[first..=last] {
            self.items[*next as usize] = item;
            *next += 1;
        }
    }
}

impl<S: Space> Grid<S> {
    /// The most cells a side: bounds memory whatever the spread.
    const MAX_SIDE: f32 = 1024.0;

    /// A grid over these items, each with a rectangle; cells are at least `cell` large. Rectangles that are not finite
    /// are left out. The iterator is walked three times.
    pub fn of(items: impl Iterator<Item = (u32, Rect<S>)> + Clone, cell: f32) -> Self {
        let items = items.filter(|(_, rect)| rect.min.is_finite() && rect.max.is_finite());
        let bounds =
            items.clone().map(|(_, rect)| rect).reduce(|all, rect| all.including(rect.min).including(rect.max));
        Self::over(bounds, cell, &|grid, add| {
            items.clone().for_each(|(item, rect)| grid.strips(rect, &mut |first, last| add(item, first, last)));
        })
    }

    /// A grid over these bounds, and what `each` adds to it: an item, and the first and the last of some cells side by
    /// side. It is asked twice.
    pub fn over(bounds: Option<Rect<S>>, cell: f32, each: &dyn Fn(&Self, &mut dyn FnMut(u32, usize, usize))) -> Self {
        let (grid, mut cells) = Self::begin(bounds, cell);
        each(&grid, &mut |_, first, last| cells.count(first, last));
        cells.lay_out();
        each(&grid, &mut |item, first, last| cells.deal(item, first, last));
        grid.with(cells)
    }

    /// A grid over these bounds with nothing in it, and what is to gather that.
    pub(super) fn begin(bounds: Option<Rect<S>>, cell: f32) -> (Self, Cells) {
        let bounds = bounds.unwrap_or(Rect { min: Point::ORIGIN, max: Point::ORIGIN });
        let side = bounds.width().max(bounds.height());
        let cell = cell.max(side / Self::MAX_SIDE).max(1.0e-3);
        let count = |length: f32| ((length / cell) as u32).saturating_add(1);
        let (columns, rows) = (count(bounds.width()), count(bounds.height()));
        let grid = Self { origin: bounds.min, cell, columns, rows, starts: Vec::new(), items: Vec::new() };
        let starts = vec![0u32; (columns as usize) * (rows as usize) + 1];
        (grid, Cells { starts, next: Vec::new(), items: Vec::new() })
    }

    /// The same with what was gathered.
    pub(super) fn with(self, cells: Cells) -> Self {
        Self { starts: cells.starts, items: cells.items, ..self }
    }

    /// The cells that a rectangle touches, row by row: the first and the last.
    pub fn strips(&self, rect: Rect<S>, visit: &mut dyn FnMut(usize, usize)) {
        let ((left, right, top, bottom), columns) = (self.span(rect), self.columns as usize);
        for row in top as usize..=bottom as usize {
            visit(row * columns + left as usize, row * columns + right as usize);
        }
    }

    /// The same of the cells that a straight line touches, so wide to either side.
    pub fn strips_of_line(&self, from: Point<S>, to: Point<S>, reach: f32, visit: &mut dyn FnMut(usize, usize)) {
        // Rounding must not leave a cell out.
        let reach = reach + self.cell * 1.0e-3;
        let whole = Rect::from_corners(from, to).inflated(reach);
        let ((left, right, top, bottom), columns) = (self.span(whole), self.columns as usize);
        let rise = to.y - from.y;
        let slope = (to.x - from.x) / rise;
        if top == bottom || left == right || !slope.is_finite() {
            return self.strips(whole, visit);
        }
        let (low, high) = if rise < 0.0 { (to.y, from.y) } else { (from.y, to.y) };
        let column = |x: f32| ((x - self.origin.x) / self.cell) as u32;
        for row in top..=bottom {
            let begin = self.origin.y + row as f32 * self.cell - reach;
            let end = begin + self.cell + 2.0 * reach;
            let (begin, end) = (if begin < low { low } else { begin }, if end > high { high } else { end });
            let (one, other) = (from.x + (begin - from.y) * slope, from.x + (end - from.y) * slope);
            let (least, most) = if other < one { (other, one) } else { (one, other) };
            let (first, last) = (column(least - reach).max(left), column(most + reach).min(right));
            if first <= last {
                visit(row as usize * columns + first as usize, row as usize * columns + last as usize);
            }
        }
    }

    /// The size of a cell.
    pub fn cell(&self) -> f32 {
        self.cell
    }

    /// The rectangle of the whole grid.
    pub fn bounds(&self) -> Rect<S> {
        let size = Vector::new(self.columns as f32 * self.cell, self.rows as f32 * self.cell);
        Rect { min: self.origin, max: self.origin + size }
    }

    /// The items in the cells that a rectangle touches; an item may come more than once. Within a cell they come in
    /// the order given.
    pub fn near(&self, rect: Rect<S>) -> impl Iterator<Item = u32> + '_ {
        let apart = self.items.is_empty() || !rect.inflated(self.cell * 1.0e-3).overlaps(self.bounds());
        let cells = (!apart).then(|| self.cells(rect)).into_iter().flatten();
        cells.flat_map(|cell| self.items[self.starts[cell] as usize..self.starts[cell + 1] as usize].iter().copied())
    }

    /// Whether any item in the cells that a rectangle touches is one asked for.
    pub fn any_near(&self, rect: Rect<S>, mut asked: impl FnMut(u32) -> bool) -> bool {
        if self.items.is_empty() || !rect.inflated(self.cell * 1.0e-3).overlaps(self.bounds()) {
            return false;
        }
        let (left, right, top, bottom) = self.span(rect);
        for row in top..=bottom {
            let first = row as usize * self.columns as usize;
            // The cells of a row stand side by side.
            let (start, end) = (self.starts[first + left as usize], self.starts[first + right as usize + 1]);
            for &item in &self.items[start as usize..end as usize] {
                if asked(item) {
                    return true;
                }
            }
        }
        false
    }

    /// How many entries [`Grid::near`] would give.
    pub fn count_near(&self, rect: Rect<S>) -> usize {
        if self.items.is_empty() || !rect.inflated(self.cell * 1.0e-3).overlaps(self.bounds()) {
            return 0;
        }
        self.cells(rect).map(|cell| (self.starts[cell + 1] - self.starts[cell]) as usize).sum()
    }

    /// The cells that a rectangle touches, those outside drawn to the rim.
    fn cells(&self, rect: Rect<S>) -> impl Iterator<Item = usize> + use<S> {
        let ((left, right, top, bottom), columns) = (self.span(rect), self.columns as usize);
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row as usize * columns + column as usize))
    }

    /// Their first and last column, first and last row.
    fn span(&self, rect: Rect<S>) -> (u32, u32, u32, u32) {
        // `as` saturates and takes NaN to 0, so that any rectangle lands on the grid.
        let at = |value: f32, count: u32| ((value / self.cell) as u32).min(count - 1);
        let (low, high) = (rect.min - self.origin, rect.max - self.origin);
        (at(low.x, self.columns), at(high.x, self.columns), at(low.y, self.rows), at(high.y, self.rows))
    }
}
