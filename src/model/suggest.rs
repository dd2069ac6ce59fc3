//! Suggestions: things of different articles that may be one, for the user to say.

use super::fold::skeleton;
use super::join::external_id;
use super::{Dataset, EntityKind, GlobalId, Merged, MergedEntity, MergedEvent, Word, fold};
use crate::order::Listed as _;
use crate::order::{self, Map, Set};

/// Why two things look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// They have a name in common, but the name alone does not decide.
    Namesake,
    /// Their names look the same in letters of different alphabets.
    LookAlike,
    /// Their names are spelled almost alike.
    Spelling,
    /// One has only the surname of the other.
    Surname,
    /// Events of one family, at overlapping dates, with like participants.
    Occasion,
}

impl Likeness {
    /// The reason in words: "are spelled almost alike".
    pub fn reason(self) -> &'static str {
        match self {
            Self::Namesake => "have a name in common",
            Self::LookAlike => "look the same in other letters",
            Self::Spelling => "are spelled almost alike",
            Self::Surname => "share a surname",
            Self::Occasion => "are of one kind, at one time, with like participants",
        }
    }
}

/// Two merged things that may be one; `a` is less than `b`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub a: GlobalId,
    pub b: GlobalId,
    pub likeness: Likeness,
    /// From 0 to 100.
    pub strength: u8,
}

/// A key that more things share says too little to compare all of them with each other.
const CROWD: usize = 64;
/// The most pairs of events compared for one participant.
const PAIRS: usize = 20_000;
/// The longest name compared letter by letter, in bytes of its key.
const LONG: usize = 80;

impl Merged {
    /// What may be one across articles and the user has not said yet, the most alike first. Things that one article
    /// keeps apart are not suggested, nor entities whose external ids differ.
    pub fn suggestions(&self, dataset: &Dataset) -> Vec<Suggestion> {
        let mut found: Map<(GlobalId, GlobalId), (u8, Likeness)> = Map::new();
        let mut note = |a: &GlobalId, b: &GlobalId, strength: u8, likeness: Likeness| {
            let pair = if a < b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
            let entry = found.entry(pair).or_insert((strength, likeness));
            *entry = (*entry).max((strength, likeness));
        };
        suggest_entities(self, &mut note);
        suggest_events(self, &mut note);
        for (a, b) in dataset.decisions.same.iter().chain(&dataset.decisions.different) {
            if let (Some(a), Some(b)) = (self.merged_of.get(a), self.merged_of.get(b)) {
                found.remove(&(a.clone(), b.clone()));
                found.remove(&(b.clone(), a.clone()));
            }
        }
        let mut list: Vec<Suggestion> =
            found.into_iter().map(|((a, b), (strength, likeness))| Suggestion { a, b, likeness, strength }).list();
        order::sort_by(&mut list, |x, y| y.strength.cmp(&x.strength).then_with(|| (&x.a, &x.b).cmp(&(&y.a, &y.b))));
        list
    }
}

/// Notes a pair with its strength.
type Note<'n> = dyn FnMut(&GlobalId, &GlobalId, u8, Likeness) + 'n;

/// A named entity with its keys.
struct Candidate<'a> {
    entity: &'a MergedEntity,
    articles: Set<&'a str>,
    keys: Set<String>,
}

fn suggest_entities(merged: &Merged, note: &mut Note<'_>) {
    let candidates: Vec<Candidate<'_>> = merged
        .entities
        .values()
        .filter(|entity| !entity.unnamed && entity.kind != Word::Known(EntityKind::Group))
        .map(|entity| Candidate {
            entity,
            articles: entity.members.iter().map(GlobalId::article).collect(),
            keys: entity.names.iter().map(|name| fold(&name.value)).filter(|key| !key.is_empty()).collect(),
        })
        .list();
    for (a, b) in pairs(&blocks(&candidates)) {
        let (a, b) = (&candidates[a], &candidates[b]);
        if let Some((strength, likeness)) = may_be_one(a, b).then(|| likeness(a, b)).flatten() {
            note(&a.entity.id, &b.entity.id, strength, likeness);
        }
    }
}

fn may_be_one(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let clash = |(scheme, value): (&String, &String)| {
        b.entity.ids.get(scheme).is_some_and(|other| external_id(other) != external_id(value))
    };
    a.entity.kind == b.entity.kind && a.articles.is_disjoint(&b.articles) && !a.entity.ids.iter().any(clash)
}

