//! The laws of what moves: nothing when nothing happens, and under the hand what the hand took.

use proptest::prelude::*;

use super::editor::{Editor, TestNode, id};
use summitry::geom::{ScreenPoint, WorldPoint};
use summitry::graph::Projection;
use summitry::layout::Request;
use summitry::state::{Command, Effect};
use summitry::viewer::{Button, CardOf, Cursor, PointerKind};

fn pair() -> Vec<TestNode> {
    vec![
        TestNode::person("ann", -100.0, 0.0),
        TestNode::person("bob", 100.0, 0.0),
        TestNode::event("talk", 0.0, 80.0, &["ann", "bob"]),
    ]
}

fn near(a: ScreenPoint, b: ScreenPoint) -> bool {
    a.distance(b) < 0.05
}

#[test]
fn an_idle_viewer_requests_no_frames() {
    let mut editor = Editor::with(&pair());
    assert!(!editor.viewer.wants_frame());
    assert_eq!(editor.viewer.wakes_at(), None);
    assert_eq!(editor.wait(500.0), 0);
    // The same state again is nothing new.
    let state = editor.store.state();
    editor.viewer.set_state(&state);
    assert!(!editor.viewer.wants_frame());
    assert!(editor.viewer.frame(editor.now).is_none());
    // A pointer that rests on a node wakes it once for its card, and then no more.
    let at = editor.screen("ann");
    editor.move_to(at.x, at.y);
    assert!(editor.wait(200.0) > 3, "the rest fades");
    assert_eq!(editor.wait(100.0), 0, "waiting for the card draws nothing");
    assert!(editor.viewer.card(editor.now).is_none());
    editor.wait(100.0);
    assert_eq!(editor.viewer.card(editor.now), Some((CardOf::Node(editor.slot("ann")), at)));
    assert!(!editor.viewer.wants_frame() && editor.viewer.wakes_at().is_none());
}

#[test]
fn what_was_faded_comes_back_as_it_went() {
    let mut editor = Editor::with(&pair());
    let at = editor.screen("ann");
    let bob = editor.slot("bob");
    let opacity = |editor: &Editor| {
        let marks = &editor.viewer.drawn().marks.nodes;
        marks.iter().find(|mark| mark.slot == bob).map_or(0.0, |mark| mark.opacity)
    };
    editor.move_to(at.x, at.y).wait(300.0);
    let faded = opacity(&editor);
    editor.move_to(400.0, 100.0).wait(80.0);
    let between = opacity(&editor);
    editor.wait(300.0);
    assert!(faded < 0.4 && between > faded && between < 1.0 && opacity(&editor) == 1.0, "{faded} {between}");
}

#[test]
fn marks_are_rebuilt_only_when_they_changed() {
    let mut editor = Editor::with(&pair());
    let before = editor.viewer.drawn().marks_revision;
    editor.wheel(400.0, 300.0, (0.0, -20.0), true);
    assert_eq!(editor.wait(32.0), 1);
    assert_eq!(editor.viewer.drawn().marks_revision, before);
    editor.dispatch(Command::Select(id("ann")));
    editor.wait(32.0);
    assert!(editor.viewer.drawn().marks_revision > before);
}

#[test]
fn dragging_pins_exactly_under_the_pointer() {
    let mut editor = Editor::with(&pair());
    let start = editor.screen("ann");
    // Taken off its middle: the hand keeps hold of that point.
    editor.down(start.x + 5.0, start.y - 3.0).move_to(start.x + 60.0, start.y + 40.0);
    assert!(near(editor.screen("ann"), ScreenPoint::new(start.x + 55.0, start.y + 43.0)));
    assert_eq!(editor.viewer.cursor(), Cursor::Grabbing);
    // The layout moves everything meanwhile; the hand holds on.
    let count = editor.store.state().document.network.node_count();
    editor.place(vec![7.0; count * 2]);
    editor.wait(400.0);
    assert!(near(editor.screen("ann"), ScreenPoint::new(start.x + 55.0, start.y + 43.0)));
    // So it does when the wheel turns.
    editor.wheel(400.0, 300.0, (0.0, -240.0), false).wait(200.0);
    let held = editor.world(editor.at.x, editor.at.y);
    editor.up();
    let pins = editor.pinned();
    assert_eq!(pins.len(), 1);
    let [x, y] = pins[0].1;
    assert!((WorldPoint::new(x + 5.0, y - 3.0)).distance(held) < 0.1, "{pins:?} {held:?}");
    assert!(matches!(editor.requests.last(), Some(Request::Pin { node, .. }) if *node == editor.slot("ann")));
    editor.dispatch(Command::Undo);
    assert!(editor.pinned().is_empty());
}

