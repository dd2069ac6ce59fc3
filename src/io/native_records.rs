//! Turning the records of a file into the model, and noting what in them breaks the format.

use std::sync::Arc;

use super::Severity;
use super::fields::{self, Record};
use super::native_dto::{EntityDto, EventDto, EvidenceDto, Extra, ParticipantDto, RelationDto, SaysDto, TimeDto};
use super::place::{At, Issues, shown};
use crate::model::{
    Basis, Clock, Date, Duration, Entity, EntityKind, Event, EventType, Evidence, Participant, QuoteFinder, QuotePlace,
    Relation, RelationType, Role, Says, Section, Stance, Status, Time, Word,
};
use crate::order::Set;

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
    pub(super) entities: Set<String>,
    pub(super) events: Set<String>,
    finder: Option<QuoteFinder>,
    /// Title and subtitle, where quotes of those sections may stand.
    heads: Vec<String>,
    searched: usize,
}

impl<'a> Checker<'a> {
    pub(super) fn new(issues: Issues<'a>) -> Self {
        let (entities, events, finder) = (Set::new(), Set::new(), None);
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
    pub(super) fn entity(&mut self, at: &At<'_>, dto: EntityDto, is_publisher: bool) -> Entity {
        let list = at.key("aliases");
        let mut aliases = Vec::new();
        for (index, alias) in dto.aliases.into_iter().enumerate() {
            if self.is_name(&list.index(index), &alias) {
                aliases.push(alias);
            }
        }
        let place = at.key("country");
        let country = dto.country.filter(|code| {
            let known = super::country::is_alpha_2(code);
            if !known {
                self.error(&place, "a country code of ISO 3166-1 alpha-2", shown(code));
            }
            known
        });
        Entity {
            id: dto.id.into(),
            kind: self.word(&at.key("kind"), Word::<EntityKind>::read(&dto.kind)),
            name: dto.name,
            aliases,
            ids: dto.ids,
            country,
            within: self.entity_ref(&at.key("within"), dto.within),
            unnamed: dto.unnamed,
            section: dto.section.map(section),
            note: dto.note,
            evidence: self.evidence_of_record(&at.key("evidence"), dto.evidence, is_publisher),
            extra: self.extra(at, &fields::ENTITY, dto.extra),
        }
    }

    /// `None` where an end is missing or both are one.
    pub(super) fn relation(&mut self, at: &At<'_>, dto: RelationDto) -> Option<Relation> {
        let kind = self.word(&at.key("type"), Word::<RelationType>::read(&dto.kind));
        let basis = dto.basis.map(|basis| self.word(&at.key("basis"), Word::<Basis>::read(&basis)));
        let from = self.entity_ref(&at.key("from"), Some(dto.from));
        let to = self.entity_ref(&at.key("to"), Some(dto.to));
        let (from, to) = (from?, to?);
        if from == to {
            self.error(&at.key("to"), "another entity than in `from`", shown(&to));
            return None;
        }
        let background = basis.as_ref().and_then(Word::known) == Some(Basis::Background);
        Some(Relation {
            id: dto.id.into(),
            kind,
            from,
            to,
            title: dto.title,
            time: self.time(&at.key("time"), dto.time),
            basis,
            note: dto.note,
            evidence: self.evidence_of_record(&at.key("evidence"), dto.evidence, background),
            extra: self.extra(at, &fields::RELATION, dto.extra),
        })
    }

    pub(super) fn event(&mut self, at: &At<'_>, dto: EventDto) -> Event {
        let list = at.key("participants");
        if dto.participants.is_empty() {
            self.warn(&list, "at least one participant", "none");
        }
        let parts = dto.participants.into_iter().enumerate();
        let participants = parts.filter_map(|(index, part)| self.participant(&list.index(index), part)).collect();
        Event {
            id: dto.id.into(),
            kind: self.word(&at.key("type"), Word::<EventType>::read(&dto.kind)),
            title: dto.title,
            status: self.word(&at.key("status"), Word::<Status>::read(&dto.status)),
            participants,
            place: self.entity_ref(&at.key("place"), dto.place),
            from: self.entity_ref(&at.key("from"), dto.from),
            to: self.entity_ref(&at.key("to"), dto.to),
            time: self.time(&at.key("time"), dto.time),
            duration: self.duration(&at.key("duration"), dto.duration),
            deadline: self.date(&at.key("deadline"), dto.deadline),
            part_of: self.event_ref(&at.key("part_of"), dto.part_of),
            after: {
                let list = at.key("after");
                let ids = dto.after.into_iter().enumerate();
                ids.filter_map(|(index, id)| self.event_ref(&list.index(index), Some(id))).collect()
            },
            about: {
                let list = at.key("about");
                let ids = dto.about.into_iter().enumerate();
                ids.filter_map(|(index, id)| self.any_ref(&list.index(index), id)).collect()
            },
            says: dto.says.map(|says| self.says(&at.key("says"), says)),
            instrument: dto.instrument,
            language: dto.language,
            section: dto.section.map(section),
            note: dto.note,
            evidence: self.evidence_of_record(&at.key("evidence"), dto.evidence, false),
            extra: self.extra(at, &fields::EVENT, dto.extra),
        }
    }

    fn participant(&mut self, at: &At<'_>, dto: ParticipantDto) -> Option<Participant> {
        Some(Participant {
            entity: self.entity_ref(&at.key("entity"), Some(dto.entity))?,
            role: self.word(&at.key("role"), Word::<Role>::read(&dto.role)),
            side: self.entity_ref(&at.key("side"), dto.side),
            surface: dto.surface,
            basis: dto.basis.map(|basis| self.word(&at.key("basis"), Word::<Basis>::read(&basis))),
            evidence: self.evidence(&at.key("evidence"), dto.evidence),
            extra: self.extra(at, &fields::PARTICIPANT, dto.extra),
        })
    }

    fn says(&mut self, at: &At<'_>, dto: SaysDto) -> Says {
        let extra = self.extra(at, &fields::SAYS, dto.extra);
        Says { act: dto.act, text: dto.text, verbatim: dto.verbatim, extra }
    }

    /// `None` where the date cannot be read; a time of day that cannot is left out.
    fn time(&mut self, at: &At<'_>, dto: Option<TimeDto>) -> Option<Time> {
        let dto = dto?;
        let date = self.date(&at.key("edtf"), Some(dto.edtf))?;
        let place = at.key("clock");
        let clock = dto.clock.and_then(|clock| {
            let read = Clock::parse(&clock);
            if read.is_err() {
                let expected = "a time of day like 11:00, 11:00~, morning, afternoon, evening or night";
                self.error(&place, expected, shown(&clock));
            }
            read.ok()
        });
        Some(Time {
            date,
            basis: self.word(&at.key("basis"), Word::<Basis>::read(&dto.basis)),
            text: dto.text,
            clock,
            zone: dto.zone,
            note: dto.note,
            extra: self.extra(at, &fields::TIME, dto.extra),
        })
    }

    pub(super) fn date(&mut self, at: &At<'_>, text: Option<String>) -> Option<Date> {
        let text = text?;
        match Date::parse(&text) {
            Ok(date) => Some(date),
            Err(error) => {
                self.error(at, error.expected(), shown(&text));
                None
            }
        }
    }

    fn duration(&mut self, at: &At<'_>, text: Option<String>) -> Option<Duration> {
        let text = text?;
        let read = Duration::parse(&text);
        if read.is_err() {
            self.error(at, "an ISO 8601 duration like PT3H, PT3H~, <PT15M or >P2D", shown(&text));
        }
        read.ok()
    }

    /// Notes a word that the list lacks; it is kept.
    fn word<T: Copy>(&mut self, at: &At<'_>, word: Word<T>) -> Word<T> {
        if let Word::Unknown(text) = &word {
            self.note(at, "a word of the closed list", format!("{}, kept and shown as other", shown(text)));
        }
        word
    }

    fn entity_ref(&mut self, at: &At<'_>, id: Option<String>) -> Option<Arc<str>> {
        let id = id?;
        if self.entities.contains(&id) {
            return Some(id.into());
        }
        self.error(at, "the id of an entity of this file", shown(&id));
        None
    }

    fn event_ref(&mut self, at: &At<'_>, id: Option<String>) -> Option<Arc<str>> {
        let id = id?;
        if self.events.contains(&id) {
            return Some(id.into());
        }
        self.error(at, "the id of an event of this file", shown(&id));
        None
    }

    fn any_ref(&mut self, at: &At<'_>, id: String) -> Option<Arc<str>> {
        if self.events.contains(&id) || self.entities.contains(&id) {
            return Some(id.into());
        }
        self.error(at, "the id of an entity or event of this file", shown(&id));
        None
    }

    /// The evidence of a record that should have some, unless it is `exempt`.
    fn evidence_of_record(&mut self, at: &At<'_>, list: Vec<EvidenceDto>, exempt: bool) -> Vec<Evidence> {
        if list.is_empty() && !exempt {
            self.warn(at, "at least one quote", "none");
        }
        self.evidence(at, list)
    }

    fn evidence(&mut self, at: &At<'_>, list: Vec<EvidenceDto>) -> Vec<Evidence> {
        let items = list.into_iter().enumerate();
        items.filter_map(|(index, EvidenceDto(dto))| self.piece(&at.index(index), dto)).collect()
    }

    /// `None` where the quote is empty or too long.
    fn piece(&mut self, at: &At<'_>, dto: super::native_dto::EvidenceFields) -> Option<Evidence> {
        if dto.quote.trim().is_empty() {
            self.error(at, "a quote", shown(&dto.quote));
            return None;
        }
        if dto.quote.chars().nth(QUOTE).is_some() {
            self.error(at, format!("a quote of at most {QUOTE} characters"), shown(&dto.quote));
            return None;
        }
        let evidence = Evidence {
            quote: dto.quote,
            prefix: dto.prefix,
            suffix: dto.suffix,
            stance: dto.stance.map(|stance| self.word(&at.key("stance"), Word::<Stance>::read(&stance))),
            by: self.entity_ref(&at.key("by"), dto.by),
            section: dto.section.map(section),
            extra: self.extra(at, &fields::EVIDENCE, dto.extra),
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
    pub(super) fn extra(&mut self, at: &At<'_>, record: &Record, extra: Extra) -> Extra {
        for key in extra.keys().filter(|key| !key.starts_with("x-")) {
            let expected = format!("a key that the format knows for {}, or one that begins with x-", record.name);
            self.note(&at.key(key), expected, format!("{}, kept", shown(key)));
        }
        extra
    }
}

fn section(text: String) -> Section {
    Section(text.into())
}
