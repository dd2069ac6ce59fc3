//! The projections on screen: one key, counts, cards and the inspector, links, undo.

use std::rc::Rc;

use proptest::prelude::*;

use super::random::commands;
use super::{after, demo, effects, ibn};
use crate::visits;
use summitry::graph::{EdgeKind, Projection, Visible};
use summitry::model::{Span, days_from_civil};
use summitry::order::Map;
use summitry::state::link::{View, encode};
use summitry::state::select::{self, Inspector};
use summitry::state::{Command, Effect, State, update};

/// The line between two things of the first demo article.
fn line(state: &State, one: &str, other: &str) -> Rc<str> {
    let network = &state.document.network;
    let slot = |local| network.slot(&ibn(state, local)).unwrap_or_else(|| panic!("{local} is no node"));
    let edges = network.edges_between(slot(one), slot(other));
    let edge = edges.into_iter().filter_map(|edge| network.edge(edge));
    let mut shares = edge.filter(|edge| matches!(edge.kind, EdgeKind::Shares { .. }));
    Rc::from(&*shares.next().unwrap_or_else(|| panic!("nothing between {one} and {other}")).id)
}

#[test]
fn one_key_goes_through_all_of_them_and_back() {
    let mut state = demo();
    let mut seen = Vec::new();
    for _ in Projection::ALL {
        state = after(&state, [Command::ToggleProjection]);
        seen.push((state.session.projection, state.document.network.projection()));
        let told = state.session.notice.clone().map(|notice| notice.text);
        assert!(told.is_some(), "nothing is said of {:?}", state.session.projection);
    }
    let expected = [Projection::EventsAsLines, Projection::Countries, Projection::People, Projection::EventsAsNodes];
    assert_eq!(seen, expected.map(|projection| (projection, projection)));
    assert_eq!(state.document.visibility, demo().document.visibility);
    assert_eq!(state.history.undo_count(), 4);
    // The one that is there already is no step.
    assert_eq!(after(&state, [Command::Project(Projection::EventsAsNodes)]).history.undo_count(), 4);
}

#[test]
fn what_stands_in_two_projections_keeps_its_place() {
    // The layout is handed every place that is known: it moves nothing that has one.
    for projection in Projection::ALL {
        let state = after(&demo(), [Command::Project(projection)]);
        let known = |id: &summitry::model::GlobalId| Some([id.as_str().len() as f32, 3.0]);
        let input = summitry::state::layout_input(&state.document.network, 1, &known, &Map::new());
        let places: Vec<[f32; 2]> = input.nodes.iter().filter_map(|node| node.known).collect();
        let mut simulation = summitry::layout::Simulation::new(input);
        while simulation.tick() {}
        assert_eq!(simulation.positions().as_chunks().0, places, "{projection:?}");
    }
}

#[test]
fn links_name_the_projection() {
    for projection in Projection::ALL {
        let state = after(&demo(), [Command::Project(projection)]);
        let link = encode(&state, None);
        assert_eq!(link.contains("&p="), projection != Projection::default(), "{link}");
        assert_eq!(View::parse(&link).map(|view| view.projection), Ok(projection));
        let opened = after(&State::default(), [Command::OpenLink(link)]);
        assert_eq!(opened.document.visibility, state.document.visibility);
    }
}

#[test]
fn a_line_between_countries_tells_its_events_and_opens_their_quotes() {
    let state = after(&demo(), [Command::Project(Projection::Countries)]);
    let name = line(&state, "russia", "us");
    let card = select::line_card(&state, &name).expect("a card");
    assert_eq!((&*card.from, &*card.to), ("Russia", "United States"));
    let Inspector::Edge(view) = select::inspector(&after(&state, [Command::SelectEdge(name.clone())])) else {
        panic!("no line is shown")
    };
    // What is folded is not listed, but said.
    assert_eq!(card.events.len() + card.more, view.events.len());
    assert!(view.events.len() > 8 && view.filtered > 3, "{} and {}", view.events.len(), view.filtered);
    assert!(view.events.iter().any(|row| &*row.title == "Three-on-three session" && !row.quotes.is_empty()));
    assert!(view.events.iter().all(|row| row.status.counts()));
    let unfolded = after(&state, [Command::ToggleUnfolded]);
    let card = select::line_card(&unfolded, &name).expect("a card");
    assert_eq!(card.events.len() + card.more, view.events.len() + view.filtered);
}

