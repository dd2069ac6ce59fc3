//! The legend, which is also the filter.

use yew::prelude::*;

use super::button::word;
use super::element::{Element, button, element};
use super::pane::Pane;
use super::{renders, swatch, words};
use crate::graph::{NodeKind, Projection};
use crate::model::{EntityKind, EventFamily, Status};
use crate::state::Command;
use crate::state::select::{self, LegendItem, LegendRow, LegendView};

/// The legend.
pub fn legend(pane: &Pane) -> Html {
    renders::count("Legend");
    let dispatch = pane.dispatch();
    let view = pane.select_of_document(select::legend);
    // Events in lines are no nodes, and the heading says so.
    let as_lines = view.projection != Projection::EventsAsNodes;
    let happened = if as_lines { "What happened, as lines" } else { "What happened" };
    let legend = element("section", "legend")
        .with("id", "legend")
        .with("aria-labelledby", "legend-title")
        .put(element("h2", "section-title").with("id", "legend-title").text("Legend"))
        .put(element("p", "section-hint").text(if view.hides { "click to hide" } else { "click to fade" }));
    let legend = group(legend, "legend-who", "Who and where", &view.kinds, &dispatch);
    let legend = group(legend, "legend-what", happened, &view.families, &dispatch);
    let empty = view.kinds.is_empty() && view.families.is_empty();
    let legend = legend
        .maybe(empty.then(|| element("p", "fine").text("It fills when an article is open.")))
        .put(chips(&view, &dispatch));
    statuses(legend, &view).into()
}

/// Adds rows under their title; nothing where there are none.
fn group(
    to: Element,
    id: &'static str,
    title: &'static str,
    rows: &[LegendRow],
    dispatch: &Callback<Command>,
) -> Element {
    if rows.is_empty() {
        return to;
    }
    let title = element("h3", "group-title").with("id", id).text(title);
    to.put(title).put(element("ul", "rows").with("aria-labelledby", id).each(rows, |row| line(row, dispatch)))
}

/// One line of the legend, which fades what it names.
fn line(row: &LegendRow, dispatch: &Callback<Command>) -> Html {
    let LegendRow { what, label, count, as_lines, faded } = row;
    let (kind, command) = match *what {
        LegendItem::Kind(kind) => (NodeKind::Entity(kind), Command::ToggleKind(kind)),
        LegendItem::Family(family) => (NodeKind::Event(family), Command::ToggleFamily(family)),
    };
    let code = (kind == NodeKind::Entity(EntityKind::Country)).then_some("AA");
    let fade = button("row", dispatch, command).with("aria-pressed", word(!faded));
    let mark = swatch::mark(kind, Status::Occurred, code);
    element("li", "").put(counted(fade, mark, label, &row_count(*count, *as_lines))).into()
}

/// Adds a mark, what it means and how many there are.
fn counted(to: Element, mark: Element, label: &str, count: &str) -> Element {
    to.put(mark).put(element("span", "row-label").text(label)).put(element("span", "row-count").text(count))
}

/// Those that stand as nodes although events are lines are counted apart.
fn row_count(count: usize, as_lines: usize) -> String {
    match (count, as_lines) {
        (_, 0) => count.to_string(),
        (0, _) => as_lines.to_string(),
        _ => [&as_lines.to_string(), " and ", &words::count(count, "dot", "dots")].concat(),
    }
}

/// The key to the marks of events: one line for each way to draw them.
const MARKS: &[(&str, &[Status])] = &[
    ("took place", &[Status::Occurred, Status::Ongoing]),
    ("only announced", &[Status::Planned, Status::Proposed, Status::Threatened]),
    ("cancelled", &[Status::Cancelled]),
    ("did not happen", &[Status::NotOccurred]),
    ("not known", &[Status::Unclear, Status::Hypothetical]),
];

/// Adds the key to statuses; nothing where no event has one.
fn statuses(to: Element, view: &LegendView) -> Element {
    let mut rows = element("ul", "rows rows-key").with("aria-labelledby", "legend-status");
    let mut any = false;
    for (label, statuses) in MARKS {
        let mut count = 0;
        for (status, events) in &view.statuses {
            count += if statuses.contains(status) { *events } else { 0 };
        }
        if let Some(first) = statuses.first().filter(|_| count > 0) {
            let mark = swatch::mark(NodeKind::Event(EventFamily::Other), *first, None);
            rows = rows.put(counted(element("li", "row"), mark, label, &count.to_string()));
            any = true;
        }
    }
    if !any {
        return to;
    }
    if view.conflicts > 0 {
        let count = view.conflicts.to_string();
        rows = rows.put(counted(element("li", "row"), swatch::conflict(), "articles disagree", &count));
    }
    to.put(element("h3", "group-title").with("id", "legend-status").text("How far it happened")).put(rows)
}

/// What is left out of the picture, and the way to see it.
fn chips(view: &LegendView, dispatch: &Callback<Command>) -> Element {
    let mut chips: Vec<(String, &'static str, Command)> = Vec::new();
    if view.unfolded {
        chips.push(("Speech and photo events unfolded".to_owned(), "fold", Command::ToggleUnfolded));
    } else if view.folded > 0 {
        let events = words::count(view.folded, "speech or photo event folded", "speech and photo events folded");
        chips.push((events, "show", Command::ToggleUnfolded));
    }
    let as_dots = Command::Project(Projection::EventsAsNodes);
    if view.projection != Projection::EventsAsNodes && view.not_counting > 0 {
        let text = format!("{} — in no line", view.not_counting_words);
        chips.push((text, "show as dots", as_dots.clone()));
    } else if view.not_counting > 0 {
        let text = format!("{} — not counted", view.not_counting_words);
        let act = if view.only_counting { "show" } else { "leave out" };
        chips.push((text, act, Command::ToggleOnlyCounting));
    }
    if view.alone > 0 {
        let events = words::count(view.alone, "event", "events");
        let why = match view.projection {
            Projection::Countries => "within one country",
            Projection::People => "without a second person",
            _ => "without a second participant",
        };
        chips.push((format!("{events} {why} — in no line"), "show as dots", as_dots));
    }
    element("ul", "chips").with("aria-label", "What is left out").each(&chips, |(text, act, command)| {
        let chip = button("chip", dispatch, command.clone())
            .put(element("span", "").text(text).text(" "))
            .put(element("span", "chip-act").text(act));
        element("li", "").put(chip).into()
    })
}
