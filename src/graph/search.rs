//! Finding nodes by what someone types: half a word, a misspelling, another script.

mod distance;

use super::Network;
use crate::model::{Merged, fold};
use crate::order::Listed as _;
use crate::order::{self, Map};
use distance::Typo;

/// All names by which nodes are found. A value: built anew with the network.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Index {
    names: Vec<Name>,
    /// Of each node, where its names begin.
    firsts: Vec<u32>,
}

/// A node that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub slot: u32,
    /// The name that fits, as it is written in the data.
    pub matched: String,
    /// How well it fits: the greater, the better; 1000 is the whole name.
    pub score: u32,
}

#[derive(Debug, Clone, PartialEq)]
struct Name {
    slot: u32,
    importance: f32,
    written: String,
    /// Folded; its words stand apart by one space.
    key: String,
}

const WHOLE_NAME: u32 = 1000;
const START_OF_NAME: u32 = 900;
const WHOLE_WORDS: u32 = 800;
const START_OF_WORDS: u32 = 700;
const WITHIN_WORDS: u32 = 500;
const INITIALS: u32 = 450;
const MISSPELLED: u32 = 400;

impl Index {
    /// The index of the names, other names, country codes and titles of the network's nodes.
    pub fn new(network: &Network, merged: &Merged) -> Self {
        let (mut names, mut firsts) = (Vec::new(), Vec::with_capacity(network.node_count()));
        for (slot, node) in network.nodes() {
            firsts.push(names.len() as u32);
            let mut add = |written: &str| {
                let key = fold(written);
                let known = |name: &Name| name.slot == slot && name.key == key;
                if !key.is_empty() && !names.iter().rev().take_while(|name: &&Name| name.slot == slot).any(known) {
                    names.push(Name { slot, importance: node.importance, written: written.to_owned(), key });
                }
            };
            add(&node.name);
            if let Some(entity) = merged.entities.get(&node.id) {
                entity.names.iter().for_each(|name| add(&name.value));
                entity.ids.get("iso3166").into_iter().for_each(|code| add(code));
            }
        }
        Self { names, firsts }
    }

    /// The first name of a node, folded: names are sorted by it.
    pub fn key(&self, slot: u32) -> &str {
        let first = self.firsts.get(slot as usize).and_then(|first| self.names.get(*first as usize));
        first.filter(|name| name.slot == slot).map_or("", |name| &name.key)
    }

    /// Which nodes have a name with this folded piece in it, by slot.
    pub fn containing(&self, piece: &str) -> Vec<bool> {
        let mut found = vec![false; self.names.last().map_or(0, |name| name.slot as usize + 1)];
        for name in self.names.iter().filter(|name| name.key.contains(piece)) {
            found[name.slot as usize] = true;
        }
        found
    }

    /// The nodes that a query finds, best first, at most `limit`: the whole name, its start, whole words, starts of
    /// words, parts of words, initials, misspellings; among equals the more important node, then the lower slot.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        let key = fold(query);
        let words: Vec<Typo> = key.split(' ').filter(|word| !word.is_empty()).map(Typo::of).list();
        if words.is_empty() {
            return Vec::new();
        }
        let mut best: Map<u32, (u32, &Name)> = Map::new();
        for name in &self.names {
            let Some(score) = rate(&key, &words, &name.key) else { continue };
            let entry = best.entry(name.slot).or_insert((score, name));
            // The first of equals stays: names stand before other names.
            if score > entry.0 {
                *entry = (score, name);
            }
        }
        let mut found: Vec<(u32, &Name)> = best.into_values().list();
        order::sort_by(&mut found, |(one, a), (other, b)| {
            other.cmp(one).then(b.importance.total_cmp(&a.importance)).then(a.slot.cmp(&b.slot))
        });
        found.truncate(limit);
        let hit = |(score, name): (u32, &Name)| Hit { slot: name.slot, matched: name.written.clone(), score };
        found.into_iter().map(hit).list()
    }
}

/// How well a text that is no name, such as an action's, fits a query; `None` where it does not.
pub fn rate_text(query: &str, text: &str) -> Option<u32> {
    let key = fold(query);
    let words: Vec<Typo> = key.split(' ').filter(|word| !word.is_empty()).map(Typo::of).list();
    if words.is_empty() { None } else { rate(&key, &words, &fold(text)) }
}

/// How well a name fits the query; `None` where it does not.
fn rate(query: &str, words: &[Typo], name: &str) -> Option<u32> {
    if name == query {
        return Some(WHOLE_NAME);
    }
    if name.starts_with(query) {
        return Some(START_OF_NAME);
    }
    // The word that fits worst decides.
    let worst = words.iter().map(|word| rate_word(word, name)).min().flatten();
    if worst >= Some(INITIALS) { worst } else { worst.max(fits_initials(query, name).then_some(INITIALS)) }
}

fn rate_word(word: &Typo, name: &str) -> Option<u32> {
    name.split(' ')
        .filter_map(|other| {
            if other == word.text() {
                Some(WHOLE_WORDS)
            } else if other.starts_with(word.text()) {
                Some(START_OF_WORDS)
            } else if word.len() > 2 && other.contains(word.text()) {
                Some(WITHIN_WORDS)
            } else {
                word.distance(other).map(|distance| MISSPELLED - 50 * distance)
            }
        })
        .max()
}

/// Whether the letters of the query are starts of words, each word's one after the other: "vput" fits
/// "vladimir putin".
fn fits_initials(query: &str, name: &str) -> bool {
    // Few names begin with the letter; the others are done with.
    if query.chars().next() != name.chars().next() {
        return false;
    }
    let letters: Vec<char> = name.chars().list();
    let starts: Vec<usize> = (0..letters.len()).filter(|at| *at == 0 || letters.get(at - 1) == Some(&' ')).list();
    // Places right after the letters matched so far.
    let mut places: Vec<usize> = Vec::new();
    for (number, letter) in query.chars().filter(|letter| *letter != ' ').enumerate() {
        let follows = places.iter().copied();
        let least = places.iter().copied().min().unwrap_or(0);
        let jumps = starts.iter().copied().filter(|start| *start >= least && (number > 0 || *start == 0));
        let mut next: Vec<usize> =
            follows.chain(jumps).filter(|at| letters.get(*at) == Some(&letter)).map(|at| at + 1).list();
        order::sort(&mut next);
        next.dedup();
        if next.is_empty() {
            return false;
        }
        places = next;
    }
    query.chars().count() > 1
}
