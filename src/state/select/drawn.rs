//! What is drawn: nodes, lines, and the events that stand in drawn lines; or why nothing is.

use super::{Blank, Counts};
use crate::graph::{EdgeKind, Filter, Visibility, Visible};
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
    for (slot, .., edge) in document.network.edges() {
        if let EdgeKind::Shares { events } = &edge.kind
            && drawn.edge(slot)
        {
            let seen = |place: usize| document.visibility.lined.get(place) != Some(&Visible::Hidden);
            let shown = events.iter().zip(document.network.lined_in(slot)).filter(|(_, place)| seen(*place));
            drawn.lined.extend(shown.map(|(id, _)| id));
        }
    }
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
    counts.lines = network.edges().filter(|(slot, ..)| drawn.edge(*slot)).count();
    counts
}

/// Why the canvas is empty; `None` where something is drawn.
pub fn blank(state: &State) -> Option<Blank> {
    let document = &state.document;
    let drawn = drawn(state);
    if document.network.nodes().any(|(slot, _)| drawn.node(slot)) {
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