#[test]
fn a_country_tells_whom_it_stands_for_and_they_lead_to_it() {
    let state = after(&demo(), [Command::Project(Projection::Countries)]);
    let (putin, russia) = (ibn(&state, "putin"), ibn(&state, "russia"));
    let Inspector::Entity(view) = select::inspector(&after(&state, [Command::Select(russia.clone())])) else {
        panic!("no country is shown")
    };
    let names: Vec<&str> = view.stands_for.iter().map(|link| &*link.name).collect();
    assert!(names.contains(&"Moscow") && !names.contains(&"Vladimir Putin"), "{names:?}");
    // His office names him already.
    assert!(view.relations.iter().any(|row| &*row.other.name == "Vladimir Putin"));
    let chosen = after(&state, [Command::Select(putin.clone())]);
    assert_eq!(select::whereabouts(&chosen), "Vladimir Putin, folded into Russia");
    assert!(effects(&chosen, Command::Locate(putin.clone())).contains(&Effect::FlyTo(russia)));
    // Among people a country has no place, and that is said.
    let people = after(&demo(), [Command::Project(Projection::People)]);
    let (asked, effects) = update(&people, Command::Locate(ibn(&people, "russia")));
    assert!(asked.session.notice.is_some_and(|notice| notice.text.starts_with("only people")));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::FlyTo(_))));
    assert!(after(&demo(), [Command::Select(putin)]).document.network.folded_entities().is_empty());
}

/// The names that are shown: of people and others, and how many events are, as dots or as lines.
fn shown(state: &State) -> (Vec<String>, usize) {
    let (network, seen) = (&state.document.network, &state.document.visibility);
    let nodes = network.nodes().filter(|(slot, _)| seen.nodes[*slot as usize] == Visible::Shown).map(|(_, node)| node);
    let (events, others): (Vec<_>, Vec<_>) = nodes.partition(|node| node.is_event());
    let lines = network.edges().filter(|(edge, ..)| seen.edges[*edge as usize] == Visible::Shown);
    let lines = lines.filter(|(.., edge)| matches!(edge.kind, EdgeKind::Shares { .. })).count();
    (others.into_iter().map(|node| node.name.to_string()).collect(), events.len() + lines)
}

#[test]
fn a_focus_is_carried_from_projection_to_projection() {
    let state = demo();
    let focused = after(&state, [Command::Select(ibn(&state, "lavrov")), Command::Focus]);
    let dots = shown(&focused);
    assert!(dots.0.contains(&"Sergei Lavrov".to_owned()) && dots.1 > 0, "{dots:?}");
    for projection in Projection::ALL {
        let (names, events) = shown(&after(&focused, [Command::Project(projection)]));
        let all = shown(&after(&state, [Command::Project(projection)]));
        let stands = if projection == Projection::Countries { "Russia" } else { "Sergei Lavrov" };
        assert!(names.iter().any(|name| name == stands), "{projection:?}: {names:?}");
        assert!(events > 0 && names.len() < all.0.len(), "{projection:?}: {names:?} and {events} of {all:?}");
        let chips = select::chips(&after(&focused, [Command::Project(projection)]));
        assert!(chips.iter().any(|chip| &*chip.text == "Only the focus"));
    }
    // There and back it is as it was.
    let back = after(&focused, vec![Command::ToggleProjection; 4]);
    assert_eq!(back.document.visibility, focused.document.visibility);
    // Set among lines, it keeps the events between those that it keeps.
    let lines = after(
        &state,
        [Command::Project(Projection::EventsAsLines), Command::Select(ibn(&state, "lavrov")), Command::Focus],
    );
    let (names, _) = shown(&lines);
    let (again, events) = shown(&after(&lines, [Command::Project(Projection::EventsAsNodes)]));
    assert!(events > 1 && names.iter().all(|name| again.contains(name)), "{names:?}, {again:?}");
    assert_ne!(shown(&state).1, events);
    // An event in the focus is seen by who took part, and the next event in time is one of them.
    let stepped = after(&lines, [Command::StepEvent(1)]);
    let event = stepped.session.selection.nodes.first().expect("an event");
    let seen = |edge: u32| lines.document.visibility.edges[edge as usize] == Visible::Shown;
    assert!(lines.document.network.lines_of(event).into_iter().any(seen));
}

