//! Search: what finds whom, and who comes first.

use proptest::prelude::*;
use summitry::graph::search::Index;
use summitry::graph::{Network, Projection};
use summitry::model::{EntityKind, EventType, Merged, Sourced, Status};

use super::records::{entity, event, id, merged, slot};
use summitry::order::Set;

fn leaders() -> Merged {
    let mut zelensky = entity("zelensky", EntityKind::Person, "Volodymyr Zelenskyy");
    zelensky.names.push(Sourced { value: "Zelensky".into(), source: id("zelensky") });
    let mut usa = entity("usa", EntityKind::Country, "United States");
    usa.ids.insert("iso3166".into(), "US".into());
    let people = ["putin", "trump", "zelensky"];
    merged(
        vec![
            zelensky,
            usa,
            entity("putin", EntityKind::Person, "Vladimir Putin"),
            entity("trump", EntityKind::Person, "Donald Trump"),
            entity("base", EntityKind::Place, "Joint Base Elmendorf–Richardson"),
            entity("macron", EntityKind::Person, "Emmanuel Macron"),
            entity("erdogan", EntityKind::Person, "Recep Tayyip Erdoğan"),
            entity("putina", EntityKind::Person, "Katerina Putina"),
        ],
        vec![],
        vec![
            event("talks", EventType::Talks, Status::Occurred, &people),
            event("call", EventType::Call, Status::Occurred, &["putin", "trump"]),
            event("us-call", EventType::Call, Status::Occurred, &["putin"]),
        ],
    )
}

/// What a query finds, best first, by local id.
fn found(query: &str) -> Vec<String> {
    let merged = leaders();
    let network = Network::build(&merged, Projection::EventsAsNodes);
    let hits = Index::new(&network, &merged).find(query, 10);
    hits.iter().filter_map(|hit| network.node(hit.slot)).map(|node| node.id.local().to_owned()).collect()
}

#[test]
fn a_name_is_found_however_it_is_typed() {
    let zelensky = [
        "Zelensky",
        "zelensky",
        "ZELENSKYY",
        "Zelenskyy",
        "Zelenskiy",
        "Zelenskij",
        "Zelinsky",
        "elensky",
        "zel",
        "zelenzk",
        "Зеленский",
        "Зеленський",
        "volodymyr zel",
        "zelensky volodymyr",
        "vzel",
    ];
    for query in zelensky {
        assert_eq!(found(query).first().map(String::as_str), Some("zelensky"), "{query}");
    }
    for (query, first) in [
        ("putni", "putin"),
        ("Путин", "putin"),
        ("vladmir putin", "putin"),
        ("trmup", "trump"),
        ("erdogan", "erdogan"),
        ("ERDOĞAN", "erdogan"),
        ("us", "usa"),
        ("elmendorf richardson", "base"),
        ("jber", "base"),
    ] {
        assert_eq!(found(query).first().map(String::as_str), Some(first), "{query}");
    }
}

#[test]
fn what_fits_nothing_finds_nothing() {
    for query in ["", "  ", "–", "xyz", "lavrov", "putin lavrov", "\u{0}"] {
        assert_eq!(found(query), [""; 0], "{query:?}");
    }
}

#[test]
fn better_fits_come_first_and_importance_decides_among_equals() {
    // The whole word before its start.
    assert_eq!(found("putin"), ["putin", "putina"]);
    // Both start with it; Putin was at more events.
    assert_eq!(found("put"), ["putin", "putina"]);
    // A code is a whole name, "us-call" only starts with it.
    assert_eq!(found("us"), ["usa", "us-call"]);
    assert_eq!(found("call"), ["call", "us-call"]);
}

#[test]
fn a_hit_names_what_fits() {
    let merged = leaders();
    let network = Network::build(&merged, Projection::EventsAsNodes);
    let index = Index::new(&network, &merged);
    let hit = index.find("zelensky", 1);
    assert_eq!(
        hit.first().map(|hit| (hit.slot, hit.matched.as_str(), hit.score)),
        Some((slot(&network, "zelensky"), "Zelensky", 1000))
    );
    assert_eq!(index.find("e", 2).len(), 2);
    assert_eq!(index.find("e", 0), []);
}

proptest! {
    #[test]
    fn any_query_is_answered_in_order(query in "[a-zA-Zёї0-9 .-]{0,24}") {
        let merged = leaders();
        let network = Network::build(&merged, Projection::EventsAsNodes);
        let index = Index::new(&network, &merged);
        let hits = index.find(&query, 20);
        prop_assert!(hits.is_sorted_by(|one, other| one.score >= other.score));
        prop_assert_eq!(hits.iter().map(|hit| hit.slot).collect::<Set<_>>().len(), hits.len());
        // Fewer are the first of more.
        prop_assert_eq!(index.find(&query, 2), hits.iter().take(2).cloned().collect::<Vec<_>>());
    }

    #[test]
    fn each_name_finds_its_node_and_so_does_its_start(at in 0usize..8, length in 3usize..10) {
        let merged = leaders();
        let network = Network::build(&merged, Projection::EventsAsNodes);
        let index = Index::new(&network, &merged);
        let Some(entity) = merged.entities.values().nth(at) else { return Ok(()) };
        let start: String = entity.name.chars().take(length).collect();
        for query in [&entity.name, &start] {
            let slots: Vec<u32> = index.find(query, 20).into_iter().map(|hit| hit.slot).collect();
            prop_assert!(slots.contains(&slot(&network, entity.id.local())), "{} of {}", query, entity.name);
        }
    }
}
