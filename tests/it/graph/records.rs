//! Records made by hand: people, meetings and a small summit.

use summitry::graph::Network;
use summitry::model::{
    Agreement, Basis, Date, EntityKind, EventType, Evidence, GlobalId, Merged, MergedEntity, MergedEvent,
    MergedParticipant, MergedRelation, RelationType, Role, Sourced, Stance, Status, Time, Values, Word,
};
use summitry::order::Map;

pub fn id(local: &str) -> GlobalId {
    GlobalId::new("a", local)
}

pub fn none<T>() -> Values<T> {
    Values { all: Vec::new(), agreement: Agreement::Unstated, best: 0 }
}

pub fn one<T>(value: T, source: &GlobalId) -> Values<T> {
    Values { all: vec![Sourced { value, source: source.clone() }], agreement: Agreement::Single, best: 0 }
}

pub fn quote(source: &GlobalId, stance: Stance) -> Sourced<Evidence> {
    let value = Evidence {
        quote: "so it was".into(),
        prefix: None,
        suffix: None,
        stance: Some(Word::Known(stance)),
        by: None,
        section: None,
        extra: Map::new(),
    };
    Sourced { value, source: source.clone() }
}

pub fn entity(local: &str, kind: EntityKind, name: &str) -> MergedEntity {
    let id = id(local);
    MergedEntity {
        members: vec![id.clone()],
        kind: Word::Known(kind),
        name: name.into(),
        names: vec![Sourced { value: name.into(), source: id.clone() }],
        ids: Map::new(),
        country: none(),
        within: None,
        unnamed: false,
        related_only: false,
        notes: Vec::new(),
        evidence: vec![quote(&id, Stance::Asserts)],
        id,
    }
}

pub fn relation(local: &str, kind: RelationType, from: &str, to: &str) -> MergedRelation {
    let own = id(local);
    MergedRelation {
        members: vec![own.clone()],
        kind: Word::Known(kind),
        from: id(from),
        to: id(to),
        title: None,
        time: none(),
        background: false,
        notes: Vec::new(),
        evidence: vec![quote(&own, Stance::Asserts)],
        id: own,
    }
}

pub fn participant(event: &str, entity: &str) -> MergedParticipant {
    MergedParticipant {
        entity: id(entity),
        role: Word::Known(Role::Participant),
        side: None,
        sources: vec![id(event)],
        surfaces: Vec::new(),
        evidence: Vec::new(),
        background: false,
    }
}

pub fn event(local: &str, kind: EventType, status: Status, entities: &[&str]) -> MergedEvent {
    let own = id(local);
    MergedEvent {
        members: vec![own.clone()],
        kind: Word::Known(kind),
        title: local.into(),
        status: one(Word::Known(status), &own),
        participants: entities.iter().map(|entity| participant(local, entity)).collect(),
        place: none(),
        from: None,
        to: None,
        time: none(),
        duration: none(),
        deadline: none(),
        part_of: None,
        after: Vec::new(),
        about: Vec::new(),
        says: Vec::new(),
        section: None,
        notes: Vec::new(),
        evidence: vec![quote(&own, Stance::Asserts)],
        id: own,
    }
}

pub fn time(edtf: &str) -> Time {
    Time {
        date: Date::parse(edtf).unwrap_or_else(|error| panic!("{error}")),
        basis: Word::Known(Basis::Stated),
        text: None,
        clock: None,
        zone: None,
        note: None,
        extra: Map::new(),
    }
}

pub fn merged(entities: Vec<MergedEntity>, relations: Vec<MergedRelation>, events: Vec<MergedEvent>) -> Merged {
    Merged {
        entities: entities.into_iter().map(|entity| (entity.id.clone(), entity.into())).collect(),
        relations: relations.into_iter().map(|relation| (relation.id.clone(), relation.into())).collect(),
        events: events.into_iter().map(|event| (event.id.clone(), event.into())).collect(),
        ..Merged::default()
    }
}

/// Two presidents and an aide, who meet; a speech by the aide's critic; a cancelled lunch.
pub fn summit() -> Merged {
    let mut russia = entity("russia", EntityKind::Country, "Russia");
    russia.ids.insert("iso3166".into(), "RU".into());
    let mut talks = event("talks", EventType::Talks, Status::Occurred, &["putin", "trump", "aide"]);
    talks.place = one(id("base"), &id("talks"));
    if let Some(first) = talks.participants.first_mut() {
        first.side = Some(id("russia"));
    }
    merged(
        vec![
            entity("putin", EntityKind::Person, "Vladimir Putin"),
            entity("trump", EntityKind::Person, "Donald Trump"),
            entity("aide", EntityKind::Person, "Kirill Dmitriev"),
            entity("critic", EntityKind::Person, "Ann Critic"),
            russia,
            entity("usa", EntityKind::Country, "United States"),
            entity("base", EntityKind::Place, "Elmendorf"),
            entity("studio", EntityKind::Place, "Studio"),
        ],
        vec![relation("r-trump", RelationType::HoldsOffice, "trump", "usa")],
        vec![
            talks,
            event("lunch", EventType::Meal, Status::Cancelled, &["putin", "trump"]),
            MergedEvent {
                place: one(id("studio"), &id("speech")),
                ..event("speech", EventType::Statement, Status::Occurred, &["critic"])
            },
        ],
    )
}

/// The slot of a record of the fixture.
pub fn slot(network: &Network, local: &str) -> u32 {
    network.slot(&id(local)).unwrap_or_else(|| panic!("{local} has no node"))
}

/// The edges as names, without the article.
pub fn names(network: &Network) -> Vec<String> {
    network.edges().map(|(.., edge)| edge.id.replace("a#", "")).collect()
}
