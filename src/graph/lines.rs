//! Events as lines: a pair of entities and the events that both took part in.

use super::edges::{EdgeDraft, EdgeDrafts};
use super::{EdgeKind, Node};
use crate::model::GlobalId;
use crate::order::{Map, Set};

/// Events with more participants stay nodes: 13 participants would already be 78 lines.
pub const LARGEST_LINED_EVENT: usize = 12;

/// What the projection took out of the network.
#[derive(Debug, Default)]
pub(super) struct Lined {
    /// Events that became lines, or would have with a second participant.
    pub(super) events: Map<GlobalId, Node>,
    /// Events that do not count as having happened.
    pub(super) left_out: usize,
}

#[derive(Default)]
struct Pair {
    events: Set<GlobalId>,
    weight: f32,
}

/// Turns events into lines between those who took part. The weight of a pair is the sum over its shared events of
/// 1/(k−1) for k participants, so that each event gives each participant one in all: M. E. J. Newman, "Scientific
/// collaboration networks. II", Phys. Rev. E 64, 016132 (2001), which counts joint papers that way. Events that do not
/// count are left out, those larger than [`LARGEST_LINED_EVENT`] stay nodes.
pub(super) fn project(nodes: &mut Map<GlobalId, Node>, drafts: &mut EdgeDrafts) -> Lined {
    let mut present: Map<GlobalId, Set<GlobalId>> = Map::new();
    for draft in drafts.0.values() {
        if matches!(draft.kind, EdgeKind::Participates { .. }) {
            present.entry(draft.to.clone()).or_default().insert(draft.from.clone());
        }
    }
    let size = |id: &GlobalId| present.get(id).map_or(0, Set::len);
    let mut lined = Lined::default();
    nodes.retain(|id, node| {
        let stays = !node.is_event() || (node.counts() && size(id) > LARGEST_LINED_EVENT);
        if !stays && node.counts() {
            lined.events.insert(id.clone(), node.clone());
        } else if !stays {
            lined.left_out += 1;
        }
        stays
    });
    let mut pairs: Map<(&GlobalId, &GlobalId), Pair> = Map::new();
    for event in lined.events.keys() {
        let Some(entities) = present.get(event) else { continue };
        let share = 1.0 / (entities.len().max(2) - 1) as f32;
        for (at, one) in entities.iter().enumerate() {
            for other in entities.iter().skip(at + 1) {
                let pair = pairs.entry((one, other)).or_default();
                pair.weight += share;
                pair.events.insert(event.clone());
            }
        }
    }
    // What proves a line is what proves both parts in its events.
    let mut proofs: Map<(&GlobalId, &GlobalId), Vec<&EdgeDraft>> = Map::new();
    for draft in drafts.0.values() {
        if matches!(draft.kind, EdgeKind::Participates { .. }) {
            proofs.entry((&draft.from, &draft.to)).or_default().push(draft);
        }
    }
    let mut lines = EdgeDrafts::default();
    for ((one, other), pair) in pairs {
        let parts = || {
            let both = pair.events.iter().flat_map(|event| [(one, event), (other, event)]);
            both.filter_map(|part| proofs.get(&part)).flatten()
        };
        let evidence = parts().map(|draft| draft.evidence).sum();
        let background = parts().all(|draft| draft.background);
        let records = parts().flat_map(|draft| draft.records.iter().cloned()).collect();
        lines.add(
            "shares",
            EdgeDraft {
                from: one.clone(),
                to: other.clone(),
                evidence,
                background,
                records,
                kind: EdgeKind::Shares { events: pair.events.into_iter().collect() },
                status: None,
                weight: pair.weight,
            },
        );
    }
    drafts.0.retain(|_, draft| nodes.contains_key(&draft.from) && nodes.contains_key(&draft.to));
    drafts.0.extend(lines.0);
    lined
}
