//! The layout by its laws: finite, repeatable to the bit, order-free, still where it should be still.

use proptest::prelude::*;
use summitry::layout::forces::charge::{self, Repulsion};
use summitry::layout::manner::Manner;
use summitry::layout::protocol::{ProtocolError, decode_frame, decode_request, encode_frame, encode_request};
use summitry::layout::quadtree::Quadtree;
use summitry::layout::{
    Bodies, EdgeInput, Frame, Input, NodeInput, Request, Session, Simulation, cooled, digest, fixture, key_of,
};

/// What `fixture::news_like(200, 7)` settles to, on every machine and in the browser.
/// It changes whenever a force does; the new value is in the failure.
const DIGEST_OF_200: u64 = 0xb701_35aa_8a4f_8a6b;
/// The same of `fixture::news_like(600, 7)`, which is laid out as large networks are.
const DIGEST_OF_600: u64 = 0x3d47_4701_b621_43d9;

fn node(name: usize, radius: f32) -> NodeInput {
    NodeInput { key: key_of(&format!("node {name}")), radius, label: 0.0, group: 0, known: None, pinned: None }
}

fn graph(n: usize, edges: &[(u32, u32)]) -> Input {
    Input {
        nodes: (0..n).map(|name| node(name, 12.0)).collect(),
        edges: edges.iter().map(|&(source, target)| EdgeInput { source, target, weight: 1.0 }).collect(),
        seed: 1,
    }
}

fn settled(input: Input) -> Simulation {
    let mut simulation = Simulation::new(input);
    simulation.settle(1_000);
    assert!(simulation.is_settled());
    simulation
}

fn at(positions: &[f32], node: usize) -> [f32; 2] {
    [positions[node * 2], positions[node * 2 + 1]]
}

fn bits(positions: &[f32]) -> Vec<u32> {
    positions.iter().map(|value| value.to_bits()).collect()
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    ((a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2)).sqrt()
}

/// The least space between two rims; negative where circles overlap.
fn least_gap(input: &Input, positions: &[f32]) -> f32 {
    let mut least = f32::MAX;
    for (i, one) in input.nodes.iter().enumerate() {
        for (j, other) in input.nodes.iter().enumerate().take(i) {
            least = least.min(distance(at(positions, i), at(positions, j)) - one.radius - other.radius);
        }
    }
    least
}

/// The settled graph as the next revision knows it.
fn known(input: &Input, positions: &[f32]) -> Input {
    let mut input = input.clone();
    for (number, node) in input.nodes.iter_mut().enumerate() {
        node.known = Some(at(positions, number));
    }
    input
}

fn any_input(most: usize) -> impl Strategy<Value = Input> {
    (0..=most).prop_flat_map(move |n| {
        let edge = (0..n.max(1) as u32, 0..n.max(1) as u32, 0.1f32..5.0);
        (proptest::collection::vec(4.0f32..20.0, n), proptest::collection::vec(edge, 0..=n * 2), any::<u64>()).prop_map(
            move |(radii, edges, seed)| Input {
                nodes: radii.into_iter().enumerate().map(|(name, radius)| node(name, radius)).collect(),
                edges: edges
                    .into_iter()
                    .filter(|_| n > 0)
                    .map(|(source, target, weight)| EdgeInput { source, target, weight })
                    .collect(),
                seed,
            },
        )
    })
}

/// Numbers as a broken or hostile sender might send them.
fn any_number() -> impl Strategy<Value = f32> {
    prop_oneof![
        -1.0e3f32..1.0e3,
        Just(f32::NAN),
        Just(f32::INFINITY),
        Just(f32::NEG_INFINITY),
        Just(f32::MAX),
        Just(f32::MIN_POSITIVE),
        Just(0.0),
        any::<u32>().prop_map(f32::from_bits),
    ]
}

