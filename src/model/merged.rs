//! What all articles say together: each value with the records it comes from.

use std::sync::Arc;

use super::acyclic::closing_links;
use super::gather::{self, EventRecord, RelationRecord};
use super::join::{self, EntityRecord};
use super::{
    ArticleId, Dataset, Date, Duration, EntityKind, EventFamily, EventType, Evidence, GlobalId, RelationType, Role,
    Says, Section, Source, Status, Time, Word,
};
use crate::order::Listed as _;
use crate::order::{self, Map};

/// A value and the record that has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sourced<T> {
    pub value: T,
    /// The record, which also names the article.
    pub source: GlobalId,
}

/// How several values for one thing stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// No article says anything.
    Unstated,
    /// One article says so.
    Single,
    /// Several articles say the same.
    Corroborated,
    /// They differ, but one contains the other ("August 2025" and "15 August 2025").
    Compatible,
    /// They are about different times; the latest holds.
    Superseded,
    /// They differ and cannot both be true.
    Conflict,
}

/// All values for one thing, in order of their source's id.
#[derive(Debug, Clone, PartialEq)]
pub struct Values<T> {
    pub all: Vec<Sourced<T>>,
    pub agreement: Agreement,
    /// Which of `all` is shown first: the latest, the most precise, the first.
    pub best: usize,
}

impl<T> Values<T> {
    /// The value to show where there is room for one.
    pub fn best(&self) -> Option<&T> {
        self.all.get(self.best).map(|sourced| &sourced.value)
    }
}

/// An entity as all articles have it. Its id is the least of its members'.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedEntity {
    pub id: GlobalId,
    pub members: Vec<GlobalId>,
    pub kind: Word<EntityKind>,
    pub name: String,
    /// Each name with its articles, the names first, then aliases.
    pub names: Vec<Sourced<String>>,
    pub ids: Map<String, String>,
    pub country: Values<String>,
    /// The merged place it lies in.
    pub within: Option<GlobalId>,
    pub unnamed: bool,
    /// Only in headlines of other articles.
    pub related_only: bool,
    pub notes: Vec<Sourced<String>>,
    pub evidence: Vec<Sourced<Evidence>>,
}

/// A relation with its ends on merged entities. Relations of one type between the same ends are one.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedRelation {
    pub id: GlobalId,
    pub members: Vec<GlobalId>,
    pub kind: Word<RelationType>,
    pub from: GlobalId,
    pub to: GlobalId,
    pub title: Option<String>,
    pub time: Values<Time>,
    /// Every article marks it as background: in no text.
    pub background: bool,
    pub notes: Vec<Sourced<String>>,
    pub evidence: Vec<Sourced<Evidence>>,
}

/// One entity's part in a merged event.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedParticipant {
    pub entity: GlobalId,
    pub role: Word<Role>,
    pub side: Option<GlobalId>,
    /// The event records that name it; fewer than the event's members means "only in …".
    pub sources: Vec<GlobalId>,
    pub surfaces: Vec<Sourced<String>>,
    pub evidence: Vec<Sourced<Evidence>>,
    /// The participants at the same event under another role or side stand as rows of their own.
    pub background: bool,
}

/// An event as all articles have it.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedEvent {
    pub id: GlobalId,
    pub members: Vec<GlobalId>,
    pub kind: Word<EventType>,
    pub title: String,
    pub status: Values<Word<Status>>,
    pub participants: Vec<MergedParticipant>,
    pub place: Values<GlobalId>,
    pub from: Option<GlobalId>,
    pub to: Option<GlobalId>,
    pub time: Values<Time>,
    pub duration: Values<Duration>,
    pub deadline: Values<Date>,
    pub part_of: Option<GlobalId>,
    pub after: Vec<GlobalId>,
    /// Merged entities or events.
    pub about: Vec<GlobalId>,
    pub says: Vec<Sourced<Says>>,
    pub section: Option<Section>,
    pub notes: Vec<Sourced<String>>,
    pub evidence: Vec<Sourced<Evidence>>,
}

