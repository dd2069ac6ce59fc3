//! Turning the records of a file into the model, and noting what in them breaks the format.

use std::borrow::Cow;
use std::sync::Arc;

use super::place::{At, Issues, shown};
use super::shape::Fields;
use super::{Severity, fields, json};
use crate::model::{
    Basis, Clock, Date, Duration, Entity, EntityKind, Event, EventType, Evidence, Extra, Foreign, Participant,
    QuoteFinder, QuotePlace, Relation, RelationType, Role, Says, Section, Stance, Status, Time, Word,
};
use crate::order::Names;

/// The longest name, in characters.
const NAME: usize = 1_024;
/// The longest quote, in characters.
const QUOTE: usize = 2_000;
/// How many bytes of text are searched for quotes before the rest goes unchecked, about two seconds.
const SEARCH: usize = 2_000_000_000;

/// What the records of one file are checked against, and the issues found.
pub(super) struct Checker<'a> {
    pub(super) issues: Issues<'a>,
    /// The ids of the entities and events that stand.
    pub(super) entities: Names,
    pub(super) events: Names,
    finder: Option<QuoteFinder>,
    /// Title and subtitle, where quotes of those sections may stand.
    heads: Vec<String>,
    searched: usize,
}

impl<'a> Checker<'a> {
    pub(super) fn new(issues: Issues<'a>) -> Self {
        let (entities, events, finder) = (Names::default(), Names::default(), None);
        Self { issues, entities, events, finder, heads: Vec::new(), searched: 0 }
    }

    /// Lets quotes be looked for.
    pub(super) fn attach_text(&mut self, text: &str, heads: Vec<String>) {
        self.finder = Some(QuoteFinder::new(text));
        self.heads = heads;
    }

    pub(super) fn error(&mut self, at: &At<'_>, expected: impl Into<String>, found: impl Into<String>) {
        self.issues.add(Severity::Error, at, expected, found);
    }

    pub(super) fn warn(&mut self, at: &At<'_>, expected: impl Into<String>, found: impl Into<String>) {
        self.issues.add(Severity::Warning, at, expected, found);
    }

    pub(super) fn note(&mut self, at: &At<'_>, expected: impl Into<String>, found: impl Into<String>) {
        self.issues.add(Severity::Note, at, expected, found);
    }

    /// Whether the name may stand.
    pub(super) fn is_name(&mut self, at: &At<'_>, name: &str) -> bool {
        if name.trim().is_empty() {
            self.error(at, "a name", shown(name));
            return false;
        }
        if name.chars().nth(NAME).is_some() {
            self.error(at, format!("a name of at most {NAME} characters"), shown(name));
            return false;
        }
        true
    }

    /// The publisher needs no quote: an article does not name who prints it.
    pub(super) fn entity(&mut self, it: &Fields<'_>, is_publisher: bool) -> Option<Entity> {
        let list = it.at("aliases");
        let mut aliases = Vec::new();
        for (index, json) in it.items("aliases").enumerate() {
            let alias = json::string(json).unwrap_or_default();
            if self.is_name(&list.index(index).with_json(json), &alias) {
                aliases.push(alias.into_owned());
            }
        }
        let country = it.owned("country").filter(|code| {
            let known = super::country::is_alpha_2(code);
            if !known {
                self.error(&it.at("country"), "a country code of ISO 3166-1 alpha-2", shown(code));
            }
            known
        });
        let ids = json::members(it.json("ids").unwrap_or_default());
        Some(Entity {
            id: it.id("id"),
            kind: self.word(it, "kind", Word::<EntityKind>::read)?,
            name: it.required("name"),
            aliases,
            ids: ids
                .map(|(scheme, json)| (scheme.into_owned(), json::string(json).unwrap_or_default().into_owned()))
                .collect(),
            country,
            within: self.entity_ref(it, "within"),
            unnamed: it.json("unnamed") == Some("true"),
            section: section(it),
            note: it.owned("note"),
            evidence: self.evidence(it, is_publisher),
            extra: self.extra(it),
        })
    }

    /// `None` where an end is missing or both are one.
    pub(super) fn relation(&mut self, it: &Fields<'_>) -> Option<Relation> {
        let kind = self.word(it, "type", Word::<RelationType>::read);
        let basis = self.word(it, "basis", Word::<Basis>::read);
        let (from, to) = (self.entity_ref(it, "from"), self.entity_ref(it, "to"));
        let (from, to) = (from?, to?);
        if from == to {
            self.error(&it.at("to"), "another entity than in `from`", shown(&to));
            return None;
        }
        let background = basis.as_ref().and_then(Word::known) == Some(Basis::Background);
        Some(Relation {
            id: it.id("id"),
            kind: kind?,
            from,
            to,
            title: it.owned("title"),
            time: self.time(it),
            basis,
            note: it.owned("note"),
            evidence: self.evidence(it, background),
            extra: self.extra(it),
        })
    }