fn hostile_input() -> impl Strategy<Value = Input> {
    let place = || proptest::option::weighted(0.3, [any_number(), any_number()]);
    let node = (0u64..12, any_number(), place(), place()).prop_map(|(key, radius, known, pinned)| NodeInput {
        key,
        radius,
        label: radius,
        group: key as u32 % 3,
        known,
        pinned,
    });
    let edge =
        (0u32..16, 0u32..16, any_number()).prop_map(|(source, target, weight)| EdgeInput { source, target, weight });
    (proptest::collection::vec(node, 0..14), proptest::collection::vec(edge, 0..30), any::<u64>())
        .prop_map(|(nodes, edges, seed)| Input { nodes, edges, seed })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_comes_in_positions_are_finite(input in hostile_input(), pin in (0u32..20, any_number(), any_number())) {
        let mut simulation = Simulation::new(input.clone());
        simulation.settle(300);
        simulation.pin(pin.0, [pin.1, pin.2]);
        simulation.reheat(0.5);
        simulation.settle(300);
        simulation.unpin(pin.0);
        simulation.reheat(1.0);
        simulation.settle(300);
        prop_assert_eq!(simulation.positions().len(), input.nodes.len() * 2);
        prop_assert!(simulation.positions().iter().all(|value| value.is_finite()));
    }

    #[test]
    fn the_order_of_nodes_and_edges_never_shows(input in any_input(40), shuffle in any::<u64>()) {
        let mut order: Vec<usize> = (0..input.nodes.len()).collect();
        order.sort_by_key(|&number| key_of(&format!("{shuffle} {number}")));
        let mut new_of = vec![0u32; order.len()];
        for (new, &old) in order.iter().enumerate() {
            new_of[old] = new as u32;
        }
        let mut edges: Vec<EdgeInput> = input
            .edges
            .iter()
            .map(|edge| EdgeInput {
                source: new_of[edge.target as usize],
                target: new_of[edge.source as usize],
                weight: edge.weight,
            })
            .collect();
        edges.reverse();
        let shuffled = Input { nodes: order.iter().map(|&old| input.nodes[old]).collect(), edges, seed: input.seed };
        let (one, other) = (settled(input), settled(shuffled));
        for (new, &old) in order.iter().enumerate() {
            prop_assert_eq!(
                at(one.positions(), old).map(f32::to_bits),
                at(other.positions(), new).map(f32::to_bits)
            );
        }
    }

    #[test]
    fn circles_do_not_overlap_once_settled(input in any_input(60)) {
        let simulation = settled(input.clone());
        prop_assert!(least_gap(&input, simulation.positions()) > -0.05);
    }

    #[test]
    fn the_repulsion_is_a_plain_sum_in_f64_but_for_a_few_bits(
        points in proptest::collection::vec((-900.0f32..900.0, -500.0f32..500.0, 0.2f32..3.0), 2..500),
    ) {
        let mut bodies = Bodies::new(vec![10.0; points.len()]);
        for (number, (x, y, charge)) in points.iter().enumerate() {
            (bodies.x[number], bodies.y[number], bodies.charge[number]) = (*x, *y, *charge);
        }
        let manner = Manner::of(points.len());
        let [strength, softening, fading] = [manner.strength, manner.softening, manner.fading].map(f64::from);
        let plain = |one: (f32, f32, f32)| {
            points.iter().fold([0.0f64; 2], |sum, &(x, y, charge)| {
                let (dx, dy) = (f64::from(one.0) - f64::from(x), f64::from(one.1) - f64::from(y));
                let square = dx * dx + dy * dy;
                let push = strength * fading * f64::from(charge) / ((square + softening) * (square + fading));
                [sum[0] + dx * push, sum[1] + dy * push]
            })
        };
        let all = 0..points.len();
        let mut repulsion = Repulsion::default();
        repulsion.exact(&bodies, &all);
        repulsion.add(&mut bodies, &all, 1.0);
        let (mut off, mut length) = (0.0, 0.0);
        for (number, &point) in points.iter().enumerate() {
            let [x, y] = plain(point);
            off += (f64::from(bodies.vx[number]) - x).powi(2) + (f64::from(bodies.vy[number]) - y).powi(2);
            length += x * x + y * y;
        }
        prop_assert!(off.sqrt() <= 3.0e-6 * length.sqrt(), "{} of {}", off.sqrt(), length.sqrt());
    }

    #[test]
    fn the_tree_is_near_the_truth(points in proptest::collection::vec((-900.0f32..900.0, -500.0f32..500.0), 300..700)) {
        let mut exact = Bodies::new(vec![10.0; points.len()]);
        for (number, (x, y)) in points.iter().enumerate() {
            (exact.x[number], exact.y[number]) = (*x, *y);
        }
        let still = exact.clone();
        let all = 0..points.len();
        let mut repulsion = Repulsion::default();
        repulsion.exact(&exact, &all);
        repulsion.add(&mut exact, &all, 1.0);
        let length = |xs: &[f32], ys: &[f32]| xs.iter().chain(ys).map(|v| f64::from(v * v)).sum::<f64>().sqrt();
        let off = |one: &[f32], other: &[f32]| one.iter().zip(other).map(|(a, b)| a - b).collect::<Vec<f32>>();
        let truth = length(&exact.vx, &exact.vy);
        for (theta, bound) in [(charge::THETA, 0.12), (0.5, 0.02), (0.0, 1.0e-4)] {
            let mut near = still.clone();
            repulsion.approximate(&near, &all, theta);
            repulsion.add(&mut near, &all, 1.0);
            let error = length(&off(&exact.vx, &near.vx), &off(&exact.vy, &near.vy)) / truth;
            prop_assert!(error < bound, "theta {theta}: error {error}");
        }
    }

    #[test]
    fn requests_survive_the_way(input in any_input(20), revision in any::<u32>(), pins in any::<bool>()) {
        let mut input = input;
        for (number, node) in input.nodes.iter_mut().enumerate() {
            node.known = (number % 3 == 0).then_some([number as f32, -1.5]);
            node.pinned = (pins && number % 4 == 0).then_some([0.25, number as f32]);
        }
        let request = Request::Start { revision, input };
        prop_assert_eq!(decode_request(&encode_request(&request)), Ok(request));
    }

    #[test]
    fn words_that_are_no_request_are_refused(words in proptest::collection::vec(0u32..9, 0..60)) {
        // Whatever is accepted is exactly what it would be sent as.
        if let Ok(request) = decode_request(&words) {
            prop_assert_eq!(encode_request(&request), words);
        }
    }
}

