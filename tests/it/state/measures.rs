//! What stands out: asked only while someone looks, never stale, in plain words.

use std::fmt::Write as _;

use super::{after, demo, file, ibn};
use crate::visits;
use summitry::graph::Projection;
use summitry::graph::measure::{Job, MeasureMessage, decode_message, encode_message};
use summitry::model::EventFamily;
use summitry::state::link::{View, encode};
use summitry::state::select::{self, MeasuresView};
use summitry::state::{Answer, Command, Effect, Panel, State, update};

fn expect(name: &str, found: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/views").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, found).expect("the expectation can be written");
    }
    assert_eq!(found, std::fs::read_to_string(&path).unwrap_or_default(), "{name}: run with UPDATE=1 to accept");
}

fn told(state: &State) -> String {
    let view = select::measures(state);
    let MeasuresView { who, pairs, pairs_count, between, between_count, columns, reach, months, months_count, .. } =
        &view;
    let mut text = String::new();
    let _ = writeln!(text, "most often reported together");
    for row in pairs {
        let _ = writeln!(text, "  {} – {}: {}", row.one.name, row.other.name, row.events);
    }
    let _ = writeln!(text, "  {pairs_count}\nconnects otherwise separate {who}");
    match between {
        Answer::Known(rows) => rows.iter().for_each(|(node, share)| {
            let _ = writeln!(text, "  {}: {share}", node.name);
        }),
        other => {
            let _ = writeln!(text, "  {other:?}");
        }
    }
    let _ = writeln!(text, "  {between_count}\nmost meetings per month, {reach}: {columns:?}");
    for month in months {
        let _ = writeln!(text, "  {}: {}", month.label, month.events.len());
    }
    let _ = writeln!(text, "  {months_count}\ncommunities at {:?}", view.resolution);
    if let Answer::Known(rows) = &view.communities {
        for row in rows {
            let _ = writeln!(text, "  {}", row.names);
        }
        let _ = writeln!(text, "  {}", view.communities_count);
    }
    text
}

fn looking(state: &State) -> State {
    after(state, [Command::ToggleMeasures])
}

#[test]
fn the_measures_of_the_demo_in_words() {
    let state = after(&looking(&demo()), [Command::SetCommunities(Some(1.0))]);
    let mut text = told(&state);
    text.push_str("\n# countries\n");
    text.push_str(&told(&after(&state, [Command::Project(Projection::Countries)])));
    expect("measures", &text);
}

#[test]
fn nobody_counts_while_nobody_looks() {
    let state = after(&demo(), [Command::ToggleUnfolded, Command::TogglePanel(Panel::Legend)]);
    assert_eq!(select::measures(&state).pairs, []);
    // The action opens the panel that they stand in.
    let seen = looking(&state);
    assert!(seen.session.panels.contains(&Panel::Legend));
    assert!(!select::measures(&seen).pairs.is_empty());
    let closed = looking(&seen);
    assert!(!closed.session.panels.contains(&Panel::Measures) && closed.session.panels.contains(&Panel::Legend));
}

#[test]
fn what_is_told_is_never_of_something_else() {
    let state = after(&looking(&demo()), [Command::SetCommunities(Some(1.0))]);
    let fresh = |state: &State| {
        // Asked by one who looks for the first time.
        let blind = State { measures: Default::default(), ..state.clone() };
        told(&after(&blind, [Command::DismissNotice]))
    };
    let mut state = state;
    for command in [
        Command::ToggleUnfolded,
        Command::ToggleFamily(EventFamily::Contact),
        Command::Project(Projection::People),
        Command::Select(ibn(&state, "putin")),
        Command::HideSelection,
        Command::SetCommunities(Some(2.0)),
        Command::Undo,
        Command::Undo,
        Command::Redo,
        Command::ToggleMeasures,
        Command::ResetFilter,
        Command::ToggleMeasures,
        Command::Project(Projection::Countries),
        Command::CloseArticle("ibn-anchorage".into()),
        Command::Undo,
    ] {
        state = after(&state, [command.clone()]);
        if state.session.panels.contains(&Panel::Measures) {
            assert_eq!(told(&state), fresh(&state), "after {command:?}");
        }
    }
}

