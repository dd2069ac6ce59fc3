//! Routes: parallel lines are apart, and lines end at outlines.

use proptest::prelude::*;
use summitry::geom::WorldPoint;
use summitry::scene::routes::{Curve, End, Fans, route};
use summitry::scene::{EdgeMark, Shape};

use super::sample::{Sample, entity, event, merged, relation, summit};
use summitry::model::{EntityKind, EventType, RelationType, Status};

const SHAPES: [Shape; 6] = [Shape::Circle, Shape::Disc, Shape::Square, Shape::Pin, Shape::Ring, Shape::Diamond];

fn end(x: f32, y: f32, radius: f32, shape: usize) -> End {
    End { at: WorldPoint::new(x, y), radius, shape: SHAPES[shape % 6], gap: 2.0 }
}

fn whole(mark: &EdgeMark) -> Curve {
    Curve { from: mark.from, control: mark.control, to: mark.to }
}

/// The bend of each edge.
fn fan(edges: &[(u32, u32)], nodes: usize, apart: f32, seen: impl Fn(u32) -> bool) -> Vec<f32> {
    let mut fans = Fans::of((0u32..).zip(edges.iter().copied()), nodes);
    let mut bends = vec![0.0; edges.len()];
    let ends = |index: u32| edges[index as usize];
    // Those that were once seen and no longer are straight again.
    let before = fans.spread(ends, |_| true, |_, _| apart / 20.0);
    for (index, bend) in before.into_iter().chain(fans.spread(ends, seen, |_, _| apart)) {
        bends[index as usize] = bend;
    }
    bends
}

proptest! {
    #[test]
    fn a_line_starts_and_ends_outside_its_nodes(
        x in 60.0f32..400.0, y in -400.0f32..400.0, a in 4.0f32..20.0, b in 4.0f32..20.0,
        from in 0usize..6, to in 0usize..6, bend in -20.0f32..20.0,
    ) {
        let (from, to) = (end(0.0, 0.0, a, from), end(x, y, b, to));
        let curve = route(from, to, bend).unwrap();
        for (end, point) in [(from, curve.from), (to, curve.to)] {
            let arm = point - end.at;
            let reach = end.shape.reach(end.radius, arm.normalized());
            prop_assert!(arm.length() > reach, "{} within {reach}", arm.length());
            // A bent line leaves a pin or a corner askew; it still starts close by.
            prop_assert!(arm.length() < reach + 2.0 * end.radius + 4.0);
        }
    }

    #[test]
    fn lines_between_any_nodes_are_finite_or_none(
        x in any::<f32>(), y in any::<f32>(), a in any::<f32>(), b in any::<f32>(), bend in any::<f32>(), shape in 0usize..6,
    ) {
        if let Some(curve) = route(end(0.0, 0.0, a, shape), end(x, y, b, shape), bend) {
            let finite = [curve.from, curve.to].iter().all(|point| point.is_finite());
            prop_assert!(finite || !(x.abs() < 1e15 && y.abs() < 1e15 && bend.abs() < 1e15 && a.is_finite() && b.is_finite()));
        }
    }

    #[test]
    fn parallel_lines_fan_out_evenly(ways in proptest::collection::vec(any::<bool>(), 1..9)) {
        let edges: Vec<_> = ways.iter().map(|&forth| if forth { (0, 1) } else { (1, 0) }).collect();
        let bends = fan(&edges, 2, 200.0, |_| true);
        // Seen from the same side.
        let mut sides: Vec<f32> = bends.iter().zip(&ways).map(|(bend, &forth)| if forth { *bend } else { -bend }).collect();
        prop_assert!(sides.iter().sum::<f32>().abs() < 1e-3, "not even: {sides:?}");
        sides.sort_by(f32::total_cmp);
        prop_assert!(sides.windows(2).all(|pair| pair[1] - pair[0] > 5.0), "too near: {sides:?}");
    }

    #[test]
    fn those_that_are_seen_share_the_room_of_those_that_are_not(seen in proptest::collection::vec(any::<bool>(), 2..9)) {
        let bends = fan(&vec![(0, 1); seen.len()], 2, 200.0, |index| seen[index as usize]);
        let left: Vec<f32> = bends.iter().zip(&seen).filter(|(_, seen)| **seen).map(|(bend, _)| *bend).collect();
        prop_assert_eq!(&left, &fan(&vec![(0, 1); left.len()], 2, 200.0, |_| true));
        prop_assert!(bends.iter().zip(&seen).all(|(bend, seen)| *seen || *bend == 0.0));
    }
}