#[test]
fn a_focus_of_which_nothing_is_drawn_keeps_nothing_back_and_says_so() {
    let state = after(&demo(), [Command::Project(Projection::Countries)]);
    let lone = Command::OpenLink(format!("v=2&p=people&o={}", "anchorage-recap/russia"));
    let people = after(&state, [lone]);
    assert_eq!(shown(&people), shown(&after(&demo(), [Command::Project(Projection::People)])));
    assert!(people.session.filter.is_focus_void(&people.document.network));
    assert!(select::chips(&people).iter().any(|chip| chip.text.starts_with("Focus: nothing of it is drawn")));
    assert!(select::account_text(&people).contains("The focus leaves out nothing"));
    let dots = after(&people, [Command::Project(Projection::EventsAsNodes)]);
    assert!(!dots.session.filter.is_focus_void(&dots.document.network));
    assert_eq!(shown(&dots).0, ["Russia"]);
    // The chip ends it.
    assert!(after(&people, [Command::Focus]).session.filter.focus.is_empty());
}

/// The countries that one visited together with, and how often.
fn together(state: &State, country: &str) -> Map<String, usize> {
    let network = &state.document.network;
    let Some((slot, _)) = network.nodes().find(|(_, node)| &*node.name == country) else { return Map::new() };
    let mut found = Map::new();
    for edge in network.incident_edges(slot) {
        let Some((from, to)) = network.ends(edge) else { continue };
        let other = network.node(if from == slot { to } else { from });
        if let (Some(EdgeKind::Shares { events }), Some(other)) = (network.edge(edge).map(|it| &it.kind), other) {
            found.insert(other.name.to_string(), events.len());
        }
    }
    found
}

/// What the details of one say of that.
fn told_together(state: &State, country: &str) -> Map<String, usize> {
    let mut nodes = state.document.network.nodes();
    let (_, node) = nodes.find(|(_, node)| &*node.name == country).expect("a country");
    let state = after(state, [Command::Select(node.id.clone())]);
    let Inspector::Entity(view) = select::inspector(&state) else { panic!("no country is shown") };
    assert!(view.together.iter().is_sorted_by(|a, b| a.events >= b.events), "the most first");
    view.together.iter().map(|row| (row.other.name.to_string(), row.events)).collect()
}

#[test]
fn the_visits_say_which_countries_leaders_came_together() {
    let Some((rows, state)) = visits::open_together() else { return };
    let state = after(&state, [Command::Project(Projection::Countries)]);
    let (mut expected, mut all): (Map<String, usize>, Map<String, usize>) = (Map::new(), Map::new());
    for party in visits::parties(&rows) {
        let countries: std::collections::BTreeSet<&str> = party.iter().map(|row| &*row.country).collect();
        if !countries.contains("Canada") {
            continue;
        }
        for country in countries.iter().copied().filter(|country| *country != "Canada").chain(["United States"]) {
            // With the host they are one more; larger ones stay dots.
            if countries.len() < 12 {
                *expected.entry(country.to_owned()).or_default() += 1;
            }
            *all.entry(country.to_owned()).or_default() += 1;
        }
    }
    assert_eq!(told_together(&state, "Canada"), all, "lines and large events alike");
    assert_ne!(all, expected);
    assert!(expected.get("France").is_some_and(|count| *count >= 2), "{expected:?}");
    assert_eq!(together(&state, "Canada"), expected);
    // Nobody is left of the visitors: each came for a country.
    let people = state.document.network.nodes().filter(|(_, node)| &*node.name == "King Hussein I").count();
    assert_eq!(people, 0);
    let day = |year| days_from_civil(year, 1, 1) * 24 * 60;
    let window = Span { first: day(1976), last: day(1977) };
    let seen = after(&state, [Command::SetWindow { window: Some(window), gesture: 1 }, Command::ToggleHides]);
    let (canada, france) = (together(&state, "Canada"), "France");
    assert!(canada.contains_key(france));
    let network = &seen.document.network;
    let find =
        |name: &str| network.nodes().find(|(_, node)| &*node.name == name).map(|(slot, _)| slot).expect("a country");
    let edge = network.edges_between(find("Canada"), find("France"))[0];
    let name = &network.edge(edge).expect("a line").id;
    let card = select::line_card(&seen, name).expect("a card");
    assert_eq!(card.events.len() + card.more, 1, "of all years only the summit of 1976 is told");
    let told = told_together(&seen, "Canada");
    assert_eq!(told.get("France"), Some(&1), "{told:?}");
    assert!(told.len() < all.len() && told.values().all(|events| *events > 0), "{told:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_name_and_every_event_is_counted_once(commands in commands(8)) {
        let state = after(&demo(), commands);
        let all = |projection| {
            let counts = select::counts(&after(&state, [Command::Project(projection)]));
            counts.entities + counts.events + counts.as_lines + counts.in_countries + counts.hidden
        };
        let [dots, lines, countries, people] = Projection::ALL.map(all);
        prop_assert_eq!([dots, dots, dots], [lines, countries, people]);
    }
}
