//! What all articles say together: each value with the records it comes from.

use std::sync::Arc;

use super::{
    ArticleId, Dataset, Date, Duration, EntityKind, EventFamily, EventType, Evidence, GlobalId, Joined, MergedOf,
    RelationType, Role, Says, Section, Status, Time, Word,
};
use crate::order::Map;

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
    pub entities: Map<GlobalId, Arc<MergedEntity>>,
    pub relations: Map<GlobalId, Arc<MergedRelation>>,
    pub events: Map<GlobalId, Arc<MergedEvent>>,
    /// Each record's merged thing, for entities, relations and events alike; the same on every day of knowledge.
    pub merged_of: Arc<MergedOf>,
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

    /// What the articles said that were known on a day; see [`Joined`], which is kept where many days are asked for.
    pub fn known_on(dataset: &Dataset, day: Option<i64>) -> Self {
        Joined::of(dataset).known_on(day)
    }

    /// The merged entity that a record, or a merged id, stands for.
    pub fn entity(&self, record: &GlobalId) -> Option<&MergedEntity> {
        self.entities.get(self.merged_of.get(record)?).map(|it| &**it)
    }

    /// The merged event that a record, or a merged id, stands for.
    pub fn event(&self, record: &GlobalId) -> Option<&MergedEvent> {
        self.events.get(self.merged_of.get(record)?).map(|it| &**it)
    }

    /// The merged relation that a record, or a merged id, stands for.
    pub fn relation(&self, record: &GlobalId) -> Option<&MergedRelation> {
        self.relations.get(self.merged_of.get(record)?).map(|it| &**it)
    }
}
