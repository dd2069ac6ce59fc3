//! The legend, which is also the filter.

use super::drawn::drawn;
use super::{LegendItem, LegendRow, LegendView, words};
use crate::graph::{EdgeKind, Filter, Network, NodeKind, Projection, Visible};
use crate::model::{EntityKind, EventFamily, GlobalId, Status};
use crate::order::{Map, Set};
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
            .collect(),
        families: families
            .into_iter()
            .map(|(family, (count, as_lines))| LegendRow {
                what: LegendItem::Family(family),
                label: words::families(family).into(),
                count,
                as_lines,
                faded: filter.families.contains(&family),
            })
            .collect(),
        statuses: statuses.into_iter().collect(),
        conflicts,
        folded: folded_count(state),
        unfolded: filter.unfolded,
        not_counting: not_counting(state),
        events_as_lines: network.projection() == Projection::EventsAsLines,
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

/// Events that do not count as having happened, drawn or not.
fn not_counting(state: &State) -> usize {
    let network = &state.document.network;
    let drawn = |slot: u32| state.document.visibility.nodes.get(slot as usize) != Some(&Visible::Hidden);
    let only_counting = state.session.filter.only_counting;
    let nodes = network.nodes().filter(|(slot, node)| !node.counts() && (only_counting || drawn(*slot)));
    network.left_out() + nodes.count()
}
