//! Edges in the making: one for each statement of the records, joined where they have one name.

use std::cmp::Ordering;
use std::sync::Arc;

use super::things::{Thing, Things};
use super::{Edge, EdgeKind};
use crate::model::{Evidence, GlobalId, Merged, MergedEvent, MergedParticipant, Sourced, Stance, Status};
use crate::order::{self, Buckets, Listed as _, Set};
use crate::pace::Pace;

/// An edge with its ends by number.
#[derive(Debug, Clone)]
pub(super) struct EdgeDraft<'a> {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) name: Name<'a>,
    pub(super) kind: EdgeKind,
    pub(super) evidence: u32,
    pub(super) status: Option<Status>,
    pub(super) background: bool,
    pub(super) weight: f32,
    /// Ascending.
    pub(super) records: Arc<[GlobalId]>,
}

/// The middle of an edge's id, which is `from→name→to`: a word, and after a colon what tells it from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name<'a>(pub(super) &'a str, pub(super) Option<&'a str>);

impl Name<'_> {
    /// Their order in ids: what follows a name is greater than any letter of it.
    fn order(&self, other: &Self) -> Ordering {
        fn letters<'b>(name: &Name<'b>) -> impl Iterator<Item = u8> + use<'b> {
            let colon = if name.1.is_some() { ":" } else { "" };
            [name.0, colon, name.1.unwrap_or_default(), "→"].into_iter().flat_map(str::bytes)
        }
        if self == other { Ordering::Equal } else { letters(self).cmp(letters(other)) }
    }
}

impl EdgeDraft<'_> {
    /// Says what another edge of its name says, too.
    fn take_in(&mut self, other: &Self) {
        self.evidence += other.evidence;
        self.background &= other.background;
        if self.records != other.records {
            let all: Set<GlobalId> = self.records.iter().chain(&*other.records).cloned().collect();
            self.records = all.into_iter().collect();
        }
        if let (EdgeKind::Participates { stance, .. }, EdgeKind::Participates { stance: other, .. }) =
            (&mut self.kind, &other.kind)
            && support(*other) > support(*stance)
        {
            *stance = *other;
        }
    }

    /// The finished edge between these two; `id` is room for its name.
    pub(super) fn finish(&self, from: &GlobalId, to: &GlobalId, id: &mut String) -> Edge {
        id.clear();
        let tells = self.name.1.map(|tells| [":", tells]).unwrap_or_default();
        for part in [from.as_str(), "→", self.name.0, tells[0], tells[1], "→", to.as_str()] {
            id.push_str(part);
        }
        Edge {
            id: id.as_str().into(),
            derived: matches!(self.kind, EdgeKind::Side | EdgeKind::Shares { .. }),
            kind: self.kind.clone(),
            evidence: self.evidence,
            status: self.status,
            background: self.background,
            weight: self.weight,
            records: self.records.clone(),
        }
    }
}

/// Edges by name; edges of one name are one. An article says nothing of a thing and itself, but two things of a relation
/// may turn out to be one: that relation is kept as a loop, where it shows what the joining has made of it. Other loops
/// are refused: that a thing is part of itself, within itself or after itself says nothing.
#[derive(Debug, Default)]
pub(super) struct EdgeDrafts<'a> {
    all: Vec<EdgeDraft<'a>>,
    /// Those that stand, in order of their names as far as they were joined.
    stand: Vec<u32>,
    /// The records of the last one: mostly also those of the next.
    records: Arc<[GlobalId]>,
}

impl<'a> EdgeDrafts<'a> {
    /// Adds an edge, which [`EdgeDrafts::join`] will join with others of its name.
    pub(super) fn add(&mut self, draft: EdgeDraft<'a>) {
        if draft.from != draft.to || matches!(draft.kind, EdgeKind::Relation(_)) {
            self.stand.push(self.all.len() as u32);
            self.all.push(draft);
        }
    }

