//! Pairs: who was most often at the same events.

use super::{Gatherings, Rows};
use crate::order::{self, Listed as _};

/// Events with more participants pair no one: who was in a hall of hundreds did not meet them all.
pub const LARGEST_PAIRED_EVENT: usize = 100;

/// Two that were at the same events.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Their slots, the lower first.
    pub one: u32,
    pub other: u32,
    /// How many events they shared.
    pub events: u32,
    /// The sum over these of 1/(k−1) for k participants: see [`Pairs::of`].
    pub weight: f32,
}

/// All pairs, in order of their slots.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pairs {
    pub pairs: Vec<Pair>,
    /// Events that two or more shared.
    pub counted: usize,
    /// Events with fewer than two.
    pub alone: usize,
    /// Events with more than [`LARGEST_PAIRED_EVENT`].
    pub too_large: usize,
}

impl Pairs {
    /// Each event gives each of its k participants one in all, divided among the others: M. E. J. Newman, "Scientific
    /// collaboration networks. II", Phys. Rev. E 64, 016132 (2001). So a talk of two weighs more than a dinner of ten.
    pub fn of(gatherings: &Gatherings) -> Self {
        let mut found = Self::default();
        let mut shares: Vec<(u32, u32, f32)> = Vec::new();
        for (_, members) in &gatherings.events {
            match members.len() {
                0 | 1 => found.alone += 1,
                count if count > LARGEST_PAIRED_EVENT => found.too_large += 1,
                count => {
                    found.counted += 1;
                    let weight = 1.0 / (count - 1) as f32;
                    for (at, one) in members.iter().enumerate() {
                        shares.extend(members.iter().skip(at + 1).map(|other| (*one, *other, weight)));
                    }
                }
            }
        }
        order::sort_by(&mut shares, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        let pairs = shares.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).map(|shares| Pair {
            one: shares[0].0,
            other: shares[0].1,
            events: shares.len() as u32,
            weight: shares.iter().map(|share| share.2).sum(),
        });
        found.pairs = pairs.list();
        found
    }

    /// The pairs that weigh most, the heaviest first; of equal weight those with more events, then in order.
    pub fn heaviest(&self, most: usize) -> Vec<Pair> {
        let mut pairs = self.pairs.clone();
        order::sort_by(&mut pairs, |a, b| b.weight.total_cmp(&a.weight).then_with(|| b.events.cmp(&a.events)));
        pairs.truncate(most);
        pairs
    }

    /// The network of the pairs, over so many slots.
    pub fn rows(&self, count: usize) -> Rows {
        Rows::of(count, self.pairs.iter().map(|pair| (pair.one, pair.other, pair.weight)))
    }
}
