//! How much a node matters, from counting.

use super::edges::EdgeDrafts;
use super::{EdgeKind, Node};
use crate::model::GlobalId;
use crate::order::{Listed as _, Map, Set};

/// Sets the importance of each node from the events at it that count: an entity's from how many it takes part in, is
/// the place of or is represented at; an event's from how many entities it brings together and how many events are
/// part of it. Square roots (so that areas compare), each scaled by the greatest of its sort; an event that does not
/// count has half.
pub(super) fn rate(nodes: &mut Map<GlobalId, Node>, drafts: &EdgeDrafts) {
    // Known beforehand, they come in order; one by one they would move each other about.
    let known: Vec<GlobalId> = nodes.keys().cloned().list();
    let mut met: Map<&GlobalId, Set<&GlobalId>> = known.iter().map(|id| (id, Set::new())).collect();
    for draft in drafts.named.values() {
        let (event, other) = match draft.kind {
            EdgeKind::Participates { .. } => (&draft.to, &draft.from),
            EdgeKind::At | EdgeKind::From | EdgeKind::To | EdgeKind::Side => (&draft.from, &draft.to),
            EdgeKind::PartOf => {
                met.entry(&draft.to).or_default().insert(&draft.from);
                continue;
            }
            _ => continue,
        };
        met.entry(event).or_default().insert(other);
        if nodes.get(event).is_some_and(Node::counts) {
            met.entry(other).or_default().insert(event);
        }
    }
    let count = |id: &GlobalId| met.get(id).map_or(0, Set::len);
    let greatest = |events: bool| {
        nodes.iter().filter(|(_, node)| node.is_event() == events).map(|(id, _)| count(id)).max().unwrap_or(0)
    };
    let (greatest_entity, greatest_event) = (greatest(false), greatest(true));
    for (id, node) in nodes.iter_mut() {
        let greatest = if node.is_event() { greatest_event } else { greatest_entity };
        let share = if greatest == 0 { 0.0 } else { (count(id) as f32 / greatest as f32).sqrt() };
        node.importance = if node.counts() { share } else { share / 2.0 };
    }
}
