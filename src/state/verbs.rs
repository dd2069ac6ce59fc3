//! What can be asked for in words: "path from putin to nato", "hide …", "between 1 and 15 August", "known on 14 August".

use std::rc::Rc;

use super::asked_time::{span_between, span_of};
use super::select::words;
use super::{Command, Recent, State, select};
use crate::graph::search::{Hit, Query};
use crate::graph::{Condition, Projection};
use crate::model::{DAY, EntityKind, EventFamily, EventType, GlobalId, Span, Status, small_letters};
use crate::order::{self, Listed as _, Set};
use crate::scene::timeline;

/// Something asked for, with what does it.
#[derive(Debug, Clone, PartialEq)]
pub struct Verb {
    /// What will be done, with whole names.
    pub label: String,
    pub commands: Vec<Command>,
    /// What is still to be typed.
    pub missing: Option<&'static str>,
    /// What it is for, where it is only how to begin.
    pub detail: &'static str,
}

/// For the help and for who begins to type: how it begins, how it may go on, and what it does.
pub const VERBS: &[(&str, &str, &str)] = &[
    ("path from ", "putin to nato", "How two are linked"),
    ("known on ", "14 august", "What was known on a day"),
    ("between ", "1 and 15 august", "Look at a time"),
    ("on ", "15 august", "Look at a day; also “in 2025”"),
    ("since ", "14 august", "Look at all that came later; also “until”"),
    ("only ", "cancelled", "What has a status or is of a type; one and what is around it"),
    ("hide ", "rubio", "Hide one; also “hide places”"),
    ("show ", "rubio", "Bring one to the middle; also “show places”"),
    ("expand ", "rubio", "Show its folded neighbours"),
];

/// The most readings of one name.
const READINGS: usize = 2;
/// The most ends that are proposed for a path.
const ENDS: usize = 5;
/// How well a word for a status, type or kind must fit.
const LEAST_OF_WORD: u32 = 700;

/// What a query may ask for, the likeliest first; names may be misspelled.
pub fn verbs(state: &State, query: &str) -> Vec<Verb> {
    let query = small_letters(query.trim().trim_end_matches('?'));
    let Some((verb, rest)) = query.split_once(' ') else { return Vec::new() };
    let rest = rest.trim();
    match verb {
        "path" | "from" | "link" | "link:" => {
            let from = rest.strip_prefix("from ").or_else(|| rest.strip_prefix("between ")).unwrap_or(rest);
            // Times and names may both be ends.
            let time = if verb == "from" { from.split_once(" to ") } else { None };
            let time = time.and_then(|(first, last)| span_between(state, first, last));
            match time.map(look_at) {
                Some(look) => vec![look],
                None => paths(state, from, verb != "from"),
            }
        }
        "between" => {
            let ends = rest.split_once(" and ");
            let time = ends.and_then(|(first, last)| span_between(state, first, last));
            time.map_or_else(|| paths(state, rest, false), |span| vec![look_at(span)])
        }
        "known" | "as" | "what" => known(state, rest).into_iter().list(),
        "on" | "in" | "during" => span_of(state, rest).map(look_at).into_iter().list(),
        "since" | "after" => {
            let last = state.document.timeline.extent.last;
            let first = span_of(state, rest).map(|span| if verb == "since" { span.first } else { span.last });
            first.filter(|first| *first < last).map(|first| look_at(Span { first, last })).into_iter().list()
        }
        "until" | "before" => {
            let first = state.document.timeline.extent.first;
            let last = span_of(state, rest).map(|span| if verb == "until" { span.last } else { span.first });
            last.filter(|last| first < *last).map(|last| look_at(Span { first, last })).into_iter().list()
        }
        "hide" => {
            let mut all = with_kinds(state, rest, true);
            all.extend(with_name(state, rest, "Hide ", &|_, _| vec![Command::HideSelection]));
            all
        }
        "show" => {
            let mut all = with_kinds(state, rest, false);
            all.extend(with_conditions(state, rest));
            all.extend(with_name(state, rest, "Show ", &|_, id| vec![Command::Locate(id)]));
            all
        }
        "expand" => with_name(state, rest, "Show the folded neighbours of ", &|_, id| vec![Command::Expand(id)]),
        "focus" | "only" => {
            let mut all = if verb == "only" { with_conditions(state, rest) } else { Vec::new() };
            all.extend(with_name(state, rest, "Only what is around ", &|state, _| {
                // A focus that is in force ends first.
                vec![Command::Focus; 1 + usize::from(!state.session.filter.focus.is_empty())]
            }));
            all
        }
        _ => Vec::new(),
    }
}

