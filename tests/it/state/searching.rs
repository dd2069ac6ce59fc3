//! The box for search and actions: names in any spelling, actions, what is asked for in words, what was chosen last.

use summitry::graph::{Projection, Visible};
use summitry::model::{DAY, Span, days_from_civil};
use summitry::state::select::{self, Found, Inspector, OfferRow};
use summitry::state::{Command, Effect, FocusTarget, Panel, Preferences, Session, State, catalog, update};

use super::{after, demo, effects, ibn};
use crate::visits;

fn asked(state: &State, query: &str) -> State {
    after(state, [Command::SetQuery(query.into())])
}

fn offers(state: &State, query: &str) -> Vec<OfferRow> {
    select::offers(&asked(state, query))
}

fn first(state: &State, query: &str) -> String {
    offers(state, query).first().map_or_else(String::new, |row| row.name.to_string())
}

/// The time that is looked at after the first offer was taken: its first day and its last.
fn days(state: &State, query: &str) -> Option<(i64, i64)> {
    let Span { first, last } = after(&asked(state, query), [Command::TakeHit]).session.filter.window?;
    Some((first / DAY, last / DAY - 1))
}

#[test]
fn searching_ends_with_the_hit_selected_and_in_the_middle() {
    let state = asked(&demo(), "dmitrev");
    let (state, effects) = update(&state, Command::TakeHit);
    let dmitriev = ibn(&state, "dmitriev");
    assert_eq!(state.session.selection.nodes.first(), Some(&dmitriev));
    assert!(effects.contains(&Effect::FlyTo(dmitriev)));
    assert!(effects.contains(&Effect::Focus(FocusTarget::Canvas)), "arrows walk on from there");

    // A statement is folded: taking it unfolds it.
    let state = asked(&state, "melania letter");
    let Some(Found::Node { id, .. }) = state.session.found.first() else { panic!("a hit") };
    let seen =
        |state: &State| state.document.network.slot(id).map(|slot| state.document.visibility.nodes[slot as usize]);
    assert_eq!(seen(&state), Some(Visible::Hidden));
    assert_eq!(seen(&after(&state, [Command::TakeHitAt(0)])), Some(Visible::Shown));
}

#[test]
fn the_marked_hit_goes_round() {
    let state = asked(&demo(), "a");
    let count = select::offers(&state).len();
    assert!(count > 2);
    assert_eq!(after(&state, [Command::MoveHit(-1)]).session.hit, count - 1);
    assert_eq!(after(&state, vec![Command::MoveHit(1); count]).session.hit, 0);
    let marked = after(&state, [Command::MoveHit(1)]);
    assert_eq!(select::offers(&marked).iter().position(|hit| hit.marked), Some(1));
}

#[test]
fn a_name_is_found_in_every_spelling() {
    let state = demo();
    for query in
        ["Zelenskiy", "Зеленський", "Зеленский", "zelensky", "ZELENSKYY", "zelenskyj", "volodymir zelensky", "zelnsky"]
    {
        assert_eq!(first(&state, query), "Volodymyr Zelenskyy", "{query}");
    }
    for query in ["putin", "Путин", "Poutine", "putni", "vput"] {
        assert_eq!(first(&state, query), "Vladimir Putin", "{query}");
    }
}

#[test]
fn actions_are_found_with_their_keys_and_say_why_they_cannot() {
    let state = demo();
    let rows = offers(&state, "hide the sel");
    let hide = rows.iter().find(|row| &*row.id == "hide").expect("hiding is found");
    assert_eq!((&*hide.detail, hide.why_not), ("H", Some("nothing is selected")));
    let said = after(&asked(&state, "hide the selection"), [Command::TakeHit]);
    assert_eq!(
        said.session.notice.map(|notice| notice.text).as_deref(),
        Some("Hide the selection: nothing is selected")
    );
    assert_eq!(said.session.filter, state.session.filter);
    // Every action that can be chosen is found by its own words, before everything that is not called so.
    for action in catalog::actions().iter().filter(|action| !["search", "escape"].contains(&action.id)) {
        assert!(offers(&state, action.label).iter().take(2).any(|row| &*row.id == action.id), "{}", action.label);
    }
    let opened = after(&asked(&state, "timline"), [Command::TakeHit]);
    assert!(opened.session.panels.contains(&Panel::Timeline) && opened.session.query.is_empty());
}

