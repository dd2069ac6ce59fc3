//! What is asked for: what stays bright, what the counts promise, and that no filter moves anything.

use std::rc::Rc;

use proptest::prelude::*;

use super::random::condition;
use super::{after, demo, file, ibn, small_article};
use crate::visits;
use summitry::graph::{Condition, Visible};
use summitry::model::{EventType, GlobalId, Role, Stance, Status};
use summitry::order::Set;
use summitry::scene::{Board, Marks, Palette, SceneInput, Theme};
use summitry::state::{Command, Effect, State, select, update};

fn ask(condition: Condition) -> Command {
    Command::ToggleCondition(condition)
}

fn text(words: &str) -> Command {
    Command::SetText(words.into())
}

/// The names of what is bright: events, and what is none.
fn bright(state: &State) -> (Set<String>, Set<String>) {
    let (mut events, mut others) = (Set::new(), Set::new());
    for (slot, node) in state.document.network.nodes() {
        if state.document.visibility.nodes[slot as usize] == Visible::Shown {
            if node.is_event() { &mut events } else { &mut others }.insert(node.name.to_string());
        }
    }
    (events, others)
}

/// The bright events by what the articles say of them, and nothing else.
fn holds_for_events(state: &State, holds: impl Fn(&summitry::model::MergedEvent) -> bool) {
    let mut any = false;
    for (slot, node) in state.document.network.nodes().filter(|(_, node)| node.is_event()) {
        let seen = state.document.visibility.nodes[slot as usize];
        let event = state.document.merged.events.get(&node.id).expect("an event");
        if seen != Visible::Hidden {
            assert_eq!(seen == Visible::Shown, holds(event), "{}", event.title);
        }
        any |= seen == Visible::Shown;
    }
    assert!(any, "nothing is left");
}

#[test]
fn each_dimension_keeps_what_the_articles_say_of_it() {
    let state = after(&demo(), [Command::ToggleUnfolded]);
    let with = |condition| after(&state, [ask(condition)]);
    holds_for_events(&with(Condition::Type(EventType::Meal)), |it| it.kind.known() == Some(EventType::Meal));
    holds_for_events(&with(Condition::Status(Status::Cancelled)), |it| it.status() == Status::Cancelled);
    holds_for_events(&with(Condition::Stance(Stance::Claims)), |it| {
        let parts = it.participants.iter().flat_map(|part| &part.evidence);
        it.evidence.iter().chain(parts).any(|quote| quote.value.stance() == Stance::Claims)
    });
    holds_for_events(&with(Condition::Role(Role::Host)), |it| {
        it.participants.iter().any(|part| part.role.known() == Some(Role::Host))
    });
    holds_for_events(&with(Condition::Sources(2)), |it| {
        it.members.iter().map(GlobalId::article).collect::<Set<_>>().len() > 1
    });
    holds_for_events(&with(Condition::Quotes(3)), |it| {
        it.evidence.len() + it.participants.iter().map(|part| part.evidence.len()).sum::<usize>() > 2
    });
    let ibn_says = |it: &summitry::model::MergedEvent| it.members.iter().any(|id| id.article() == "ibn-anchorage");
    holds_for_events(&with(Condition::Publisher("Inter Bellum News".into())), ibn_says);
    let (events, others) = bright(&after(&state, [text("lunch")]));
    assert!(!events.is_empty() && others.contains("Vladimir Putin") && !others.contains("Emmanuel Macron"));
    holds_for_events(&after(&state, [text("LUNCH")]), |it| events.contains(&it.title));
}

