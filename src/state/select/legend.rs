//! The legend, which is also the filter.

use super::{LegendItem, LegendRow, LegendView, words};
use crate::graph::{Node, NodeKind, Visible, is_folded_kind};
use crate::model::{EntityKind, EventFamily, Status};
use crate::order::{Map, Set};
use crate::state::State;

/// The legend: kinds, families and statuses that occur, with counts, and what is not drawn.
pub fn legend(state: &State) -> LegendView {
    let State { document, session, .. } = state;
    let (network, filter) = (&document.network, &session.filter);
    let folded_slots = filter.folded(network);
    let mut kinds: Map<EntityKind, usize> = Map::new();
    let mut families: Map<EventFamily, usize> = Map::new();
    let mut statuses: Map<Status, usize> = Map::new();
    let mut conflicts = 0;
    let mut count = |node: &Node, folded: bool| {
        // A row stays although all of it is folded, so that what is folded can be seen to exist.
        let shown = usize::from(!folded);
        match node.kind {
            NodeKind::Entity(kind) => *kinds.entry(kind).or_default() += shown,
            NodeKind::Event(family) => *families.entry(family).or_default() += shown,
        }
        if let Some(status) = node.status.filter(|_| !folded) {
            *statuses.entry(status).or_default() += 1;
        }
        conflicts += usize::from(node.conflict && !folded);
    };
    for (slot, node) in network.nodes() {
        count(node, folded_slots.contains(&slot));
    }
    for node in network.lined_events() {
        count(node, is_folded_kind(node) && !filter.unfolded && !filter.shown.contains(&node.id));
    }
    let faded_kinds: &Set<EntityKind> = &filter.kinds;
    LegendView {
        kinds: kinds
            .into_iter()
            .map(|(kind, count)| LegendRow {
                what: LegendItem::Kind(kind),
                label: words::kinds(kind).into(),
                count,
                faded: faded_kinds.contains(&kind),
            })
            .collect(),
        families: families
            .into_iter()
            .map(|(family, count)| LegendRow {
                what: LegendItem::Family(family),
                label: words::families(family).into(),
                count,
                faded: filter.families.contains(&family),
            })
            .collect(),
        statuses: statuses.into_iter().collect(),
        conflicts,
        folded: folded_count(state),
        unfolded: filter.unfolded,
        not_counting: not_counting(state),
        only_counting: filter.only_counting,
        hidden: filter.hidden_count(network),
        focused: !filter.focus.is_empty(),
    }
}

/// Events of kinds that are folded until asked; unfolded, those that would be.
fn folded_count(state: &State) -> usize {
    let filter = crate::graph::Filter { unfolded: false, only_counting: false, ..state.session.filter.clone() };
    filter.folded_count(&state.document.network)
}

/// Events that do not count as having happened, drawn or not.
fn not_counting(state: &State) -> usize {
    let network = &state.document.network;
    let drawn = |slot: u32| state.document.visibility.nodes.get(slot as usize) != Some(&Visible::Hidden);
    let only_counting = state.session.filter.only_counting;
    let nodes = network.nodes().filter(|(slot, node)| !node.counts() && (only_counting || drawn(*slot)));
    network.left_out() + nodes.count()
}
