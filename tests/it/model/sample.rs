//! Sample articles for the laws: small, valid, and from so few names that they often meet.

use std::sync::Arc;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use summitry::model::{
    Article, Basis, Clock, Date, Duration, Entity, EntityKind, Event, EventType, Evidence, Extra, Foreign, GlobalId,
    Participant, Relation, RelationType, Role, Says, Section, Source, Stance, Status, Time, Word,
};
use summitry::order::Map;

const NAMES: &[&str] =
    &["Ann Lee", "ANN LEE", "Bob Ray", "Боб Рэй", "Cy Day", "Lee", "Rome", "Oslo", "Acme Corp", "Acme Corp."];
const IDS: &[&str] = &["a", "b", "c", "d", "e"];

/// An entity of an article with one country, one date and one short text.
pub fn entity(id: &str, kind: EntityKind, name: &str) -> Entity {
    Entity {
        id: id.into(),
        kind: Word::Known(kind),
        name: name.into(),
        aliases: vec![],
        ids: Map::new(),
        country: None,
        within: None,
        unnamed: false,
        section: None,
        note: None,
        evidence: vec![quote(name)],
        extra: Extra::new(),
    }
}

/// An entity with an external id.
pub fn with_id(mut entity: Entity, scheme: &str, value: &str) -> Entity {
    entity.ids.insert(scheme.into(), value.into());
    entity
}

/// An entity with an alias.
pub fn with_alias(mut entity: Entity, alias: &str) -> Entity {
    entity.aliases.push(alias.into());
    entity
}

/// A meeting of these entities.
pub fn meeting(id: &str, status: Status, participants: &[&str]) -> Event {
    let part = |entity: &&str| Participant {
        entity: (*entity).into(),
        role: Word::Known(Role::Participant),
        side: None,
        surface: None,
        basis: None,
        evidence: vec![],
        extra: Extra::new(),
    };
    Event {
        id: id.into(),
        kind: Word::Known(EventType::Meeting),
        title: format!("Meeting {id}"),
        status: Word::Known(status),
        participants: participants.iter().map(part).collect(),
        place: None,
        from: None,
        to: None,
        time: None,
        duration: None,
        deadline: None,
        part_of: None,
        after: vec![],
        about: vec![],
        says: None,
        instrument: None,
        language: None,
        section: None,
        note: None,
        evidence: vec![quote("met")],
        extra: Extra::new(),
    }
}

/// A relation without a time.
pub fn relation(id: &str, kind: RelationType, from: &str, to: &str) -> Relation {
    Relation {
        id: id.into(),
        kind: Word::Known(kind),
        from: from.into(),
        to: to.into(),
        title: None,
        time: None,
        basis: None,
        note: None,
        evidence: vec![quote("is")],
        extra: Extra::new(),
    }
}

/// A time of this date.
pub fn time(edtf: &str) -> Time {
    Time {
        date: Date::parse(edtf).unwrap(),
        basis: Word::Known(Basis::Stated),
        text: None,
        clock: None,
        zone: None,
        note: None,
        extra: Extra::new(),
    }
}

/// A quote with nothing else.
pub fn quote(words: &str) -> Evidence {
    Evidence {
        quote: words.into(),
        prefix: None,
        suffix: None,
        stance: None,
        by: None,
        section: None,
        extra: Extra::new(),
    }
}

/// An article with these records, which speaks from this day.
pub fn source(id: &str, as_of: &str, mut entities: Vec<Entity>, events: Vec<Event>) -> Source {
    entities.push(with_id(entity("press", EntityKind::Organisation, &format!("Press {id}")), "issn", id));
    let article = Article {
        id: id.into(),
        title: format!("Article {id}"),
        subtitle: None,
        publisher: "press".into(),
        author: None,
        url: None,
        language: "en".into(),
        published: None,
        as_of: Date::parse(as_of).unwrap(),
        text: None,
        text_sha256: Some("0".repeat(64)),
        extra: Extra::new(),
    };
    Source { article, entities, relations: vec![], events, extra: Extra::new() }
}

/// The name of a record.
pub fn global(text: &str) -> GlobalId {
    GlobalId::parse(text).unwrap()
}

/// Any valid article of this id, with every optional field now and then.
pub fn any_source(id: &'static str) -> impl Strategy<Value = Source> {
    (
        vec(any_entity(), 1..5),
        vec(any_relation(), 0..4),
        vec(any_event(), 0..4),
        select(&["2025-08-15", "2025-08-16", "2025-08"][..]),
        any_extra(),
        option::of("[a-z \n“”é]{0,40}"),
    )
        .prop_map(move |(entities, relations, events, as_of, extra, text)| {
            let mut source = source(id, as_of, vec![], vec![]);
            for (at, mut entity) in entities.into_iter().enumerate() {
                entity.id = format!("n{at}").into();
                source.entities.push(entity);
            }
            let count = source.entities.len() - 1;
            let pick = |at: &str| -> Arc<str> { format!("n{}", usize::from(at.as_bytes()[0]) % count).into() };
            for (at, mut relation) in relations.into_iter().enumerate() {
                relation.id = format!("r{at}").into();
                (relation.from, relation.to) = (pick(&relation.from), "press".into());
                source.relations.push(relation);
            }
            for (at, mut event) in events.into_iter().enumerate() {
                event.id = format!("e{at}").into();
                event.place = event.place.map(|place| pick(&place));
                event.about = event.about.iter().map(|about| pick(about)).collect();
                event.after = if at > 0 { vec!["e0".into()] } else { vec![] };
                event.part_of = (at == 2).then(|| "e1".into());
                for part in &mut event.participants {
                    part.entity = pick(&part.entity);
                    part.side = part.side.as_ref().map(|side| pick(side));
                }
                source.events.push(event);
            }
            source.extra = extra.clone();
            source.article.extra = extra;
            source.article.text_sha256 = text.as_ref().map(|text| summitry::io::text_sha256(text));
            source.article.text = text.map(Arc::from);
            source
        })
}

