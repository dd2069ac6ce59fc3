//! Very many lines: while nodes move a part of them stands for all, and the rest comes some at a time.

use std::rc::Rc;

use serde_json::json;
use summitry::graph::{Condition, Visible};
use summitry::model::Status;
use summitry::scene::detail::{Extent, Part};
use summitry::scene::{Marks, Palette, SceneInput, Theme, marks};
use summitry::state::Command;

use super::editor::Editor;

const PEOPLE: usize = 400;
const EVENTS: usize = 2_600;

/// An article of more lines than a board takes at once: some side by side, some planned.
fn opened() -> Editor {
    let person = |at: usize| json!({ "id": format!("p{at}"), "kind": "person", "name": format!("Person {at}"), "evidence": ["x"] });
    let event = |at: usize| {
        let guest = |seat: usize| {
            let (who, role) = (at * 7 + seat / 2 * 13 + seat % 2 * (at % 9), ["guest", "host"][seat % 2]);
            json!({ "entity": format!("p{}", who % PEOPLE), "role": role })
        };
        json!({ "id": format!("e{at}"), "type": "meeting", "title": format!("Meeting {at}"), "evidence": ["x"],
            "status": if at % 5 == 0 { "planned" } else { "occurred" }, "participants": (0..20).map(guest).collect::<Vec<_>>() })
    };
    let article = json!({
        "format": "article-data/1.0",
        "article": { "id": "many", "title": "Many", "publisher": "p0", "language": "en", "as_of": "2025-01-01",
            "text_sha256": "0".repeat(64) },
        "entities": (0..PEOPLE).map(person).collect::<Vec<_>>(), "relations": [],
        "events": (0..EVENTS).map(event).collect::<Vec<_>>(),
    });
    let mut editor = Editor::empty(800.0, 600.0);
    editor.viewer.set_reduced_motion(true);
    editor.dispatch(Command::OpenFile { name: "many.json".into(), bytes: article.to_string().into_bytes().into() });
    let lines = editor.store.state().document.network.edge_count();
    assert!(lines > 51_000, "{lines} lines");
    editor
}

fn places(editor: &Editor, turn: u32) -> Vec<f32> {
    let count = editor.store.state().document.network.node_count();
    (0..count as u32 * 2).map(|at| (((at + 7_000 * turn).wrapping_mul(0x9E37_79B1) >> 12) % 900_000) as f32).collect()
}

/// All marks, made at once.
fn whole(editor: &Editor) -> Marks {
    let state = editor.store.state();
    let palette = Palette::of(Theme::Light);
    marks(&SceneInput::new(&state.document.network, &state.document.visibility, editor.viewer.positions(), &palette))
}

/// Frames until nothing changes any more; how many of them had nothing to draw.
fn rest(editor: &mut Editor) -> usize {
    let mut idle = 0;
    for _ in 0..200 {
        if !editor.viewer.wants_frame() && editor.viewer.wakes_at().is_none() {
            return idle;
        }
        editor.now += 16.0;
        if editor.viewer.wakes_at().is_some_and(|at| at <= editor.now) {
            editor.viewer.wake();
        }
        if editor.viewer.wants_frame() && editor.viewer.frame(editor.now).is_none() {
            idle += 1;
        }
        let drawn = editor.viewer.drawn();
        assert!(drawn.moving || drawn.held == [1.0; 2], "a part of the lines is no picture at rest");
    }
    panic!("it never rests");
}

#[track_caller]
fn same(found: &Marks, wanted: &Marks) {
    assert_eq!(found.edges.len(), wanted.edges.len());
    for (found, wanted) in found.edges.iter().zip(wanted.edges.iter()) {
        assert_eq!(found, wanted);
    }
    assert!(found.nodes == wanted.nodes);
}