#[test]
fn several_selected_move_together_and_a_cancelled_drag_goes_back() {
    let mut editor = Editor::with(&pair());
    editor.dispatch(Command::SelectMany(vec![id("ann"), id("bob")]));
    let (ann, bob) = (editor.screen("ann"), editor.screen("bob"));
    editor.down(ann.x, ann.y).move_to(ann.x + 30.0, ann.y - 50.0);
    assert!(near(editor.screen("bob"), ScreenPoint::new(bob.x + 30.0, bob.y - 50.0)));
    editor.cancel();
    assert!(near(editor.screen("ann"), ann) && near(editor.screen("bob"), bob));
    assert!(editor.pinned().is_empty());
    assert!(matches!(editor.requests.last(), Some(Request::Unpin { .. })));
    editor.down(ann.x, ann.y).move_to(ann.x + 30.0, ann.y - 50.0).up();
    assert_eq!(editor.pinned().len(), 2);
    editor.dispatch(Command::Undo);
    assert!(editor.pinned().is_empty(), "one step");
}

#[test]
fn a_finger_that_rests_opens_the_menu() {
    let mut editor = Editor::with(&pair());
    editor.kind = PointerKind::Touch;
    let at = editor.screen("bob");
    editor.down(at.x, at.y);
    editor.wait(480.0);
    assert!(editor.log.is_empty());
    editor.wait(40.0);
    assert_eq!(editor.log, ["menu bob"]);
    editor.up();
    assert_eq!(editor.selected(), ["bob"]);
    editor.press(1, Button::Secondary, 10.0, 10.0).up();
    assert_eq!(editor.log, ["menu bob", "menu canvas"]);
}

#[test]
fn new_positions_are_gone_to_once_and_the_first_ones_are_fitted() {
    let mut editor = Editor::empty(800.0, 600.0);
    editor.open(&pair());
    editor.wait(20.0);
    let fitted = editor.viewer.camera();
    for name in ["ann", "bob", "talk"] {
        let at = editor.screen(name);
        assert!(at.x > 20.0 && at.x < 780.0 && at.y > 20.0 && at.y < 580.0, "{name} at {at:?}");
    }
    assert_eq!(editor.viewer.positions().len(), editor.store.state().document.network.node_count() * 2);
    assert!(fitted.zoom > 0.5);
    // A hand has the camera now, so that only the nodes move.
    editor.viewer.effect(&Effect::SetCamera([0.0, 0.0, 1.0]));
    let from = editor.viewer.positions().to_vec();
    let to: Vec<f32> = from.iter().map(|coordinate| coordinate + 50.0).collect();
    editor.place(to.clone());
    assert_eq!(editor.viewer.positions(), from);
    editor.wait(64.0);
    let slot = editor.slot("ann") as usize * 2;
    let between = editor.viewer.positions()[slot];
    assert!(between > from[slot] && between < to[slot]);
    editor.settle();
    assert_eq!(editor.viewer.positions(), to);
    editor.viewer.set_reduced_motion(true);
    editor.place(from.clone());
    assert_eq!(editor.viewer.positions(), from);
}

#[test]
fn buffers_come_back_and_foreign_positions_are_refused() {
    let mut editor = Editor::with(&pair());
    let count = editor.store.state().document.network.node_count() * 2;
    assert_eq!(editor.viewer.set_positions(9, vec![0.0; 3]), [0.0; 3]);
    assert_eq!(editor.viewer.set_positions(9, vec![1.0; count]).len(), count);
    assert_eq!(editor.viewer.set_positions(8, vec![2.0; count]), vec![2.0; count]);
    let old = editor.viewer.set_positions(9, vec![3.0; count]);
    assert_eq!(old.len(), count);
}

