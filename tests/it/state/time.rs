//! The time that is looked at: it fades what is outside, moves nothing, is undone by gestures and stands in the link.

use summitry::graph::Visible;
use summitry::model::{DAY, EntityKind, GlobalId, Span, days_from_civil};
use summitry::state::{Command, Effect, State, link, update};

use super::{after, demo, ibn};
use crate::visits;

fn day(year: i32, month: u8, day: u8) -> i64 {
    days_from_civil(year, month, day) * DAY
}

fn look(first: i64, last: i64) -> Command {
    Command::SetWindow { window: Some(Span { first, last }), gesture: 1 }
}

fn shown(state: &State, id: &GlobalId) -> Visible {
    let slot = state.document.network.slot(id).expect("it is a node");
    state.document.visibility.nodes[slot as usize]
}

#[test]
fn a_year_of_visits_is_bright_and_the_rest_fades() {
    let Some((rows, state)) = visits::open() else { return };
    let (seen, effects) = update(&state, look(day(1961, 1, 1), day(1962, 1, 1)));
    assert!(!effects.contains(&Effect::Relayout), "nothing moves");
    assert!(effects.contains(&Effect::Redraw) && effects.contains(&Effect::SyncLink));
    let told: Vec<GlobalId> = rows
        .iter()
        .filter(|row| row.from.as_str() < "1962" && row.to.as_str() >= "1961")
        .map(|row| GlobalId::new("visits", &format!("v-{}", row.id)))
        .collect();
    assert!(told.len() > 20);
    let bright = |state: &State| -> Vec<GlobalId> {
        let nodes = state.document.network.nodes().filter(|(_, node)| node.is_event());
        nodes
            .filter(|(slot, _)| state.document.visibility.nodes[*slot as usize] == Visible::Shown)
            .map(|(_, node)| node.id.clone())
            .collect()
    };
    let (mut expected, mut found) = (told.clone(), bright(&seen));
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    assert_eq!(seen.document.timeline.count_within(Span { first: day(1961, 1, 1), last: day(1962, 1, 1) }), told.len());
    // Who visited in that year is bright, who did not fades.
    for (slot, node) in seen.document.network.nodes().filter(|(_, node)| !node.is_event()) {
        let events: Vec<u32> = seen.document.network.neighbours(slot).into_iter().collect();
        let is_event = |slot: &&u32| seen.document.network.node(**slot).is_some_and(|node| node.is_event());
        let mut events = events.iter().filter(is_event).peekable();
        if events.peek().is_some() && seen.document.visibility.nodes[slot as usize] != Visible::Hidden {
            let any = events.any(|slot| seen.document.visibility.nodes[*slot as usize] == Visible::Shown);
            assert_eq!(seen.document.visibility.nodes[slot as usize] == Visible::Shown, any, "{}", node.name);
        }
    }
    // As lines too: the lines of that year, and no other.
    let lines = after(&seen, [Command::ToggleProjection]);
    let bright_lines = lines.document.visibility.edges.iter().filter(|edge| **edge == Visible::Shown).count();
    let all = after(&state, [Command::ToggleProjection]);
    let all_lines = all.document.visibility.edges.iter().filter(|edge| **edge == Visible::Shown).count();
    assert!(bright_lines > 0 && bright_lines * 3 < all_lines, "{bright_lines} of {all_lines}");
    // Hiding draws none of the rest, and both ways are undone exactly.
    let hidden = after(&seen, [Command::ToggleHides]);
    assert!(hidden.document.visibility.nodes.iter().all(|node| *node != Visible::Faded));
    assert_eq!(bright(&hidden).len(), told.len());
    assert_eq!(after(&hidden, [Command::Undo]).document, seen.document);
    assert_eq!(after(&seen, [Command::Undo]).document, state.document);
}

#[test]
fn an_uncertain_date_is_within_wherever_it_may_have_been() {
    let state = demo();
    let last_week =
        state.document.timeline.moments.iter().find(|it| it.span.minutes() == 7 * DAY).expect("last week").clone();
    let day_of = |day: i64| after(&state, [Command::ToggleUnfolded, look(day, day + DAY)]);
    assert_eq!(shown(&day_of(last_week.span.first), &last_week.id), Visible::Shown);
    assert_eq!(shown(&day_of(last_week.span.last - DAY), &last_week.id), Visible::Shown);
    assert_eq!(shown(&day_of(last_week.span.last), &last_week.id), Visible::Faded);
    let undated = state.document.timeline.undated.first().expect("one is undated");
    assert_eq!(shown(&day_of(last_week.span.first), undated), Visible::Faded);
}

