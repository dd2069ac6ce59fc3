//! The layout where it should stand still, and where what comes in is hostile.

use proptest::prelude::*;
use summitry::layout::{EdgeInput, Input, NodeInput, Simulation, fixture, key_of};
use summitry::order::Map;
use summitry::state::{Command, State, layout_input, update};

fn settled(input: Input) -> Simulation {
    let mut simulation = Simulation::new(input);
    simulation.settle(1_000);
    assert!(simulation.is_settled());
    simulation
}

fn places(simulation: &Simulation) -> Vec<[f32; 2]> {
    simulation.positions().as_chunks::<2>().0.to_vec()
}

fn width(places: &[[f32; 2]]) -> f32 {
    let (low, high) = places.iter().fold((f32::MAX, f32::MIN), |(low, high), [x, _]| (low.min(*x), high.max(*x)));
    high - low
}

fn mean_move(before: &[[f32; 2]], after: &[[f32; 2]]) -> f32 {
    let moves = before.iter().zip(after).map(|(a, b)| (a[0] - b[0]).hypot(a[1] - b[1]));
    moves.sum::<f32>() / before.len() as f32
}

fn node(name: usize) -> NodeInput {
    NodeInput {
        key: key_of(&format!("node {name}")),
        radius: 12.0,
        label: 60.0,
        group: name as u32 % 5,
        known: None,
        pinned: None,
    }
}

fn graph(n: usize, edges: impl Iterator<Item = (usize, usize)>) -> Input {
    let edges = edges.map(|(source, target)| EdgeInput { source: source as u32, target: target as u32, weight: 1.0 });
    Input { nodes: (0..n).map(node).collect(), edges: edges.collect(), seed: 1 }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_article_hardly_moves_what_was_there(
        n in 12usize..110,
        comers in 1usize..40,
        links in proptest::collection::vec((0usize..10_000, 0usize..10_000), 1..80),
        seed in any::<u64>(),
    ) {
        let mut input = fixture::news_like(n, seed);
        let before = places(&settled(input.clone()));
        for (node, at) in input.nodes.iter_mut().zip(&before) {
            node.known = Some(*at);
        }
        input.nodes[n / 2].pinned = Some(before[n / 2]);
        input.nodes.extend((0..comers).map(|name| node(1_000 + name)));
        for (comer, other) in links {
            let (source, target) = ((n + comer % comers) as u32, (other % (n + comers)) as u32);
            input.edges.push(EdgeInput { source, target, weight: 1.0 });
        }
        let after = places(&settled(input.clone()));
        prop_assert!(mean_move(&before, &after) < 0.02 * width(&before));
        prop_assert_eq!(after[n / 2].map(f32::to_bits), before[n / 2].map(f32::to_bits));
        // The newcomers found room.
        for comer in n..n + comers {
            for other in 0..comer {
                let apart = (after[comer][0] - after[other][0]).hypot(after[comer][1] - after[other][1]);
                prop_assert!(apart - 12.0 - input.nodes[other].radius > -0.05, "{} lies on {}", comer, other);
            }
        }
    }
}

#[test]
fn the_second_demo_article_hardly_moves_the_first() {
    let (both, _) = update(&State::default(), Command::OpenDemo);
    let second = both.document.dataset.sources.keys().last().expect("two articles").to_string();
    let (one, _) = update(&both, Command::CloseArticle(second.into()));
    let input = |state: &State, known: &dyn Fn(&summitry::model::GlobalId) -> Option<[f32; 2]>| {
        layout_input(&state.document.network, 1, known, &Map::new())
    };
    let before = places(&settled(input(&one, &|_| None)));
    let old = &one.document.network;
    let next = input(&both, &|id| Some(before[old.slot(id)? as usize]));
    let after = places(&settled(next));
    let (mut was, mut is) = (Vec::new(), Vec::new());
    for (slot, node) in both.document.network.nodes() {
        if let Some(old) = old.slot(&node.id) {
            was.push(before[old as usize]);
            is.push(after[slot as usize]);
        }
    }
    assert!(was.len() > 20, "what both tell of keeps its name: {}", was.len());
    assert!(mean_move(&was, &is) < 0.02 * width(&before));
}