    pub(super) fn event(&mut self, it: &Fields<'_>) -> Option<Event> {
        let list = it.at("participants");
        let mut participants = Vec::new();
        for (index, json) in it.items("participants").enumerate() {
            participants.extend(self.participant(&Fields::of(&fields::PARTICIPANT, list.index(index).with_json(json))));
        }
        if it.items("participants").next().is_none() {
            self.warn(&list, "at least one participant", "none");
        }
        Some(Event {
            id: it.id("id"),
            kind: self.word(it, "type", Word::<EventType>::read)?,
            title: it.required("title"),
            status: self.word(it, "status", Word::<Status>::read)?,
            participants,
            place: self.entity_ref(it, "place"),
            from: self.entity_ref(it, "from"),
            to: self.entity_ref(it, "to"),
            time: self.time(it),
            duration: self.duration(it),
            deadline: self.date(it, "deadline"),
            part_of: self.reference(&it.at("part_of"), it.json("part_of"), Kind::Event),
            after: self.references(it, "after", Kind::Event),
            about: self.references(it, "about", Kind::Any),
            says: self.says(it),
            instrument: it.owned("instrument"),
            language: it.owned("language"),
            section: section(it),
            note: it.owned("note"),
            evidence: self.evidence(it, false),
            extra: self.extra(it),
        })
    }

    fn participant(&mut self, it: &Fields<'_>) -> Option<Participant> {
        Some(Participant {
            entity: self.entity_ref(it, "entity")?,
            role: self.word(it, "role", Word::<Role>::read)?,
            side: self.entity_ref(it, "side"),
            surface: it.owned("as"),
            basis: self.word(it, "basis", Word::<Basis>::read),
            evidence: self.evidence(it, true),
            extra: self.extra(it),
        })
    }

    fn says(&mut self, event: &Fields<'_>) -> Option<Says> {
        event.json("says")?;
        let it = Fields::of(&fields::SAYS, event.at("says"));
        let (act, text, verbatim) = (it.required("act"), it.required("text"), it.owned("verbatim"));
        Some(Says { act, text, verbatim, extra: self.extra(&it) })
    }

    /// `None` where the date cannot be read; a time of day that cannot is left out.
    fn time(&mut self, record: &Fields<'_>) -> Option<Time> {
        record.json("time")?;
        let it = &Fields::of(&fields::TIME, record.at("time"));
        let date = self.date(it, "edtf")?;
        let clock = it.text("clock").and_then(|clock| {
            let read = Clock::parse(&clock);
            if read.is_err() {
                let expected = "a time of day like 11:00, 11:00~, morning, afternoon, evening or night";
                self.error(&it.at("clock"), expected, shown(&clock));
            }
            read.ok()
        });
        Some(Time {
            date,
            basis: self.word(it, "basis", Word::<Basis>::read)?,
            text: it.owned("text"),
            clock,
            zone: it.owned("zone"),
            note: it.owned("note"),
            extra: self.extra(it),
        })
    }

    pub(super) fn date(&mut self, it: &Fields<'_>, name: &str) -> Option<Date> {
        let text = it.text(name)?;
        match Date::parse(&text) {
            Ok(date) => Some(date),
            Err(error) => {
                self.error(&it.at(name), error.expected(), shown(&text));
                None
            }
        }
    }

    fn duration(&mut self, it: &Fields<'_>) -> Option<Duration> {
        let text = it.text("duration")?;
        let read = Duration::parse(&text);
        if read.is_err() {
            self.error(&it.at("duration"), "an ISO 8601 duration like PT3H, PT3H~, <PT15M or >P2D", shown(&text));
        }
        read.ok()
    }

    /// Reads a word and notes one that the list lacks; it is kept. `None` where the field is missing.
    fn word<T: Copy>(&mut self, it: &Fields<'_>, name: &str, read: fn(&str) -> Word<T>) -> Option<Word<T>> {
        let word = read(&it.text(name)?);
        if let Word::Unknown(text) = &word {
            self.unknown_word(&it.at(name), text);
        }
        Some(word)
    }

    fn unknown_word(&mut self, at: &At<'_>, text: &str) {
        self.note(at, "a word of the closed list", format!("{}, kept and shown as other", shown(text)));
    }

