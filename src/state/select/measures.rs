//! What stands out, in plain words: each measure says what it counts and what it leaves out.

use std::rc::Rc;

use super::legend::not_counting;
use super::names::link;
use super::{NodeLink, words};
use crate::graph::{EdgeKind, NodeKind};
use crate::model::{GlobalId, month_name};
use crate::order::Listed as _;
use crate::state::{Answer, Command, Document, Selection, State};

/// The most columns of the series.
const MOST_COLUMNS: usize = 60;
/// The months that are told.
const MOST_MONTHS: usize = 3;
/// The members of a community that are named.
const MOST_NAMED: usize = 2;

/// What stands out.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuresView {
    /// "people", "countries", "names": of whom the measures are.
    pub who: &'static str,
    pub pairs: Vec<PairRow>,
    pub pairs_count: Rc<str>,
    pub between: Answer<Vec<(NodeLink, Rc<str>)>>,
    pub between_count: Rc<str>,
    /// The most meetings in a month for each stretch of time, and the highest of them.
    pub columns: Vec<usize>,
    /// From when to when, in words; empty where there are no meetings.
    pub reach: Rc<str>,
    pub months: Vec<MonthRow>,
    pub months_count: Rc<str>,
    /// At which resolution communities are drawn.
    pub resolution: Option<f32>,
    pub communities: Answer<Vec<CommunityRow>>,
    pub communities_count: Rc<str>,
}

/// Two who were reported together.
#[derive(Debug, Clone, PartialEq)]
pub struct PairRow {
    pub one: NodeLink,
    pub other: NodeLink,
    pub events: usize,
    /// Selects the line between them, or both.
    pub select: Command,
    pub selected: bool,
}

/// A month that saw many meetings.
#[derive(Debug, Clone, PartialEq)]
pub struct MonthRow {
    /// "August 2025"
    pub label: Rc<str>,
    pub events: Vec<GlobalId>,
    pub selected: bool,
}

/// A community.
#[derive(Debug, Clone, PartialEq)]
pub struct CommunityRow {
    /// Which of the colours of communities is its.
    pub colour: usize,
    /// Those of its members that are best connected within it.
    pub names: Rc<str>,
    pub members: Vec<GlobalId>,
    pub selected: bool,
}

/// What the measures say of what is shown.
pub fn measures(state: &State) -> MeasuresView {
    let State { document, session, measures, .. } = state;
    let who = match (measures.people, document.network.projection()) {
        (true, _) => "people",
        (false, crate::graph::Projection::Countries) => "countries",
        (false, _) => "names",
    };
    let selection = &session.selection;
    let pairs = measures.pairs.iter().filter_map(|(one, other, events, _)| {
        let select = select_pair(document, one, other);
        // Two names in one narrow row: as short as in the picture.
        let short = |id: &GlobalId| {
            let link = link(document, id, "")?;
            let node = document.network.slot(id).and_then(|slot| document.network.node(slot));
            Some(NodeLink { name: node.map_or(link.name, |node| node.short.as_ref().into()), ..link })
        };
        Some(PairRow {
            selected: is_selected(selection, &select),
            one: short(one)?,
            other: short(other)?,
            events: *events as usize,
            select,
        })
    });
    let months = &measures.months;
    let mut highest: Vec<_> = months.months.iter().list();
    crate::order::sort_by(&mut highest, |a, b| b.events.len().cmp(&a.events.len()));
    let rows = highest.into_iter().take(MOST_MONTHS).map(|seen| MonthRow {
        label: month(seen.year, seen.month).into(),
        selected: selection.nodes == seen.events,
        events: seen.events.clone(),
    });
    let (columns, reach) = series(state);
    MeasuresView {
        who,
        pairs: pairs.list(),
        pairs_count: pairs_count(state, who).into(),
        between: between(state),
        between_count: between_count(state, who).into(),
        columns,
        reach: reach.into(),
        months: rows.list(),
        months_count: months_count(state).into(),
        resolution: session.communities,
        communities: communities(state),
        communities_count: communities_count(state, who).into(),
    }
}

/// Selects the one line between two, or both where there are several lines or none.
fn select_pair(document: &Document, one: &GlobalId, other: &GlobalId) -> Command {
    let network = &document.network;
    let between = || Some(network.edges_between(network.slot(one)?, network.slot(other)?));
    let mut lines = between().unwrap_or_default();
    lines.retain(|edge| network.edge(*edge).is_some_and(|edge| matches!(edge.kind, EdgeKind::Shares { .. })));
    match &lines[..] {
        [line] => match network.edge(*line) {
            Some(edge) => Command::SelectEdge((&*edge.id).into()),
            None => Command::SelectMany(Vec::new()),
        },
        _ => Command::SelectMany(vec![one.clone(), other.clone()]),
    }
}

fn is_selected(selection: &Selection, command: &Command) -> bool {
    match command {
        Command::SelectEdge(name) => selection.edge.as_ref() == Some(name),
        Command::SelectMany(nodes) => selection.nodes == *nodes,
        _ => false,
    }
}

