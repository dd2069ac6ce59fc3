//! The list twin: every node with its lines, as a table.

use yew::prelude::*;

use super::button::word;
use super::element::{button, element};
use super::icon::{Icon, icon};
use super::node_link::name;
use super::pane::{self, Pane};
use super::{anchor, renders, swatch, words};
use crate::model::small_letters;
use crate::state::select::{self, ListRow};
use crate::state::{Command, Panel};

/// The list; stands over the canvas.
pub fn list(pane: &Pane) -> Html {
    renders::count("List");
    let dispatch = pane.dispatch();
    let rows = pane.select(select::list);
    let wanted = pane.draft(String::new());
    let only_drawn = pane.draft(false);
    pane.after((), || {
        let before = anchor::focused();
        let _ = anchor::focus(anchor::LIST);
        pane::at_end(Box::new(move || anchor::give_back(before)))
    });
    let folded = small(wanted.trim());
    let (mut matching, mut hidden) = (Vec::new(), 0);
    for row in rows.iter() {
        hidden += usize::from(!row.visible);
        if (!*only_drawn || row.visible) && (folded.is_empty() || small(&row.name).contains(&folded)) {
            matching.push(pane::keyed(row.id.as_str(), draw_row, row.clone()));
        }
    }
    let count = words::count(matching.len(), "row", "rows");
    let close = button("tool", &dispatch, Command::ClosePanel(Panel::List))
        .with("aria-label", "Close the list")
        .with("data-hint", "Close  L")
        .put(icon(Icon::Close));
    let filter = element("input", "field")
        .with("id", "list-filter")
        .with("type", "text")
        .with("placeholder", "Only names with…")
        .with("autocomplete", "off")
        .on_type(move |text| wanted.set(text));
    let drawn = element("input", "").with("type", "checkbox").checked(*only_drawn);
    let without = ["without the ", &hidden.to_string(), " not drawn"];
    let check = element("label", "check")
        .put(drawn.on_check(move |checked| only_drawn.set(checked)))
        .put(element("span", "").text(&without.concat()));
    let named = element("label", "visually-hidden").with("for", "list-filter").text("Only names that contain");
    let tools = element("div", "list-tools").put(named).put(filter).put(check).put(close);
    let title = element("h2", "").with("id", "list-title").text("Everything as a list");
    let content = if matching.is_empty() {
        element("p", "empty").text(if rows.is_empty() {
            "No article is open, so there is nothing to list. Open one at the left."
        } else {
            "No name here contains this. Clear the field to see all."
        })
    } else {
        let heads = element("tr", "")
            .each(&["Name", "What it is", "Lines"], |head| element("th", "").with("scope", "col").text(head).into());
        let table = element("table", "twin").put(element("thead", "").put(heads));
        table.put(element("tbody", "").all(matching))
    };
    let body = element("div", "list-body").with("tabindex", "0").with("role", "group").with("aria-label", "Rows");
    element("section", "list")
        .with("id", anchor::LIST)
        .with("tabindex", "-1")
        .with("aria-labelledby", "list-title")
        .on_key(move |event| {
            if event.key() == "Escape" {
                event.prevent_default();
                dispatch.emit(Command::ClosePanel(Panel::List));
            }
        })
        .put(element("header", "list-head").put(title).put(tools))
        .put(body.put(content))
        .put(element("p", "visually-hidden").with("role", "status").text(&count))
        .into()
}

/// In small letters, to compare without regard to case.
fn small(text: &str) -> String {
    small_letters(text)
}

fn draw_row(pane: &Pane, row: &ListRow) -> Html {
    renders::count("ListRow");
    let dispatch = pane.dispatch();
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
