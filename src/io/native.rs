//! Reading and writing `article-data/1.0`, the project's own format: one JSON file is one article.

use std::sync::Arc;

use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::fields;
use super::native_dto::{ArticleDto, EntityDto, EventDto, RelationDto};
use super::native_parse::{ID_PATTERN, cut_entity_circles, cut_event_circles, is_id, kind_of, parse, rows, standing};
use super::native_records::Checker;
use super::native_text::{checked_text, checked_version, limit};
use super::place::{At, Issues, Members, shown};
use super::{Issue, ReadError, Severity};
use crate::model::{Article, Date, Source, normalise_text};
use crate::order::{Map, Set};

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
    let text = checked_text(file_name, bytes)?;
    let members = top_members(file_name, text)?;
    let version = checked_version(file_name, &members, "article-data/", FORMAT)?;
    let mut checker = Checker::new(Issues::new(file_name, text));
    let top = At::file(text);
    if version != FORMAT {
        checker.note(&top.key("format"), format!("{FORMAT:?}"), format!("{}, read as 1.0", shown(version.as_str())));
    }
    let entities = list(&mut checker, &top, &members, "entities");
    let relations = list(&mut checker, &top, &members, "relations");
    let events = list(&mut checker, &top, &members, "events");
    limit(file_name, "entities and events", entities.len() + events.len(), RECORDS)?;
    let raw = members.get("article").map_or("", |raw| raw.get());
    let at = top.key("article");
    let at = if raw.is_empty() { at } else { at.with_raw(raw) };
    let dto: ArticleDto = match parse(raw) {
        Ok(dto) => dto,
        Err(fault) => return Err(ReadError::Record(Box::new(fault.issue(&checker.issues, &at)))),
    };
    limit(file_name, "bytes of text", dto.text.as_ref().map_or(0, String::len), TEXT)?;
    let article = article(&mut checker, &at, dto)?;
    Ok(records(checker, &top, article, &members, [entities, relations, events]))
}

/// The lower-case hex SHA-256 of a text after [`normalise_text`], as `text_sha256` has it.
pub fn text_sha256(text: &str) -> String {
    Sha256::digest(normalise_text(text).as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

type Raws<'a> = Vec<&'a RawValue>;

fn top_members<'a>(file: &str, text: &'a str) -> Result<Map<String, &'a RawValue>, ReadError> {
    let members: Members<'a> = serde_json::from_str(text).map_err(|error| super::native_text::syntax(file, &error))?;
    Ok(members.0.into_iter().map(|(key, raw)| (key.into_owned(), raw)).collect())
}

fn list<'a>(
    checker: &mut Checker<'_>,
    top: &At<'_>,
    members: &Map<String, &'a RawValue>,
    name: &'static str,
) -> Raws<'a> {
    let raw = members.get(name).map(|raw| raw.get());
    match raw.map(serde_json::from_str) {
        Some(Ok(list)) => list,
        Some(Err(_)) => {
            checker.error(&top.key(name), "a list", kind_of(raw.unwrap_or_default()));
            Vec::new()
        }
        None => {
            checker.error(top, format!("the list `{name}`"), "nothing");
            Vec::new()
        }
    }
}