#[test]
fn who_took_part_in_what_is_asked_for_stays_bright_and_the_others_fade() {
    let state = after(&demo(), [ask(Condition::Status(Status::Cancelled))]);
    for (slot, node) in state.document.network.nodes().filter(|(_, node)| !node.is_event()) {
        let seen = state.document.visibility.nodes[slot as usize];
        let events = state.document.network.events_of(slot);
        let any = events.iter().any(|event| state.document.visibility.nodes[*event as usize] == Visible::Shown);
        if seen != Visible::Hidden && !events.is_empty() {
            assert_eq!(seen == Visible::Shown, any, "{}", node.name);
        }
    }
    // By a role, only those who had it.
    let hosts = after(&demo(), [ask(Condition::Role(Role::Host))]);
    let host = |id: &GlobalId| {
        let events = hosts.document.merged.events.values();
        events.flat_map(|it| &it.participants).any(|part| part.entity == *id && part.role.known() == Some(Role::Host))
    };
    for (slot, node) in hosts.document.network.nodes() {
        let is_person = matches!(node.kind, summitry::graph::NodeKind::Entity(summitry::model::EntityKind::Person));
        if is_person && hosts.document.visibility.nodes[slot as usize] == Visible::Shown {
            assert!(host(&node.id), "{}", node.name);
        }
    }
    // By a country, those of it.
    let russia = after(&demo(), [ask(Condition::Country("RU".into()))]);
    let (events, others) = bright(&russia);
    assert!(others.contains("Vladimir Putin") && !others.contains("Donald Trump") && !events.is_empty());
}

#[test]
fn what_is_asked_for_by_type_or_words_is_shown_though_it_is_folded() {
    let state = demo();
    let statements = |state: &State| {
        let (events, _) = bright(state);
        let is_one = |title: &&String| {
            let mut all = state.document.merged.events.values();
            all.any(|it| it.title == **title && it.kind.known() == Some(EventType::Statement))
        };
        events.iter().filter(is_one).count()
    };
    assert_eq!(statements(&state), 0);
    assert!(statements(&after(&state, [ask(Condition::Type(EventType::Statement))])) > 5);
    assert!(statements(&after(&state, [ask(Condition::Role(Role::Speaker))])) > 5);
    assert_eq!(statements(&after(&state, [ask(Condition::Status(Status::Occurred))])), 0);
    // Only what took place, and yet the cancelled: the word asked for is stronger.
    let both = after(&state, [Command::ToggleOnlyCounting, ask(Condition::Status(Status::Cancelled))]);
    assert!(!bright(&both).0.is_empty());
}

#[test]
fn what_is_left_out_fades_or_hides_as_one_chooses_once_for_all() {
    let state = after(&demo(), [ask(Condition::Status(Status::Cancelled)), text("lunch")]);
    let hidden = after(&state, [Command::ToggleHides]);
    assert_eq!(bright(&hidden), bright(&state));
    assert!(hidden.document.visibility.nodes.iter().all(|seen| *seen != Visible::Faded));
    assert!(state.document.visibility.nodes.contains(&Visible::Faded));
    // To clear the filters is no change of mind about that.
    let cleared = after(&hidden, [Command::ResetFilter]);
    assert!(cleared.session.filter.hides && select::chips(&cleared).is_empty());
}

#[test]
fn chips_say_what_is_asked_for_and_take_it_away() {
    let state = after(
        &demo(),
        [
            ask(Condition::Status(Status::Planned)),
            ask(Condition::Status(Status::Cancelled)),
            ask(Condition::Sources(2)),
            ask(Condition::Country("RU".into())),
            text(" lunch "),
            Command::ToggleKind(summitry::model::EntityKind::Place),
            Command::ToggleOnlyCounting,
            Command::Select(ibn(&demo(), "witkoff")),
            Command::HideSelection,
        ],
    );
    let chips = select::chips(&state);
    let told: Vec<&str> = chips.iter().map(|chip| &*chip.text).collect();
    assert_eq!(
        told,
        [
            "Text: lunch",
            "Status: planned, cancelled",
            "Country: Russia",
            "At least 2 sources",
            "Without places",
            "Only what took place",
            "Hidden: Steve Witkoff",
        ]
    );
    let mut left = state.clone();
    for (count, chip) in chips.iter().enumerate() {
        left = after(&left, [chip.removes.clone()]);
        assert_eq!(select::chips(&left).len(), chips.len() - count - 1, "{}", chip.text);
    }
    assert_eq!(left.session.filter, Default::default());
    assert_eq!(left.document.visibility, demo().document.visibility);
    assert!(select::chips(&after(&state, [Command::ResetFilter])).is_empty());
}

