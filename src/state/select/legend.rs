//! The legend, which is also the filter.

use std::rc::Rc;

use super::drawn::drawn;
use super::{LegendItem, LegendRow, LegendView, words};
use crate::graph::{EdgeKind, Filter, Network, NodeKind, Visible};
use crate::model::{EntityKind, EventFamily, GlobalId, Status};
use crate::order::Listed as _;
use crate::order::{Map, Set};
use crate::scene::timeline;
use crate::state::State;

/// The legend: kinds, families and statuses that occur, with counts, and what is not drawn.
pub fn legend(state: &State) -> LegendView {
    let State { document, session, .. } = state;
    let (network, filter) = (&document.network, &session.filter);
    let drawn = drawn(state);
    let mut kinds: Map<EntityKind, usize> = Map::new();
    let mut families: Map<EventFamily, (usize, usize)> = Map::new();
    let mut statuses: Map<Status, usize> = Map::new();
    let mut conflicts = 0;
    for (slot, node) in network.nodes() {
        // A row stays although all of it is folded, so that what is folded can be seen to exist.
        let shown = usize::from(drawn.node(slot));
        match node.kind {
            NodeKind::Entity(kind) => *kinds.entry(kind).or_default() += shown,
            NodeKind::Event(family) => families.entry(family).or_default().0 += shown,
        }
        if let Some(status) = node.status.filter(|_| shown > 0) {
            *statuses.entry(status).or_default() += 1;
        }
        conflicts += usize::from(node.conflict && shown > 0);
    }
    for node in network.lined_events() {
        if let NodeKind::Event(family) = node.kind {
            families.entry(family).or_default().1 += usize::from(drawn.lined.contains(&node.id));
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
        folded: folded_count(state),
        unfolded: filter.unfolded,
        not_counting,
        not_counting_words,
        window: filter.window.map(|window| timeline::window(window).into()),
        projection: network.projection(),
        alone: alone(network, filter),
        only_counting: filter.only_counting,
        hidden: filter.hidden_count(network),
        focused: !filter.focus.is_empty(),
    }
}

/// Events of kinds that are folded until asked; unfolded, those that would be.
fn folded_count(state: &State) -> usize {
    let filter = Filter { unfolded: false, only_counting: false, ..state.session.filter.clone() };
    filter.folded_count(&state.document.network)
}

/// Events that would be a line if a second one had taken part.
fn alone(network: &Network, filter: &Filter) -> usize {
    let mut joined: Set<&GlobalId> = Set::new();
    for (.., edge) in network.edges() {
        if let EdgeKind::Shares { events } = &edge.kind {
            joined.extend(events.iter());
        }
    }
    network.lined_events().filter(|node| !joined.contains(&node.id) && !filter.hides(node)).count()
}

/// What became of events that do not count as having happened.
const BECAME: [(&str, &[Status]); 4] = [
    ("announced", &[Status::Planned, Status::Proposed, Status::Threatened]),
    ("cancelled", &[Status::Cancelled]),
    ("did not happen", &[Status::NotOccurred]),
    ("unclear", &[Status::Unclear, Status::Hypothetical]),
];

/// Events that do not count as having happened, drawn or not, and the same by what became of them.
fn not_counting(state: &State) -> (usize, Rc<str>) {
    let document = &state.document;
    let is_drawn = |slot: u32| document.visibility.nodes.get(slot as usize) != Some(&Visible::Hidden);
    // What has no slot and does not count was left out of the lines.
    let missed = |id: &GlobalId| state.session.filter.only_counting || document.network.slot(id).is_none_or(is_drawn);
    let events = document.merged.events.values().filter(|event| !event.status().counts() && missed(&event.id));
    let mut counts = [0; BECAME.len()];
    for event in events {
        for (count, (_, statuses)) in counts.iter_mut().zip(BECAME) {
            *count += usize::from(statuses.contains(&event.status()));
        }
    }
    let words = counts.iter().zip(BECAME).filter(|(count, _)| **count > 0);
    let words: Vec<String> = words.map(|(count, (word, _))| format!("{count} {word}")).list();
    (counts.iter().sum(), words.join(", ").into())
}
