//! The view in words: what is shown, what is left out and why, the strongest lines; and what is announced.

use std::fmt::Write as _;

use summitry::graph::{Condition, Projection};
use summitry::model::{EntityKind, Status};
use summitry::state::select;
use summitry::state::{Command, Effect, State};

use super::views::expect;
use super::{after, demo, effects, ibn};
use crate::visits;

#[test]
fn the_demo_in_words() {
    let state = demo();
    let putin = ibn(&state, "putin");
    let mut text = String::new();
    for (title, commands) in [
        ("as opened", vec![]),
        ("as lines", vec![Command::Project(Projection::EventsAsLines)]),
        ("with a person selected", vec![Command::Select(putin.clone())]),
        (
            "people left out, one hidden",
            vec![Command::ToggleKind(EntityKind::Person), Command::Select(putin), Command::HideSelection],
        ),
        ("what took place", vec![Command::ToggleCondition(Condition::Status(Status::Occurred))]),
    ] {
        let _ = writeln!(text, "# {title}\n{}", select::account_text(&after(&state, commands)));
    }
    let _ = writeln!(text, "# nothing open\n{}", select::account_text(&State::default()));
    expect("accounts", &text);
}

#[test]
fn what_is_told_is_what_is_shown() {
    let state = demo();
    let account = select::account(&state);
    assert_eq!(account.strongest.len(), 10);
    let ranks: Vec<usize> = account.strongest.iter().map(|(_, sources)| sources.matches(" and ").count()).collect();
    assert!(ranks.is_sorted_by(|a, b| a >= b), "those with the most sources come first: {ranks:?}");
    let hidden = after(&state, [Command::Select(ibn(&state, "trump")), Command::HideSelection]);
    let told = select::account(&hidden);
    assert!(told.strongest.iter().all(|(line, _)| !line.contains("Donald Trump")));
    assert!(told.left_out.iter().any(|line| line.starts_with("1 thing was hidden by hand")));
    let copied = effects(&state, Command::CopyAccount);
    assert!(matches!(&copied[..], [Effect::CopyText { text, .. }] if *text == select::account_text(&state)));
}

#[test]
fn a_selection_changes_one_announcement_and_a_filter_the_other() {
    let state = demo();
    let chosen = after(&state, [Command::Select(ibn(&state, "putin"))]);
    assert_eq!(select::shown_words(&chosen), select::shown_words(&state));
    assert_ne!(select::whereabouts(&chosen), select::whereabouts(&state));
    let filtered = after(&chosen, [Command::ToggleKind(EntityKind::Place)]);
    assert_ne!(select::shown_words(&filtered), select::shown_words(&chosen));
    let path = Command::FindPath { from: ibn(&state, "dmitriev"), to: ibn(&state, "nato") };
    assert_eq!(select::whereabouts(&after(&state, [path])), "Path 1 of 12 from Kirill Dmitriev to NATO, 3 steps");
    let meeting = after(&state, [Command::Select(ibn(&state, "three-on-three"))]);
    assert!(select::whereabouts(&meeting).contains(", 15 August 2025"), "{}", select::whereabouts(&meeting));
}

#[test]
fn the_visits_in_words() {
    let Some((_, state)) = visits::open() else { return };
    let account = select::account(&state);
    assert!(account.shown[0].starts_with("1 article is open: “Visits, 1874–1989”"), "{:?}", account.shown);
    assert_eq!(account.strongest.len(), 10);
}
