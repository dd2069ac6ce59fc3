//! Joined: which records of several articles are one thing, worked out once; what is known of them on a day is then gathered
//! from those alone that are not known in full.

use std::cell::OnceCell;
use std::sync::Arc;

use super::acyclic::closing_links;
use super::gather::{self, EventRecord, RelationRecord};
use super::join::{self, EntityRecord};
use super::{ArticleId, Dataset, GlobalId, Merged, MergedEntity, MergedEvent, MergedOf, MergedRelation, Source};
use crate::order::{self, Listed as _, Map};
use crate::pace::{Pace, at_once};

/// The records of a dataset by the things that they speak of. Things are joined as they are at present, whatever the day: what
/// has turned out to be one event was one all along.
#[derive(Debug, Clone, Default)]
pub struct Joined {
    merged_of: Arc<MergedOf>,
    publishers: Map<ArticleId, Arc<str>>,
    entities: Vec<Group<MergedEntity>>,
    relations: Vec<Group<MergedRelation>>,
    events: Vec<Group<MergedEvent>>,
}

/// The records that are one thing.
#[derive(Debug, Clone)]
struct Group<T> {
    members: Vec<Member>,
    /// What they say together, once it was asked for: before circles are cut.
    whole: OnceCell<Option<Arc<T>>>,
}

/// A record: its name, its article, and where it stands there.
#[derive(Debug, Clone)]
struct Member {
    id: GlobalId,
    source: Arc<Source>,
    at: usize,
}

impl Joined {
    /// Joins the records of a dataset by the rules of [`Merged::of`].
    pub fn of(dataset: &Dataset) -> Self {
        at_once(Self::of_paced(dataset, &Pace::endless()))
    }

    /// The same at a pace.
    pub async fn of_paced(dataset: &Dataset, pace: &Pace) -> Self {
        let printed = dataset.sources.iter().map(|(id, source)| (id.clone(), source.publisher()));
        let mut joined = Self { publishers: printed.collect(), ..Self::default() };
        let mut merged_of = MergedOf::default();

        let members = members(dataset, |source| source.entities.iter().map(|entity| &entity.id).list(), pace).await;
        let records = members.iter().filter_map(entity_record).list();
        let places = join::join_entities(&records, &dataset.decisions, pace).await;
        joined.entities = groups(&members, places, &mut merged_of, pace).await;

        let members = self::members(dataset, |source| source.events.iter().map(|event| &event.id).list(), pace).await;
        let ids = members.iter().map(|member| &member.id).list();
        let places = join::join_events(&ids, &dataset.decisions);
        joined.events = groups(&members, places, &mut merged_of, pace).await;

        let members = self::members(dataset, |source| source.relations.iter().map(|it| &it.id).list(), pace).await;
        let records = members.iter().filter_map(relation_record).list();
        // Relations are joined by what their ends have become.
        let so_far = Merged { merged_of: Arc::new(merged_of), ..Merged::default() };
        let place = |record: &RelationRecord<'_>| members.binary_search_by(|member| member.id.cmp(record.id)).ok();
        let found = join::join_relations(&records, &so_far, pace).await;
        let found = found.iter().map(|group| group.iter().filter_map(place).list()).list();
        drop(records);
        let mut merged_of = Arc::unwrap_or_clone(so_far.merged_of);
        joined.relations = groups(&members, found, &mut merged_of, pace).await;
        joined.merged_of = Arc::new(merged_of);
        joined
    }

    /// What the articles said that were known on a day ([`super::Article::known_from`]); on none, all.
    pub fn known_on(&self, day: Option<i64>) -> Merged {
        at_once(self.known_on_paced(day, &Pace::endless()))
    }

    /// The same at a pace.
    pub async fn known_on_paced(&self, day: Option<i64>, pace: &Pace) -> Merged {
        let mut merged =
            Merged { merged_of: self.merged_of.clone(), publishers: self.publishers.clone(), ..Merged::default() };
        let entity = |members: &[&Member], merged: &Merged| {
            gather::entity(&members.iter().filter_map(|member| entity_record(member)).list(), merged)
        };
        let gather = |members: &[&Member]| entity(members, &merged);
        let found = gathered(&self.entities, |it| &it.id, day, |_| false, gather, pace).await;
        merged.entities = found;
        // Articles may each be in order and make a circle together: the links that close one go.
        for (id, _) in closing(merged.entities.values().map(|it| (&it.id, it.within.iter().cloned().list()))) {
            if let Some(mut cut) = entity(&known(self.group(&self.entities, &id), day), &merged) {
                cut.within = None;
                merged.entities.insert(id, cut.into());
            }
        }
        let gather = |members: &[&Member]| {
            gather::relation(&members.iter().filter_map(|member| relation_record(member)).list(), &merged)
        };
        let found = gathered(&self.relations, |it| &it.id, day, |_| false, gather, pace).await;
        merged.relations = found;
        let within = merged.entities.values().filter_map(|it| Some((it.id.clone(), it.within.clone()?))).collect();
        let event = |members: &[&Member], merged: &Merged| {
            gather::event(&members.iter().filter_map(|member| event_record(member)).list(), merged, &within)
        };
        // How places stand to each other hangs on which of them are known to lie within another.
        let hangs = |it: &MergedEvent| it.place.all.len() > 1;
        let found =
            gathered(&self.events, |it| &it.id, day, hangs, |members: &[&Member]| event(members, &merged), pace).await;
        merged.events = found;
        let parts = closing(merged.events.values().map(|it| (&it.id, it.part_of.iter().cloned().list())));
        pace.step(merged.events.len() / 4).await;
        let after = closing(merged.events.values().map(|it| (&it.id, it.after.clone())));
        for (id, _) in parts.iter().chain(&after) {
            if let Some(mut cut) = event(&known(self.group(&self.events, id), day), &merged) {
                cut.part_of.take_if(|_| parts.iter().any(|(from, _)| from == id));
                cut.after.retain(|to| !after.iter().any(|(from, closes)| from == id && closes == to));
                merged.events.insert(id.clone(), cut.into());
            }
        }
        merged
    }

