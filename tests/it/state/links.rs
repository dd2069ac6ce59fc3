//! Links: there and back, and never a panic. The actions: every key of the design, and no key twice.

use proptest::prelude::*;

use super::random::commands;
use super::{after, demo, ibn};
use summitry::geom::WorldPoint;
use summitry::scene::Camera;
use summitry::state::catalog::{self, action_for_key};
use summitry::state::link::{LinkError, View, encode};
use summitry::state::{Command, Effect, State, select, update};

#[test]
fn a_link_is_short_and_readable() {
    let state = demo();
    let state = after(
        &state,
        [
            Command::Select(ibn(&state, "putin")),
            Command::Pin { node: ibn(&state, "putin"), at: [12.34, -5.0] },
            Command::ToggleUnfolded,
        ],
    );
    let camera = Camera { centre: WorldPoint::new(10.26, -3.0), zoom: 1.5, width: 800.0, height: 600.0 };
    let prints = ["anchorage-recap", "ibn-anchorage", "road-to-anchorage"]
        .map(|id| format!("{id}:{}", state.document.fingerprint(id)));
    let articles = prints.join(",");
    assert!(prints.iter().all(|it| it.len() > "ibn-anchorage:".len() + 7), "{articles}");
    assert_eq!(
        encode(&state, Some(&camera)),
        format!("v=2&a={articles}&s=anchorage-recap/putin&c=10.26,-3,1.5&u=1&m=anchorage-recap/putin:12.34:-5")
    );
}

#[test]
fn a_link_opens_the_view_from_nothing() {
    let state = demo();
    let view =
        after(&state, [Command::Select(ibn(&state, "putin")), Command::ToggleOnlyCounting, Command::ToggleProjection]);
    let link = encode(&view, None);
    let (opened, effects) = update(&State::default(), Command::OpenLink(format!("https://example.org/#{link}")));
    assert_eq!(opened.session.filter, view.session.filter);
    assert_eq!(opened.session.selection, view.session.selection);
    assert_eq!(opened.session.projection, view.session.projection);
    assert_eq!(opened.document.visibility, view.document.visibility);
    assert!(effects.contains(&Effect::FitAll) && effects.contains(&Effect::Relayout));
    let (_, effects) = update(&state, Command::OpenLink("v=1&c=1,2,3".into()));
    assert!(effects.contains(&Effect::SetCamera([1.0, 2.0, 3.0])));
}