#[test]
fn small_and_empty_graphs_are_sound() {
    assert!(settled(graph(0, &[])).positions().is_empty());
    assert_eq!(settled(graph(1, &[])).positions(), [0.0, 0.0]);
    let pair = settled(graph(2, &[(0, 1)]));
    let apart = distance(at(pair.positions(), 0), at(pair.positions(), 1));
    assert!((60.0..=90.0).contains(&apart), "{apart}");
    assert!((pair.positions()[1] - pair.positions()[3]).abs() < 0.01, "a pair lies level");
    let strangers = settled(graph(2, &[]));
    assert!(distance(at(strangers.positions(), 0), at(strangers.positions(), 1)) > 24.0);
}

#[test]
fn loops_and_edges_to_nowhere_are_left_out() {
    let mut input = graph(3, &[(0, 1), (1, 2)]);
    let plain = settled(input.clone());
    for (source, target) in [(0, 0), (2, 3), (u32::MAX, 1)] {
        input.edges.push(EdgeInput { source, target, weight: 1.0 });
    }
    assert_eq!(bits(settled(input).positions()), bits(plain.positions()));
}

#[test]
fn the_same_input_gives_the_same_bits() {
    let input = fixture::news_like(200, 7);
    let (one, other) = (settled(input.clone()), settled(input));
    assert_eq!(bits(one.positions()), bits(other.positions()));
    let found = digest(one.positions());
    assert_eq!(found, DIGEST_OF_200, "found {found:#018x}");
    let found = digest(settled(fixture::news_like(600, 7)).positions());
    assert_eq!(found, DIGEST_OF_600, "found {found:#018x}");
}

