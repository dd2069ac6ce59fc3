//! What the box for search and actions offers: what was asked for in words, names, actions; of an empty box what was
//! chosen last.

use std::cmp::Reverse;
use std::rc::Rc;

use super::names::{date, kind_of, link, name_of};
use super::{NodeLink, words};
use crate::graph::NodeKind;
use crate::graph::search::{Hit, Query};
use crate::model::GlobalId;
use crate::order;
use crate::order::Listed as _;
use crate::state::verbs::{Verb, beginnings, verbs};
use crate::state::{Command, Document, Recent, State, catalog};

/// The most names, and the most actions, that are listed.
const MOST_NAMES: usize = 20;
const MOST_ACTIONS: usize = 6;
/// What was chosen lately comes before what fits as well, or a little better, but not before what begins as was typed.
const CHOSEN_LATELY: u32 = 90;
/// How well an action must fit at least: one slip of the hand is forgiven.
const LEAST_OF_ACTION: u32 = 350;
/// How well something to ask for fits that begins as what is typed: like a name that does.
const AS_A_BEGINNING: u32 = 900;

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
    /// It is only how to begin: one types on.
    pub goes_on: bool,
}

/// What the query finds: as it is worked out once, when query, articles or filter have changed.
pub(in crate::state) fn find(state: &State) -> Vec<Found> {
    let State { document, session, .. } = state;
    let query = session.query.trim();
    if query.is_empty() {
        let recent = session.recent.iter().filter_map(|recent| match recent {
            Recent::Node(id) => {
                let id = document.resolve(id)?;
                Some(Found::Node { matched: name_of(document, &id), id })
            }
            Recent::Action(id) => Some(Found::Action(id)),
        });
        return recent.chain(beginnings("").into_iter().map(Found::Verb)).list();
    }
    let lately = |recent: &Recent| if session.recent.contains(recent) { CHOSEN_LATELY } else { 0 };
    let mut rated: Vec<(u32, bool, Found)> = Vec::new();
    for Hit { id, matched, score } in names_found(state, query, MOST_NAMES) {
        let score = score + lately(&Recent::Node(id.clone()));
        rated.push((score, false, Found::Node { id, matched: matched.into() }));
    }
    let asked = Query::of(query);
    let mut actions: Vec<(u32, &catalog::Action)> = Vec::new();
    for action in catalog::actions().iter().filter(|action| !["search", "escape"].contains(&action.id)) {
        let score = asked.rate_text(action.label).filter(|score| *score >= LEAST_OF_ACTION);
        actions.extend(score.map(|score| (score + lately(&Recent::Action(action.id)), action)));
    }
    order::sort_by_key(&mut actions, |(score, _)| Reverse(*score));
    actions.truncate(MOST_ACTIONS);
    rated.extend(actions.into_iter().map(|(score, action)| (score, true, Found::Action(action.id))));
    rated.extend(beginnings(query).into_iter().map(|verb| (AS_A_BEGINNING, true, Found::Verb(verb))));
    order::sort_by_key(&mut rated, |(score, is_action, _)| (Reverse(*score), *is_action));
    let asked = verbs(state, query).into_iter().map(Found::Verb);
    asked.chain(rated.into_iter().map(|(.., found)| found)).take(MOST_NAMES).list()
}

/// What a name finds, best first. Of names that fit equally well, people and countries come before what they took part
/// in.
pub(in crate::state) fn names_found(state: &State, name: &str, most: usize) -> Vec<Hit> {
    let mut hits = state.document.index.find(name, MOST_NAMES);
    let is_event = |hit: &Hit| matches!(kind_of(&state.document, &hit.id), NodeKind::Event(_));
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
        goes_on: false,
    };
    Some(match found {
        Found::Node { id, matched } => {
            let link = link(document, id, "")?;
            OfferRow {
                matched: (*matched != link.name).then(|| matched.clone()),
                node: Some((link.kind, id.clone())),
                ..plain(id.as_str(), &link.name, &detail(document, &link), None)
            }
        }
        Found::Action(id) => {
            let action = catalog::action(id)?;
            let keys = catalog::keys_in_words(action.keys.get(..1).unwrap_or_default());
            plain(id, action.label, &keys, (action.enabled)(state).err())
        }
        Found::Verb(verb) => OfferRow {
            goes_on: matches!(verb.commands.first(), Some(Command::SetQuery(_))),
            ..plain(&verb.label, &verb.label, verb.detail, verb.missing)
        },
    })
}

/// "person", "meeting · cancelled · 15 August 2025".
fn detail(document: &Document, link: &NodeLink) -> String {
    let NodeKind::Entity(kind) = link.kind else {
        let Some(event) = document.merged.events.get(&link.id) else { return String::new() };
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
