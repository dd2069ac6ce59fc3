//! Whereabouts: a move taken back takes back where everything gave way to it.

use super::editor::{Editor, TestNode, id};
use summitry::order::Map;
use summitry::state::Command;
use summitry::viewer::Whereabouts;

fn pins(of: &[(&str, [f32; 2])]) -> Map<summitry::model::GlobalId, [f32; 2]> {
    of.iter().map(|(name, at)| (id(name), *at)).collect()
}

#[test]
fn with_the_pins_of_once_everything_stands_where_it_stood() {
    let (none, one, two) = (pins(&[]), pins(&[("ann", [9.0, 9.0])]), pins(&[("ann", [9.0, 9.0]), ("bob", [1.0, 0.0])]));
    let [at_none, at_one, at_two] = [vec![[0.0, 0.0]], vec![[1.0, 1.0]], vec![[2.0, 2.0]]];
    let mut whereabouts = Whereabouts::default();
    whereabouts.begin(&none);
    let mut change = |to: &Map<_, _>, now: &Vec<[f32; 2]>| whereabouts.change(to, &|| now.clone());
    assert_eq!(change(&none, &at_none), (none.clone(), None), "nothing changed");
    assert_eq!(change(&one, &at_none), (none.clone(), None), "never pinned so before");
    assert_eq!(change(&two, &at_one), (one.clone(), None));
    // Back and forth, as undo and redo go.
    assert_eq!(change(&one, &at_two), (two.clone(), Some(at_one.clone())));
    assert_eq!(change(&none, &at_one), (one.clone(), Some(at_none.clone())));
    assert_eq!(change(&two, &at_none), (none.clone(), Some(at_two)));
    // Another layout has other slots.
    whereabouts.begin(&none);
    assert_eq!(whereabouts.change(&one, &|| at_none.clone()).1, None);
    // However many moves, only the last few are kept.
    for step in 0..20u8 {
        let far = pins(&[("ann", [f32::from(step), 50.0])]);
        whereabouts.change(&far, &|| vec![[f32::from(step), 0.0]]);
    }
    let back = |step: f32| whereabouts.clone().change(&pins(&[("ann", [step, 50.0])]), &Vec::new).1;
    assert_eq!((back(2.0), back(18.0)), (None, Some(vec![[19.0, 0.0]])));
}

#[test]
fn what_a_hand_holds_counts_as_where_it_was() {
    let mut editor = Editor::with(&[TestNode::person("ann", -100.0, 0.0), TestNode::person("bob", 100.0, 0.0)]);
    let network = editor.store.state().document.laid_out.clone();
    let before = editor.viewer.stands(&network);
    let at = editor.screen("ann");
    editor.down(at.x, at.y).move_to(at.x + 80.0, at.y + 40.0);
    assert_eq!(editor.viewer.stands(&network), before);
    let mut whereabouts = Whereabouts::default();
    whereabouts.hold(&|| before.clone());
    editor.up();
    assert_ne!(editor.viewer.stands(&network), before, "let go, it stands elsewhere");
    let (now, none, pinned) = (editor.viewer.stands(&network), pins(&[]), pins(&[("ann", [-20.0, 40.0])]));
    whereabouts.hold(&|| now.clone());
    whereabouts.change(&pinned, &|| now.clone());
    assert_eq!(whereabouts.change(&none, &|| now.clone()).1, Some(before));
    // A hand that let go without a move leaves nothing behind.
    whereabouts.hold(&|| Vec::new());
    whereabouts.let_go();
    assert_eq!(whereabouts.change(&pinned, &|| now.clone()).1, Some(now.clone()));
    assert_eq!(whereabouts.change(&none, &|| now.clone()).1, Some(now.clone()));
}

#[test]
fn pins_of_a_file_hold_elsewhere_and_those_of_a_hand_where_all_stands() {
    let mut editor = Editor::with(&[TestNode::person("ann", 0.0, 0.0), TestNode::person("bob", 100.0, 0.0)]);
    editor.dispatch(Command::SelectAll);
    let ann = editor.screen("ann");
    editor.down(ann.x, ann.y).move_to(ann.x + 40.0, ann.y + 30.0).up();
    let pins = editor.store.state().session.pins.clone();
    assert!(pins.len() > 1 && editor.viewer.pinned_elsewhere(&pins) == 0);
    let moved = pins.iter().map(|(id, [x, y])| (id.clone(), [x + 9.0, *y])).collect();
    assert_eq!(editor.viewer.pinned_elsewhere(&moved), pins.len());
}
