//! The legend, which is also the filter.

use yew::prelude::*;

use super::renders;
use super::store::{use_dispatch, use_select};
use super::swatch::{ConflictSwatch, Swatch};
use super::words;
use crate::graph::NodeKind;
use crate::model::{EntityKind, EventFamily, Status};
use crate::state::Command;
use crate::state::select::{self, LegendItem, LegendRow, LegendView};

/// The legend.
#[component]
pub fn Legend() -> Html {
    renders::count("Legend");
    let view = use_select(select::legend);
    // Events in lines are no nodes, and the heading says so.
    let happened = if view.events_as_lines { "What happened, as lines" } else { "What happened" };
    html! {
        <section class="legend" id="legend" aria-labelledby="legend-title">
            <h2 id="legend-title" class="section-title">{ "Legend" }</h2>
            <p class="section-hint">{ "click to fade" }</p>
            { group("legend-who", "Who and where", &view.kinds) }
            { group("legend-what", happened, &view.families) }
            if view.kinds.is_empty() && view.families.is_empty() {
                <p class="fine">{ "It fills when an article is open." }</p>
            }
            <Chips view={(*view).clone()} />
            { statuses(&view) }
        </section>
    }
}

fn group(id: &'static str, title: &'static str, rows: &[LegendRow]) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="group-title" {id}>{ title }</h3>
            <ul class="rows" aria-labelledby={id}>
                { for rows.iter().map(|row| html! { <LegendLine row={row.clone()} /> }) }
            </ul>
        </>
    }
}

/// One line of the legend.
#[derive(Properties, Clone, PartialEq)]
struct LegendLineProps {
    row: LegendRow,
}

#[component]
fn LegendLine(props: &LegendLineProps) -> Html {
    let dispatch = use_dispatch();
    let LegendRow { what, label, count, as_lines, faded } = props.row.clone();
    let (kind, command) = match what {
        LegendItem::Kind(kind) => (NodeKind::Entity(kind), Command::ToggleKind(kind)),
        LegendItem::Family(family) => (NodeKind::Event(family), Command::ToggleFamily(family)),
    };
    let code = (kind == NodeKind::Entity(EntityKind::Country)).then_some(AttrValue::Static("AA"));
    let onclick = move |_| dispatch.emit(command.clone());
    html! {
        <li>
            <button type="button" class="row" aria-pressed={if faded { "false" } else { "true" }} {onclick}>
                <Swatch {kind} {code} />
                <span class="row-label">{ label }</span>
                <span class="row-count">{ row_count(count, as_lines) }</span>
            </button>
        </li>
    }
}

/// Those that stand as nodes although events are lines come first.
fn row_count(count: usize, as_lines: usize) -> String {
    match (count, as_lines) {
        (_, 0) => count.to_string(),
        (0, _) => as_lines.to_string(),
        _ => format!("{count} as dots + {as_lines}"),
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

fn statuses(view: &LegendView) -> Html {
    let rows = MARKS.iter().filter_map(|(label, statuses)| {
        let counts = view.statuses.iter().filter(|(status, _)| statuses.contains(status)).map(|(_, count)| count);
        let (count, first) = (counts.sum::<usize>(), *statuses.first()?);
        (count > 0).then(|| {
            html! {
                <li class="row">
                    <Swatch kind={NodeKind::Event(EventFamily::Other)} status={first} />
                    <span class="row-label">{ *label }</span>
                    <span class="row-count">{ count }</span>
                </li>
            }
        })
    });
    let rows: Vec<Html> = rows.collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="group-title" id="legend-status">{ "How far it happened" }</h3>
            <ul class="rows rows-key" aria-labelledby="legend-status">
                { rows }
                if view.conflicts > 0 {
                    <li class="row">
                        <ConflictSwatch />
                        <span class="row-label">{ "articles disagree" }</span>
                        <span class="row-count">{ view.conflicts }</span>
                    </li>
                }
            </ul>
        </>
    }
}

/// What is left out of the picture, and the way to see it.
#[derive(Properties, Clone, PartialEq)]
struct ChipsProps {
    view: LegendView,
}

#[component]
fn Chips(props: &ChipsProps) -> Html {
    let dispatch = use_dispatch();
    let view = &props.view;
    let mut chips: Vec<(String, &'static str, Command)> = Vec::new();
    if view.unfolded {
        chips.push(("Speech and photo events unfolded".to_owned(), "fold", Command::ToggleUnfolded));
    } else if view.folded > 0 {
        let events = words::count(view.folded, "speech or photo event folded", "speech and photo events folded");
        chips.push((events, "show", Command::ToggleUnfolded));
    }
    if view.events_as_lines && view.not_counting > 0 {
        let text = format!("{} — in no line", view.not_counting_words);
        chips.push((text, "show as dots", Command::ToggleProjection));
    } else if view.not_counting > 0 {
        let text = format!("{} — not counted", view.not_counting_words);
        let act = if view.only_counting { "show" } else { "leave out" };
        chips.push((text, act, Command::ToggleOnlyCounting));
    }
    if view.alone > 0 {
        let events = words::count(view.alone, "event", "events");
        chips.push((
            format!("{events} without a second participant — in no line"),
            "show as dots",
            Command::ToggleProjection,
        ));
    }
    if view.hidden > 0 {
        chips.push((words::count(view.hidden, "hidden by you", "hidden by you"), "show", Command::ShowHidden));
    }
    if let Some(window) = &view.window {
        let all = Command::SetWindow { window: None, gesture: 0 };
        chips.push((format!("Only {window}"), "all times", all));
    }
    if view.focused {
        chips.push(("Only the focus is shown".to_owned(), "show all", Command::Focus));
    }
    if view.kinds.iter().chain(&view.families).any(|row| row.faded) {
        chips.push(("Some kinds are faded".to_owned(), "reset", Command::ResetFilter));
    }
    html! {
        <ul class="chips" aria-label="What is left out">
            { for chips.into_iter().map(|(text, act, command)| {
                let dispatch = dispatch.clone();
                html! {
                    <li>
                        <button type="button" class="chip" onclick={move |_| dispatch.emit(command.clone())}>
                            <span>{ text }{ " " }</span>
                            <span class="chip-act">{ act }</span>
                        </button>
                    </li>
                }
            }) }
        </ul>
    }
}
