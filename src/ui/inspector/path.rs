//! The other end of a shortest path, to be chosen.

use crate::order;
use web_sys::HtmlSelectElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::graph::NodeKind;
use crate::model::GlobalId;
use crate::state::Command;
use crate::ui::element::element;
use crate::ui::pane::Pane;

/// A choice of the visible entities; "Show" selects the path.
pub fn path_from(pane: &Pane, from: &GlobalId) -> Html {
    let dispatch = pane.dispatch();
    let field = pane.node();
    let start = from.clone();
    let ends = pane.select(move |state| {
        let mut ends: Vec<(GlobalId, String)> = Vec::new();
        for (_, node) in state.document.network.nodes() {
            if matches!(node.kind, NodeKind::Entity(_)) && node.id != start {
                ends.push((node.id.clone(), node.name.to_string()));
            }
        }
        order::sort_by(&mut ends, |a, b| a.1.cmp(&b.1));
        ends
    });
    let on_submit = {
        let (field, ends, from) = (field.clone(), ends.clone(), from.clone());
        move |event: Event| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlSelectElement>() else { return };
            let chosen = usize::try_from(field.selected_index()).ok().and_then(|index| ends.get(index));
            if let Some((to, _)) = chosen {
                dispatch.emit(Command::FindPath { from: from.clone(), to: to.clone() });
            }
        }
    };
    let choice = element("select", "")
        .at(&field)
        .with("id", "path-to")
        .each(&ends, |(id, name)| element("option", "").key(id.as_str()).given("value", id.as_str()).text(name).into());
    let show = element("button", "action action-strong").with("type", "submit");
    let row = element("div", "path-row").put(choice).put(show.put(element("span", "").text("Show")));
    element("form", "path-form")
        .on(ListenerKind::onsubmit, Box::new(on_submit))
        .put(element("label", "").with("for", "path-to").text("Shortest path to"))
        .put(row)
        .into()
}
