//! What single commands do, and what they ask of the world.

use std::rc::Rc;

use super::{after, demo, effects, file, ibn, small_article};
use summitry::graph::{Projection, Visible};
use summitry::model::{EntityKind, GlobalId};
use summitry::order::Set;
use summitry::state::{Command, Effect, FocusTarget, Panel, State, select, update};

fn visible(state: &State, id: &GlobalId) -> Option<Visible> {
    let slot = state.document.network.slot(id)?;
    state.document.visibility.nodes.get(slot as usize).copied()
}

#[test]
fn the_demo_opens_once() {
    let (state, effects) = update(&State::default(), Command::OpenDemo);
    assert_eq!(state.document.dataset.sources.len(), 3);
    assert!(state.document.network.node_count() > 60);
    assert_eq!(state.document.visibility.nodes.len(), state.document.network.node_count());
    assert_eq!(effects, [Effect::Relayout, Effect::Redraw, Effect::SyncLink]);
    let again = after(&state, [Command::OpenDemo]);
    assert!(Rc::ptr_eq(&state.document.network, &again.document.network));
    assert_eq!(again.history.undo_count(), 0);
}

#[test]
fn a_file_opens_is_kept_and_closes_without_a_trace() {
    let start = demo();
    let text = small_article("two-met");
    let (open, effects) = update(&start, file("two.json", &text));
    let kept = Effect::Keep { name: "two.json".into(), bytes: Rc::from(text.as_bytes()) };
    assert_eq!(effects, [Effect::Relayout, kept, Effect::Redraw, Effect::SyncLink]);
    let notice = open.session.notice.as_ref().map(|notice| (notice.text.as_str(), notice.is_error));
    assert_eq!(notice, Some(("opened \u{201c}Two met\u{201d}: 3 names, 1 event", false)));
    let (closed, effects) = update(&open, Command::CloseArticle("two-met".into()));
    assert!(effects.contains(&Effect::Forget { name: "two.json".into() }));
    assert_eq!(closed.document.dataset, start.document.dataset);
    assert_eq!(closed.document.merged, start.document.merged);
    let names = |state: &State| -> Vec<_> { state.document.network.nodes().map(|(_, n)| n.clone()).collect() };
    assert_eq!(names(&closed), names(&start));
}

#[test]
fn two_files_of_one_name_are_kept_apart() {
    let state =
        after(&State::default(), [file("a.json", &small_article("one")), file("a.json", &small_article("two"))]);
    let names: Set<&str> = state.document.files.values().map(|file| file.name.as_str()).collect();
    assert_eq!(names, Set::from(["a.json", "two-a.json"]));
}

#[test]
fn files_opened_at_once_are_those_opened_one_by_one() {
    let texts = ["one", "two", "three"].map(small_article);
    let files: Vec<(String, Rc<[u8]>)> = texts
        .iter()
        .zip(["a.json", "b.json", "a.json"])
        .map(|(text, name)| (name.to_owned(), text.as_bytes().into()))
        .collect();
    let at_once = after(&demo(), [Command::OpenFiles(files.clone())]);
    let by_one = after(&demo(), texts.iter().zip(["a.json", "b.json", "a.json"]).map(|(text, name)| file(name, text)));
    assert_eq!(at_once.document.dataset, by_one.document.dataset);
    assert_eq!(at_once.document.files, by_one.document.files);
    assert_eq!(at_once.document.merged, by_one.document.merged);
    assert_eq!(at_once.document.network.node_count(), by_one.document.network.node_count());
    assert_eq!(at_once.session.notice.as_ref().map(|notice| &*notice.text), Some("opened 3 files"));
    // One step, taken back as one.
    assert_eq!(at_once.history.next_undo().map(|what| &**what), Some("open 3 files"));
    assert_eq!(after(&at_once, [Command::Undo]).document.dataset, demo().document.dataset);
    // What cannot be read leaves the others alone, and says why.
    let mut some = files;
    some[1].1 = b"{ nothing }"[..].into();
    let some = after(&demo(), [Command::OpenFiles(some)]);
    assert_eq!(some.document.dataset.sources.len(), demo().document.dataset.sources.len() + 2);
    let notice = some.session.notice.as_ref().expect("a notice");
    assert!(notice.is_error && notice.text.starts_with("2 of 3 files opened; not opened: b.json"), "{}", notice.text);
    let again = after(&some, [Command::OpenFiles(vec![("b.json".to_owned(), texts[1].as_bytes().into())])]);
    assert_eq!(again.history.next_undo().map(|what| &**what), Some("open \u{201c}Two met\u{201d}"));
}

