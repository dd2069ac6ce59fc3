//! Far from what is seen: long flights, and the overview.

use super::editor::{Editor, TestNode, id};
use summitry::geom::ScreenPoint;
use summitry::state::{Command, Effect};

fn pair() -> Vec<TestNode> {
    vec![
        TestNode::person("ann", -100.0, 0.0),
        TestNode::person("bob", 100.0, 0.0),
        TestNode::event("talk", 0.0, 80.0, &["ann", "bob"]),
    ]
}

#[test]
fn a_flight_takes_a_quarter_of_a_second_and_a_far_one_half() {
    let mut nodes = pair();
    nodes.extend([TestNode::person("far", 6_000.0, 0.0), TestNode::person("farther", -90_000.0, 0.0)]);
    let mut editor = Editor::with(&nodes);
    let takes = |editor: &mut Editor, name: &str| {
        editor.dispatch(Command::Locate(id(name)));
        let begin = editor.now;
        while editor.viewer.wants_frame() {
            editor.wait(16.0);
        }
        editor.now - begin
    };
    // A flight begins with its first frame.
    assert!((250.0..=290.0).contains(&takes(&mut editor, "ann")));
    for far in ["far", "farther"] {
        let time = takes(&mut editor, far);
        assert!((400.0..=540.0).contains(&time), "{far}: {time}");
    }
}

#[test]
fn a_link_names_no_camera_before_there_is_something_to_see() {
    let mut editor = Editor::empty(800.0, 600.0);
    assert_eq!(editor.viewer.linked_camera(), None);
    editor.dispatch(Command::Locate(id("ann")));
    editor.wait(100.0);
    assert_eq!(editor.viewer.linked_camera(), None);
    editor.open(&pair());
    editor.settle();
    assert_eq!(editor.viewer.linked_camera(), Some(editor.viewer.camera()));
    // What the link itself says is a camera, whatever has been laid out.
    let mut editor = Editor::empty(800.0, 600.0);
    editor.viewer.effect(&Effect::SetCamera([7.0, 8.0, 2.0]));
    assert_eq!(editor.viewer.linked_camera().map(|camera| camera.zoom), Some(2.0));
}

fn near(a: ScreenPoint, b: ScreenPoint) -> bool {
    a.distance(b) < 0.05
}

#[test]
fn a_long_flight_goes_out_and_in_again() {
    let mut nodes = pair();
    nodes.push(TestNode::person("far", 6_000.0, 0.0));
    let mut editor = Editor::with(&nodes);
    editor.dispatch(Command::Locate(id("far")));
    let mut least = f32::INFINITY;
    for _ in 0..40 {
        editor.wait(16.0);
        least = least.min(editor.viewer.camera().zoom);
    }
    assert!(least < 0.3, "{least}");
    assert!(near(editor.screen("far"), ScreenPoint::new(400.0, 300.0)));
    assert!((editor.viewer.camera().zoom - 1.0).abs() < 1e-4 && !editor.viewer.wants_frame());
    // Near goals are gone to straight.
    editor.viewer.effect(&Effect::SetCamera([5_900.0, 0.0, 1.0]));
    editor.dispatch(Command::Locate(id("far")));
    editor.wait(80.0);
    assert_eq!(editor.viewer.camera().zoom, 1.0);
}

#[test]
fn the_overview_comes_when_most_is_out_of_view_and_draws_nothing_twice() {
    let mut nodes = pair();
    nodes.push(TestNode::person("far", 2_000.0, 1_500.0));
    nodes.push(TestNode::event("trip", 1_000.0, 700.0, &["ann", "far"]));
    let mut editor = Editor::with(&nodes);
    let shown = editor.viewer.overview().expect("most is out of view");
    assert!(shown.width <= 168.0 && shown.height <= 120.0 && shown.view.width() < shown.width / 2.0, "{shown:?}");
    let (width, pixels) = editor.viewer.overview_pixels(1.0);
    assert_eq!(width, shown.width.round() as u32);
    assert!(pixels.chunks(4).filter(|pixel| pixel[3] == 255).count() >= 4 * 4, "each node is a dot");
    // The rectangle moves with the camera, the picture stays.
    editor.down(400.0, 250.0).move_to(360.0, 230.0);
    let moved = editor.viewer.overview().expect("still");
    assert!(moved.revision == shown.revision && moved.view.max.x > shown.view.max.x);
    editor.cancel();
    // Under the pointer neither.
    let at = editor.screen("ann");
    editor.move_to(at.x, at.y).wait(500.0);
    assert_eq!(editor.viewer.overview().map(|it| it.revision), Some(shown.revision));
    // Its corner brings the picture's corner, and it goes when all is seen.
    editor.overview_at(shown.width - 6.0, shown.height - 6.0, true).settle();
    let far = editor.screen("far");
    assert!(far.x > 0.0 && far.x < 800.0 && far.y > 0.0 && far.y < 600.0, "{far:?}");
    assert!(!editor.viewer.wants_frame());
    editor.dispatch(Command::FitAll);
    editor.settle();
    assert_eq!(editor.viewer.overview(), None);
}
