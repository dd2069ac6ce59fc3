//! A person, country, organisation, place or group.

use std::sync::Arc;

use super::word::closed_list;
use super::{Evidence, Extra, Section, Word};
use crate::order::Map;

closed_list! {
    /// What an entity is.
    EntityKind {
        Person = "person",
        Country = "country",
        Organisation = "organisation",
        Place = "place",
        /// An unnamed collective: reporters, analysts, a delegation.
        Group = "group",
    }
}

/// An entity as one article has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    pub id: Arc<str>,
    pub kind: Word<EntityKind>,
    pub name: String,
    pub aliases: Vec<String>,
    /// External ids by scheme: wikidata, iso3166, geonames …
    pub ids: Map<String, String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The place this place lies in.
    pub within: Option<Arc<str>>,
    /// Never joined across articles.
    pub unnamed: bool,
    pub section: Option<Section>,
    pub note: Option<String>,
    pub evidence: Vec<Evidence>,
    pub extra: Extra,
}
