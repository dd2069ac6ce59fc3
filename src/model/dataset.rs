//! All open articles, and what the user decided about likenesses between them.

use std::sync::Arc;

use super::{ArticleId, Entity, Event, GlobalId, Relation, Source};
use crate::order::{Map, Set};

/// Answers to "are these two the same?"; each pair is ordered, and an answer that says same loses to different.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decisions {
    pub same: Set<(GlobalId, GlobalId)>,
    pub different: Set<(GlobalId, GlobalId)>,
}

/// The open articles by id. What they say together is `Merged::of`, a pure function of this value, so the order in
/// which they were opened cannot matter and removing one removes exactly its values.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dataset {
    pub sources: Map<ArticleId, Arc<Source>>,
    pub decisions: Decisions,
}

/// Another article with this id is open already, and it says something else.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected an article id that is not open yet, found {id:?}, which names an open article with other content")]
pub struct ArticleClash {
    pub id: ArticleId,
}

impl Decisions {
    /// The decisions with "these two are the same"; takes back an earlier "different".
    pub fn same(&self, a: &GlobalId, b: &GlobalId) -> Self {
        let mut decisions = self.forget(a, b);
        decisions.same.extend(ordered(a, b));
        decisions
    }

    /// The decisions with "these two are different"; takes back an earlier "same".
    pub fn different(&self, a: &GlobalId, b: &GlobalId) -> Self {
        let mut decisions = self.forget(a, b);
        decisions.different.extend(ordered(a, b));
        decisions
    }

    /// The decisions without an answer about these two.
    pub fn forget(&self, a: &GlobalId, b: &GlobalId) -> Self {
        let mut decisions = self.clone();
        if let Some(pair) = ordered(a, b) {
            decisions.same.remove(&pair);
            decisions.different.remove(&pair);
        }
        decisions
    }

    /// Whether no question has been answered.
    pub fn is_empty(&self) -> bool {
        self.same.is_empty() && self.different.is_empty()
    }
}

impl Dataset {
    /// The dataset with one more article. Opening an article again with the same content changes nothing.
    ///
    /// # Errors
    /// Where an article with this id is open and says something else; what is open stays as it is.
    pub fn open(&self, source: Source) -> Result<Self, ArticleClash> {
        match self.sources.get(&source.article.id) {
            Some(open) if **open == source => Ok(self.clone()),
            Some(open) => Err(ArticleClash { id: open.article.id.clone() }),
            None => Ok(self.with(source)),
        }
    }

    /// The dataset with this article, in the place of one with the same id.
    pub fn with(&self, source: impl Into<Arc<Source>>) -> Self {
        let source = source.into();
        let mut dataset = self.clone();
        dataset.sources.insert(source.article.id.clone(), source);
        dataset
    }

    /// The dataset without an article. Decisions about its records stay, for when it is opened again.
    pub fn without(&self, article: &str) -> Self {
        let mut dataset = self.clone();
        dataset.sources.remove(article);
        dataset
    }

    /// The article that a record stands in.
    pub fn source(&self, record: &GlobalId) -> Option<&Arc<Source>> {
        self.sources.get(record.article())
    }

    /// An entity record.
    pub fn entity(&self, record: &GlobalId) -> Option<&Entity> {
        self.source(record)?.entities.iter().find(|entity| &*entity.id == record.local())
    }

    /// An event record.
    pub fn event(&self, record: &GlobalId) -> Option<&Event> {
        self.source(record)?.events.iter().find(|event| &*event.id == record.local())
    }

    /// A relation record.
    pub fn relation(&self, record: &GlobalId) -> Option<&Relation> {
        self.source(record)?.relations.iter().find(|relation| &*relation.id == record.local())
    }
}

impl FromIterator<Source> for Dataset {
    /// A dataset of these articles; of two with one id the last stays.
    fn from_iter<I: IntoIterator<Item = Source>>(sources: I) -> Self {
        let sources = sources.into_iter().map(|source| (source.article.id.clone(), Arc::new(source))).collect();
        Self { sources, decisions: Decisions::default() }
    }
}

/// The pair with the lesser id first; `None` for a thing and itself.
fn ordered(a: &GlobalId, b: &GlobalId) -> Option<(GlobalId, GlobalId)> {
    match a.cmp(b) {
        std::cmp::Ordering::Less => Some((a.clone(), b.clone())),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some((b.clone(), a.clone())),
    }
}