#[test]
fn what_comes_some_at_a_time_is_what_comes_at_once() {
    let mut editor = opened();
    editor.place(places(&editor, 0));
    editor.now += 16.0;
    let first = editor.viewer.frame(editor.now).expect("a picture").clone();
    let all = whole(&editor);
    let lines = first.marks.edges.len();
    assert!(first.moving && first.held[0] < 1.0 && lines < all.edges.len(), "{lines} lines of {}", all.edges.len());
    assert!(lines > 40_000, "they stand for all: {lines}");
    let slots: Vec<u32> = all.edges.iter().map(|edge| edge.slot).collect();
    assert!(first.marks.edges.iter().all(|edge| slots.binary_search(&edge.slot).is_ok()));
    assert!(first.marks.nodes == all.nodes, "nodes are all there");
    assert!(rest(&mut editor) > 2, "all came at once");
    let still = editor.viewer.drawn();
    assert!(!still.moving && still.held == [1.0; 2]);
    same(&still.marks, &all);
    assert!(all.edges.iter().any(|edge| !edge.curve().is_straight()), "some run side by side");
    // Other places, again while lines are still coming.
    for (turn, frames) in [(1, 1), (2, 14), (3, 15), (4, 17), (5, 0)] {
        editor.place(places(&editor, turn));
        for _ in 0..frames {
            editor.now += 16.0;
            if editor.viewer.wakes_at().is_some_and(|at| at <= editor.now) {
                editor.viewer.wake();
            }
            editor.viewer.frame(editor.now);
        }
    }
    rest(&mut editor);
    same(&editor.viewer.drawn().marks, &whole(&editor));
}

#[test]
fn a_filter_over_many_lines_keeps_those_that_it_does_not_fade() {
    let mut editor = opened();
    editor.place(places(&editor, 0));
    rest(&mut editor);
    let planned = Condition::Status(Status::Planned);
    editor.dispatch(Command::ToggleCondition(planned));
    editor.now += 16.0;
    let first = editor.viewer.frame(editor.now).expect("a picture").clone();
    let all = whole(&editor);
    let strong = |marks: &Marks| marks.edges.iter().filter(|edge| edge.opacity >= 0.5).count();
    assert!(strong(&all) > 1_000 && strong(&all) < all.edges.len() / 2);
    assert!(first.marks.edges.len() < all.edges.len(), "a part");
    assert_eq!(strong(&first.marks), strong(&all), "what is left comes first");
    let seen = &editor.store.state().document.visibility.edges;
    assert!(seen.contains(&Visible::Faded));
    // The part tells how much there is of all.
    let (part, extent) = (Extent::of_part(&first.marks.edges, first.held), Extent::of(&all.edges));
    let drawn = |extent: &Extent, share: f32, marks: &Marks| {
        let part: Part = extent.part(share);
        marks.edges.iter().filter(|edge| part.has(edge)).count() as f32
    };
    let held = first.marks.edges.len() as f32 / all.edges.len() as f32;
    for share in [0.1, 0.5, 0.9] {
        let (of_part, of_all) = (drawn(&part, share, &first.marks), drawn(&extent, share * held, &all));
        assert!((of_part / of_all - 1.0).abs() < 0.05, "{share}: {of_part} and {of_all}");
    }
    rest(&mut editor);
    same(&editor.viewer.drawn().marks, &all);
}

#[test]
fn paper_and_files_do_not_wait() {
    let mut editor = opened();
    editor.place(places(&editor, 0));
    editor.viewer.complete();
    let drawn = editor.viewer.drawn();
    assert!(!drawn.moving && drawn.held == [1.0; 2]);
    same(&drawn.marks, &whole(&editor));
    // A picture without emphasis is no copy of what the board has.
    assert!(Rc::strong_count(&drawn.marks.edges) > 1);
}

#[test]
fn hands_find_lines_once_all_are_there() {
    let mut editor = opened();
    editor.place(places(&editor, 0));
    editor.wait(16.0);
    // Before, a click on one is a click on the canvas.
    editor.down(400.0, 300.0).up();
    assert_eq!(editor.store.state().session.selection.edge, None);
    rest(&mut editor);
    let edge = editor.viewer.drawn().marks.edges[20_000];
    let at = edge.curve().point(0.5);
    editor.viewer.effect(&summitry::state::Effect::SetCamera([at.x, at.y, 8.0]));
    rest(&mut editor);
    editor.down(400.0, 300.0).up();
    assert!(editor.store.state().session.selection.edge.is_some(), "a line is there");
}