#[test]
fn a_row_selects_what_it_names() {
    let state = looking(&demo());
    let first = |state: &State| select::measures(state).pairs[0].clone();
    let pair = first(&state);
    assert!(!pair.selected);
    let both = after(&state, [pair.select]);
    assert_eq!(both.session.selection.nodes.len(), 2);
    assert!(first(&both).selected);
    let countries = after(&state, [Command::Project(Projection::Countries)]);
    let pair = first(&countries);
    assert!(matches!(&pair.select, Command::SelectEdge(name) if name.contains("shares")));
    let line = after(&countries, [pair.select]);
    assert!(first(&line).selected);
    let view = select::inspector(&line);
    let select::Inspector::Edge(view) = view else { panic!("no line") };
    assert_eq!(view.events.len(), pair.events, "the inspector lists the events that the row counts");
    let month = select::measures(&state).months[0].clone();
    assert_eq!(after(&state, [Command::SelectMany(month.events.clone())]).session.selection.nodes, month.events);
}

#[test]
fn communities_are_undone_and_linked() {
    let state = demo();
    let shown = after(&state, [1.0, 1.25, 1.5].map(|resolution| Command::SetCommunities(Some(resolution))));
    assert_eq!(shown.history.undo_count(), 2, "to show them, and one slide");
    let link = encode(&shown, None);
    assert!(link.contains("&g=1.5"), "{link}");
    let opened = after(&State::default(), [Command::OpenLink(link)]);
    assert_eq!(opened.session.communities, Some(1.5));
    assert_eq!(select::measures(&opened).communities, select::measures(&shown).communities);
    let back = after(&shown, [Command::Undo]);
    assert_eq!(back.session.communities, Some(1.0));
    assert_eq!(after(&back, [Command::Undo]).session, State { ..state.clone() }.session_with(&back));
    for strange in ["NaN", "0", "-1", "9", ""] {
        assert_eq!(View::parse(&format!("v=1&g={strange}")).map(|view| view.communities), Ok(None));
    }
    assert_eq!(after(&state, [Command::SetCommunities(Some(f32::NAN))]).session.communities, None);
    let (_, effects) = update(&state, Command::SetCommunities(Some(1.0)));
    assert!(effects.contains(&Effect::Redraw) && effects.contains(&Effect::SyncLink));
}

/// A session as another has it in what is no step.
trait Without {
    fn session_with(&self, other: &State) -> summitry::state::Session;
}

impl Without for State {
    fn session_with(&self, other: &State) -> summitry::state::Session {
        let notice = after(other, [Command::Undo]).session.notice;
        summitry::state::Session { notice, ..self.session.clone() }
    }
}

/// So many people, of whom each met the next ones.
fn many(people: usize) -> State {
    let mut entities = vec![r#"{"id":"paper","kind":"organisation","name":"Paper","evidence":["x"]}"#.to_owned()];
    let mut events = Vec::new();
    for number in 0..people {
        entities.push(format!(
            r#"{{"id":"p{number}","kind":"person","name":"Given{number} Person{number}","evidence":["x"]}}"#
        ));
        for step in [1, 7, 31] {
            let other = (number + step) % people;
            events.push(format!(
                r#"{{"id":"e{number}-{step}","type":"meeting","title":"M","status":"occurred","evidence":["x"],
"participants":[{{"entity":"p{number}","role":"participant"}},{{"entity":"p{other}","role":"participant"}}]}}"#
            ));
        }
    }
    let text = format!(
        r#"{{"format":"article-data/1.0","article":{{"id":"many","title":"T","publisher":"paper","language":"en",
"as_of":"2025-01-01","text_sha256":"{}"}},"entities":[{}],"relations":[],"events":[{}]}}"#,
        "0".repeat(64),
        entities.join(","),
        events.join(",")
    );
    after(&State::default(), [file("many.json", &text)])
}

