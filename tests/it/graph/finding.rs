//! Search: what finds whom, and who comes first.

use proptest::prelude::*;
use summitry::graph::search::Index;
use summitry::graph::{Network, Projection};
use summitry::model::{EntityKind, EventType, GlobalId, Merged, Sourced, Status};

use super::records::{entity, event, id, merged};
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
    hits.iter().map(|hit| hit.id.local().to_owned()).collect()
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
        hit.first().map(|hit| (&hit.id, hit.matched.as_str(), hit.score)),
        Some((&id("zelensky"), "Zelensky", 1000))
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
        prop_assert_eq!(hits.iter().map(|hit| &hit.id).collect::<Set<_>>().len(), hits.len());
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
            let found: Vec<GlobalId> = index.find(query, 20).into_iter().map(|hit| hit.id).collect();
            prop_assert!(found.contains(&entity.id), "{} of {}", query, entity.name);
        }
    }
}

/// How many slips of the hand make the other word from the one, by trying everything: a letter missing, one too many,
/// another one, two swapped.
fn slips(one: &[char], other: &[char]) -> u32 {
    match (one, other) {
        ([], rest) | (rest, []) => rest.len() as u32,
        ([a, one_rest @ ..], [b, other_rest @ ..]) => {
            let mut least = slips(one_rest, other_rest) + u32::from(a != b);
            least = least.min(1 + slips(one_rest, other)).min(1 + slips(one, other_rest));
            if let ([a, b, one_rest @ ..], [c, d, other_rest @ ..]) = (one, other)
                && (a, b) == (d, c)
            {
                least = least.min(1 + slips(one_rest, other_rest));
            }
            least
        }
    }
}

/// How well a name fits, as the search says it does, each part by itself.
fn rating(query: &str, name: &str) -> Option<u32> {
    let word = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        let forgiven = [0, 0, 0, 0, 1, 1].get(letters.len()).copied().unwrap_or(2);
        let rate = |other: &str| {
            let others: Vec<char> = other.chars().collect();
            let starts =
                (0..=others.len()).map(|length| slips(&letters, &others[..length]) + u32::from(length < others.len()));
            let slips = starts.min().filter(|slips| *slips <= forgiven);
            match other {
                _ if other == word => Some(800),
                _ if other.starts_with(word) => Some(700),
                _ if other.contains(word) && letters.len() > 2 => Some(500),
                _ => slips.map(|slips| 400 - 50 * slips),
            }
        };
        name.split(' ').filter_map(rate).max()
    };
    match query {
        _ if name == query => Some(1000),
        _ if name.starts_with(query) => Some(900),
        _ => query.split(' ').map(word).min().flatten(),
    }
}

/// Whether each letter begins a word or follows the letter before it.
fn is_by_initials(query: &str, name: &str) -> bool {
    fn from(query: &[char], name: &[char], at: usize) -> bool {
        let [letter, rest @ ..] = query else { return true };
        let starts = (at..name.len()).filter(|place| *place == at || name[place - 1] == ' ');
        starts.filter(|place| name[*place] == *letter).any(|place| from(rest, name, place + 1))
    }
    let letters: Vec<char> = query.chars().filter(|letter| *letter != ' ').collect();
    let name: Vec<char> = name.chars().collect();
    letters.len() > 1 && name.first() == letters.first() && from(&letters[1..], &name, 1)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_found_is_what_comparing_all_names_finds(
        names in proptest::collection::vec("[ab]{1,5}( [abc]{1,6}){0,2}", 1..6), query in "[abc]{1,7}( [ab]{1,5}){0,1}", most in 1usize..6,
    ) {
        let people = names.iter().enumerate().map(|(at, name)| entity(&format!("p{at}"), EntityKind::Person, name));
        let merged = merged(people.collect(), vec![], vec![]);
        let network = Network::build(&merged, Projection::EventsAsNodes);
        let mut expected: Vec<(u32, GlobalId)> = Vec::new();
        for person in merged.entities.values() {
            let initials = is_by_initials(&query, &person.name).then_some(450);
            expected.extend(rating(&query, &person.name).max(initials).map(|score| (score, person.id.clone())));
        }
        // None matters more than another; the first of equals comes first.
        expected.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        expected.truncate(most);
        let found: Vec<_> = Index::new(&network, &merged).find(&query, most).into_iter().map(|hit| (hit.score, hit.id)).collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn everything_is_found_in_every_projection() {
    let mut merged = leaders();
    let cancelled = event("lunch", EventType::Meal, Status::Cancelled, &["putin", "trump"]);
    merged.events.insert(cancelled.id.clone(), cancelled.into());
    for projection in Projection::ALL {
        let network = Network::build(&merged, projection);
        let index = Index::new(&network, &merged);
        for query in ["putin", "erdogan", "talks", "lunch", "us", "us call", "jber"] {
            let found =
                |index: &Index| index.find(query, 10).into_iter().map(|hit| (hit.id, hit.score)).collect::<Vec<_>>();
            let dots = Index::new(&Network::build(&merged, Projection::EventsAsNodes), &merged);
            let (mut found, mut dots) = (found(&index), found(&dots));
            assert!(!found.is_empty(), "{query}");
            assert_eq!(found[0].1, dots[0].1, "{projection:?}: {query}");
            found.sort();
            dots.sort();
            assert_eq!(found, dots, "{projection:?}: {query}");
        }
    }
}
