//! Writing an article in its own format, so that reading it again gives the same.

use super::fields::{self, Record};
use super::native::FORMAT;
use super::native_dto::{
    ArticleDto, EntityDto, EventDto, EvidenceDto, EvidenceFields, Extra, FileDto, ParticipantDto, RelationDto, SaysDto,
    TimeDto,
};
use crate::model::{Article, Entity, Event, Evidence, Participant, Relation, Says, Section, Source, Time};

/// The article as pretty JSON in the format's order, unknown keys last. `read(write(source))` gives `source` again.
pub fn write(source: &Source) -> String {
    let file = FileDto {
        format: FORMAT,
        article: article(&source.article),
        entities: source.entities.iter().map(entity).collect(),
        relations: source.relations.iter().map(relation).collect(),
        events: source.events.iter().map(event).collect(),
        extra: foreign(&fields::FILE, &source.extra),
    };
    // Strings, numbers, lists and maps with string keys: nothing here that JSON could refuse.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

fn article(article: &Article) -> ArticleDto {
    ArticleDto {
        id: article.id.to_string(),
        title: article.title.clone(),
        subtitle: article.subtitle.clone(),
        publisher: article.publisher.to_string(),
        author: article.author.clone(),
        url: article.url.clone(),
        language: article.language.clone(),
        published: article.published.as_ref().map(ToString::to_string),
        as_of: article.as_of.to_string(),
        text: article.text.as_ref().map(ToString::to_string),
        text_sha256: article.text_sha256.clone(),
        extra: foreign(&fields::ARTICLE, &article.extra),
    }
}

fn entity(entity: &Entity) -> EntityDto {
    EntityDto {
        id: entity.id.to_string(),
        kind: entity.kind.as_str().into(),
        name: entity.name.clone(),
        aliases: entity.aliases.clone(),
        country: entity.country.clone(),
        within: entity.within.as_ref().map(ToString::to_string),
        ids: entity.ids.clone(),
        unnamed: entity.unnamed,
        section: section(entity.section.as_ref()),
        note: entity.note.clone(),
        evidence: evidence(&entity.evidence),
        extra: foreign(&fields::ENTITY, &entity.extra),
    }
}

fn relation(relation: &Relation) -> RelationDto {
    RelationDto {
        id: relation.id.to_string(),
        kind: relation.kind.as_str().into(),
        from: relation.from.to_string(),
        to: relation.to.to_string(),
        title: relation.title.clone(),
        time: relation.time.as_ref().map(time),
        basis: relation.basis.as_ref().map(|basis| basis.as_str().into()),
        note: relation.note.clone(),
        evidence: evidence(&relation.evidence),
        extra: foreign(&fields::RELATION, &relation.extra),
    }
}

fn event(event: &Event) -> EventDto {
    EventDto {
        id: event.id.to_string(),
        kind: event.kind.as_str().into(),
        title: event.title.clone(),
        status: event.status.as_str().into(),
        participants: event.participants.iter().map(participant).collect(),
        place: event.place.as_ref().map(ToString::to_string),
        from: event.from.as_ref().map(ToString::to_string),
        to: event.to.as_ref().map(ToString::to_string),
        time: event.time.as_ref().map(time),
        duration: event.duration.as_ref().map(ToString::to_string),
        deadline: event.deadline.as_ref().map(ToString::to_string),
        part_of: event.part_of.as_ref().map(ToString::to_string),
        after: event.after.iter().map(ToString::to_string).collect(),
        about: event.about.iter().map(ToString::to_string).collect(),
        says: event.says.as_ref().map(says),
        instrument: event.instrument.clone(),
        language: event.language.clone(),
        section: section(event.section.as_ref()),
        note: event.note.clone(),
        evidence: evidence(&event.evidence),
        extra: foreign(&fields::EVENT, &event.extra),
    }
}

fn participant(participant: &Participant) -> ParticipantDto {
    ParticipantDto {
        entity: participant.entity.to_string(),
        role: participant.role.as_str().into(),
        side: participant.side.as_ref().map(ToString::to_string),
        surface: participant.surface.clone(),
        basis: participant.basis.as_ref().map(|basis| basis.as_str().into()),
        evidence: evidence(&participant.evidence),
        extra: foreign(&fields::PARTICIPANT, &participant.extra),
    }
}

fn says(says: &Says) -> SaysDto {
    SaysDto {
        act: says.act.clone(),
        text: says.text.clone(),
        verbatim: says.verbatim.clone(),
        extra: foreign(&fields::SAYS, &says.extra),
    }
}

fn time(time: &Time) -> TimeDto {
    TimeDto {
        edtf: time.date.to_string(),
        basis: time.basis.as_str().into(),
        text: time.text.clone(),
        clock: time.clock.as_ref().map(ToString::to_string),
        zone: time.zone.clone(),
        note: time.note.clone(),
        extra: foreign(&fields::TIME, &time.extra),
    }
}

fn evidence(list: &[Evidence]) -> Vec<EvidenceDto> {
    let piece = |evidence: &Evidence| {
        EvidenceDto(EvidenceFields {
            quote: evidence.quote.clone(),
            prefix: evidence.prefix.clone(),
            suffix: evidence.suffix.clone(),
            stance: evidence.stance.as_ref().map(|stance| stance.as_str().into()),
            by: evidence.by.as_ref().map(ToString::to_string),
            section: section(evidence.section.as_ref()),
            extra: foreign(&fields::EVIDENCE, &evidence.extra),
        })
    };
    list.iter().map(piece).collect()
}

fn section(section: Option<&Section>) -> Option<String> {
    section.map(|section| section.0.to_string())
}

/// The keys that the format does not know; one that it does would stand twice.
fn foreign(record: &Record, extra: &Extra) -> Extra {
    extra.iter().filter(|(key, _)| !record.knows(key)).map(|(key, value)| (key.clone(), value.clone())).collect()
}
