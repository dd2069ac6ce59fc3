//! Reading and writing `article-data/1.0`, the project's own format: one JSON file is one article.

use std::sync::Arc;

use super::fields::{self, Record, Shape};
use super::native_lists::{ID_PATTERN, List, cut_entity_circles, cut_event_circles, is_id};
use super::native_records::Checker;
use super::native_text::{by_key, checked_text, checked_version, limit};
use super::place::{At, Issues, shown};
use super::shape::{Fields, fault};
use super::{Issue, ReadError, Severity, json};
use crate::model::{Article, Date, Source, normalise_text};
use crate::order::Listed as _;
use crate::order::{Map, Names};
use crate::pace::{Pace, at_once};

/// The name that a file gives its format.
pub(super) const FORMAT: &str = "article-data/1.0";
/// The longest article text, in bytes.
const TEXT: usize = 1 << 20;
/// The most entities and events of one file.
const RECORDS: usize = 250_000;

/// What was read from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub source: Source,
    pub issues: Vec<Issue>,
}

/// Reads one article. What breaks the format is left out and told in the issues; the rest stands.
///
/// # Errors
/// Where the file is too large or too deep, not JSON in UTF-8, of another format or version, or its article record
/// cannot be read.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Reading, ReadError> {
    at_once(read_paced(file_name, bytes, &Pace::endless()))
}

/// The same at a pace.
///
/// # Errors
/// See [`read`].
pub async fn read_paced(file_name: &str, bytes: &[u8], pace: &Pace) -> Result<Reading, ReadError> {
    // Who looks at a record has looked at some two hundred letters.
    pace.expect(bytes.len() / 200);
    let (text, members) = checked_text(file_name, bytes, pace).await?;
    let values = by_key(&members);
    let version = checked_version(file_name, &values, "article-data/", FORMAT)?;
    let mut checker = Checker::new(Issues::new(file_name, text));
    let file = &Fields::of_members(&fields::FILE, At::file(text.trim()), &mut members.into_iter());
    if version != FORMAT {
        checker.note(&file.at("format"), format!("{FORMAT:?}"), format!("{}, read as 1.0", shown(&version)));
    }
    let mut entities = list(&mut checker, file, &fields::ENTITY, "entities", pace).await;
    let mut relations = list(&mut checker, file, &fields::RELATION, "relations", pace).await;
    let mut events = list(&mut checker, file, &fields::EVENT, "events", pace).await;
    limit(file_name, "entities and events", entities.rows.len() + events.rows.len(), RECORDS)?;
    let at = file.at("article");
    let fault = match values.get("article") {
        Some(_) => fault(&checker.issues, &at, Shape::Record(&fields::ARTICLE)),
        None => Some(checker.issues.issue(Severity::Error, &at, "a record".into(), "nothing".into())),
    };
    if let Some(issue) = fault {
        return Err(ReadError::Record(Box::new(issue)));
    }
    let article = article(&mut checker, file_name, &Fields::of(&fields::ARTICLE, at))?;
    // Two passes: which records stand under which ids, then what they say about each other.
    let mut ids = Names::with_room(entities.rows.len() + relations.rows.len() + events.rows.len());
    entities.keep_standing(&mut checker, &mut ids, pace).await;
    entities.keep_named(&mut checker, pace).await;
    checker.entities = entities.ids(pace).await;
    relations.keep_standing(&mut checker, &mut ids, pace).await;
    events.keep_standing(&mut checker, &mut ids, pace).await;
    checker.events = events.ids(pace).await;
    if !checker.entities.contains(&article.publisher) {
        let it = Fields::of(&fields::ARTICLE, file.at("article"));
        checker.error(&it.at("publisher"), "the id of an entity of this file", shown(&article.publisher));
    }
    let publisher = article.publisher.clone();
    let mut source = Source { article, entities: vec![], relations: vec![], events: vec![], extra: Map::new() };
    for it in entities.records() {
        source.entities.extend(checker.entity(&it, it.id("id") == publisher));
        pace.step(2).await;
    }
    for it in relations.records() {
        source.relations.extend(checker.relation(&it));
        pace.step(2).await;
    }
    for it in events.records() {
        source.events.extend(checker.event(&it));
        // What an event says is mostly who took part.
        pace.step(4).await;
    }
    cut_entity_circles(&mut checker, &mut source.entities, &entities);
    cut_event_circles(&mut checker, &mut source.events, &events);
    source.extra = checker.extra(file);
    Ok(Reading { source, issues: checker.issues.finish() })
}

/// The lower-case hex SHA-256 of a text after [`normalise_text`], as `text_sha256` has it.
pub fn text_sha256(text: &str) -> String {
    super::sha256::hex(normalise_text(text).as_bytes())
}

async fn list<'a>(
    checker: &mut Checker<'_>,
    file: &'a Fields<'a>,
    record: &'static Record,
    name: &'static str,
    pace: &Pace,
) -> List<'a> {
    let at = file.at(name);
    match file.json(name) {
        Some(json) if json.starts_with('[') => {}
        Some(json) => checker.error(&at, "a list", json::kind(json)),
        None => checker.error(file.place(), format!("the list `{name}`"), "nothing"),
    }
    List::new(record, at, pace).await
}

fn article(checker: &mut Checker<'_>, file: &str, it: &Fields<'_>) -> Result<Article, ReadError> {
    let refuse = |checker: &Checker<'_>, key: &str, expected: &str, found: &str| {
        let issue = checker.issues.issue(Severity::Error, &it.at(key), expected.into(), shown(found));
        Err(ReadError::Record(Box::new(issue)))
    };
    let text = it.owned("text");
    limit(file, "bytes of text", text.as_ref().map_or(0, String::len), TEXT)?;
    let id = it.required("id");
    if !is_id(&id) {
        return refuse(checker, "id", ID_PATTERN, &id);
    }
    let as_of = it.required("as_of");
    let as_of = match Date::parse(&as_of) {
        Ok(date) => date,
        Err(error) => return refuse(checker, "as_of", error.expected(), &as_of),
    };
    let url = it.owned("url").filter(|url| {
        let lower = url.to_ascii_lowercase();
        let safe = lower.starts_with("http://") || lower.starts_with("https://");
        if !safe {
            checker.error(&it.at("url"), "an address that begins with http:// or https://", shown(url));
        }
        safe
    });
    if text.is_none() && it.json("text_sha256").is_none() {
        checker.warn(it.place(), "the text, its text_sha256, or both", "neither");
    }
    let text_sha256 = it.owned("text_sha256").filter(|hash| {
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !is_hash {
            checker.error(&it.at("text_sha256"), "64 lower-case hex digits", shown(hash));
        }
        is_hash
    });
    if let (Some(text), Some(hash)) = (&text, &text_sha256) {
        let own = self::text_sha256(text);
        if own != *hash {
            checker.error(&it.at("text_sha256"), format!("the hash of the text, {own:?}"), shown(hash));
        }
    }
    let (title, subtitle) = (it.required("title"), it.owned("subtitle"));
    if let Some(text) = &text {
        let heads = [Some(&title), subtitle.as_ref()];
        checker.attach_text(text, heads.into_iter().flatten().cloned().list());
    }
    Ok(Article {
        published: checker.date(it, "published"),
        extra: checker.extra(it),
        id: id.into(),
        title,
        subtitle,
        publisher: it.id("publisher"),
        author: it.owned("author"),
        url,
        language: it.required("language"),
        as_of,
        text: text.map(Arc::from),
        text_sha256,
    })
}
