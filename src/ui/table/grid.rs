//! The grid: head and rows of a table. Of the rows only those near what is seen are in the page, and the one that the
//! keyboard is on; gaps of the others' height stand between them.

use std::ops::Range;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::Element as Node;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::keys::{Cell, step};
use crate::state::select::{self, RowOf, TableOrder, TableRow};
use crate::state::{Command, Tab};
use crate::ui::anchor;
use crate::ui::button::word;
use crate::ui::element::{Element, element};
use crate::ui::pane::{self, Pane};
use crate::ui::{renders, swatch};

/// The height of a row in pixels; `--row` in the style sheet is the same.
const ROW: i32 = 36;
/// Rows in the page come and go by so many.
const STEP: usize = 8;
/// So many rows beyond what is seen are in the page, above and below.
const BEYOND: usize = 8;

/// The rows, known by where they are kept: the order is the same as long as it is not made anew.
pub(super) struct Rows(pub(super) Rc<TableOrder>);

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The grid, after the pattern of that name: one stop of the keyboard, arrows within.
pub(super) fn grid(pane: &Pane, Rows(order): &Rows) -> Html {
    renders::count("Grid");
    let store = pane.store();
    let selection = pane.select(|state| state.session.selection.clone());
    let sorted = pane.select(|state| state.session.table.sorted());
    let seen = seen_rows(pane);
    let active = pane.draft(Cell { row: 1, column: 0 });
    let count = order.rows.len();
    let columns = order.tab.columns();
    let now = Cell { row: active.row.min(count), column: active.column.min(columns.len() - 1) };
    {
        // Another table is begun at its top; what is selected in it comes into sight after that.
        let active = active.clone();
        pane.after(order.tab, move || {
            active.set(Cell { row: 1, column: 0 });
            show(0);
            pane::nothing()
        });
    }
    {
        let (active, store, order) = (active.clone(), store.clone(), order.clone());
        let of = (selection.clone(), order.tab);
        pane.after(of, move || {
            if let Some(place) = select::table_place(&store.state(), &order) {
                active.set(Cell { row: place + 1, column: active.column });
                show(place);
            }
            pane::nothing()
        });
    }
    let state = store.state();
    let near = near(&seen, count);
    let far = (now.row > 0 && !near.contains(&(now.row - 1))).then(|| now.row - 1).filter(|row| *row < count);
    let rows_of = |places: Range<usize>| select::table_rows(&state, order, places);
    let draw = |row: &TableRow| draw_row(order.tab, row, now).into();
    let mut body = element("div", "grid-body").with("role", "rowgroup");
    match far {
        Some(row) if row < near.start => {
            body = body.put(gap("first", row)).each(&rows_of(row..row + 1), draw);
            body = body.put(gap("second", near.start - row - 1));
        }
        _ => body = body.put(gap("second", near.start)),
    }
    body = body.each(&rows_of(near.clone()), draw);
    match far {
        Some(row) if row >= near.end => {
            body = body.put(gap("third", row - near.end)).each(&rows_of(row..row + 1), draw);
            body = body.put(gap("last", count - row - 1));
        }
        _ => body = body.put(gap("third", count - near.end)),
    }
    let choose = {
        let (dispatch, store, order) = (pane.dispatch(), store.clone(), order.clone());
        move |cell: Cell, adds: bool| {
            let Some(place) = cell.row.checked_sub(1) else {
                dispatch.emit(Command::SortTable(cell.column));
                return;
            };
            let row = select::table_rows(&store.state(), &order, place..place + 1).pop();
            match row.map(|row| row.of) {
                Some(RowOf::Node(id)) if adds => dispatch.emit(Command::ToggleSelect(id)),
                Some(RowOf::Node(id)) => dispatch.emit(Command::Select(id)),
                Some(RowOf::Line(id)) => dispatch.emit(Command::SelectEdge(id)),
                None => {}
            }
        }
    };
    let on_key = {
        let (active, choose) = (active.clone(), choose.clone());
        let page = (seen.1 - seen.0).saturating_sub(1).max(1);
        let last = Cell { row: count, column: columns.len() - 1 };
        move |event: KeyboardEvent| {
            let adds = event.ctrl_key() || event.meta_key();
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                choose(now, adds || event.shift_key());
                return;
            }
            let Some(next) = step(&event.key(), adds, now, last, page).filter(|_| !event.alt_key()) else { return };
            event.prevent_default();
            active.set(next);
            match next.row.checked_sub(1) {
                Some(place) => show(place),
                None => drop(anchor::element(anchor::ROWS).map(|grid| grid.set_scroll_top(0))),
            }
            show_column(next.column);
        }
    };
    let on_click = move |event: MouseEvent| {
        if let Some(cell) = cell_of(&event) {
            active.set(cell);
            choose(cell, event.ctrl_key() || event.meta_key() || event.shift_key());
        }
    };
    let mut head = element("div", "grid-row").with("role", "row").with("aria-rowindex", "1");
    for (column, title) in columns.iter().enumerate() {
        let way = (sorted.column == column).then(|| if sorted.descending { "descending" } else { "ascending" });
        let mut cell = placed_cell("columnheader", order.tab, Cell { row: 0, column }, now).text(title);
        if let Some(way) = way {
            cell = cell.with("aria-sort", way);
        }
        head = head.put(cell);
    }
    element("div", "grid")
        .with("id", anchor::ROWS)
        .with("role", "grid")
        .with("tabindex", "0")
        .with("aria-label", order.tab.title())
        .with("aria-multiselectable", word(order.tab != Tab::Relations))
        .given("aria-rowcount", &(count + 1).to_string())
        .given("aria-colcount", &columns.len().to_string())
        .given("aria-activedescendant", &cell_id(now))
        .given("data-table", class_of(order.tab))
        .on_key(on_key)
        .on(ListenerKind::onclick, Box::new(move |event| on_click(event.unchecked_into())))
        .put(element("div", "grid-head").with("role", "rowgroup").put(head))
        .put(body)
        .into()
}

