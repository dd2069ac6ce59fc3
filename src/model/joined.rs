//! Joined: which records of several articles are one thing, worked out once; what is known of them on a day is then gathered
//! from those alone that are not known in full.

use std::cell::OnceCell;
use std::sync::Arc;

use super::acyclic::closing_links;
use super::gather::{self, EventRecord, RelationRecord};
use super::join::{self, EntityRecord};
use super::{ArticleId, Dataset, GlobalId, Merged, MergedEntity, MergedEvent, MergedRelation, Source};
use crate::order::{self, Listed as _, Map};

/// The records of a dataset by the things that they speak of. Things are joined as they are at present, whatever the day: what
/// has turned out to be one event was one all along.
#[derive(Debug, Clone, Default)]
pub struct Joined {
    merged_of: Arc<Map<GlobalId, GlobalId>>,
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
        let printed = dataset.sources.iter().map(|(id, source)| (id.clone(), source.publisher()));
        let mut joined = Self { publishers: printed.collect(), ..Self::default() };
        let mut merged_of: Map<GlobalId, GlobalId> = Map::new();

        let members = members(dataset, |source| source.entities.iter().map(|entity| &entity.id).list());
        let records = members.iter().filter_map(entity_record).list();
        joined.entities = groups(&members, join::join_entities(&records, &dataset.decisions), &mut merged_of);

        let members = self::members(dataset, |source| source.events.iter().map(|event| &event.id).list());
        let ids = members.iter().map(|member| &member.id).list();
        joined.events = groups(&members, join::join_events(&ids, &dataset.decisions), &mut merged_of);

        let members = self::members(dataset, |source| source.relations.iter().map(|relation| &relation.id).list());
        let records = members.iter().filter_map(relation_record).list();
        // Relations are joined by what their ends have become.
        let so_far = Merged { merged_of: Arc::new(merged_of), ..Merged::default() };
        let place = |record: &RelationRecord<'_>| members.binary_search_by(|member| member.id.cmp(record.id)).ok();
        let found = join::join_relations(&records, &so_far);
        let found = found.iter().map(|group| group.iter().filter_map(place).list()).list();
        drop(records);
        let mut merged_of = Arc::unwrap_or_clone(so_far.merged_of);
        joined.relations = groups(&members, found, &mut merged_of);
        joined.merged_of = Arc::new(merged_of);
        joined
    }

    /// What the articles said that were known on a day ([`super::Article::known_from`]); on none, all.
    pub fn known_on(&self, day: Option<i64>) -> Merged {
        let mut merged =
            Merged { merged_of: self.merged_of.clone(), publishers: self.publishers.clone(), ..Merged::default() };
        merged.entities = gathered(
            &self.entities,
            |it| &it.id,
            day,
            |_| false,
            |members| gather::entity(&members.iter().filter_map(|member| entity_record(member)).list(), &merged),
        );
        cut(&mut merged.entities, |it| it.within.iter().cloned().list(), |it, _| it.within = None);
        merged.relations = gathered(
            &self.relations,
            |it| &it.id,
            day,
            |_| false,
            |members| gather::relation(&members.iter().filter_map(|member| relation_record(member)).list(), &merged),
        );
        let within = merged.entities.values().filter_map(|it| Some((it.id.clone(), it.within.clone()?))).collect();
        // How places stand to each other hangs on which of them are known to lie within another.
        merged.events = gathered(
            &self.events,
            |it| &it.id,
            day,
            |it: &MergedEvent| it.place.all.len() > 1,
            |members| gather::event(&members.iter().filter_map(|member| event_record(member)).list(), &merged, &within),
        );
        cut(&mut merged.events, |it| it.part_of.iter().cloned().list(), |it, _| it.part_of = None);
        cut(&mut merged.events, |it| it.after.clone(), |it, to| it.after.retain(|earlier| earlier != to));
        merged
    }
}

/// All records of one kind, by name.
fn members<'a>(dataset: &'a Dataset, of: impl Fn(&'a Source) -> Vec<&'a Arc<str>>) -> Vec<Member> {
    let mut members = Vec::new();
    for (article, source) in &dataset.sources {
        for (at, local) in of(source).into_iter().enumerate() {
            members.push(Member { id: GlobalId::new(article, local), source: source.clone(), at });
        }
    }
    order::sort_by(&mut members, |a, b| a.id.cmp(&b.id));
    members
}

/// Groups of members by their places, each named after its least member.
fn groups<T>(members: &[Member], places: Vec<Vec<usize>>, names: &mut Map<GlobalId, GlobalId>) -> Vec<Group<T>> {
    let mut groups = Vec::with_capacity(places.len());
    for places in places {
        let members = places.into_iter().filter_map(|at| members.get(at).cloned()).list();
        if let Some(least) = members.iter().map(|member| &member.id).min() {
            // One by one: a map that is extended looks through all that it has.
            for member in &members {
                names.insert(member.id.clone(), least.clone());
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
fn gathered<T>(
    groups: &[Group<T>],
    name: fn(&T) -> &GlobalId,
    day: Option<i64>,
    hangs: impl Fn(&T) -> bool,
    gather: impl Fn(&[&Member]) -> Option<T>,
) -> Map<GlobalId, Arc<T>> {
    let mut found = Vec::with_capacity(groups.len());
    for group in groups {
        let known = group.members.iter().filter(|member| member.source.is_known(day)).list();
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
    }
    found.into_iter().collect()
}

/// Articles may each be in order and make a circle together: the links that close one go.
fn cut<T: Clone>(
    things: &mut Map<GlobalId, Arc<T>>,
    links: impl Fn(&T) -> Vec<GlobalId>,
    cut: impl Fn(&mut T, &GlobalId),
) {
    let all = things.iter().map(|(id, thing)| (id.clone(), links(thing)));
    let all: Map<GlobalId, Vec<GlobalId>> = all.filter(|(_, links)| !links.is_empty()).collect();
    for (from, to) in closing_links(&all) {
        if let Some(thing) = things.get_mut(&from) {
            cut(Arc::make_mut(thing), &to);
        }
    }
}
