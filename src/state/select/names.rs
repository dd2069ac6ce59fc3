//! Names of records, articles and publishers.

use std::rc::Rc;

use super::NodeLink;
use crate::graph::NodeKind;
use crate::model::{EntityKind, GlobalId, Source, Time, Values};
use crate::state::Document;

/// The name of a merged thing; its id where nothing has that name.
pub(in crate::state) fn name_of(document: &Document, id: &GlobalId) -> Rc<str> {
    let merged = &document.merged;
    match (merged.entities.get(id), merged.events.get(id)) {
        (Some(entity), _) => entity.name.as_str().into(),
        (None, Some(event)) => event.title.as_str().into(),
        (None, None) => id.as_str().into(),
    }
}

/// What a merged thing is; groups stand for what is not known.
pub(super) fn kind_of(document: &Document, id: &GlobalId) -> NodeKind {
    let merged = &document.merged;
    match (merged.entities.get(id), merged.events.get(id)) {
        (Some(entity), _) => NodeKind::Entity(entity.kind.known().unwrap_or(EntityKind::Group)),
        (None, Some(event)) => NodeKind::Event(event.family()),
        (None, None) => NodeKind::Entity(EntityKind::Group),
    }
}

/// A name to click; `None` where nothing has that name.
pub(super) fn link(document: &Document, id: &GlobalId, detail: impl Into<Rc<str>>) -> Option<NodeLink> {
    let id = document.resolve(id)?;
    Some(NodeLink {
        name: name_of(document, &id),
        kind: kind_of(document, &id),
        detail: detail.into(),
        only_in: None,
        id,
    })
}

/// Who printed an article: the publisher's name.
pub(super) fn publisher(document: &Document, article: &str) -> Rc<str> {
    document.dataset.sources.get(article).map_or_else(|| article.into(), |source| publisher_of(source))
}

pub(super) fn publisher_of(source: &Source) -> Rc<str> {
    (*source.publisher()).into()
}

/// Who says something: the publisher, with the date where several of the open articles are theirs.
pub(super) fn teller(document: &Document, article: &str) -> Rc<str> {
    let Some(source) = document.dataset.sources.get(article) else { return article.into() };
    let mut others = document.dataset.sources.values().filter(|other| other.article.id != source.article.id);
    if others.any(|other| other.article.publisher == source.article.publisher) {
        return told_by(source);
    }
    publisher_of(source)
}

/// "The Paper, 19 August 2025".
pub(super) fn told_by(source: &Source) -> Rc<str> {
    [&publisher_of(source), ", ", &*source.article.published_or_as_of().display()].concat().into()
}

/// The publishers of these records, each once, by article.
pub(super) fn publishers<'a>(document: &Document, records: impl IntoIterator<Item = &'a GlobalId>) -> Vec<Rc<str>> {
    let articles: crate::order::Set<&str> = records.into_iter().map(GlobalId::article).collect();
    let mut names: Vec<Rc<str>> = Vec::new();
    for article in articles {
        let name = publisher(document, article);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The shown date of something, empty where none is known.
pub(super) fn date(time: &Values<Time>) -> Rc<str> {
    time.best().map_or_else(|| "".into(), |time| time.display().into())
}

/// `a, b and c`.
pub(super) fn listed(names: &[Rc<str>]) -> String {
    match names {
        [] => String::new(),
        [one] => one.to_string(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