#[test]
fn news_are_drawn_wider_than_high_and_without_overlap() {
    for seed in 1..=4 {
        let input = fixture::news_like(75, seed);
        let simulation = settled(input.clone());
        let extent = |from: usize| {
            let values = simulation.positions().iter().skip(from).step_by(2);
            let (min, max) = values.fold((f32::MAX, f32::MIN), |(min, max), &value| (min.min(value), max.max(value)));
            max - min
        };
        let aspect = extent(0) / extent(1);
        assert!((1.2..2.6).contains(&aspect), "seed {seed}: {aspect}");
        assert!(least_gap(&input, simulation.positions()) > 8.0, "seed {seed}: labels have no room");
    }
}

#[test]
fn components_lie_apart() {
    // Three triangles and a star.
    let mut edges = vec![(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (6, 7), (7, 8), (8, 6)];
    edges.extend((10..20).map(|leaf| (9, leaf)));
    let simulation = settled(graph(20, &edges));
    let bounds = |nodes: std::ops::Range<usize>| {
        nodes
            .map(|node| at(simulation.positions(), node))
            .fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |b, [x, y]| {
                [b[0].min(x), b[1].min(y), b[2].max(x), b[3].max(y)]
            })
    };
    let parts = [bounds(0..3), bounds(3..6), bounds(6..9), bounds(9..20)];
    for (i, a) in parts.iter().enumerate() {
        for b in &parts[..i] {
            let apart = a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];
            assert!(apart, "{a:?} and {b:?}");
        }
    }
}

#[test]
fn stars_chains_and_piles_are_sound() {
    let star: Vec<(u32, u32)> = (1..400).map(|leaf| (0, leaf)).collect();
    let chain: Vec<(u32, u32)> = (0..1_999).map(|node| (node, node + 1)).collect();
    let mut pile = graph(300, &star[..299]);
    pile.nodes.iter_mut().for_each(|node| node.known = Some([5.0, 5.0]));
    for input in [graph(400, &star), graph(2_000, &chain), fixture::news_like(2_000, 3), pile.clone()] {
        let simulation = settled(input.clone());
        assert!(simulation.positions().iter().all(|value| value.is_finite()));
        if input.nodes[0].known.is_none() {
            let gap = least_gap(&input, simulation.positions());
            assert!(gap > -0.05, "{gap} among {}", input.nodes.len());
        }
    }
    // Known nodes stay on their pile until asked; then they part.
    let mut simulation = settled(pile.clone());
    assert!(simulation.positions().iter().all(|&value| value == 5.0));
    simulation.reheat(1.0);
    simulation.settle(1_000);
    let gap = least_gap(&pile, simulation.positions());
    assert!(gap > -0.05, "{gap}");
}

#[test]
fn speeds_that_cannot_be_computed_with_move_nothing() {
    let speeds = [f32::INFINITY, f32::NEG_INFINITY, f32::NAN, 1.0e30, -1.0e30, 90.0, 3.0];
    let mut bodies = Bodies::new(vec![10.0; speeds.len()]);
    bodies.vx.copy_from_slice(&speeds);
    bodies.advance(&(0..speeds.len()), 0.5, 20.0);
    assert_eq!(bodies.x, [0.0, 0.0, 0.0, 0.0, 0.0, 20.0, 1.5]);
    assert_eq!(bodies.vx, bodies.x);
    assert_eq!(bodies.y, [0.0; 7]);
}