impl MergedEvent {
    /// Its family; unknown types are `Other`.
    pub fn family(&self) -> EventFamily {
        self.kind.known().map_or(EventFamily::Other, EventType::family)
    }

    /// The status to show; unknown words are `Unclear`.
    pub fn status(&self) -> Status {
        self.status.best().and_then(Word::known).unwrap_or(Status::Unclear)
    }

    /// Whether some single value is in conflict between articles.
    pub fn in_conflict(&self) -> bool {
        [
            self.status.agreement,
            self.place.agreement,
            self.time.agreement,
            self.duration.agreement,
            self.deadline.agreement,
        ]
        .contains(&Agreement::Conflict)
    }
}

/// What all articles say together, ordered by id.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Merged {
    pub entities: Map<GlobalId, MergedEntity>,
    pub relations: Map<GlobalId, MergedRelation>,
    pub events: Map<GlobalId, MergedEvent>,
    /// Each record's merged thing, for entities, relations and events alike.
    pub merged_of: Map<GlobalId, GlobalId>,
    /// Who printed each article.
    pub publishers: Map<ArticleId, Arc<str>>,
}

impl Merged {
    /// Joins the records of a dataset, after the rules of the format ("Several articles"): entities by external id,
    /// by the user's word, by name and alias; events by the user's word alone; relations by type, ends, title and
    /// time. A pure function of the open articles and the decisions.
    ///
    /// A relation whose two ends have become one entity is kept, with `from == to`.
    pub fn of(dataset: &Dataset) -> Self {
        Self::known_on(dataset, None)
    }

    /// What the articles said that were known on a day ([`super::Article::known_from`]); on none, all. Things are joined
    /// as they are at present and have the same names: what has turned out to be one event was one all along.
    pub fn known_on(dataset: &Dataset, day: Option<i64>) -> Self {
        let mut merged = Self::default();
        merged.join_entities(dataset, day);
        let mut events = merged.join_events(dataset);
        merged.join_relations(dataset, day);
        for group in &mut events {
            group.retain(|record| record.source.is_known(day));
        }
        let within = merged.entities.values().filter_map(|it| Some((it.id.clone(), it.within.clone()?))).collect();
        for group in events {
            if let Some(event) = gather::event(&group, &merged, &within) {
                merged.events.insert(event.id.clone(), event);
            }
        }
        merged.cut_event_circles();
        let printed = dataset.sources.iter().map(|(id, source)| (id.clone(), source.publisher()));
        merged.publishers = printed.collect();
        merged
    }

    /// The merged entity that a record, or a merged id, stands for.
    pub fn entity(&self, record: &GlobalId) -> Option<&MergedEntity> {
        self.entities.get(self.merged_of.get(record)?)
    }

    /// The merged event that a record, or a merged id, stands for.
    pub fn event(&self, record: &GlobalId) -> Option<&MergedEvent> {
        self.events.get(self.merged_of.get(record)?)
    }

    /// The merged relation that a record, or a merged id, stands for.
    pub fn relation(&self, record: &GlobalId) -> Option<&MergedRelation> {
        self.relations.get(self.merged_of.get(record)?)
    }

