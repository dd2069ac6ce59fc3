//! What the box for search and actions offers: what was asked for in words, names, actions; of an empty box what was
//! chosen last.

use std::cmp::Reverse;
use std::rc::Rc;

use super::names::date;
use super::words;
use crate::graph::search::{Hit, rate_text};
use crate::graph::{Node, NodeKind};
use crate::model::GlobalId;
use crate::order;
use crate::order::Listed as _;
use crate::state::verbs::{Verb, verbs};
use crate::state::{Document, Recent, State, catalog};

/// The most names, and the most actions, that are listed.
const MOST_NAMES: usize = 20;
const MOST_ACTIONS: usize = 6;
/// What was chosen lately comes before what fits as well, or a little better.
const CHOSEN_LATELY: u32 = 100;
/// How well an action must fit at least: one slip of the hand is forgiven.
const LEAST_OF_ACTION: u32 = 350;

/// Something that was found, in the order of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    Node {
        id: GlobalId,
        /// The name that fits.
        matched: Rc<str>,
    },
    /// An action's id.
    Action(&'static str),
    Verb(Verb),
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferRow {
    /// Stable while the list stands: the node's, the action's, or the words of what is asked for.
    pub id: Rc<str>,
    pub name: Rc<str>,
    /// The name or alias that matched, where it is another one.
    pub matched: Option<Rc<str>>,
    /// Of a name: what it is.
    pub node: Option<(NodeKind, GlobalId)>,
    /// "person", "meeting · 15 August 2025"; of an action its keys.
    pub detail: Rc<str>,
    /// Why it can do nothing at present.
    pub why_not: Option<&'static str>,
    pub marked: bool,
}

/// What the query finds: as it is worked out once, when query, articles or filter have changed.
pub(in crate::state) fn find(state: &State) -> Vec<Found> {
    let session = &state.session;
    let query = session.query.trim();
    let network = &state.document.network;
    let node = |id: &GlobalId, matched: &str| Found::Node { id: id.clone(), matched: matched.into() };
    if query.is_empty() {
        let recent = session.recent.iter().filter_map(|recent| match recent {
            Recent::Node(id) => network.node(network.slot(id)?).map(|found| node(id, &found.name)),
            Recent::Action(id) => Some(Found::Action(id)),
        });
        return recent.list();
    }
    let lately = |recent: &Recent| if session.recent.contains(recent) { CHOSEN_LATELY } else { 0 };
    let mut rated: Vec<(u32, bool, Found)> = Vec::new();
    for hit in names_found(state, query, MOST_NAMES) {
        if let Some(found) = network.node(hit.slot) {
            let score = hit.score + lately(&Recent::Node(found.id.clone()));
            rated.push((score, false, node(&found.id, &hit.matched)));
        }
    }
    let mut actions = catalog::actions().iter().filter(|action| !["search", "escape"].contains(&action.id)).list();
    actions.retain(|action| rate_text(query, action.label).is_some_and(|score| score >= LEAST_OF_ACTION));
    let rate =
        |action: &catalog::Action| rate_text(query, action.label).unwrap_or(0) + lately(&Recent::Action(action.id));
    order::sort_by_key(&mut actions, |action| Reverse(rate(action)));
    rated.extend(actions.into_iter().take(MOST_ACTIONS).map(|action| (rate(action), true, Found::Action(action.id))));
    order::sort_by_key(&mut rated, |(score, is_action, _)| (Reverse(*score), *is_action));
    let asked = verbs(state, query).into_iter().map(Found::Verb);
    asked.chain(rated.into_iter().map(|(.., found)| found)).take(MOST_NAMES).list()
}

/// The nodes that a name finds, best first. Of names that fit equally well, people and countries come before what they
/// took part in.
pub(in crate::state) fn names_found(state: &State, name: &str, most: usize) -> Vec<Hit> {
    let network = &state.document.network;
    let mut hits = state.document.index.find(name, MOST_NAMES);
    let is_event = |hit: &Hit| network.node(hit.slot).is_some_and(|node| node.is_event());
    order::sort_by_key(&mut hits, |hit| (Reverse(hit.score), is_event(hit)));
    hits.truncate(most);
    hits
}

/// The lines of the list.
pub fn offers(state: &State) -> Vec<OfferRow> {
    let rows = state.session.found.iter().enumerate().filter_map(|(at, found)| {
        let row = row(state, found)?;
        Some(OfferRow { marked: at == state.session.hit, ..row })
    });
    rows.list()
}

fn row(state: &State, found: &Found) -> Option<OfferRow> {
    let document = &state.document;
    let plain = |id: &str, name: &str, detail: &str, why_not| OfferRow {
        id: id.into(),
        name: name.into(),
        matched: None,
        node: None,
        detail: detail.into(),
        why_not,
        marked: false,
    };
    Some(match found {
        Found::Node { id, matched } => {
            let node = document.network.node(document.network.slot(id)?)?;
            OfferRow {
                matched: (**matched != *node.name).then(|| matched.clone()),
                node: Some((node.kind, id.clone())),
                ..plain(id.as_str(), &node.name, &detail(document, node), None)
            }
        }
        Found::Action(id) => {
            let action = catalog::action(id)?;
            let keys = catalog::keys_in_words(action.keys.get(..1).unwrap_or_default());
            plain(id, action.label, &keys, (action.enabled)(state).err())
        }
        Found::Verb(verb) => plain(&verb.label, &verb.label, "", verb.missing),
    })
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
