//! A small summit in which every kind, family and status is seen, with places set by hand.

use summitry::geom::WorldRect;
use summitry::graph::{Network, Projection, Visibility};
use summitry::model::{
    Agreement, EntityKind, EventType, Evidence, GlobalId, Merged, MergedEntity, MergedEvent, MergedParticipant,
    MergedRelation, RelationType, Role, Sourced, Stance, Status, Values, Word,
};
use summitry::order::{Map, Set};
use summitry::scene::{
    ApproximateMeasure, Camera, DrawList, LabelMemory, Marks, Palette, SceneInput, Theme, draw_list, marks,
};

/// A network with places, and all that a scene needs to borrow.
pub struct Sample {
    pub network: Network,
    pub positions: Vec<f32>,
    pub visibility: Visibility,
    pub palette: Palette,
    pub selection: Set<u32>,
    pub pinned: Set<u32>,
}

impl Sample {
    /// The network of these records, each node at the place given for its local id; others have none.
    pub fn new(merged: &Merged, places: &[(&str, f32, f32)]) -> Self {
        let network = Network::build(merged, Projection::EventsAsNodes);
        let mut positions = vec![f32::NAN; network.node_count() * 2];
        for &(local, x, y) in places {
            let slot = network.slot(&id(local)).unwrap_or_else(|| panic!("no node {local}")) as usize;
            positions[2 * slot] = x;
            positions[2 * slot + 1] = y;
        }
        Self {
            network,
            positions,
            visibility: Visibility::default(),
            palette: Palette::of(Theme::Light),
            selection: Set::new(),
            pinned: Set::new(),
        }
    }

    pub fn slot(&self, local: &str) -> u32 {
        self.network.slot(&id(local)).unwrap_or_else(|| panic!("no node {local}"))
    }

    pub fn input(&self) -> SceneInput<'_> {
        SceneInput {
            selection: &self.selection,
            pinned: &self.pinned,
            ..SceneInput::new(&self.network, &self.visibility, &self.positions, &self.palette)
        }
    }

    pub fn marks(&self) -> Marks {
        marks(&self.input())
    }

    /// The picture in a viewport of this size, all of it in view.
    pub fn fitted(&self, width: f32, height: f32) -> DrawList {
        let bounds = self.marks().bounds().unwrap_or_else(|| WorldRect::around(Camera::default().centre, 1.0, 1.0));
        let camera = Camera::new(width, height).fit(bounds, 40.0);
        draw_list(&self.input(), camera, &ApproximateMeasure, &mut LabelMemory::default(), 1)
    }
}

pub fn id(local: &str) -> GlobalId {
    GlobalId::new("a", local)
}

fn none<T>() -> Values<T> {
    Values { all: Vec::new(), agreement: Agreement::Unstated, best: 0 }
}

fn one<T>(value: T, source: &GlobalId) -> Values<T> {
    Values { all: vec![Sourced { value, source: source.clone() }], agreement: Agreement::Single, best: 0 }
}

fn quote(source: &GlobalId) -> Sourced<Evidence> {
    let value = Evidence {
        quote: "so it was".into(),
        prefix: None,
        suffix: None,
        stance: Some(Word::Known(Stance::Asserts)),
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
        evidence: vec![quote(&id)],
        id,
    }
}

pub fn country(local: &str, name: &str, code: &str) -> MergedEntity {
    let mut country = entity(local, EntityKind::Country, name);
    country.ids.insert("iso3166".into(), code.into());
    country
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
        evidence: vec![quote(&own)],
        id: own,
    }
}

