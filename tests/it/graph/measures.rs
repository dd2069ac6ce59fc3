//! Measures against counting by hand: pairs, ways between others, months, communities.

use proptest::prelude::*;
use summitry::graph::measure::{
    Gatherings, Job, LARGEST_PAIRED_EVENT, MeasureMessage, Months, Outcome, Pairs, Rows, Task, Work, decode_message,
    decode_task, encode_message, encode_task, is_task,
};
use summitry::graph::{Filter, Network, Projection};
use summitry::io::demo;
use summitry::model::{EntityKind, EventType, GlobalId, Merged, Status};

use super::records::{entity, event, id, merged, one, slot, time};

fn gatherings(merged: &Merged, projection: Projection, filter: &Filter) -> (Network, Gatherings) {
    let network = Network::build(merged, projection);
    let gatherings = Gatherings::of(&network, &filter.visibility(&network));
    (network, gatherings)
}

/// The heaviest pairs by name.
fn heaviest(network: &Network, pairs: &Pairs, most: usize) -> Vec<(String, String, u32, f32)> {
    let name = |slot| network.node(slot).map_or("", |node| &*node.short).to_owned();
    let pairs = pairs.heaviest(most).into_iter();
    pairs.map(|pair| (name(pair.one), name(pair.other), pair.events, pair.weight)).collect()
}

#[test]
fn a_pair_weighs_what_its_events_give_it() {
    let people = ["a", "b", "c", "d"];
    let entities = || people.iter().map(|name| entity(name, EntityKind::Person, name)).collect();
    let events = || {
        vec![
            event("e1", EventType::Meeting, Status::Occurred, &["a", "b", "c"]),
            event("e2", EventType::Call, Status::Ongoing, &["a", "b"]),
            event("e3", EventType::Call, Status::Occurred, &["c", "d"]),
            event("e4", EventType::Call, Status::Cancelled, &["a", "d"]),
            event("e5", EventType::Meeting, Status::Occurred, &["d"]),
            event("e6", EventType::Statement, Status::Occurred, &["c", "d"]),
        ]
    };
    // The same of dots and of lines, whatever stands for the events.
    for projection in [Projection::EventsAsNodes, Projection::EventsAsLines, Projection::People] {
        let (network, found) = gatherings(&merged(entities(), vec![], events()), projection, &Filter::default());
        let pairs = Pairs::of(&found);
        let name = |name: &str| slot(&network, name);
        let told: Vec<_> =
            pairs.heaviest(9).iter().map(|pair| (pair.one, pair.other, pair.events, pair.weight)).collect();
        assert_eq!(
            told,
            [
                (name("a"), name("b"), 2, 1.5),
                (name("c"), name("d"), 1, 1.0),
                (name("a"), name("c"), 1, 0.5),
                (name("b"), name("c"), 1, 0.5),
            ],
            "{projection:?}"
        );
        assert_eq!((pairs.counted, pairs.alone, pairs.too_large), (3, 1, 0), "{projection:?}");
    }
}

