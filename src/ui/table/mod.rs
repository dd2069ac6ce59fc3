//! The list twin: three tables of everything, over the canvas.

mod grid;
mod keys;

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::button::{action, word};
use super::element::{Element, button, element};
use super::icon::{Icon, icon};
use super::pane::{self, Pane};
use super::{anchor, renders, words};
use crate::state::select::{self, TableOrder};
use crate::state::{Command, Document, Panel, Tab, Table};

/// The tables.
pub fn table(pane: &Pane) -> Html {
    renders::count("Table");
    let dispatch = pane.dispatch();
    let shown = pane.select(|state| state.session.table.clone());
    // Stands for articles and filter together.
    pane.select(|state| state.document.revision);
    let order = ordered(pane);
    pane.after((), || {
        let before = anchor::focused();
        if !anchor::focus(anchor::ROWS) {
            let _ = anchor::focus(anchor::LIST);
        }
        pane::at_end(Box::new(move || anchor::give_back(before)))
    });
    let named = element("label", "visually-hidden").with("for", "list-filter").text("Only rows with these words");
    let typed = dispatch.clone();
    let filter = element("input", "field")
        .with("id", "list-filter")
        .with("type", "text")
        .with("placeholder", "Only rows with…")
        .with("autocomplete", "off")
        .value(&shown.words)
        .on_type(move |text| typed.emit(Command::SetTableWords(text)));
    let ticked = dispatch.clone();
    let drawn = element("input", "").with("type", "checkbox").checked(shown.only_drawn);
    let without = ["without the ", &order.not_drawn.to_string(), " not drawn"];
    let check = element("label", "check")
        .put(drawn.on_check(move |_| ticked.emit(Command::ToggleOnlyDrawn)))
        .put(element("span", "").text(&without.concat()));
    let close = button("tool", &dispatch, Command::ClosePanel(Panel::List))
        .with("aria-label", "Close the tables")
        .with("data-hint", "Close  L")
        .put(icon(Icon::Close));
    let tools = element("div", "list-tools")
        .put(named)
        .put(filter)
        .put(check)
        .put(action(Icon::Copy, "Copy CSV", &dispatch, Command::CopyTable))
        .put(action(Icon::Save, "Save CSV", &dispatch, Command::SaveTable))
        .put(close);
    let title = element("h2", "").with("id", "list-title").text("Everything in tables");
    let empty = order.rows.is_empty().then(|| {
        element("p", "empty").text(match (order.all, pane.store().state().document.dataset.sources.is_empty()) {
            (0, true) => "No article is open, so there is nothing to list. Open one at the left.",
            (0, false) => "The open articles have nothing of this sort.",
            _ if shown.words.trim().is_empty() => "Nothing of this sort is drawn. Untick “without the … not drawn”.",
            _ => "No row has all of these words. Clear the field to see all.",
        })
    });
    let panel = element("div", "list-panel")
        .with("id", "list-panel")
        .with("role", "tabpanel")
        .given("aria-labelledby", tab_id(shown.tab))
        .maybe(empty)
        .put(pane::with(grid::grid, grid::Rows(order.clone())));
    let fold = dispatch.clone();
    element("section", "list")
        .with("id", anchor::LIST)
        .with("tabindex", "-1")
        .with("aria-labelledby", "list-title")
        .on_key(move |event| {
            if event.key() == "Escape" {
                event.prevent_default();
                fold.emit(Command::ClosePanel(Panel::List));
            }
        })
        .put(element("header", "list-head").put(title).put(tools))
        .put(tabs(shown.tab, &order, &dispatch))
        .put(panel)
        .put(element("p", "visually-hidden").with("role", "status").text(&told(&order)))
        .into()
}

/// "12 of 31 rows".
fn told(order: &TableOrder) -> String {
    let all = words::count(order.all, "row", "rows");
    if order.rows.len() == order.all { all } else { [&order.rows.len().to_string(), " of ", &all].concat() }
}

fn tabs(shown: Tab, order: &TableOrder, dispatch: &Callback<Command>) -> Element {
    let turn = dispatch.clone();
    let on_key = move |event: KeyboardEvent| {
        let count = Tab::ALL.len();
        let now = shown as usize;
        let to = match event.key().as_str() {
            "ArrowRight" => (now + 1) % count,
            "ArrowLeft" => (now + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        turn.emit(Command::ShowTable(Tab::ALL[to]));
        let _ = anchor::focus(tab_id(Tab::ALL[to]));
    };
    let count = order.rows.len().to_string();
    let tab = |tab: &Tab| {
        let is_shown = *tab == shown;
        button("list-tab", dispatch, Command::ShowTable(*tab))
            .with("id", tab_id(*tab))
            .with("role", "tab")
            .with("aria-selected", word(is_shown))
            .with("aria-controls", "list-panel")
            .with("tabindex", if is_shown { "0" } else { "-1" })
            .text(tab.title())
            .maybe(is_shown.then(|| element("span", "part-count").text(&count)))
            .into()
    };
    element("div", "list-tabs")
        .with("role", "tablist")
        .with("aria-label", "Tables")
        .on(ListenerKind::onkeydown, Box::new(move |event| on_key(wasm_bindgen::JsCast::unchecked_into(event))))
        .each(&Tab::ALL, tab)
}

fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Entities => "list-tab-names",
        Tab::Events => "list-tab-events",
        Tab::Relations => "list-tab-relations",
    }
}

/// The shown table, sorted and filtered; anew only where something has changed that it follows from.
fn ordered(pane: &Pane) -> Rc<TableOrder> {
    let kept = pane.kept(None::<(Document, Table, Rc<TableOrder>)>);
    let state = pane.store().state();
    let (document, table) = (&state.document, &state.session.table);
    let mut kept = kept.borrow_mut();
    match &*kept {
        Some((before, looked_at, order)) if before == document && looked_at == table => order.clone(),
        _ => {
            let order = Rc::new(select::table_order(&state));
            *kept = Some((document.clone(), table.clone(), order.clone()));
            order
        }
    }
}