    /// Those that stand.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &EdgeDraft<'a>> + Clone {
        self.stand.iter().map(|place| &self.all[*place as usize])
    }

    /// Keeps those that the question says yes to.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(&EdgeDraft<'a>) -> bool) {
        self.stand.retain(|place| keep(&self.all[*place as usize]));
    }

    /// Joins what has one name, and puts all in order of their names: by the ids that they come from, by word, by the ids
    /// that they go to.
    pub(super) async fn join(&mut self, things: &Things<'_>, pace: &Pace) {
        let ranks = things.ranks();
        pace.step(things.len() / 4).await;
        let froms = self.stand.iter().map(|place| ranks[self.all[*place as usize].from as usize]).list();
        let mut by_from = Buckets::of(things.len(), &froms);
        pace.step(froms.len() / 16).await;
        let mut joined = Vec::with_capacity(self.stand.len());
        for from in 0..by_from.len() {
            let same = by_from.get_mut(from);
            same.iter_mut().for_each(|place| *place = self.stand[*place as usize]);
            let draft = |place: &u32| &self.all[*place as usize];
            order::sort_by(same, |a, b| {
                let (a, b) = (draft(a), draft(b));
                a.name.order(&b.name).then(a.to.cmp(&b.to))
            });
            let first = joined.len();
            for place in same.iter() {
                let known = joined.last().filter(|_| joined.len() > first).map(|known| *known as usize);
                let draft = &self.all[*place as usize];
                match known.filter(|known| self.all[*known].name == draft.name && self.all[*known].to == draft.to) {
                    Some(known) => {
                        let draft = draft.clone();
                        self.all[known].take_in(&draft);
                    }
                    None => joined.push(*place),
                }
            }
            pace.step(1 + same.len() / 2).await;
        }
        self.stand = joined;
    }

    /// All that entities, relations and events state; not what follows from it. What they say of things that are not there
    /// is left out.
    pub(super) async fn stated(merged: &'a Merged, things: &Things<'a>, pace: &Pace) -> Self {
        let mut drafts = Self::default();
        for (number, thing) in (0..).zip(things.iter()) {
            if let Thing::Entity(entity) = thing
                && let Some(within) = entity.within.as_ref().and_then(|within| things.number(within))
            {
                let records = drafts.shared(&entity.members);
                drafts.add(EdgeDraft {
                    from: number,
                    to: within,
                    name: Name("within", None),
                    kind: EdgeKind::Within,
                    evidence: count(&entity.evidence),
                    status: None,
                    background: false,
                    weight: 0.8,
                    records,
                });
            }
        }
        for relation in merged.relations.values() {
            if let (Some(from), Some(to)) = (things.number(&relation.from), things.number(&relation.to)) {
                let records = drafts.shared(&relation.members);
                drafts.add(EdgeDraft {
                    from,
                    to,
                    name: Name(relation.kind.as_str(), Some(relation.id.as_str())),
                    kind: EdgeKind::Relation(relation.kind.known()),
                    evidence: count(&relation.evidence),
                    status: None,
                    background: relation.background,
                    weight: 0.8,
                    records,
                });
            }
            pace.step(1).await;
        }
        for (number, thing) in (0..).zip(things.iter()) {
            if let Thing::Event(event) = thing {
                drafts.add_event(number, event, things);
                pace.step(2 + event.participants.len() / 4).await;
            }
        }
        drafts
    }

    /// Takes out what says where events were.
    pub(super) fn take_places(&mut self) -> Vec<EdgeDraft<'a>> {
        let is_place = |draft: &EdgeDraft<'_>| matches!(draft.kind, EdgeKind::At | EdgeKind::From | EdgeKind::To);
        let taken = self.iter().filter(|draft| is_place(draft)).cloned().list();
        self.retain(|draft| !is_place(draft));
        taken
    }

    /// These records, shared with the last edge where they are the same.
    pub(super) fn shared(&mut self, records: &[GlobalId]) -> Arc<[GlobalId]> {
        if *self.records != *records {
            let ascending = records.is_sorted_by(|a, b| a < b);
            let all = || records.iter().cloned().collect::<Set<_>>().into_iter().collect();
            self.records = if ascending { records.into() } else { all() };
        }
        self.records.clone()
    }

    fn add_event(&mut self, number: u32, event: &'a MergedEvent, things: &Things<'a>) {
        for participant in &event.participants {
            if let Some(entity) = things.number(&participant.entity) {
                let records = self.shared(&participant.sources);
                self.add(participation(number, event, entity, participant, records));
            }
        }
        let records = self.shared(&event.members);
        let whole = |to: &GlobalId, name: &'static str, kind: EdgeKind, weight: f32| {
            Some(EdgeDraft {
                from: number,
                to: things.number(to)?,
                name: Name(name, None),
                kind,
                evidence: count(&event.evidence),
                status: Some(event.status()),
                background: false,
                weight,
                records: records.clone(),
            })
        };
        // Where articles name different places, each place has its line: the conflict is to be seen.
        for place in &event.place.all {
            if let Some(mut draft) = whole(&place.value, "at", EdgeKind::At, 0.7) {
                draft.records = self.shared(std::slice::from_ref(&place.source));
                draft.evidence = count_of(&event.evidence, &place.source);
                self.add(draft);
            }
        }
        let ends = [("from", &event.from, EdgeKind::From, 0.7), ("to", &event.to, EdgeKind::To, 0.7)];
        let part_of = ("part-of", &event.part_of, EdgeKind::PartOf, 1.0);
        for (word, target, kind, weight) in ends.into_iter().chain([part_of]) {
            if let Some(draft) = target.as_ref().and_then(|target| whole(target, word, kind, weight)) {
                self.add(draft);
            }
        }
        for draft in event.after.iter().filter_map(|earlier| whole(earlier, "after", EdgeKind::After, 0.5)) {
            self.add(draft);
        }
        for draft in event.about.iter().filter_map(|theme| whole(theme, "about", EdgeKind::About, 0.4)) {
            self.add(draft);
        }
    }
}