#[test]
fn a_tree_over_one_spot_ends() {
    let n = 5_000;
    let mut tree = Quadtree::default();
    tree.build(&vec![3.0; n], &vec![-2.0; n], &vec![1.0; n], 0.9);
    let mut visited = 0;
    tree.for_each_bucket(
        |_| true,
        |points, bodies, seen| {
            visited += points.len();
            assert!(bodies.iter().all(|body| *body == [3.0, -2.0, 1.0]));
            assert_eq!(seen.iter().map(|body| body[2]).sum::<f32>(), n as f32);
        },
    );
    assert_eq!((visited, tree.len()), (n, n));
}

#[test]
fn pinned_nodes_stay_exactly_where_they_are() {
    let mut input = fixture::news_like(75, 2);
    input.nodes[3].pinned = Some([321.5, -77.25]);
    input.nodes[40].pinned = Some([-50.0, 12.0]);
    let mut simulation = Simulation::new(input);
    while simulation.tick() {
        assert_eq!(at(simulation.positions(), 3), [321.5, -77.25]);
        assert_eq!(at(simulation.positions(), 40), [-50.0, 12.0]);
    }
    simulation.reheat(1.0);
    simulation.settle(1_000);
    assert_eq!(at(simulation.positions(), 3), [321.5, -77.25]);
}

#[test]
fn a_drag_moves_only_what_is_near() {
    // A chain: hops are distances along it.
    let edges: Vec<(u32, u32)> = (0..19).map(|node| (node, node + 1)).collect();
    let mut simulation = settled(graph(20, &edges));
    let before = simulation.positions().to_vec();
    let there = [at(&before, 10)[0] + 10.0, at(&before, 10)[1] + 260.0];
    simulation.pin(10, there);
    assert_eq!(at(simulation.positions(), 10), there);
    simulation.reheat(0.3);
    simulation.settle(1_000);
    let after = simulation.positions();
    for node in (0..7).chain(14..20) {
        assert_eq!(at(after, node), at(&before, node), "node {node}");
    }
    assert_eq!(at(after, 10), there);
    let moved = |node: usize| distance(at(after, node), at(&before, node));
    assert!(moved(9) > 5.0 && moved(11) > 5.0, "neighbours follow: {} {}", moved(9), moved(11));
    // Let go, it comes back among its neighbours.
    simulation.unpin(10);
    simulation.reheat(0.3);
    simulation.settle(1_000);
    assert!(distance(at(simulation.positions(), 10), there) > 10.0);
}

#[test]
fn newcomers_move_only_themselves() {
    let first = fixture::news_like(75, 1);
    let mut simulation = settled(first.clone());
    let before = simulation.positions().to_vec();
    let mut next = known(&first, &before);
    // One beside two, a chain of two behind it, and a pair that knows nobody.
    for name in 1_000..1_005 {
        next.nodes.push(node(name, 9.0));
    }
    for (source, target) in [(75, 0), (75, 5), (76, 75), (77, 76), (78, 79)] {
        next.edges.push(EdgeInput { source, target, weight: 1.0 });
    }
    simulation.replace(next.clone());
    let start = at(simulation.positions(), 75);
    let mean = [(at(&before, 0)[0] + at(&before, 5)[0]) / 2.0, (at(&before, 0)[1] + at(&before, 5)[1]) / 2.0];
    assert!(distance(start, mean) < 20.0, "{start:?} begins beside {mean:?}");
    simulation.settle(1_000);
    assert_eq!(bits(&simulation.positions()[..150]), bits(&before));
    assert!(least_gap(&next, simulation.positions()) > -0.05);
    // And what is known altogether does not wake up.
    simulation.replace(known(&first, &before));
    assert!(simulation.is_settled());
    assert_eq!(bits(simulation.positions()), bits(&before));
}

