//! What takes long is made in pieces: until then everything stays as it is and can be used, and it can be given up.

use std::rc::Rc;

use proptest::prelude::*;
use serde_json::{Value, json};
use summitry::graph::{Network, Projection};
use summitry::model::{GlobalId, Merged};
use summitry::state::{Command, Effect, State, Task, update};

use super::super::pace::in_pieces;
use super::{after, demo, ibn};

/// People who meet in twos and threes.
fn large(id: &str) -> Command {
    let people = 2_700;
    let entities: Vec<Value> = (0..people)
        .map(|at| json!({ "id": format!("p{at}"), "kind": "person", "name": format!("Given{at} Family{at}"), "evidence": ["x"] }))
        .collect();
    let part = |who: usize| json!({ "entity": format!("p{}", who % people), "role": "guest" });
    let events: Vec<Value> = (0..people * 2)
        .map(|at| {
            let parts: Vec<Value> = [at, at * 7 + 1, at + 40].into_iter().take(2 + at % 2).map(part).collect();
            json!({ "id": format!("e{at}"), "type": "meeting", "title": format!("M{at}"), "status": "occurred",
                "evidence": ["x".repeat(320)], "participants": parts, "time": { "edtf": format!("20{:02}-03", at % 25), "basis": "stated" } })
        })
        .collect();
    let article = json!({ "format": "article-data/1.0", "entities": entities, "relations": [], "events": events,
        "article": { "id": id, "title": id.to_uppercase(), "publisher": "p0", "language": "en", "as_of": "2025-01-01",
            "text_sha256": "0".repeat(64) } });
    Command::OpenFile { name: format!("{id}.json"), bytes: article.to_string().into_bytes().into() }
}

/// What the host is asked to make, if it is to make anything.
fn asked(effects: &[Effect]) -> Option<(u32, Task)> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::Work { ticket, task } => Some((*ticket, task.clone())),
        _ => None,
    })
}

/// Makes what is asked for until nothing is; all states on the way there, and the effects of the last.
fn settled(mut state: State, mut effects: Vec<Effect>, steps: u32) -> (Vec<State>, Vec<Effect>) {
    let mut states = vec![state.clone()];
    while let Some((ticket, task)) = asked(&effects) {
        let (part, pieces) = in_pieces(task.begin(), steps);
        assert!(pieces > 1 || steps > 1_000);
        (state, effects) = update(&state, Command::Worked { ticket, task, part });
        states.push(state.clone());
    }
    (states, effects)
}

/// The state after a command and all that it takes.
fn after_all(state: &State, command: Command) -> State {
    let (state, effects) = update(state, command);
    settled(state, effects, 500).0.pop().expect("a state")
}

fn notice(state: &State) -> &str {
    state.session.notice.as_ref().map_or("", |notice| &notice.text)
}

#[test]
fn a_large_file_is_opened_in_pieces_and_the_old_picture_stays_until_then() {
    let before = demo();
    let (state, effects) = update(&before, large("many"));
    assert_eq!(state.work.now(), Some(("Reading", 0)));
    let (states, effects) = settled(state, effects, 200);
    let (last, way) = states.split_last().expect("states");
    let words: Vec<&str> = way.iter().filter_map(|state| state.work.now()).map(|(words, _)| words).collect();
    assert_eq!(words, ["Reading", "Gathering", "Building the network"]);
    for state in way {
        assert!((&state.document, &state.session) == (&before.document, &before.session));
    }
    assert_eq!(last.work.now(), None);
    assert_eq!(notice(last), "opened \u{201c}MANY\u{201d}: 2700 names, 5400 events");
    assert_eq!(last.history.next_undo().map(|it| &**it), Some("open \u{201c}MANY\u{201d}"));
    assert!(effects.contains(&Effect::Relayout));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Keep { name, .. } if name == "many.json")));
    // It is what it would be if it were made at once.
    let merged = Merged::of(&last.document.dataset);
    assert!(*last.document.merged == merged);
    let network = Network::build(&merged, Projection::EventsAsNodes);
    assert!(format!("{:?}", last.document.network) == format!("{network:?}"));
    let back = after(last, [Command::Undo]);
    assert!(back.document == before.document);
}

#[test]
fn what_is_done_meanwhile_stands() {
    let before = demo();
    let putin = ibn(&before, "putin");
    let (mut state, mut effects) = update(&before, large("many"));
    let article: Rc<str> = before.document.dataset.sources.keys().next_back().expect("an article").as_ref().into();
    // A step for each thing that is made, and articles that come and go.
    for step in [Command::Select(putin.clone()), Command::CloseArticle(article.clone()), Command::ToggleLasso] {
        state = after(&state, [step]);
        let (ticket, task) = asked(&effects).expect("something is asked");
        let part = in_pieces(task.begin(), 300).0;
        (state, effects) = update(&state, Command::Worked { ticket, task, part });
    }
    let last = settled(state, effects, 300).0.pop().expect("a state");
    assert_eq!(last.session.selection.nodes, [putin]);
    assert!(last.session.lasso);
    let open = &last.document.dataset.sources;
    assert!(open.contains_key("many") && !open.contains_key(&*article) && open.len() == 3);
    assert!(*last.document.merged == Merged::of(&last.document.dataset));
}

