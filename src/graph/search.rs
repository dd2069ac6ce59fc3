//! Finding entities and events by what someone types: half a word, a misspelling, another script.

mod distance;

use super::Network;
use crate::model::{GlobalId, Merged, fold};
use crate::order::Listed as _;
use crate::pace::{Pace, at_once};
use distance::{Standing, Typo, sieve};

/// All names by which things are found, whether the projection has a node for them or not. A value: built anew with the
/// network.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Index {
    names: Vec<Name>,
    /// What has names: nodes by their slots, then what is no node.
    things: Vec<GlobalId>,
    /// Of each, where its names begin.
    firsts: Vec<u32>,
}

/// A thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub id: GlobalId,
    /// The name that fits, as it is written in the data.
    pub matched: String,
    /// How well it fits: the greater, the better; 1000 is the whole name.
    pub score: u32,
}

#[derive(Debug, Clone, PartialEq)]
struct Name {
    thing: u32,
    importance: f32,
    written: String,
    /// Folded; its words stand apart by one space.
    key: String,
    /// Its letters, as a [`sieve`].
    sieve: u64,
}

const WHOLE_NAME: u32 = 1000;
const START_OF_NAME: u32 = 900;
const WHOLE_WORDS: u32 = 800;
const START_OF_WORDS: u32 = 700;
const WITHIN_WORDS: u32 = 500;
const INITIALS: u32 = 450;
const MISSPELLED: u32 = 400;

impl Index {
    /// The index of the names, other names, country codes and titles of all entities and events.
    pub fn new(network: &Network, merged: &Merged) -> Self {
        at_once(Self::new_paced(network, merged, &Pace::endless()))
    }

    /// The same at a pace.
    pub async fn new_paced(network: &Network, merged: &Merged, pace: &Pace) -> Self {
        let mut index = Self::default();
        for (_, node) in network.nodes() {
            index.add(&node.id, &node.name, node.importance, merged);
            pace.step(1).await;
        }
        for (id, importance) in network.absent() {
            let name = match (merged.entities.get(id), merged.events.get(id)) {
                (Some(entity), _) => &entity.name,
                (None, Some(event)) => &event.title,
                (None, None) => continue,
            };
            index.add(id, name, *importance, merged);
            pace.step(1).await;
        }
        index
    }

    fn add(&mut self, id: &GlobalId, name: &str, importance: f32, merged: &Merged) {
        let (thing, first) = (self.things.len() as u32, self.names.len());
        self.things.push(id.clone());
        self.firsts.push(first as u32);
        let mut add = |written: &str| {
            let key = fold(written);
            let known = |name: &Name| name.key == key;
            if !key.is_empty() && !self.names.iter().skip(first).any(known) {
                let sieve = sieve(&key);
                self.names.push(Name { thing, importance, written: written.to_owned(), key, sieve });
            }
        };
        add(name);
        if let Some(entity) = merged.entities.get(id) {
            entity.names.iter().for_each(|name| add(&name.value));
            entity.ids.get("iso3166").into_iter().for_each(|code| add(code));
        }
    }

    /// The first name of a node, folded: names are sorted by it.
    pub fn key(&self, slot: u32) -> &str {
        let first = self.firsts.get(slot as usize).and_then(|first| self.names.get(*first as usize));
        first.filter(|name| name.thing == slot).map_or("", |name| &name.key)
    }

    /// Which nodes have a name with this folded piece in it, by slot.
    pub fn containing(&self, piece: &str) -> Vec<bool> {
        let mut found = vec![false; self.things.len()];
        for name in self.names.iter().filter(|name| name.key.contains(piece)) {
            found[name.thing as usize] = true;
        }
        found
    }

