//! What may be asked for: the values of each dimension, with how many events the other dimensions leave of each.

use super::conditions::{condition_words, dimension_words};
use super::{FacetGroup, FacetRow, FacetView};
use crate::graph::{Condition, Dimension, Sifted};
use crate::model::{EventType, Role, Stance, Status};
use crate::order::{self, Listed as _, Map};
use crate::state::State;

/// The most quotes or articles that may be asked for at least.
const MOST_LEAST: u32 = 5;

/// The values that may be asked for. A dimension in which all events are alike is left out.
pub fn facets(state: &State) -> FacetView {
    let State { document, session, .. } = state;
    let (network, filter) = (&document.network, &session.filter);
    let mut counts = Counts::default();
    counts.countries.resize(network.countries().len(), None);
    counts.publishers.resize(network.publishers().len(), None);
    for sifted in document.visibility.events(network, filter) {
        counts.add(&sifted);
    }
    let mut groups: Vec<FacetGroup> = Vec::new();
    let mut add = |dimension: Dimension, values: Vec<(Condition, usize)>| {
        let mut rows: Vec<FacetRow> = Vec::new();
        for (condition, count) in values {
            let label = condition_words(document, &condition).into();
            rows.push(FacetRow { label, count, asked: filter.asks(&condition), condition });
        }
        if dimension == Dimension::Country {
            order::sort_by(&mut rows, |one, other| one.label.cmp(&other.label));
        }
        let chosen = rows.iter().filter(|row| row.asked).map(|row| row.label.to_string()).list().join(", ");
        if rows.len() > 1 || !chosen.is_empty() || (dimension == Dimension::Sources && !rows.is_empty()) {
            groups.push(FacetGroup { dimension, title: dimension_words(dimension), chosen: chosen.into(), rows });
        }
    };
    add(Dimension::Status, counts.statuses.into_iter().map(|(it, count)| (Condition::Status(it), count)).list());
    add(Dimension::Type, counts.types.into_iter().map(|(it, count)| (Condition::Type(it), count)).list());
    let countries = network.countries().iter().zip(counts.countries);
    add(Dimension::Country, countries.filter_map(|(it, count)| Some((Condition::Country(it.clone()), count?))).list());
    add(Dimension::Role, counts.roles.into_iter().map(|(it, count)| (Condition::Role(it), count)).list());
    let publishers = network.publishers().iter().zip(counts.publishers);
    let publishers = publishers.filter_map(|(it, count)| Some((Condition::Publisher(it.clone()), count?)));
    add(Dimension::Publisher, publishers.list());
    add(Dimension::Stance, counts.stances.into_iter().map(|(it, count)| (Condition::Stance(it), count)).list());
    add(Dimension::Sources, at_least(&counts.sources, Condition::Sources));
    add(Dimension::Quotes, at_least(&counts.quotes, Condition::Quotes));
    FacetView {
        groups,
        text: filter.text.as_str().into(),
        hides: filter.hides,
        any: !document.merged.events.is_empty(),
    }
}

/// How many events have how many of something, as how many have at least so many.
fn at_least(counts: &Map<u32, usize>, of: fn(u32) -> Condition) -> Vec<(Condition, usize)> {
    let most = counts.iter().next_back().map_or(0, |(most, _)| *most);
    let mut values = Vec::new();
    for least in 2..=most.min(MOST_LEAST) {
        let enough = counts.iter().filter(|(has, _)| **has >= least);
        values.push((of(least), enough.map(|(_, count)| count).sum()));
    }
    values
}

/// How many events have a value and pass all other dimensions; what occurs is there, though with none.
#[derive(Default)]
struct Counts {
    types: Map<EventType, usize>,
    statuses: Map<Status, usize>,
    stances: Map<Stance, usize>,
    roles: Map<Role, usize>,
    countries: Vec<Option<usize>>,
    publishers: Vec<Option<usize>>,
    sources: Map<u32, usize>,
    quotes: Map<u32, usize>,
}

impl Counts {
    fn add(&mut self, it: &Sifted<'_>) {
        let one = |dimension| usize::from(it.passes_but(dimension));
        if let Some(kind) = it.event.event {
            *self.types.entry(kind).or_default() += one(Dimension::Type);
        }
        if let Some(status) = it.event.status {
            *self.statuses.entry(status).or_default() += one(Dimension::Status);
        }
        for stance in it.stances() {
            *self.stances.entry(stance).or_default() += one(Dimension::Stance);
        }
        for role in it.roles() {
            *self.roles.entry(role).or_default() += one(Dimension::Role);
        }
        let count = |counts: &mut Vec<Option<usize>>, numbers: &[u16], dimension| {
            for number in numbers {
                if let Some(count) = counts.get_mut(usize::from(*number)) {
                    *count = Some(count.unwrap_or(0) + one(dimension));
                }
            }
        };
        count(&mut self.countries, it.countries(), Dimension::Country);
        count(&mut self.publishers, it.publishers(), Dimension::Publisher);
        *self.sources.entry(it.event.articles.len() as u32).or_default() += one(Dimension::Sources);
        *self.quotes.entry(it.quotes()).or_default() += one(Dimension::Quotes);
    }
}
