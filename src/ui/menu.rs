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

/// One item of the menu, or with no id the title of a row.
#[derive(Clone, PartialEq)]
struct Item {
    id: &'static str,
    label: String,
    /// What it is called in a row; nothing where it is a line of its own.
    short: &'static str,
    keys: String,
    why_not: Option<&'static str>,
    /// Whether it is so now.
    on: bool,
    /// How many neighbours it would show.
    more: usize,
}

/// Actions, each a line; or with a word of its own one of the row under the title before it, which has no id.
type Ids = &'static [(&'static str, &'static str)];

const FOR_NODE: Ids = &[
    ("locate", ""),
    ("neighbours", ""),
    ("expand", ""),
    ("focus", ""),
    ("path", ""),
    ("pin", ""),
    ("hide", ""),
    ("", "Links kept bright"),
    ("degrees-1", "1"),
    ("degrees-2", "2"),
    ("degrees-3", "3"),
    ("degrees-4", "4"),
    ("degrees-5", "5"),
];
const FOR_EDGE: Ids = &[
    ("fit-selection", ""),
    ("focus", ""),
    ("", "Show"),
    ("as-dots", "Dots"),
    ("as-lines", "Lines"),
    ("as-countries", "Countries"),
    ("as-people", "People"),
];
const FOR_CANVAS: Ids = &[
    ("undo", ""),
    ("redo", ""),
    ("fit-all", ""),
    ("select-all", ""),
    ("", "Show"),
    ("as-dots", "Dots"),
    ("as-lines", "Lines"),
    ("as-countries", "Countries"),
    ("as-people", "People"),
    ("", "Lay out"),
    ("map", "Map"),
    ("rings", "Rings"),
    ("dates", "Dates"),
    ("countries", "Countries"),
    ("measures", ""),
    ("communities", ""),
    ("unfold", ""),
    ("show-hidden", ""),
    ("unpin-all", ""),
    ("pause", ""),
    ("copy-link", ""),
    ("", "Save"),
    ("save-svg", "SVG"),
    ("save-png", "PNG"),
    ("save-png-clear", "clear PNG"),
    ("save-places", "Places"),
];

fn items(state: &State, ids: Ids) -> Vec<Item> {
    let item = |(id, short): &(&str, &'static str)| {
        let Some(action) = catalog::action(id) else {
            let label = (*short).to_owned();
            return Item { id: "", label, short: "", keys: String::new(), why_not: None, on: false, more: 0 };
        };
        Item {
            id: action.id,
            label: catalog::label(action, state),
            short,
            keys: catalog::keys_in_words(action.keys.get(..1).unwrap_or_default()),
            why_not: (action.enabled)(state).err(),
            on: !short.is_empty() && is_so(state, (action.command)(state)),
            more: if action.id == "expand" { folded(state) } else { 0 },
        }
    };
    ids.iter().map(item).list()
}

/// Whether a choice is what is shown now.
fn is_so(state: &State, choice: Option<Command>) -> bool {
    let session = &state.session;
    match choice {
        Some(Command::Project(projection)) => session.projection == projection,
        Some(Command::Arrange(way)) => session.arrangement.way == way,
        Some(Command::SelectDegrees(degrees)) => session.degrees == degrees,
        _ => false,
    }
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
            // It may stand over more than the canvas.
            let canvas = place.cast::<Element>().and_then(|menu| menu.parent_element());
            let (x, y) =
                canvas.map(|canvas| canvas.get_bounding_client_rect()).map_or((0.0, 0.0), |at| (at.x(), at.y()));
            put_at(&place, x + menu.x, y + menu.y);
            step(&place, Step::First);
            pane::nothing()
        });
    }
    let on_key = {
        let (place, menu) = (place.clone(), asked.of.clone());
        move |event: KeyboardEvent| {
            let step_to = match event.key().as_str() {
                "ArrowDown" | "ArrowRight" => Step::Next,
                "ArrowUp" | "ArrowLeft" => Step::Back,
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
        .all(lines(&rows, &store, &asked.of));
    VList::with_children(vec![cover.into(), menu.into()], None).into()
}

fn close(menu: &Draft<Option<host::Menu>>) {
    let _ = anchor::focus(anchor::GRAPH);
    menu.set(None);
}

/// Lines and rows, in the order of the items.
fn lines(items: &[Item], store: &Rc<Store>, menu: &Draft<Option<host::Menu>>) -> Vec<Html> {
    let mut lines: Vec<Html> = Vec::new();
    let mut rest = items;
    while let [first, after @ ..] = rest {
        let count =
            if first.id.is_empty() { after.iter().take_while(|item| !item.short.is_empty()).count() } else { 0 };
        let (row, after) = after.split_at(count);
        lines.push(match count {
            0 => line(first, store, menu),
            _ => element("div", "menu-row")
                .with("role", "group")
                .given("aria-label", &first.label)
                .put(element("span", "menu-title").with("aria-hidden", "true").text(&first.label))
                .each(row, |item| line(item, store, menu))
                .into(),
        });
        rest = after;
    }
    lines
}

fn line(item: &Item, store: &Rc<Store>, menu: &Draft<Option<host::Menu>>) -> Html {
    let (store, menu, id, blocked) = (store.clone(), menu.clone(), item.id, item.why_not.is_some());
    let whole = item.short.is_empty();
    let on_click = move |_| {
        // A line says itself why it can do nothing; of a choice it is said now.
        if let Some(action) = catalog::action(id).filter(|_| !blocked || !whole) {
            close(&menu);
            act::act(&store, action);
        }
    };
    let line = element("button", if whole { "menu-item" } else { "menu-item menu-choice" })
        .key(item.id)
        .with("type", "button")
        .with("role", if item.on { "menuitemradio" } else { "menuitem" })
        .with("tabindex", "-1")
        .on(ListenerKind::onclick, Box::new(on_click));
    let line = if blocked { line.with("aria-disabled", "true") } else { line };
    let line = if item.on { line.with("aria-checked", "true") } else { line };
    if !whole {
        let name = [&*item.label, if blocked { ": " } else { "" }, item.why_not.unwrap_or_default()].concat();
        return line.given("aria-label", &name).text(item.short).into();
    }
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
    let Ok(items) = menu.query_selector_all("button") else { return };
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