fn pairs_count(state: &State, who: &str) -> String {
    let measures = &state.measures;
    let mut told = [
        "Counts ",
        &count(measures.counted, "event"),
        " that took place; a talk of two weighs more than a dinner of ten",
    ]
    .concat();
    let mut left_out = left_out(state);
    if measures.alone > 0 {
        left_out.push([&measures.alone.to_string(), " with fewer than two ", who].concat());
    }
    if measures.too_large > 0 {
        left_out.push([&measures.too_large.to_string(), " of more than a hundred"].concat());
    }
    close(&mut told, &left_out);
    told
}

/// "4 announced", "2 cancelled": what does not count as having happened.
fn left_out(state: &State) -> Vec<String> {
    let (number, words) = not_counting(state);
    if number == 0 { Vec::new() } else { vec![words.to_string()] }
}

fn close(told: &mut String, left_out: &[String]) {
    if !left_out.is_empty() {
        told.push_str("; leaves out ");
        told.push_str(&left_out.join(", "));
    }
    told.push('.');
}

fn count(number: usize, word: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    [&*number.to_string(), " ", word, ending].concat()
}

/// "August 2025"
fn month(year: i64, month: u32) -> String {
    [month_name(month as u8), " ", &year.to_string()].concat()
}

fn between(state: &State) -> Answer<Vec<(NodeLink, Rc<str>)>> {
    let document = &state.document;
    let row = |(id, share): &(GlobalId, f32)| {
        let detail = match link(document, id, "")?.kind {
            NodeKind::Entity(kind) if !state.measures.people => words::kind(kind),
            _ => "",
        };
        Some((link(document, id, detail)?, percent(*share).into()))
    };
    map(&state.measures.between, |rows| rows.iter().filter_map(row).list())
}

fn map<T, U>(answer: &Answer<T>, known: impl FnOnce(&T) -> U) -> Answer<U> {
    match answer {
        Answer::Unasked => Answer::Unasked,
        Answer::Asked { ticket, progress } => Answer::Asked { ticket: *ticket, progress: *progress },
        Answer::GivenUp => Answer::GivenUp,
        Answer::Known(value) => Answer::Known(known(value)),
    }
}

/// "34 %"
fn percent(share: f32) -> String {
    let percent = (share * 100.0).round() as u32;
    if percent == 0 { "under 1\u{a0}%".to_owned() } else { [&percent.to_string(), "\u{a0}%"].concat() }
}

fn between_count(state: &State, who: &str) -> String {
    let (starts, all) = state.measures.sample;
    let mut told =
        ["On how many of the shortest ways between two of ", &all.to_string(), " ", who, " someone lies"].concat();
    if starts < all {
        told.push_str(&[", estimated from ", &starts.to_string(), " of them"].concat());
    }
    told.push_str("; by the same events as above. It says nothing of power.");
    told
}

fn months_count(state: &State) -> String {
    let months = &state.measures.months;
    let mut told = ["Counts ", &count(months.counted, "meeting"), " that took place"].concat();
    let mut left_out = left_out(state);
    if months.vague > 0 {
        left_out.push([&months.vague.to_string(), " that no single month is known for"].concat());
    }
    close(&mut told, &left_out);
    told
}

/// The most meetings in any month of each stretch, and the first and last month in words.
fn series(state: &State) -> (Vec<usize>, String) {
    let months = &state.measures.months.months;
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Default::default() };
    let number = |year: i64, month: u32| year * 12 + i64::from(month);
    let start = number(first.year, first.month);
    let all = (number(last.year, last.month) - start + 1).max(1) as usize;
    let stretch = all.div_ceil(MOST_COLUMNS);
    let mut columns = vec![0; all.div_ceil(stretch)];
    for month in months {
        let at = (number(month.year, month.month) - start) as usize / stretch;
        if let Some(column) = columns.get_mut(at) {
            *column = month.events.len().max(*column);
        }
    }
    let (first, last) = (month(first.year, first.month), month(last.year, last.month));
    let reach = if first == last { first } else { [&*first, " to ", &last].concat() };
    (columns, reach)
}

fn communities(state: &State) -> Answer<Vec<CommunityRow>> {
    let document = &state.document;
    map(&state.measures.communities, |groups| {
        let row = |(colour, group): (usize, &Vec<u32>)| {
            let nodes = group.iter().filter_map(|slot| document.network.node(*slot)).list();
            let members = nodes.iter().map(|node| node.id.clone()).list();
            let names: Vec<&str> = nodes.iter().take(MOST_NAMED).map(|node| &*node.short).list();
            let more = nodes.len().saturating_sub(MOST_NAMED);
            let names = names.join(", ");
            CommunityRow {
                colour,
                names: if more > 0 { [&names, " +", &more.to_string()].concat() } else { names }.into(),
                selected: state.session.selection.nodes == members,
                members,
            }
        };
        groups.iter().enumerate().map(row).list()
    })
}

fn communities_count(state: &State, who: &str) -> String {
    let Answer::Known(groups) = &state.measures.communities else { return String::new() };
    let grouped: usize = groups.iter().map(Vec::len).sum();
    [
        &grouped.to_string(),
        " of ",
        &state.measures.linked().to_string(),
        " ",
        who,
        " who were at an event with others, by who is together more often than chance would have it.",
    ]
    .concat()
}