/// How what is typed may go on: what begins so, or all of it of an empty box. To take one types its beginning.
pub(super) fn beginnings(query: &str) -> Vec<Verb> {
    let query = small_letters(query);
    let begun = VERBS.iter().filter(|(begin, ..)| query.is_empty() || query.len() > 1 && begin.starts_with(&*query));
    let verb = |(begin, _, detail): &(&str, &str, &'static str)| Verb {
        commands: vec![Command::SetQuery((*begin).to_owned()), Command::FocusSearch],
        detail,
        ..labelled([begin, "…"].concat(), Vec::new())
    };
    begun.map(verb).list()
}

fn labelled(label: String, commands: Vec<Command>) -> Verb {
    Verb { label, commands, missing: None, detail: "" }
}

fn look_at(span: Span) -> Verb {
    let command = Command::SetWindow { window: Some(span), gesture: 0 };
    labelled(["Look at ", &timeline::window(span)].concat(), vec![command])
}

/// "on 14 august", "known by august", "did we know on 14 august": what was known at the end of that time.
fn known(state: &State, rest: &str) -> Option<Verb> {
    let mut when = rest;
    for word in ["was ", "did we ", "known ", "know ", "on ", "by ", "of ", "in "] {
        when = when.strip_prefix(word).unwrap_or(when);
    }
    let day = (span_of(state, when)?.last - 1).div_euclid(DAY);
    let days = state.document.dataset.days_of_publication();
    let all = days.iter().next_back().is_none_or(|last| *last <= day);
    let (label, day) = if all {
        ("All that is known now".to_owned(), None)
    } else {
        (["As known on ", &timeline::day(day)].concat(), Some(day))
    };
    let missing = (days.len() < 2).then_some("all open articles are of one day");
    Some(Verb { missing, ..labelled(label, vec![Command::SetKnown { day, gesture: 0 }]) })
}

/// Whether what is asked for is this word, or the start of it; in the singular or in the plural.
fn is_word(asked: &str, word: &str) -> bool {
    let fits = |asked: &str| Query::of(asked).rate_text(word).is_some_and(|score| score >= LEAST_OF_WORD);
    asked.len() > 2 && (fits(asked) || asked.strip_suffix('s').is_some_and(fits))
}

/// Statuses and types of events to be asked for.
fn with_conditions(state: &State, word: &str) -> Vec<Verb> {
    let mut all: Vec<Condition> = Vec::new();
    all.extend(Status::ALL.iter().filter(|it| is_word(word, words::status(**it))).map(|it| Condition::Status(*it)));
    all.extend(
        EventType::ALL.iter().filter(|it| is_word(word, words::event_type(**it))).map(|it| Condition::Type(*it)),
    );
    all.retain(|condition| !state.session.filter.asks(condition));
    all.truncate(READINGS);
    let verb = |condition: Condition| {
        let label = ["Only events: ", &select::condition_words(&state.document, &condition)].concat();
        let mut commands = Vec::new();
        // What did not take place is no line.
        let is_no_line = matches!(condition, Condition::Status(status) if !status.counts());
        if is_no_line && state.session.projection != Projection::EventsAsNodes {
            commands.push(Command::Project(Projection::EventsAsNodes));
        }
        commands.push(Command::ToggleCondition(condition));
        labelled(label, commands)
    };
    all.into_iter().map(verb).list()
}

/// Kinds of the legend to be left out or brought back, and all that did not take place.
fn with_kinds(state: &State, word: &str, hide: bool) -> Vec<Verb> {
    let filter = &state.session.filter;
    let mut all = Vec::new();
    let mut add = |name: &str, command: Command| {
        all.push(labelled(
            [if hide { "Leave out " } else { "Bring back " }, &small_letters(name)].concat(),
            vec![command],
        ));
    };
    for kind in EntityKind::ALL.iter().filter(|kind| filter.kinds.contains(kind) != hide) {
        if is_word(word, words::kinds(*kind)) {
            add(words::kinds(*kind), Command::ToggleKind(*kind));
        }
    }
    for family in EventFamily::ALL.iter().filter(|family| filter.families.contains(family) != hide) {
        if is_word(word, words::families(*family)) {
            add(words::families(*family), Command::ToggleFamily(*family));
        }
    }
    let fails = |status: &Status| !status.counts() && is_word(word, words::status(*status));
    if filter.only_counting != hide && Status::ALL.iter().any(fails) {
        add("what did not take place", Command::ToggleOnlyCounting);
    }
    all
}

