//! The list twin of the picture: every node with its lines, for the keyboard and screen readers.

use std::rc::Rc;

use super::inspector_edge::sentence;
use super::names::{date, link};
use super::sentence::Reading;
use super::{ListRow, NodeLink, words};
use crate::graph::{Node, NodeKind, Visible};
use crate::model::GlobalId;
use crate::order::Listed as _;
use crate::order::{self, Set};
use crate::state::{Document, State};

/// All nodes: people first, then the other kinds, events last in time; within a kind by name.
pub fn list(state: &State) -> Vec<ListRow> {
    let State { document, session, .. } = state;
    let selected: Set<&GlobalId> = session.selection.nodes.iter().collect();
    let mut rows: Vec<ListRow> = document
        .network
        .nodes()
        .map(|(slot, node)| ListRow {
            id: node.id.clone(),
            name: (&*node.name).into(),
            kind: node.kind,
            detail: detail(document, node).into(),
            visible: document.visibility.nodes.get(slot as usize) != Some(&Visible::Hidden),
            selected: selected.contains(&node.id),
            lines: lines(document, slot),
        })
        .list();
    order::sort_by(&mut rows, |a, b| (a.kind, &a.name, &a.id).cmp(&(b.kind, &b.name, &b.id)));
    rows
}

/// "person", "meeting · cancelled · 15 August 2025".
pub(super) fn detail(document: &Document, node: &Node) -> String {
    let NodeKind::Entity(kind) = node.kind else {
        let Some(event) = document.merged.events.get(&node.id) else { return String::new() };
        let mut parts = vec![words::event_word(&event.kind)];
        if !event.status().counts() {
            parts.push(words::status(event.status()).to_owned());
        }
        let date = date(&event.time);
        if !date.is_empty() {
            parts.push(date.to_string());
        }
        return parts.join(" \u{b7} ");
    };
    words::kind(kind).to_owned()
}

fn lines(document: &Document, slot: u32) -> Vec<(Rc<str>, Rc<str>, NodeLink)> {
    let network = &document.network;
    let edges = network.incident_edges(slot).into_iter();
    edges
        .filter_map(|edge| {
            let (from, to) = network.ends(edge)?;
            let reversed = to == slot && from != slot;
            let other = network.node(if reversed { from } else { to })?;
            let line = network.edge(edge)?;
            let other = link(document, &other.id, detail(document, other))?;
            let text = sentence(document, line, if reversed { Reading::Against } else { Reading::Along });
            Some(((&*line.id).into(), text.into(), other))
        })
        .list()
}
