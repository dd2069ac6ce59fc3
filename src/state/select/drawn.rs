//! What is drawn: nodes, lines, and the events that stand in drawn lines; or why nothing is.

use super::{Blank, Counts};
use crate::graph::{Filter, Visibility, Visible};
use crate::model::GlobalId;
use crate::order::Set;
use crate::state::State;

/// What is drawn, faded or not.
pub(super) struct Drawn<'a> {
    visibility: &'a Visibility,
    /// The events that stand in a drawn line.
    pub(super) lined: Set<&'a GlobalId>,
}

impl Drawn<'_> {
    pub(super) fn node(&self, slot: u32) -> bool {
        self.visibility.nodes.get(slot as usize) != Some(&Visible::Hidden)
    }

    pub(super) fn edge(&self, slot: u32) -> bool {
        self.visibility.edges.get(slot as usize) != Some(&Visible::Hidden)
    }
}

pub(super) fn drawn(state: &State) -> Drawn<'_> {
    let document = &state.document;
    let mut drawn = Drawn { visibility: &document.visibility, lined: Set::new() };
    let mut stands = vec![false; drawn.visibility.lined.len()];
    if stands.is_empty() {
        return drawn;
    }
    for edge in 0..document.network.edge_count() as u32 {
        if drawn.edge(edge) {
            document.network.lined_in(edge).for_each(|place| stands[place] = true);
        }
    }
    let seen = drawn.visibility.lined.iter().map(|seen| *seen != Visible::Hidden);
    let lined = document.network.lined_events().zip(stands).zip(seen);
    drawn.lined = lined.filter(|((_, stands), seen)| *stands && *seen).map(|((node, _), _)| &node.id).collect();
    drawn
}

/// What the foot of the page counts.
pub fn counts(state: &State) -> Counts {
    let network = &state.document.network;
    let drawn = drawn(state);
    let mut counts = Counts { selected: state.session.selection.nodes.len(), ..Counts::default() };
    for (slot, node) in network.nodes() {
        let count = match (drawn.node(slot), node.is_event()) {
            (false, _) => &mut counts.hidden,
            (true, true) => &mut counts.events,
            (true, false) => &mut counts.entities,
        };
        *count += 1;
    }
    let folded = network.folded_entities().values();
    counts.in_countries = folded.clone().filter(|countries| !countries.is_empty()).count();
    counts.hidden += folded.len() - counts.in_countries;
    counts.as_lines = drawn.lined.len();
    counts.hidden += network.lined_events().count() - counts.as_lines + network.left_out();
    counts.lines = drawn.visibility.edges.iter().filter(|seen| **seen != Visible::Hidden).count();
    counts
}

/// Why the canvas is empty; `None` where something is drawn.
pub fn blank(state: &State) -> Option<Blank> {
    let document = &state.document;
    if document.visibility.nodes.iter().any(|seen| *seen != Visible::Hidden) {
        return None;
    }
    Some(if document.dataset.sources.is_empty() {
        Blank::NoArticle
    } else if state.session.known.is_some() && document.dataset.known_count(state.session.known) == 0 {
        Blank::NotKnown
    } else if document.merged.entities.is_empty() && document.merged.events.is_empty() {
        Blank::NothingInArticles
    } else if state.session.filter == Filter::default() {
        Blank::Folded
    } else {
        Blank::Filtered
    })
}
