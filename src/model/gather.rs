//! Gathering: what the records of one group say together, as one merged entity, relation or event.

use super::agreement::{Outlook, Within, is_ahead, weigh};
use super::join::{EntityRecord, is_named};
use super::{
    Basis, Event, EventType, Evidence, GlobalId, Merged, MergedEntity, MergedEvent, MergedParticipant, MergedRelation,
    Relation, Source, Sourced, Word,
};
use crate::order::Listed as _;
use crate::order::{Map, Set};

/// An event record with its article.
#[derive(Clone)]
pub(super) struct EventRecord<'a> {
    pub(super) id: GlobalId,
    pub(super) source: &'a Source,
    pub(super) event: &'a Event,
}

/// A relation record with its article.
#[derive(Clone, Copy)]
pub(super) struct RelationRecord<'a> {
    pub(super) id: &'a GlobalId,
    pub(super) source: &'a Source,
    pub(super) relation: &'a Relation,
}

impl Merged {
    /// The merged thing that a record's local reference stands for.
    pub(super) fn resolve(&self, source: &Source, local: &str) -> Option<&GlobalId> {
        self.merged_of.of_local(&source.article.id, local)
    }
}

/// The entity that these records are. `within` is still open: the first the records name, circles not yet cut.
pub(super) fn entity(group: &[EntityRecord<'_>], merged: &Merged) -> Option<MergedEntity> {
    let first = group.first()?;
    let id = merged.merged_of.get(first.id)?.clone();
    let names = group.iter().map(|record| sourced(&record.entity.name, record.id));
    let aliases = group.iter().flat_map(|record| record.entity.aliases.iter().map(|it| sourced(it, record.id)));
    let country = group.iter().filter_map(|record| {
        let value = record.entity.country.clone()?;
        Some((Sourced { value, source: record.id.clone() }, outlook(record.source, false)))
    });
    let kind = group.iter().find(|record| record.entity.kind.known().is_some()).unwrap_or(first);
    Some(MergedEntity {
        members: group.iter().map(|record| record.id.clone()).list(),
        kind: kind.entity.kind.clone(),
        name: usual_name(group).to_owned(),
        names: names.chain(aliases).collect(),
        // A scheme has one value in a group; the earliest way of writing it stands.
        ids: group.iter().rev().flat_map(|record| record.entity.ids.clone()).collect(),
        country: weigh(country.collect(), &()),
        within: group
            .iter()
            .filter_map(|record| merged.resolve(record.source, record.entity.within.as_deref()?))
            .find(|outer| **outer != id)
            .cloned(),
        unnamed: group.iter().all(|record| !is_named(record.entity)),
        related_only: group.iter().all(|record| {
            let entity = record.entity;
            let quoted = !entity.evidence.is_empty();
            let related = |it: &Evidence| it.section.as_ref().is_some_and(super::Section::is_related);
            entity.section.as_ref().is_some_and(super::Section::is_related)
                || quoted && entity.evidence.iter().all(related)
        }),
        notes: notes(group.iter().map(|record| (&record.entity.note, record.id))),
        evidence: evidence(group.iter().map(|record| (record.entity.evidence.as_slice(), record.id))),
        id,
    })
}

/// The relation that these records are.
pub(super) fn relation(group: &[RelationRecord<'_>], merged: &Merged) -> Option<MergedRelation> {
    let first = group.first()?;
    let times = group.iter().filter_map(|record| {
        let value = record.relation.time.clone()?;
        Some((Sourced { value, source: record.id.clone() }, outlook(record.source, false)))
    });
    Some(MergedRelation {
        id: first.id.clone(),
        members: group.iter().map(|record| record.id.clone()).list(),
        kind: first.relation.kind.clone(),
        from: merged.resolve(first.source, &first.relation.from)?.clone(),
        to: merged.resolve(first.source, &first.relation.to)?.clone(),
        title: first.relation.title.clone(),
        time: weigh(times.list(), &()),
        background: group.iter().all(|record| is_background(record.relation.basis.as_ref())),
        notes: notes(group.iter().map(|record| (&record.relation.note, record.id))),
        evidence: evidence(group.iter().map(|record| (record.relation.evidence.as_slice(), record.id))),
    })
}

/// The event that these records are. `part_of` and `after` still have their circles.
pub(super) fn event(group: &[EventRecord<'_>], merged: &Merged, within: &Within) -> Option<MergedEvent> {
    let first = group.first()?;
    let id = merged.merged_of.get(&first.id)?.clone();
    let reference = |of: fn(&Event) -> Option<&str>| {
        group
            .iter()
            .filter_map(|record| merged.resolve(record.source, of(record.event)?))
            .find(|it| **it != id)
            .cloned()
    };
    let references = |of: fn(&Event) -> &[std::sync::Arc<str>]| -> Vec<GlobalId> {
        let all = group.iter().flat_map(|record| of(record.event).iter().map(move |local| (record, local)));
        let unique: Set<GlobalId> =
            all.filter_map(|(record, local)| merged.resolve(record.source, local)).cloned().collect();
        unique.into_iter().filter(|it| *it != id).collect()
    };
    let place = values(group, |record| merged.resolve(record.source, record.event.place.as_deref()?).cloned());
    let telling = |record: &&EventRecord<'_>| !matches!(record.event.kind.known(), None | Some(EventType::Other));
    let related = |record: &EventRecord<'_>| record.event.section.clone();
    Some(MergedEvent {
        members: group.iter().map(|record| record.id.clone()).list(),
        kind: group.iter().find(telling).unwrap_or(first).event.kind.clone(),
        title: first.event.title.clone(),
        status: weigh(values(group, |record| Some(record.event.status.clone())), &()),
        participants: participants(group, merged),
        place: weigh(place, within),
        from: reference(|event| event.from.as_deref()),
        to: reference(|event| event.to.as_deref()),
        time: weigh(values(group, |record| record.event.time.clone()), &()),
        duration: weigh(values(group, |record| record.event.duration.clone()), &()),
        deadline: weigh(values(group, |record| record.event.deadline.clone()), &()),
        part_of: reference(|event| event.part_of.as_deref()),
        after: references(|event| &event.after),
        about: references(|event| &event.about),
        says: group.iter().filter_map(|record| Some(sourced(record.event.says.as_ref()?, &record.id))).list(),
        // In the body of one article is in the body.
        section: if group.iter().all(|record| related(record).is_some()) { related(first) } else { None },
        notes: notes(group.iter().map(|record| (&record.event.note, &record.id))),
        evidence: evidence(group.iter().map(|record| (record.event.evidence.as_slice(), &record.id))),
        id,
    })
}

/// Rows by entity, role and side, in order of first mention. Where one article names no side and the others name
/// exactly one for the same entity and role, they mean the same part.
fn participants(group: &[EventRecord<'_>], merged: &Merged) -> Vec<MergedParticipant> {
    type Key<'a> = (&'a GlobalId, &'a Word<super::Role>);
    let mut sides: Map<Key<'_>, Set<&GlobalId>> = Map::new();
    let mut mentions = Vec::new();
    for record in group {
        for part in &record.event.participants {
            let Some(entity) = merged.resolve(record.source, &part.entity) else { continue };
            let side = part.side.as_deref().and_then(|side| merged.resolve(record.source, side));
            sides.entry((entity, &part.role)).or_default().extend(side);
            mentions.push((record, part, entity, side));
        }
    }
    let mut rows: Vec<MergedParticipant> = Vec::new();
    let mut row_of: Map<(Key<'_>, Option<&GlobalId>), usize> = Map::new();
    for (record, part, entity, side) in mentions {
        let known = sides.get(&(entity, &part.role)).filter(|sides| sides.len() == 1).and_then(|sides| sides.first());
        let side = side.or(known.copied());
        let at = *row_of.entry(((entity, &part.role), side)).or_insert(rows.len());
        if at == rows.len() {
            rows.push(MergedParticipant {
                entity: entity.clone(),
                role: part.role.clone(),
                side: side.cloned(),
                sources: Vec::new(),
                surfaces: Vec::new(),
                evidence: Vec::new(),
                background: true,
            });
        }
        let Some(row) = rows.get_mut(at) else { continue };
        if row.sources.last() != Some(&record.id) {
            row.sources.push(record.id.clone());
        }
        row.surfaces.extend(part.surface.as_ref().map(|surface| sourced(surface, &record.id)));
        row.evidence.extend(part.evidence.iter().map(|it| sourced(it, &record.id)));
        row.background &= is_background(part.basis.as_ref());
    }
    rows
}

fn values<'a, T>(
    group: &[EventRecord<'a>],
    of: impl Fn(&EventRecord<'a>) -> Option<T>,
) -> Vec<(Sourced<T>, Outlook<'a>)> {
    let value = |record: &EventRecord<'a>| {
        let source = record.id.clone();
        Some((Sourced { value: of(record)?, source }, outlook(record.source, is_ahead(&record.event.status))))
    };
    group.iter().filter_map(value).list()
}

/// The name that most articles use; of equals, the first.
fn usual_name<'a>(group: &[EntityRecord<'a>]) -> &'a str {
    let mut counts: Map<&str, usize> = Map::new();
    for record in group {
        *counts.entry(&record.entity.name).or_default() += 1;
    }
    let most = counts.values().max().copied().unwrap_or(0);
    let mut names = group.iter().map(|record| record.entity.name.as_str());
    names.find(|name| counts.get(name) == Some(&most)).unwrap_or_default()
}

fn outlook(source: &Source, ahead: bool) -> Outlook<'_> {
    Outlook { as_of: &source.article.as_of, ahead }
}

fn is_background(basis: Option<&Word<Basis>>) -> bool {
    basis.and_then(Word::known) == Some(Basis::Background)
}

fn sourced<T: Clone>(value: &T, source: &GlobalId) -> Sourced<T> {
    Sourced { value: value.clone(), source: source.clone() }
}

fn notes<'a>(all: impl Iterator<Item = (&'a Option<String>, &'a GlobalId)>) -> Vec<Sourced<String>> {
    all.filter_map(|(note, source)| Some(sourced(note.as_ref()?, source))).list()
}

fn evidence<'a>(all: impl Iterator<Item = (&'a [Evidence], &'a GlobalId)>) -> Vec<Sourced<Evidence>> {
    all.flat_map(|(list, source)| list.iter().map(move |it| sourced(it, source))).list()
}
