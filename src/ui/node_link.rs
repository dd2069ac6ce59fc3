//! A name of a node that can be clicked.

use yew::prelude::*;

use super::store::use_dispatch;
use super::swatch::Swatch;
use crate::state::Command;
use crate::state::select::NodeLink;

/// The name, its mark before it and what is to be said after it.
#[derive(Properties, Clone, PartialEq)]
pub struct NodeNameProps {
    pub node: NodeLink,
    /// Without mark and detail, within a sentence.
    #[prop_or_default]
    pub inline: bool,
}

/// See [`NodeNameProps`].
#[component]
pub fn NodeName(props: &NodeNameProps) -> Html {
    let dispatch = use_dispatch();
    let NodeLink { id, name, kind, detail, only_in } = props.node.clone();
    let onclick = move |_| dispatch.emit(Command::Select(id.clone()));
    if props.inline {
        return html! { <button type="button" class="name-inline" {onclick}>{ name }</button> };
    }
    html! {
        <span class="name-row">
            <button type="button" class="name" {onclick}>
                <Swatch {kind} of={props.node.id.clone()} />
                <span>{ name }</span>
            </button>
            // That one took part says the heading.
            if !detail.is_empty() && &*detail != "participant" {
                <span class="name-detail">{ detail }</span>
            }
            if let Some(only_in) = only_in {
                <span class="name-only">{ "only in " }{ only_in }</span>
            }
        </span>
    }
}

/// Names in a sentence: "A, B and C".
pub fn sentence(nodes: &[NodeLink]) -> Html {
    let last = nodes.len().saturating_sub(1);
    nodes
        .iter()
        .enumerate()
        .map(|(index, node)| {
            let joint = match index {
                0 => "",
                _ if index == last => " and ",
                _ => ", ",
            };
            html! { <>{ joint }<NodeName node={node.clone()} inline=true /></> }
        })
        .collect()
}
