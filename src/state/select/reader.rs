//! The article reader: the text with its quoted passages, or the quotes alone.

use std::ops::Range;
use std::rc::Rc;

use super::names::{link, publisher_of};
use super::rows::quote;
use super::{NodeLink, Passage, QuoteView, ReaderView};
use crate::model::{GlobalId, QuoteFinder, QuotePlace, Source};
use crate::order::Listed as _;
use crate::order::Set;
use crate::state::{Document, Reader, State};

/// The article that is open for reading.
pub fn reader(state: &State) -> Option<ReaderView> {
    let State { document, session, .. } = state;
    // What is read was known to who wrote it.
    let document = &document.knowing_all();
    let reader = session.reader.as_ref()?;
    let source = document.dataset.sources.get(&*reader.article)?;
    let article = &source.article;
    Some(ReaderView {
        article: reader.article.clone(),
        title: article.title.as_str().into(),
        subtitle: article.subtitle.as_deref().map(Into::into),
        publisher: publisher_of(source),
        date: article.published_or_as_of().display().into(),
        url: article.url.as_deref().map(Into::into),
        paragraphs: article.text.as_deref().map(|text| paragraphs(document, source, reader, text)).unwrap_or_default(),
        quotes: quotes(document, source),
        has_text: article.text.is_some(),
    })
}

/// A quote's place in the text and what it leads to.
struct Mark {
    range: Range<usize>,
    record: GlobalId,
    current: bool,
}

/// The ids of all records of an article, in file order.
fn records(source: &Source) -> impl Iterator<Item = GlobalId> + '_ {
    let entities = source.entities.iter().map(|record| &record.id);
    let relations = source.relations.iter().map(|record| &record.id);
    let events = source.events.iter().map(|record| &record.id);
    entities.chain(relations).chain(events).map(|local| GlobalId::new(&source.article.id, local))
}

fn quotes(document: &Document, source: &Source) -> Vec<(NodeLink, QuoteView)> {
    let mut views = Vec::new();
    for record in records(source) {
        let Some(target) = target(document, &record) else { continue };
        for (index, evidence) in document.quotes_of(&record).into_iter().enumerate() {
            views.push((target.clone(), quote(document, &record, index, evidence)));
        }
    }
    views
}

/// What a record leads to: itself, of a relation the entity that it is said of.
fn target(document: &Document, record: &GlobalId) -> Option<NodeLink> {
    let relation = document.merged.merged_of.get(record).and_then(|id| document.merged.relations.get(id));
    link(document, relation.map_or(record, |relation| &relation.from), "")
}

fn paragraphs(document: &Document, source: &Source, reader: &Reader, text: &str) -> Vec<Vec<Passage>> {
    let finder = QuoteFinder::new(text);
    let mut marks: Vec<Mark> = Vec::new();
    for record in records(source) {
        let Some(target) = target(document, &record) else { continue };
        for (index, evidence) in document.quotes_of(&record).into_iter().enumerate() {
            if let QuotePlace::At(range) | QuotePlace::Ambiguous(range) = finder.find(evidence) {
                let current = reader.quote.as_ref().is_some_and(|(asked, at)| *asked == record && *at == index);
                marks.push(Mark { range, record: target.id.clone(), current });
            }
        }
    }
    let base = text.as_ptr() as usize;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let start = line.as_ptr() as usize - base;
            passages(text, start..start + line.len(), &marks)
        })
        .list()
}

/// A paragraph cut where quotes begin and end. A piece leads to what its shortest quote proves.
fn passages(text: &str, paragraph: Range<usize>, marks: &[Mark]) -> Vec<Passage> {
    let here: Vec<&Mark> =
        marks.iter().filter(|mark| mark.range.start < paragraph.end && mark.range.end > paragraph.start).collect();
    let inside = |at: &usize| *at > paragraph.start && *at < paragraph.end;
    let mut cuts: Set<usize> = here.iter().flat_map(|mark| [mark.range.start, mark.range.end]).filter(inside).collect();
    cuts.insert(paragraph.end);
    let mut start = paragraph.start;
    let mut pieces = Vec::new();
    for end in cuts {
        // A cut within a letter would be a fault of the finder; the piece then runs on to the next.
        let Some(piece) = text.get(start..end) else { continue };
        let covering = || here.iter().filter(|mark| mark.range.start <= start && mark.range.end >= end);
        let shortest = covering().min_by_key(|mark| (!mark.current, mark.range.len()));
        pieces.push(Passage {
            text: Rc::from(piece),
            quoted: shortest.is_some(),
            current: covering().any(|mark| mark.current),
            record: shortest.map(|mark| mark.record.clone()),
        });
        start = end;
    }
    pieces
}