fn class_of(tab: Tab) -> &'static str {
    match tab {
        Tab::Entities => "names",
        Tab::Events => "events",
        Tab::Relations => "relations",
    }
}

fn draw_row(tab: Tab, row: &TableRow, active: Cell) -> Element {
    let class = match (row.selected, row.drawn) {
        (true, true) => "grid-row is-selected",
        (true, false) => "grid-row is-selected is-faded",
        (false, true) => "grid-row",
        (false, false) => "grid-row is-faded",
    };
    let (attribute, name) = match &row.of {
        RowOf::Node(id) => ("data-node", id.as_str()),
        RowOf::Line(id) => ("data-edge", &**id),
    };
    let number = row.place + 1;
    let mut made = element("div", class)
        .key(name)
        .with("role", "row")
        .given("aria-rowindex", &(number + 1).to_string())
        .with("aria-selected", word(row.selected))
        .given(attribute, name);
    for (column, text) in row.cells.iter().enumerate() {
        let at = Cell { row: number, column };
        let mut cell = placed_cell(if column == 0 { "rowheader" } else { "gridcell" }, tab, at, active);
        if column == 0 {
            if let Some((kind, status, letters)) = &row.mark {
                cell = cell.put(swatch::mark(*kind, *status, letters.as_deref()));
            }
            cell = cell.put(element("span", "grid-name").text(text));
            if !row.drawn {
                cell = cell.put(element("span", "visually-hidden").text(", not drawn"));
            }
        } else {
            cell = cell.text(text);
        }
        made = made.put(cell);
    }
    made
}

fn placed_cell(role: &'static str, tab: Tab, at: Cell, active: Cell) -> Element {
    let class = match (at == active, tab.counts(at.column)) {
        (true, true) => "grid-cell grid-count figures is-active",
        (true, false) => "grid-cell is-active",
        (false, true) => "grid-cell grid-count figures",
        (false, false) => "grid-cell",
    };
    element("span", class)
        .given("id", &cell_id(at))
        .with("role", role)
        .given("aria-colindex", &(at.column + 1).to_string())
}

/// `cell-12-0`.
fn cell_id(cell: Cell) -> String {
    ["cell-", &cell.row.to_string(), "-", &cell.column.to_string()].concat()
}

/// The cell that an event hit.
fn cell_of(event: &Event) -> Option<Cell> {
    let target: Node = event.target()?.dyn_into().ok()?;
    let id = target.closest(".grid-cell").ok()??.id();
    let (row, column) = id.strip_prefix("cell-")?.split_once('-')?;
    Some(Cell { row: row.parse().ok()?, column: column.parse().ok()? })
}

/// Stands for so many rows that are not in the page. A drawing, because it is as high as its attribute says at once: the
/// page's policy allows no style in the markup, and one that came a moment later would move what is scrolled.
fn gap(key: &str, rows: usize) -> Element {
    element("svg", "grid-gap")
        .key(key)
        .with("aria-hidden", "true")
        .with("width", "1")
        .given("height", &(rows as i32 * ROW).to_string())
}

/// The first row that is seen and the one after the last, as the grid is scrolled and sized; in steps.
fn seen_rows(pane: &Pane) -> (usize, usize) {
    let seen = pane.draft((0, 3 * STEP));
    let setter = seen.clone();
    pane.after((), move || {
        let Some(grid) = anchor::element(anchor::ROWS) else { return pane::nothing() };
        let measured = grid.clone();
        let measure = move || {
            let (top, height) = (measured.scroll_top().max(0) / ROW, measured.client_height().max(0) / ROW + 1);
            let (top, height) = (top as usize / STEP * STEP, (height as usize).next_multiple_of(STEP));
            setter.set((top, top + height + STEP));
        };
        measure();
        let resized = measure.clone();
        let scrolled = EventListener::new(&grid, "scroll", move |_| measure());
        Box::new((scrolled, anchor::resized(&grid, Box::new(resized))))
    });
    *seen
}

/// The rows that are in the page.
fn near(seen: &(usize, usize), count: usize) -> Range<usize> {
    let start = seen.0.saturating_sub(BEYOND).min(count);
    start..(seen.1 + BEYOND).min(count).max(start)
}

/// Scrolls a row into sight.
fn show(place: usize) {
    let Some(grid) = anchor::element(anchor::ROWS) else { return };
    // The head stands over the first row's height.
    let (top, height) = (place as i32 * ROW, grid.client_height() - ROW);
    let now = grid.scroll_top();
    if top < now {
        grid.set_scroll_top(top);
    } else if top + ROW > now + height {
        grid.set_scroll_top(top + ROW - height);
    }
}

/// Scrolls a column into sight, beside the first, which stays.
fn show_column(column: usize) {
    let Some(grid) = anchor::element(anchor::ROWS) else { return };
    let head = |at: usize| anchor::element(&cell_id(Cell { row: 0, column: at }));
    let (Some(first), Some(head)) = (head(0), head(column)) else { return };
    let left = if column == 0 { 0 } else { head.offset_left() - first.offset_width() };
    let right = head.offset_left() + head.offset_width() - grid.client_width();
    let now = grid.scroll_left();
    if now > left || column == 0 {
        grid.set_scroll_left(left.max(0));
    } else if now < right {
        grid.set_scroll_left(right);
    }
}