    /// How many records there are.
    pub fn record_count(&self) -> usize {
        self.merged_of.len()
    }

    /// The members of the group of this name.
    fn group<'a, T>(&self, groups: &'a [Group<T>], name: &GlobalId) -> &'a [Member] {
        let named = |group: &&Group<T>| group.members.iter().any(|member| self.merged_of.get(&member.id) == Some(name));
        groups.iter().find(named).map_or(&[], |group| &group.members)
    }
}

/// Those members that are known on a day.
fn known(members: &[Member], day: Option<i64>) -> Vec<&Member> {
    members.iter().filter(|member| member.source.is_known(day)).list()
}

/// The links that close circles; what has no links need not be looked at.
fn closing<'a>(links: impl Iterator<Item = (&'a GlobalId, Vec<GlobalId>)>) -> Vec<(GlobalId, GlobalId)> {
    let links = links.filter(|(_, to)| !to.is_empty()).map(|(from, to)| (from.clone(), to));
    closing_links(&links.collect())
}

/// All records of one kind, by name.
async fn members<'a>(dataset: &'a Dataset, of: impl Fn(&'a Source) -> Vec<&'a Arc<str>>, pace: &Pace) -> Vec<Member> {
    let mut members = Vec::new();
    for (article, source) in &dataset.sources {
        for (at, local) in of(source).into_iter().enumerate() {
            members.push(Member { id: GlobalId::new(article, local), source: source.clone(), at });
            pace.step(1).await;
        }
    }
    order::sort_by_paced(&mut members, |a, b| a.id.cmp(&b.id), pace).await;
    members
}

/// Groups of members by their places, each named after its least member.
async fn groups<T>(members: &[Member], places: Vec<Vec<usize>>, names: &mut MergedOf, pace: &Pace) -> Vec<Group<T>> {
    let mut groups = Vec::with_capacity(places.len());
    for places in places {
        pace.step(places.len()).await;
        let members = places.into_iter().filter_map(|at| members.get(at).cloned()).list();
        if let Some(least) = members.iter().map(|member| &member.id).min() {
            for member in &members {
                names.add(&member.id, least);
            }
        }
        groups.push(Group { members, whole: OnceCell::new() });
    }
    groups
}

fn entity_record(member: &Member) -> Option<EntityRecord<'_>> {
    let entity = member.source.entities.get(member.at)?;
    Some(EntityRecord { id: &member.id, source: &member.source, entity })
}

fn relation_record(member: &Member) -> Option<RelationRecord<'_>> {
    let relation = member.source.relations.get(member.at)?;
    Some(RelationRecord { id: &member.id, source: &member.source, relation })
}

fn event_record(member: &Member) -> Option<EventRecord<'_>> {
    let event = member.source.events.get(member.at)?;
    Some(EventRecord { id: member.id.clone(), source: &member.source, event })
}

/// What is known of each group on a day: gathered anew where it is known in part, or hangs on what others know.
async fn gathered<T>(
    groups: &[Group<T>],
    name: fn(&T) -> &GlobalId,
    day: Option<i64>,
    hangs: impl Fn(&T) -> bool,
    gather: impl Fn(&[&Member]) -> Option<T>,
    pace: &Pace,
) -> Map<GlobalId, Arc<T>> {
    let mut found = Vec::with_capacity(groups.len());
    pace.expect(groups.len() * 2);
    for group in groups {
        let known = known(&group.members, day);
        let all = known.len() == group.members.len();
        let whole = all.then(|| group.whole.get()).flatten();
        let thing = match whole {
            Some(whole) if !whole.as_ref().is_some_and(|whole| hangs(whole)) => whole.clone(),
            _ => gather(&known).map(Arc::new),
        };
        if all {
            let _ = group.whole.set(thing.clone());
        }
        found.extend(thing.map(|thing| (name(&thing).clone(), thing)));
        pace.step(2).await;
    }
    found.into_iter().collect()
}
