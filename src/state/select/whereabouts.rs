//! Where one is on the canvas, in words for those who do not see it.

use super::names::{date, name_of};
use super::path::path;
use super::{Inspector, inspector, words};
use crate::graph::Visible;
use crate::model::GlobalId;
use crate::state::{State, hidden_neighbours};

/// "Vladimir Putin, person, 12 lines, 3 neighbours folded": what was selected last; empty where nothing is.
pub fn whereabouts(state: &State) -> String {
    let selection = &state.session.selection;
    if selection.edge.is_some()
        && let Inspector::Edge(view) = inspector(state)
    {
        return format!("Line: {} {} {}", view.from.name, view.sentence, view.to.name);
    }
    if let Some(view) = path(state) {
        let count = view.count.to_string();
        let which = if view.count == 0 {
            "No path".to_owned()
        } else {
            ["Path ", &(view.at + 1).to_string(), " of ", &count].concat()
        };
        let steps =
            if view.count == 0 { String::new() } else { [", ", &view.hops.len().to_string(), " steps"].concat() };
        return [&which, " from ", &*view.from.name, " to ", &view.to.name, &steps].concat();
    }
    let network = &state.document.network;
    let Some(id) = selection.nodes.last() else { return String::new() };
    let Some(slot) = network.slot(id) else {
        let country = network.folded_entities().get(id).and_then(|countries| countries.first());
        let told =
            |country| format!("{}, folded into {}", name_of(&state.document, id), name_of(&state.document, country));
        return country.map_or_else(String::new, told);
    };
    let Some(node) = network.node(slot) else { return String::new() };
    let what = node.event.map_or_else(|| words::node_kind(node.kind), words::event_type);
    let drawn = |edge: u32| state.document.visibility.edges.get(edge as usize) != Some(&Visible::Hidden);
    let lines = network.edges().filter(|(edge, from, to, _)| (*from == slot || *to == slot) && drawn(*edge)).count();
    let mut text = format!("{}, {what}, {lines} {}", node.name, if lines == 1 { "line" } else { "lines" });
    let when = state.document.merged.events.get(id).map(|event| date(&event.time)).filter(|when| !when.is_empty());
    if let Some(when) = when {
        text.push_str(", ");
        text.push_str(&when);
    }
    if let Some(status) = node.status.filter(|status| !status.counts()) {
        text.push_str(", ");
        text.push_str(words::status(status));
    }
    let folded = folded_around(state, id);
    if folded > 0 {
        text.push_str(&format!(", {folded} folded"));
    }
    if selection.nodes.len() > 1 {
        text.push_str(&format!(", one of {} selected", selection.nodes.len()));
    }
    text
}

/// How many neighbours of a node are not drawn: what a double-click would show.
pub fn folded_around(state: &State, id: &GlobalId) -> usize {
    hidden_neighbours(&state.document, id).len()
}
