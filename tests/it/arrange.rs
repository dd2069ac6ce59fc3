//! Arrangements beside the map: places by their laws, and how they are asked for, undone and linked to.

use summitry::layout::arrange::{by_date, by_group, radial};
use summitry::layout::{EdgeInput, Input, fixture, key_of};
use summitry::model::GlobalId;
use summitry::state::link::View;
use summitry::state::{Command, Effect, State, Way, places_file, update};

fn at(positions: &[f32], node: usize) -> [f32; 2] {
    [positions[node * 2], positions[node * 2 + 1]]
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// News of which every third node has a label and a country.
fn news(n: usize) -> Input {
    let mut input = fixture::news_like(n, 3);
    for (number, node) in input.nodes.iter_mut().enumerate() {
        node.label = (number % 3) as f32 * 40.0;
        node.group = (number % 4) as u32;
    }
    input
}

fn dates(n: usize) -> Vec<Option<i64>> {
    (0..n as i64).map(|number| (number % 3 == 1).then_some(number % 7 * 3_000)).collect()
}

/// The same network, its nodes and edges in another order; and where each node went.
fn shuffled(input: &Input) -> (Input, Vec<usize>) {
    let mut order: Vec<usize> = (0..input.nodes.len()).collect();
    order.sort_by_key(|&number| key_of(&format!("shuffled {number}")));
    let mut new_of = vec![0; order.len()];
    order.iter().enumerate().for_each(|(new, &old)| new_of[old] = new);
    let mut edges = input.edges.clone();
    edges.reverse();
    for edge in &mut edges {
        (edge.source, edge.target) = (new_of[edge.target as usize] as u32, new_of[edge.source as usize] as u32);
    }
    (Input { nodes: order.iter().map(|&old| input.nodes[old]).collect(), edges, seed: input.seed }, new_of)
}

#[test]
fn the_order_of_nodes_never_shows() {
    let input = news(120);
    let (other, new_of) = shuffled(&input);
    let when = dates(120);
    let mut other_when = vec![None; 120];
    new_of.iter().enumerate().for_each(|(old, &new)| other_when[new] = when[old]);
    let pairs = [
        (radial(&input, &[7, 30]), radial(&other, &[new_of[7] as u32, new_of[30] as u32])),
        (by_date(&input, &when), by_date(&other, &other_when)),
        (by_group(&input), by_group(&other)),
    ];
    for (one, other) in pairs {
        for (old, &new) in new_of.iter().enumerate() {
            assert_eq!(at(&one, old).map(f32::to_bits), at(&other, new).map(f32::to_bits));
        }
    }
}

#[test]
fn rings_are_as_far_as_links() {
    let input = news(150);
    let positions = radial(&input, &[5]);
    assert_eq!(at(&positions, 5), [0.0, 0.0]);
    let mut hops = vec![usize::MAX; 150];
    hops[5] = 0;
    for round in 0..150 {
        for edge in &input.edges {
            for (from, to) in [(edge.source, edge.target), (edge.target, edge.source)] {
                if hops[from as usize] == round && hops[to as usize] == usize::MAX {
                    hops[to as usize] = round + 1;
                }
            }
        }
    }
    // An ellipse: x is stretched.
    let radius = |node: usize| distance([positions[node * 2] / 1.4, positions[node * 2 + 1]], [0.0; 2]);
    for one in 0..150 {
        for other in 0..one {
            let apart = radius(one) - radius(other);
            match hops[one].cmp(&hops[other]) {
                std::cmp::Ordering::Less => assert!(apart < -100.0, "{one} {other}"),
                // A crowded ring is a band of circles.
                std::cmp::Ordering::Equal => {
                    assert!((apart - (apart / 52.0).round() * 52.0).abs() < 0.5, "{one} {other}: {apart}");
                }
                std::cmp::Ordering::Greater => assert!(apart > 100.0, "{one} {other}"),
            }
            let rims = input.nodes[one].radius + input.nodes[other].radius;
            assert!(distance(at(&positions, one), at(&positions, other)) > rims, "{one} lies on {other}");
        }
    }
}

#[test]
fn a_crowded_ring_is_a_band_and_no_wide_circle() {
    let mut input = fixture::news_like(2_000, 3);
    input.edges.clear();
    input.edges.extend((1..2_000).map(|target| EdgeInput { source: 0, target, weight: 1.0 }));
    let positions = radial(&input, &[0]);
    let radius = |node: usize| distance([positions[node * 2] / 1.4, positions[node * 2 + 1]], [0.0; 2]);
    let (inner, outer) =
        (1..2_000).map(radius).fold((f32::MAX, 0.0f32), |(low, high), radius| (low.min(radius), high.max(radius)));
    // On one circle it would be 2,000 nodes of some 30 units round: a radius of 10,000.
    assert!(inner > 100.0 && outer < 2_500.0, "{inner} to {outer}");
    for one in 1..2_000 {
        for other in 1..one {
            let rims = input.nodes[one].radius + input.nodes[other].radius;
            assert!(distance(at(&positions, one), at(&positions, other)) > rims, "{one} lies on {other}");
        }
    }
}

#[test]
fn dates_run_from_left_to_right_and_nothing_covers_anything() {
    let input = news(150);
    let when = dates(150);
    let positions = by_date(&input, &when);
    for one in 0..150 {
        for other in 0..one {
            if let (Some(a), Some(b)) = (when[one], when[other])
                && a != b
            {
                assert_eq!(a < b, positions[one * 2] < positions[other * 2], "{one} {other}");
            }
            let [dx, dy] = [0, 1].map(|axis| (positions[one * 2 + axis] - positions[other * 2 + axis]).abs());
            let half = |node: usize| input.nodes[node].radius.max(input.nodes[node].label / 2.0);
            assert!(dy > 36.0 || dx > half(one) + half(other), "{one} covers {other}");
        }
    }
}

#[test]
fn each_country_has_a_round_of_its_own() {
    let input = news(120);
    let positions = by_group(&input);
    let members = |group: u32| (0..120).filter(move |&node| input_group(node) == group);
    fn input_group(node: usize) -> u32 {
        (node % 4) as u32
    }
    let rounds: Vec<([f32; 2], f32)> = (1..4)
        .map(|group| {
            let count = members(group).count() as f32;
            let sum = members(group).fold([0.0; 2], |sum, node| {
                [sum[0] + positions[node * 2] / count, sum[1] + positions[node * 2 + 1] / count]
            });
            (sum, members(group).map(|node| distance(at(&positions, node), sum)).fold(0.0, f32::max))
        })
        .collect();
    for (number, (middle, radius)) in rounds.iter().enumerate() {
        for (other, other_radius) in &rounds[..number] {
            assert!(distance(*middle, *other) > radius + other_radius);
        }
    }
}

#[test]
fn hostile_and_empty_networks_are_arranged_too() {
    let mut star = fixture::news_like(0, 1);
    assert!(radial(&star, &[3]).is_empty() && by_date(&star, &[]).is_empty() && by_group(&star).is_empty());
    star = news(300);
    for (number, edge) in star.edges.iter_mut().enumerate() {
        (edge.source, edge.target) = (0, number as u32 * 3);
    }
    star.nodes.iter_mut().for_each(|node| (node.radius, node.label, node.group) = (f32::NAN, f32::INFINITY, 9));
    let when: Vec<Option<i64>> = (0..300).map(|node| [Some(i64::MIN), None, Some(i64::MAX)][node % 3]).collect();
    for positions in [radial(&star, &[0, 0, 900]), by_date(&star, &when), by_group(&star)] {
        assert_eq!(positions.len(), 600);
        assert!(positions.iter().all(|value| value.is_finite()));
    }
}

fn demo() -> State {
    update(&State::default(), Command::OpenDemo).0
}

#[test]
fn a_way_is_a_step_and_stands_in_the_link() {
    let state = demo();
    let putin = GlobalId::new("anchorage-recap", "putin");
    let (state, effects) = update(&state, Command::Arrange(Way::Rings));
    assert!(effects.is_empty() && state.session.notice.is_some(), "rings need something to be about");
    let (state, _) = update(&state, Command::Pin { node: putin.clone(), at: [1.0, 2.0] });
    let (state, _) = update(&state, Command::Select(putin.clone()));
    let (rings, effects) = update(&state, Command::Arrange(Way::Rings));
    assert_eq!((rings.session.arrangement.way, rings.session.pins.len()), (Way::Rings, 0));
    assert!(effects.contains(&Effect::Relayout) && effects.contains(&Effect::FitAll));
    let places = rings.session.arrangement.places(&rings.document.network, 1).expect("places");
    assert_eq!(at(&places, rings.document.network.slot(&putin).expect("a slot") as usize), [0.0, 0.0]);
    let view = View::parse(&View::of(&rings, None).encode()).expect("a link");
    assert_eq!((view.way, &view.centre[..]), (Way::Rings, &[putin.clone()][..]));
    let (opened, _) = update(&demo(), Command::OpenLink(View::of(&rings, None).encode()));
    assert_eq!(opened.session.arrangement.centre, [putin.clone()]);
    // Back on the map the pins are back; one step back they wait again.
    let (dates, _) = update(&rings, Command::Arrange(Way::Dates));
    let (map, effects) = update(&dates, Command::Arrange(Way::Map));
    assert_eq!(map.session.pins.get(&putin), Some(&[1.0, 2.0]));
    assert!(effects.contains(&Effect::Relayout));
    let (back, effects) = update(&map, Command::Undo);
    assert_eq!((back.session.arrangement.way, back.session.pins.len()), (Way::Dates, 0));
    assert!(effects.contains(&Effect::Relayout));
    assert!(map.session.arrangement.places(&map.document.network, 1).is_none());
}

#[test]
fn places_go_into_a_file_and_come_back_as_pins() {
    let state = demo();
    let network = &state.document.network;
    let positions: Vec<f32> = (0..network.node_count() * 2).map(|number| number as f32 * 1.25 - 40.0).collect();
    let text = places_file(network, &positions);
    let bytes = text.as_bytes().into();
    let (back, effects) = update(&state, Command::OpenFile { name: "places.json".into(), bytes });
    assert_eq!(back.session.pins.len(), network.node_count());
    assert!(effects.contains(&Effect::SyncPins) && effects.contains(&Effect::FitAll));
    for (slot, node) in network.nodes() {
        assert_eq!(back.session.pins.get(&node.id), Some(&at(&positions, slot as usize)));
    }
    let (undone, _) = update(&back, Command::Undo);
    assert!(undone.session.pins.is_empty());
    // As the command line writes it; of strangers nothing is taken.
    let other =
        r#"{"seed": 1, "positions": {"nobody#here": [1, 2], "anchorage-recap#putin": [3.5, -4e1], "broken": 1}}"#;
    let (some, _) = update(&state, Command::OpenFile { name: "p.json".into(), bytes: other.as_bytes().into() });
    assert_eq!(some.session.pins.values().collect::<Vec<_>>(), [&[3.5, -40.0]]);
    let (_, effects) = update(&state, Command::SavePlaces);
    assert_eq!(effects, [Effect::SavePlaces]);
}
