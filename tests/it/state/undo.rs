//! The laws of undo.

use std::rc::Rc;

use proptest::prelude::*;

use super::random::commands;
use super::{after, demo, file, ibn, small_article};
use summitry::graph::Condition;
use summitry::layout::key_of;
use summitry::model::{EntityKind, GlobalId, Status};
use summitry::scene::{ApproximateMeasure, Camera, LabelMemory, Palette, SceneInput, Theme, draw_list, dump};
use summitry::state::{Command, Effect, State, Way, catalog, update};

/// What undo is about.
fn meaning(state: &State) -> impl PartialEq + std::fmt::Debug + use<> {
    let session = &state.session;
    (
        state.document.dataset.clone(),
        state.document.visibility.clone(),
        session.filter.clone(),
        session.projection,
        session.pins.clone(),
        session.arrangement.clone(),
        session.views.clone(),
        (session.known, session.communities, session.route.clone()),
    )
}

/// The picture of a state as text: everything where its name puts it, and what is pinned where it is pinned. What is
/// selected by itself is no step, so it is let go of.
fn picture(state: &State) -> String {
    let state = after(state, [Command::ClearSelection]);
    let network = &state.document.network;
    let place = |id: &GlobalId| {
        let key = key_of(id.as_str());
        let by_name = [(key % 1_000) as f32, (key / 1_000 % 1_000) as f32];
        state.session.pins.get(id).copied().unwrap_or(by_name)
    };
    let positions: Vec<f32> = network.nodes().flat_map(|(_, node)| place(&node.id)).collect();
    let pinned = state.session.pins.keys().filter_map(|id| network.slot(id)).collect();
    let palette = Palette::of(Theme::Light);
    let drawn = SceneInput::new(network, &state.document.visibility, &positions, &palette);
    let input = SceneInput { pinned: &pinned, ..drawn };
    dump(&draw_list(&input, Camera::new(800.0, 600.0), &ApproximateMeasure, &mut LabelMemory::default(), 1))
}

#[test]
fn undo_is_called_by_what_it_takes_back() {
    let state = demo();
    let (putin, trump, witkoff) = (ibn(&state, "putin"), ibn(&state, "trump"), ibn(&state, "witkoff"));
    let path = Command::FindPath { from: ibn(&state, "dmitriev"), to: ibn(&state, "nato") };
    let three = Command::SelectMany(vec![putin.clone(), trump, witkoff]);
    let undo = catalog::action("undo").expect("an action");
    let redo = catalog::action("redo").expect("an action");
    assert_eq!(catalog::label(undo, &state), "Undo");
    for (commands, label) in [
        (vec![three.clone(), Command::HideSelection], "hide 3 nodes"),
        (vec![three, Command::HideSelection, Command::ShowHidden], "show 3 nodes"),
        (vec![Command::Pin { node: putin.clone(), at: [1.0, 2.0] }], "move Vladimir Putin"),
        (vec![Command::Pin { node: putin.clone(), at: [1.0, 2.0] }, Command::UnpinAll], "unpin Vladimir Putin"),
        (vec![Command::ToggleKind(EntityKind::Place)], "leave out places"),
        (vec![Command::ToggleKind(EntityKind::Place), Command::ToggleKind(EntityKind::Place)], "bring back places"),
        (vec![Command::ToggleCondition(Condition::Status(Status::Cancelled))], "filter by \u{201c}cancelled\u{201d}"),
        (vec![Command::ToggleProjection], "show events as lines"),
        (vec![path.clone()], "find paths from Kirill Dmitriev to NATO"),
        (vec![path.clone(), Command::TogglePathOrder], "find paths in time order"),
        (vec![path.clone(), Command::TogglePathOrder, Command::TogglePathOrder], "find paths in any order"),
        (vec![path.clone(), Command::TogglePathStatus], "find paths through what did not take place, too"),
        (vec![path.clone(), Command::TurnPath], "turn the path round"),
        (vec![path.clone(), Command::StepPath(1), Command::StepPath(1)], "look at another path"),
        (vec![path, Command::Escape], "close the path"),
        (vec![Command::Select(putin), Command::Arrange(Way::Rings)], "lay out in rings"),
        (vec![file("two.json", &small_article("two"))], "open \u{201c}Two met\u{201d}"),
        (vec![Command::KeepView { name: "mine".into(), link: "v=2".into() }], "save view \u{201c}mine\u{201d}"),
    ] {
        let done = after(&state, commands);
        assert_eq!(catalog::label(undo, &done), format!("Undo {label}"));
        let undone = after(&done, [Command::Undo]);
        assert_eq!(catalog::label(redo, &undone), format!("Redo {label}"));
        assert_eq!(undone.session.notice.clone().map(|notice| notice.text), Some(format!("undone: {label}")));
        let again = after(&undone, [Command::Redo]);
        assert_eq!(again.session.notice.map(|notice| notice.text), Some(format!("done again: {label}")));
    }
}

