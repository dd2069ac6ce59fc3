//! Laws that hold for every network.

use proptest::prelude::*;
use summitry::graph::{Network, Projection};
use summitry::model::{EntityKind, EventType, Merged, Status};

use super::records::{entity, event, merged, slot};
use summitry::order::Set;

/// A dataset of people and meetings; `meetings` says who was at which.
fn meetings(meetings: &[Set<u8>]) -> Merged {
    let people = (0..12u8).map(|number| entity(&format!("p{number}"), EntityKind::Person, &format!("Person {number}")));
    let events = meetings.iter().enumerate().map(|(number, present)| {
        let present: Vec<String> = present.iter().map(|person| format!("p{person}")).collect();
        let present: Vec<&str> = present.iter().map(String::as_str).collect();
        event(&format!("m{number}"), EventType::Meeting, Status::Occurred, &present)
    });
    merged(people.collect(), vec![], events.collect())
}

fn some_meetings() -> impl Strategy<Value = Vec<Set<u8>>> {
    let meeting = proptest::collection::btree_set(0..12u8, 0..5).prop_map(|present| present.into_iter().collect());
    proptest::collection::vec(meeting, 0..12)
}

fn same(one: &Network, other: &Network) -> bool {
    one.nodes().eq(other.nodes()) && one.edges().eq(other.edges())
}

proptest! {
    #[test]
    fn the_order_of_participants_does_not_matter(groups in some_meetings()) {
        let forward = meetings(&groups);
        let mut backward = forward.clone();
        backward.events.values_mut().map(std::sync::Arc::make_mut).for_each(|event| event.participants.reverse());
        for projection in Projection::ALL {
            let network = Network::build(&forward, projection);
            prop_assert!(same(&network, &Network::build(&backward, projection)));
            prop_assert!(network.edges().all(|(_, from, to, _)| from != to));
        }
    }

    #[test]
    fn nodes_and_edges_stand_in_order(groups in some_meetings()) {
        let network = Network::build(&meetings(&groups), Projection::EventsAsNodes);
        prop_assert!(network.nodes().map(|(_, node)| &node.id).is_sorted());
        prop_assert!(network.edges().map(|(.., edge)| &edge.id).is_sorted_by(|one, other| one < other));
        for (slot, node) in network.nodes() {
            prop_assert_eq!(network.slot(&node.id), Some(slot));
            prop_assert!((0.0..=1.0).contains(&node.importance));
        }
    }

    #[test]
    fn each_meeting_gives_each_participant_one(groups in some_meetings()) {
        let network = Network::build(&meetings(&groups), Projection::EventsAsLines);
        for person in 0..12u8 {
            let met = groups.iter().filter(|group| group.len() > 1 && group.contains(&person)).count();
            let slot = slot(&network, &format!("p{person}"));
            let edges = network.incident_edges(slot);
            let sum: f32 = edges.iter().filter_map(|edge| network.edge(*edge)).map(|edge| edge.weight).sum();
            prop_assert!((sum - met as f32).abs() < 1e-4, "{} for {} meetings", sum, met);
        }
    }

    #[test]
    fn an_ego_network_grows_to_its_component(groups in some_meetings(), start in 0..12u8) {
        let network = Network::build(&meetings(&groups), Projection::EventsAsNodes);
        let start = slot(&network, &format!("p{start}"));
        let mut before = network.ego(&[start], 0);
        prop_assert_eq!(&before, &Set::from([start]));
        for depth in 1..30 {
            let now = network.ego(&[start], depth);
            let around: Set<u32> = before.iter().flat_map(|slot| network.neighbours(*slot)).collect();
            prop_assert_eq!(&now, &before.iter().chain(&around).copied().collect());
            before = now;
        }
        let component = network.components().into_iter().find(|component| component.contains(&start));
        prop_assert_eq!(component, Some(before.into_iter().collect::<Vec<_>>()));
    }

    #[test]
    fn paths_are_shortest_and_the_same_both_ways(groups in some_meetings(), from in 0..12u8, to in 0..12u8) {
        let network = Network::build(&meetings(&groups), Projection::EventsAsNodes);
        let (from, to) = (slot(&network, &format!("p{from}")), slot(&network, &format!("p{to}")));
        let plain = petgraph::graph::UnGraph::<(), ()>::from_edges(network.edges().map(|(_, from, to, _)| (from, to)));
        let expected = if from == to {
            Some(0)
        } else {
            let known = from.max(to) < plain.node_count() as u32;
            let lengths = known.then(|| petgraph::algo::dijkstra(&plain, from.into(), Some(to.into()), |_| 1usize));
            lengths.and_then(|lengths| lengths.get(&petgraph::graph::NodeIndex::from(to)).copied())
        };
        let path = network.shortest_path(from, to, &|_| true);
        prop_assert_eq!(path.as_ref().map(|path| path.len() - 1), expected);
        let back = network.shortest_path(to, from, &|_| true).map(|path| path.into_iter().rev().collect::<Vec<_>>());
        prop_assert_eq!(&path, &back);
        if let Some(path) = path {
            prop_assert_eq!((path.first(), path.last()), (Some(&from), Some(&to)));
            for step in path.windows(2) {
                prop_assert!(network.neighbours(step[0]).contains(&step[1]));
            }
            // What lies between can be forbidden.
            let around = network.shortest_path(from, to, &|slot| !path.contains(&slot));
            prop_assert!(around.is_none_or(|around| around.len() >= path.len()));
        }
    }
}
