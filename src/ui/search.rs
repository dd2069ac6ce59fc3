//! The box for search and actions: a field with a list of what it finds, a combobox.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::button::word;
use super::element::{Element, element};
use super::icon::{Icon, icon};
use super::pane::{self, Draft, Pane};
use super::{anchor, renders, swatch, words};
use crate::state::Command;
use crate::state::select::{self, OfferRow};

const HITS: &str = "search-hits";

/// The search field.
pub fn search(pane: &Pane) -> Html {
    renders::count("Search");
    let dispatch = pane.dispatch();
    let query = pane.select(|state| state.session.query.clone());
    let hits = pane.select(select::offers);
    // The list folds when the field loses the keyboard; that is a draft, no meaning.
    let open = pane.draft(false);

    pane.after((), || {
        anchor::arrive(anchor::SEARCH);
        pane::nothing()
    });
    let asked = !query.trim().is_empty();
    let shown = *open && (asked || !hits.is_empty());
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
        let goes_on = marked.is_some_and(|marked| hits[marked].goes_on);
        move |event: KeyboardEvent| {
            let command = match event.key().as_str() {
                "ArrowDown" => Command::MoveHit(1),
                "ArrowUp" => Command::MoveHit(-1),
                "Enter" if any && shown => {
                    open.set(goes_on);
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
        .with("placeholder", "Names, actions, “path from…”")
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
    // Of an empty box, what was chosen last, and how one may begin to ask.
    let name = match hits.first() {
        _ if asked => "Names and actions",
        Some(first) if first.goes_on => "What can be asked",
        _ => "Chosen lately, and what can be asked",
    };
    let mut list = element("ul", "hits").with("id", HITS).with("role", "listbox").with("aria-label", name);
    let mut popup = element("div", "search-popup");
    let mut told = element("p", "visually-hidden").with("role", "status");
    if shown {
        for (index, hit) in hits.iter().enumerate() {
            list = list.put(hit_row(index, hit, &dispatch, &open));
        }
        if !asked {
            popup = popup.put(element("p", "hits-title").with("aria-hidden", "true").text(name));
        }
        told = told.text(&words::count(hits.len(), "result", "results"));
    } else {
        popup = popup.with("hidden", "");
    }
    let nothing = (shown && hits.is_empty()).then(|| {
        element("p", "empty").text(
            "Nothing here has this name, and no action does. Try a last name, a country, a word from a title, or “path from … to …”.",
        )
    });
    let name = element("label", "visually-hidden").with("for", anchor::SEARCH);
    element("search", "search")
        .put(name.text("Search people, countries, places and events, or find an action"))
        .put(element("div", "search-field").put(icon(Icon::Search)).put(input).put(beside))
        .put(popup.put(list).maybe(nothing))
        .put(told)
        .into()
}

fn hit_id(index: usize) -> String {
    ["hit-", &index.to_string()].concat()
}

fn hit_row(index: usize, hit: &OfferRow, dispatch: &Callback<Command>, open: &Draft<bool>) -> Element {
    let (dispatch, open, goes_on) = (dispatch.clone(), open.clone(), hit.goes_on);
    // On press, before the field loses the keyboard and folds the list.
    let onpointerdown = Box::new(move |event: Event| {
        event.prevent_default();
        open.set(goes_on);
        dispatch.emit(Command::TakeHitAt(index));
    });
    let mut hit_name = element("span", "hit-name").text(&hit.name);
    if let Some(matched) = &hit.matched {
        hit_name = hit_name.put(element("span", "hit-matched").text(" also ").text(matched));
    }
    let mark = match &hit.node {
        Some((kind, id)) => swatch::of(*kind, id),
        None => icon(Icon::Act),
    };
    let mut row = element("li", "hit")
        .key(&hit.id)
        .given("id", &hit_id(index))
        .with("role", "option")
        .with("aria-selected", word(hit.marked))
        .put(mark)
        .put(hit_name);
    if hit.why_not.is_some() {
        row = row.with("aria-disabled", "true");
    }
    let detail = hit.why_not.unwrap_or(&hit.detail);
    row.maybe((!detail.is_empty()).then(|| element("span", "hit-detail").text(detail)))
        .on(ListenerKind::onpointerdown, onpointerdown)
}
