//! Country links: which countries an event concerns, derived from the sides represented and the offices held.

use super::EdgeKind;
use super::edges::{EdgeDraft, EdgeDrafts, count};
use crate::model::{EntityKind, GlobalId, Merged, MergedEntity, MergedEvent, MergedRelation, RelationType, Time};
use crate::order::{Map, Set};

/// Adds event → country for each event: the country of the side that a participant represents, else the country of
/// the office that it held at the event's date. One link for an event and a country, none where the country takes
/// part itself.
pub(super) fn derive(merged: &Merged, drafts: &mut EdgeDrafts) {
    let countries = Countries::of(merged);
    let mut offices: Map<&GlobalId, Vec<&MergedRelation>> = Map::new();
    for relation in merged.relations.values() {
        if relation.kind.known() == Some(RelationType::HoldsOffice) && countries.ids.contains(&relation.to) {
            offices.entry(&relation.from).or_default().push(relation);
        }
    }
    for event in merged.events.values() {
        let present: Set<&GlobalId> = event.participants.iter().map(|participant| &participant.entity).collect();
        for participant in &event.participants {
            let proof = if participant.evidence.is_empty() { &event.evidence } else { &participant.evidence };
            let mut link = |country: &GlobalId, office: Option<&MergedRelation>| {
                if present.contains(country) {
                    return;
                }
                let mut records: Set<GlobalId> = participant.sources.iter().cloned().collect();
                records.extend(office.iter().flat_map(|office| office.members.iter().cloned()));
                drafts.add(
                    "side",
                    EdgeDraft {
                        from: event.id.clone(),
                        to: country.clone(),
                        kind: EdgeKind::Side,
                        evidence: count(proof) + office.map_or(0, |office| count(&office.evidence)),
                        status: Some(event.status()),
                        background: participant.background || office.is_some_and(|office| office.background),
                        weight: 0.4,
                        records,
                    },
                );
            };
            if let Some(side) = &participant.side {
                if let Some(country) = countries.of_side(merged, side) {
                    link(country, None);
                }
                continue;
            }
            for office in offices.get(&participant.entity).into_iter().flatten() {
                if held_at(office, event) {
                    link(&office.to, Some(office));
                }
            }
        }
    }
}

/// The countries among the entities.
struct Countries<'a> {
    ids: Set<&'a GlobalId>,
    by_code: Map<&'a str, &'a GlobalId>,
}

impl<'a> Countries<'a> {
    fn of(merged: &'a Merged) -> Self {
        let mut countries = Self { ids: Set::new(), by_code: Map::new() };
        for entity in merged.entities.values().filter(|entity| is_country(entity)) {
            countries.ids.insert(&entity.id);
            if let Some(code) = country_code(entity) {
                countries.by_code.entry(code).or_insert(&entity.id);
            }
        }
        countries
    }

    /// A side that is a country is that country; an organisation stands for the country it belongs to, if any.
    fn of_side(&self, merged: &'a Merged, side: &'a GlobalId) -> Option<&'a GlobalId> {
        if let Some(country) = self.ids.get(side) {
            return Some(*country);
        }
        let code = merged.entities.get(side)?.country.best()?;
        self.by_code.get(code.as_str()).copied()
    }
}

fn is_country(entity: &MergedEntity) -> bool {
    entity.kind.known() == Some(EntityKind::Country)
}

/// ISO 3166-1 alpha-2 of a country, or of the country that another entity belongs to.
pub(super) fn country_code(entity: &MergedEntity) -> Option<&str> {
    let own = if is_country(entity) { entity.ids.get("iso3166") } else { None };
    own.or_else(|| entity.country.best()).map(String::as_str)
}

/// Whether the office may have been held when the event was: not where every date of the office and every date of
/// the event lie wholly apart. An article that dates neither is no reason to doubt.
fn held_at(office: &MergedRelation, event: &MergedEvent) -> bool {
    let undated = office.time.all.len() < office.members.len() || event.time.all.is_empty();
    let may_meet = |held: &Time| event.time.all.iter().any(|when| held.date.overlaps(&when.value.date));
    undated || office.time.all.iter().any(|held| may_meet(&held.value))
}
