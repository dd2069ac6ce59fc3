//! Another day of knowledge draws other nodes in the same places.

use summitry::graph::Visible;
use summitry::layout::Request;
use summitry::model::{GlobalId, days_from_civil};
use summitry::order::Map;
use summitry::state::Command;

use super::editor::Editor;

/// Places of the layout, each node's by its slot there.
fn places(count: usize, shift: f32) -> Vec<f32> {
    (0..count * 2).map(|at| (at * 37 % 1_009) as f32 - 500.0 + shift).collect()
}

/// Where the viewer has every node that it draws.
fn drawn(editor: &Editor) -> Map<GlobalId, [f32; 2]> {
    let network = editor.store.state().document.network.clone();
    let shown = editor.viewer.positions();
    network
        .nodes()
        .map(|(slot, node)| (node.id.clone(), [shown[slot as usize * 2], shown[slot as usize * 2 + 1]]))
        .collect()
}

#[test]
fn nodes_stand_where_the_layout_has_them_whatever_is_known() {
    let mut editor = Editor::empty(800.0, 600.0);
    editor.viewer.set_reduced_motion(true);
    editor.dispatch(Command::OpenDemo);
    let laid_out = editor.store.state().document.laid_out.clone();
    editor.place(places(laid_out.node_count(), 0.0));
    editor.settle();
    let all = drawn(&editor);
    let camera = editor.viewer.camera();

    let eve = Some(days_from_civil(2025, 8, 14));
    editor.dispatch(Command::SetKnown { day: eve, gesture: 1 });
    editor.settle();
    let known = drawn(&editor);
    assert!(known.len() < all.len() && !known.is_empty());
    assert!(known.iter().all(|(id, at)| all.get(id) == Some(at)));
    assert_eq!(editor.viewer.camera(), camera, "the camera stays, too");

    // What the layout finds meanwhile holds for what is not drawn as well.
    editor.place(places(laid_out.node_count(), 7.0));
    editor.settle();
    let moved = |at: &[f32; 2]| [at[0] + 7.0, at[1] + 7.0];
    assert!(drawn(&editor).iter().all(|(id, at)| all.get(id).map(moved) == Some(*at)));
    editor.dispatch(Command::SetKnown { day: None, gesture: 2 });
    editor.settle();
    assert_eq!(drawn(&editor).len(), all.len());
    assert!(drawn(&editor).iter().all(|(id, at)| all.get(id).map(moved) == Some(*at)));
}

#[test]
fn a_dragged_node_is_pinned_under_the_layouts_own_number() {
    let mut editor = Editor::empty(800.0, 600.0);
    editor.viewer.set_reduced_motion(true);
    editor.dispatch(Command::OpenDemo);
    editor.dispatch(Command::SetKnown { day: Some(days_from_civil(2025, 8, 14)), gesture: 1 });
    let document = editor.store.state().document.clone();
    editor.place(places(document.laid_out.node_count(), 0.0));
    editor.settle();
    // A node whose numbers differ.
    let (slot, node) = document
        .network
        .nodes()
        .filter(|(slot, node)| {
            let at = editor.viewer.place_on_screen(*slot);
            document.laid_out.slot(&node.id) != Some(*slot)
                && document.visibility.nodes[*slot as usize] != Visible::Hidden
                && at.is_some_and(|at| (20.0..780.0).contains(&at.x) && (20.0..580.0).contains(&at.y))
        })
        .last()
        .expect("some are not known");
    let at = editor.viewer.place_on_screen(slot).expect("it has a place");
    editor.down(at.x, at.y).move_to(at.x + 40.0, at.y + 10.0).up();
    let pinned: Vec<u32> = editor
        .requests
        .iter()
        .filter_map(|request| match request {
            Request::Pin { node, .. } => Some(*node),
            _ => None,
        })
        .collect();
    assert!(!pinned.is_empty());
    assert!(pinned.iter().all(|number| Some(*number) == document.laid_out.slot(&node.id)), "{pinned:?} for {slot}");
}
