//! How much a node matters, from counting.

use super::edges::EdgeDrafts;
use super::{EdgeKind, Node};
use crate::order::Buckets;
use crate::pace::Pace;

/// Sets the importance of each node from the events at it that count: an entity's from how many it takes part in, is
/// the place of or is represented at; an event's from how many entities it brings together and how many events are
/// part of it. Square roots (so that areas compare), each scaled by the greatest of its sort; an event that does not
/// count has half.
pub(super) async fn rate(nodes: &mut [Node], drafts: &EdgeDrafts<'_>, pace: &Pace) {
    let (mut met, mut with) = (Vec::new(), Vec::new());
    for draft in drafts.iter() {
        let (event, other) = match draft.kind {
            EdgeKind::Participates { .. } | EdgeKind::PartOf => (draft.to, draft.from),
            EdgeKind::At | EdgeKind::From | EdgeKind::To | EdgeKind::Side => (draft.from, draft.to),
            _ => continue,
        };
        met.push(event);
        with.push(other);
        if draft.kind != EdgeKind::PartOf && nodes.get(event as usize).is_some_and(Node::counts) {
            met.push(other);
            with.push(event);
        }
    }
    pace.step(met.len() / 16).await;
    let buckets = Buckets::of(nodes.len(), &met);
    pace.step(met.len() / 16).await;
    // Each counts once: by whom it was counted last.
    let (mut counted, mut counts) = (vec![u32::MAX; nodes.len()], vec![0_u32; nodes.len()]);
    for (number, count) in (0..).zip(&mut counts) {
        for other in buckets.get(number as usize) {
            let other = with[*other as usize] as usize;
            *count += u32::from(std::mem::replace(&mut counted[other], number) != number);
        }
    }
    pace.step(met.len() / 16).await;
    let greatest = |events: bool| {
        nodes
            .iter()
            .zip(&counts)
            .filter(|(node, _)| node.is_event() == events)
            .map(|(_, count)| *count)
            .max()
            .unwrap_or(0)
    };
    let (greatest_entity, greatest_event) = (greatest(false), greatest(true));
    for (node, count) in nodes.iter_mut().zip(counts) {
        let greatest = if node.is_event() { greatest_event } else { greatest_entity };
        let share = if greatest == 0 { 0.0 } else { (count as f32 / greatest as f32).sqrt() };
        node.importance = if node.counts() { share } else { share / 2.0 };
    }
}
