//! The list twin: every node with its lines, as a table.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::button::word;
use super::element::{button, element};
use super::icon::{Icon, icon};
use super::node_link::name;
use super::store::{use_dispatch, use_select};
use super::{anchor, renders, swatch, words};
use crate::state::select::{self, ListRow};
use crate::state::{Command, Panel};

/// The list; stands over the canvas.
#[component]
pub fn List() -> Html {
    renders::count("List");
    let dispatch = use_dispatch();
    let rows = use_select(select::list);
    let wanted = use_state(String::new);
    let only_drawn = use_state_eq(|| false);
    use_effect_with((), |()| {
        let before = anchor::focused();
        let _ = anchor::focus(anchor::LIST);
        move || anchor::give_back(before)
    });
    let folded = small(wanted.trim());
    let matching: Vec<&ListRow> = rows
        .iter()
        .filter(|row| (!*only_drawn || row.visible) && (folded.is_empty() || small(&row.name).contains(&folded)))
        .collect();
    let hidden = rows.iter().filter(|row| !row.visible).count();
    let oninput = {
        let wanted = wanted.clone();
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                wanted.set(field.value());
            }
        }
    };
    let onchange = {
        let only_drawn = only_drawn.clone();
        move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                only_drawn.set(field.checked());
            }
        }
    };
    let onkeydown = {
        let dispatch = dispatch.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                dispatch.emit(Command::ClosePanel(Panel::List));
            }
        }
    };
    html! {
        <section class="list" id={anchor::LIST} tabindex="-1" aria-labelledby="list-title" {onkeydown}>
            <header class="list-head">
                <h2 id="list-title">{ "Everything as a list" }</h2>
                <div class="list-tools">
                    <label class="visually-hidden" for="list-filter">{ "Only names that contain" }</label>
                    <input id="list-filter" class="field" type="text" placeholder="Only names with…" autocomplete="off" {oninput} />
                    <label class="check">
                        <input type="checkbox" checked={*only_drawn} {onchange} />
                        <span>{ format!("without the {hidden} not drawn") }</span>
                    </label>
                    <button type="button" class="tool" aria-label="Close the list" data-hint="Close  L"
                        onclick={move |_| dispatch.emit(Command::ClosePanel(Panel::List))}>
                        { icon(Icon::Close) }
                    </button>
                </div>
            </header>
            <div class="list-body" tabindex="0" role="group" aria-label="Rows">
                if matching.is_empty() {
                    <p class="empty">{ if rows.is_empty() {
                        "No article is open, so there is nothing to list. Open one at the left."
                    } else {
                        "No name here contains this. Clear the field to see all."
                    } }</p>
                } else {
                    <table class="twin">
                        <thead>
                            <tr>
                                <th scope="col">{ "Name" }</th>
                                <th scope="col">{ "What it is" }</th>
                                <th scope="col">{ "Lines" }</th>
                            </tr>
                        </thead>
                        <tbody>
                            { for matching.iter().map(|row| html! { <Row key={row.id.as_str()} row={(*row).clone()} /> }) }
                        </tbody>
                    </table>
                }
            </div>
            <p class="visually-hidden" role="status">{ words::count(matching.len(), "row", "rows") }</p>
        </section>
    }
}

/// In small letters, to compare without regard to case.
fn small(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

#[derive(Properties, Clone, PartialEq)]
struct RowProps {
    row: ListRow,
}

#[component]
fn Row(props: &RowProps) -> Html {
    renders::count("ListRow");
    let dispatch = use_dispatch();
    let row = &props.row;
    let select = button("name", &dispatch, Command::Select(row.id.clone()))
        .with("aria-pressed", word(row.selected))
        .put(swatch::of(row.kind, &row.id))
        .put(element("span", "").text(&row.name));
    let detail = element("td", "twin-detail figures").text(&row.detail);
    let lines = if row.lines.is_empty() {
        element("span", "fine").text("no lines")
    } else {
        let lines = element("ul", "twin-lines").each(&row.lines, |(edge, sentence, other)| {
            element("li", "")
                .key(edge)
                .given("data-edge", edge)
                .put(button("name-inline", &dispatch, Command::SelectEdge(edge.clone())).text(sentence))
                .text(" ")
                .put(name(other, &dispatch))
                .into()
        });
        let summary = element("summary", "").text(&words::count(row.lines.len(), "line", "lines"));
        element("details", "more").put(summary).put(lines)
    };
    let class = match (row.selected, row.visible) {
        (true, true) => "is-selected",
        (true, false) => "is-selected is-faded",
        (false, true) => "",
        (false, false) => "is-faded",
    };
    element("tr", class)
        .given("data-node", row.id.as_str())
        .put(element("th", "").with("scope", "row").put(select))
        .put(if row.visible { detail } else { detail.text(" · not drawn") })
        .put(element("td", "").put(lines))
        .into()
}
