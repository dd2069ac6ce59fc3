//! Sides: which countries a participant stands for, by the side represented or the office held, and the country links
//! that follow.

use super::EdgeKind;
use super::edges::{EdgeDraft, EdgeDrafts, Name, count};
use super::things::{Thing, Things};
use crate::model::{
    EntityKind, GlobalId, Merged, MergedEntity, MergedEvent, MergedParticipant, MergedRelation, RelationType, Time,
};
use crate::order::{Map, Set};
use crate::pace::Pace;

/// Adds event → country for each event: the country of the side that a participant represents, else the country of
/// the office that it held at the event's date. One link for an event and a country, none where the country takes
/// part itself.
pub(super) async fn derive<'a>(merged: &'a Merged, things: &Things<'a>, drafts: &mut EdgeDrafts<'a>, pace: &Pace) {
    let sides = Sides::of(merged);
    for (number, thing) in (0..).zip(things.iter()) {
        let Thing::Event(event) = thing else { continue };
        let mut present: Option<Set<&GlobalId>> = None;
        for participant in &event.participants {
            for (country, office) in sides.stated(event, participant) {
                let present = present.get_or_insert_with(|| event.participants.iter().map(|it| &it.entity).collect());
                if !present.contains(country)
                    && let Some(country) = things.number(country)
                {
                    let draft = link(number, event, participant, country, office, drafts);
                    drafts.add(draft);
                }
            }
        }
        pace.step(1 + event.participants.len() / 8).await;
    }
}

/// Event → country, because a participant stands for it.
fn link<'a>(
    number: u32,
    event: &'a MergedEvent,
    participant: &'a MergedParticipant,
    country: u32,
    office: Option<&MergedRelation>,
    drafts: &mut EdgeDrafts<'a>,
) -> EdgeDraft<'a> {
    let proof = if participant.evidence.is_empty() { &event.evidence } else { &participant.evidence };
    EdgeDraft {
        from: number,
        to: country,
        name: Name("side", None),
        kind: EdgeKind::Side,
        evidence: count(proof) + office.map_or(0, |office| count(&office.evidence)),
        status: Some(event.status()),
        background: participant.background || office.is_some_and(|office| office.background),
        weight: 0.4,
        records: match office {
            None => drafts.shared(&participant.sources),
            Some(office) => drafts.shared(&[&participant.sources[..], &office.members].concat()),
        },
    }
}

/// Whom participants stand for.
pub(super) struct Sides<'a> {
    merged: &'a Merged,
    countries: Set<&'a GlobalId>,
    by_code: Map<&'a str, &'a GlobalId>,
    /// The offices that an entity holds in countries.
    offices: Map<&'a GlobalId, Vec<&'a MergedRelation>>,
}

impl<'a> Sides<'a> {
    pub(super) fn of(merged: &'a Merged) -> Self {
        let mut sides = Self { merged, countries: Set::new(), by_code: Map::new(), offices: Map::new() };
        for entity in merged.entities.values().filter(|entity| is_country(entity)) {
            sides.countries.insert(&entity.id);
            if let Some(code) = country_code(entity) {
                sides.by_code.entry(code).or_insert(&entity.id);
            }
        }
        for relation in merged.relations.values() {
            if relation.kind.known() == Some(RelationType::HoldsOffice) && sides.countries.contains(&relation.to) {
                sides.offices.entry(&relation.from).or_default().push(relation);
            }
        }
        sides
    }

    /// The countries that a participant stands for, as the articles state it: that of the side that it represents, else
    /// those of the offices that it held at the event's date, each with the office. Of a side that is no country's
    /// there is none, whatever offices say.
    pub(super) fn stated(
        &self,
        event: &MergedEvent,
        participant: &'a MergedParticipant,
    ) -> Vec<(&'a GlobalId, Option<&'a MergedRelation>)> {
        let mut found = Vec::new();
        if let Some(side) = &participant.side {
            found.extend(self.of_side(side).map(|country| (country, None)));
        } else if let Some(offices) = self.offices.get(&participant.entity) {
            let held = offices.iter().filter(|office| held_at(office, event));
            found.extend(held.map(|office| (&office.to, Some(*office))));
        }
        found
    }

    /// The country that an entity belongs to at all times: its own, that of the place around it, or that of all its
    /// offices where they are of one.
    pub(super) fn home(&self, entity: &'a MergedEntity) -> Option<&'a GlobalId> {
        let mut around = Some(entity);
        // A place within itself, which the model does not build, would go on for ever.
        for _ in 0..32 {
            let place = around?;
            let coded = country_code(place).and_then(|code| self.by_code.get(code).copied());
            let found = self.countries.get(&place.id).copied().or(coded);
            if found.is_some() {
                return found;
            }
            around = place.within.as_ref().and_then(|within| self.merged.entities.get(within)).map(|it| &**it);
            if around.is_none() {
                break;
            }
        }
        let (first, rest) = self.offices.get(&entity.id)?.split_first()?;
        rest.iter().all(|office| office.to == first.to).then_some(&first.to)
    }

    /// A side that is a country is that country; an organisation stands for the country it belongs to, if any.
    fn of_side(&self, side: &'a GlobalId) -> Option<&'a GlobalId> {
        if let Some(country) = self.countries.get(side) {
            return Some(*country);
        }
        let code = self.merged.entities.get(side)?.country.best()?;
        self.by_code.get(code.as_str()).copied()
    }
}

/// Whether it is one.
pub(super) fn is_country(entity: &MergedEntity) -> bool {
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