    fn entity_ref(&mut self, it: &Fields<'_>, name: &str) -> Option<Arc<str>> {
        self.reference(&it.at(name), it.json(name), Kind::Entity)
    }

    fn references(&mut self, it: &Fields<'_>, name: &str, kind: Kind) -> Vec<Arc<str>> {
        let list = it.at(name);
        let mut ids = Vec::new();
        for (index, json) in it.items(name).enumerate() {
            ids.extend(self.reference(&list.index(index).with_json(json), Some(json), kind));
        }
        ids
    }

    /// `None` where nothing of this kind stands under the id.
    fn reference(&mut self, at: &At<'_>, json: Option<&str>, kind: Kind) -> Option<Arc<str>> {
        let id = json::string(json?)?;
        let (expected, lists) = match kind {
            Kind::Entity => ("the id of an entity of this file", [Some(&self.entities), None]),
            Kind::Event => ("the id of an event of this file", [Some(&self.events), None]),
            Kind::Any => ("the id of an entity or event of this file", [Some(&self.events), Some(&self.entities)]),
        };
        // Every mention of an id shares its letters.
        let known = lists.into_iter().flatten().find_map(|list| list.at(list.place(&[&id])?).cloned());
        if known.is_none() {
            self.error(at, expected, shown(&id));
        }
        known
    }

    /// The evidence of a record, which should have some, unless it is `exempt`.
    fn evidence(&mut self, it: &Fields<'_>, exempt: bool) -> Vec<Evidence> {
        let list = it.at("evidence");
        let mut evidence = Vec::new();
        let mut none = true;
        for (index, json) in it.items("evidence").enumerate() {
            evidence.extend(self.piece(list.index(index).with_json(json)));
            none = false;
        }
        if none && !exempt {
            self.warn(&list, "at least one quote", "none");
        }
        evidence
    }

    /// `None` where the quote is empty or too long.
    fn piece(&mut self, at: At<'_>) -> Option<Evidence> {
        let it = &Fields::of(&fields::EVIDENCE, at);
        let quote = json::string(at.json()).map_or_else(|| it.required("quote"), Cow::into_owned);
        let (at, it) = (&at, it);
        if quote.trim().is_empty() {
            self.error(at, "a quote", shown(&quote));
            return None;
        }
        if quote.chars().nth(QUOTE).is_some() {
            self.error(at, format!("a quote of at most {QUOTE} characters"), shown(&quote));
            return None;
        }
        let evidence = Evidence {
            quote,
            prefix: it.owned("prefix"),
            suffix: it.owned("suffix"),
            stance: self.word(it, "stance", Word::<Stance>::read),
            by: self.entity_ref(it, "by"),
            section: section(it),
            extra: self.extra(it),
        };
        self.locate(at, &evidence);
        Some(evidence)
    }

    /// Checks that the quote stands in the text, once.
    fn locate(&mut self, at: &At<'_>, evidence: &Evidence) {
        let Some(finder) = &self.finder else { return };
        if self.searched > SEARCH {
            return;
        }
        self.searched += finder.text().len();
        if self.searched > SEARCH {
            self.note(
                at,
                "quotes that can be checked in reasonable time",
                "more; this one and those after it were not",
            );
            return;
        }
        match finder.find(evidence) {
            QuotePlace::At(_) => {}
            QuotePlace::Absent if self.heads.iter().any(|head| head.contains(&evidence.quote)) => {}
            QuotePlace::Absent => self.error(at, "words that stand in the text", shown(&evidence.quote)),
            QuotePlace::Ambiguous(_) => {
                self.warn(
                    at,
                    "a prefix or suffix, since the text has these words more than once",
                    shown(&evidence.quote),
                );
            }
        }
    }

    /// Keeps unknown keys, and notes those that are not marked as foreign.
    pub(super) fn extra(&mut self, it: &Fields<'_>) -> Extra {
        let mut extra = Extra::new();
        for (key, json) in &it.foreign {
            if extra.insert(key.to_string(), Foreign::new(json::compact(json))).is_none() && !key.starts_with("x-") {
                let name = it.record().name;
                let expected = format!("a key that the format knows for {name}, or one that begins with x-");
                self.note(&it.place().key(key).with_json(json), expected, format!("{}, kept", shown(key)));
            }
        }
        extra
    }
}

/// What an id is to stand for.
#[derive(Clone, Copy)]
enum Kind {
    Entity,
    Event,
    Any,
}

fn section(it: &Fields<'_>) -> Option<Section> {
    it.text("section").map(|text| Section(text.into()))
}
