//! First places in slices: the same whatever the slices, stopped within one, told while they are looked for.

use summitry::layout::{EdgeInput, Frame, Input, NodeInput, Request, Session, Simulation, fixture, key_of};

fn bits(positions: &[f32]) -> Vec<u32> {
    positions.iter().map(|value| value.to_bits()).collect()
}

/// Networks that are placed in every way: small parts with care, large ones by pivots, pins, and newcomers to what is known.
fn networks() -> Vec<Input> {
    let news = |n: usize, seed: u64| fixture::news_like(n, seed);
    let mut parts = news(700, 1);
    for (number, other) in (2..).zip([news(30, 2), news(200, 3), news(75, 4)]) {
        let first = parts.nodes.len() as u32;
        parts.nodes.extend(other.nodes.iter().map(|node| NodeInput { key: node.key ^ (number << 40), ..*node }));
        let moved = |edge: &EdgeInput| EdgeInput { source: edge.source + first, target: edge.target + first, ..*edge };
        parts.edges.extend(other.edges.iter().map(moved));
    }
    let mut pinned = news(400, 5);
    pinned.nodes[7].pinned = Some([900.0, -300.0]);
    pinned.nodes[90].pinned = Some([-200.0, 40.0]);
    let mut newcomers = news(900, 6);
    let places = Simulation::new(newcomers.clone()).positions().to_vec();
    for (node, at) in newcomers.nodes.iter_mut().zip(places.as_chunks().0).take(600) {
        node.known = Some(*at);
    }
    vec![Input::default(), news(75, 7), parts, pinned, newcomers]
}

/// Works in slices until there is a picture; `spent` says when a slice is over. What was told meanwhile comes with it.
fn first_picture(session: &mut Session, spent: &mut dyn FnMut() -> bool) -> (Frame, Vec<f32>) {
    let mut told = Vec::new();
    loop {
        match session.work(spent) {
            Some(frame) if frame.placed < 1.0 => {
                assert!(frame.positions.is_empty() && !frame.settled, "what is not there is not shown");
                told.push(frame.placed);
                session.handle(Request::Buffer(frame.positions));
            }
            Some(frame) => return (frame, told),
            None => assert!(session.has_work(), "it stops before there is a picture"),
        }
    }
}

#[test]
fn first_places_do_not_hang_on_the_slices() {
    for input in networks() {
        let whole = Simulation::new(input.clone());
        for every in [1, 2, 7, u32::MAX] {
            let mut asked = 0u32;
            let mut spent = || {
                asked += 1;
                asked.is_multiple_of(every)
            };
            let mut session = Session::new();
            // Paused from the start: places are found, and then nothing moves.
            session.handle(Request::Pause);
            session.handle(Request::Start { revision: 3, input: input.clone() });
            let (frame, _) = first_picture(&mut session, &mut spent);
            assert_eq!((frame.revision, frame.placed, frame.alpha), (3, 1.0, whole.alpha()));
            assert_eq!(bits(&frame.positions), bits(whole.positions()), "{} nodes, {every}", input.nodes.len());
            assert!(!session.has_work());
        }
    }
}

#[test]
fn a_stop_is_heard_before_there_are_places() {
    let input = fixture::news_like(5_000, 1);
    let whole = Simulation::new(input.clone());
    let mut slice = || true;
    let mut session = Session::new();
    session.handle(Request::Start { revision: 1, input });
    for stop in 0..5 {
        assert!(session.work(&mut slice).is_none_or(|frame| frame.placed < 1.0), "it has places after slice {stop}");
        session.handle(Request::Pause);
        assert!(!session.has_work(), "stopped");
        for _ in 0..1_000 {
            assert!(session.work(&mut || false).is_none_or(|frame| frame.placed < 1.0), "it goes on nevertheless");
        }
        session.handle(Request::Resume);
        assert!(session.has_work());
    }
    session.handle(Request::Pause);
    // Another start is of a pause that was there before: without places there is no picture.
    session.handle(Request::Start { revision: 2, input: fixture::news_like(5_000, 1) });
    session.handle(Request::Buffer(Vec::new()));
    session.handle(Request::Buffer(Vec::new()));
    let (frame, _) = first_picture(&mut session, &mut slice);
    assert_eq!((frame.revision, bits(&frame.positions)), (2, bits(whole.positions())));
    assert!(!session.has_work(), "paused with all in place");
}

#[test]
fn it_is_told_how_far_first_places_are() {
    let mut session = Session::new();
    session.handle(Request::Start { revision: 1, input: fixture::news_like(20_000, 1) });
    let mut slices = 0;
    let (_, told) = first_picture(&mut session, &mut || {
        slices += 1;
        true
    });
    assert!(told.len() > 5, "{told:?}");
    assert!(told.is_sorted_by(|a, b| a < b) && told.iter().all(|&share| share > 0.0 && share < 1.0), "{told:?}");
    assert!(slices > 60, "the slices are long: only {slices}");
}

#[test]
fn hands_wait_for_first_places() {
    let input = fixture::news_like(600, 1);
    let (pin, mut slice) = (Request::Pin { node: 4, at: [50.0, 60.0] }, || true);
    let picture = |early: bool, slice: &mut dyn FnMut() -> bool| {
        let mut session = Session::new();
        session.handle(Request::Pause);
        session.handle(Request::Start { revision: 1, input: input.clone() });
        if early {
            session.handle(pin.clone());
        }
        let (mut frame, _) = first_picture(&mut session, slice);
        if !early {
            session.handle(pin.clone());
            frame = session.work(slice).expect("a frame with the pin");
        }
        frame.positions
    };
    let (early, late) = (picture(true, &mut slice), picture(false, &mut slice));
    assert_eq!(&early[8..10], &[50.0, 60.0]);
    assert_eq!(bits(&early), bits(&late));
}

/// Each ring of newcomers was looked for among all that were left, which takes a path of these minutes.
#[test]
fn a_long_path_of_newcomers_follows_what_is_known() {
    let node = |at: u32| NodeInput {
        key: key_of(&format!("node {at}")),
        radius: 12.0,
        label: 0.0,
        group: 0,
        known: (at == 0).then_some([0.0, 0.0]),
        pinned: None,
    };
    let edge = |at: u32| EdgeInput { source: at, target: at + 1, weight: 1.0 };
    let count = 50_000;
    let input = Input { nodes: (0..count).map(node).collect(), edges: (0..count - 1).map(edge).collect(), seed: 1 };
    let simulation = Simulation::new(input);
    let places = simulation.positions().as_chunks::<2>().0;
    for (one, next) in places.iter().zip(&places[1..]) {
        let apart = (one[0] - next[0]).hypot(one[1] - next[1]);
        assert!((apart - 14.0).abs() < 0.1, "{apart}");
    }
}
