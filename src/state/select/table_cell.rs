//! The cells of a table: what stands in them, by what they are sorted, and whether a word is in them.

use std::borrow::Cow;
use std::rc::Rc;

use super::inspector_edge::sentence;
use super::names::{listed, name_of, publishers};
use super::sentence::Reading;
use super::table::{Key, event_at};
use super::words;
use crate::graph::{Edge, EdgeKind, NodeKind};
use crate::model::{GlobalId, MergedEvent, Time, fold};
use crate::order::Listed as _;
use crate::order::{Map, Set};
use crate::state::{Document, Tab};

/// What is worked out once for a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cells {
    tab: Tab,
    /// Of each entity, how many events name it; by slot.
    events: Vec<u32>,
    /// The names of countries by their letters.
    countries: Map<Rc<str>, Rc<str>>,
}

impl Cells {
    pub(super) fn of(document: &Document, tab: Tab) -> Self {
        let mut cells = Self { tab, events: Vec::new(), countries: Map::new() };
        if tab == Tab::Entities {
            cells.events = events_by_slot(document);
            let countries = document.network.nodes().filter(|(_, node)| node.kind == COUNTRY);
            for (code, node) in countries.filter_map(|(_, node)| Some((node.country.as_deref()?, node))) {
                cells.countries.insert(code.into(), (&*node.name).into());
            }
        }
        cells
    }

    /// What stands in a cell.
    pub(super) fn text<'a>(&'a self, document: &'a Document, row: u32, column: usize) -> Cow<'a, str> {
        let text = match self.tab {
            Tab::Entities => self.of_entity(document, row, column),
            Tab::Events => of_event(document, row, column),
            Tab::Relations => of_line(document, row, column),
        };
        text.unwrap_or_default()
    }

    /// By what a cell is sorted: names as the search folds them, dates and numbers by what they are.
    pub(super) fn key<'a>(&'a self, document: &'a Document, row: u32, column: usize) -> Key<'a> {
        let network = &document.network;
        let name = |slot: Option<u32>| slot.map(|slot| Cow::Borrowed(document.index.key(slot)));
        let number = |number: usize| Some(Key::Number(number as i64));
        let named = |slot: Option<u32>| name(slot).map(Key::Text);
        let key = match (self.tab, column) {
            (Tab::Entities, 0) => named(Some(row)),
            (Tab::Entities, 3) => number(self.events.get(row as usize).copied().unwrap_or(0) as usize),
            (Tab::Entities, 4) => number(network.degree(row)),
            (Tab::Events, 0) => event_at(document, row).and_then(|id| named(network.slot(id))),
            // The undated stand behind the dated.
            (Tab::Events, 1) => number(row as usize).filter(|_| (row as usize) < document.timeline.moments.len()),
            (Tab::Relations, 0) => named(network.ends(row).map(|(from, _)| from)),
            (Tab::Relations, 2) => named(network.ends(row).map(|(_, to)| to)),
            (Tab::Relations, 3) => {
                let times = network.edge(row).map(|edge| times_of(document, row, edge)).unwrap_or_default();
                times.first().map(|time| Key::Number(time.date.sort_key().0))
            }
            (Tab::Relations, 4) => number(network.edge(row).map_or(0, |edge| edge.evidence as usize)),
            _ => None,
        };
        key.unwrap_or_else(|| match self.text(document, row, column) {
            text if text.is_empty() || (self.tab, column) == (Tab::Events, 1) => Key::Empty,
            text => Key::Text(fold(&text).into()),
        })
    }

    /// Whether a row has a folded word: in the names it is about, which `named` knows by slot, or in its cells.
    pub(super) fn has(&self, document: &Document, row: u32, word: &str, named: &[bool]) -> bool {
        let network = &document.network;
        let is_named = |slot: u32| named.get(slot as usize) == Some(&true);
        let slots: Vec<u32> = match self.tab {
            Tab::Entities => vec![row],
            Tab::Events => {
                let slot = event_at(document, row).and_then(|id| network.slot(id));
                slot.into_iter().list()
            }
            Tab::Relations => network.ends(row).map(|(from, to)| [from, to]).into_iter().flatten().list(),
        };
        let names = usize::from(!slots.is_empty());
        slots.iter().any(|slot| is_named(*slot))
            || (names..self.tab.columns().len())
                .filter(|column| !self.tab.counts(*column))
                .any(|column| fold(&self.text(document, row, column)).contains(word))
    }