fn article(checker: &mut Checker<'_>, at: &At<'_>, dto: ArticleDto) -> Result<Article, ReadError> {
    let refuse = |checker: &Checker<'_>, key: &str, expected: &str, found: &str| {
        let issue = checker.issues.issue(Severity::Error, &at.key(key), expected.into(), shown(found));
        Err(ReadError::Record(Box::new(issue)))
    };
    if !is_id(&dto.id) {
        return refuse(checker, "id", ID_PATTERN, &dto.id);
    }
    let as_of = match Date::parse(&dto.as_of) {
        Ok(date) => date,
        Err(error) => return refuse(checker, "as_of", error.expected(), &dto.as_of),
    };
    let url = dto.url.filter(|url| {
        let lower = url.to_ascii_lowercase();
        let safe = lower.starts_with("http://") || lower.starts_with("https://");
        if !safe {
            checker.error(&at.key("url"), "an address that begins with http:// or https://", shown(url));
        }
        safe
    });
    if dto.text.is_none() && dto.text_sha256.is_none() {
        checker.warn(at, "the text, its text_sha256, or both", "neither");
    }
    let text_sha256 = dto.text_sha256.filter(|hash| {
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !is_hash {
            checker.error(&at.key("text_sha256"), "64 lower-case hex digits", shown(hash));
        }
        is_hash
    });
    if let (Some(text), Some(hash)) = (&dto.text, &text_sha256) {
        let own = self::text_sha256(text);
        if own != *hash {
            checker.error(&at.key("text_sha256"), format!("the hash of the text, {own:?}"), shown(hash));
        }
    }
    if let Some(text) = &dto.text {
        let heads = [Some(&dto.title), dto.subtitle.as_ref()];
        checker.attach_text(text, heads.into_iter().flatten().cloned().collect());
    }
    Ok(Article {
        published: checker.date(&at.key("published"), dto.published),
        extra: checker.extra(at, &fields::ARTICLE, dto.extra),
        id: dto.id.into(),
        title: dto.title,
        subtitle: dto.subtitle,
        publisher: dto.publisher.into(),
        author: dto.author,
        url,
        language: dto.language,
        as_of,
        text: dto.text.map(Arc::from),
        text_sha256,
    })
}

/// Two passes: which records stand under which ids, then what they say about each other.
fn records(
    mut checker: Checker<'_>,
    top: &At<'_>,
    article: Article,
    members: &Map<String, &RawValue>,
    [entities, relations, events]: [Raws<'_>; 3],
) -> Reading {
    let lists = [top.key("entities"), top.key("relations"), top.key("events")];
    let mut ids = Set::new();
    let mut entity_dtos = standing(&mut checker, &lists[0], &entities, &mut ids, |dto: &EntityDto| &dto.id);
    entity_dtos.retain(|(index, dto)| {
        let at = lists[0].index(*index).with_raw(entities[*index].get());
        checker.is_name(&at.key("name"), &dto.name)
    });
    let relation_dtos = standing(&mut checker, &lists[1], &relations, &mut ids, |dto: &RelationDto| &dto.id);
    let event_dtos = standing(&mut checker, &lists[2], &events, &mut ids, |dto: &EventDto| &dto.id);
    checker.entities = entity_dtos.iter().map(|(_, dto)| dto.id.clone()).collect();
    checker.events = event_dtos.iter().map(|(_, dto)| dto.id.clone()).collect();
    if !checker.entities.contains(&*article.publisher) {
        let at = top.key("article");
        checker.error(&at.key("publisher"), "the id of an entity of this file", shown(&article.publisher));
    }
    let mut source = Source { article, entities: vec![], relations: vec![], events: vec![], extra: Map::new() };
    let (entity_rows, event_rows) = (rows(&entity_dtos), rows(&event_dtos));
    for (index, dto) in entity_dtos {
        let is_publisher = dto.id == *source.article.publisher;
        let at = lists[0].index(index).with_raw(entities[index].get());
        source.entities.push(checker.entity(&at, dto, is_publisher));
    }
    for (index, dto) in relation_dtos {
        let at = lists[1].index(index).with_raw(relations[index].get());
        source.relations.extend(checker.relation(&at, dto));
    }
    for (index, dto) in event_dtos {
        source.events.push(checker.event(&lists[2].index(index).with_raw(events[index].get()), dto));
    }
    cut_entity_circles(&mut checker, &mut source.entities, &lists[0], &entities, &entity_rows);
    cut_event_circles(&mut checker, &mut source.events, &lists[2], &events, &event_rows);
    let foreign = members.iter().filter(|(key, _)| !fields::FILE.knows(key));
    let foreign = foreign.filter_map(|(key, raw)| Some((key.clone(), serde_json::from_str(raw.get()).ok()?)));
    source.extra = checker.extra(top, &fields::FILE, foreign.collect());
    Reading { source, issues: checker.issues.finish() }
}
