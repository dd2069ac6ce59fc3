//! The bar above the canvas: each active condition of the filter in words, to be taken away.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::button::word;
use super::element::{self, button, element};
use super::icon::{Icon, icon};
use super::pane::{self, Pane};
use super::{anchor, renders};
use crate::state::select::{self, Chip};
use crate::state::{Command, Store, link};

/// The bar; nothing where nothing is filtered.
pub fn condition_bar(pane: &Pane) -> Html {
    renders::count("ConditionBar");
    let (store, dispatch, bar) = (pane.store(), pane.dispatch(), pane.node());
    let chips = pane.select(select::chips);
    let hides = pane.select(|state| state.session.filter.hides);
    // Where the keyboard was when its chip went: it goes on to the next one.
    let left = pane.kept(None::<usize>);
    {
        let (left, bar) = (left.clone(), bar.clone());
        pane.after(chips.clone(), move || {
            if let Some(place) = left.take() {
                focus(&bar, place);
            }
            pane::nothing()
        });
    }
    let mut list = element("ul", "bar-chips").with("aria-label", "What is filtered by");
    for (place, chip) in chips.iter().enumerate() {
        list = list.put(draw(chip, place, &store, &left));
    }
    // These two are about the filter, and the day of knowledge is none.
    if chips.iter().any(|chip| !matches!(chip.removes, Command::SetKnown { .. })) {
        let rest = button("bar-act", &dispatch, Command::ToggleHides).with("aria-pressed", word(*hides));
        list = list.put(element("li", "").put(rest.text("Hide the rest")));
        let clear = button("bar-act", &dispatch, Command::ResetFilter).text("Clear all");
        list = list.put(element("li", "").put(clear));
    }
    let bar = element("div", "bar").at(&bar).with("id", "conditions").put(list);
    bar.put(pane::of(link_button)).into()
}

/// Copies the link; beside it the short name of the view, by which two people see that they look at the same.
fn link_button(pane: &Pane) -> Html {
    let id = pane.select(|state| (state.document.network.node_count() > 0).then(|| link::view_id(state)));
    let Some(id) = &*id else { return Html::default() };
    button("bar-link", &pane.dispatch(), Command::CopyLink)
        .given("aria-label", &["Copy a link to exactly this view, ", id].concat())
        .with("data-hint", "Copy a link to exactly this view")
        .put(icon(Icon::Link))
        .put(element("span", "bar-id figures").text(id))
        .into()
}

fn draw(chip: &Chip, place: usize, store: &Rc<Store>, left: &Rc<RefCell<Option<usize>>>) -> element::Element {
    let remove = {
        let (store, left, removes) = (store.clone(), left.clone(), chip.removes.clone());
        move || {
            left.replace(Some(place));
            store.dispatch(removes.clone());
        }
    };
    let by_key = remove.clone();
    let made = element("button", "bar-chip")
        .with("type", "button")
        .put(element("span", "bar-words").text(&chip.text))
        .put(element("span", "visually-hidden").text(": remove"))
        .put(icon(Icon::Close))
        .on(ListenerKind::onclick, Box::new(move |_| remove()))
        .on_key(move |event| {
            if matches!(event.key().as_str(), "Delete" | "Backspace") {
                event.prevent_default();
                by_key();
            }
        });
    element("li", "").key(&chip.text).put(made)
}

/// Gives the keyboard to the chip that now stands at a place, to the last one, or to the graph.
fn focus(bar: &NodeRef, place: usize) {
    let buttons = bar.cast::<Element>().and_then(|bar| bar.query_selector_all(".bar-chip").ok());
    let found = buttons.and_then(|all| all.get((place as u32).min(all.length().checked_sub(1)?)));
    match found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        Some(chip) => drop(chip.focus()),
        None => drop(anchor::focus(anchor::GRAPH)),
    }
}