#[test]
fn a_session_has_two_buffers_and_rests() {
    let mut session = Session::new();
    assert!(!session.has_work());
    assert!(session.work(&mut || false).is_none());
    session.handle(Request::Start { revision: 4, input: fixture::news_like(600, 1) });
    // A slice is one step to first places here, then one tick.
    let mut slice = || true;
    let one = loop {
        match session.work(&mut slice) {
            Some(frame) if frame.placed < 1.0 => session.handle(Request::Buffer(frame.positions)),
            Some(frame) => break frame,
            None => assert!(session.has_work()),
        }
    };
    let two = session.work(&mut slice).expect("a second buffer");
    assert_eq!((one.revision, two.revision, two.settled), (4, 4, false));
    assert_eq!(two.positions.len(), 1_200);
    assert!(session.work(&mut slice).is_none(), "both buffers are out");
    assert!(session.has_work(), "it works on meanwhile");
    session.handle(Request::Buffer(one.positions));
    session.handle(Request::Buffer(two.positions));
    session.handle(Request::Buffer(Vec::new()));
    let (mut shown, mut frames) = (None, 0);
    while session.has_work() {
        let frame = session.work(&mut slice).expect("a frame while a buffer is at hand");
        session.handle(Request::Buffer(frame.positions.clone()));
        shown = Some(frame);
        frames += 1;
    }
    let last = shown.expect("frames");
    assert!(last.settled && frames > 10);
    assert!(session.work(&mut || false).is_none());
    // Another revision: its frames say so, even when it rests at once.
    let next = known(&fixture::news_like(600, 1), &last.positions);
    session.handle(Request::Start { revision: 5, input: next });
    let frame = session.work(&mut || false).expect("what is known is shown too");
    assert_eq!((frame.revision, frame.settled), (5, true));
    assert_eq!(bits(&frame.positions), bits(&last.positions));
    assert!(!session.has_work());
}

#[test]
fn a_session_hears_pins_and_pauses() {
    let mut session = Session::new();
    session.handle(Request::Start { revision: 1, input: fixture::news_like(75, 1) });
    let frame = session.work(&mut || false).expect("a small graph settles in a slice");
    assert!(frame.settled && !session.has_work());
    session.handle(Request::Pause);
    session.handle(Request::Pin { node: 0, at: [10.0, 20.0] });
    let paused = session.work(&mut || false).expect("a pin shows while paused");
    assert_eq!(at(&paused.positions, 0), [10.0, 20.0]);
    assert_eq!(bits(&paused.positions[2..]), bits(&frame.positions[2..]));
    assert!(!session.has_work());
    session.handle(Request::Resume);
    assert!(!session.has_work(), "a drag goes at the pace of the page: no buffer, no tick");
    session.handle(Request::Buffer(frame.positions));
    session.handle(Request::Buffer(paused.positions));
    let mut frames = 0;
    while session.has_work() {
        let frame = session.work(&mut || false).expect("a frame");
        assert_eq!(at(&frame.positions, 0), [10.0, 20.0]);
        session.handle(Request::Buffer(frame.positions));
        frames += 1;
    }
    assert!(frames > 10, "neighbours follow in steps: {frames}");
    session.handle(Request::Unpin { node: 0 });
    assert!(session.has_work());
}

#[test]
fn small_requests_and_frames_survive_the_way() {
    let requests = [
        Request::Pin { node: 3, at: [1.5, -2.0] },
        Request::Unpin { node: 9 },
        Request::Reheat,
        Request::Pause,
        Request::Resume,
    ];
    for request in requests {
        assert_eq!(decode_request(&encode_request(&request)), Ok(request));
    }
    let frame = Frame { revision: 7, placed: 1.0, alpha: 0.25, settled: true, positions: vec![1.0, 2.0] };
    let (header, positions) = encode_frame(&frame);
    assert_eq!(decode_frame(&header, positions.to_vec()), Ok(frame));
}

