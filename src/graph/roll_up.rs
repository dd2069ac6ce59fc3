//! The country roll-up: which countries an entity stands for, event by event, and which entities are folded into them.

use super::sides::{Sides, is_country};
use super::things::{Thing, Things};
use crate::model::{GlobalId, Merged, MergedEntity};
use crate::order::{Listed as _, Map, Set};
use crate::pace::Pace;

/// Who stands for which countries. All by number.
#[derive(Debug, Default)]
pub(super) struct RollUp {
    /// By event and participant where the countries that it stands for there begin and end; who stands for itself is not
    /// in it. Ascending.
    parties: Vec<((u32, u32), (u32, u32))>,
    countries: Vec<u32>,
    /// The countries that an entity is folded into, ascending; who stays itself is not in it.
    pub(super) folded: Map<u32, Vec<u32>>,
}

impl RollUp {
    /// In an event someone stands for the country of the side that it represents, else for that of the office that it
    /// held then, else for the one that it belongs to. Who represents a side that is no country's stands for itself, as
    /// does who cannot be attributed. An entity is folded where it stands for a country in all events that count.
    pub(super) async fn of<'a>(merged: &'a Merged, things: &Things<'a>, pace: &Pace) -> Self {
        let sides = Sides::of(merged);
        let person = |id: &GlobalId| things.entity(things.number(id)?).filter(|entity| !is_country(entity));
        let mut roll_up = Self::default();
        let mut into: Vec<Set<u32>> = vec![Set::new(); things.len()];
        let mut themselves = vec![false; things.len()];
        for (number, thing) in (0..).zip(things.iter()) {
            let Thing::Event(event) = thing else { continue };
            // A participant may have several rows, each with a role and a side.
            let mut present: Map<u32, (&MergedEntity, Set<&GlobalId>, bool)> = Map::new();
            for participant in &event.participants {
                if let (Some(who), Some(entity)) = (things.number(&participant.entity), person(&participant.entity)) {
                    let (_, countries, has_side) = present.entry(who).or_insert((entity, Set::new(), false));
                    countries.extend(sides.stated(event, participant).into_iter().map(|(country, _)| country));
                    *has_side |= participant.side.is_some();
                }
            }
            pace.step(1 + event.participants.len()).await;
            for (who, (entity, mut countries, has_side)) in present {
                if countries.is_empty() && !has_side {
                    countries.extend(sides.home(entity));
                }
                if countries.is_empty() {
                    themselves[who as usize] |= event.status().counts();
                } else {
                    let first = roll_up.countries.len() as u32;
                    roll_up.countries.extend(countries.iter().filter_map(|country| things.number(country)));
                    roll_up.parties.push(((number, who), (first, roll_up.countries.len() as u32)));
                    into[who as usize].extend(roll_up.countries[first as usize..].iter().copied());
                }
            }
        }
        let mut folded = Vec::new();
        for (number, (thing, mut countries)) in (0..).zip(things.iter().zip(into)) {
            let Thing::Entity(entity) = thing else { continue };
            if !is_country(entity) {
                countries.extend(sides.home(entity).and_then(|home| things.number(home)));
                if !countries.is_empty() && !themselves[number as usize] {
                    folded.push((number, countries.into_iter().list()));
                }
            }
            pace.step(1).await;
        }
        roll_up.folded = folded.into_iter().collect();
        roll_up
    }

    /// The countries that a participant stands for in an event; `None` where it stands for itself.
    pub(super) fn parties(&self, event: u32, entity: u32) -> Option<&[u32]> {
        let at = self.parties.binary_search_by_key(&(event, entity), |party| party.0).ok()?;
        let (from, to) = self.parties.get(at)?.1;
        self.countries.get(from as usize..to as usize)
    }
}