    /// What a query finds, best first, at most `limit`: the whole name, its start, whole words, starts of words, parts
    /// of words, initials, misspellings; among equals the more important, then nodes by their slots.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        let query = Query::of(query);
        // The best so far, best first; of a thing the name that fits best, and of equals the first: names stand before
        // other names.
        let mut best: Vec<(u32, &Name)> = Vec::new();
        for names in self.names.chunk_by(|one, other| one.thing == other.thing) {
            let mut found: Option<(u32, &Name)> = None;
            for name in names {
                let score = query.rate(&name.key, name.sieve);
                found = score.filter(|it| found.is_none_or(|(best, _)| *it > best)).map(|it| (it, name)).or(found);
            }
            let Some((score, name)) = found else { continue };
            let is_better = |other: &(u32, &Name)| (other.0, other.1.importance) < (score, name.importance);
            if best.len() < limit || best.last().is_some_and(is_better) {
                let place = best.iter().position(is_better).unwrap_or(best.len());
                best.insert(place, (score, name));
                best.truncate(limit);
            }
        }
        let hit = |(score, name): (u32, &Name)| {
            let id = self.things.get(name.thing as usize)?.clone();
            Some(Hit { id, matched: name.written.clone(), score })
        };
        best.into_iter().filter_map(hit).list()
    }
}

/// What someone types, ready to be compared.
pub struct Query {
    /// Folded.
    key: String,
    words: Vec<Typo>,
    sieve: u64,
}

impl Query {
    /// The query of a text.
    pub fn of(text: &str) -> Self {
        let key = fold(text);
        let words = key.split(' ').filter(|word| !word.is_empty()).map(Typo::of).list();
        Self { words, sieve: sieve(&key), key }
    }

    /// How well a text that is no name, such as an action's, fits; `None` where it does not.
    pub fn rate_text(&self, text: &str) -> Option<u32> {
        let key = fold(text);
        self.rate(&key, sieve(&key))
    }

    /// How well a name fits, of which `sieve` has the letters; `None` where it does not.
    fn rate(&self, name: &str, sieve: u64) -> Option<u32> {
        if self.words.is_empty() {
            return None;
        }
        if name.starts_with(&self.key) {
            return Some(if name.len() == self.key.len() { WHOLE_NAME } else { START_OF_NAME });
        }
        // The word that fits worst decides.
        let mut worst = Some(WHOLE_WORDS);
        for word in &self.words {
            worst = worst.min(word.may_be_in(sieve).then(|| rate_word(word, name)).flatten());
            if worst.is_none() {
                break;
            }
        }
        let by_initials = || self.sieve & !sieve == 0 && fits_initials(&self.key, name);
        if worst >= Some(INITIALS) { worst } else { worst.max(by_initials().then_some(INITIALS)) }
    }
}

fn rate_word(word: &Typo, name: &str) -> Option<u32> {
    match word.stands_in(name) {
        Some(Standing::Word) => Some(WHOLE_WORDS),
        Some(Standing::Start) => Some(START_OF_WORDS),
        Some(Standing::Within) => Some(WITHIN_WORDS),
        // Slips are looked for where it stands nowhere as it is typed.
        None => Some(MISSPELLED - 50 * word.slips(name)?),
    }
}

/// Whether the letters of the query are starts of words, each word's one after the other: "vput" fits
/// "vladimir putin". Looked at are the first 64 bytes of the name, a bit for each.
fn fits_initials(query: &str, name: &str) -> bool {
    let name = name.as_bytes();
    let mut starts = 0_u64;
    for at in 0..name.len().min(64) {
        starts |= u64::from(at == 0 || name[at - 1] == b' ') << at;
    }
    // Places right after the letters matched so far; it begins at the beginning.
    let mut places = 1_u64;
    let mut jumps = false;
    for letter in query.bytes().filter(|letter| *letter != b' ') {
        let behind = (places & places.wrapping_neg()) - 1;
        let mut open = if jumps { places | starts & !behind } else { places };
        let mut next = 0_u64;
        while open != 0 {
            let at = open.trailing_zeros();
            open &= open - 1;
            next |= u64::from(name.get(at as usize) == Some(&letter)) << at;
        }
        places = next << 1;
        if places == 0 {
            return false;
        }
        jumps = true;
    }
    query.chars().count() > 1
}
