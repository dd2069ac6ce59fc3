//! What keys do in a grid.

/// A cell: row 0 is the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) row: usize,
    pub(super) column: usize,
}

/// Where a key leads from a cell, with Ctrl or without; `last` is the cell at the end, `page` how many rows are seen.
pub(super) fn step(key: &str, ctrl: bool, from: Cell, last: Cell, page: usize) -> Option<Cell> {
    let first = last.row.min(1);
    let (row, column) = match (key, ctrl) {
        ("ArrowDown", false) => (from.row + 1, from.column),
        ("ArrowUp", false) => (from.row.saturating_sub(1), from.column),
        ("ArrowRight", false) => (from.row, from.column + 1),
        ("ArrowLeft", false) => (from.row, from.column.saturating_sub(1)),
        ("PageDown", false) => (from.row + page, from.column),
        ("PageUp", false) => (from.row.saturating_sub(page).max(first), from.column),
        ("Home", false) => (from.row, 0),
        ("End", false) => (from.row, last.column),
        ("Home", true) => (first, 0),
        ("End", true) => (last.row, last.column),
        _ => return None,
    };
    Some(Cell { row: row.min(last.row), column: column.min(last.column) })
}
