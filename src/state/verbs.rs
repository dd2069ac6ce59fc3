//! What can be asked for in words: "path from putin to nato", "hide …", "between 1 and 15 August".

use std::rc::Rc;

use super::asked_time::{span_between, span_of};
use super::{Command, State, select};
use crate::model::{GlobalId, Span, small_letters};
use crate::order::Listed as _;
use crate::scene::timeline;

/// Something asked for, with what does it.
#[derive(Debug, Clone, PartialEq)]
pub struct Verb {
    /// What will be done, with whole names.
    pub label: String,
    pub commands: Vec<Command>,
    /// What is still to be typed.
    pub missing: Option<&'static str>,
}

/// For the help: what can be typed, and what it does.
pub const VERBS: &[(&str, &str)] = &[
    ("path from putin to nato", "How two are linked"),
    ("focus rubio", "Only one and what is around it"),
    ("hide rubio", "Hide one"),
    ("expand rubio", "Show its folded neighbours"),
    ("between 1 and 15 august", "Look at a time"),
    ("on 15 august", "Look at a day; also “in 2025”"),
    ("since 14 august", "Look at all that came later; also “until”"),
];

/// The most readings of one name.
const READINGS: usize = 2;

/// What a query may ask for, the likeliest first; names may be misspelled.
pub fn verbs(state: &State, query: &str) -> Vec<Verb> {
    let query = small_letters(query.trim());
    let Some((verb, rest)) = query.split_once(' ') else { return Vec::new() };
    let rest = rest.trim();
    match verb {
        "path" | "from" | "link" | "link:" => {
            let from = rest.strip_prefix("from ").or_else(|| rest.strip_prefix("between ")).unwrap_or(rest);
            let ends = [" to ", " and "].iter().find_map(|word| from.split_once(*word));
            match (verb, ends) {
                ("from", Some((first, last))) => {
                    // Times and names may both be ends.
                    let time = span_between(state, first, last);
                    time.map_or_else(|| paths(state, first, last), |span| vec![look_at(span)])
                }
                ("from", None) => Vec::new(),
                (_, Some((from, to))) => paths(state, from, to),
                (_, None) => from_where(state, from.strip_suffix(" to").unwrap_or(from)),
            }
        }
        "between" => {
            let ends = rest.split_once(" and ");
            let time = ends.and_then(|(first, last)| span_between(state, first, last));
            time.map(look_at).into_iter().list()
        }
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
        "hide" => with_name(state, rest, "Hide ", &|_, _| vec![Command::HideSelection]),
        "expand" => with_name(state, rest, "Show the folded neighbours of ", &|_, id| vec![Command::Expand(id)]),
        "focus" | "only" => with_name(state, rest, "Only what is around ", &|state, _| {
            // A focus that is in force ends first.
            vec![Command::Focus; 1 + usize::from(!state.session.filter.focus.is_empty())]
        }),
        _ => Vec::new(),
    }
}

fn look_at(span: Span) -> Verb {
    let command = Command::SetWindow { window: Some(span), gesture: 0 };
    Verb { label: ["Look at ", &timeline::window(span)].concat(), commands: vec![command], missing: None }
}

fn with_name(state: &State, name: &str, label: &str, commands: &dyn Fn(&State, GlobalId) -> Vec<Command>) -> Vec<Verb> {
    let verb = |(id, name): (GlobalId, Rc<str>)| {
        let mut all = vec![Command::Select(id.clone())];
        all.extend(commands(state, id));
        Verb { label: [label, &name].concat(), commands: all, missing: None }
    };
    readings(state, name).into_iter().map(verb).list()
}

/// Each reading of both ends, the likeliest of both first.
fn paths(state: &State, from: &str, to: &str) -> Vec<Verb> {
    let (starts, ends) = (readings(state, from), readings(state, to));
    let mut found = Vec::new();
    for sum in 0..2 * READINGS {
        for (at, (start, start_name)) in starts.iter().enumerate() {
            let Some((end, end_name)) = sum.checked_sub(at).and_then(|other| ends.get(other)) else { continue };
            if start != end {
                found.push(Verb {
                    label: ["Path from ", start_name, " to ", end_name].concat(),
                    commands: vec![Command::FindPath { from: start.clone(), to: end.clone() }],
                    missing: None,
                });
            }
        }
    }
    found.truncate(3);
    found
}

fn from_where(state: &State, from: &str) -> Vec<Verb> {
    let verb = |(_, name): (GlobalId, Rc<str>)| Verb {
        label: ["Path from ", &name, " to …"].concat(),
        commands: Vec::new(),
        missing: Some("type “to” and a second name"),
    };
    readings(state, from).into_iter().take(1).map(verb).list()
}

/// Whom a name may mean.
fn readings(state: &State, name: &str) -> Vec<(GlobalId, Rc<str>)> {
    let hits = select::names_found(state, name, READINGS).into_iter();
    hits.map(|hit| (hit.id.clone(), select::name_of(&state.document, &hit.id))).list()
}