#[test]
fn single_lines_run_straight() {
    assert_eq!(fan(&[(0, 1), (1, 2), (2, 0), (5, 5)], 3, 100.0, |_| true), [0.0; 4]);
    let curve = route(end(0.0, 0.0, 10.0, 0), end(100.0, 0.0, 10.0, 0), 0.0).unwrap();
    assert!(curve.is_straight());
    assert_eq!((curve.from.x, curve.to.x), (12.0, 88.0));
}

#[test]
fn touching_nodes_have_no_line() {
    assert_eq!(route(end(0.0, 0.0, 10.0, 0), end(15.0, 0.0, 10.0, 0), 0.0), None);
    assert_eq!(route(end(0.0, 0.0, 10.0, 0), end(0.0, 0.0, 10.0, 0), 5.0), None);
}

#[test]
fn parallel_relations_can_be_told_apart() {
    let sample = Sample::new(
        &merged(
            vec![entity("a", EntityKind::Person, "Ann Ash"), entity("b", EntityKind::Organisation, "Bank")],
            vec![
                relation("r1", RelationType::Leads, "a", "b"),
                relation("r2", RelationType::Owns, "a", "b"),
                relation("r3", RelationType::PartyTo, "b", "a"),
            ],
            vec![],
        ),
        &[("a", 0.0, 0.0), ("b", 160.0, 40.0)],
    );
    let marks = sample.marks();
    assert_eq!(marks.edges.len(), 3);
    let middles: Vec<_> = marks.edges.iter().map(|mark| whole(mark).point(0.5)).collect();
    for (place, a) in middles.iter().enumerate() {
        for b in &middles[..place] {
            assert!(a.distance(*b) > 8.0, "{middles:?}");
        }
    }
    assert!(marks.edges.iter().all(|mark| mark.arrow));
}

/// A bank that articles call by several names, what it is to itself, and what to its town.
pub fn looped() -> Sample {
    Sample::new(
        &merged(
            vec![entity("a", EntityKind::Organisation, "Bank"), entity("b", EntityKind::Place, "Town")],
            vec![
                relation("r1", RelationType::Owns, "a", "a"),
                relation("r2", RelationType::AllyOf, "a", "a"),
                relation("r3", RelationType::LocatedIn, "a", "b"),
                relation("r4", RelationType::PartOf, "b", "b"),
                relation("r5", RelationType::Leads, "a", "b"),
                relation("r6", RelationType::WorksFor, "b", "a"),
            ],
            vec![],
        ),
        &[("a", 0.0, 0.0), ("b", 120.0, 30.0)],
    )
}