#[test]
fn counts_promise_what_a_click_shows() {
    for begin in [vec![], vec![ask(Condition::Country("RU".into()))], vec![text("putin"), ask(Condition::Quotes(2))]] {
        let state = after(&demo(), begin);
        for group in select::facets(&state).groups {
            for row in group.rows {
                let alone = [Command::ClearDimension(group.dimension), ask(row.condition.clone())];
                let seen = after(&state, alone);
                assert_eq!(bright(&seen).0.len(), row.count, "{} {}", group.title, row.label);
            }
        }
    }
}

#[test]
fn all_events_in_lines_are_asked_as_well() {
    let state = after(&demo(), [Command::ToggleProjection, ask(Condition::Type(EventType::Call))]);
    let lines = |state: &State| state.document.visibility.edges.iter().filter(|it| **it == Visible::Shown).count();
    assert!(lines(&state) > 0 && lines(&state) < lines(&after(&demo(), [Command::ToggleProjection])) / 2);
    assert_eq!(select::counts(&after(&state, [Command::ToggleHides])).as_lines, {
        let calls = state.document.network.lined_events().filter(|node| node.event == Some(EventType::Call));
        calls.count()
    });
}

#[test]
fn a_filter_that_nothing_open_has_leaves_nothing_and_says_why() {
    let state = after(&demo(), [ask(Condition::Country("ZZ".into())), Command::ToggleHides]);
    assert_eq!(select::blank(&state), Some(select::Blank::Filtered));
    assert_eq!(&*select::chips(&state)[0].text, "Country: ZZ");
    // It holds when another article opens.
    let more = after(&state, [file("two.json", &small_article("two"))]);
    assert_eq!(bright(&more).0.len(), 0);
}

#[test]
fn typing_is_one_step_and_its_name_is_what_was_typed() {
    let state = after(&demo(), ["l", "lu", "lunch"].map(text));
    assert_eq!(state.history.undo_count(), 1);
    let back = after(&state, [Command::Undo]);
    assert_eq!(back.session.filter, Default::default());
    let said = back.session.notice.map(|notice| notice.text);
    assert_eq!(said.as_deref(), Some("undone: filter by the words \u{201c}lunch\u{201d}"));
}

#[test]
fn a_decade_of_visits_from_one_country() {
    let Some((rows, state)) = visits::open() else { return };
    let state = after(&state, [text("de gaulle")]);
    let told = rows.iter().filter(|row| {
        let quoted: String = row.description.chars().take(200).collect();
        [&row.visitor, &quoted].iter().any(|text| text.to_lowercase().contains("de gaulle"))
    });
    let told: Set<&str> = told.map(|row| row.id.as_str()).collect();
    let (events, others) = bright(&state);
    assert!(!told.is_empty() && !events.is_empty(), "{events:?}");
    let shown =
        state.document.network.nodes().filter(|(slot, node)| {
            node.is_event() && state.document.visibility.nodes[*slot as usize] == Visible::Shown
        });
    assert_eq!(shown.count(), told.len());
    assert!(others.contains("United States"));
}

