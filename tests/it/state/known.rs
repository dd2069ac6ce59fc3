//! The day of knowledge: it turns what was cancelled into what was planned, moves nothing, and is undone.

use std::rc::Rc;

use proptest::prelude::*;
use summitry::model::{GlobalId, Status, days_from_civil};
use summitry::state::select::{self, Blank, Inspector};
use summitry::state::{Command, Effect, State, catalog, link, update};

use super::random::commands;
use super::{after, demo, file, ibn, small_article};

fn set(day: Option<i64>) -> Command {
    Command::SetKnown { day, gesture: 1 }
}

/// A day of August 2025.
fn august(day: u8) -> Command {
    set(Some(days_from_civil(2025, 8, day)))
}

fn status(state: &State, local: &str) -> Status {
    state.document.merged.event(&ibn(state, local)).expect("known").status()
}

fn notice(state: &State) -> &str {
    state.session.notice.as_ref().map_or("", |notice| &notice.text)
}

#[test]
fn on_the_14th_the_lunch_was_planned() {
    let state = demo();
    assert_eq!(status(&state, "working-lunch"), Status::Cancelled);
    let (eve, effects) = update(&state, august(14));
    for event in ["working-lunch", "one-on-one", "summit", "press-conference"] {
        assert_eq!(status(&eve, event), Status::Planned, "{event}");
    }
    let node = |state: &State| state.document.network.event(&ibn(state, "working-lunch")).expect("drawn").status;
    assert_eq!((node(&state), node(&eve)), (Some(Status::Cancelled), Some(Status::Planned)));
    // The meeting that took its place was not known, nor who sat in it.
    let document = &eve.document;
    assert_eq!(document.resolve(&GlobalId::new("ibn-anchorage", "three-on-three")), None);
    assert_eq!(document.resolve(&GlobalId::new("anchorage-recap", "melania-trump")), None);
    assert!(document.network.node_count() < state.document.network.node_count());
    assert!(eve.document.timeline.moments.len() < state.document.timeline.moments.len());
    assert_eq!(eve.document.timeline.extent, state.document.timeline.extent, "time keeps its scale");
    // Nothing moves.
    assert!(!effects.contains(&Effect::Relayout));
    assert!(effects.contains(&Effect::Redraw) && effects.contains(&Effect::SyncLink));
    assert!(Rc::ptr_eq(&eve.document.laid_out, &state.document.laid_out));
    assert!(notice(&eve).starts_with("as known on 14 August 2025, from 1 of 3 articles: "), "{}", notice(&eve));
    // A day later the first report is out, and the second not yet.
    let next = after(&eve, [august(15)]);
    assert_eq!(status(&next, "working-lunch"), Status::Cancelled);
    assert_eq!(status(&next, "fox-interview"), Status::Planned);
    assert_eq!(next.document.dataset.known_count(next.session.known), 2);
    assert_eq!(status(&after(&next, [set(None)]), "fox-interview"), Status::Occurred);
}

#[test]
fn the_last_day_is_the_same_as_none() {
    let state = demo();
    let (same, effects) = update(&state, august(19));
    assert_eq!((same.session.known, effects), (None, vec![]));
    assert_eq!(same.history.undo_count(), 0);
    let back = after(&state, [august(14), august(30)]);
    assert_eq!(back.session.known, None);
    assert_eq!(back.document.visibility, state.document.visibility);
    assert_eq!(*back.document.merged, *state.document.merged);
    assert_eq!(notice(&back), "all that is open is known again");
}

#[test]
fn steps_go_from_publication_to_publication() {
    let known = |state: &State| state.session.known.map(|day| day - days_from_civil(2025, 8, 1) + 1);
    let one = after(&demo(), [Command::StepKnown(-1)]);
    assert_eq!(known(&one), Some(15));
    let two = after(&one, [Command::StepKnown(-1)]);
    assert_eq!(known(&two), Some(14));
    let three = after(&two, [Command::StepKnown(-1)]);
    assert_eq!((known(&three), notice(&three)), (Some(14), "no open article is older"));
    assert_eq!(known(&after(&three, [Command::StepKnown(5)])), None);
    assert_eq!(notice(&after(&demo(), [Command::StepKnown(1)])), "all that is open is known");
    // Each press is a step for undo, a drag is one.
    assert_eq!(two.history.undo_count(), 2);
    assert_eq!(after(&demo(), [august(15), august(14)]).history.undo_count(), 1);
    // A day between two publications is the same as the one before it.
    assert_eq!(known(&after(&demo(), [august(17), Command::StepKnown(-1)])), Some(14));
    assert_eq!(known(&after(&demo(), [august(17), Command::StepKnown(1)])), None);
    let back = catalog::action("known-before").expect("in the table");
    assert_eq!((back.command)(&demo()), Some(Command::StepKnown(-1)));
    let one_article = after(&State::default(), [file("two.json", &small_article("two"))]);
    assert_eq!((back.enabled)(&one_article), Err("all open articles are of one day"));
}

