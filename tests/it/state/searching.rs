//! The box for search and actions: names in any spelling, actions, what is asked for in words, what was chosen last.

use summitry::graph::{Projection, Visible};
use summitry::model::{DAY, EntityKind, EventFamily, EventType, GlobalId, Span, Status, days_from_civil};
use summitry::state::select::{self, Found, Inspector, OfferRow};
use summitry::state::{Command, Effect, FocusTarget, Panel, Preferences, Session, State, VERBS, catalog, update};

use super::{after, demo, effects, file, ibn, small_article};
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
    assert!(select::offers(&state).iter().all(|row| row.goes_on));
    let state = after(&asked(&state, "rubio"), [Command::TakeHit]);
    let state = after(&asked(&state, "fit everything"), [Command::TakeHit]);
    let state = after(&asked(&state, "lavrov"), [Command::TakeHit, Command::SetQuery(String::new())]);
    let names = |state: &State| {
        let chosen = select::offers(state).into_iter().filter(|row| !row.goes_on);
        chosen.map(|row| row.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names(&state), ["Sergei Lavrov", "Fit everything", "Marco Rubio"]);
    // What begins as was typed comes before what was chosen lately and only has the words.
    let chosen = after(&asked(&state, "only countries"), [Command::TakeHit]);
    assert_eq!(first(&chosen, "only people"), "Only people, by the events that they shared");
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
    assert_eq!(first(&state, "between dmitriev and nato"), "Path from Kirill Dmitriev to NATO");
    let half = offers(&state, "path from dmitriev");
    assert_eq!((&*half[0].name, half[0].why_not.is_some()), ("Path from Kirill Dmitriev to …", true));
}

#[test]
fn a_path_from_here_is_asked_for_in_the_box() {
    let state = demo();
    let dmitriev = ibn(&state, "dmitriev");
    let asked = after(&state, [Command::ClosePanel(Panel::Legend), Command::AskPath(dmitriev.clone())]);
    assert_eq!(asked.session.query, "path from Kirill Dmitriev to ");
    assert!(asked.session.panels.contains(&Panel::Legend));
    assert!(effects(&state, Command::AskPath(dmitriev.clone())).contains(&Effect::Focus(FocusTarget::Search)));
    let rows = select::offers(&asked);
    assert!(rows[0].why_not == Some("type a second name") && rows.len() > 4, "{rows:?}");
    assert_eq!(offers(&state, "path from dmitriev")[0].why_not, Some("type “to” and a second name"));
    assert!(rows[1..].iter().all(|row| row.name.starts_with("Path from Kirill Dmitriev to ")), "{rows:?}");
    // Who was chosen lately comes first.
    let lately =
        after(&super::searching::asked(&state, "lavrov"), [Command::TakeHit, Command::AskPath(dmitriev.clone())]);
    assert_eq!(&*select::offers(&lately)[1].name, "Path from Kirill Dmitriev to Sergei Lavrov");
    let found = after(&asked, [Command::SetQuery("path from Kirill Dmitriev to nato".into()), Command::TakeHit]);
    let route = found.session.route.expect("a path");
    assert_eq!((route.from, route.to), (dmitriev, ibn(&state, "nato")));
    // Of several of one name the selected one is meant; words between the ends may stand in names.
    let text = small_article("two").replace("Ann Archer", "Road to Rome").replace("Bob Baker", "Road to Rome");
    let two = after(&State::default(), [file("two.json", &text)]);
    for person in ["ann", "bob"] {
        let id = GlobalId::new("two", person);
        let asked = after(
            &two,
            [Command::AskPath(id.clone()), Command::SetQuery("path from Road to Rome to talk of two".into())],
        );
        let found = after(&asked, [Command::TakeHit]);
        assert_eq!(found.session.route.map(|route| route.from), Some(id));
    }
}

