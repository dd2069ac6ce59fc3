//! The view in words, for those who do not see it: what is shown, what is left out and why, the strongest lines.

use std::cmp::Reverse;
use std::rc::Rc;

use super::inspector_edge::sentence;
use super::names::{date, listed, publishers};
use super::sentence::Reading;
use super::whereabouts::whereabouts;
use super::{LegendRow, articles, chips, counts, legend};
use crate::graph::{Edge, Projection, Visible};
use crate::order;
use crate::order::Listed as _;
use crate::state::{Document, State};

/// The most lines that are told.
const MOST_LINES: usize = 10;

/// The view in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// What is open and shown, and what is selected.
    pub shown: Vec<Rc<str>>,
    /// What is left out, and why.
    pub left_out: Vec<Rc<str>>,
    /// The lines with the most sources, then with the most quotes: each as a sentence, and who says so.
    pub strongest: Vec<(Rc<str>, Rc<str>)>,
}

/// The view as it is now.
pub fn account(state: &State) -> Account {
    Account { shown: shown(state), left_out: left_out(state), strongest: strongest(&state.document) }
}

/// The same as text, to be copied.
pub fn account_text(state: &State) -> String {
    let account = account(state);
    let mut text = String::new();
    let mut put = |pieces: &[&str]| {
        pieces.iter().for_each(|piece| text.push_str(piece));
        text.push('\n');
    };
    account.shown.iter().for_each(|line| put(&[line]));
    put(&["\nLeft out"]);
    account.left_out.iter().for_each(|line| put(&["- ", line]));
    put(&["\nStrongest lines"]);
    account.strongest.iter().for_each(|(line, sources)| put(&["- ", line, " — ", sources]));
    text
}

/// How much is shown brightly, and how much of what is drawn that is; what is said when a filter has changed.
pub fn shown_words(state: &State) -> String {
    let document = &state.document;
    let bright = |slot: u32| document.visibility.nodes.get(slot as usize) == Some(&Visible::Shown);
    let (mut names, mut events) = (0, 0);
    for (_, node) in document.network.nodes().filter(|(slot, _)| bright(*slot)) {
        *(if node.is_event() { &mut events } else { &mut names }) += 1;
    }
    let lines = document.visibility.edges.iter().filter(|edge| **edge == Visible::Shown).count();
    let mut parts: Vec<Rc<str>> = vec![count(names, "name", "names")];
    let projected = state.session.projection != Projection::EventsAsNodes;
    if events > 0 || !projected {
        parts.push(count(events, "event", "events"));
    }
    parts.push(count(lines, "line", "lines"));
    [&listed(&parts), " shown"].concat()
}

fn count(number: usize, one: &str, many: &str) -> Rc<str> {
    [&*number.to_string(), " ", if number == 1 { one } else { many }].concat().into()
}

fn shown(state: &State) -> Vec<Rc<str>> {
    let mut told: Vec<Rc<str>> = Vec::new();
    let open = articles(state);
    if open.is_empty() {
        told.push("No article is open.".into());
        return told;
    }
    let titles = open.iter().map(|row| ["“", &row.title, "” (", &row.publisher, ", ", &row.date, ")"].concat().into());
    told.push(
        [&*count(open.len(), "article is", "articles are"), " open: ", &listed(&titles.list()), "."].concat().into(),
    );
    let legend = legend(state);
    let kinds = |rows: &[LegendRow]| {
        let rows = rows.iter().filter(|row| !row.faded && row.count + row.as_lines > 0);
        listed(&rows.map(|row| [&*row.label, " ", &(row.count + row.as_lines).to_string()].concat().into()).list())
    };
    let way = match state.session.projection {
        Projection::EventsAsNodes => "Names and events are nodes.",
        Projection::EventsAsLines => "Names are nodes; events are the lines between those who took part.",
        Projection::Countries => "Countries are nodes; events are the lines between them.",
        Projection::People => "People are nodes; events are the lines between them.",
    };
    told.push([&shown_words(state), ". ", way].concat().into());
    for (what, rows) in [("Who and where: ", kinds(&legend.kinds)), ("What happened: ", kinds(&legend.families))] {
        if !rows.is_empty() {
            told.push([what, &rows, "."].concat().into());
        }
    }
    let selected = whereabouts(state);
    told.push(if selected.is_empty() {
        "Nothing is selected.".into()
    } else {
        ["Selected: ", &selected, "."].concat().into()
    });
    told
}

