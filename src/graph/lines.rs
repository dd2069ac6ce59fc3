//! Events as lines: two that both took part in an event, or whose people did, and the events that they shared.

use super::edges::{EdgeDraft, EdgeDrafts, Name};
use super::roll_up::RollUp;
use super::things::Things;
use super::{EdgeKind, Node, NodeKind, Projection};
use crate::model::{EntityKind, GlobalId, Merged};
use crate::order::{self, Buckets, Listed as _, Map, Set};
use crate::pace::Pace;

/// Events with more participants stay nodes: 13 participants would already be 78 lines.
pub const LARGEST_LINED_EVENT: usize = 12;

/// With so many shared events or fewer, each has a line of its own in the fan between two; more are one line.
pub const MOST_FANNED: usize = 4;

/// What the projection took out of the network.
#[derive(Debug, Default)]
pub(super) struct Lined {
    /// By number, whether it is a node.
    pub(super) stays: Vec<bool>,
    /// Events that became lines, or would have with a second participant; by number.
    pub(super) events: Vec<u32>,
    /// Events that do not count as having happened.
    pub(super) left_out: usize,
    /// Entities that are no nodes, with the countries that they are folded into.
    pub(super) folded: Map<GlobalId, Vec<GlobalId>>,
    /// How much each record matters that is no node.
    pub(super) absent: Map<GlobalId, f32>,
}

/// One that took part in an event: who stands there in the picture, and the draft that says so.
#[derive(Clone, Copy)]
struct Part<'d, 'a> {
    stands: u32,
    draft: &'d EdgeDraft<'a>,
}

/// Turns events into lines between those who took part, or whom they stand for. The weight of a pair is the sum over its
/// shared events of 1/(k−1) for k participants, so that each event gives each participant one in all: M. E. J. Newman,
/// "Scientific collaboration networks. II", Phys. Rev. E 64, 016132 (2001), which counts joint papers that way. Events
/// that do not count are left out, those larger than [`LARGEST_LINED_EVENT`] stay nodes.
pub(super) async fn project<'a>(
    merged: &'a Merged,
    things: &Things<'a>,
    projection: Projection,
    nodes: &[Node],
    drafts: &mut EdgeDrafts<'a>,
    pace: &Pace,
) -> Lined {
    let roll_up =
        if projection == Projection::Countries { RollUp::of(merged, things, pace).await } else { RollUp::default() };
    let is_person = |number: u32| nodes[number as usize].kind == NodeKind::Entity(EntityKind::Person);
    let mut parts: Vec<Part<'_, 'a>> = Vec::new();
    for draft in drafts.iter().filter(|draft| matches!(draft.kind, EdgeKind::Participates { .. })) {
        match roll_up.parties(draft.to, draft.from) {
            Some(countries) => parts.extend(countries.iter().map(|stands| Part { stands: *stands, draft })),
            None if projection == Projection::People && !is_person(draft.from) => {}
            None => parts.push(Part { stands: draft.from, draft }),
        }
        pace.step(1).await;
    }
    let mut by_event = Buckets::of(nodes.len(), &parts.iter().map(|part| part.draft.to).list());
    pace.step(parts.len() / 16).await;
    let mut in_order: Vec<Part<'_, 'a>> = Vec::with_capacity(parts.len());
    for event in 0..by_event.len() {
        let present = by_event.get_mut(event);
        order::sort_by_key(present, |part| parts[*part as usize].stands);
        in_order.extend(present.iter().map(|part| parts[*part as usize]));
        pace.step(1 + present.len() / 2).await;
    }
    let mut lined = Lined { stays: vec![true; nodes.len()], ..Lined::default() };
    let mut shared: Vec<Shared<'_, '_, 'a>> = Vec::new();
    let mut large: Vec<EdgeDraft<'a>> = Vec::new();
    let mut first = 0;
    for (number, node) in (0..).zip(nodes) {
        let all = &in_order[first..][..by_event.get(number as usize).len()];
        first += all.len();
        if !node.is_event() {
            continue;
        }
        let present = all.chunk_by(|a, b| a.stands == b.stands).list();
        lined.stays[number as usize] = node.counts() && present.len() > LARGEST_LINED_EVENT;
        if !node.counts() {
            lined.left_out += 1;
        } else if present.len() > LARGEST_LINED_EVENT {
            large.extend(all.iter().filter(|part| part.stands != part.draft.from).map(stands_in));
        } else {
            lined.events.push(number);
            pairs_of(number, &present, &mut shared);
        }
        pace.step(1 + all.len()).await;
    }
    let mut by_one = Buckets::of(nodes.len(), &shared.iter().map(Shared::one).list());
    pace.step(shared.len() / 16).await;
    let mut lines: Vec<EdgeDraft<'a>> = Vec::new();
    for one in 0..by_one.len() {
        let all = by_one.get_mut(one);
        // Of a pair the events stand in order already.
        order::sort_by_key(all, |pair| shared[*pair as usize].other());
        pace.step(1 + all.len() * 2).await;
        for pair in all.chunk_by(|a, b| shared[*a as usize].other() == shared[*b as usize].other()) {
            let events = pair.iter().map(|pair| &shared[*pair as usize]).list();
            if projection == Projection::EventsAsLines && events.len() <= MOST_FANNED {
                let id = |event: u32| things.event(event).map(|event| event.id.as_str());
                lines.extend(events.iter().map(|one| line(id(one.event), &[one], things)));
            } else {
                lines.push(line(None, &events, things));
            }
        }
    }
    drop(shared);
    drop(in_order);
    drop(parts);

    for (number, node) in (0..).zip(nodes).filter(|(_, node)| !node.is_event()) {
        lined.stays[number as usize] = match projection {
            Projection::People => node.kind == NodeKind::Entity(EntityKind::Person),
            _ => !roll_up.folded.contains_key(&number),
        };
    }
    if projection == Projection::Countries {
        // Countries are linked to large events by those who stand for them, and places lie in them.
        drafts.retain(|draft| match draft.kind {
            EdgeKind::Side => false,
            EdgeKind::Participates { .. } => roll_up.parties(draft.to, draft.from).is_none(),
            _ => true,
        });
        pace.step(nodes.len() / 4).await;
        for draft in large {
            drafts.add(draft);
        }
        for mut draft in drafts.take_places() {
            if let Some([country]) = roll_up.folded.get(&draft.to).map(Vec::as_slice) {
                draft.to = *country;
            }
            drafts.add(draft);
        }
    }
    for (number, node) in (0..).zip(nodes).filter(|(number, _)| !lined.stays[*number as usize]) {
        if !node.is_event() {
            let countries = roll_up.folded.get(&number).map_or(&[][..], |countries| countries);
            let ids = countries.iter().map(|country| nodes[*country as usize].id.clone()).list();
            lined.folded.insert(node.id.clone(), ids);
        }
        lined.absent.insert(node.id.clone(), node.importance);
    }
    let stays = |number: u32| lined.stays[number as usize];
    drafts.retain(|draft| stays(draft.from) && stays(draft.to));
    for line in lines {
        drafts.add(line);
    }
    drafts.join(things, pace).await;
    lined
}