    fn join_entities(&mut self, dataset: &Dataset, day: Option<i64>) {
        let ids = global_ids(dataset, |source| source.entities.iter().map(|entity| &entity.id).list());
        let mut records = Vec::with_capacity(ids.len());
        for ((id, source), entity) in ids.iter().zip(dataset.sources.values().flat_map(|source| &source.entities)) {
            records.push(EntityRecord { id, source, entity });
        }
        order::sort_by_key(&mut records, |record| record.id);
        let mut groups: Vec<Vec<EntityRecord<'_>>> = join::join_entities(&records, &dataset.decisions)
            .into_iter()
            .map(|group| group.into_iter().filter_map(|at| records.get(at).copied()).list())
            .list();
        for group in &groups {
            self.name_group(group.iter().map(|record| record.id));
        }
        for group in &mut groups {
            group.retain(|record| record.source.is_known(day));
            if let Some(entity) = gather::entity(group, self) {
                self.entities.insert(entity.id.clone(), entity);
            }
        }
        let links = self.entities.values().map(|it| (it.id.clone(), it.within.iter().cloned().collect())).collect();
        for (from, _) in closing_links(&links) {
            if let Some(entity) = self.entities.get_mut(&from) {
                entity.within = None;
            }
        }
    }

    /// The groups of events, named, not yet gathered: what an event is about may be another event.
    fn join_events<'a>(&mut self, dataset: &'a Dataset) -> Vec<Vec<EventRecord<'a>>> {
        let ids = global_ids(dataset, |source| source.events.iter().map(|event| &event.id).list());
        let events = dataset.sources.values().flat_map(|source| &source.events);
        let mut records: Vec<EventRecord<'a>> =
            ids.into_iter().zip(events).map(|((id, source), event)| EventRecord { id, source, event }).list();
        order::sort_by(&mut records, |a, b| a.id.cmp(&b.id));
        let order: Vec<&GlobalId> = records.iter().map(|record| &record.id).list();
        let groups: Vec<Vec<EventRecord<'a>>> = join::join_events(&order, &dataset.decisions)
            .into_iter()
            .map(|group| group.into_iter().filter_map(|at| records.get(at).cloned()).list())
            .list();
        for group in &groups {
            self.name_group(group.iter().map(|record| &record.id));
        }
        groups
    }

    fn join_relations(&mut self, dataset: &Dataset, day: Option<i64>) {
        let ids = global_ids(dataset, |source| source.relations.iter().map(|relation| &relation.id).list());
        let relations = dataset.sources.values().flat_map(|source| &source.relations);
        let mut records: Vec<RelationRecord<'_>> =
            ids.iter().zip(relations).map(|((id, source), relation)| RelationRecord { id, source, relation }).list();
        order::sort_by_key(&mut records, |record| record.id);
        for mut group in join::join_relations(&records, self) {
            self.name_group(group.iter().map(|record| record.id));
            group.retain(|record| record.source.is_known(day));
            if let Some(relation) = gather::relation(&group, self) {
                self.relations.insert(relation.id.clone(), relation);
            }
        }
    }

    /// Gives a group the name of its least member.
    fn name_group<'a>(&mut self, members: impl Iterator<Item = &'a GlobalId> + Clone) {
        if let Some(least) = members.clone().min() {
            // One by one: a map that is extended looks through all that it has.
            for member in members {
                self.merged_of.insert(member.clone(), least.clone());
            }
        }
    }

    /// Articles may each be in order and make a circle together.
    fn cut_event_circles(&mut self) {
        let links = self.events.values().map(|it| (it.id.clone(), it.part_of.iter().cloned().collect())).collect();
        for (from, _) in closing_links(&links) {
            if let Some(event) = self.events.get_mut(&from) {
                event.part_of = None;
            }
        }
        let links = self.events.values().map(|it| (it.id.clone(), it.after.clone())).collect();
        for (from, to) in closing_links(&links) {
            if let Some(event) = self.events.get_mut(&from) {
                event.after.retain(|earlier| *earlier != to);
            }
        }
    }
}

/// The global ids of all records of one kind, with their articles, in the order of articles and files.
fn global_ids<'a>(dataset: &'a Dataset, of: impl Fn(&'a Source) -> Vec<&'a Arc<str>>) -> Vec<(GlobalId, &'a Source)> {
    let mut ids = Vec::new();
    for (article, source) in &dataset.sources {
        ids.extend(of(source).into_iter().map(|local| (GlobalId::new(article, local), &**source)));
    }
    ids
}