fn with_name(state: &State, name: &str, label: &str, commands: &dyn Fn(&State, GlobalId) -> Vec<Command>) -> Vec<Verb> {
    let verb = |Reading { id, name, .. }: Reading| {
        let mut all = vec![Command::Select(id.clone())];
        all.extend(commands(state, id));
        labelled([label, &name].concat(), all)
    };
    readings(state, name).into_iter().map(verb).list()
}

/// Each reading of both ends, the likeliest of both first; of one end alone whither it may go, where that is asked for.
fn paths(state: &State, ends: &str, one_will_do: bool) -> Vec<Verb> {
    // The words between them may stand in names, too: what fits best counts.
    let mut best = (0, Vec::new(), Vec::new());
    for word in [" to ", " and "] {
        for (at, _) in ends.match_indices(word) {
            let (starts, ends) = (readings(state, &ends[..at]), readings(state, &ends[at + word.len()..]));
            let score = |found: &[Reading]| found.first().map_or(0, |reading| reading.score);
            let worst = score(&starts).min(score(&ends));
            if worst > best.0 {
                best = (worst, starts, ends);
            }
        }
    }
    let (score, starts, ends_found) = best;
    if score == 0 {
        let (from, missing) = match ends.strip_suffix(" to") {
            Some(from) => (from, "type a second name"),
            None => (ends, "type “to” and a second name"),
        };
        return if one_will_do { from_where(state, from, missing) } else { Vec::new() };
    }
    let mut found = Vec::new();
    for sum in 0..2 * READINGS {
        for (at, start) in starts.iter().enumerate() {
            let Some(end) = sum.checked_sub(at).and_then(|other| ends_found.get(other)) else { continue };
            if start.id != end.id {
                found.push(path(start, &end.id, &end.name));
            }
        }
    }
    found.truncate(3);
    found
}

fn path(start: &Reading, end: &GlobalId, name: &str) -> Verb {
    let label = ["Path from ", &start.name, " to ", name].concat();
    labelled(label, vec![Command::FindPath { from: start.id.clone(), to: end.clone() }])
}

/// What is still to be typed; and likely ends, those chosen lately first, then who matters most.
fn from_where(state: &State, from: &str, missing: &'static str) -> Vec<Verb> {
    let Some(start) = readings(state, from).into_iter().next() else { return Vec::new() };
    let document = &state.document;
    let mut ends: Vec<GlobalId> = Vec::new();
    for recent in &state.session.recent {
        if let Recent::Node(id) = recent {
            ends.extend(document.resolve(id));
        }
    }
    let mut nodes = document.network.nodes().map(|(_, node)| node).filter(|node| !node.is_event()).list();
    order::sort_by(&mut nodes, |one, other| other.importance.total_cmp(&one.importance));
    ends.extend(nodes.into_iter().take(ENDS).map(|node| node.id.clone()));
    let mut seen = Set::from([start.id.clone()]);
    ends.retain(|id| seen.insert(id.clone()));
    let more =
        Verb { missing: Some(missing), ..labelled(["Path from ", &*start.name, " to …"].concat(), Vec::new()) };
    let proposed = ends.iter().take(ENDS).map(|id| path(&start, id, &select::name_of(document, id)));
    std::iter::once(more).chain(proposed).list()
}

/// Whom a name may mean.
struct Reading {
    id: GlobalId,
    name: Rc<str>,
    score: u32,
}

/// The likeliest first. Of those of the very same name, the selected one is meant.
fn readings(state: &State, name: &str) -> Vec<Reading> {
    let named = |id: &GlobalId| select::name_of(&state.document, id);
    let mut found: Vec<Reading> = Vec::new();
    if let Some(id) = state.session.selection.nodes.last().filter(|id| small_letters(&named(id)) == *name) {
        found.push(Reading { id: id.clone(), name: named(id), score: u32::MAX });
    }
    for Hit { id, score, .. } in select::names_found(state, name, READINGS) {
        if found.iter().all(|known| known.id != id) {
            found.push(Reading { name: named(&id), id, score });
        }
    }
    found.truncate(READINGS);
    found
}