/// Which candidates share a key worth comparing: a name, a look-alike name, a word, a name with one letter left out.
fn blocks(candidates: &[Candidate<'_>]) -> Map<String, Vec<usize>> {
    let mut blocks: Map<String, Set<usize>> = Map::new();
    for (at, candidate) in candidates.iter().enumerate() {
        let kind = candidate.entity.kind.as_str();
        let mut add = |key: String| blocks.entry(key).or_default().insert(at);
        for name in &candidate.entity.names {
            add(format!("{kind}/s/{}", skeleton(&name.value)));
        }
        for key in &candidate.keys {
            add(format!("{kind}/n/{key}"));
            for word in key.split(' ').filter(|word| word.len() > 2) {
                add(format!("{kind}/w/{word}"));
            }
            if key.len() <= LONG {
                for (left_out, letter) in key.char_indices() {
                    let after = key.get(left_out + letter.len_utf8()..).unwrap_or_default();
                    add(format!("{kind}/n/{}{after}", key.get(..left_out).unwrap_or_default()));
                }
            }
        }
    }
    let few = |shared: &Set<usize>| (2..=CROWD).contains(&shared.len());
    blocks.into_iter().filter(|(_, it)| few(it)).map(|(key, it)| (key, it.into_iter().collect())).collect()
}

fn pairs(blocks: &Map<String, Vec<usize>>) -> Set<(usize, usize)> {
    let of_block = |block: &Vec<usize>| {
        let firsts = block.iter().copied().enumerate();
        firsts.flat_map(|(at, a)| block.iter().skip(at + 1).map(move |&b| (a, b))).collect::<Vec<_>>()
    };
    blocks.values().flat_map(of_block).collect()
}

fn likeness(a: &Candidate<'_>, b: &Candidate<'_>) -> Option<(u8, Likeness)> {
    if !a.keys.is_disjoint(&b.keys) {
        return Some((90, Likeness::Namesake));
    }
    let skeletons = |candidate: &Candidate<'_>| -> Set<String> {
        candidate.entity.names.iter().map(|name| skeleton(&name.value)).collect()
    };
    if !skeletons(a).is_disjoint(&skeletons(b)) {
        return Some((85, Likeness::LookAlike));
    }
    let nearest = a.keys.iter().flat_map(|x| b.keys.iter().filter_map(|y| spelled_alike(x, y))).min();
    if let Some(distance) = nearest {
        return Some((if distance == 1 { 80 } else { 70 }, Likeness::Spelling));
    }
    let person = a.entity.kind == Word::Known(EntityKind::Person);
    (person && (surname_only(a, b) || surname_only(b, a))).then_some((60, Likeness::Surname))
}

/// The edit distance where it is small for the length: one from five letters on, two from ten on.
fn spelled_alike(a: &str, b: &str) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().list(), b.chars().list());
    let shorter = a.len().min(b.len());
    let allowed = match shorter {
        0..5 => 0,
        5..10 => 1,
        _ => 2,
    };
    if a.len().abs_diff(b.len()) > allowed || a.len().max(b.len()) > LONG || allowed == 0 {
        return None;
    }
    let distance = edit_distance(&a, &b);
    (distance <= allowed).then_some(distance)
}

/// Levenshtein's distance with swaps of neighbours as one step (optimal string alignment).
fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).list();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut least = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

/// Whether the first is known by one word alone and it is the last word of a name of the second.
fn surname_only(short: &Candidate<'_>, long: &Candidate<'_>) -> bool {
    let one_word = short.keys.iter().all(|key| !key.contains(' '));
    let ends = |key: &String| long.keys.iter().any(|name| name.rsplit_once(' ').is_some_and(|(_, last)| last == key));
    one_word && short.keys.iter().any(ends)
}

fn suggest_events(merged: &Merged, note: &mut Note<'_>) {
    let mut by_participant: Map<&GlobalId, Vec<&MergedEvent>> = Map::new();
    for event in merged.events.values().filter(|event| event.time.best().is_some()) {
        for entity in participants(event) {
            by_participant.entry(entity).or_default().push(event);
        }
    }
    for mut events in by_participant.into_values() {
        order::sort_by_key(&mut events, |event| event.time.best().map(|time| &time.date));
        let mut compared = 0;
        for (at, a) in events.iter().enumerate() {
            // Sorted by first day: after the first that begins too late, none overlaps. Ranges without a first day
            // stand by their last one and are compared with those after them.
            let later = events.iter().skip(at + 1).take_while(|b| overlap(a, b));
            for b in later.take(PAIRS.saturating_sub(compared)) {
                compared += 1;
                if let Some(strength) = occasion(a, b) {
                    note(&a.id, &b.id, strength, Likeness::Occasion);
                }
            }
        }
    }
}

fn participants(event: &MergedEvent) -> Set<&GlobalId> {
    event.participants.iter().map(|part| &part.entity).collect()
}

fn overlap(a: &MergedEvent, b: &MergedEvent) -> bool {
    matches!((a.time.best(), b.time.best()), (Some(a), Some(b)) if a.date.overlaps(&b.date))
}

/// How alike two events of different articles are; `None` where they are not. At least half of all who took part
/// must be common; the same type and common words in the titles add to it.
fn occasion(a: &MergedEvent, b: &MergedEvent) -> Option<u8> {
    let articles = |event: &MergedEvent| -> Set<String> {
        event.members.iter().map(|member| member.article().to_owned()).collect()
    };
    if a.family() != b.family() || !articles(a).is_disjoint(&articles(b)) {
        return None;
    }
    let shared = share(&participants(a), &participants(b));
    if shared < 0.5 {
        return None;
    }
    let (title_a, title_b) = (fold(&a.title), fold(&b.title));
    let words = share(&title_a.split(' ').collect(), &title_b.split(' ').collect());
    let kind = if a.kind == b.kind { 20.0 } else { 0.0 };
    Some((40.0 * shared + kind + 35.0 * words) as u8)
}

/// The common part of all (Jaccard's index).
fn share<T: Ord>(a: &Set<T>, b: &Set<T>) -> f64 {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}
