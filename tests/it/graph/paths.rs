//! Paths: the shortest and the next, on small random networks the same as by trying all.

use proptest::prelude::*;
use summitry::graph::{Network, PathRule, Projection};
use summitry::model::{EntityKind, EventType, Merged, Status};
use summitry::order::Set;

use super::records::{entity, event, merged, none, one, slot, time};

const PEOPLE: u8 = 7;

/// Meetings of people, each on a day of August 2025 or undated (0).
fn meetings(meetings: &[(Set<u8>, u8)]) -> Merged {
    let people =
        (0..PEOPLE).map(|number| entity(&format!("p{number}"), EntityKind::Person, &format!("Person {number}")));
    let mut all = merged(
        people.collect(),
        vec![],
        meetings
            .iter()
            .enumerate()
            .map(|(number, (present, _))| {
                let present: Vec<String> = present.iter().map(|person| format!("p{person}")).collect();
                let present: Vec<&str> = present.iter().map(String::as_str).collect();
                event(&format!("m{number}"), EventType::Meeting, Status::Occurred, &present)
            })
            .collect(),
    );
    for (event, (_, day)) in all.events.values_mut().map(std::sync::Arc::make_mut).zip(meetings) {
        event.time = match day {
            0 => none(),
            1..=3 => one(time(&format!("2025-08-0{day}")), &event.id),
            // Somewhere in the days around.
            _ => one(time(&format!("2025-08-0{}/2025-08-0{}", day - 3, day - 1)), &event.id),
        };
    }
    all
}

fn some_meetings() -> impl Strategy<Value = Vec<(Set<u8>, u8)>> {
    let present = proptest::collection::btree_set(0..PEOPLE, 0..4).prop_map(|present| present.into_iter().collect());
    proptest::collection::vec((present, 0..6u8), 0..7)
}

fn rule<'a>(via: &'a dyn Fn(u32) -> bool, along: &'a dyn Fn(u32) -> bool, in_order: bool) -> PathRule<'a> {
    PathRule { via, along, in_order }
}

/// All paths without a node twice, by trying them, the shortest first.
fn all_paths(network: &Network, from: u32, to: u32, rule: &PathRule<'_>) -> Vec<Vec<u32>> {
    let mut found = Vec::new();
    let mut open = vec![vec![from]];
    while let Some(path) = open.pop() {
        let last = *path.last().unwrap();
        if last == to {
            found.push(path);
            continue;
        }
        for next in network.neighbours(last) {
            let passable = next == to || (rule.via)(next);
            let edges = network.edges_between(last, next);
            if passable && !path.contains(&next) && edges.iter().any(|edge| (rule.along)(*edge)) {
                open.push([&path[..], &[next]].concat());
            }
        }
    }
    found.retain(|path| !rule.in_order || never_back(network, path));
    found.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    found
}

/// Whether the events of a path can be dated so that none is earlier than the one before it.
fn never_back(network: &Network, path: &[u32]) -> bool {
    let mut time = i64::MIN;
    path.iter().filter_map(|slot| network.node(*slot)?.span).all(|span| {
        time = time.max(span.first);
        time < span.last
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_shortest_paths_are_those_that_trying_all_finds(
        groups in some_meetings(), to in 1..PEOPLE, most in 1usize..40, in_order: bool, shut in 0..20u32, cut in 0..20u32,
    ) {
        let network = Network::build(&meetings(&groups), Projection::EventsAsNodes);
        let (from, to) = (slot(&network, "p0"), slot(&network, &format!("p{to}")));
        let (via, along) = (|slot: u32| slot != shut, |edge: u32| edge != cut);
        let rule = rule(&via, &along, in_order);
        for (from, to) in [(from, to), (to, from)] {
            let paths = network.paths(from, to, &rule, most);
            let mut all = all_paths(&network, from.min(to), from.max(to), &rule);
            if in_order {
                all = all_paths(&network, from, to, &rule);
            } else if from > to {
                all.iter_mut().for_each(|path| path.reverse());
            }
            all.truncate(most);
            prop_assert_eq!(&paths, &all);
            let distinct: Set<&Vec<u32>> = paths.iter().collect();
            prop_assert_eq!(distinct.len(), paths.len());
            prop_assert!(paths.iter().map(Vec::len).is_sorted());
            for path in &paths {
                let once: Set<&u32> = path.iter().collect();
                prop_assert_eq!(once.len(), path.len(), "a node stands twice");
                prop_assert!(!in_order || never_back(&network, path));
            }
        }
    }

    #[test]
    fn events_as_lines_are_gone_along_in_order_too(groups in some_meetings(), to in 1..PEOPLE) {
        // One line stands for several events: there is a time for it as soon as there is one for one of them.
        let merged = meetings(&groups);
        let (dots, lines) = (Network::build(&merged, Projection::EventsAsNodes), Network::build(&merged, Projection::EventsAsLines));
        let open = |_: u32| true;
        let rule = rule(&open, &open, true);
        let ends = |network: &Network| (slot(network, "p0"), slot(network, &format!("p{to}")));
        let shortest = |network: &Network| {
            let (from, to) = ends(network);
            network.paths(from, to, &rule, 1).first().map(Vec::len)
        };
        // With dots a path must not come to one meeting twice, which a shortest path never does.
        prop_assert_eq!(shortest(&dots).map(|nodes| nodes / 2), shortest(&lines).map(|nodes| nodes - 1));
    }
}

#[test]
fn a_path_to_itself_or_to_nothing_is_none() {
    let network = Network::build(&meetings(&[([0, 1].into_iter().collect(), 1)]), Projection::EventsAsNodes);
    let open = |_: u32| true;
    let rule = rule(&open, &open, false);
    assert_eq!(network.paths(0, 0, &rule, 3), Vec::<Vec<u32>>::new());
    assert_eq!(network.paths(0, 999, &rule, 3), Vec::<Vec<u32>>::new());
    assert_eq!(network.paths(0, 1, &rule, 0), Vec::<Vec<u32>>::new());
}