#[test]
fn broken_messages_are_refused_with_their_fault() {
    let mut start = encode_request(&Request::Start { revision: 1, input: graph(2, &[(0, 1)]) });
    assert_eq!(decode_request(&[]), Err(ProtocolError::Empty));
    assert_eq!(decode_request(&[99]), Err(ProtocolError::Kind(99)));
    assert_eq!(decode_request(&[2, 0]), Err(ProtocolError::Length { found: 2, expected: 4 }));
    assert!(matches!(decode_request(&[2, 0, f32::NAN.to_bits(), 0]), Err(ProtocolError::NotFinite(_))));
    assert!(matches!(decode_request(&start[..start.len() - 1]), Err(ProtocolError::Length { .. })));
    assert!(decode_request(&[1, 0, 0, 0, u32::MAX, u32::MAX]).is_err());
    let last = start.len();
    start[last - 2] = 2;
    assert_eq!(decode_request(&start), Err(ProtocolError::Edge { edge: 0, end: 2, nodes: 2 }));
    start[11] = 4;
    assert_eq!(decode_request(&start), Err(ProtocolError::Flags { node: 0, flags: 4 }));
    let said = ProtocolError::Edge { edge: 0, end: 2, nodes: 2 }.to_string();
    assert_eq!(said, "edge 0 ends at node 2, expected one below 2");
    assert!(matches!(decode_frame(&[1, 0, 0], Vec::new()), Err(ProtocolError::Length { .. })));
    assert_eq!(decode_frame(&[1, 0, 0, 2, 0], Vec::new()), Err(ProtocolError::Settled(2)));
    assert!(matches!(decode_frame(&[1, 0, 0, 1, 4], vec![0.0; 2]), Err(ProtocolError::Coordinates { .. })));
    let nan = f32::NAN.to_bits();
    for header in [[1, nan, 0, 1, 0], [1, 0, nan, 1, 0]] {
        assert!(matches!(decode_frame(&header, Vec::new()), Err(ProtocolError::NotFinite(_))));
    }
}

#[test]
fn how_far_a_layout_is_grows_with_its_ticks() {
    for n in [200, 600, 3_000] {
        let mut simulation = Simulation::new(fixture::news_like(n, 3));
        let first = simulation.alpha();
        let mut told = vec![cooled(first, first)];
        while simulation.tick() {
            told.push(cooled(first, simulation.alpha()));
        }
        let ticks = told.len() - 1;
        assert_eq!((told[0], told[ticks]), (0.0, 1.0));
        for (tick, share) in told.iter().enumerate() {
            assert!((share - tick as f32 / ticks as f32).abs() < 0.05, "{share} after {tick} of {ticks}");
        }
        assert!(told.is_sorted());
    }
    assert_eq!((cooled(0.0, 0.5), cooled(0.3, 0.9), cooled(f32::NAN, 0.1)), (0.0, 0.0, 0.0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_moves_loses_its_energy_in_every_tick(n in 130usize..700, seed in any::<u64>()) {
        // Above, parts glide to their homes and sweeps bring the shape at large about, which both move nodes at once.
        const LEFT_TO_FORCES: f32 = 0.0155;
        let mut simulation = Simulation::new(fixture::news_like(n, seed));
        let mut energies = Vec::new();
        let mut before = simulation.positions().to_vec();
        while simulation.tick() && !simulation.is_settled() {
            let steps = before.iter().zip(simulation.positions()).map(|(was, is)| f64::from(is - was).powi(2));
            if simulation.alpha() < LEFT_TO_FORCES {
                energies.push(steps.sum::<f64>() / n as f64);
            }
            before = simulation.positions().to_vec();
        }
        prop_assert!(energies.len() >= 3, "{} ticks", energies.len());
        for (tick, pair) in energies.windows(2).enumerate() {
            prop_assert!(pair[1] < pair[0], "{tick}: {energies:?}");
        }
        prop_assert!(energies[energies.len() - 1] < 0.7 * energies[0], "{energies:?}");
    }
}
