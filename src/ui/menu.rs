//! The context menu of a node, a line or the empty canvas.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::card::put_at;
use super::store::{use_dispatch, use_select, use_store};
use super::{act, anchor, renders};
use crate::host;
use crate::state::{Command, State, catalog};

/// What for, and where.
#[derive(Properties, Clone, PartialEq)]
pub struct MenuProps {
    pub menu: host::Menu,
    pub onclose: Callback<()>,
}

/// One line of the menu.
#[derive(Clone, PartialEq)]
struct Item {
    id: &'static str,
    label: &'static str,
    keys: String,
    why_not: Option<&'static str>,
}

const FOR_NODE: &[&str] = &["locate", "neighbours", "expand", "focus", "path", "pin", "hide"];
const FOR_EDGE: &[&str] = &["fit-selection", "focus", "projection"];
const FOR_CANVAS: &[&str] = &[
    "fit-all",
    "projection",
    "unfold",
    "show-hidden",
    "unpin-all",
    "pause",
    "select-all",
    "copy-link",
    "save-svg",
    "save-png",
    "save-png-clear",
];

fn items(state: &State, ids: &[&str]) -> Vec<Item> {
    let actions = ids.iter().filter_map(|id| catalog::action(id));
    actions
        .map(|action| Item {
            id: action.id,
            label: action.label,
            keys: catalog::keys_in_words(action.keys.get(..1).unwrap_or_default()),
            why_not: (action.enabled)(state).err(),
        })
        .collect()
}

/// See [`MenuProps`].
#[component]
pub fn ContextMenu(props: &MenuProps) -> Html {
    renders::count("ContextMenu");
    let store = use_store();
    let dispatch = use_dispatch();
    let place = use_node_ref();
    let ids = match (&props.menu.node, &props.menu.edge) {
        (Some(_), _) => FOR_NODE,
        (None, Some(_)) => FOR_EDGE,
        (None, None) => FOR_CANVAS,
    };
    let rows = use_select(move |state| items(state, ids));
    {
        let (place, menu, store) = (place.clone(), props.menu.clone(), store.clone());
        use_effect_with(props.menu.clone(), move |_| {
            // What the menu is for becomes what is selected, unless it is part of that already.
            let selected = store.state().session.selection.clone();
            match (menu.node, menu.edge) {
                (Some(node), _) if !selected.nodes.contains(&node) => dispatch.emit(Command::Select(node)),
                (None, Some(edge)) if selected.edge.as_ref() != Some(&edge) => dispatch.emit(Command::SelectEdge(edge)),
                _ => {}
            }
            put_at(&place, menu.x, menu.y);
            step(&place, Step::First);
        });
    }
    let close = {
        let onclose = props.onclose.clone();
        move || {
            let _ = anchor::focus(anchor::GRAPH);
            onclose.emit(());
        }
    };
    let onkeydown = {
        let (place, close) = (place.clone(), close.clone());
        move |event: KeyboardEvent| {
            let step_to = match event.key().as_str() {
                "ArrowDown" => Step::Next,
                "ArrowUp" => Step::Back,
                "Home" => Step::First,
                "End" => Step::Last,
                "Escape" | "Tab" => {
                    event.prevent_default();
                    return close();
                }
                _ => return,
            };
            event.prevent_default();
            step(&place, step_to);
        }
    };
    let cover = {
        let onclose = props.onclose.clone();
        move |event: PointerEvent| {
            event.prevent_default();
            onclose.emit(());
        }
    };
    html! {
        <>
            <div class="menu-cover" onpointerdown={cover} oncontextmenu={|event: MouseEvent| event.prevent_default()}></div>
            <div class="menu" role="menu" aria-label="Actions" ref={place} {onkeydown}>
                { for rows.iter().map(|item| {
                    let (store, close, item_id, blocked) = (store.clone(), close.clone(), item.id, item.why_not.is_some());
                    let onclick = move |_| {
                        if let Some(action) = catalog::action(item_id).filter(|_| !blocked) {
                            close();
                            act::act(&store, action);
                        }
                    };
                    html! {
                        <button key={item.id} type="button" role="menuitem" tabindex="-1" class="menu-item"
                            aria-disabled={blocked.then_some("true")} {onclick}>
                            <span class="menu-label">
                                { item.label }
                                if let Some(why) = item.why_not {
                                    <span class="menu-why">{ why }</span>
                                }
                            </span>
                            <span class="menu-keys" aria-hidden="true">{ &item.keys }</span>
                        </button>
                    }
                }) }
            </div>
        </>
    }
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
