//! The open articles as rows.

use super::ArticleRow;
use super::names::publisher_of;
use crate::order::Listed as _;
use crate::state::State;

/// The open articles by id.
pub fn articles(state: &State) -> Vec<ArticleRow> {
    let State { document, session, .. } = state;
    let sources = document.dataset.sources.iter();
    sources
        .map(|(id, source)| ArticleRow {
            id: (&**id).into(),
            title: source.article.title.as_str().into(),
            publisher: publisher_of(source),
            date: source.article.published_or_as_of().display().into(),
            has_text: source.article.text.is_some(),
            entities: source.entities.len(),
            events: source.events.len(),
            known: source.is_known(session.known),
            faded: session.filter.articles.contains(&**id),
            issues: document.files.get(id).map_or(0, |file| file.issues.len()),
        })
        .list()
}