#[test]
fn what_takes_long_is_asked_of_a_worker_and_can_be_given_up() {
    let state = many(700);
    let (asked, effects) = update(&state, Command::ToggleMeasures);
    let tasks = |effects: &[Effect]| {
        let tasks = effects.iter().filter_map(|effect| match effect {
            Effect::Measure { ticket, task } => Some((*ticket, task.clone())),
            _ => None,
        });
        tasks.collect::<Vec<_>>()
    };
    let [(ticket, task)] = &tasks(&effects)[..] else { panic!("one task: {}", effects.len()) };
    let between = |state: &State| select::measures(state).between;
    assert_eq!(between(&asked), Answer::Asked { ticket: *ticket, progress: 0.0 });
    let progress = Command::Measured { ticket: *ticket, message: MeasureMessage::Progress(0.5) };
    let half = after(&asked, [progress.clone()]);
    assert_eq!(between(&half), Answer::Asked { ticket: *ticket, progress: 0.5 });
    // What the worker would send.
    let mut job = Job::new((**task).clone());
    while job.step() {}
    let words = encode_message(*ticket, &MeasureMessage::Done(job.outcome()));
    let (ticket, message) = decode_message(&words).expect("a message");
    let done = Command::Measured { ticket, message };
    let known = after(&half, [done.clone()]);
    assert!(matches!(between(&known), Answer::Known(rows) if rows.len() == 8));
    // Nothing of it is asked again for what it does not depend on.
    let chosen = update(&known, Command::SelectAll);
    assert!(tasks(&chosen.1).is_empty());
    // Given up, and asked again: the old answer comes too late.
    let (stopped, effects) = update(&half, Command::StopMeasures);
    assert!(effects.contains(&Effect::StopMeasures));
    assert_eq!(between(&stopped), Answer::GivenUp);
    assert_eq!(between(&after(&stopped, [done.clone()])), Answer::GivenUp);
    let (again, effects) = update(&stopped, Command::AskMeasures);
    let [(next, _)] = &tasks(&effects)[..] else { panic!("it is asked again") };
    assert_ne!(*next, ticket);
    assert!(matches!(between(&after(&again, [done.clone()])), Answer::Asked { .. }));
    // A changed filter asks anew, and what comes of the old one is dropped.
    let changed = after(
        &half,
        [
            Command::Select(state.document.merged.entities.keys().next_back().expect("one").clone()),
            Command::HideSelection,
        ],
    );
    assert!(matches!(between(&after(&changed, [done])), Answer::Asked { .. }));
}

#[test]
fn the_measures_of_the_visits_say_when_most_came() {
    let Some((rows, state)) = visits::open() else { return };
    let state = looking(&state);
    let view = select::measures(&state);
    let mut months = std::collections::BTreeMap::new();
    let mut vague = 0;
    for row in &rows {
        if row.from[..7] == row.to[..7] {
            *months.entry(row.from[..7].to_owned()).or_insert(0usize) += 1;
        } else {
            vague += 1;
        }
    }
    let most = months.values().copied().max();
    assert_eq!(Some(view.months[0].events.len()), most);
    let counted: usize = months.values().sum();
    assert_eq!(
        &*view.months_count,
        format!("Counts {counted} meetings that took place; leaves out {vague} that no single month is known for.")
    );
    assert!(view.columns.len() <= 60 && view.columns.iter().copied().max() == most);
    // Each came alone to one host: of people there is nothing to count, so it is of all who took part.
    let mut came = std::collections::BTreeMap::new();
    for row in &rows {
        *came.entry((&row.visitor, &row.country)).or_insert(0usize) += 1;
    }
    assert_eq!(view.who, "names");
    assert_eq!(Some(view.pairs[0].events), came.values().copied().max());
    assert!(view.pairs.iter().all(|row| [&row.one, &row.other].iter().any(|node| &*node.name == "United States")));
}

#[test]
fn every_measure_has_an_action_that_leads_to_it() {
    use summitry::state::{FocusTarget, Measure, catalog};
    for (id, measure) in [("pairs", Measure::Pairs), ("between", Measure::Between), ("months", Measure::Months)] {
        let closed = after(&demo(), [Command::ClosePanel(Panel::Legend)]);
        let command = (catalog::action(id).expect("an action").command)(&closed).expect("it is enabled");
        let (open, effects) = update(&closed, command);
        assert!(open.session.panels.contains(&Panel::Legend) && open.session.panels.contains(&Panel::Measures));
        assert!(effects.contains(&Effect::Focus(FocusTarget::Measure(measure))));
    }
    let communities = catalog::action("communities").expect("an action").command;
    let shown = after(&demo(), [communities(&demo()).expect("it is enabled")]);
    assert_eq!(shown.session.communities, Some(1.0));
    assert_eq!(after(&shown, [communities(&shown).expect("it is enabled")]).session.communities, None);
}

#[test]
fn neighbours_are_offered_with_their_number_and_only_where_there_are_any() {
    use summitry::state::catalog;
    let state = demo();
    let expand = catalog::action("expand").expect("an action");
    assert_eq!((expand.enabled)(&state), Err("nothing is selected"));
    let putin = after(&state, [Command::Select(ibn(&state, "putin"))]);
    let folded = select::folded_around(&putin, &ibn(&state, "putin"));
    assert!(folded > 3 && (expand.enabled)(&putin).is_ok());
    let shown = after(&putin, [(expand.command)(&putin).expect("it is enabled")]);
    assert_eq!(select::folded_around(&shown, &ibn(&state, "putin")), 0);
    assert_eq!((expand.enabled)(&shown), Err("all its neighbours are drawn"));
    assert_eq!((expand.command)(&shown), None);
}