#[test]
fn a_bad_file_changes_nothing_and_says_where() {
    let start = demo();
    for text in ["", "no json", "{\n  \"format\": \"other/9\" }", "{ \"format\": \"article-data/2.0\" }", "[1,"] {
        let (state, effects) = update(&start, file("bad.json", text));
        assert_eq!(state.document, start.document);
        assert_eq!(effects, []);
        let notice = state.session.notice.expect("a reason");
        assert!(notice.is_error && notice.text.contains("bad.json"), "{}", notice.text);
    }
}

#[test]
fn unknown_names_are_harmless() {
    let state = demo();
    let ghost = GlobalId::new("no-article", "nobody");
    for command in [
        Command::Select(ghost.clone()),
        Command::ToggleSelect(ghost.clone()),
        Command::SelectMany(vec![ghost.clone()]),
        Command::SelectEdge("a\u{2192}b".into()),
        Command::Expand(ghost.clone()),
        Command::Unpin(ghost.clone()),
        Command::Locate(ghost.clone()),
        Command::Pin { node: ghost, at: [0.0, 0.0] },
        Command::CloseArticle("no-article".into()),
    ] {
        let (next, effects) = update(&state, command.clone());
        assert_eq!(next, state, "{command:?}");
        assert_eq!(effects, [], "{command:?}");
    }
}

#[test]
fn a_record_of_another_article_selects_the_merged_thing() {
    let state = demo();
    let state = after(&state, [Command::Select(GlobalId::new("ibn-anchorage", "putin"))]);
    let other = after(&state, [Command::Select(GlobalId::new("anchorage-recap", "putin"))]);
    assert_eq!(state.session.selection.nodes.len(), 1);
    assert_eq!(state.session.selection, other.session.selection);
}

#[test]
fn only_what_changed_is_derived_anew() {
    let state = demo();
    let selected = after(&state, [Command::Select(ibn(&state, "putin")), Command::SetQuery("rub".into())]);
    assert_eq!(selected.document, state.document);
    assert!(Rc::ptr_eq(&selected.document.visibility, &state.document.visibility));
    let faded = after(&state, [Command::ToggleKind(EntityKind::Place)]);
    assert_ne!(faded.document, state.document);
    assert!(Rc::ptr_eq(&faded.document.network, &state.document.network));
    assert!(Rc::ptr_eq(&faded.document.merged, &state.document.merged));
    assert!(!Rc::ptr_eq(&faded.document.visibility, &state.document.visibility));
}

#[test]
fn hiding_focusing_and_expanding() {
    let state = demo();
    let putin = ibn(&state, "putin");
    let hidden = after(&state, [Command::Select(putin.clone()), Command::HideSelection]);
    assert_eq!(visible(&hidden, &putin), Some(Visible::Hidden));
    assert!(hidden.session.selection.is_empty());
    assert_eq!(visible(&after(&hidden, [Command::ShowHidden]), &putin), Some(Visible::Shown));

    let focused = after(&state, [Command::Select(ibn(&state, "dmitriev")), Command::Focus]);
    let drawn = |state: &State| state.document.visibility.nodes.iter().filter(|it| **it != Visible::Hidden).count();
    assert!(drawn(&focused) < drawn(&state) / 2);
    assert_eq!(drawn(&after(&focused, [Command::Focus])), drawn(&state));

    let before = match select::inspector(&after(&state, [Command::Select(putin.clone())])) {
        select::Inspector::Entity(view) => view.hidden_neighbours,
        other => panic!("{other:?}"),
    };
    assert!(before > 0, "statements are folded at first");
    let expanded = after(&state, [Command::Expand(putin.clone())]);
    // An unfolded statement brings along who else was in it.
    assert!(drawn(&expanded) >= drawn(&state) + before);
    let said = after(&expanded, [Command::Expand(putin)]).session.notice.map(|notice| notice.text);
    assert_eq!(said.as_deref(), Some("all its neighbours are shown already"));
}

