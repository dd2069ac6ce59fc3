//! Panels over the canvas: what they cover comes clear of them, and a hand's camera stays where it is.

use super::editor::{Editor, TestNode, id};
use summitry::geom::ScreenPoint;
use summitry::state::{Command, Effect};

fn three() -> Editor {
    let names = [("ann", -100.0), ("bob", 100.0), ("cid", 0.0)];
    Editor::with(&names.map(|(name, x)| TestNode::person(name, x, 0.0)))
}

fn is_at(editor: &Editor, name: &str, x: f32, y: f32) -> bool {
    editor.screen(name).distance(ScreenPoint::new(x, y)) < 0.05
}

/// All of them, clear of a sheet that covers the lower part.
fn all_above(editor: &Editor, sheet: f32) -> bool {
    ["ann", "bob", "cid"].iter().all(|name| {
        let at = editor.screen(name);
        at.y > 0.0 && at.y < 600.0 - sheet && at.x > 0.0 && at.x < 800.0
    })
}

#[test]
fn a_fitted_picture_is_fitted_beside_what_comes_over_it() {
    let mut editor = three();
    editor.dispatch(Command::FitAll);
    editor.settle();
    let whole = editor.viewer.camera();
    editor.viewer.set_insets(0.0, 0.0, 0.0, 400.0);
    editor.settle();
    assert!(all_above(&editor, 400.0));
    let middle = editor.screen("cid");
    assert!((middle.y - 100.0).abs() < 1.0, "{middle:?}");
    editor.viewer.set_insets(0.0, 0.0, 0.0, 0.0);
    editor.settle();
    assert_eq!(editor.viewer.camera(), whole, "and goes back as it came");
}

#[test]
fn what_was_flown_to_stays_in_sight_when_its_details_come() {
    let mut editor = three();
    editor.dispatch(Command::Select(id("bob")));
    editor.dispatch(Command::Locate(id("bob")));
    // The details come while the camera is on its way.
    editor.viewer.set_insets(0.0, 300.0, 0.0, 0.0);
    editor.settle();
    assert!(is_at(&editor, "bob", 250.0, 300.0), "{:?}", editor.screen("bob"));
    editor.viewer.set_insets(0.0, 0.0, 0.0, 0.0);
    editor.settle();
    assert!(is_at(&editor, "bob", 400.0, 300.0));
    // Another is chosen where it stands: the first is no longer what it is about.
    editor.dispatch(Command::Select(id("ann")));
    let before = editor.viewer.camera();
    editor.viewer.set_insets(0.0, 200.0, 0.0, 0.0);
    editor.settle();
    assert_eq!(editor.viewer.camera(), before, "what is seen anyway does not move");
}

#[test]
fn a_held_camera_moves_only_for_a_selection_that_would_be_covered() {
    let mut editor = three();
    editor.viewer.effect(&Effect::SetCamera([0.0, 0.0, 1.0]));
    editor.dispatch(Command::Select(id("ann")));
    let held = editor.viewer.camera();
    editor.viewer.set_insets(0.0, 300.0, 0.0, 0.0);
    editor.settle();
    assert_eq!(editor.viewer.camera(), held);
    // Now from below, over the selection.
    editor.viewer.set_insets(0.0, 0.0, 0.0, 400.0);
    editor.settle();
    assert!(is_at(&editor, "ann", 400.0, 100.0), "{:?}", editor.screen("ann"));
    assert_eq!(editor.viewer.camera().zoom, held.zoom);
    // What was out of sight before is not fetched.
    editor.viewer.effect(&Effect::SetCamera([5_000.0, 0.0, 1.0]));
    let away = editor.viewer.camera();
    editor.viewer.set_insets(0.0, 0.0, 0.0, 100.0);
    editor.settle();
    assert_eq!(editor.viewer.camera(), away);
}
