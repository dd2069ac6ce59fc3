//! What the search finds.

use crate::order;
use crate::order::Listed as _;
use std::cmp::Reverse;

use super::names::date;
use super::{HitRow, words};
use crate::graph::search::Hit;
use crate::graph::{Node, NodeKind};
use crate::model::GlobalId;
use crate::state::{Document, State};

/// The most hits that are listed.
const MOST_HITS: usize = 20;

/// The hits for the query, the best first; none for an empty query.
pub fn hits(state: &State) -> Vec<HitRow> {
    let State { document, session, .. } = state;
    let hits = found(state);
    let rows = hits.iter().enumerate().filter_map(|(at, hit)| {
        let node = document.network.node(hit.slot)?;
        Some(HitRow {
            id: node.id.clone(),
            name: (&*node.name).into(),
            matched: (hit.matched != *node.name).then(|| hit.matched.as_str().into()),
            kind: node.kind,
            detail: detail(document, node).into(),
            marked: at == session.hit,
        })
    });
    rows.list()
}

/// The names of the hits, in the same order.
pub fn hit_ids(state: &State) -> Vec<GlobalId> {
    let hits = found(state);
    hits.iter().filter_map(|hit| state.document.network.node(hit.slot).map(|node| node.id.clone())).list()
}

fn found(state: &State) -> Vec<Hit> {
    let query = state.session.query.trim();
    if query.is_empty() {
        return Vec::new();
    }
    let mut hits = state.document.index.find(query, MOST_HITS);
    // Of names that fit equally well, people and countries come before what they took part in.
    let is_event = |hit: &Hit| state.document.network.node(hit.slot).is_some_and(|node| node.is_event());
    order::sort_by_key(&mut hits, |hit| (Reverse(hit.score), is_event(hit)));
    hits
}

/// "person", "meeting · cancelled · 15 August 2025".
fn detail(document: &Document, node: &Node) -> String {
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