#[test]
fn it_can_be_given_up_with_nothing_lost() {
    for stop in [Command::StopWork, Command::Escape, Command::Undo] {
        let before = after(&demo(), [Command::Select(ibn(&demo(), "putin"))]);
        let (waits, effects) = update(&before, large("many"));
        let (ticket, task) = asked(&effects).expect("it waits");
        let part = in_pieces(task.begin(), 300).0;
        let (waits, effects) = update(&waits, Command::Worked { ticket, task, part });
        let (late, task) = asked(&effects).expect("it waits on");
        let (stopped, effects) = update(&waits, stop);
        assert_eq!(effects, [Effect::StopWork]);
        assert_eq!(stopped.work.now(), None);
        assert_eq!(notice(&stopped), "stopped: everything is as it was");
        assert!((&stopped.document, &stopped.history) == (&before.document, &before.history));
        assert_eq!(stopped.session.selection, before.session.selection);
        // What was under way comes too late.
        let part = in_pieces(task.begin(), 300).0;
        let too_late = Command::Worked { ticket: late, task, part };
        assert!(update(&stopped, too_late.clone()).0 == stopped);
        // It does not make what is under way by then begin anew.
        let (other, _) = update(&stopped, large("more"));
        let (same, effects) = update(&other, too_late);
        assert!(same == other && effects.is_empty());
    }
    let rest = demo();
    assert!(after(&rest, [Command::StopWork]) == rest);
}

#[test]
fn what_lies_on_top_goes_before_what_is_under_way() {
    let open = after(&demo(), [Command::TogglePanel(summitry::state::Panel::Help)]);
    let (waits, _) = update(&open, large("many"));
    let closed = after(&waits, [Command::Escape]);
    assert!(closed.session.panels.len() < waits.session.panels.len() && closed.work.now().is_some());
    assert!(after(&closed, [Command::Escape]).work.now().is_none());
}

#[test]
fn of_projections_in_a_row_the_last_is_built_and_going_back_builds_none() {
    let dots = after_all(&State::default(), large("many"));
    let (lines, effects) = update(&dots, Command::ToggleProjection);
    assert_eq!(lines.session.projection, Projection::EventsAsNodes);
    let (first, _) = asked(&effects).expect("it waits");
    let (countries, effects) = update(&lines, Command::ToggleProjection);
    let (second, task) = asked(&effects).expect("it waits");
    assert!(second > first && matches!(task, Task::Build { projection: Projection::Countries, .. }));
    let countries = settled(countries, effects, 300).0.pop().expect("a state");
    assert_eq!(countries.session.projection, Projection::Countries);
    assert_eq!(countries.history.undo_count(), dots.history.undo_count() + 1);
    let (back, effects) = update(&countries, Command::Project(Projection::EventsAsNodes));
    assert_eq!((back.work.now(), asked(&effects)), (None, None));
    assert!(Rc::ptr_eq(&back.document.network, &dots.document.network));
    assert!(effects.contains(&Effect::Relayout));
    // Back to where one is: nothing waits any more.
    let (lines, _) = update(&dots, Command::ToggleProjection);
    let (here, effects) = update(&lines, Command::Project(Projection::EventsAsNodes));
    assert!(here.work.now().is_none() && here.document == dots.document);
    assert!(effects.contains(&Effect::StopWork));
}

#[test]
fn several_are_done_one_after_the_other() {
    let before = demo();
    let (state, mut effects) = update(&before, large("many"));
    let (state, more) = update(&state, large("more"));
    assert_eq!(asked(&more), None);
    effects.extend(more);
    let last = settled(state, effects, 900).0.pop().expect("a state");
    assert_eq!(last.document.dataset.sources.len(), 5);
    let steps: Vec<&str> = last.history.next_undo().into_iter().map(|it| &**it).collect();
    assert_eq!(steps, ["open \u{201c}MORE\u{201d}"]);
    assert_eq!(last.history.undo_count(), before.history.undo_count() + 2);
    // Closing one takes as long, and gives back what was there.
    let closed = after_all(&last, Command::CloseArticle("more".into()));
    assert!(*closed.document.merged == Merged::of(&closed.document.dataset));
    let first = GlobalId::new("many", "p7");
    assert!(closed.document.network.slot(&first).is_some());
}

#[test]
fn a_large_file_that_is_none_changes_nothing() {
    let Command::OpenFile { name, bytes } = large("many") else { panic!("a file") };
    let bytes: Rc<[u8]> = bytes[..bytes.len() - 9].into();
    let last = after_all(&demo(), Command::OpenFile { name, bytes });
    assert!(last.document == demo().document);
    assert!(notice(&last).starts_with("not opened: many.json"), "{}", notice(&last));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2))]

    #[test]
    fn pieces_of_any_size_make_the_same(steps in 20_u32..3_000) {
        let open = |steps: u32| {
            let (state, effects) = update(&demo(), large("many"));
            settled(state, effects, steps).0.pop().expect("a state")
        };
        let (one, other) = (open(steps), open(u32::MAX));
        prop_assert!(&one.document.merged == &other.document.merged);
        prop_assert!(&one.document.timeline == &other.document.timeline);
        prop_assert!(&one.document.index == &other.document.index);
        prop_assert!(&one.document.records == &other.document.records);
        prop_assert!(&one.session == &other.session);
    }
}
