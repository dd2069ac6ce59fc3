//! The context menu of a node, a line or the empty canvas.

use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;
use yew::virtual_dom::{ListenerKind, VList};

use super::card::put_at;
use super::element::element;
use super::pane::{self, Draft, Pane};
use super::{act, anchor, renders};
use crate::host;
use crate::order::Listed as _;
use crate::state::{Command, State, Store, catalog, select};

/// The menu that is shown, and what holds it: the draft of who shows it.
pub struct Asked {
    pub shown: host::Menu,
    pub of: Draft<Option<host::Menu>>,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        self.shown == other.shown
    }
}

/// One line of the menu.
#[derive(Clone, PartialEq)]
struct Item {
    id: &'static str,
    label: String,
    keys: String,
    why_not: Option<&'static str>,
    /// How many neighbours it would show.
    more: usize,
}

const FOR_NODE: &[&str] = &["locate", "neighbours", "expand", "focus", "path", "pin", "hide"];
const FOR_EDGE: &[&str] = &["fit-selection", "focus", "as-dots", "as-lines", "as-countries", "as-people"];
const FOR_CANVAS: &[&str] = &[
    "undo",
    "redo",
    "fit-all",
    "as-dots",
    "as-lines",
    "as-countries",
    "as-people",
    "measures",
    "communities",
    "unfold",
    "show-hidden",
    "unpin-all",
    "map",
    "rings",
    "dates",
    "countries",
    "pause",
    "select-all",
    "copy-link",
    "save-svg",
    "save-png",
    "save-png-clear",
    "save-places",
];

fn items(state: &State, ids: &[&str]) -> Vec<Item> {
    let actions = ids.iter().filter_map(|id| catalog::action(id));
    actions
        .map(|action| Item {
            id: action.id,
            label: catalog::label(action, state),
            keys: catalog::keys_in_words(action.keys.get(..1).unwrap_or_default()),
            why_not: (action.enabled)(state).err(),
            more: if action.id == "expand" { folded(state) } else { 0 },
        })
        .list()
}

/// Neighbours of what was selected last that are not drawn.
fn folded(state: &State) -> usize {
    let last = state.session.selection.nodes.last();
    last.map_or(0, |last| select::folded_around(state, last))
}

/// The menu.
pub fn context_menu(pane: &Pane, asked: &Asked) -> Html {
    renders::count("ContextMenu");
    let store = pane.store();
    let place = pane.node();
    let ids = match (&asked.shown.node, &asked.shown.edge) {
        (Some(_), _) => FOR_NODE,
        (None, Some(_)) => FOR_EDGE,
        (None, None) => FOR_CANVAS,
    };
    let rows = pane.select(move |state| items(state, ids));
    {
        let (place, menu, store) = (place.clone(), asked.shown.clone(), store.clone());
        pane.after(asked.shown.clone(), move || {
            // What the menu is for becomes what is selected, unless it is part of that already.
            let selected = store.state().session.selection.clone();
            match (menu.node, menu.edge) {
                (Some(node), _) if !selected.nodes.contains(&node) => store.dispatch(Command::Select(node)),
                (None, Some(edge)) if selected.edge.as_ref() != Some(&edge) => {
                    store.dispatch(Command::SelectEdge(edge));
                }
                _ => {}
            }
            put_at(&place, menu.x, menu.y);
            step(&place, Step::First);
            pane::nothing()
        });
    }
    let on_key = {
        let (place, menu) = (place.clone(), asked.of.clone());
        move |event: KeyboardEvent| {
            let step_to = match event.key().as_str() {
                "ArrowDown" => Step::Next,
                "ArrowUp" => Step::Back,
                "Home" => Step::First,
                "End" => Step::Last,
                "Escape" | "Tab" => {
                    event.prevent_default();
                    return close(&menu);
                }
                _ => return,
            };
            event.prevent_default();
            step(&place, step_to);
        }
    };
    let cover = asked.of.clone();
    let cover =
        element("div", "menu-cover").on(ListenerKind::oncontextmenu, Box::new(|event| event.prevent_default())).on(
            ListenerKind::onpointerdown,
            Box::new(move |event| {
                event.prevent_default();
                cover.set(None);
            }),
        );
    let menu = element("div", "menu")
        .at(&place)
        .with("role", "menu")
        .with("aria-label", "Actions")
        .on_key(on_key)
        .each(&rows, |item| line(item, &store, &asked.of));
    VList::with_children(vec![cover.into(), menu.into()], None).into()
}

fn close(menu: &Draft<Option<host::Menu>>) {
    let _ = anchor::focus(anchor::GRAPH);
    menu.set(None);
}

fn line(item: &Item, store: &Rc<Store>, menu: &Draft<Option<host::Menu>>) -> Html {
    let (store, menu, id, blocked) = (store.clone(), menu.clone(), item.id, item.why_not.is_some());
    let on_click = move |_| {
        if let Some(action) = catalog::action(id).filter(|_| !blocked) {
            close(&menu);
            act::act(&store, action);
        }
    };
    let line = element("button", "menu-item")
        .key(item.id)
        .with("type", "button")
        .with("role", "menuitem")
        .with("tabindex", "-1")
        .on(ListenerKind::onclick, Box::new(on_click));
    let line = if blocked { line.with("aria-disabled", "true") } else { line };
    let why = item.why_not.map(|why| element("span", "menu-why").text(why));
    let more = if item.more > 0 { [" +", &item.more.to_string()].concat() } else { String::new() };
    line.put(element("span", "menu-label").text(&item.label).text(&more).maybe(why))
        .put(element("span", "menu-keys").with("aria-hidden", "true").text(&item.keys))
        .into()
}

#[derive(Clone, Copy)]
enum Step {
    First,
    Last,
    Next,
    Back,
}

/// Moves the keyboard among the items, round the ends.
fn step(menu: &NodeRef, step: Step) {
    let Some(menu) = menu.cast::<Element>() else { return };
    let Ok(items) = menu.query_selector_all("[role=menuitem]") else { return };
    let count = items.length();
    let now = (0..count).find(|index| {
        items.get(*index).is_some_and(|item| anchor::focused().is_some_and(|it| item.is_same_node(Some(&it))))
    });
    let to = match (step, now) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Back, None | Some(0)) => count.saturating_sub(1),
        (Step::Next, Some(now)) => (now + 1) % count.max(1),
        (Step::Back, Some(now)) => now - 1,
    };
    if let Some(item) = items.get(to).and_then(|item| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(item).ok()) {
        let _ = item.focus();
    }
}
