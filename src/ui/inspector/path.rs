//! The other end of a shortest path, to be chosen.

use crate::order;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::graph::NodeKind;
use crate::model::GlobalId;
use crate::state::Command;
use crate::ui::store::{use_dispatch, use_select};

/// From where.
#[derive(Properties, Clone, PartialEq)]
pub struct PathFromProps {
    pub from: GlobalId,
}

/// A choice of the visible entities; "Show" selects the path.
#[component]
pub fn PathFrom(props: &PathFromProps) -> Html {
    let dispatch = use_dispatch();
    let field = use_node_ref();
    let from = props.from.clone();
    let ends = use_select(move |state| {
        let mut ends: Vec<(GlobalId, String)> = state
            .document
            .network
            .nodes()
            .filter(|(_, node)| matches!(node.kind, NodeKind::Entity(_)) && node.id != from)
            .map(|(_, node)| (node.id.clone(), node.name.to_string()))
            .collect();
        order::sort_by(&mut ends, |a, b| a.1.cmp(&b.1));
        ends
    });
    let onsubmit = {
        let (field, ends, from) = (field.clone(), ends.clone(), props.from.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlSelectElement>() else { return };
            let chosen = usize::try_from(field.selected_index()).ok().and_then(|index| ends.get(index));
            if let Some((to, _)) = chosen {
                dispatch.emit(Command::SelectMany(vec![from.clone(), to.clone()]));
                dispatch.emit(Command::SelectPath);
                dispatch.emit(Command::FitSelection);
            }
        }
    };
    html! {
        <form class="path-form" {onsubmit}>
            <label for="path-to">{ "Shortest path to" }</label>
            <div class="path-row">
                <select id="path-to" ref={field}>
                    { for ends.iter().map(|(id, name)| html! { <option key={id.as_str()} value={id.to_string()}>{ name }</option> }) }
                </select>
                <button type="submit" class="action action-strong"><span>{ "Show" }</span></button>
            </div>
        </form>
    }
}
