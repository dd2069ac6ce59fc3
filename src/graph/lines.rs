//! Events as lines: two that both took part in an event, or whose people did, and the events that they shared.

use super::edges::{EdgeDraft, EdgeDrafts};
use super::roll_up::RollUp;
use super::{EdgeKind, Node, NodeKind, Projection};
use crate::model::{EntityKind, GlobalId, Merged};
use crate::order::{self, Listed as _, Map, Set};

/// Events with more participants stay nodes: 13 participants would already be 78 lines.
pub const LARGEST_LINED_EVENT: usize = 12;

/// With so many shared events or fewer, each has a line of its own in the fan between two; more are one line.
pub const MOST_FANNED: usize = 4;

/// What the projection took out of the network.
#[derive(Debug, Default)]
pub(super) struct Lined {
    /// Events that became lines, or would have with a second participant.
    pub(super) events: Map<GlobalId, Node>,
    /// Events that do not count as having happened.
    pub(super) left_out: usize,
    /// Entities that are no nodes, with the countries that they are folded into.
    pub(super) folded: Map<GlobalId, Vec<GlobalId>>,
    /// How much each record matters that is no node.
    pub(super) absent: Map<GlobalId, f32>,
}

/// One that took part in an event: the event, who stands there in the picture, and the line that says so.
type Part<'a> = (&'a GlobalId, &'a GlobalId, &'a EdgeDraft);

/// Turns events into lines between those who took part, or whom they stand for. The weight of a pair is the sum over its
/// shared events of 1/(k−1) for k participants, so that each event gives each participant one in all: M. E. J. Newman,
/// "Scientific collaboration networks. II", Phys. Rev. E 64, 016132 (2001), which counts joint papers that way. Events
/// that do not count are left out, those larger than [`LARGEST_LINED_EVENT`] stay nodes.
pub(super) fn project(
    merged: &Merged,
    projection: Projection,
    nodes: &mut Map<GlobalId, Node>,
    drafts: &mut EdgeDrafts,
) -> Lined {
    let roll_up = if projection == Projection::Countries { RollUp::of(merged) } else { RollUp::default() };
    let is_person = |id| nodes.get(id).is_some_and(|node| node.kind == NodeKind::Entity(EntityKind::Person));
    let mut parts: Vec<Part<'_>> = Vec::new();
    for draft in drafts.named.values().filter(|draft| matches!(draft.kind, EdgeKind::Participates { .. })) {
        match roll_up.parties(&draft.to, &draft.from) {
            Some(countries) => parts.extend(countries.iter().map(|country| (&draft.to, country, draft))),
            None if projection == Projection::People && !is_person(&draft.from) => {}
            None => parts.push((&draft.to, &draft.from, draft)),
        }
    }
    order::sort_by(&mut parts, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let mut lined = Lined::default();
    let mut shared: Vec<Shared<'_>> = Vec::new();
    let mut large: Vec<EdgeDraft> = Vec::new();
    let mut stay: Set<&GlobalId> = Set::new();
    let mut met: Map<&GlobalId, Vec<&[Part<'_>]>> = Map::new();
    for event in parts.chunk_by(|a, b| a.0 == b.0) {
        met.insert(event[0].0, event.chunk_by(|a, b| a.1 == b.1).list());
    }
    for (id, node) in nodes.iter().filter(|(_, node)| node.is_event()) {
        let present = met.get(id).map(Vec::as_slice).unwrap_or_default();
        if !node.counts() {
            lined.left_out += 1;
        } else if present.len() > LARGEST_LINED_EVENT {
            stay.insert(id);
            let stands_for = |part: &&Part<'_>| part.1 != &part.2.from;
            large.extend(present.iter().copied().flatten().filter(stands_for).map(stands_in));
        } else {
            lined.events.insert(id.clone(), node.clone());
            shared.extend(pairs_of(present));
        }
    }
    order::sort_by(&mut shared, |a, b| {
        (a.one[0].1, a.other[0].1, a.event()).cmp(&(b.one[0].1, b.other[0].1, b.event()))
    });
    let mut lines: Vec<(String, EdgeDraft)> = Vec::new();
    for pair in shared.chunk_by(|a, b| (a.one[0].1, a.other[0].1) == (b.one[0].1, b.other[0].1)) {
        if projection == Projection::EventsAsLines && pair.len() <= MOST_FANNED {
            lines.extend(pair.chunks(1).map(|one| line(&["shares:", one[0].event().as_str()].concat(), one)));
        } else {
            lines.push(line("shares", pair));
        }
    }

    let stays = |id: &GlobalId, node: &Node| match projection {
        _ if node.is_event() => stay.contains(id),
        Projection::People => node.kind == NodeKind::Entity(EntityKind::Person),
        _ => !roll_up.folded.contains_key(id),
    };
    let kept: Set<GlobalId> = nodes.iter().filter(|(id, node)| stays(id, node)).map(|(id, _)| id.clone()).collect();
    if projection == Projection::Countries {
        // Countries are linked to large events by those who stand for them, and places lie in them.
        drafts.named.retain(|_, draft| match draft.kind {
            EdgeKind::Side => false,
            EdgeKind::Participates { .. } => roll_up.parties(&draft.to, &draft.from).is_none(),
            _ => true,
        });
        for draft in large {
            drafts.add("side", draft);
        }
        for mut draft in drafts.take_places() {
            if let Some([country]) = roll_up.folded.get(&draft.to).map(Vec::as_slice) {
                draft.to = country.clone();
            }
            let word = if draft.kind == EdgeKind::At {
                "at"
            } else if draft.kind == EdgeKind::To {
                "to"
            } else {
                "from"
            };
            drafts.add(word, draft);
        }
        drafts.join();
    }
    nodes.retain(|id, node| {
        let stays = kept.contains(id);
        if !stays && !node.is_event() {
            let countries = roll_up.folded.get(id).cloned().unwrap_or_default();
            lined.folded.insert(id.clone(), countries);
        }
        if !stays {
            lined.absent.insert(id.clone(), node.importance);
        }
        stays
    });
    drafts.named.retain(|_, draft| nodes.contains_key(&draft.from) && nodes.contains_key(&draft.to));
    drafts.named.extend(lines);
    lined
}

/// An event that two shared: the parts that the one had in it, and those of the other; neither is empty.
struct Shared<'a> {
    one: &'a [Part<'a>],
    other: &'a [Part<'a>],
    /// What it gives the pair.
    weight: f32,
}

