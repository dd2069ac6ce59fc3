//! Several selected nodes: who they are and what they share.

use yew::prelude::*;

use super::event_item::event_list;
use super::part;
use crate::state::Command;
use crate::state::select::{EventRow, NodeLink};
use crate::ui::button::action;
use crate::ui::element::element;
use crate::ui::icon::Icon;
use crate::ui::node_link::names;

/// The nodes and the events that all of them are in.
pub fn many(nodes: &[NodeLink], shared: &[EventRow], dispatch: &Callback<Command>) -> Html {
    let head = element("header", "subject-head")
        .put(element("p", "subject-kind").text("selection"))
        .put(element("h2", "subject-name").text(&format!("{} selected", nodes.len())));
    let mut actions = element("div", "actions").with("role", "group").with("aria-label", "What to do with them");
    for (icon, label, command) in [
        (Icon::Fit, "Fit", Command::FitSelection),
        (Icon::Focus, "Focus", Command::Focus),
        (Icon::Path, "Path between", Command::SelectPath),
        (Icon::Pin, "Pin", Command::TogglePin),
        (Icon::Hide, "Hide", Command::HideSelection),
        (Icon::Close, "Clear", Command::ClearSelection),
    ] {
        actions = actions.put(action(icon, label, dispatch, command));
    }
    let alone = shared.is_empty().then(|| {
        let alone = element("p", "empty").text("No single event has all of them.");
        if nodes.len() == 2 { alone.text(" “Path between” shows how they hang together.") } else { alone }
    });
    element("article", "subject")
        .key("many")
        .put(head)
        .put(actions)
        .maybe(part("Selected", nodes.len(), names(nodes, dispatch)))
        .maybe(part("Events they share", shared.len(), event_list(shared, dispatch)))
        .maybe(alone)
        .into()
}
