//! What can be done with a selected node.

use yew::prelude::*;

use crate::model::GlobalId;
use crate::state::Command;
use crate::ui::button::{action, labelled, word};
use crate::ui::element::element;
use crate::ui::icon::Icon;
use crate::ui::pane::{self, Pane};

/// Why there is nothing to expand.
const NOTHING_MORE: &str = "All its neighbours are drawn";

/// The buttons of a node.
#[derive(PartialEq)]
struct Actions {
    id: GlobalId,
    pinned: bool,
    /// Neighbours not drawn at present.
    hidden: usize,
}

/// The buttons of a node, which has so many neighbours not drawn at present.
pub fn actions(id: &GlobalId, pinned: bool, hidden: usize) -> Html {
    pane::with(draw, Actions { id: id.clone(), pinned, hidden })
}

fn draw(pane: &Pane, props: &Actions) -> Html {
    let dispatch = pane.dispatch();
    let focused = pane.select(|state| !state.session.filter.focus.is_empty());
    let id = &props.id;
    let act = |mark, label: &str, command| action(mark, label, &dispatch, command);
    let expand = match props.hidden {
        0 => labelled("action", Icon::Expand, "Expand")
            .with("aria-disabled", "true")
            .with("aria-description", NOTHING_MORE)
            .with("data-hint", NOTHING_MORE),
        hidden => act(Icon::Expand, &["Expand +", &hidden.to_string()].concat(), Command::Expand(id.clone())),
    };
    let pin = if props.pinned { Icon::Unpin } else { Icon::Pin };
    let way = act(Icon::Path, "Path", Command::AskPath(id.clone()))
        .put(element("span", "visually-hidden").text(" from here"));
    element("div", "actions")
        .with("role", "group")
        .with("aria-label", "What to do with it")
        .put(act(Icon::Locate, "Locate", Command::Locate(id.clone())))
        .put(act(Icon::Focus, "Focus", Command::Focus).with("aria-pressed", word(*focused)))
        .put(act(pin, "Pin", Command::TogglePin).with("aria-pressed", word(props.pinned)))
        .put(expand)
        .put(act(Icon::Hide, "Hide", Command::HideSelection))
        .put(way)
        .into()
}
