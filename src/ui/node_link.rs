//! A name of a node that can be clicked.

use yew::prelude::*;

use super::element::{Element, button, element};
use super::swatch;
use crate::state::Command;
use crate::state::select::NodeLink;

/// The name, its mark before it and what is to be said after it.
pub fn name(node: &NodeLink, dispatch: &Callback<Command>) -> Element {
    let NodeLink { id, name, kind, detail, only_in } = node;
    let select = button("name", dispatch, Command::Select(id.clone()))
        .put(swatch::of(*kind, id))
        .put(element("span", "").text(name));
    // That one took part says the heading.
    let told = !detail.is_empty() && &**detail != "participant";
    element("span", "name-row")
        .put(select)
        .maybe(told.then(|| element("span", "name-detail").text(detail)))
        .maybe(only_in.as_ref().map(|only_in| element("span", "name-only").text("only in ").text(only_in)))
}

/// Names one below the other.
pub fn names(nodes: &[NodeLink], dispatch: &Callback<Command>) -> Html {
    element("ul", "names").each(nodes, |node| line(node, dispatch)).into()
}

/// One of them.
pub fn line(node: &NodeLink, dispatch: &Callback<Command>) -> Html {
    element("li", "").key(node.id.as_str()).put(name(node, dispatch)).into()
}

/// Adds names in a sentence: "A, B and C", without marks and details.
pub fn sentence(mut to: Element, nodes: &[NodeLink], dispatch: &Callback<Command>) -> Element {
    let last = nodes.len().saturating_sub(1);
    for (index, node) in nodes.iter().enumerate() {
        let joint = match index {
            0 => "",
            _ if index == last => " and ",
            _ => ", ",
        };
        to = to.text(joint).put(button("name-inline", dispatch, Command::Select(node.id.clone())).text(&node.name));
    }
    to
}
