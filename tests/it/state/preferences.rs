//! What is remembered from visit to visit.

use proptest::prelude::*;

use super::{after, demo, effects};
use summitry::state::{Command, Effect, Panel, Preferences, SavedView, Session, ThemeChoice, catalog};

fn preferences() -> impl Strategy<Value = Preferences> {
    let theme = prop_oneof![Just(ThemeChoice::System), Just(ThemeChoice::Light), Just(ThemeChoice::Dark)];
    let view = ("\\PC{1,12}", "[a-zA-Z0-9=&/%:,.~_-]{0,30}")
        .prop_map(|(name, link)| SavedView { name: name.into(), link: link.into() });
    let views = proptest::collection::vec(view, 0..4);
    let ids: Vec<&'static str> = catalog::actions().iter().map(|action| action.id).collect();
    let recent = proptest::sample::subsequence(ids, 0..=5);
    (any::<[bool; 3]>(), theme, any::<bool>(), views, recent).prop_map(
        |([legend, inspector, timeline], theme, single_keys, views, ids)| Preferences {
            legend,
            inspector,
            timeline,
            theme,
            single_keys,
            views,
            recent: std::array::from_fn(|at| ids.get(at).copied()),
        },
    )
}

#[test]
fn a_change_of_liking_is_remembered_and_nothing_else() {
    let state = demo();
    let begin = Preferences::default();
    let view = SavedView { name: "mine".into(), link: "v=2".into() };
    let keep = Command::KeepView { name: " mine ".into(), link: "v=2".into() };
    for (command, kept) in [
        (Command::TogglePanel(Panel::Legend), Preferences { legend: false, ..begin.clone() }),
        (Command::ClosePanel(Panel::Inspector), Preferences { inspector: false, ..begin.clone() }),
        (Command::TogglePanel(Panel::Timeline), Preferences { timeline: true, ..begin.clone() }),
        (Command::SetTheme(ThemeChoice::Dark), Preferences { theme: ThemeChoice::Dark, ..begin.clone() }),
        (Command::SetSingleKeys(false), Preferences { single_keys: false, ..begin.clone() }),
        (keep, Preferences { views: vec![view], ..begin }),
    ] {
        let found = effects(&state, command.clone());
        assert!(found.contains(&Effect::Remember(kept)), "{command:?}: {found:?}");
        let again = effects(&after(&state, [command.clone()]), Command::FitAll);
        assert!(!again.iter().any(|effect| matches!(effect, Effect::Remember(_))));
    }
    for command in [Command::SelectAll, Command::TogglePanel(Panel::List), Command::ToggleUnfolded, Command::Undo] {
        assert!(!effects(&state, command).iter().any(|effect| matches!(effect, Effect::Remember(_))));
    }
}

#[test]
fn what_stands_in_storage_by_chance_or_malice_is_passed_over() {
    let long = "legend=folded ".repeat(1000) + "\u{0}\u{10ffff}";
    for text in [
        "",
        "legend",
        "=",
        "legend=",
        "theme=pink",
        "{\"theme\":\"dark\"}",
        "LEGEND=folded",
        "legend=folded;",
        "recent=",
        "recent=,no-such,",
    ] {
        assert_eq!(Preferences::parse(text), Preferences::default(), "{text}");
    }
    assert_eq!(Preferences::parse(&long), Preferences { legend: false, ..Preferences::default() });
}

proptest! {
    #[test]
    fn what_is_remembered_comes_back(kept in preferences(), other in preferences(), junk in "\\PC{0,20}") {
        prop_assert_eq!(&Preferences::parse(&kept.encode()), &kept);
        prop_assert_eq!(&Preferences::parse(&format!("{} later=1", kept.encode())), &kept);
        Preferences::parse(&junk);
        let mut session = Session::default();
        other.apply(&mut session);
        kept.apply(&mut session);
        prop_assert_eq!(Preferences::of(&session), kept);
        prop_assert!(!session.panels.contains(&Panel::List));
    }
}
