//! Paths between two: the shortest and the next, through what took place, in time order, with what proves each step.

use std::fmt::Write as _;

use summitry::graph::Projection;
use summitry::model::GlobalId;
use summitry::state::link::encode;
use summitry::state::select::{self, Inspector, PathView};
use summitry::state::{Command, Effect, State};

use super::views::expect;
use super::{after, demo, effects, ibn};
use crate::visits;

fn asked(state: &State, from: &GlobalId, to: &GlobalId) -> State {
    after(state, [Command::FindPath { from: from.clone(), to: to.clone() }])
}

fn seen(state: &State) -> PathView {
    match select::inspector(state) {
        Inspector::Path(view) => (*view).clone(),
        other => panic!("no path but {other:?}"),
    }
}

fn dump(text: &mut String, title: &str, state: &State) {
    let view = seen(state);
    let more = if view.more { " or more" } else { "" };
    let _ = writeln!(text, "# {title}: {} to {}, {}{more}", view.from.name, view.to.name, view.count);
    for at in 0..view.count.min(3) {
        let here = after(state, vec![Command::StepPath(1); at]);
        let _ = writeln!(text, "## {}", at + 1);
        let _ = write!(text, "{}", select::path_text(&here).unwrap());
    }
}

#[test]
fn how_is_kirill_dmitriev_linked_to_nato() {
    let state = demo();
    let (dmitriev, nato) = (ibn(&state, "dmitriev"), ibn(&state, "nato"));
    let mut text = String::new();
    for projection in [Projection::EventsAsNodes, Projection::EventsAsLines] {
        let state = after(&state, [Command::Project(projection)]);
        let asked = asked(&state, &dmitriev, &nato);
        dump(&mut text, projection.word(), &asked);
        dump(&mut text, &[projection.word(), ", in time order"].concat(), &after(&asked, [Command::TogglePathOrder]));
        let any = after(&asked, [Command::TogglePathStatus]);
        dump(&mut text, &[projection.word(), ", of any status"].concat(), &any);
    }
    expect("paths", &text);
}

#[test]
fn every_step_took_place_is_shown_and_has_its_words() {
    let state = demo();
    let (dmitriev, nato) = (ibn(&state, "dmitriev"), ibn(&state, "nato"));
    let mut here = asked(&state, &dmitriev, &nato);
    let count = seen(&here).count;
    assert!(count > 2);
    let mut before = 0;
    for _ in 0..count {
        let view = seen(&here);
        assert!(view.hops.len() >= before, "the shortest first");
        before = view.hops.len();
        assert_eq!((&view.hops[0].from.id, &view.hops[before - 1].to.id), (&dmitriev, &nato));
        for hop in &view.hops {
            assert!(!hop.lines.is_empty());
            let event = here.document.merged.events.get(&hop.to.id);
            assert!(
                event.is_none_or(|event| event.status().counts() && hop.when.starts_with("held")),
                "{}",
                hop.to.name
            );
        }
        assert_eq!(here.session.selection.nodes.len(), before + 1);
        here = after(&here, [Command::StepPath(1)]);
    }
    assert_eq!(seen(&here).at, 0, "after the last comes the first");
    assert_eq!(seen(&after(&here, [Command::StepPath(-1)])).at, count - 1);
    let copied = effects(&here, Command::CopyPath);
    assert!(
        matches!(&copied[..], [Effect::CopyText { text, .. }] if text.lines().count() >= 2 && text.contains(" — “"))
    );
}

#[test]
fn filters_hold_for_paths_and_a_path_follows_them() {
    let state = demo();
    let (dmitriev, nato) = (ibn(&state, "dmitriev"), ibn(&state, "nato"));
    let here = asked(&state, &dmitriev, &nato);
    let second = here.session.selection.nodes[1].clone();
    let hidden = after(&here, [Command::Select(second.clone()), Command::HideSelection]);
    assert!(hidden.session.route.is_none(), "nothing is selected any more");
    let again = asked(&hidden, &dmitriev, &nato);
    assert!(again.session.route.as_ref().unwrap().found.iter().all(|path| !path.contains(&second)));
    // Shown, it stays and is looked for anew with each change of the filter.
    let article = state.document.dataset.sources.keys().next().unwrap().to_string();
    let filtered = after(&here, [Command::ToggleArticle(article)]);
    let route = filtered.session.route.as_ref().expect("the path stays");
    assert_ne!(route.found, here.session.route.as_ref().unwrap().found);
    assert!(route.is_selected(&filtered.session.selection));
    let back = after(&filtered, [Command::ResetFilter]);
    assert_eq!(back.session.route.as_ref().unwrap().found, here.session.route.as_ref().unwrap().found);
}

