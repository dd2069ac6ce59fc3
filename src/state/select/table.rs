//! The rows of a table: which there are, in what order, and the text of their cells.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use super::drawn::{Drawn, drawn};
use super::table_cell::Cells;
use crate::graph::NodeKind;
use crate::model::{GlobalId, Status, fold};
use crate::order::Listed as _;
use crate::order::{self, Set};
use crate::state::{Document, State, Tab};

/// A table as it is sorted and filtered: the numbers of its rows. A row's number is the slot of its node or line; of an
/// event its place in time, the undated last.
#[derive(Debug, Clone, PartialEq)]
pub struct TableOrder {
    pub tab: Tab,
    pub rows: Vec<u32>,
    /// How many rows there are without a filter.
    pub all: usize,
    /// How many of these are not drawn.
    pub not_drawn: usize,
    /// The events that stand in a drawn line.
    lined: Set<GlobalId>,
    cells: Cells,
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq)]
pub enum RowOf {
    Node(GlobalId),
    /// The stable name of a line.
    Line(Rc<str>),
}

/// A row as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// Its place in the table.
    pub place: usize,
    pub of: RowOf,
    /// Kind, status and a country's letters, for the mark before its name; lines have none.
    pub mark: Option<(NodeKind, Status, Option<Arc<str>>)>,
    pub cells: Vec<Rc<str>>,
    pub drawn: bool,
    pub selected: bool,
}

/// By what a cell is sorted.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Key<'a> {
    /// Nothing stands in the cell: such rows come last, whichever way the table is sorted.
    Empty,
    Number(i64),
    Text(Cow<'a, str>),
}