/// The marks that a board draws: of this state, or of another before, and then of this one by what is seen alone.
fn marks(state: &State, before: Option<&State>) -> Marks {
    let network = &state.document.network;
    let positions: Vec<f32> = (0..network.node_count() * 2).map(|at| (at * 37 % 1000) as f32).collect();
    let palette = Palette::of(Theme::Light);
    let input = |state: &State, draw: &mut dyn FnMut(&SceneInput<'_>)| {
        draw(&SceneInput::new(network, &state.document.visibility, &positions, &palette));
    };
    let (mut board, mut marks) = (Board::default(), Marks::default());
    input(before.unwrap_or(state), &mut |input| board.rebuild(input));
    if before.is_some() {
        input(state, &mut |input| board.see(input));
    }
    input(state, &mut |input| {
        board.emphasize(input);
        board.draw(input, &mut marks);
    });
    marks
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn another_filter_over_the_same_board_draws_what_a_new_board_does(
        asked in proptest::collection::vec(condition(), 1..4),
        more in proptest::collection::vec(condition(), 0..4),
        lines in any::<bool>(),
        hides in any::<bool>(),
        unfolds in any::<bool>(),
    ) {
        let lines = lines.then_some(Command::ToggleProjection);
        let (hides, unfolds) = (hides.then_some(Command::ToggleHides), unfolds.then_some(Command::ToggleUnfolded));
        let state = after(&demo(), lines.into_iter().chain(hides));
        let seen = after(&state, asked.into_iter().map(ask).chain(unfolds));
        let other = after(&seen, more.into_iter().map(ask).chain([Command::ToggleHides]));
        for (before, then) in [(&state, &seen), (&seen, &other), (&other, &state)] {
            prop_assert_eq!(marks(then, Some(before)), marks(then, None));
            prop_assert_eq!(marks(before, Some(then)), marks(before, None));
        }
    }

    #[test]
    fn the_order_in_which_one_asks_does_not_matter(
        asked in proptest::collection::vec(condition(), 0..6),
        words in "(lunch|putin|)",
        hides in any::<bool>(),
        turn in 0usize..6,
    ) {
        // What is asked for twice is not asked for.
        let mut commands: Vec<Command> = asked.into_iter().map(ask).collect();
        commands.push(text(&words));
        if hides {
            commands.push(Command::ToggleHides);
        }
        // At least so many: the last word counts, so it keeps its order.
        commands.retain(|it| !matches!(it, Command::ToggleCondition(Condition::Quotes(_) | Condition::Sources(_))));
        let mut turned = commands.clone();
        turned.rotate_left(turn % commands.len().max(1));
        let (one, other) = (after(&demo(), commands), after(&demo(), turned));
        prop_assert_eq!(&one.session.filter, &other.session.filter);
        prop_assert_eq!(&one.document.visibility, &other.document.visibility);
    }

    #[test]
    fn no_filter_moves_or_rebuilds_anything(asked in proptest::collection::vec(condition(), 0..5), words in "(lunch|)") {
        let start = demo();
        let mut state = start.clone();
        for command in asked.into_iter().map(ask).chain([text(&words), Command::ToggleHides, Command::ResetFilter]) {
            let (next, effects) = update(&state, command);
            let moves = |effect: &Effect| matches!(effect, Effect::Relayout | Effect::SyncPins | Effect::FitAll);
            prop_assert!(!effects.iter().any(moves), "{:?}", effects);
            prop_assert!(Rc::ptr_eq(&next.document.network, &start.document.network));
            state = next;
        }
        prop_assert_eq!(&*state.document.visibility, &*start.document.visibility);
    }

    #[test]
    fn asking_for_more_leaves_less(asked in proptest::collection::vec(condition(), 1..4), more in condition()) {
        // Within one dimension more values leave more; across dimensions less.
        let state = after(&after(&demo(), [Command::ToggleUnfolded]), asked.into_iter().map(ask));
        let fresh = !select::chips(&state).iter().any(|chip| {
            chip.removes == Command::ClearDimension(more.dimension())
        });
        if fresh && !matches!(more, Condition::Quotes(_) | Condition::Sources(_)) {
            let less = after(&state, [ask(more)]);
            let visibility = |state: &State| state.document.visibility.clone();
            for (before, now) in visibility(&state).nodes.iter().zip(&visibility(&less).nodes) {
                prop_assert!(now <= before);
            }
        }
    }
}