fn any_entity() -> impl Strategy<Value = Entity> {
    let ids = btree_map(select(&["wikidata", "geonames"][..]), select(&["Q1", "Q2"][..]), 0..2);
    (
        (select(EntityKind::ALL), select(NAMES), vec(select(NAMES), 0..2), ids),
        (any::<bool>(), option::of(select(&["US", "RU"][..])), option::of("\\PC{0,9}"), any_extra()),
        vec(any_evidence(), 0..3),
    )
        .prop_map(|((kind, name, aliases, ids), (unnamed, country, note, extra), evidence)| Entity {
            aliases: aliases.into_iter().map(Into::into).collect(),
            ids: ids.into_iter().map(|(scheme, value)| (scheme.into(), value.into())).collect(),
            country: country.map(Into::into),
            unnamed,
            section: unnamed.then(|| Section("related".into())),
            note,
            evidence,
            extra,
            ..entity("", kind, name)
        })
}

fn any_relation() -> impl Strategy<Value = Relation> {
    let title = option::of(select(&["President", "president", "Envoy"][..]));
    (select(RelationType::ALL), select(IDS), title, option::of(any_time()), option::of(select(Basis::ALL)), any_extra())
        .prop_map(|(kind, from, title, time, basis, extra)| Relation {
            title: title.map(Into::into),
            time,
            basis: basis.map(Word::Known),
            extra,
            ..relation("", kind, from, "")
        })
}

fn any_event() -> impl Strategy<Value = Event> {
    let duration = option::of(select(&["PT3H", "PT3H~", "<PT3H", ">PT3H"][..]));
    let says = option::of("\\PC{0,9}");
    (
        (select(EventType::ALL), select(Status::ALL), vec((select(IDS), select(Role::ALL)), 0..4)),
        (option::of(select(IDS)), option::of(any_time()), duration, vec(select(IDS), 0..2)),
        (says, option::of("[a-z]{1,5}"), any_extra(), vec(any_evidence(), 0..3)),
    )
        .prop_map(|((kind, status, parts), (place, time, duration, about), (says, unknown, extra, evidence))| {
            let names: Vec<&str> = parts.iter().map(|(entity, _)| *entity).collect();
            let mut event = meeting("", status, &names);
            for (part, (side, role)) in event.participants.iter_mut().zip(&parts) {
                part.role = Word::Known(*role);
                part.side = (*role == Role::Host).then(|| (*side).into());
                part.surface = (*role == Role::Guest).then(|| "they".into());
                part.evidence = evidence.clone();
            }
            Event {
                // A word of a later version now and then.
                kind: unknown.map_or(Word::Known(kind), |word| Word::<EventType>::read(&word)),
                place: place.map(Arc::from),
                time,
                duration: duration.map(|text| Duration::parse(text).unwrap()),
                about: about.into_iter().map(Arc::from).collect(),
                says: says.map(|text| Says { act: "claim".into(), text, verbatim: None, extra: extra.clone() }),
                extra,
                evidence,
                ..event
            }
        })
}

fn any_evidence() -> impl Strategy<Value = Evidence> {
    ("[a-z“”é]{1,12}", option::of("[a-z]{1,5}"), option::of(select(Stance::ALL)), any_extra()).prop_map(
        |(words, prefix, stance, extra)| Evidence { prefix, stance: stance.map(Word::Known), extra, ..quote(&words) },
    )
}

/// A time with any date of the sample.
pub fn any_time() -> impl Strategy<Value = Time> {
    let dates = &["2025-08-15", "2025-08", "2025-08-15~", "[2025-08-04..2025-08-10]", "2012/..", "[..2025-08-08]"][..];
    let clocks = &["11:00~", "11:00", "morning"][..];
    (select(dates), select(Basis::ALL), option::of(select(clocks)), any_extra()).prop_map(
        |(edtf, basis, clock, extra)| Time {
            basis: Word::Known(basis),
            clock: clock.map(|text| Clock::parse(text).unwrap()),
            extra,
            ..time(edtf)
        },
    )
}

fn any_extra() -> impl Strategy<Value = Extra> {
    let value = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        proptest::num::f64::NORMAL.prop_map(Value::from),
        "\\PC{0,9}".prop_map(Value::from),
        vec(any::<u8>(), 0..3).prop_map(|list| json!({ "deep": list })),
    ];
    let value = value.prop_map(|value| Foreign::new(value.to_string()));
    btree_map("x-[a-z]{1,3}|later", value, 0..2).prop_map(|extra| extra.into_iter().collect())
}
