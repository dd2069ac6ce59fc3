//! What can be done with a selected node.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::path::PathFrom;
use crate::model::GlobalId;
use crate::state::Command;
use crate::ui::button::{action, labelled, word};
use crate::ui::element::element;
use crate::ui::icon::{Icon, icon};
use crate::ui::store::{use_dispatch, use_select};

/// Why there is nothing to expand.
const NOTHING_MORE: &str = "All its neighbours are drawn";

/// The buttons of a node.
#[derive(Properties, Clone, PartialEq)]
pub struct ActionsProps {
    pub id: GlobalId,
    pub pinned: bool,
    /// Neighbours not drawn at present.
    pub hidden: usize,
}

/// See [`ActionsProps`].
#[component]
pub fn Actions(props: &ActionsProps) -> Html {
    let dispatch = use_dispatch();
    let focused = use_select(|state| !state.session.filter.focus.is_empty());
    let path = use_state(|| false);
    let toggle_path = {
        let path = path.clone();
        Box::new(move |_| path.set(!*path))
    };
    let id = &props.id;
    let act = |mark, label: &str, command| action(mark, label, &dispatch, command);
    let expand = match props.hidden {
        0 => labelled("action", Icon::Expand, "Expand")
            .with("aria-disabled", "true")
            .with("aria-description", NOTHING_MORE)
            .with("data-hint", NOTHING_MORE),
        hidden => act(Icon::Expand, &format!("Expand +{hidden}"), Command::Expand(id.clone())),
    };
    let pin = if props.pinned { Icon::Unpin } else { Icon::Pin };
    let way = element("button", "action")
        .with("type", "button")
        .with("aria-expanded", word(*path))
        .put(icon(Icon::Path))
        .put(element("span", "").text("Path").put(element("span", "visually-hidden").text(" from here")))
        .on(ListenerKind::onclick, toggle_path);
    let actions = element("div", "actions")
        .with("role", "group")
        .with("aria-label", "What to do with it")
        .put(act(Icon::Locate, "Locate", Command::Locate(id.clone())))
        .put(act(Icon::Focus, "Focus", Command::Focus).with("aria-pressed", word(*focused)))
        .put(act(pin, "Pin", Command::TogglePin).with("aria-pressed", word(props.pinned)))
        .put(expand)
        .put(act(Icon::Hide, "Hide", Command::HideSelection))
        .put(way);
    html! {
        <>
            { actions }
            if *path {
                <PathFrom key={id.as_str()} from={id.clone()} />
            }
        </>
    }
}