/// An event with participants as `entity` or `entity:role`.
pub fn event(local: &str, title: &str, kind: EventType, status: Status, participants: &[&str]) -> MergedEvent {
    let own = id(local);
    let participant = |text: &&str| {
        let (entity, role) = text.split_once(':').unwrap_or((text, "participant"));
        MergedParticipant {
            entity: id(entity),
            role: Word::<Role>::read(role),
            side: None,
            sources: vec![own.clone()],
            surfaces: Vec::new(),
            evidence: Vec::new(),
            background: false,
        }
    };
    MergedEvent {
        members: vec![own.clone()],
        kind: Word::Known(kind),
        title: title.into(),
        status: one(Word::Known(status), &own),
        participants: participants.iter().map(participant).collect(),
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
        evidence: vec![quote(&own)],
        id: own,
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

/// Every kind, family and status, the summit in the middle.
pub fn summit() -> Sample {
    use EntityKind::{Group, Organisation, Person, Place};
    let mut official = entity("official", Person, "a senior official");
    official.unnamed = true;
    let mut summit = event("summit", "Anchorage summit", EventType::Summit, Status::Occurred, &["putin", "trump"]);
    summit.place = one(id("base"), &summit.id);
    let mut talks = event(
        "talks",
        "Three-on-three meeting",
        EventType::Meeting,
        Status::Occurred,
        &["putin", "trump", "lavrov", "rubio", "dmitriev"],
    );
    talks.part_of = Some(id("summit"));
    talks.duration.agreement = Agreement::Conflict;
    let mut lunch = event("lunch", "Working lunch", EventType::Meal, Status::Cancelled, &["putin", "trump"]);
    lunch.part_of = Some(id("summit"));
    lunch.after = vec![id("talks")];
    let mut war = event("war", "War in Ukraine", EventType::War, Status::Ongoing, &["russia", "ukraine:target"]);
    war.evidence = (0..6).map(|_| quote(&id("war"))).collect();
    let mut arrival = event("arrival", "Arrival in Anchorage", EventType::Arrival, Status::Occurred, &["putin"]);
    arrival.to = Some(id("base"));
    let mut office = relation("r-trump", RelationType::HoldsOffice, "trump", "usa");
    office.evidence = (0..3).map(|_| quote(&office.id)).collect();
    let mut ally = relation("r-nato", RelationType::MemberOf, "usa", "nato");
    ally.background = true;
    let merged = merged(
        vec![
            entity("putin", Person, "Vladimir Putin"),
            entity("trump", Person, "Donald Trump"),
            entity("lavrov", Person, "Sergey Lavrov"),
            entity("rubio", Person, "Marco Rubio"),
            entity("dmitriev", Person, "Kirill Dmitriev"),
            entity("zelensky", Person, "Volodymyr Zelensky"),
            official,
            country("russia", "Russia", "RU"),
            country("usa", "United States", "US"),
            country("ukraine", "Ukraine", "UA"),
            entity("nato", Organisation, "NATO"),
            entity("base", Place, "Elmendorf-Richardson"),
            entity("reporters", Group, "reporters"),
        ],
        vec![
            office,
            relation("r-putin", RelationType::HoldsOffice, "putin", "russia"),
            relation("r-putin-leads", RelationType::Leads, "putin", "russia"),
            relation("r-zelensky", RelationType::HoldsOffice, "zelensky", "ukraine"),
            relation("r-rubio", RelationType::WorksFor, "rubio", "usa"),
            ally,
        ],
        vec![
            summit,
            talks,
            lunch,
            war,
            arrival,
            event(
                "press",
                "Joint press conference",
                EventType::PressConference,
                Status::Occurred,
                &["putin:speaker", "trump:speaker", "reporters:audience"],
            ),
            event(
                "threat",
                "Threat of secondary tariffs",
                EventType::Threat,
                Status::Threatened,
                &["trump:issuer", "russia:target"],
            ),
            event(
                "trilateral",
                "Meeting of the three presidents",
                EventType::Meeting,
                Status::Proposed,
                &["trump", "putin", "zelensky"],
            ),
            event("ceasefire", "Ceasefire", EventType::Agreement, Status::NotOccurred, &["russia", "ukraine"]),
            event(
                "initiative",
                "Who asked for the summit",
                EventType::Invitation,
                Status::Unclear,
                &["putin:inviter", "trump:invitee", "official:speaker"],
            ),
            event("other", "Something else", EventType::Other, Status::Hypothetical, &["reporters", "official"]),
        ],
    );
    Sample::new(
        &merged,
        &[
            ("summit", 0.0, 0.0),
            ("putin", -120.0, -20.0),
            ("trump", 120.0, -20.0),
            ("talks", 0.0, 95.0),
            ("lavrov", -110.0, 150.0),
            ("dmitriev", 0.0, 190.0),
            ("rubio", 110.0, 150.0),
            ("lunch", 0.0, -80.0),
            ("press", 0.0, -150.0),
            ("reporters", 90.0, -210.0),
            ("base", -80.0, 60.0),
            ("arrival", -170.0, 60.0),
            ("russia", -270.0, -60.0),
            ("usa", 270.0, -40.0),
            ("nato", 350.0, 30.0),
            ("war", -270.0, -190.0),
            ("ukraine", -120.0, -230.0),
            ("ceasefire", -180.0, -145.0),
            ("zelensky", 10.0, -270.0),
            ("trilateral", 50.0, -120.0),
            ("threat", 160.0, -130.0),
            ("initiative", 80.0, 60.0),
            ("official", 210.0, 90.0),
            ("other", 190.0, -220.0),
        ],
    )
}