#[test]
fn the_order_of_filters_does_not_matter() {
    let state = demo();
    let window = look(day(2025, 8, 16), day(2025, 8, 20));
    for other in [
        Command::ToggleKind(EntityKind::Place),
        Command::ToggleUnfolded,
        Command::ToggleOnlyCounting,
        Command::ToggleHides,
        Command::ToggleProjection,
    ] {
        let one = after(&state, [window.clone(), other.clone()]);
        let two = after(&state, [other.clone(), window.clone()]);
        assert_eq!(one.document.visibility, two.document.visibility, "{other:?}");
    }
}

#[test]
fn one_gesture_is_one_step_and_the_next_another() {
    let state = demo();
    let set =
        |first: i64, gesture: u32| Command::SetWindow { window: Some(Span { first, last: first + DAY }), gesture };
    let start = day(2025, 8, 14);
    let dragged = after(&state, (0..30).map(|at| set(start + at * 15, 7)));
    assert_eq!(dragged.history.undo_count(), 1);
    let again = after(&dragged, (0..30).map(|at| set(start + at * 30, 8)));
    assert_eq!(again.history.undo_count(), 2);
    assert_eq!(after(&again, [Command::Undo]).session.filter, dragged.session.filter);
    assert_eq!(after(&again, [Command::Undo, Command::Undo]).document, state.document);
    // A window of no length is none.
    assert_eq!(after(&state, [look(5, 5)]).session.filter.window, None);
}

#[test]
fn a_link_opens_at_the_same_time() {
    let state = after(&demo(), [look(day(2025, 8, 16), day(2025, 8, 20)), Command::ToggleHides]);
    let text = link::encode(&state, None);
    assert!(text.contains("&t=29255040:29260800&th=1"), "{text}");
    let opened = after(&State::default(), [Command::OpenLink(text)]);
    assert_eq!(opened.session.filter, state.session.filter);
    assert_eq!(opened.document.visibility, state.document.visibility);
    for broken in ["t=5:4", "t=5:5", "t=:", "t=1", "t=a:b", "t=99999999999999999999:1"] {
        let opened = after(&demo(), [Command::OpenLink(format!("v=1&{broken}"))]);
        assert_eq!(opened.session.filter.window, None, "{broken}");
    }
}

#[test]
fn stepping_goes_through_what_is_shown_in_time_and_back() {
    let state = demo();
    let mut met = Vec::new();
    let mut now = after(&state, [Command::StepEvent(1)]);
    while let [id] = &now.session.selection.nodes[..] {
        if met.last() == Some(id) {
            break;
        }
        met.push(id.clone());
        now = after(&now, [Command::DismissNotice, Command::StepEvent(1)]);
    }
    assert_eq!(now.session.notice.as_ref().map(|notice| &*notice.text), Some("no later event is shown"));
    let places: Vec<usize> = met.iter().filter_map(|id| state.document.timeline.place_of(id)).collect();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]) && places.len() == met.len());
    assert!(met.iter().all(|id| shown(&state, id) == Visible::Shown), "what is folded is passed over");
    let all = state.document.timeline.moments.iter().filter(|it| shown(&state, &it.id) == Visible::Shown).count();
    assert_eq!(met.len(), all);
    let back = after(&now, std::iter::repeat_n(Command::StepEvent(-1), met.len() - 1));
    assert_eq!(back.session.selection.nodes, met[..1]);
    assert_eq!(now.history.undo_count(), 0);
    // Within a time only its events.
    let within = after(&state, [look(day(2025, 8, 17), day(2025, 8, 25)), Command::StepEvent(1)]);
    let id = &within.session.selection.nodes[0];
    assert!(state.document.timeline.place_of(id) > Some(0) && shown(&within, id) == Visible::Shown);
}

#[test]
fn who_was_not_there_fades_and_stays_where_they_were() {
    let state = demo();
    let later = after(&state, [look(day(2025, 8, 17), day(2025, 8, 30))]);
    let putin = ibn(&state, "putin");
    assert_eq!(shown(&state, &putin), Visible::Shown);
    assert!(later.document.visibility.nodes.iter().filter(|node| **node == Visible::Faded).count() > 5);
    assert!(std::rc::Rc::ptr_eq(&later.document.network, &state.document.network));
    assert_eq!(later.session.pins, state.session.pins);
}