#[test]
fn places_survive_other_networks() {
    let mut editor = Editor::with(&pair());
    let talk = editor.viewer.known_place(&id("talk"));
    assert_eq!(talk, Some([0.0, 80.0]));
    editor.dispatch(Command::ToggleProjection);
    assert!(editor.store.state().document.network.slot(&id("talk")).is_none());
    assert_eq!(editor.viewer.known_place(&id("talk")), talk);
    assert_eq!(editor.viewer.known_place(&id("ann")), Some([-100.0, 0.0]));
    editor.dispatch(Command::Project(Projection::EventsAsNodes));
    assert!(near(editor.screen("talk"), ScreenPoint::new(400.0, 380.0)));
    editor.dispatch(Command::CloseArticle("test".into()));
    assert!(editor.viewer.positions().is_empty());
    editor.dispatch(Command::Undo);
    assert_eq!(editor.viewer.known_place(&id("talk")), talk);
}

#[test]
fn flights_keep_clear_of_panels_and_jump_without_motion() {
    let mut editor = Editor::with(&pair());
    editor.viewer.set_insets(200.0, 0.0, 0.0, 100.0);
    editor.dispatch(Command::Locate(id("bob")));
    editor.settle();
    assert!(near(editor.screen("bob"), ScreenPoint::new(500.0, 250.0)), "{:?}", editor.screen("bob"));
    editor.viewer.set_reduced_motion(true);
    editor.dispatch(Command::Locate(id("ann")));
    assert!(near(editor.screen("ann"), ScreenPoint::new(500.0, 250.0)));
    editor.dispatch(Command::ZoomIn);
    assert!(near(editor.screen("ann"), ScreenPoint::new(500.0, 250.0)), "zooms at the clear middle");
    assert!((editor.viewer.camera().zoom - 1.5).abs() < 1e-3);
    editor.dispatch(Command::ZoomReset);
    assert!((editor.viewer.camera().zoom - 1.0).abs() < 1e-3);
    editor.dispatch(Command::FitAll);
    for name in ["ann", "bob", "talk"] {
        let at = editor.screen(name);
        assert!(at.x > 200.0 && at.x < 800.0 && at.y > 0.0 && at.y < 500.0, "{name} at {at:?}");
    }
}

#[test]
fn pinning_where_things_are() {
    let mut editor = Editor::with(&pair());
    editor.dispatch(Command::Select(id("bob")));
    editor.dispatch(Command::TogglePin);
    assert_eq!(editor.pinned(), [("bob".to_owned(), [100.0, 0.0])]);
    editor.dispatch(Command::TogglePin);
    assert!(editor.pinned().is_empty());
}

