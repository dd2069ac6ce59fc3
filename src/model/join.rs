//! Joining: which records of several articles are one thing.

use super::gather::RelationRecord;
use super::{Decisions, Entity, EntityKind, GlobalId, Merged, Source, Word, fold};
use crate::order::Listed as _;
use crate::order::{self, Map, Set};
use crate::pace::Pace;

/// An entity record with its article.
#[derive(Clone, Copy)]
pub(super) struct EntityRecord<'a> {
    pub(super) id: &'a GlobalId,
    pub(super) source: &'a Source,
    pub(super) entity: &'a Entity,
}

/// Groups of records, by union–find. A group never holds two values of one external scheme, nor two records that
/// the user told apart.
pub(super) struct Groups<'a> {
    parent: Vec<usize>,
    members: Vec<Vec<usize>>,
    ids: Vec<Map<&'a str, String>>,
    /// For each record, those it was told apart from.
    apart: Map<usize, Set<usize>>,
}

impl<'a> Groups<'a> {
    /// Each record by itself.
    pub(super) fn new(count: usize) -> Self {
        Self {
            parent: (0..count).list(),
            members: (0..count).map(|record| vec![record]).list(),
            ids: vec![Map::new(); count],
            apart: Map::new(),
        }
    }

    fn tell_apart(&mut self, a: usize, b: usize) {
        self.apart.entry(a).or_default().insert(b);
        self.apart.entry(b).or_default().insert(a);
    }

    fn root(&mut self, record: usize) -> usize {
        let mut root = record;
        while self.parent[root] != root {
            self.parent[root] = self.parent[self.parent[root]];
            root = self.parent[root];
        }
        root
    }

    /// Whether the groups of both may be one.
    fn may_join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        let clash = self.ids[a].iter().any(|(scheme, value)| self.ids[b].get(scheme).is_some_and(|it| it != value));
        if a == b || clash {
            return a == b;
        }
        let (small, large) = if self.members[a].len() <= self.members[b].len() { (a, b) } else { (b, a) };
        let told: Vec<usize> =
            self.members[small].iter().filter_map(|record| self.apart.get(record)).flatten().copied().list();
        told.into_iter().all(|other| self.root(other) != large)
    }

    /// Joins the groups of both unless that would break a rule.
    fn join(&mut self, a: usize, b: usize) {
        if !self.may_join(a, b) {
            return;
        }
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let (small, large) = if self.members[a].len() <= self.members[b].len() { (a, b) } else { (b, a) };
        self.parent[small] = large;
        let moved = std::mem::take(&mut self.members[small]);
        self.members[large].extend(moved);
        let ids = std::mem::take(&mut self.ids[small]);
        self.ids[large].extend(ids);
    }

    /// The groups, each sorted, in order of their least record.
    pub(super) fn into_members(self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = self.members.into_iter().filter(|group| !group.is_empty()).list();
        for group in &mut groups {
            order::sort(group);
        }
        order::sort(&mut groups);
        groups
    }
}

/// An external id in the form that is compared: case and outer white space do not matter.
pub(super) fn external_id(value: &str) -> String {
    value.trim().to_ascii_uppercase()
}

/// Whether it may join others by name: it has one.
pub(super) fn is_named(entity: &Entity) -> bool {
    !entity.unnamed && entity.kind != Word::Known(EntityKind::Group)
}