/// The shown table, sorted and filtered. Rows that are equal by the column keep the order of their numbers.
pub fn table_order(state: &State) -> TableOrder {
    let State { document, session, .. } = state;
    let table = &session.table;
    let drawn = drawn(state);
    let cells = Cells::of(document, table.tab);
    let mut rows = numbers(document, table.tab);
    let all = rows.len();
    let is_drawn = |row: u32| is_drawn(document, table.tab, &drawn, row);
    let not_drawn = rows.iter().filter(|row| !is_drawn(**row)).count();
    if table.only_drawn {
        rows.retain(|row| is_drawn(*row));
    }
    for word in fold(&table.words).split(' ').filter(|word| !word.is_empty()) {
        let named = document.index.containing(word);
        rows.retain(|row| cells.has(document, *row, word, &named));
    }
    let sorted = table.sorted();
    // Events are numbered by date.
    if !(table.tab == Tab::Events && sorted.column == 1 && !sorted.descending) {
        let mut keyed: Vec<(u64, Key<'_>, u32)> = rows
            .iter()
            .map(|row| {
                let key = cells.key(document, *row, sorted.column);
                (prefix(&key), key, *row)
            })
            .list();
        order::sort_by(&mut keyed, |(one, a, _), (other, b, _)| match (a, b) {
            (Key::Empty, Key::Empty) => Ordering::Equal,
            (Key::Empty, _) => Ordering::Greater,
            (_, Key::Empty) => Ordering::Less,
            _ => {
                let ascending = one.cmp(other).then_with(|| rest(a, b));
                if sorted.descending { ascending.reverse() } else { ascending }
            }
        });
        rows = keyed.into_iter().map(|(.., row)| row).list();
    }
    let lined = drawn.lined.into_iter().cloned().collect();
    TableOrder { tab: table.tab, rows, all, not_drawn, lined, cells }
}

/// Some of the rows, as they are shown.
pub fn table_rows(state: &State, order: &TableOrder, places: Range<usize>) -> Vec<TableRow> {
    let numbered = places.filter_map(|place| Some((place, *order.rows.get(place)?)));
    numbered.filter_map(|(place, row)| table_row(state, order, place, row)).list()
}

/// The place of what was selected last, where it has a row.
pub fn table_place(state: &State, order: &TableOrder) -> Option<usize> {
    let State { document, session, .. } = state;
    let selection = &session.selection;
    let number = match order.tab {
        Tab::Relations => document.edge_slot(selection.edge.as_deref()?)?,
        Tab::Entities => document.network.slot(selection.nodes.last()?)?,
        Tab::Events => {
            let id = selection.nodes.last()?;
            let timeline = &document.timeline;
            let undated = || Some(timeline.moments.len() + timeline.undated.iter().position(|other| other == id)?);
            timeline.place_of(id).or_else(undated)? as u32
        }
    };
    order.rows.iter().position(|row| *row == number)
}

/// The whole table, as it is sorted and filtered, as comma-separated values.
pub fn table_csv(state: &State) -> String {
    let order = table_order(state);
    let columns = order.tab.columns().len();
    let mut text = String::new();
    for column in 0..columns {
        super::csv::put(&mut text, order.tab.columns()[column], column + 1 == columns);
    }
    for row in &order.rows {
        for column in 0..columns {
            super::csv::put(&mut text, &order.cells.text(&state.document, *row, column), column + 1 == columns);
        }
    }
    text
}

fn numbers(document: &Document, tab: Tab) -> Vec<u32> {
    let network = &document.network;
    match tab {
        Tab::Entities => network.nodes().filter(|(_, node)| !node.is_event()).map(|(slot, _)| slot).list(),
        Tab::Events => (0..(document.timeline.moments.len() + document.timeline.undated.len()) as u32).list(),
        Tab::Relations => (0..network.edge_count() as u32).list(),
    }
}

/// The event of this number.
pub(super) fn event_at(document: &Document, row: u32) -> Option<&GlobalId> {
    let timeline = &document.timeline;
    let place = row as usize;
    match timeline.moments.get(place) {
        Some(moment) => Some(&moment.id),
        None => timeline.undated.get(place - timeline.moments.len()),
    }
}

fn is_drawn(document: &Document, tab: Tab, drawn: &Drawn<'_>, row: u32) -> bool {
    match tab {
        Tab::Entities => drawn.node(row),
        Tab::Relations => drawn.edge(row),
        Tab::Events => event_at(document, row).is_some_and(|id| match document.network.slot(id) {
            Some(slot) => drawn.node(slot),
            None => drawn.lined.contains(id),
        }),
    }
}

fn table_row(state: &State, order: &TableOrder, place: usize, row: u32) -> Option<TableRow> {
    let State { document, session, .. } = state;
    let (network, visibility) = (&document.network, &document.visibility);
    let columns = 0..order.tab.columns().len();
    let cells = columns.map(|column| order.cells.text(document, row, column).as_ref().into()).list();
    if order.tab == Tab::Relations {
        let id: Rc<str> = (&*network.edge(row)?.id).into();
        let selected = session.selection.edge.as_ref() == Some(&id);
        let drawn = visibility.edges.get(row as usize) != Some(&crate::graph::Visible::Hidden);
        return Some(TableRow { place, of: RowOf::Line(id), mark: None, cells, drawn, selected });
    }
    let slot = match order.tab {
        Tab::Entities => Some(row),
        _ => network.slot(event_at(document, row)?),
    };
    let node = match slot {
        Some(slot) => network.node(slot),
        None => event_at(document, row).and_then(|id| network.event(id)),
    };
    let id = match order.tab {
        Tab::Entities => &node?.id,
        _ => event_at(document, row)?,
    };
    let event = document.merged.events.get(id);
    let kind = event.map_or_else(|| node.map(|node| node.kind), |event| Some(NodeKind::Event(event.family())))?;
    let is_country = kind == NodeKind::Entity(crate::model::EntityKind::Country);
    let letters = node.filter(|_| is_country).and_then(|node| node.country.clone());
    Some(TableRow {
        place,
        of: RowOf::Node(id.clone()),
        mark: Some((kind, event.map_or(Status::Occurred, |event| event.status()), letters)),
        cells,
        drawn: match slot {
            Some(slot) => visibility.nodes.get(slot as usize) != Some(&crate::graph::Visible::Hidden),
            None => order.lined.contains(id),
        },
        selected: session.selection.nodes.contains(id),
    })
}

/// The first eight bytes of a text, or a number, so that they compare as numbers: most comparisons end here.
fn prefix(key: &Key<'_>) -> u64 {
    match key {
        Key::Empty => 0,
        Key::Number(number) => number.cast_unsigned() ^ 1 << 63,
        Key::Text(text) => {
            let bytes = text.as_bytes();
            (0..8).fold(0, |sum, at| sum << 8 | u64::from(bytes.get(at).copied().unwrap_or(0)))
        }
    }
}

fn rest(a: &Key<'_>, b: &Key<'_>) -> Ordering {
    match (a, b) {
        (Key::Text(a), Key::Text(b)) => a.cmp(b),
        _ => Ordering::Equal,
    }
}