#[test]
fn undo_brings_back_what_was_hidden_together_with_the_selection() {
    let state = demo();
    let chosen = after(&state, [Command::Select(ibn(&state, "putin"))]);
    let back = after(&chosen, [Command::HideSelection, Command::Undo]);
    assert_eq!(back.session.filter, chosen.session.filter);
    assert_eq!(back.session.selection, chosen.session.selection);
    assert_eq!(back.document, chosen.document);
    assert_eq!(back.session.notice.map(|notice| notice.text).as_deref(), Some("undone: hide Vladimir Putin"));
}

#[test]
fn undoing_an_opening_forgets_the_file_and_redo_keeps_it_again() {
    let open = after(&State::default(), [file("two.json", &small_article("two"))]);
    let (closed, effects) = update(&open, Command::Undo);
    assert!(closed.document.dataset.sources.is_empty());
    assert!(effects.contains(&Effect::Relayout) && effects.contains(&Effect::Forget { name: "two.json".into() }));
    let (again, effects) = update(&closed, Command::Redo);
    assert_eq!(again.document, open.document);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Keep { name, .. } if name == "two.json")));
}

#[test]
fn what_the_page_begins_with_is_no_step() {
    let start = demo();
    assert_eq!(start.history.undo_count(), 0);
    let chosen = after(&start, [Command::ToggleKind(EntityKind::Place)]);
    let link = summitry::state::link::encode(&chosen, None);
    let linked = after(&start, [Command::OpenLink(format!("#{link}"))]);
    assert_eq!(linked.session.filter, chosen.session.filter);
    assert_eq!(linked.history.undo_count(), 0);
    // Later both are steps.
    let article = start.document.dataset.sources.keys().next().cloned().expect("an article");
    let closed = after(&start, [Command::CloseArticle(article.as_ref().into())]);
    assert_eq!(closed.history.undo_count(), 1);
    let opened = after(&closed, [Command::OpenDemo]);
    assert_eq!(opened.history.undo_count(), 2);
    assert_eq!(after(&opened, [Command::OpenLink(format!("#{link}"))]).history.undo_count(), 3);
}

#[test]
fn drags_of_one_node_are_one_step() {
    let state = demo();
    let (putin, trump) = (ibn(&state, "putin"), ibn(&state, "trump"));
    let pin = |node: &GlobalId, x: f32| Command::Pin { node: node.clone(), at: [x, 0.0] };
    let moved = after(&state, [pin(&putin, 1.0), pin(&putin, 2.0), pin(&putin, 3.0), pin(&trump, 4.0)]);
    assert_eq!(moved.history.undo_count(), state.history.undo_count() + 2);
    let back = after(&moved, [Command::Undo]);
    assert_eq!(back.session.pins.get(&putin), Some(&[3.0, 0.0]));
    assert!(after(&back, [Command::Undo]).session.pins.is_empty());
}

#[test]
fn a_new_step_after_undo_forgets_what_was_undone() {
    let state = after(&demo(), [Command::ToggleKind(EntityKind::Place), Command::Undo]);
    assert_eq!(state.history.redo_count(), 1);
    let state = after(&state, [Command::ToggleKind(EntityKind::Person)]);
    assert_eq!(state.history.redo_count(), 0);
    // The undone document's revision is not given out again.
    let undone = after(&demo(), [Command::ToggleKind(EntityKind::Place)]);
    assert_ne!(undone.document, state.document);
}

#[test]
fn steps_are_bounded_and_selections_are_none() {
    let state = demo();
    let many = after(&state, vec![Command::ToggleKind(EntityKind::Place); 250]);
    assert_eq!(many.history.undo_count(), 200);
    let chosen = after(&state, [Command::SelectAll, Command::ClearSelection, Command::SetQuery("x".into())]);
    assert_eq!(chosen.history.undo_count(), state.history.undo_count());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn undoing_everything_is_the_start(commands in commands(24)) {
        let end = after(&demo(), commands);
        let start = demo();
        let back = after(&end, vec![Command::Undo; end.history.undo_count()]);
        prop_assert!(meaning(&back) == meaning(&start));
        prop_assert_eq!(picture(&back), picture(&start));
        let forth = after(&back, vec![Command::Redo; end.history.undo_count()]);
        prop_assert!(meaning(&forth) == meaning(&end));
        prop_assert_eq!(picture(&forth), picture(&end));
    }

    #[test]
    fn what_is_derived_follows_from_what_is_open(commands in commands(16)) {
        let state = after(&demo(), commands);
        let document = &state.document;
        prop_assert_eq!(document.visibility.nodes.len(), document.network.node_count());
        prop_assert!(*document.visibility == state.session.filter.visibility(&document.network));
        prop_assert_eq!(document.network.projection(), state.session.projection);
        for id in &state.session.selection.nodes {
            prop_assert!(document.resolve(id).is_some());
        }
        let copy = after(&state, [Command::DismissNotice]);
        prop_assert!(Rc::ptr_eq(&copy.document.network, &document.network));
    }
}