impl<'a> Shared<'a> {
    fn event(&self) -> &'a GlobalId {
        self.one[0].0
    }

    fn drafts(&self) -> impl Iterator<Item = &'a EdgeDraft> {
        self.one.iter().chain(self.other).map(|part| part.2)
    }
}

/// Each pair of those who were at an event.
fn pairs_of<'a>(present: &[&'a [Part<'a>]]) -> Vec<Shared<'a>> {
    let weight = 1.0 / (present.len().max(2) - 1) as f32;
    let mut pairs = Vec::new();
    for (at, one) in present.iter().enumerate() {
        for other in &present[at + 1..] {
            pairs.push(Shared { one, other, weight });
        }
    }
    pairs
}

/// A line for these events of a pair. What proves it is what proves both parts in them.
fn line(word: &str, events: &[Shared<'_>]) -> (String, EdgeDraft) {
    let (from, to) = (events[0].one[0].1, events[0].other[0].1);
    let drafts = || events.iter().flat_map(Shared::drafts);
    let draft = EdgeDraft {
        from: from.clone(),
        to: to.clone(),
        evidence: drafts().map(|draft| draft.evidence).sum(),
        background: drafts().all(|draft| draft.background),
        records: drafts().flat_map(|draft| draft.records.iter().cloned()).collect(),
        kind: EdgeKind::Shares { events: events.iter().map(|shared| shared.event().clone()).collect() },
        status: None,
        weight: events.iter().map(|shared| shared.weight).sum(),
    };
    ([from.as_str(), "→", word, "→", to.as_str()].concat(), draft)
}

/// The link of a large event to whom someone stands for in it.
fn stands_in(part: &Part<'_>) -> EdgeDraft {
    let (event, country, draft) = *part;
    EdgeDraft {
        from: event.clone(),
        to: country.clone(),
        kind: EdgeKind::Side,
        evidence: draft.evidence,
        status: draft.status,
        background: draft.background,
        weight: 0.4,
        records: draft.records.clone(),
    }
}
