//! The projections: fans of lines, countries with their people folded in, people alone.

use proptest::prelude::*;
use summitry::graph::{EdgeKind, LARGEST_LINED_EVENT, MOST_FANNED, Network, Projection, Visibility};
use summitry::model::{EntityKind, EventType, Merged, MergedEntity, MergedEvent, RelationType, Status, Word};
use summitry::order::{Map, Set};
use summitry::scene::{Palette, SceneInput, Theme, marks, radius_of};

use super::records::{entity, event, id, merged, none, one, relation, time};

fn country(local: &str, code: &str) -> MergedEntity {
    let mut country = entity(local, EntityKind::Country, local);
    country.ids.insert("iso3166".into(), code.into());
    country
}

fn of(local: &str, kind: EntityKind, code: &str) -> MergedEntity {
    MergedEntity { country: one(code.to_owned(), &id(local)), ..entity(local, kind, local) }
}

/// The participant of this place in the list represents `side`.
fn with_side(mut event: MergedEvent, place: usize, side: &str) -> MergedEvent {
    event.participants[place].side = Some(id(side));
    event
}

/// Lines for events: ends, how many events, weight.
fn lines(network: &Network) -> Vec<(String, usize, f32)> {
    let lines = network.edges().filter_map(|(_, from, to, edge)| {
        let EdgeKind::Shares { events } = &edge.kind else { return None };
        let name = |slot| network.node(slot).map_or("", |node| node.id.local()).to_owned();
        Some((format!("{}-{}", name(from), name(to)), events.len(), edge.weight))
    });
    lines.collect()
}

fn names(network: &Network) -> Vec<&str> {
    network.nodes().map(|(_, node)| node.id.local()).collect()
}

/// A chancellor who sat at one table for her country, at another for a union; two others; a reporter of no country.
fn tables() -> Merged {
    let at = |event: &str, people: &[&str]| self::event(event, EventType::Meeting, Status::Occurred, people);
    merged(
        vec![
            country("de", "DE"),
            country("fr", "FR"),
            country("us", "US"),
            entity("union", EntityKind::Organisation, "Union"),
            entity("chancellor", EntityKind::Person, "Chancellor"),
            of("minister", EntityKind::Person, "FR"),
            entity("president", EntityKind::Person, "President"),
            entity("reporter", EntityKind::Person, "Reporter"),
            of("hall", EntityKind::Place, "FR"),
            entity("yard", EntityKind::Place, "Yard"),
        ]
        .into_iter()
        .map(|entity| match entity.id.local() {
            "yard" => MergedEntity { within: Some(id("hall")), ..entity },
            _ => entity,
        })
        .collect(),
        vec![relation("r", RelationType::HoldsOffice, "president", "us")],
        vec![
            // By the side, by the office, by the country: in this order.
            with_side(at("three", &["chancellor", "minister", "president"]), 0, "de"),
            with_side(at("two", &["chancellor", "president"]), 0, "de"),
            with_side(at("union-talks", &["chancellor", "minister"]), 0, "union"),
            at("interview", &["reporter", "president"]),
            at("alone", &["president"]),
            event("lunch", EventType::Meal, Status::Cancelled, &["minister", "president"]),
        ],
    )
}

#[test]
fn people_are_folded_into_the_countries_they_stand_for() {
    let network = Network::build(&tables(), Projection::Countries);
    // Who once stood for no country stays, and who can never be attributed.
    assert_eq!(names(&network), ["chancellor", "de", "fr", "reporter", "union", "us"]);
    assert_eq!(
        lines(&network),
        [
            ("chancellor-fr".to_owned(), 1, 1.0),
            ("de-fr".to_owned(), 1, 0.5),
            ("de-us".to_owned(), 2, 1.5),
            ("fr-us".to_owned(), 1, 0.5),
            ("reporter-us".to_owned(), 1, 1.0),
        ]
    );
    let folded: Vec<String> = network
        .folded_entities()
        .iter()
        .map(|(who, into)| {
            format!("{} in {}", who.local(), into.iter().map(|id| id.local()).collect::<Vec<_>>().join(" "))
        })
        .collect();
    assert_eq!(folded, ["hall in fr", "minister in fr", "president in us", "yard in fr"]);
    assert_eq!(network.left_out(), 1, "the cancelled lunch");
    assert_eq!(network.lined_events().count(), 5);
}