#[test]
fn the_day_of_knowledge_is_asked_for_in_words() {
    let state = demo();
    let known = |query: &str| after(&asked(&state, query), [Command::TakeHit]).session.known;
    let day = days_from_civil(2025, 8, 14);
    for query in [
        "known on 14 August",
        "as known on 14 aug",
        "as of 2025-08-14",
        "known by 14 august 2025",
        "What did we know on 14 August?",
    ] {
        assert_eq!(first(&state, query), "As known on 14 August 2025", "{query}");
        assert_eq!(known(query), Some(day), "{query}");
    }
    assert_eq!(first(&state, "known in july"), "As known on 31 July 2025");
    assert_eq!(known("known in july"), Some(days_from_civil(2025, 7, 31)));
    let back = after(&asked(&state, "known on 14 august"), [Command::TakeHit, Command::Undo]);
    assert_eq!(back.session.known, None);
    assert_eq!(first(&state, "known on 1 january 2026"), "All that is known now");
    for nonsense in ["known on friday", "as if", "what now"] {
        assert!(!first(&state, nonsense).starts_with("As known"), "{nonsense}");
    }
    let one = after(&State::default(), [file("two.json", &small_article("two"))]);
    assert!(offers(&one, "known on 14 august 2020")[0].why_not.is_some());
}

#[test]
fn statuses_types_and_kinds_are_asked_for_in_words() {
    let state = demo();
    let filter = |state: &State, query: &str| after(&asked(state, query), [Command::TakeHit]).session.filter;
    for query in ["only cancelled", "show cancelled"] {
        assert_eq!(first(&state, query), "Only events: cancelled", "{query}");
        assert!(filter(&state, query).statuses.contains(&Status::Cancelled), "{query}");
    }
    assert!(filter(&state, "only phone calls").types.contains(&EventType::Call));
    assert!(filter(&state, "only meetings").types.contains(&EventType::Meeting));
    // What did not take place is no line: it is shown as dots.
    let lines = after(&state, [Command::Project(Projection::EventsAsLines)]);
    let cancelled = after(&asked(&lines, "only cancelled"), [Command::TakeHit]);
    assert_eq!(cancelled.session.projection, Projection::EventsAsNodes);
    assert!(filter(&state, "hide places").kinds.contains(&EntityKind::Place));
    let hidden = after(&asked(&state, "hide places"), [Command::TakeHit]);
    assert!(!filter(&hidden, "show places").kinds.contains(&EntityKind::Place));
    assert!(filter(&state, "hide cancelled").only_counting);
    assert!(filter(&state, "hide journeys").families.contains(&EventFamily::Movement));
    let shown = after(&asked(&state, "show rubio"), [Command::TakeHit]);
    assert_eq!(shown.session.selection.nodes, [ibn(&state, "rubio")]);
}

#[test]
fn the_box_says_how_one_may_ask() {
    let state = demo();
    // An empty box has all; what is begun, what begins so; taking one types its beginning.
    let begun = |query: &str| {
        let rows = offers(&state, query).into_iter().filter(|row| row.goes_on);
        rows.map(|row| row.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(begun("").len(), VERBS.len());
    for (query, first) in [("pat", "path from …"), ("kno", "known on …"), ("Known on", "known on …"), ("hi", "hide …")]
    {
        assert_eq!(begun(query).first().map(String::as_str), Some(first), "{query}");
    }
    assert_eq!(begun("p"), [""; 0]);
    assert_eq!(begun("putin"), [""; 0]);
    let (taken, effects) = update(&after(&state, [Command::SetQuery(String::new())]), Command::TakeHit);
    assert_eq!(taken.session.query, "path from ");
    assert!(effects.contains(&Effect::Focus(FocusTarget::Search)));
    // Each example of the help does something.
    for (begin, rest, _) in VERBS {
        let asked = asked(&state, &[*begin, rest].concat());
        assert!(
            matches!(asked.session.found.first(), Some(Found::Verb(verb)) if !verb.commands.is_empty()),
            "{begin}{rest}"
        );
    }
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
        ("in june", day(6, 1), day(6, 30)),
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