#[test]
fn what_was_chosen_comes_first_and_only_actions_are_remembered() {
    let state = demo();
    assert_eq!(select::offers(&state).len(), 0);
    let state = after(&asked(&state, "rubio"), [Command::TakeHit]);
    let state = after(&asked(&state, "fit everything"), [Command::TakeHit]);
    let state = after(&asked(&state, "lavrov"), [Command::TakeHit, Command::SetQuery(String::new())]);
    let names = |state: &State| select::offers(state).iter().map(|row| row.name.to_string()).collect::<Vec<_>>();
    assert_eq!(names(&state), ["Sergei Lavrov", "Fit everything", "Marco Rubio"]);
    // Of names that fit alike, the one chosen lately.
    assert_ne!(first(&demo(), "s"), "Sergei Lavrov");
    assert_eq!(first(&state, "s"), "Sergei Lavrov");
    let kept = Preferences::of(&state.session);
    assert!(kept.encode().ends_with(" recent=fit-all"), "{}", kept.encode());
    let mut session = Session::default();
    Preferences::parse(&kept.encode()).apply(&mut session);
    let next = after(&State { session, ..State::default() }, [Command::OpenDemo]);
    assert_eq!(names(&next), ["Fit everything"]);
}

#[test]
fn a_path_is_asked_for_in_words() {
    let state = demo();
    for query in
        ["path from dmitriev to nato", "path dmitriev to nato", "Path from Дмитриев to NATO", "from dmitrev to nato"]
    {
        assert_eq!(first(&state, query), "Path from Kirill Dmitriev to NATO", "{query}");
    }
    let taken = after(&asked(&state, "path from dmitriev to nato"), [Command::TakeHit]);
    let nodes = &taken.session.selection.nodes;
    assert_eq!((nodes.first(), nodes.last()), (Some(&ibn(&state, "dmitriev")), Some(&ibn(&state, "nato"))));
    assert!(nodes.len() > 2 && taken.session.query.is_empty());
    let half = offers(&state, "path from dmitriev");
    assert_eq!((&*half[0].name, half[0].why_not.is_some()), ("Path from Kirill Dmitriev to …", true));
}

#[test]
fn hiding_focusing_and_expanding_by_name_can_be_undone() {
    let state = demo();
    let rubio = ibn(&state, "rubio");
    let hidden = after(&asked(&state, "hide rubio"), [Command::TakeHit]);
    assert!(hidden.session.filter.hidden.contains(&rubio));
    assert_eq!(after(&hidden, [Command::Undo]).session.filter, state.session.filter);
    let focused = after(&asked(&state, "focus rubio"), [Command::TakeHit]);
    assert!(focused.session.filter.focus.contains(&rubio));
    let other = after(&asked(&focused, "focus stubb"), [Command::TakeHit]);
    assert!(!other.session.filter.focus.is_empty() && !other.session.filter.focus.contains(&rubio));
    let expanded = after(&asked(&state, "expand trump"), [Command::TakeHit]);
    assert!(!expanded.session.filter.shown.is_empty());
}