#[test]
fn an_office_that_ended_before_stands_for_nothing() {
    let mut merged = tables();
    for (of, year) in [("r", "1990"), ("interview", "2001")] {
        let dated = one(time(year), &id(of));
        if let Some(office) = merged.relations.get_mut(&id(of)).map(std::sync::Arc::make_mut) {
            office.time = dated;
        } else if let Some(event) = merged.events.get_mut(&id(of)).map(std::sync::Arc::make_mut) {
            event.time = dated;
        }
    }
    let with_home = Network::build(&merged, Projection::Countries);
    // All offices are of one country, to which it belongs then.
    assert!(lines(&with_home).contains(&("reporter-us".to_owned(), 1, 1.0)));
    let other = relation("s", RelationType::HoldsOffice, "president", "de");
    let other = summitry::model::MergedRelation { time: one(time("1995"), &other.id), ..other };
    merged.relations.insert(other.id.clone(), other.into());
    let torn = Network::build(&merged, Projection::Countries);
    assert!(lines(&torn).contains(&("president-reporter".to_owned(), 1, 1.0)), "{:?}", lines(&torn));
}

#[test]
fn a_large_event_is_a_dot_between_countries() {
    let mut codes = Vec::new();
    let mut people = Vec::new();
    for number in 0..=LARGEST_LINED_EVENT {
        let code = format!("{}{}", (b'A' + number as u8) as char, 'X');
        people.push(of(&format!("p{number:02}"), EntityKind::Person, &code));
        codes.push(country(&format!("c{number:02}"), &code));
    }
    let present: Vec<String> = people.iter().map(|person| person.id.local().to_owned()).collect();
    let present: Vec<&str> = present.iter().map(String::as_str).collect();
    codes.extend(people);
    codes.push(of("hall", EntityKind::Place, "AX"));
    let mut feast = event("feast", EventType::Meal, Status::Occurred, &present);
    feast.place = one(id("hall"), &id("feast"));
    let network = Network::build(&merged(codes, vec![], vec![feast]), Projection::Countries);
    let feast = network.slot(&id("feast")).expect("it is a node");
    assert_eq!(network.node_count(), LARGEST_LINED_EVENT + 2);
    let kinds: Vec<&EdgeKind> =
        network.incident_edges(feast).iter().filter_map(|it| network.edge(*it)).map(|it| &it.kind).collect();
    assert_eq!(kinds.iter().filter(|kind| ***kind == EdgeKind::Side).count(), LARGEST_LINED_EVENT + 1);
    assert_eq!(kinds.iter().filter(|kind| ***kind == EdgeKind::At).count(), 1, "in the country of its place");
}

#[test]
fn only_people_are_linked_by_what_they_shared() {
    let mut merged = tables();
    let three = merged.events.get_mut(&id("three")).map(std::sync::Arc::make_mut).expect("it is there");
    three.participants.push(super::records::participant("three", "union"));
    let network = Network::build(&merged, Projection::People);
    assert_eq!(names(&network), ["chancellor", "minister", "president", "reporter"]);
    let found: Map<String, (usize, f32)> =
        lines(&network).into_iter().map(|(pair, count, weight)| (pair, (count, weight))).collect();
    // An organisation at the table is none of the people who shared it.
    assert_eq!(found.get("chancellor-president"), Some(&(2, 1.5)));
    assert_eq!(found.len(), 4);
}

#[test]
fn few_shared_events_fan_out_and_many_are_one_line() {
    for count in [1, MOST_FANNED, MOST_FANNED + 1] {
        let events =
            (0..count).map(|number| event(&format!("e{number}"), EventType::Call, Status::Ongoing, &["a", "b"]));
        let people = vec![entity("a", EntityKind::Person, "A"), entity("b", EntityKind::Person, "B")];
        let network = Network::build(&merged(people, vec![], events.collect()), Projection::EventsAsLines);
        let found = lines(&network);
        assert_eq!(found.len(), if count > MOST_FANNED { 1 } else { count });
        assert_eq!(found.iter().map(|(_, events, _)| events).sum::<usize>(), count);
        assert_eq!(found.iter().map(|(.., weight)| weight).sum::<f32>(), count as f32);
    }
}

/// Two people who met so often.
fn meetings(count: usize) -> Merged {
    let events = (0..count).map(|number| event(&format!("e{number}"), EventType::Call, Status::Occurred, &["a", "b"]));
    let people = vec![entity("a", EntityKind::Person, "A"), entity("b", EntityKind::Person, "B")];
    merged(people, vec![], events.collect())
}

#[test]
fn in_a_large_network_those_that_stay_are_drawn_larger() {
    let growth = |count: usize, projection| Network::build(&meetings(count), projection).growth();
    assert_eq!(growth(1_000, Projection::EventsAsNodes), 1.0);
    assert_eq!(growth(100, Projection::EventsAsLines), 1.0, "a small network needs none");
    let (more, most) = (growth(300, Projection::EventsAsLines), growth(5_000, Projection::People));
    assert!(1.2 < more && more < most && most < 3.0, "{more} {most}");
    let unmet = Network::build(&merged(vec![], vec![], vec![]), Projection::Countries);
    assert_eq!(unmet.growth(), 1.0);
}