    fn of_entity<'a>(&'a self, document: &'a Document, slot: u32, column: usize) -> Option<Cow<'a, str>> {
        let node = document.network.node(slot)?;
        let NodeKind::Entity(kind) = node.kind else { return None };
        Some(match column {
            0 => Cow::Borrowed(&*node.name),
            1 => words::kind(kind).into(),
            // That a country belongs to itself is no news.
            2 if node.kind == COUNTRY => "".into(),
            2 => {
                let code = node.country.as_deref()?;
                self.countries.get(code).map_or(code, |name| name).into()
            }
            3 => self.events.get(slot as usize).copied().unwrap_or(0).to_string().into(),
            4 => document.network.degree(slot).to_string().into(),
            _ => sources(document, &document.merged.entities.get(&node.id)?.members),
        })
    }
}

const COUNTRY: NodeKind = NodeKind::Entity(crate::model::EntityKind::Country);

fn of_event(document: &Document, row: u32, column: usize) -> Option<Cow<'_, str>> {
    let event = document.merged.events.get(event_at(document, row)?)?;
    Some(match column {
        0 => event.title.as_str().into(),
        1 => event.time.best()?.display().into(),
        2 => words::event_word(&event.kind).into(),
        3 => words::status(event.status()).into(),
        4 => name_of(document, event.place.best()?).to_string().into(),
        5 => {
            let mut seen = Set::new();
            let people = event.participants.iter().map(|participant| &participant.entity);
            listed(&people.filter(|id| seen.insert(*id)).map(|id| name_of(document, id)).list()).into()
        }
        _ => sources(document, &event.members),
    })
}

fn of_line(document: &Document, row: u32, column: usize) -> Option<Cow<'_, str>> {
    let network = &document.network;
    let edge = network.edge(row)?;
    let (from, to) = network.ends(row)?;
    Some(match column {
        0 => Cow::Borrowed(&*network.node(from)?.name),
        1 => sentence(document, edge, Reading::Along).into(),
        2 => Cow::Borrowed(&*network.node(to)?.name),
        3 => match &times_of(document, row, edge)[..] {
            [] => "".into(),
            [time] => time.display().into(),
            [first, .., last] if first.date == last.date => first.date.display().into(),
            [first, .., last] => [&first.date.display(), " – ", &last.date.display()].concat().into(),
        },
        4 => edge.evidence.to_string().into(),
        _ => sources(document, &edge.records),
    })
}

/// When a line is true: a relation's own time, the time of the event at its end, those of the events it stands for from
/// the first to the last.
fn times_of<'a>(document: &'a Document, row: u32, edge: &'a Edge) -> Vec<&'a Time> {
    let (network, merged) = (&document.network, &document.merged);
    let of_event = |id: &GlobalId| merged.events.get(id).and_then(|event| event.time.best());
    match &edge.kind {
        EdgeKind::Shares { events } => {
            let mut times = events.iter().filter_map(of_event).list();
            crate::order::sort_by(&mut times, |a, b| a.date.sort_key().cmp(&b.date.sort_key()));
            times
        }
        EdgeKind::Relation(_) => {
            let relation = edge.records.iter().find_map(|record| merged.relation(record));
            relation.and_then(|relation| relation.time.best()).into_iter().list()
        }
        _ => {
            let ends = network.ends(row).map(|(from, to)| [from, to]).into_iter().flatten();
            ends.filter_map(|slot| of_event(&network.node(slot)?.id)).take(1).list()
        }
    }
}

/// The publishers of these records.
fn sources<'a>(document: &Document, records: &[GlobalId]) -> Cow<'a, str> {
    publishers(document, records).join(", ").into()
}

/// How many events name each entity, by slot: as part in it, side, place, or what it is about.
fn events_by_slot(document: &Document) -> Vec<u32> {
    let network = &document.network;
    let mut counts = vec![0; network.node_count()];
    let mut slots: Vec<u32> = Vec::new();
    for event in document.merged.events.values() {
        slots.clear();
        named_by(event, &mut |id| {
            if let Some(slot) = network.slot(id)
                && !slots.contains(&slot)
            {
                slots.push(slot);
            }
        });
        for slot in &slots {
            if let Some(count) = counts.get_mut(*slot as usize) {
                *count += 1;
            }
        }
    }
    counts
}

fn named_by(event: &MergedEvent, tell: &mut dyn FnMut(&GlobalId)) {
    for participant in &event.participants {
        tell(&participant.entity);
        participant.side.iter().for_each(&mut *tell);
    }
    event.place.all.iter().for_each(|place| tell(&place.value));
    event.from.iter().chain(&event.to).chain(&event.about).for_each(tell);
}