#[test]
fn a_loop_leaves_its_node_and_comes_back_to_it() {
    let sample = looped();
    let marks = sample.marks();
    let pieces = |name: &str| -> Vec<EdgeMark> {
        let slot = sample.network.edges().find(|(.., edge)| edge.id.contains(name)).expect("an edge").0;
        marks.edges.iter().filter(|mark| mark.slot == slot).copied().collect()
    };
    let radius = |local: &str| {
        let mark = marks.nodes.iter().find(|mark| mark.slot == sample.slot(local)).expect("a node");
        (mark.at, mark.shape, mark.radius)
    };
    for (name, local) in [("a#r1", "a"), ("a#r2", "a"), ("a#r4", "b")] {
        let pieces = pieces(name);
        let (at, shape, radius) = radius(local);
        assert_eq!(pieces.len(), 3, "{name}");
        // One line, which turns without a corner.
        for pair in pieces.windows(2) {
            assert!(pair[0].to.distance(pair[1].from) < 1e-3);
            let (comes, goes) =
                ((pair[0].to - pair[0].control).normalized(), (pair[1].control - pair[1].from).normalized());
            assert!(comes.dot(goes) > 0.98, "{name}: {comes:?} {goes:?}");
        }
        for end in [pieces[0].from, pieces[2].to] {
            let arm = end - at;
            let beyond = arm.length() - shape.reach(radius, arm.normalized());
            assert!((0.5..4.0).contains(&beyond), "{name}: {beyond}");
        }
        let arrows: Vec<bool> = pieces.iter().map(|mark| mark.arrow).collect();
        assert_eq!(arrows, [false, false, name != "a#r2"], "{name}");
    }
    // Two loops at one node are apart where they are farthest out, and each is found there.
    let tops = ["a#r1", "a#r2"].map(|name| whole(&pieces(name)[1]).point(0.5));
    assert!(tops[0].distance(tops[1]) > 8.0, "{tops:?}");
    let board = summitry::scene::Board::of(&sample.input());
    for (name, top) in ["a#r1", "a#r2"].into_iter().zip(tops) {
        let found = board.edge_at(top, 2.0).and_then(|slot| sample.network.edge(slot)).expect("a line");
        assert!(found.id.contains(name), "{}", found.id);
    }
}

#[test]
fn a_chosen_loop_is_named_at_its_top() {
    let sample = looped();
    let edge = sample.network.edges().find(|(.., edge)| edge.id.contains("a#r2")).expect("an edge").0;
    let input = summitry::scene::SceneInput { selected_edge: Some(edge), ..sample.input() };
    let camera = summitry::scene::Camera::new(600.0, 400.0);
    let (measure, mut memory) = (summitry::scene::ApproximateMeasure, Default::default());
    let list = summitry::scene::draw_list(&input, camera, &measure, &mut memory, 1);
    let words: Vec<_> = list.labels.iter().filter(|label| &*label.text == "ally of").collect();
    assert_eq!(words.len(), 1);
    assert!((words[0].at.x - 300.0).abs() < 1.0 && words[0].angle.abs() < 0.1, "{:?}", words[0]);
}

#[test]
fn loops_do_not_move_the_layout() {
    let sample = looped();
    let input = summitry::state::layout_input(&sample.network, 1, &|_| None, &Default::default());
    let mut with = summitry::layout::Simulation::new(input.clone());
    let mut without = summitry::layout::Simulation::new(summitry::layout::Input {
        edges: input.edges.iter().filter(|edge| edge.source != edge.target).copied().collect(),
        ..input
    });
    for _ in 0..50 {
        with.tick();
        without.tick();
    }
    assert_eq!(with.positions(), without.positions());
}

#[test]
fn an_arrow_points_to_whom_it_was_said() {
    let sample = Sample::new(
        &merged(
            vec![entity("a", EntityKind::Person, "Ann Ash"), entity("b", EntityKind::Person, "Bob Birch")],
            vec![],
            vec![event("e", "A demand", EventType::Demand, Status::Occurred, &["a:issuer", "b:addressee"])],
        ),
        &[("a", -100.0, 0.0), ("e", 0.0, 0.0), ("b", 100.0, 0.0)],
    );
    let marks = sample.marks();
    let arrows: Vec<_> = marks.edges.iter().filter(|mark| mark.arrow).collect();
    assert_eq!(arrows.len(), 1);
    assert!(arrows[0].to.x > 80.0 && arrows[0].from.x < 20.0, "{arrows:?}");
}

#[test]
fn every_line_of_the_sample_is_drawn() {
    let sample = summit();
    assert_eq!(sample.marks().edges.len(), sample.network.edge_count());
    assert_eq!(sample.marks().nodes.len(), sample.network.node_count());
}