#[test]
fn paths_and_neighbours() {
    let state = demo();
    let (putin, fox) = (ibn(&state, "putin"), ibn(&state, "fox-news"));
    let chosen = after(&state, [Command::Select(putin.clone()), Command::ToggleSelect(fox.clone())]);
    let path = after(&chosen, [Command::SelectPath]);
    let nodes = &path.session.selection.nodes;
    assert!(nodes.len() > 2 && nodes.first() == Some(&putin) && nodes.last() == Some(&fox), "{nodes:?}");
    let more = after(&state, [Command::Select(putin), Command::SelectNeighbours]);
    assert!(more.session.selection.nodes.len() > 3);
}

#[test]
fn events_as_lines_are_left_out_of_the_selection_but_can_be_read() {
    let state = demo();
    let lines = after(&state, [Command::ToggleProjection]);
    assert_eq!(lines.session.projection, Projection::EventsAsLines);
    assert!(lines.document.network.node_count() < state.document.network.node_count());
    let meeting = ibn(&state, "three-on-three");
    let read = after(&lines, [Command::Select(meeting)]);
    assert!(matches!(select::inspector(&read), select::Inspector::Event(_)));
    assert!(select::legend(&lines).not_counting > 0);
}

#[test]
fn escape_takes_away_one_thing_at_a_time() {
    let state = demo();
    let read = Command::Read { article: "anchorage-recap".into(), quote: None };
    let mut state = after(
        &state,
        [Command::Select(ibn(&state, "putin")), Command::DismissNotice, Command::TogglePanel(Panel::Help), read],
    );
    let mut steps = Vec::new();
    for _ in 0..4 {
        let (next, effects) = update(&state, Command::Escape);
        steps.push((
            next.session.panels.contains(&Panel::Help),
            next.session.reader.is_some(),
            next.session.selection.is_empty(),
            effects.contains(&Effect::Focus(FocusTarget::Canvas)),
        ));
        state = next;
    }
    assert_eq!(
        steps,
        [
            (false, true, false, true),
            (false, false, false, true),
            (false, false, true, true),
            (false, false, true, false),
        ]
    );
}

#[test]
fn pinning_where_things_are_is_asked_of_the_viewer() {
    let state = demo();
    let putin = ibn(&state, "putin");
    let chosen = after(&state, [Command::Select(putin.clone())]);
    assert_eq!(effects(&chosen, Command::TogglePin), [Effect::PinHere(vec![putin.clone()])]);
    let pinned = after(&chosen, [Command::PinMany(vec![(putin, [1.0, 2.0])])]);
    let (free, effects) = update(&pinned, Command::TogglePin);
    assert!(free.session.pins.is_empty());
    assert_eq!(effects, [Effect::SyncPins, Effect::Redraw, Effect::SyncLink]);
}

#[test]
fn names_follow_the_merged_thing_when_an_article_closes() {
    let state = demo();
    let putin = ibn(&state, "putin");
    let pinned = after(&state, [Command::Pin { node: putin.clone(), at: [3.0, 4.0] }, Command::Select(putin.clone())]);
    let closed = after(&pinned, [Command::CloseArticle(putin.article().into())]);
    let left = closed.session.pins.keys().next().cloned().expect("the pin stays");
    assert_ne!(left, putin);
    assert!(closed.document.network.slot(&left).is_some());
    assert_eq!(closed.session.selection.nodes, [left]);
}

#[test]
fn escape_stops_a_long_layout_before_it_clears_what_is_selected() {
    let state = demo();
    let selected = after(&state, [Command::Select(ibn(&state, "putin")), Command::LayingOut(Some(40))]);
    let (stopped, effects) = update(&selected, Command::Escape);
    assert!(stopped.session.paused && !stopped.session.selection.is_empty());
    assert!(effects.contains(&Effect::SyncPause));
    // Stopped once, it is as without it; and a layout that rests is nothing to stop.
    assert!(after(&stopped, [Command::Escape]).session.selection.is_empty());
    let rested = after(&selected, [Command::LayingOut(None), Command::Escape]);
    assert!(!rested.session.paused && rested.session.selection.is_empty());
}
