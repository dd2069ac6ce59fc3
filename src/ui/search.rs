//! The search field with its list of hits, a combobox.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::button::word;
use super::element::{Element, element};
use super::icon::{Icon, icon};
use super::pane::{self, Draft, Pane};
use super::{anchor, renders, swatch, words};
use crate::state::Command;
use crate::state::select::{self, HitRow};

const HITS: &str = "search-hits";

/// The search field.
pub fn search(pane: &Pane) -> Html {
    renders::count("Search");
    let dispatch = pane.dispatch();
    let query = pane.select(|state| state.session.query.clone());
    let hits = pane.select(select::hits);
    // The list folds when the field loses the keyboard; that is a draft, no meaning.
    let open = pane.draft(false);

    pane.after((), || {
        anchor::arrive(anchor::SEARCH);
        pane::nothing()
    });
    let asked = !query.trim().is_empty();
    let shown = *open && asked;
    let marked = hits.iter().position(|hit| hit.marked);

    let on_type = {
        let (dispatch, open) = (dispatch.clone(), open.clone());
        move |text| {
            open.set(true);
            dispatch.emit(Command::SetQuery(text));
        }
    };
    let on_key = {
        let (dispatch, open, any) = (dispatch.clone(), open.clone(), !hits.is_empty());
        move |event: KeyboardEvent| {
            let command = match event.key().as_str() {
                "ArrowDown" => Command::MoveHit(1),
                "ArrowUp" => Command::MoveHit(-1),
                "Enter" if any && shown => {
                    open.set(false);
                    Command::TakeHit
                }
                "Escape" if shown => {
                    open.set(false);
                    Command::SetQuery(String::new())
                }
                "Escape" => {
                    let _ = anchor::focus(anchor::GRAPH);
                    event.prevent_default();
                    event.stop_propagation();
                    return;
                }
                _ => return,
            };
            if matches!(command, Command::MoveHit(_)) {
                open.set(true);
            }
            event.prevent_default();
            event.stop_propagation();
            dispatch.emit(command);
        }
    };
    let folds = |to: bool| {
        let open = open.clone();
        Box::new(move |_| open.set(to))
    };
    let mut input = element("input", "")
        .with("id", anchor::SEARCH)
        .with("type", "text")
        .with("role", "combobox")
        .with("autocomplete", "off")
        .with("spellcheck", "false")
        .with("placeholder", "Search")
        .with("aria-autocomplete", "list")
        .with("aria-controls", HITS)
        .with("aria-expanded", word(shown))
        .value(&query)
        .on_type(on_type)
        .on_key(on_key)
        .on(ListenerKind::onfocus, folds(true))
        .on(ListenerKind::onblur, folds(false));
    if let Some(marked) = marked.filter(|_| shown) {
        input = input.given("aria-activedescendant", &hit_id(marked));
    }
    let beside = if asked {
        let dispatch = dispatch.clone();
        let clear = move |_| {
            dispatch.emit(Command::SetQuery(String::new()));
            let _ = anchor::focus(anchor::SEARCH);
        };
        element("button", "search-clear")
            .with("type", "button")
            .with("aria-label", "Clear the search")
            .put(icon(Icon::Close))
            .on(ListenerKind::onclick, Box::new(clear))
    } else {
        element("kbd", "").with("aria-hidden", "true").text("/")
    };
    let mut list = element("ul", "hits").with("id", HITS).with("role", "listbox").with("aria-label", "Search results");
    let mut popup = element("div", "search-popup");
    let mut told = element("p", "visually-hidden").with("role", "status");
    if shown {
        for (index, hit) in hits.iter().enumerate() {
            list = list.put(hit_row(index, hit, &dispatch, &open));
        }
        told = told.text(&words::count(hits.len(), "result", "results"));
    } else {
        popup = popup.with("hidden", "");
    }
    let nothing = (shown && hits.is_empty()).then(|| {
        element("p", "empty").text(
            "Nothing here has this name. Try a last name, a country or a word from a title; or open another article.",
        )
    });
    let name = element("label", "visually-hidden").with("for", anchor::SEARCH);
    element("search", "search")
        .put(name.text("Search people, countries, places and events"))
        .put(element("div", "search-field").put(icon(Icon::Search)).put(input).put(beside))
        .put(popup.put(list).maybe(nothing))
        .put(told)
        .into()
}

fn hit_id(index: usize) -> String {
    ["hit-", &index.to_string()].concat()
}

fn hit_row(index: usize, hit: &HitRow, dispatch: &Callback<Command>, open: &Draft<bool>) -> Element {
    let (id, dispatch, open) = (hit.id.clone(), dispatch.clone(), open.clone());
    // On press, before the field loses the keyboard and folds the list.
    let onpointerdown = Box::new(move |event: Event| {
        event.prevent_default();
        open.set(false);
        dispatch.emit(Command::Select(id.clone()));
        dispatch.emit(Command::Locate(id.clone()));
    });
    let mut hit_name = element("span", "hit-name").text(&hit.name);
    if let Some(matched) = &hit.matched {
        hit_name = hit_name.put(element("span", "hit-matched").text(" also ").text(matched));
    }
    element("li", "hit")
        .key(hit.id.as_str())
        .given("id", &hit_id(index))
        .with("role", "option")
        .with("aria-selected", word(hit.marked))
        .put(swatch::of(hit.kind, &hit.id))
        .put(hit_name)
        .put(element("span", "hit-detail").text(&hit.detail))
        .on(ListenerKind::onpointerdown, onpointerdown)
}
