//! The search field with its list of hits, a combobox.

use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::button::word;
use super::element::element;
use super::icon::{Icon, icon};
use super::store::{use_dispatch, use_select};
use super::{anchor, renders, swatch};
use crate::state::Command;
use crate::state::select::{self, HitRow};

const HITS: &str = "search-hits";

/// The search field.
#[component]
pub fn Search() -> Html {
    renders::count("Search");
    let dispatch = use_dispatch();
    let query = use_select(|state| state.session.query.clone());
    let hits = use_select(select::hits);
    // The list folds when the field loses the keyboard; that is a draft, no meaning.
    let open = use_state(|| false);

    use_effect_with((), |()| anchor::arrive(anchor::SEARCH));
    let asked = !query.trim().is_empty();
    let shown = *open && asked;
    let marked = hits.iter().position(|hit| hit.marked);

    let oninput = {
        let (dispatch, open) = (dispatch.clone(), open.clone());
        move |event: InputEvent| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            open.set(true);
            dispatch.emit(Command::SetQuery(field.value()));
        }
    };
    let onkeydown = {
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
    let onfocus = {
        let open = open.clone();
        move |_| open.set(true)
    };
    let onblur = {
        let open = open.clone();
        move |_| open.set(false)
    };
    let clear = {
        let dispatch = dispatch.clone();
        move |_| {
            dispatch.emit(Command::SetQuery(String::new()));
            let _ = anchor::focus(anchor::SEARCH);
        }
    };

    html! {
        <search class="search">
            <label class="visually-hidden" for={anchor::SEARCH}>{ "Search people, countries, places and events" }</label>
            <div class="search-field">
                { icon(Icon::Search) }
                <input id={anchor::SEARCH} type="text" role="combobox" autocomplete="off" spellcheck="false"
                    placeholder="Search" aria-autocomplete="list" aria-controls={HITS}
                    aria-expanded={word(shown)}
                    aria-activedescendant={marked.filter(|_| shown).map(hit_id)} value={(*query).clone()}
                    {oninput} {onkeydown} {onfocus} {onblur} />
                if asked {
                    <button type="button" class="search-clear" aria-label="Clear the search" onclick={clear}>
                        { icon(Icon::Close) }
                    </button>
                } else {
                    <kbd aria-hidden="true">{ "/" }</kbd>
                }
            </div>
            <div class="search-popup" hidden={!shown}>
                <ul id={HITS} role="listbox" aria-label="Search results" class="hits">
                    if shown {
                        { for hits.iter().enumerate().map(|(index, hit)| hit_row(index, hit, &dispatch, &open)) }
                    }
                </ul>
                if shown && hits.is_empty() {
                    <p class="empty">
                        { "Nothing here has this name. Try a last name, a country or a word from a title; or open another article." }
                    </p>
                }
            </div>
            <p class="visually-hidden" role="status">
                { if shown { super::words::count(hits.len(), "result", "results") } else { String::new() } }
            </p>
        </search>
    }
}

fn hit_id(index: usize) -> String {
    format!("hit-{index}")
}

fn hit_row(index: usize, hit: &HitRow, dispatch: &Callback<Command>, open: &UseStateHandle<bool>) -> Html {
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
        .into()
}
