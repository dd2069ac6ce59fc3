//! Picking: what is under the pointer is what the eye sees there.

use proptest::prelude::*;
use summitry::geom::{WorldPoint, WorldRect};
use summitry::graph::Visible;
use summitry::scene::routes::Curve;
use summitry::scene::{Board, Color, EdgeMark, Marks, NodeMark, SceneInput, Shape, Stroke, marks};

use super::sample::summit;
use summitry::order::Set;

const SHAPES: [Shape; 6] = [Shape::Circle, Shape::Disc, Shape::Square, Shape::Pin, Shape::Ring, Shape::Diamond];

fn node(slot: usize, x: f32, y: f32, radius: f32) -> NodeMark {
    NodeMark {
        at: WorldPoint::new(x, y),
        radius,
        fill: Color::CLEAR,
        outline: Color::CLEAR,
        shape: SHAPES[slot % 6],
        stroke: Stroke::Solid,
        badge: summitry::scene::Badge::None,
        struck: false,
        selected: false,
        highlighted: false,
        pinned: false,
        opacity: 1.0,
        slot: slot as u32,
    }
}

fn nodes() -> impl Strategy<Value = Vec<NodeMark>> {
    let place = (-500.0f32..500.0, -500.0f32..500.0, 4.0f32..25.0);
    proptest::collection::vec(place, 0..60).prop_map(|places| {
        places.into_iter().enumerate().map(|(slot, (x, y, radius))| node(slot, x, y, radius)).collect()
    })
}

fn edges() -> impl Strategy<Value = Vec<EdgeMark>> {
    let place = || (-500.0f32..500.0, -500.0f32..500.0).prop_map(|(x, y)| WorldPoint::new(x, y));
    proptest::collection::vec((place(), place(), place(), any::<bool>()), 0..40).prop_map(|edges| {
        let mark =
            |(slot, (from, control, to, straight)): (usize, (WorldPoint, WorldPoint, WorldPoint, bool))| EdgeMark {
                from,
                control: if straight { from.lerp(to, 0.5) } else { control },
                to,
                width: 2.0,
                color: Color::CLEAR,
                stroke: Stroke::Solid,
                arrow: false,
                opacity: 1.0,
                slot: slot as u32,
            };
        edges.into_iter().enumerate().map(mark).collect()
    })
}