#[test]
fn none_one_two_and_two_thousand_nodes() {
    for count in [0usize, 1, 2, 2_000] {
        let name = |at: usize| format!("n{at}");
        let place = |at: usize| ((at % 50) as f32 * 40.0, (at / 50) as f32 * 40.0);
        let nodes: Vec<TestNode> = (0..count).map(|at| TestNode::person(&name(at), place(at).0, place(at).1)).collect();
        let mut editor = Editor::empty(800.0, 600.0);
        editor.open(&nodes);
        editor.settle();
        assert!(!editor.viewer.wants_frame());
        // The publisher is one more.
        assert_eq!(editor.viewer.drawn().marks.nodes.len(), count + 1);
        editor.dispatch(Command::FitAll);
        editor.dispatch(Command::FitSelection);
        editor.walk(1.0, 0.0).click(400.0, 300.0).wheel(1.0, 1.0, (0.0, 1e9), true).wait(50.0);
        editor.dispatch(Command::SelectAll);
        editor.settle();
        assert!(editor.viewer.camera().zoom.is_finite());
    }
    let mut nothing = Editor::empty(0.0, 0.0);
    assert!(!nothing.viewer.wants_frame());
    nothing.down(0.0, 0.0).move_to(50.0, 50.0).up().wheel(0.0, 0.0, (f32::NAN, f32::NAN), false);
    assert!(nothing.viewer.frame(1.0).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn zoom_keeps_the_place_under_the_pointer(x in 60f32..740.0, y in 60f32..540.0, by in -300f32..300.0, pinch: bool) {
        let mut editor = Editor::with(&pair());
        let before = editor.world(x, y);
        // Other steps may be those of two fingers.
        let by = if pinch { by } else { by.round() + 60f32.copysign(by) };
        editor.wheel(x, y, (0.0, by), pinch).wait(200.0);
        prop_assert!((editor.viewer.camera().zoom < 1.0) == (by > 0.0), "a wheel by {by}");
        let after = editor.world(x, y);
        prop_assert!(before.distance(after) < 0.05, "{before:?} {after:?}");
    }

    #[test]
    fn panning_there_and_back_is_nothing(x in -300f32..300.0, y in -300f32..300.0) {
        let mut editor = Editor::with(&pair());
        let before = editor.viewer.camera();
        editor.down(400.0, 250.0).move_to(400.0 + x, 250.0 + y).move_to(400.0, 250.0).up();
        prop_assert!(before.centre.distance(editor.viewer.camera().centre) < 0.01);
    }

    #[test]
    fn two_fingers_keep_the_places_under_them(
        ax in 100f32..300.0, ay in 100f32..250.0, bx in 500f32..700.0, by in 350f32..500.0, to in (300f32..500.0, 20f32..80.0)
    ) {
        let mut editor = Editor::with(&pair());
        editor.kind = PointerKind::Touch;
        let (a, b) = (editor.world(ax, ay), editor.world(bx, by));
        editor.press(1, Button::Primary, ax, ay).press(2, Button::Primary, bx, by);
        // Along the line between them, so that no turn is asked for.
        let (nx, ny) = (ax + (bx - ax) * 0.25, ay + (by - ay) * 0.25);
        editor.move_pointer(1, nx, ny);
        prop_assert!(editor.world(nx, ny).distance(a) < 0.5);
        prop_assert!(editor.world(bx, by).distance(b) < 0.5);
        // The finger that stays pans on.
        editor.lift(2).move_pointer(1, to.0, to.1);
        prop_assert!(editor.world(to.0, to.1).distance(a) < 0.5);
        editor.lift(1);
        prop_assert!(editor.selected().is_empty());
    }

    #[test]
    fn no_hand_makes_it_panic(moves in proptest::collection::vec((0u8..9, -50f32..850.0, -50f32..650.0, 1i32..4), 0..40)) {
        let mut editor = Editor::with(&pair());
        editor.kind = PointerKind::Touch;
        for (what, x, y, pointer) in moves {
            match what {
                0 | 1 => editor.press(pointer, Button::Primary, x, y),
                2 => editor.press(pointer, Button::Secondary, x, y),
                3 | 4 => editor.move_pointer(pointer, x, y),
                5 => editor.lift(pointer),
                6 => editor.wheel(x, y, (x, y), pointer == 1),
                7 => editor.cancel(),
                _ => editor.walk(x, y),
            };
            editor.wait(f64::from(x.abs()));
        }
        prop_assert!(editor.viewer.camera().centre.is_finite());
        prop_assert!(editor.viewer.positions().iter().all(|coordinate| coordinate.is_finite()));
    }
}

#[test]
fn hulls_come_with_communities_and_go_with_them() {
    let mut editor = Editor::with(&pair());
    editor.settle();
    assert!(editor.viewer.drawn().hulls.is_empty());
    editor.dispatch(Command::SetCommunities(Some(1.0)));
    editor.settle();
    let drawn = editor.viewer.drawn();
    assert_eq!(drawn.hulls.len(), 1);
    assert!(drawn.labels.iter().any(|label| &*label.text == "ann, bob"), "{:?}", drawn.labels);
    // They follow their members.
    let before = drawn.hulls[0].outline.clone();
    editor.dispatch(Command::Pin { node: id("ann"), at: [-300.0, -200.0] });
    let at = editor.screen("ann");
    editor.down(at.x, at.y).move_to(at.x - 60.0, at.y - 40.0);
    editor.wait(50.0);
    assert_ne!(editor.viewer.drawn().hulls[0].outline, before);
    editor.up();
    editor.dispatch(Command::SetCommunities(None));
    editor.settle();
    assert!(editor.viewer.drawn().hulls.is_empty());
    assert!(editor.viewer.drawn().labels.iter().all(|label| &*label.text != "ann, bob"));
}
