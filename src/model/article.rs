//! One article: what it is, and all records structured from it.

use std::sync::Arc;

use super::{ArticleId, Date, Entity, Event, Foreign, Relation};
use crate::order::Map;

/// Keys that the format does not know (`x-…` or of a later 1.x), kept as JSON and never interpreted.
pub type Extra = Map<String, Foreign>;

/// What an article is. `publisher` names an entity of the same file.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    pub id: ArticleId,
    pub title: String,
    pub subtitle: Option<String>,
    pub publisher: Arc<str>,
    pub author: Option<String>,
    /// `http` or `https` only.
    pub url: Option<String>,
    /// BCP 47.
    pub language: String,
    pub published: Option<Date>,
    /// The day that relative words ("last week") count from.
    pub as_of: Date,
    /// The whole text as the file has it, in NFC, with its line breaks; absent where the licence forbids it.
    pub text: Option<Arc<str>>,
    /// Lower-case hex SHA-256 of the normalised text.
    pub text_sha256: Option<String>,
    pub extra: Extra,
}

impl Article {
    /// The date to show: when it was published, else the day it speaks from.
    pub fn published_or_as_of(&self) -> &Date {
        self.published.as_ref().unwrap_or(&self.as_of)
    }
}

/// An article with all its records, in file order, under their local ids.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    pub article: Article,
    pub entities: Vec<Entity>,
    pub relations: Vec<Relation>,
    pub events: Vec<Event>,
    /// Unknown keys of the file itself.
    pub extra: Extra,
}

impl Source {
    /// The name of who printed it; the id that the article has for it where nothing bears that.
    pub fn publisher(&self) -> Arc<str> {
        let publisher = &self.article.publisher;
        let entity = self.entities.iter().find(|entity| entity.id == *publisher);
        entity.map_or_else(|| publisher.clone(), |entity| entity.name.as_str().into())
    }
}