proptest! {
    #[test]
    fn the_grid_finds_the_node_that_asking_all_finds(nodes in nodes(), x in -550.0f32..550.0, y in -550.0f32..550.0, tolerance in 0.0f32..40.0) {
        let point = WorldPoint::new(x, y);
        let inside = nodes.iter().rev().find(|mark| mark.distance(point) <= 0.0);
        let nearest = nodes.iter().rev().min_by(|a, b| a.distance(point).total_cmp(&b.distance(point)));
        let expected = inside.or(nearest.filter(|mark| mark.distance(point) <= tolerance)).map(|mark| mark.slot);
        let found = Board::over(Marks { nodes, edges: vec![].into() }).node_at(point, tolerance);
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn the_grid_finds_the_edge_that_asking_all_finds(edges in edges(), x in -550.0f32..550.0, y in -550.0f32..550.0, tolerance in 0.0f32..40.0) {
        let point = WorldPoint::new(x, y);
        let far = |mark: &EdgeMark| {
            (Curve { from: mark.from, control: mark.control, to: mark.to }.distance(point) - mark.width / 2.0).max(0.0)
        };
        let nearest = edges.iter().rev().min_by(|a, b| far(a).total_cmp(&far(b)));
        let expected = nearest.filter(|mark| far(mark) <= tolerance).map(|mark| mark.slot);
        let found = Board::over(Marks { nodes: vec![], edges: edges.into() }).edge_at(point, tolerance);
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn any_pointer_is_answered(nodes in nodes(), edges in edges(), x in any::<f32>(), y in any::<f32>(), tolerance in any::<f32>()) {
        let picker = Board::over(Marks { nodes, edges: edges.into() });
        let point = WorldPoint::new(x, y);
        let (node, edge) = (picker.node_at(point, tolerance), picker.edge_at(point, tolerance));
        if !point.is_finite() {
            prop_assert_eq!((node, edge), (None, None));
        }
    }

    #[test]
    fn a_box_holds_what_is_in_it(nodes in nodes(), x in -500.0f32..500.0, y in -500.0f32..500.0, side in 0.0f32..500.0) {
        let rect = WorldRect::from_corners(WorldPoint::new(x, y), WorldPoint::new(x + side, y + side));
        let expected: Vec<u32> = nodes.iter().filter(|mark| rect.contains(mark.body())).map(|mark| mark.slot).collect();
        let picker = Board::over(Marks { nodes, edges: vec![].into() });
        prop_assert_eq!(&picker.nodes_in(rect), &expected);
        let corners = [rect.min, WorldPoint::new(rect.max.x, rect.min.y), rect.max, WorldPoint::new(rect.min.x, rect.max.y)];
        prop_assert_eq!(&picker.nodes_in_lasso(&corners), &expected);
    }
}

#[test]
fn the_topmost_wins() {
    let marks = Marks { nodes: vec![node(0, 0.0, 0.0, 20.0), node(6, 10.0, 0.0, 20.0)], edges: vec![].into() };
    assert_eq!(Board::over(marks.clone()).node_at(WorldPoint::new(5.0, 0.0), 0.0), Some(6));
    assert_eq!(Board::over(marks.clone()).node_at(WorldPoint::new(-15.0, 0.0), 0.0), Some(0));
}

#[test]
fn a_pin_is_picked_at_its_head_and_its_tip() {
    let mut pin = node(3, 0.0, 0.0, 10.0);
    pin.shape = Shape::Pin;
    let picker = Board::over(Marks { nodes: vec![pin], edges: vec![].into() });
    assert_eq!(picker.node_at(WorldPoint::new(0.0, -13.0), 0.0), Some(3));
    assert_eq!(picker.node_at(WorldPoint::new(6.5, -13.0), 0.0), Some(3));
    assert_eq!(picker.node_at(WorldPoint::new(0.0, -0.5), 0.0), Some(3));
    assert_eq!(picker.node_at(WorldPoint::new(6.5, -2.0), 0.0), None);
    assert_eq!(picker.node_at(WorldPoint::new(0.0, 5.0), 0.0), None);
}

#[test]
fn what_is_hidden_or_not_placed_is_neither_drawn_nor_picked() {
    let mut sample = summit();
    let (putin, summit) = (sample.slot("putin"), sample.slot("summit"));
    sample.visibility.nodes = vec![Visible::Shown; sample.network.node_count()];
    sample.visibility.nodes[putin as usize] = Visible::Hidden;
    sample.positions[2 * summit as usize] = f32::NAN;
    sample.positions.truncate(sample.positions.len() - 1);
    let marks = sample.marks();
    assert_eq!(marks.nodes.len(), sample.network.node_count() - 3);
    let gone = |slot: u32| marks.nodes.iter().all(|mark| mark.slot != slot);
    assert!(gone(putin) && gone(summit));
    for mark in marks.edges.iter() {
        let (from, to) = sample.network.ends(mark.slot).unwrap();
        assert!(!gone(from) && !gone(to));
    }
    assert_eq!(Board::over(marks.clone()).node_at(WorldPoint::new(-120.0, -20.0), 0.0), None);
}

#[test]
fn what_a_filter_fades_is_drawn_and_not_picked() {
    let mut sample = summit();
    let putin = sample.slot("putin");
    sample.visibility.nodes = vec![Visible::Shown; sample.network.node_count()];
    sample.visibility.nodes[putin as usize] = Visible::Faded;
    sample.visibility.edges = vec![Visible::Faded; sample.network.edge_count()];
    let board = Board::of(&sample.input());
    assert!(sample.marks().nodes.iter().any(|mark| mark.slot == putin));
    assert_eq!(board.node_at(WorldPoint::new(-120.0, -20.0), 8.0), None);
    assert_eq!(board.edge_at(WorldPoint::new(0.0, 50.0), 8.0), None);
    let everywhere = WorldRect::from_corners(WorldPoint::new(-1e3, -1e3), WorldPoint::new(1e3, 1e3));
    assert_eq!(board.nodes_in(everywhere).len(), sample.network.node_count() - 1);
}

#[test]
fn a_hover_on_a_kept_board_is_the_picture_made_anew() {
    let mut sample = summit();
    sample.visibility.nodes = vec![Visible::Shown; sample.network.node_count()];
    let war = sample.slot("war") as usize;
    sample.visibility.nodes[war] = Visible::Faded;
    sample.pinned = Set::from([sample.slot("nato")]);
    let mut board = Board::of(&sample.input());
    let mut kept = Marks::default();
    for slot in 0..sample.network.node_count() as u32 {
        sample.selection = Set::from([(slot * 7) % sample.network.node_count() as u32]);
        let lit = sample.network.ego(&[slot], 1);
        let input = SceneInput {
            hover: Some(slot),
            highlight: (slot % 3 != 0).then_some(&lit),
            hover_fade: (slot % 5) as f32 / 4.0,
            selected_edge: (slot % 2 == 0).then_some(slot),
            ..sample.input()
        };
        board.emphasize(&input);
        board.draw(&input, &mut kept);
        assert_eq!(kept, marks(&input));
        assert_eq!(kept.nodes.last().map(|mark| mark.slot), Some(slot));
        // What is on top is what is picked.
        let at = sample.input().place(slot).unwrap();
        assert!(sample.visibility.nodes[slot as usize] == Visible::Faded || board.node_at(at, 0.0) == Some(slot));
    }
    board.emphasize(&sample.input());
}