#[test]
fn a_hall_of_hundreds_pairs_no_one() {
    let names: Vec<String> = (0..=LARGEST_PAIRED_EVENT).map(|number| format!("p{number:03}")).collect();
    let people = names.iter().map(|name| entity(name, EntityKind::Person, name)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let hall = event("hall", EventType::Attendance, Status::Occurred, &names);
    let table = event("table", EventType::Meal, Status::Occurred, &names[1..]);
    let merged = merged(people, vec![], vec![hall, table]);
    let (_, found) = gatherings(&merged, Projection::EventsAsLines, &Filter::default());
    let pairs = Pairs::of(&found);
    assert_eq!((pairs.counted, pairs.too_large), (1, 1));
    assert_eq!(pairs.pairs.len(), LARGEST_PAIRED_EVENT * (LARGEST_PAIRED_EVENT - 1) / 2);
}

#[test]
fn the_two_who_met_are_most_often_reported_together() {
    let merged = Merged::of(&demo::dataset());
    let (network, found) = gatherings(&merged, Projection::EventsAsNodes, &Filter::default());
    let first = &heaviest(&network, &Pairs::of(&found), 1)[0];
    assert_eq!([&first.0[..], &first.1], ["Putin", "Trump"]);
    // A filter that takes one of them out takes the pair out.
    let filter = Filter {
        hidden: [network.node(0).map(|_| putin(&merged)).expect("it is there")].into_iter().collect(),
        ..Filter::default()
    };
    let (network, found) = gatherings(&merged, Projection::EventsAsNodes, &filter);
    assert!(heaviest(&network, &Pairs::of(&found), 99).iter().all(|pair| pair.0 != "Putin" && pair.1 != "Putin"));
    let (network, found) = gatherings(&merged, Projection::Countries, &Filter::default());
    assert!(!found.people);
    let first = &heaviest(&network, &Pairs::of(&found), 1)[0];
    assert_eq!([&first.0[..], &first.1], ["Russia", "United States"]);
}

fn putin(merged: &Merged) -> GlobalId {
    let named = merged.entities.values().find(|entity| entity.name == "Vladimir Putin");
    named.map(|entity| entity.id.clone()).expect("the demo has him")
}

#[test]
fn months_count_meetings_and_say_which_they_cannot_place() {
    let dated = |name: &str, kind, status, edtf: &str| {
        let mut event = event(name, kind, status, &["a", "b"]);
        event.time = one(time(edtf), &id(name));
        event
    };
    let people = vec![entity("a", EntityKind::Person, "A"), entity("b", EntityKind::Person, "B")];
    let events = vec![
        dated("e1", EventType::Meeting, Status::Occurred, "2025-08-15"),
        dated("e2", EventType::Call, Status::Occurred, "2025-08"),
        dated("e3", EventType::Call, Status::Occurred, "2025-08-31"),
        dated("e4", EventType::Call, Status::Occurred, "2025-07-31/2025-08-01"),
        dated("e5", EventType::Meeting, Status::Cancelled, "2025-08-15"),
        dated("e6", EventType::War, Status::Ongoing, "2025-08-15"),
        dated("e7", EventType::Meeting, Status::Occurred, "2024-02-29"),
        event("e8", EventType::Meeting, Status::Occurred, &["a", "b"]),
    ];
    for projection in [Projection::EventsAsNodes, Projection::People] {
        let network = Network::build(&merged(people.clone(), vec![], events.clone()), projection);
        let filter = Filter::default();
        let months = Months::of(&network, &filter.visibility(&network));
        let told: Vec<_> = months.months.iter().map(|month| (month.year, month.month, month.events.len())).collect();
        assert_eq!(told, [(2024, 2, 1), (2025, 8, 3)]);
        assert_eq!((months.counted, months.vague), (4, 2));
        assert_eq!(months.peak().map(|month| month.month), Some(8));
    }
}

type Lines = Vec<(u32, u32, f32)>;

fn network(most: u32) -> impl Strategy<Value = (usize, Lines)> {
    (2..most).prop_flat_map(move |count| {
        let line = (0..count, 0..count, 1..4u8).prop_map(|(one, other, weight)| (one, other, f32::from(weight)));
        (Just(count as usize), proptest::collection::vec(line, 0..(2 * most as usize)))
    })
}

fn values(rows: &Rows, work: Work) -> Vec<f32> {
    Task { work, rows: rows.clone(), seed: 1 }.finish().values
}

/// On how many shortest ways each node lies, by lengths and numbers of ways between all pairs.
fn brute_force(rows: &Rows) -> Vec<f64> {
    let count = rows.node_count();
    let mut length = vec![vec![usize::MAX; count]; count];
    let mut ways = vec![vec![0.0f64; count]; count];
    for start in 0..count {
        length[start][start] = 0;
        ways[start][start] = 1.0;
        for far in 0..count {
            for node in (0..count).filter(|node| length[start][*node] == far).collect::<Vec<_>>() {
                for (next, _) in rows.neighbours(node as u32) {
                    let next = next as usize;
                    if length[start][next] > far + 1 {
                        length[start][next] = far + 1;
                    }
                    if length[start][next] == far + 1 {
                        ways[start][next] += ways[start][node];
                    }
                }
            }
        }
    }
    let share = |node: usize, from: usize, to: usize| {
        let through = length[from][node].saturating_add(length[node][to]) == length[from][to];
        if through && length[from][to] != usize::MAX { ways[from][node] * ways[node][to] / ways[from][to] } else { 0.0 }
    };
    let pairs = |node: usize| (0..count).flat_map(move |from| (from + 1..count).map(move |to| (node, from, to)));
    let between = |node| pairs(node).filter(|(node, from, to)| node != from && node != to);
    (0..count).map(|node| between(node).map(|(node, from, to)| share(node, from, to)).sum()).collect()
}

/// Of a division into communities.
fn modularity(rows: &Rows, labels: &[f32], resolution: f64) -> f64 {
    let nodes = || 0..rows.node_count() as u32;
    let strength = |node: u32| rows.neighbours(node).map(|(_, weight)| f64::from(weight)).sum::<f64>();
    let doubled: f64 = nodes().map(strength).sum();
    if doubled == 0.0 {
        return 0.0;
    }
    let mut sum = 0.0;
    for one in nodes() {
        for other in nodes().filter(|other| labels[one as usize] == labels[*other as usize]) {
            let weight: f64 =
                rows.neighbours(one).filter(|(to, _)| *to == other).map(|(_, weight)| f64::from(weight)).sum();
            sum += weight - resolution * strength(one) * strength(other) / doubled;
        }
    }
    sum / doubled
}

/// The friendships of a karate club: W. W. Zachary, J. Anthropol. Res. 33, 452 (1977), members from 1.
const CLUB: &[(u32, &[u32])] = &[
    (1, &[2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32]),
    (2, &[3, 4, 8, 14, 18, 20, 22, 31]),
    (3, &[4, 8, 9, 10, 14, 28, 29, 33]),
    (4, &[8, 13, 14]),
    (5, &[7, 11]),
    (6, &[7, 11, 17]),
    (7, &[17]),
    (9, &[31, 33, 34]),
    (10, &[34]),
    (14, &[34]),
    (15, &[33, 34]),
    (16, &[33, 34]),
    (19, &[33, 34]),
    (20, &[34]),
    (21, &[33, 34]),
    (23, &[33, 34]),
    (24, &[26, 28, 30, 33, 34]),
    (25, &[26, 28, 32]),
    (26, &[32]),
    (27, &[30, 34]),
    (28, &[34]),
    (29, &[32, 34]),
    (30, &[33, 34]),
    (31, &[33, 34]),
    (32, &[33, 34]),
    (33, &[34]),
];

fn club() -> Rows {
    let lines = CLUB.iter().flat_map(|(one, others)| others.iter().map(move |other| (one - 1, other - 1, 1.0)));
    Rows::of(34, lines)
}

#[test]
fn the_karate_club_divides_as_is_known() {
    let rows = club();
    assert_eq!(rows.line_count(), 78);
    let labels = values(&rows, Work::Communities { resolution: 1.0 });
    // The best that there is has 0.4198, in four communities: U. Brandes et al., IEEE Trans. Knowl. Data Eng. 20, 172 (2008).
    let quality = modularity(&rows, &labels, 1.0);
    assert!((0.4150..0.4199).contains(&quality), "{quality} with {labels:?}");
    let count = |resolution| {
        let labels = values(&rows, Work::Communities { resolution });
        labels.iter().fold(0.0f32, |most, label| most.max(*label)) as u32 + 1
    };
    assert!((3..=5).contains(&count(1.0)));
    assert!(count(0.2) < count(1.0) && count(1.0) < count(4.0), "{} {} {}", count(0.2), count(1.0), count(4.0));
    // The teacher and the president link most others.
    let scores = values(&rows, Work::Betweenness);
    let mut first: Vec<usize> = (0..34).collect();
    first.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    assert_eq!(&first[..3], [0, 33, 32]);
}

#[test]
fn large_networks_are_sampled_the_same_way_each_time() {
    // A wheel of wheels: a hub of 200, each the hub of 200.
    let lines = || {
        (1..=200u32).flat_map(|hub| {
            let rim = (0..200u32).map(move |end| (hub, 200 + (hub - 1) * 200 + end + 1, 1.0));
            std::iter::once((0, hub, 1.0)).chain(rim)
        })
    };
    let rows = Rows::of(40_201, lines());
    let task = Task { work: Work::Betweenness, rows: rows.clone(), seed: 7 };
    let (starts, all) = task.sample();
    assert!(starts < all / 10 && !task.is_short(), "{starts} of {all}");
    let found = task.clone().finish();
    assert_eq!(task.finish(), found);
    let most = found.values.iter().copied().fold(0.0, f32::max);
    assert_eq!(found.values[0], most);
    let (exact, near) = (200.0 * 199.0 / 2.0 * 201.0 * 201.0, f64::from(most));
    assert!((near / exact - 1.0).abs() < 0.05, "{near} for {exact}");
}

#[test]
fn tasks_and_messages_survive_the_way_to_the_worker() {
    for work in [Work::Betweenness, Work::Communities { resolution: 0.7 }] {
        let task = Task { work, rows: club(), seed: u64::MAX - 3 };
        let words = encode_task(9, &task);
        assert!(is_task(&words));
        assert_eq!(decode_task(&words), Some((9, task)));
        assert_eq!(decode_task(&words[..words.len() - 1]), None);
        let mut broken = words.clone();
        broken[7 + 34 + 3] = 34;
        assert_eq!(decode_task(&broken), None, "an end that is no node");
    }
    for message in [MeasureMessage::Progress(0.25), MeasureMessage::Done(Outcome { values: vec![1.0, 2.5] })] {
        assert_eq!(decode_message(&encode_message(4, &message)), Some((4, message)));
    }
    assert_eq!(decode_message(&[1, 2]), None);
    assert!(!is_task(&[1, 0]) && !is_task(&[]));
}

proptest! {
    #[test]
    fn no_words_are_too_strange(words in proptest::collection::vec(prop_oneof![0..40u32, any::<u32>()], 0..40)) {
        for kind in [101, 102] {
            let words: Vec<u32> = std::iter::once(kind).chain(words.iter().copied()).collect();
            if let Some((_, task)) = decode_task(&words) {
                prop_assert_eq!(task.rows.node_count(), task.finish().values.len());
            }
        }
        let _ = decode_message(&words);
    }

    #[test]
    fn betweenness_is_what_counting_all_ways_gives((count, lines) in network(9)) {
        let rows = Rows::of(count, lines);
        for (found, expected) in values(&rows, Work::Betweenness).iter().zip(brute_force(&rows)) {
            prop_assert!((f64::from(*found) - expected).abs() < 1e-4, "{} for {}", found, expected);
        }
    }

    #[test]
    fn the_order_of_lines_does_not_matter((count, mut lines) in network(12)) {
        let forward = Rows::of(count, lines.clone());
        lines.reverse();
        lines.iter_mut().for_each(|line| *line = (line.1, line.0, line.2));
        let backward = Rows::of(count, lines);
        prop_assert_eq!(&forward, &backward);
        for work in [Work::Betweenness, Work::Communities { resolution: 1.0 }] {
            prop_assert_eq!(values(&forward, work), values(&backward, work));
        }
    }

    #[test]
    fn modularity_never_falls_and_communities_hang_together(
        (count, lines) in network(24),
        resolution in 0.3..3.0f32,
        seed in any::<u64>(),
    ) {
        let rows = Rows::of(count, lines);
        let task = Task { work: Work::Communities { resolution }, rows: rows.clone(), seed };
        let mut job = Job::new(task);
        let of = |job: &Job| modularity(&rows, &job.outcome().values, f64::from(resolution));
        let (mut before, mut progress) = (of(&job), job.progress());
        loop {
            let more = job.step();
            prop_assert!(of(&job) >= before - 1e-6, "{} after {}", of(&job), before);
            prop_assert!(job.progress() >= progress);
            (before, progress) = (of(&job), job.progress());
            if !more {
                break;
            }
        }
        prop_assert_eq!(progress, 1.0);
        let labels = job.outcome().values;
        // Neither moving one node to a neighbour's community nor joining two linked communities gains anything.
        for node in 0..count {
            for (other, _) in rows.neighbours(node as u32) {
                let mut joined = labels.clone();
                let (mine, theirs) = (labels[node], labels[other as usize]);
                joined.iter_mut().filter(|label| **label == mine).for_each(|label| *label = theirs);
                let gain = modularity(&rows, &joined, f64::from(resolution)) - before;
                prop_assert!(gain < 1e-5, "joining {} and {} gains {}", mine, theirs, gain);
            }
            let reached = labels.iter().enumerate().filter(|(_, label)| **label == labels[node]).count();
            let mut piece = vec![node as u32];
            let mut at = 0;
            while let Some(&here) = piece.get(at) {
                at += 1;
                for (next, _) in rows.neighbours(here) {
                    if labels[next as usize] == labels[node] && !piece.contains(&next) {
                        piece.push(next);
                    }
                }
            }
            prop_assert_eq!(piece.len(), reached);
        }
        // Numbered from the largest on.
        let size = |label: f32| labels.iter().filter(|other| **other == label).count();
        let most = labels.iter().copied().fold(0.0, f32::max);
        prop_assert!((1..=most as u32).all(|label| size(label as f32) <= size(label as f32 - 1.0) && size(label as f32) > 0));
    }
}
