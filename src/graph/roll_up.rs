//! The country roll-up: which countries an entity stands for, event by event, and which entities are folded into them.

use super::sides::Sides;
use crate::model::{EntityKind, GlobalId, Merged};
use crate::order::{Listed as _, Map, Set};

/// Who stands for which countries.
#[derive(Debug, Default)]
pub(super) struct RollUp {
    /// By event and participant the countries that it stands for there; who stands for itself is not in it.
    parties: Map<(GlobalId, GlobalId), Vec<GlobalId>>,
    /// The countries that an entity is folded into, ascending; who stays itself is not in it.
    pub(super) folded: Map<GlobalId, Vec<GlobalId>>,
}

impl RollUp {
    /// In an event someone stands for the country of the side that it represents, else for that of the office that it
    /// held then, else for the one that it belongs to. Who represents a side that is no country's stands for itself, as
    /// does who cannot be attributed. An entity is folded where it stands for a country in all events that count.
    pub(super) fn of(merged: &Merged) -> Self {
        let sides = Sides::of(merged);
        let is_country = |id: &GlobalId| {
            merged.entities.get(id).is_none_or(|entity| entity.kind.known() == Some(EntityKind::Country))
        };
        let mut parties = Vec::new();
        let mut into: Map<&GlobalId, Set<&GlobalId>> = Map::new();
        let mut themselves: Set<&GlobalId> = Set::new();
        for event in merged.events.values() {
            // A participant may have several rows, each with a role and a side.
            let mut present: Map<&GlobalId, (Set<&GlobalId>, bool)> = Map::new();
            for participant in event.participants.iter().filter(|participant| !is_country(&participant.entity)) {
                let (countries, has_side) = present.entry(&participant.entity).or_default();
                countries.extend(sides.stated(event, participant).into_iter().map(|(country, _)| country));
                *has_side |= participant.side.is_some();
            }
            for (id, (mut countries, has_side)) in present {
                if countries.is_empty() && !has_side {
                    countries.extend(merged.entities.get(id).and_then(|entity| sides.home(entity)));
                }
                if countries.is_empty() {
                    if event.status().counts() {
                        themselves.insert(id);
                    }
                } else {
                    let named = countries.iter().map(|country| (*country).clone()).list();
                    parties.push(((event.id.clone(), id.clone()), named));
                    into.entry(id).or_default().extend(countries);
                }
            }
        }
        let mut folded = Vec::new();
        for entity in merged.entities.values().filter(|entity| !is_country(&entity.id)) {
            let mut countries = into.get(&entity.id).cloned().unwrap_or_default();
            countries.extend(sides.home(entity));
            if !countries.is_empty() && !themselves.contains(&entity.id) {
                folded.push((entity.id.clone(), countries.into_iter().cloned().list()));
            }
        }
        Self { parties: parties.into_iter().collect(), folded: folded.into_iter().collect() }
    }

    /// The countries that a participant stands for in an event; `None` where it stands for itself.
    pub(super) fn parties(&self, event: &GlobalId, entity: &GlobalId) -> Option<&[GlobalId]> {
        self.parties.get(&(event.clone(), entity.clone())).map(|parties| &**parties)
    }
}
