//! The legend, which is also the filter.

use std::rc::Rc;

use super::{LegendItem, LegendRow, LegendView, words};
use crate::graph::{Dimension, Network, NodeKind, Visibility, Visible};
use crate::model::{EntityKind, EventFamily, GlobalId, Status};
use crate::order::Listed as _;
use crate::order::{Map, Set};
use crate::state::State;

/// The legend: kinds, families and statuses that occur, with counts, and what is not drawn.
pub fn legend(state: &State) -> LegendView {
    let State { document, session, .. } = state;
    let (network, filter) = (&document.network, &session.filter);
    let visibility = &document.visibility;
    let mut kinds: Map<EntityKind, usize> = Map::new();
    let mut families: Map<EventFamily, (usize, usize)> = Map::new();
    let mut statuses: Map<Status, usize> = Map::new();
    let mut conflicts = 0;
    for (slot, node) in network.nodes() {
        // A row stays although all of it is folded, so that what is folded can be seen to exist.
        if let NodeKind::Entity(kind) = node.kind {
            *kinds.entry(kind).or_default() += usize::from(visibility.passes_but_kind(slot));
        }
        conflicts += usize::from(node.conflict && visibility.nodes.get(slot as usize) == Some(&Visible::Shown));
    }
    let in_lines = in_lines(network, visibility);
    let mut folded = 0;
    for event in visibility.events(network, filter) {
        folded += usize::from(event.foldable);
        let NodeKind::Event(family) = event.event.kind else { continue };
        let row = families.entry(family).or_default();
        let passes = !event.folded && event.passes_but(Dimension::Family);
        match event.lined {
            None => row.0 += usize::from(passes),
            Some(place) => row.1 += usize::from(passes && in_lines.get(place) == Some(&true)),
        }
        if let Some(status) = event.event.status.filter(|_| event.lined.is_none()) {
            if event.passes_but(Dimension::Status) {
                *statuses.entry(status).or_default() += 1;
            }
        }
    }
    let faded_kinds: &Set<EntityKind> = &filter.kinds;
    let (not_counting, not_counting_words) = not_counting(state);
    LegendView {
        kinds: kinds
            .into_iter()
            .map(|(kind, count)| LegendRow {
                what: LegendItem::Kind(kind),
                label: words::kinds(kind).into(),
                count,
                as_lines: 0,
                faded: faded_kinds.contains(&kind),
            })
            .list(),
        families: families
            .into_iter()
            .map(|(family, (count, as_lines))| LegendRow {
                what: LegendItem::Family(family),
                label: words::families(family).into(),
                count,
                as_lines,
                faded: filter.families.contains(&family),
            })
            .list(),
        statuses: statuses.into_iter().list(),
        conflicts,
        folded,
        unfolded: filter.unfolded,
        not_counting,
        not_counting_words,
        hides: filter.hides,
        projection: network.projection(),
        alone: alone(network, visibility),
        only_counting: filter.only_counting,
    }
}

/// Which of the events in lines stand in one whose ends are not hidden.
fn in_lines(network: &Network, visibility: &Visibility) -> Vec<bool> {
    let mut stand = vec![false; visibility.lined.len()];
    if stand.is_empty() {
        return stand;
    }
    for (edge, from, to, _) in network.edges() {
        if !visibility.is_hidden(from) && !visibility.is_hidden(to) {
            network.lined_in(edge).for_each(|place| stand[place] = true);
        }
    }
    stand
}

/// Events that would be a line if a second one had taken part.
fn alone(network: &Network, visibility: &Visibility) -> usize {
    let mut alone = visibility.lined.iter().map(|seen| *seen != Visible::Hidden).list();
    if alone.is_empty() {
        return 0;
    }
    network.edges().flat_map(|(edge, ..)| network.lined_in(edge)).for_each(|place| alone[place] = false);
    alone.into_iter().filter(|alone| *alone).count()
}

/// What became of events that do not count as having happened.
const BECAME: [(&str, &[Status]); 4] = [
    ("announced", &[Status::Planned, Status::Proposed, Status::Threatened]),
    ("cancelled", &[Status::Cancelled]),
    ("did not happen", &[Status::NotOccurred]),
    ("unclear", &[Status::Unclear, Status::Hypothetical]),
];

/// Events that do not count as having happened, drawn or not, and the same by what became of them.
pub(super) fn not_counting(state: &State) -> (usize, Rc<str>) {
    let document = &state.document;
    let is_drawn = |slot: u32| document.visibility.nodes.get(slot as usize) != Some(&Visible::Hidden);
    // What has no slot and does not count was left out of the lines.
    let missed = |id: &GlobalId| state.session.filter.only_counting || document.network.slot(id).is_none_or(is_drawn);
    let mut counts = [0; BECAME.len()];
    let mut count = |status: Status| {
        for (count, (_, statuses)) in counts.iter_mut().zip(BECAME) {
            *count += usize::from(statuses.contains(&status));
        }
    };
    if document.network.left_out() == 0 {
        let only_counting = state.session.filter.only_counting;
        for (slot, node) in document.network.nodes() {
            if let Some(status) = node.status.filter(|status| !status.counts() && (only_counting || is_drawn(slot))) {
                count(status);
            }
        }
    } else {
        let events = document.merged.events.values().filter(|event| !event.status().counts() && missed(&event.id));
        events.for_each(|event| count(event.status()));
    }
    let words = counts.iter().zip(BECAME).filter(|(count, _)| **count > 0);
    let words: Vec<String> = words.map(|(count, (word, _))| format!("{count} {word}")).list();
    (counts.iter().sum(), words.join(", ").into())
}
