//! Edges in the making: one for each statement of the records, joined where they have one name.

use std::sync::Arc;

use super::{Edge, EdgeKind};
use crate::model::{Evidence, GlobalId, Merged, MergedEvent, MergedParticipant, Sourced, Stance, Status};
use crate::order::{self, Listed as _, Map, Set};

/// An edge with its ends by name.
#[derive(Debug, Clone)]
pub(super) struct EdgeDraft {
    pub(super) from: GlobalId,
    pub(super) to: GlobalId,
    pub(super) kind: EdgeKind,
    pub(super) evidence: u32,
    pub(super) status: Option<Status>,
    pub(super) background: bool,
    pub(super) weight: f32,
    pub(super) records: Set<GlobalId>,
}

impl EdgeDraft {
    /// Says what another edge of its name says, too.
    fn take_in(&mut self, other: &Self) {
        self.evidence += other.evidence;
        self.background &= other.background;
        self.records.extend(other.records.iter().cloned());
        if let (EdgeKind::Participates { stance, .. }, EdgeKind::Participates { stance: other, .. }) =
            (&mut self.kind, &other.kind)
            && support(*other) > support(*stance)
        {
            *stance = *other;
        }
    }

    /// The finished edge under its name.
    pub(super) fn finish(self, id: &str) -> Edge {
        Edge {
            id: id.into(),
            derived: matches!(self.kind, EdgeKind::Side | EdgeKind::Shares { .. }),
            kind: self.kind,
            evidence: self.evidence,
            status: self.status,
            background: self.background,
            weight: self.weight,
            records: self.records.into_iter().collect(),
        }
    }
}

/// Edges by name; edges of one name are one. An article says nothing of a thing and itself, but two things of a relation
/// may turn out to be one: that relation is kept as a loop, where it shows what the joining has made of it. Other loops
/// are refused: that a thing is part of itself, within itself or after itself says nothing.
#[derive(Debug, Default)]
pub(super) struct EdgeDrafts {
    /// What was joined.
    pub(super) named: Map<String, EdgeDraft>,
    /// What was added since, in that order. A million edges that are named one by one would move each other about for
    /// half a minute.
    fresh: Vec<(String, EdgeDraft)>,
}

impl EdgeDrafts {
    /// Adds an edge called `from→word→to`, which [`EdgeDrafts::join`] will join with others of that name.
    pub(super) fn add(&mut self, word: &str, draft: EdgeDraft) {
        if draft.from == draft.to && !matches!(draft.kind, EdgeKind::Relation(_)) {
            return;
        }
        self.fresh.push(([draft.from.as_str(), "→", word, "→", draft.to.as_str()].concat(), draft));
    }

    /// Joins what was added with what has its name.
    pub(super) fn join(&mut self) {
        let mut all: Vec<(String, EdgeDraft)> = std::mem::take(&mut self.named).into_iter().list();
        all.append(&mut self.fresh);
        order::sort_by(&mut all, |one, other| one.0.cmp(&other.0));
        all.dedup_by(|later, known| {
            let same = later.0 == known.0;
            if same {
                known.1.take_in(&later.1);
            }
            same
        });
        self.named = all.into_iter().collect();
    }

    /// All that entities, relations and events state; not what follows from it.
    pub(super) fn stated(merged: &Merged) -> Self {
        let mut drafts = Self::default();
        for entity in merged.entities.values() {
            if let Some(within) = &entity.within {
                drafts.add(
                    "within",
                    EdgeDraft {
                        from: entity.id.clone(),
                        to: within.clone(),
                        kind: EdgeKind::Within,
                        evidence: count(&entity.evidence),
                        status: None,
                        background: false,
                        weight: 0.8,
                        records: entity.members.iter().cloned().collect(),
                    },
                );
            }
        }
        for relation in merged.relations.values() {
            drafts.add(
                &format!("{}:{}", relation.kind.as_str(), relation.id),
                EdgeDraft {
                    from: relation.from.clone(),
                    to: relation.to.clone(),
                    kind: EdgeKind::Relation(relation.kind.known()),
                    evidence: count(&relation.evidence),
                    status: None,
                    background: relation.background,
                    weight: 0.8,
                    records: relation.members.iter().cloned().collect(),
                },
            );
        }
        for event in merged.events.values() {
            drafts.add_event(event);
        }
        drafts
    }

    /// Takes out what says where events were.
    pub(super) fn take_places(&mut self) -> Vec<EdgeDraft> {
        let mut taken = Vec::new();
        self.named.retain(|_, draft| {
            let is_place = matches!(draft.kind, EdgeKind::At | EdgeKind::From | EdgeKind::To);
            if is_place {
                taken.push(draft.clone());
            }
            !is_place
        });
        taken
    }

    fn add_event(&mut self, event: &MergedEvent) {
        for participant in &event.participants {
            self.add(&format!("participates:{}", participant.role.as_str()), participation(event, participant));
        }
        // Where articles name different places, each place has its line: the conflict is to be seen.
        for place in &event.place.all {
            let draft = EdgeDraft {
                records: Set::from([place.source.clone()]),
                evidence: count_of(&event.evidence, &place.source),
                ..whole_event(event, &place.value, EdgeKind::At, 0.7)
            };
            self.add("at", draft);
        }
        let ends = [("from", &event.from, EdgeKind::From, 0.7), ("to", &event.to, EdgeKind::To, 0.7)];
        let part_of = ("part-of", &event.part_of, EdgeKind::PartOf, 1.0);
        for (word, target, kind, weight) in ends.into_iter().chain([part_of]) {
            if let Some(target) = target {
                self.add(word, whole_event(event, target, kind, weight));
            }
        }
        for earlier in &event.after {
            self.add("after", whole_event(event, earlier, EdgeKind::After, 0.5));
        }
        for theme in &event.about {
            self.add("about", whole_event(event, theme, EdgeKind::About, 0.4));
        }
    }
}

/// An edge that the whole event proves.
pub(super) fn whole_event(event: &MergedEvent, to: &GlobalId, kind: EdgeKind, weight: f32) -> EdgeDraft {
    EdgeDraft {
        from: event.id.clone(),
        to: to.clone(),
        kind,
        evidence: count(&event.evidence),
        status: Some(event.status()),
        background: false,
        weight,
        records: event.members.iter().cloned().collect(),
    }
}

/// A participation; the event's evidence speaks where the participant has none of its own.
fn participation(event: &MergedEvent, participant: &MergedParticipant) -> EdgeDraft {
    let evidence = if participant.evidence.is_empty() { &event.evidence } else { &participant.evidence };
    let stance = evidence.iter().map(|quote| quote.value.stance()).max_by_key(|stance| support(*stance));
    EdgeDraft {
        from: participant.entity.clone(),
        to: event.id.clone(),
        kind: EdgeKind::Participates { role: participant.role.known(), stance: stance.unwrap_or(Stance::Asserts) },
        evidence: count(evidence),
        status: Some(event.status()),
        background: participant.background,
        weight: 1.0,
        records: participant.sources.iter().cloned().collect(),
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