#[test]
fn lines_end_at_the_outlines_of_nodes_that_grew() {
    let merged = meetings(2_000);
    let network = Network::build(&merged, Projection::EventsAsLines);
    let (visibility, palette) = (Visibility::default(), Palette::of(Theme::Light));
    let marks = marks(&SceneInput::new(&network, &visibility, &[0.0, 0.0, 400.0, 0.0], &palette));
    let (one, line) = (marks.nodes[0], marks.edges[0]);
    assert_eq!(one.radius, radius_of(network.node(0).unwrap()) * network.growth());
    assert!(network.growth() > 2.0 && (one.radius..one.radius + 2.0).contains(&line.from.x), "{line:?} at {one:?}");
}

/// People of three countries and of none, at meetings that took place or not.
fn some_records() -> impl Strategy<Value = Merged> {
    let meeting = (proptest::collection::btree_set(0..12u8, 0..6), any::<bool>(), any::<Option<bool>>());
    proptest::collection::vec(meeting, 0..10).prop_map(|meetings| {
        let mut entities = vec![country("de", "DE"), country("fr", "FR"), country("us", "US")];
        for number in 0..12u8 {
            let name = format!("p{number:02}");
            let code = ["DE", "FR", "US", ""][usize::from(number % 4)];
            let kind = if number == 11 { EntityKind::Organisation } else { EntityKind::Person };
            let person = of(&name, kind, code);
            entities.push(if code.is_empty() { MergedEntity { country: none(), ..person } } else { person });
        }
        let events = meetings.into_iter().enumerate().map(|(number, (present, happened, side))| {
            let present: Vec<String> = present.iter().map(|person| format!("p{person:02}")).collect();
            let present: Vec<&str> = present.iter().map(String::as_str).collect();
            let status = if happened { Status::Occurred } else { Status::Cancelled };
            let meeting = event(&format!("m{number}"), EventType::Meeting, status, &present);
            match side.filter(|_| !present.is_empty()) {
                Some(country) => with_side(meeting, 0, if country { "us" } else { "p11" }),
                None => meeting,
            }
        });
        merged(entities, vec![], events.collect())
    })
}

proptest! {
    #[test]
    fn every_record_is_somewhere_in_every_projection(merged in some_records()) {
        for projection in Projection::ALL {
            let network = Network::build(&merged, projection);
            for id in merged.entities.keys() {
                prop_assert!(network.slot(id).is_some() != network.folded_entities().contains_key(id), "{id} {projection:?}");
            }
            let events = network.nodes().filter(|(_, node)| node.is_event()).count();
            prop_assert_eq!(events + network.lined_events().count() + network.left_out(), merged.events.len());
            prop_assert!(network.folded_entities().values().flatten().all(|country| network.slot(country).is_some()));
        }
    }

    #[test]
    fn each_event_that_two_countries_shared_gives_each_one(merged in some_records()) {
        let network = Network::build(&merged, Projection::Countries);
        let mut met: Map<&str, Set<&str>> = Map::new();
        for (.., from, to, edge) in network.edges() {
            if let EdgeKind::Shares { events } = &edge.kind {
                for end in [from, to] {
                    let name = network.node(end).map_or("", |node| node.id.local());
                    met.entry(name).or_default().extend(events.iter().map(|id| id.local()));
                }
            }
        }
        for (slot, node) in network.nodes() {
            let sum: f32 = network.incident_edges(slot).iter().filter_map(|it| network.edge(*it)).map(|it| it.weight).sum();
            let count = met.get(node.id.local()).map_or(0, Set::len);
            prop_assert!((sum - count as f32).abs() < 1e-4, "{} has {} for {} events", node.id, sum, count);
        }
    }

    #[test]
    fn what_does_not_count_is_in_no_line(merged in some_records()) {
        let counts = |local: &str| merged.events.get(&id(local)).is_some_and(|event| event.status().counts());
        for projection in [Projection::EventsAsLines, Projection::Countries, Projection::People] {
            for (.., edge) in Network::build(&merged, projection).edges() {
                if let EdgeKind::Shares { events } = &edge.kind {
                    prop_assert!(events.iter().all(|event| counts(event.local())));
                }
            }
        }
    }
}

#[test]
fn unknown_kinds_of_entity_are_folded_too() {
    let mut merged = tables();
    if let Some(minister) = merged.entities.get_mut(&id("minister")).map(std::sync::Arc::make_mut) {
        minister.kind = Word::Unknown("robot".into());
    }
    assert!(Network::build(&merged, Projection::Countries).folded_entities().contains_key(&id("minister")));
}