#[test]
fn hostile_networks_come_to_rest() {
    let mut spot = graph(400, (0..399).map(|node| (node, node + 1)));
    spot.nodes.iter_mut().for_each(|node| node.known = Some([1.0, 1.0]));
    let mut far = graph(300, (0..299).map(|node| (node, 299)));
    far.nodes.iter_mut().step_by(3).for_each(|node| node.known = Some([f32::MAX, f32::MIN]));
    far.nodes.iter_mut().step_by(7).for_each(|node| node.pinned = Some([f32::INFINITY, 0.0]));
    far.nodes.iter_mut().step_by(5).for_each(|node| (node.radius, node.label) = (f32::MAX, f32::INFINITY));
    let loops = graph(300, (0..900).map(|edge| (edge % 300, edge % 300)));
    let parallel = graph(300, (0..3_000).map(|edge| (edge % 2, 2 + edge % 298)));
    let cases = [
        ("one spot", spot),
        ("far away", far),
        ("isolated", graph(10_000, std::iter::empty())),
        ("star", graph(2_000, (1..2_000).map(|leaf| (0, leaf)))),
        ("path", graph(3_000, (0..2_999).map(|node| (node, node + 1)))),
        ("loops", loops),
        ("parallel", parallel),
    ];
    for (name, input) in cases {
        let mut simulation = settled(input);
        assert!(simulation.positions().iter().all(|value| value.is_finite()), "{name}");
        simulation.reheat(1.0);
        simulation.settle(1_000);
        assert!(simulation.is_settled(), "{name}");
        assert!(simulation.positions().iter().all(|value| value.abs() < 1.0e7), "{name}");
    }
}

/// Larger ones, with few ticks, so that this takes a second or two without optimisation; `cargo bench --bench layout` lays a star,
/// a path and a million lines out to the end.
#[test]
fn a_hundred_thousand_nodes_stay_finite_and_come_out_the_same() {
    let count = 100_000;
    let isolated = graph(count, std::iter::empty());
    // Loops, and lines side by side among those pinned on one spot.
    let mut spot = graph(count, (0..count).map(|edge| if edge % 2 == 0 { (edge, edge) } else { (edge % 50, 50) }));
    spot.nodes.iter_mut().for_each(|node| node.pinned = Some([5.0, 5.0]));
    for (name, input) in [("isolated", isolated), ("one spot", spot)] {
        let drawn = |input: Input| {
            let mut simulation = Simulation::new(input);
            simulation.settle(2);
            places(&simulation)
        };
        let (one, other) = (drawn(input.clone()), drawn(input));
        assert!(one.iter().flatten().all(|value| value.abs() < 1.0e6), "{name}");
        assert!(one == other, "{name}");
        assert_eq!(width(&one) > 1_000.0, name == "isolated", "{name}: {}", width(&one));
    }
}

#[test]
fn a_path_as_long_as_numbers_go_is_drawn_from_end_to_end() {
    let mut input = graph(9_000, (0..8_999).map(|node| (node, node + 1)));
    input.nodes.iter_mut().for_each(|node| node.radius = 500.0);
    let path = places(&Simulation::new(input));
    assert!(width(&path) > 8.0e7, "{}", width(&path));
    let along = (path[8_999][0] - path[0][0]).signum();
    let back = path.windows(2).filter(|pair| (pair[1][0] - pair[0][0]) * along < 0.0).count();
    assert!(back < 900, "{back} steps go back");
}

#[test]
fn a_path_is_drawn_as_one_and_a_star_round_its_hub() {
    let path = places(&settled(graph(600, (0..599).map(|node| (node, node + 1)))));
    let apart = |a: [f32; 2], b: [f32; 2]| (a[0] - b[0]).hypot(a[1] - b[1]);
    let steps: f32 = path.windows(2).map(|pair| apart(pair[0], pair[1])).sum();
    assert!(apart(path[0], path[599]) > 0.3 * steps, "{} of {steps}", apart(path[0], path[599]));
    let star = places(&settled(graph(600, (1..600).map(|leaf| (0, leaf)))));
    let farthest = star.iter().map(|leaf| apart(*leaf, star[0])).fold(0.0, f32::max);
    assert!(width(&star) > 1.6 * farthest, "the hub is in the middle: {} {farthest}", width(&star));
}