#[test]
fn a_time_is_asked_for_in_words() {
    let state = demo();
    let day = |month, day| days_from_civil(2025, month, day);
    for (query, first, last) in [
        ("between 1 and 15 August", day(8, 1), day(8, 15)),
        ("between 14 aug and 2 sept 2025", day(8, 14), day(9, 2)),
        ("from 14 to 16 august", day(8, 14), day(8, 16)),
        ("on 15 august", day(8, 15), day(8, 15)),
        ("on August 15th, 2025", day(8, 15), day(8, 15)),
        ("on 2025-08-15", day(8, 15), day(8, 15)),
        ("in august", day(8, 1), day(8, 31)),
        ("in 2025", day(1, 1), day(12, 31)),
        ("in February 2024", days_from_civil(2024, 2, 1), days_from_civil(2024, 2, 29)),
    ] {
        assert_eq!(days(&state, query), Some((first, last)), "{query}");
    }
    assert_eq!(days(&state, "since 14 august").map(|days| days.0), Some(day(8, 14)));
    assert_eq!(days(&state, "after 14 august").map(|days| days.0), Some(day(8, 15)));
    assert_eq!(days(&state, "until 14 august").map(|days| days.1), Some(day(8, 14)));
    for nonsense in [
        "on 32 august",
        "on 30 february",
        "between 15 and 1 august",
        "on 15",
        "in 13-2025",
        "on august august",
        "between 1",
    ] {
        assert!(!first(&state, nonsense).starts_with("Look at"), "{nonsense}: {}", first(&state, nonsense));
    }
    let undone = after(&asked(&state, "on 15 august"), [Command::TakeHit, Command::Undo]);
    assert_eq!(undone.session.filter.window, None);
    assert!(effects(&asked(&state, "on 15 august"), Command::TakeHit).contains(&Effect::Redraw));
}

#[test]
fn the_visits_are_searched_too() {
    let Some((_, state)) = visits::open() else { return };
    assert_eq!(first(&state, "churchil"), "Prime Minister Churchill");
    assert_eq!(days(&state, "in 1943"), Some((days_from_civil(1943, 1, 1), days_from_civil(1943, 12, 31))));
}

#[test]
fn every_event_is_found_and_chosen_however_it_is_drawn() {
    for projection in Projection::ALL {
        let state = after(&demo(), [Command::Project(projection)]);
        let network = &state.document.network;
        let (mut lit, mut told) = (0, 0);
        for (id, event) in &state.document.merged.events {
            let asked = asked(&state, &event.title);
            let at =
                asked.session.found.iter().position(|found| matches!(found, Found::Node { id: it, .. } if it == id));
            let at = at.unwrap_or_else(|| panic!("{projection:?}: {} is not found", event.title));
            assert!(!select::offers(&asked)[at].detail.is_empty());
            let (taken, effects) = update(&asked, Command::TakeHitAt(at));
            let Inspector::Event(view) = select::inspector(&taken) else { panic!("{} is not read out", event.title) };
            assert_eq!((&view.id, &*view.title), (id, &*event.title));
            let standing = network.standing([id].into_iter());
            let goes = effects.iter().any(|effect| matches!(effect, Effect::FlyTo(_) | Effect::FitNodes(_)));
            assert_eq!(goes, !standing.is_empty(), "{projection:?}: {}", event.title);
            let notice = taken.session.notice.clone().map_or_else(String::new, |notice| notice.text);
            match network.slot(id) {
                Some(_) => assert_eq!(taken.document.visibility.of_event(network, id), Visible::Shown),
                None if standing.is_empty() => {
                    told += 1;
                    assert!(notice.starts_with("no line stands for it"), "{notice}");
                }
                None => {
                    lit += 1;
                    assert!(notice.starts_with("it stands in lines"), "{notice}");
                    let seen = |edge: &u32| taken.document.visibility.edges[*edge as usize] == Visible::Shown;
                    assert!(network.lines_of(id).iter().all(seen), "{projection:?}: {}", event.title);
                    for edge in network.lines_of(id) {
                        let (from, to) = network.ends(edge).unwrap();
                        assert!(standing.contains(&from) && standing.contains(&to));
                    }
                }
            }
        }
        assert_eq!(
            (lit > 10, told > 2),
            (projection != Projection::EventsAsNodes, projection != Projection::EventsAsNodes)
        );
    }
}

#[test]
fn people_are_found_where_their_countries_stand_for_them() {
    let state = after(&demo(), [Command::Project(Projection::Countries)]);
    let (state, effects) = update(&asked(&state, "lavrov"), Command::TakeHit);
    assert_eq!(state.session.selection.nodes, [ibn(&state, "lavrov")]);
    assert!(effects.contains(&Effect::FlyTo(ibn(&state, "russia"))));
    assert!(matches!(select::inspector(&state), Inspector::Entity(_)));
}
