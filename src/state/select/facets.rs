//! What may be asked for: the values of each dimension, with how many events the other dimensions leave of each.

use super::conditions::{condition_words, dimension_words};
use super::{FacetGroup, FacetRow, FacetView};
use crate::graph::{Condition, Dimension, Sifted};
use crate::model::{EventType, Role, Stance, Status};
use crate::order::{self, Listed as _};
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
    add(Dimension::Status, counts.statuses.values(Status::ALL, Condition::Status));
    add(Dimension::Type, counts.types.values(EventType::ALL, Condition::Type));
    let countries = network.countries().iter().zip(counts.countries);
    add(Dimension::Country, countries.filter_map(|(it, count)| Some((Condition::Country(it.clone()), count?))).list());
    add(Dimension::Role, counts.roles.values(Role::ALL, Condition::Role));
    let publishers = network.publishers().iter().zip(counts.publishers);
    let publishers = publishers.filter_map(|(it, count)| Some((Condition::Publisher(it.clone()), count?)));
    add(Dimension::Publisher, publishers.list());
    add(Dimension::Stance, counts.stances.values(Stance::ALL, Condition::Stance));
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
fn at_least(counts: &Tally, of: fn(u32) -> Condition) -> Vec<(Condition, usize)> {
    let mut values = Vec::new();
    for least in 2..=MOST_LEAST.min(31 - counts.occurs.leading_zeros().min(31)) {
        let enough = counts.counts.get(least as usize..).unwrap_or_default();
        values.push((of(least), enough.iter().sum()));
    }
    values
}

/// How many events have each value of a closed list, by its place there.
#[derive(Default)]
struct Tally {
    counts: [usize; 32],
    /// The values that occur, as bits.
    occurs: u32,
}

impl Tally {
    fn add(&mut self, place: usize, one: bool) {
        let place = place.min(self.counts.len() - 1);
        self.occurs |= 1 << place;
        self.counts[place] += usize::from(one);
    }

    /// The same for each place that is set.
    fn add_all(&mut self, mut bits: u32, one: bool) {
        while bits != 0 {
            self.add(bits.trailing_zeros() as usize, one);
            bits &= bits - 1;
        }
    }

    /// The values that occur, with their counts.
    fn values<T: Copy>(&self, all: &[T], of: fn(T) -> Condition) -> Vec<(Condition, usize)> {
        let mut values = Vec::new();
        for (place, (value, count)) in all.iter().zip(self.counts).enumerate() {
            if self.occurs >> place & 1 == 1 {
                values.push((of(*value), count));
            }
        }
        values
    }
}

/// How many events have a value and pass all other dimensions; what occurs is there, though with none.
#[derive(Default)]
struct Counts {
    types: Tally,
    statuses: Tally,
    stances: Tally,
    roles: Tally,
    countries: Vec<Option<usize>>,
    publishers: Vec<Option<usize>>,
    sources: Tally,
    quotes: Tally,
}

impl Counts {
    fn add(&mut self, it: &Sifted<'_>) {
        let one = |dimension| it.passes_but(dimension);
        if let Some(kind) = it.event.event {
            self.types.add(kind as usize, one(Dimension::Type));
        }
        if let Some(status) = it.event.status {
            self.statuses.add(status as usize, one(Dimension::Status));
        }
        self.stances.add_all(it.stances(), one(Dimension::Stance));
        self.roles.add_all(it.roles(), one(Dimension::Role));
        let count = |counts: &mut Vec<Option<usize>>, numbers: &[u16], one: bool| {
            for number in numbers {
                if let Some(count) = counts.get_mut(usize::from(*number)) {
                    *count = Some(count.unwrap_or(0) + usize::from(one));
                }
            }
        };
        count(&mut self.countries, it.countries(), one(Dimension::Country));
        count(&mut self.publishers, it.publishers(), one(Dimension::Publisher));
        self.sources.add(it.event.articles.len(), one(Dimension::Sources));
        self.quotes.add(it.quotes() as usize, one(Dimension::Quotes));
    }
}