fn left_out(state: &State) -> Vec<Rc<str>> {
    let legend = legend(state);
    let mut told: Vec<Rc<str>> = Vec::new();
    let filter = &state.session.filter;
    let mut tell = |pieces: &[&str]| told.push([&*pieces.concat(), "."].concat().into());
    let rest = if legend.hides { "the rest is hidden" } else { "the rest is faded" };
    for chip in chips(state) {
        tell(&["Asked for is “", &chip.text, "”; ", rest]);
    }
    let faded = legend.kinds.iter().chain(&legend.families).filter(|row| row.faded);
    for row in faded {
        tell(&[&row.label, " are left out by the legend"]);
    }
    if legend.folded > 0 && !legend.unfolded {
        tell(&[
            &count(legend.folded, "speech or photo event is", "speech and photo events are"),
            " folded until asked for",
        ]);
    }
    if legend.not_counting > 0 {
        let how = match (legend.only_counting, legend.projection) {
            (true, _) => " are left out, because they did not take place",
            (_, Projection::EventsAsNodes) => " are shown, but not counted as meetings",
            _ => " are in no line, because they did not take place",
        };
        tell(&[&legend.not_counting_words, how]);
    }
    if legend.alone > 0 {
        tell(&[&count(legend.alone, "event is", "events are"), " in no line, because fewer than two took part"]);
    }
    if !filter.hidden.is_empty() {
        tell(&[&count(filter.hidden.len(), "thing was", "things were"), " hidden by hand"]);
    }
    if filter.is_focus_void(&state.document.network) {
        tell(&["The focus leaves out nothing, for nothing of it is drawn this way"]);
    } else if !filter.focus.is_empty() {
        tell(&["The focus leaves only what was selected and what is around it"]);
    }
    let hidden = counts(state).hidden;
    tell(&[&count(hidden, "name or event is", "names and events are"), " not drawn in all"]);
    told
}

/// The lines that are shown, those with the most sources first.
fn strongest(document: &Document) -> Vec<(Rc<str>, Rc<str>)> {
    let network = &document.network;
    let seen = |edge: u32| document.visibility.edges.get(edge as usize) == Some(&Visible::Shown);
    let mut lines: Vec<(usize, u32, &Edge, u32)> = Vec::new();
    for (slot, .., edge) in network.edges().filter(|(slot, .., edge)| seen(*slot) && !edge.background) {
        let sources: order::Set<&str> = edge.records.iter().map(|record| record.article()).collect();
        lines.push((sources.len(), edge.evidence, edge, slot));
    }
    order::sort_by(&mut lines, |a, b| {
        let rank = |it: &(usize, u32, &Edge, u32)| (Reverse(it.0), Reverse(it.1));
        rank(a).cmp(&rank(b)).then(b.2.weight.total_cmp(&a.2.weight)).then(a.3.cmp(&b.3))
    });
    let told = lines.into_iter().take(MOST_LINES).filter_map(|(_, quotes, edge, slot)| {
        let (from, to) = network.ends(slot)?;
        let (from, to) = (network.node(from)?, network.node(to)?);
        let mut line = [&from.name, " ", &*sentence(document, edge, Reading::Along), " ", &to.name].concat();
        let event = document.merged.events.get(&to.id).or_else(|| document.merged.events.get(&from.id));
        let when = event.map(|event| date(&event.time)).filter(|when| !when.is_empty());
        if let Some(when) = when {
            line.extend([" (", &when, ")"]);
        }
        let sources =
            [&listed(&publishers(document, &*edge.records)), ", ", &*count(quotes as usize, "quote", "quotes")];
        Some((line.into(), sources.concat().into()))
    });
    told.list()
}
