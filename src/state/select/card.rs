//! The card by a line under the pointer: what it says, and the events that it stands for.

use std::rc::Rc;

use super::LineCard;
use super::inspector_edge::{seen, sentence};
use super::names::{date, name_of};
use super::order::in_time_order;
use super::sentence::Reading;
use crate::graph::EdgeKind;
use crate::order::Listed as _;
use crate::state::State;

/// The most events that a card lists.
const MOST_LISTED: usize = 6;

/// The card of the line of this name.
pub fn line_card(state: &State, name: &str) -> Option<LineCard> {
    let document = &state.document;
    let slot = document.edge_slot(name)?;
    let edge = document.network.edge(slot)?;
    let (from, to) = document.network.ends(slot)?;
    let name = |slot| document.network.node(slot).map(|node| name_of(document, &node.id));
    let ids = match &edge.kind {
        EdgeKind::Shares { events } => in_time_order(&document.merged, seen(state, events)),
        _ => Vec::new(),
    };
    let told = ids.iter().take(MOST_LISTED).filter_map(|id| document.merged.events.get(id)).map(|event| {
        let title: Rc<str> = event.title.as_str().into();
        (date(&event.time), title)
    });
    Some(LineCard {
        from: name(from)?,
        sentence: sentence(document, edge, Reading::Along).into(),
        to: name(to)?,
        events: told.list(),
        more: ids.len().saturating_sub(MOST_LISTED),
        quotes: edge.evidence as usize,
    })
}