#[test]
fn what_was_selected_and_not_known_is_let_go() {
    let state = demo();
    let chosen = after(&state, [Command::Select(ibn(&state, "three-on-three")), august(14)]);
    assert!(chosen.session.selection.is_empty());
    assert_eq!(after(&chosen, [Command::Undo]).session.selection.nodes, [ibn(&state, "three-on-three")]);
    let kept = after(&state, [Command::Select(ibn(&state, "working-lunch")), august(14)]);
    assert_eq!(kept.session.selection.nodes, [ibn(&state, "working-lunch")]);
    // It cannot be chosen either, and that is said.
    let told = after(&kept, [Command::Select(ibn(&state, "three-on-three"))]);
    assert_eq!(told.session.selection, kept.session.selection);
    assert_eq!(notice(&told), "it was not known on 14 August 2025");
    // What is known later can be read all the same, with its names.
    let read = after(&kept, [Command::Read { article: "ibn-anchorage".into(), quote: None }]);
    let view = select::reader(&read).expect("it is open");
    assert!(view.quotes.iter().any(|(link, _)| &*link.name == "Three-on-three session"));
    // Nothing that is not known is found.
    let found = after(&kept, [Command::SetQuery("melania".into())]);
    assert!(select::offers(&found).is_empty() && !select::offers(&after(&found, [set(None)])).is_empty());
}

#[test]
fn pins_and_what_is_hidden_wait_for_what_is_not_known() {
    let state = demo();
    let (meeting, lunch) = (ibn(&state, "three-on-three"), ibn(&state, "working-lunch"));
    let pinned = after(
        &state,
        [
            Command::Pin { node: meeting.clone(), at: [3.0, 4.0] },
            Command::SelectMany(vec![lunch.clone()]),
            Command::HideSelection,
            august(14),
        ],
    );
    assert_eq!(pinned.session.pins.get(&meeting), Some(&[3.0, 4.0]));
    assert!(pinned.session.filter.hidden.contains(&lunch));
    // An article that comes meanwhile takes nothing away.
    let more = after(&pinned, [file("two.json", &small_article("two")), set(None)]);
    assert_eq!(more.session.pins.get(&meeting), Some(&[3.0, 4.0]));
}

#[test]
fn the_link_brings_the_day_back() {
    let state = after(&demo(), [august(14)]);
    let text = link::encode(&state, None);
    assert!(text.contains("&kn=2025-08-14"), "{text}");
    let opened = after(&State::default(), [Command::OpenLink(text)]);
    assert_eq!(opened.session.known, state.session.known);
    assert_eq!(opened.document.visibility, state.document.visibility);
    assert_eq!(opened.history.undo_count(), 0);
    assert!(notice(&opened).starts_with("as known on 14 August 2025"));
    // A day before everything is no empty picture without a reason.
    let before = after(&State::default(), [Command::OpenLink("v=1&a=ibn-anchorage&kn=2024-02-29".into())]);
    assert_eq!(select::blank(&before), Some(Blank::NotKnown));
    assert_eq!(select::blank(&after(&before, [set(None)])), None);
    for senseless in ["kn=", "kn=2025-02-30", "kn=yesterday", "kn=[..2025-08-14]"] {
        let opened = after(&State::default(), [Command::OpenLink(format!("v=1&a=ibn-anchorage&{senseless}"))]);
        assert_eq!(opened.session.known, None, "{senseless}");
    }
}

#[test]
fn who_met_whom_counts_only_what_was_known_to_have_happened() {
    let together = |state: &State| {
        let state = after(state, [Command::Select(ibn(state, "putin"))]);
        let Inspector::Entity(view) = select::inspector(&state) else { panic!("an entity") };
        view.together.iter().map(|row| (row.other.name.to_string(), row.events)).collect::<Vec<_>>()
    };
    let now = together(&demo());
    let eve = together(&after(&demo(), [august(14)]));
    let trump = |all: &[(String, usize)]| all.iter().find(|(name, _)| name == "Donald Trump").map_or(0, |it| it.1);
    assert!(trump(&eve) < trump(&now), "{eve:?} {now:?}");
    let legend = select::legend(&after(&demo(), [august(14)]));
    assert!(legend.not_counting_words.starts_with("7 announced"), "{}", legend.not_counting_words);
    assert!(!legend.not_counting_words.contains("cancelled"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_day_moves_anything(script in commands(12), day in 20_300i64..20_330) {
        let state = after(&demo(), script);
        let (known, effects) = update(&state, set(Some(day)));
        // The layout is of all, whatever is known; only what stands alone because its country is not known yet can come
        // to it, and finds the others in their places.
        let (old, new) = (&state.document.laid_out, &known.document.laid_out);
        prop_assert!(new.has_all_of(old) && new.has_all_of(&known.document.network));
        prop_assert_eq!(effects.contains(&Effect::Relayout), !Rc::ptr_eq(old, new));
        if new.node_count() == old.node_count() {
            prop_assert!(Rc::ptr_eq(old, new));
        }
        prop_assert_eq!(&known.session.filter, &state.session.filter);
        prop_assert_eq!(&known.session.pins, &state.session.pins);
    }

    #[test]
    fn undo_brings_the_day_back(script in commands(10), days in proptest::collection::vec(20_300i64..20_330, 1..4)) {
        let start = after(&demo(), script);
        let mut state = start.clone();
        for day in days {
            let gesture = day as u32;
            let before = state.clone();
            let (next, _) = update(&state, Command::SetKnown { day: Some(day), gesture });
            if next.session.known != before.session.known && next.history != before.history {
                let back = after(&next, [Command::Undo]);
                prop_assert_eq!(back.session.known, before.session.known);
                prop_assert_eq!(&back.document, &before.document);
                prop_assert_eq!(&*back.document.merged, &*before.document.merged);
            }
            state = next;
        }
        let last = update(&state, Command::SetKnown { day: None, gesture: 0 }).0;
        let never = update(&start, Command::SetKnown { day: None, gesture: 0 }).0;
        prop_assert_eq!(&*last.document.merged, &*never.document.merged);
        prop_assert_eq!(&last.document.visibility, &never.document.visibility);
    }
}