/// The groups of entities: shared external ids first, then what the user decided, then names, then aliases; each
/// step in sorted order, so that the order of files cannot matter.
///
/// The user's "same" may join unnamed entities; nothing else does. It cannot join two values of one scheme.
pub(super) async fn join_entities(records: &[EntityRecord<'_>], decisions: &Decisions, pace: &Pace) -> Vec<Vec<usize>> {
    let mut groups = Groups::new(records.len());
    for (record, ids) in records.iter().zip(&mut groups.ids) {
        *ids = record.entity.ids.iter().map(|(scheme, value)| (scheme.as_str(), external_id(value))).collect();
    }
    pace.step(records.len() / 8).await;
    let place: Map<&GlobalId, usize> = records.iter().enumerate().map(|(at, record)| (record.id, at)).collect();
    apply_different(&mut groups, &place, decisions);
    for shared in by_external_id(records, pace).await {
        // Those that stay apart from each other; whoever joins one of them cannot join another.
        let mut heads: Vec<usize> = Vec::new();
        for record in shared {
            match heads.iter().find(|&&head| groups.may_join(head, record)) {
                Some(&head) => groups.join(head, record),
                None => heads.push(record),
            }
        }
    }
    apply_same(&mut groups, &place, decisions);
    for with_aliases in [false, true] {
        for namesakes in by_name(records, with_aliases, pace).await {
            join_namesakes(&mut groups, records, &namesakes);
            pace.step(namesakes.len()).await;
        }
    }
    groups.into_members()
}

/// The groups of events: only what the user decided.
pub(super) fn join_events(ids: &[&GlobalId], decisions: &Decisions) -> Vec<Vec<usize>> {
    let mut groups = Groups::new(ids.len());
    let place: Map<&GlobalId, usize> = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    apply_different(&mut groups, &place, decisions);
    apply_same(&mut groups, &place, decisions);
    groups.into_members()
}

fn apply_different(groups: &mut Groups<'_>, place: &Map<&GlobalId, usize>, decisions: &Decisions) {
    for (a, b) in &decisions.different {
        if let (Some(&a), Some(&b)) = (place.get(a), place.get(b)) {
            groups.tell_apart(a, b);
        }
    }
}

fn apply_same(groups: &mut Groups<'_>, place: &Map<&GlobalId, usize>, decisions: &Decisions) {
    for (a, b) in &decisions.same {
        if let (Some(&a), Some(&b)) = (place.get(a), place.get(b)) {
            groups.join(a, b);
        }
    }
}

async fn by_external_id(records: &[EntityRecord<'_>], pace: &Pace) -> Vec<Vec<usize>> {
    let mut shared = Vec::new();
    for (at, record) in records.iter().enumerate().filter(|(_, record)| !record.entity.unnamed) {
        for (scheme, value) in &record.entity.ids {
            shared.push((scheme.as_str(), external_id(value), at));
        }
    }
    by_key(shared, pace).await
}

async fn by_name(records: &[EntityRecord<'_>], with_aliases: bool, pace: &Pace) -> Vec<Vec<usize>> {
    let mut namesakes = Vec::new();
    for (at, record) in records.iter().enumerate().filter(|(_, record)| is_named(record.entity)) {
        let entity = record.entity;
        let aliases = if with_aliases { entity.aliases.as_slice() } else { &[] };
        let keys: Set<String> = std::iter::once(&entity.name).chain(aliases).map(|name| fold(name)).collect();
        let person = entity.kind == Word::Known(EntityKind::Person);
        for key in keys.into_iter().filter(|key| if person { key.contains(' ') } else { !key.is_empty() }) {
            namesakes.push((entity.kind.as_str(), key, at));
        }
        pace.step(1).await;
    }
    by_key(namesakes, pace).await
}

/// What has the same key, of two parts, in order of the keys; what is alone with its key is left out.
async fn by_key(mut all: Vec<(&str, String, usize)>, pace: &Pace) -> Vec<Vec<usize>> {
    order::sort_by_paced(&mut all, |a, b| (a.0, &a.1).cmp(&(b.0, &b.1)), pace).await;
    let same = all.chunk_by(|a, b| (a.0, &a.1) == (b.0, &b.1)).filter(|same| same.len() > 1);
    same.map(|same| same.iter().map(|(.., at)| *at).list()).list()
}

/// Joins all who share a name, or none: where two of them cannot be one (two ids of one scheme, told apart, or one
/// article has both as two), the name does not say which of them a third one is, and a suggestion is more honest.
fn join_namesakes(groups: &mut Groups<'_>, records: &[EntityRecord<'_>], namesakes: &[usize]) {
    let roots: Set<usize> = namesakes.iter().map(|&record| groups.root(record)).collect();
    if roots.len() < 2 {
        return;
    }
    let mut ids: Map<&str, &str> = Map::new();
    let mut articles: Set<&str> = Set::new();
    for &root in &roots {
        for (scheme, value) in &groups.ids[root] {
            if *ids.entry(scheme).or_insert(value) != value.as_str() {
                return;
            }
        }
        let own: Set<&str> =
            groups.members[root].iter().filter_map(|&at| records.get(at)).map(|it| &*it.source.article.id).collect();
        if own.iter().any(|article| !articles.insert(article)) {
            return;
        }
    }
    let told: Vec<(usize, usize)> = roots
        .iter()
        .flat_map(|&root| groups.members[root].iter().map(move |&member| (root, member)))
        .flat_map(|(root, member)| groups.apart.get(&member).into_iter().flatten().map(move |&other| (root, other)))
        .list();
    for (root, other) in told {
        let other = groups.root(other);
        if other != root && roots.contains(&other) {
            return;
        }
    }
    let mut rest = roots.into_iter();
    if let Some(first) = rest.next() {
        rest.for_each(|root| groups.join(first, root));
    }
}

/// The groups of relations: one type, one title, the same merged ends, and times that overlap. A relation without a
/// time joins those with one where they are all one; between several it does not choose.
pub(super) async fn join_relations<'a>(
    records: &[RelationRecord<'a>],
    merged: &Merged,
    pace: &Pace,
) -> Vec<Vec<RelationRecord<'a>>> {
    type Key<'a> = (&'a str, &'a GlobalId, &'a GlobalId, Option<String>);
    let mut alike: Vec<(Key<'_>, &RelationRecord<'a>)> = Vec::new();
    for record in records {
        let relation = record.relation;
        let from = merged.resolve(record.source, &relation.from);
        let to = merged.resolve(record.source, &relation.to);
        if let (Some(from), Some(to)) = (from, to) {
            let title = relation.title.as_deref().map(fold);
            alike.push(((relation.kind.as_str(), from, to, title), record));
        }
        pace.step(1).await;
    }
    order::sort_by_paced(&mut alike, |a, b| a.0.cmp(&b.0), pace).await;
    let mut joined = Vec::new();
    for group in alike.chunk_by(|a, b| a.0 == b.0) {
        pace.step(group.len()).await;
        let (mut timed, untimed): (Vec<&RelationRecord<'a>>, Vec<_>) =
            group.iter().map(|(_, record)| *record).partition(|it| it.relation.time.is_some());
        order::sort_by_key(&mut timed, |record| record.relation.time.as_ref().map(|time| &time.date));
        let mut spans: Vec<Vec<&RelationRecord<'a>>> = Vec::new();
        for record in timed {
            let meets = |other: &&RelationRecord<'a>| match (&record.relation.time, &other.relation.time) {
                (Some(a), Some(b)) => a.date.overlaps(&b.date),
                _ => false,
            };
            match spans.last_mut().filter(|span| span.iter().any(meets)) {
                Some(span) => span.push(record),
                None => spans.push(vec![record]),
            }
        }
        match spans.as_mut_slice() {
            [only] => only.extend(untimed),
            _ if untimed.is_empty() => {}
            _ => spans.push(untimed),
        }
        joined.extend(spans.into_iter().map(|span| {
            let mut span: Vec<RelationRecord<'a>> = span.into_iter().copied().list();
            order::sort_by_key(&mut span, |record| record.id);
            span
        }));
    }
    joined
}