#[test]
fn a_path_is_left_for_its_nodes_and_found_again() {
    let state = demo();
    let here = asked(&state, &ibn(&state, "dmitriev"), &ibn(&state, "nato"));
    let aside = after(&here, [Command::Select(ibn(&state, "nato"))]);
    assert!(matches!(select::inspector(&aside), Inspector::Entity(_)));
    assert_eq!(select::path_aside(&aside).as_deref(), Some("Kirill Dmitriev – NATO"));
    assert_eq!(seen(&after(&aside, [Command::StepPath(0)])), seen(&here));
    let cleared = after(&aside, [Command::ClearSelection]);
    assert_eq!((cleared.session.route.is_none(), select::path_aside(&cleared)), (true, None));
    let turned = seen(&after(&here, [Command::TurnPath]));
    assert_eq!((&turned.from, &turned.to), (&seen(&here).to, &seen(&here).from));
    assert_eq!(turned.count, seen(&here).count);
    // Where none is, both ends stay selected and the panel says why.
    let alone = asked(&state, &ibn(&state, "dmitriev"), &ibn(&state, "india"));
    assert_eq!((seen(&alone).count, alone.session.selection.nodes.len()), (0, 2));
}

#[test]
fn undo_brings_back_each_path_with_what_was_asked_of_it() {
    let state = demo();
    let path = Command::FindPath { from: ibn(&state, "dmitriev"), to: ibn(&state, "nato") };
    let place = Command::ToggleKind(summitry::model::EntityKind::Place);
    let steps = [
        path,
        Command::StepPath(1),
        Command::TogglePathOrder,
        Command::TogglePathStatus,
        place,
        Command::TurnPath,
        Command::ClearSelection,
    ];
    let mut seen = vec![state];
    for step in steps {
        seen.push(after(seen.last().unwrap(), [step]));
    }
    let what = |state: &State| (state.session.route.clone(), state.session.selection.clone(), state.document.revision);
    let mut here = seen.pop().unwrap();
    assert!(here.session.route.is_none());
    for before in seen.iter().rev() {
        here = after(&here, [Command::Undo]);
        assert_eq!(what(&here), what(before));
    }
    for after_it in &seen[1..] {
        here = after(&here, [Command::Redo]);
        assert_eq!(what(&here), what(after_it));
    }
}

#[test]
fn a_link_names_the_path_and_what_is_asked_of_it() {
    let state = demo();
    let path = Command::FindPath { from: ibn(&state, "dmitriev"), to: ibn(&state, "nato") };
    let here = after(&state, [path, Command::TogglePathStatus, Command::StepPath(1)]);
    let link = encode(&here, None);
    assert!(link.contains("&r=anchorage-recap/dmitriev,ibn-anchorage/nato,1,any") || link.contains(",1,any"), "{link}");
    assert!(!link.contains("&s="), "a path says what is selected: {link}");
    let opened = after(&State::default(), [Command::OpenLink(link.clone())]);
    assert_eq!(seen(&opened), seen(&here));
    assert_eq!(encode(&opened, None), link);
    // Looked at by itself, one of its nodes leads back to it.
    let aside = after(&here, [Command::Select(ibn(&state, "nato"))]);
    let opened = after(&State::default(), [Command::OpenLink(encode(&aside, None))]);
    assert!(matches!(select::inspector(&opened), Inspector::Entity(_)));
    assert_eq!(seen(&after(&opened, [Command::StepPath(0)])), seen(&here));
    // Links from before, of what is gone, and of nonsense.
    let old = after(&State::default(), [Command::OpenLink(link.replace("&r=", "&none="))]);
    assert_eq!((old.session.route.is_none(), old.session.selection.is_empty()), (true, true));
    for route in
        ["ibn-anchorage/nobody,ibn-anchorage/nato", "ibn-anchorage/nato,ibn-anchorage/nato", "x", ",,", "a/b,c/d,any,9"]
    {
        let opened = after(&state, [Command::OpenLink(format!("v=2&r={route}"))]);
        assert!(opened.session.route.is_none(), "{route}");
    }
    let far = after(&state, [Command::OpenLink(link.replace(",1,any", ",99,any"))]);
    assert_eq!(seen(&far).at, seen(&far).count - 1);
}

#[test]
fn a_path_waits_while_another_thing_is_looked_at() {
    let state = demo();
    let path = Command::FindPath { from: ibn(&state, "dmitriev"), to: ibn(&state, "nato") };
    let here = after(&state, [path, Command::Select(ibn(&state, "nato"))]);
    let article = state.document.dataset.sources.keys().next().unwrap().to_string();
    let filtered = after(&here, [Command::ToggleArticle(article)]);
    assert_eq!(select::path_aside(&filtered).as_deref(), Some("Kirill Dmitriev – NATO"));
    let back = after(&filtered, [Command::StepPath(0)]);
    let anew = asked(&filtered, &ibn(&state, "dmitriev"), &ibn(&state, "nato"));
    assert_eq!(seen(&back).count, seen(&anew).count);
    assert_ne!(back.session.route.unwrap().found, here.session.route.unwrap().found);
}

#[test]
fn the_visits_link_two_heads_of_state() {
    let Some((_, state)) = visits::open() else { return };
    let find = |query: &str| match after(&state, [Command::SetQuery(query.into())]).session.found.first() {
        Some(select::Found::Node { id, .. }) => id.clone(),
        other => panic!("{other:?}"),
    };
    let here = asked(&state, &find("Prime Minister Churchill"), &find("Haile Selassie"));
    let view = seen(&here);
    assert!(view.more && view.hops.len() == 4, "by a visit each to the same host");
    let ordered = seen(&after(&here, [Command::TogglePathOrder]));
    assert!(ordered.count > 0 && ordered.hops.len() >= 4);
}