/// A participation; the event's evidence speaks where the participant has none of its own.
fn participation<'a>(
    number: u32,
    event: &'a MergedEvent,
    entity: u32,
    participant: &'a MergedParticipant,
    records: Arc<[GlobalId]>,
) -> EdgeDraft<'a> {
    let evidence = if participant.evidence.is_empty() { &event.evidence } else { &participant.evidence };
    let stance = evidence.iter().map(|quote| quote.value.stance()).max_by_key(|stance| support(*stance));
    EdgeDraft {
        from: entity,
        to: number,
        name: Name("participates", Some(participant.role.as_str())),
        kind: EdgeKind::Participates { role: participant.role.known(), stance: stance.unwrap_or(Stance::Asserts) },
        evidence: count(evidence),
        status: Some(event.status()),
        background: participant.background,
        weight: 1.0,
        records,
    }
}

/// How far a stance carries a statement: one source that asserts outweighs others that doubt, and an edge is denied
/// only where nobody stands behind it.
fn support(stance: Stance) -> u8 {
    match stance {
        Stance::Asserts => 4,
        Stance::Implies => 3,
        Stance::Claims => 2,
        Stance::Speculates => 1,
        Stance::Denies => 0,
    }
}

/// How many quotes.
pub(super) fn count(evidence: &[Sourced<Evidence>]) -> u32 {
    u32::try_from(evidence.len()).unwrap_or(u32::MAX)
}

fn count_of(evidence: &[Sourced<Evidence>], source: &GlobalId) -> u32 {
    u32::try_from(evidence.iter().filter(|quote| quote.source == *source).count()).unwrap_or(u32::MAX)
}

/// The articles of these records, ascending.
pub(super) fn articles(records: &[GlobalId]) -> Arc<[Arc<str>]> {
    records.iter().map(GlobalId::article).collect::<Set<_>>().into_iter().map(Arc::from).collect()
}