/// An event that two shared: the parts that the one had in it, and those of the other; neither is empty.
struct Shared<'p, 'd, 'a> {
    event: u32,
    one: &'p [Part<'d, 'a>],
    other: &'p [Part<'d, 'a>],
    /// What it gives the pair.
    weight: f32,
}

impl<'p, 'd, 'a> Shared<'p, 'd, 'a> {
    fn one(&self) -> u32 {
        self.one[0].stands
    }

    fn other(&self) -> u32 {
        self.other[0].stands
    }

    fn drafts(&self) -> impl Iterator<Item = &'d EdgeDraft<'a>> + use<'p, 'd, 'a> {
        self.one.iter().chain(self.other).map(|part| part.draft)
    }
}

/// Each pair of those who were at an event.
fn pairs_of<'p, 'd, 'a>(event: u32, present: &[&'p [Part<'d, 'a>]], pairs: &mut Vec<Shared<'p, 'd, 'a>>) {
    let weight = 1.0 / (present.len().max(2) - 1) as f32;
    for (at, one) in present.iter().enumerate() {
        for other in &present[at + 1..] {
            pairs.push(Shared { event, one, other, weight });
        }
    }
}

/// A line for these events of a pair, of one event under its name. What proves it is what proves both parts in them.
fn line<'a>(name: Option<&'a str>, events: &[&Shared<'_, '_, 'a>], things: &Things<'a>) -> EdgeDraft<'a> {
    let drafts = || events.iter().flat_map(|shared| shared.drafts());
    let records: Set<&GlobalId> = drafts().flat_map(|draft| &*draft.records).collect();
    let id = |shared: &&Shared<'_, '_, '_>| things.event(shared.event).map(|event| event.id.clone());
    EdgeDraft {
        from: events[0].one(),
        to: events[0].other(),
        name: Name("shares", name),
        evidence: drafts().map(|draft| draft.evidence).sum(),
        background: drafts().all(|draft| draft.background),
        records: records.into_iter().cloned().collect(),
        kind: EdgeKind::Shares { events: events.iter().filter_map(id).collect() },
        status: None,
        weight: events.iter().map(|shared| shared.weight).sum(),
    }
}

/// The link of a large event to whom someone stands for in it.
fn stands_in<'a>(part: &Part<'_, 'a>) -> EdgeDraft<'a> {
    let draft = part.draft;
    EdgeDraft {
        from: draft.to,
        to: part.stands,
        name: Name("side", None),
        kind: EdgeKind::Side,
        evidence: draft.evidence,
        status: draft.status,
        background: draft.background,
        weight: 0.4,
        records: draft.records.clone(),
    }
}