#[test]
fn other_links_are_refused_in_plain_words() {
    assert_eq!(View::parse("v=3&s=a/b"), Err(LinkError::Version { found: "3".into() }));
    assert_eq!(View::parse("hello"), Err(LinkError::NoLink { found: "hello".into() }));
    assert_eq!(View::parse(&"v=1&".repeat(40_000)), Err(LinkError::TooLong { found: 160_000 }));
    let (state, effects) = update(&demo(), Command::OpenLink("hello".into()));
    assert!(state.session.notice.is_some_and(|notice| notice.is_error));
    assert_eq!(effects, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_link_opens_the_same_view_elsewhere(commands in commands(16)) {
        // All of the demo is there in both, and nothing else.
        let state = after(&demo(), commands.into_iter().filter(|it| !matches!(it, Command::OpenFile { .. } | Command::CloseArticle(_))));
        let opened = after(&demo(), [Command::OpenLink(encode(&state, None))]);
        let (one, other) = (&state.session, &opened.session);
        prop_assert_eq!(&one.selection, &other.selection);
        prop_assert_eq!(&one.filter, &other.filter);
        prop_assert_eq!((one.known, one.projection, one.communities), (other.known, other.projection, other.communities));
        prop_assert_eq!(&one.arrangement.way, &other.arrangement.way);
        let shown = |state: &State| {
            let route = state.session.route.clone()?;
            route.is_selected(&state.session.selection).then_some((route.from, route.to, route.at, route.found))
        };
        prop_assert_eq!(shown(&state), shown(&opened));
        prop_assert_eq!(one.route.is_some(), other.route.is_some());
        prop_assert!(state.document.visibility == opened.document.visibility);
        prop_assert_eq!(encode(&opened, None), encode(&state, None));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_link_says_what_is_seen(commands in commands(16), x in -1e5f32..1e5, y in -1e5f32..1e5, zoom in 0.01f32..16.0) {
        let state = after(&demo(), commands);
        let camera = Camera { centre: WorldPoint::new(x, y), zoom, width: 1.0, height: 1.0 };
        let text = View::of(&state, Some(&camera)).encode();
        let read = View::parse(&text).expect("our own link");
        prop_assert_eq!(read.encode(), text);
        let seen = View::of(&state, Some(&camera));
        prop_assert_eq!(&read.selection, &seen.selection);
        prop_assert_eq!(&read.route, &seen.route);
        prop_assert_eq!(&read.filter, &seen.filter);
        prop_assert_eq!(&read.articles, &seen.articles);
        prop_assert_eq!(read.pins.keys().collect::<Vec<_>>(), seen.pins.keys().collect::<Vec<_>>());
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,60}", rest in "[a-z0-9=&%,./:#-]{0,80}") {
        let _ = View::parse(&text);
        if let Ok(view) = View::parse(&format!("v=1&{rest}&{text}")) {
            prop_assert!(View::parse(&view.encode()).is_ok());
        }
    }
}

#[test]
fn every_key_of_the_design_has_its_action() {
    let expected = [
        ("/", false, false, "search"),
        ("k", true, false, "search"),
        ("?", false, true, "help"),
        ("Escape", false, false, "escape"),
        ("+", false, true, "zoom-in"),
        ("=", false, false, "zoom-in"),
        ("-", false, false, "zoom-out"),
        ("0", false, false, "zoom-reset"),
        ("f", false, false, "fit-all"),
        ("F", false, true, "fit-selection"),
        ("1", false, false, "degrees-1"),
        ("5", false, false, "degrees-5"),
        ("n", false, false, "neighbours"),
        ("p", false, false, "path"),
        ("P", false, true, "pin"),
        ("h", false, false, "hide"),
        ("H", false, true, "show-hidden"),
        ("a", true, false, "select-all"),
        ("I", true, true, "invert"),
        ("z", true, false, "undo"),
        ("Z", true, true, "redo"),
        ("g", false, false, "legend"),
        ("l", false, false, "list"),
        ("t", false, false, "timeline"),
        (".", false, false, "next-event"),
        (",", false, false, "previous-event"),
        ("e", false, false, "projection"),
        (" ", false, false, "pause"),
    ];
    for (key, command, shift, id) in expected {
        let found = action_for_key(key, command, shift, false).map(|action| action.id);
        assert_eq!(found, Some(id), "{key}");
        assert!(action_for_key(key, command, shift, true).is_none());
    }
    for (key, command) in [("a", false), ("x", false), ("f", true), ("Enter", false), ("", false), ("Fn", false)] {
        assert!(action_for_key(key, command, false, false).is_none(), "{key}");
    }
}

#[test]
fn no_key_and_no_name_stands_for_two_actions() {
    let mut keys: Vec<String> = Vec::new();
    let mut ids: Vec<&str> = Vec::new();
    for action in catalog::actions() {
        keys.extend(action.keys.iter().map(|key| format!("{key:?}")));
        ids.push(action.id);
        assert!(catalog::action(action.id).is_some());
    }
    let count = (keys.len(), ids.len());
    keys.sort();
    keys.dedup();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((keys.len(), ids.len()), count);
}

#[test]
fn help_names_every_shortcut() {
    let rows: Vec<String> =
        select::help().into_iter().flat_map(|group| group.rows).map(|row| row.keys.to_string()).collect();
    for key in ["/ or Ctrl+K", "Shift+H", "Ctrl+Shift+Z or Ctrl+Y", "Esc", "Space", "Double-click a node"] {
        assert!(rows.iter().any(|row| row == key), "{key} in {rows:?}");
    }
}
