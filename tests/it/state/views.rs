//! What panels show of the demo articles, as a reader would read it. `UPDATE=1` writes the expectations anew.

use std::fmt::Write as _;
use std::path::Path;

use super::{after, demo, file, ibn, small_article};
use summitry::graph::Projection;
use summitry::model::{Status, days_from_civil};
use summitry::state::select::{self, EventRow, FactRow, Inspector, NodeLink, QuoteView};
use summitry::state::{Command, State};

pub fn expect(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/views").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, found).expect("the expectation can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, expected, "{name}: run with UPDATE=1 to accept");
}

fn link(link: &NodeLink) -> String {
    let detail = if link.detail.is_empty() { String::new() } else { format!(" ({})", link.detail) };
    let only = link.only_in.as_ref().map(|only| format!(" [only in {only}]")).unwrap_or_default();
    format!("{}{detail}{only}", link.name)
}

fn links(all: &[NodeLink]) -> String {
    all.iter().map(link).collect::<Vec<_>>().join(", ")
}

fn quotes(text: &mut String, quotes: &[QuoteView], indent: &str) {
    for quote in quotes {
        let stance = quote.stance.as_ref().map(|stance| format!(", {stance}")).unwrap_or_default();
        let _ =
            writeln!(text, "{indent}\"{}\" {}{stance} {}@{}", quote.quote, quote.publisher, quote.record, quote.index);
    }
}

fn facts(text: &mut String, facts: &[FactRow]) {
    for fact in facts {
        let _ = writeln!(text, "{}: {} {:?}", fact.label, fact.value, fact.agreement);
        for (value, publisher) in &fact.sources {
            let _ = writeln!(text, "    {value} - {publisher}");
        }
    }
}

fn events(text: &mut String, rows: &[EventRow]) {
    for row in rows {
        let place = row.place.as_ref().map(|place| format!(", {}", place.name)).unwrap_or_default();
        let conflict = if row.conflict { " \u{2260}" } else { "" };
        let _ = writeln!(text, "- {} | {} | {}{place}{conflict}", row.date, row.title, row.type_name);
        let _ = writeln!(text, "    {:?}; {}; with {}", row.status, row.role, links(&row.others));
        quotes(text, &row.quotes, "    ");
    }
}

/// The inspector as text.
fn inspector(state: &State) -> String {
    let mut text = String::new();
    match select::inspector(state) {
        Inspector::Empty { entities, events, articles, known } => {
            let _ = writeln!(text, "{entities} entities, {events} events, {articles} articles");
            if let Some(view) = known {
                let _ = writeln!(text, "as known on {} from {}; later: {:?}", view.day, view.articles, view.later);
                let _ = writeln!(text, "{} names new", view.names);
                for row in view.rows.iter().chain(&view.fresh) {
                    let _ = writeln!(text, "- {} | {} | {} ({:?})", row.date, link(&row.event), row.what, row.status);
                    quotes(&mut text, &row.quotes, "    ");
                }
            }
        }
        Inspector::Entity(view) => {
            let _ = writeln!(text, "{} - {}", view.name, view.kind_name);
            for (name, by) in &view.other_names {
                let _ = writeln!(text, "also {name} ({by})");
            }
            for row in &view.relations {
                let background = if row.background { " background" } else { "" };
                let _ = writeln!(text, "* {} {} {}{background}", row.label, link(&row.other), row.date);
            }
            facts(&mut text, &view.facts);
            let together: Vec<String> =
                view.together.iter().map(|it| format!("{} {}", it.other.name, it.events)).collect();
            let _ = writeln!(text, "most often reported together: {}", together.join(", "));
            let _ = writeln!(text, "{} neighbours not drawn", view.hidden_neighbours);
            events(&mut text, &view.events);
            quotes(&mut text, &view.quotes, "");
        }
        Inspector::Event(view) => {
            let _ = writeln!(text, "{} - {}, {} [{:?}]", view.title, view.type_name, view.status_name, view.publishers);
            for step in &view.history {
                let by: Vec<String> = step.by.iter().map(|(date, by)| format!("{date}, {by}")).collect();
                let _ = writeln!(text, "told: {} by {}", step.status_name, by.join("; "));
            }
            facts(&mut text, &view.facts);
            for (side, people) in &view.sides {
                let _ = writeln!(text, "side {side}: {}", links(people));
            }
            let _ = writeln!(text, "{} neighbours not drawn", view.hidden_neighbours);
            let _ = writeln!(text, "part of: {}", view.part_of.as_ref().map(link).unwrap_or_default());
            let _ = writeln!(text, "parts: {}\nabout: {}", links(&view.parts), links(&view.about));
            for said in &view.says {
                let _ = writeln!(text, "says: {said:?}");
            }
            let _ = writeln!(text, "said about it:");
            events(&mut text, &view.said_about);
            quotes(&mut text, &view.quotes, "");
        }
        Inspector::Edge(view) => {
            let _ = writeln!(text, "{} {} {}", link(&view.from), view.sentence, link(&view.to));
            quotes(&mut text, &view.quotes, "");
            events(&mut text, &view.events);
        }
        Inspector::Path(_) => text.push_str(&select::path_text(state).unwrap_or_default()),
        Inspector::Many { nodes, shared } => {
            let _ = writeln!(text, "{}", links(&nodes));
            events(&mut text, &shared);
        }
    }
    text
}

#[test]
fn a_person_with_offices_and_events_in_time_order() {
    let state = demo();
    let state = after(&state, [Command::Select(ibn(&state, "witkoff"))]);
    expect("witkoff", &inspector(&state));
}

#[test]
fn an_event_on_which_articles_differ() {
    let state = demo();
    let state = after(&state, [Command::Select(ibn(&state, "three-on-three"))]);
    expect("three-on-three", &inspector(&state));
}

#[test]
fn a_line_and_what_two_people_share() {
    let state = demo();
    let (putin, trump) = (ibn(&state, "putin"), ibn(&state, "trump"));
    let slot = |id| state.document.network.slot(id).expect("in the network");
    let office = state.document.network.incident_edges(slot(&putin)).into_iter().find_map(|edge| {
        let edge = state.document.network.edge(edge)?;
        edge.id.contains("holds-office").then(|| edge.id.to_string())
    });
    let line = after(&state, [Command::SelectEdge(office.expect("an office").into())]);
    let pair = after(&state, [Command::SelectMany(vec![putin, trump])]);
    expect("line-and-pair", &format!("{}\n{}", inspector(&line), inspector(&pair)));
}

#[test]
fn what_was_known_on_the_14th_and_what_has_changed_since() {
    let state = demo();
    let eve = after(&state, [Command::SetKnown { day: Some(days_from_civil(2025, 8, 14)), gesture: 0 }]);
    let lunch = |state: &State| inspector(&after(state, [Command::Select(ibn(state, "working-lunch"))]));
    expect("known", &format!("{}\n{}\n{}", inspector(&eve), lunch(&eve), lunch(&state)));
}

#[test]
fn the_legend_counts_what_is_drawn() {
    let mut text = String::new();
    for (title, state) in [
        ("at first", demo()),
        ("unfolded", after(&demo(), [Command::ToggleUnfolded])),
        ("lines", after(&demo(), [Command::ToggleProjection])),
        ("countries", after(&demo(), [Command::Project(Projection::Countries)])),
        ("people", after(&demo(), [Command::Project(Projection::People)])),
        ("only what took place", after(&demo(), [Command::ToggleOnlyCounting])),
    ] {
        let legend = select::legend(&state);
        let _ = writeln!(text, "{title}: folded {}, not counting {}", legend.folded, legend.not_counting);
        let _ = writeln!(text, "  {:?}; alone {}", select::counts(&state), legend.alone);
        for row in legend.kinds.iter().chain(&legend.families) {
            let lines = if row.as_lines > 0 { format!(" + {} as lines", row.as_lines) } else { String::new() };
            let _ = writeln!(text, "  {} {}{lines}", row.label, row.count);
        }
        let statuses: Vec<String> = legend.statuses.iter().map(|(s, n)| format!("{} {n}", s.as_str())).collect();
        let _ = writeln!(text, "  {}; conflicts {}", statuses.join(", "), legend.conflicts);
    }
    for article in select::articles(&demo()) {
        let text_there = if article.has_text { "text" } else { "no text" };
        let _ = writeln!(
            text,
            "{} - {}, {}: {} entities, {} events, {text_there}",
            article.title, article.publisher, article.date, article.entities, article.events
        );
    }
    expect("legend", &text);
}

#[test]
fn cancelled_and_announced_meetings_are_not_counted() {
    let state = demo();
    let state = after(&state, [Command::Select(ibn(&state, "putin"))]);
    let Inspector::Entity(view) = select::inspector(&state) else { panic!("an entity") };
    let trump = view.together.iter().find(|it| &*it.other.name == "Donald Trump").expect("together");
    let shared = view.events.iter().filter(|row| row.others.iter().any(|other| other.id == trump.other.id));
    let happened = shared.clone().filter(|row| matches!(row.status, Status::Occurred | Status::Ongoing)).count();
    assert!(trump.events <= happened && trump.events > 0);
    assert!(shared.count() > happened, "the cancelled ones are listed all the same");
}

#[test]
fn the_reader_marks_the_passage_asked_for() {
    let state = after(&State::default(), [file("two.json", &small_article("two"))]);
    let talk = summitry::model::GlobalId::new("two", "talk");
    let state = after(&state, [Command::Read { article: "two".into(), quote: Some((talk.clone(), 0)) }]);
    let view = select::reader(&state).expect("it is open");
    let pieces: Vec<(&str, bool, bool)> =
        view.paragraphs[0].iter().map(|piece| (&*piece.text, piece.quoted, piece.current)).collect();
    assert_eq!(
        pieces,
        [
            ("Ann Archer", true, true),
            (" met ", true, true),
            ("Bob Baker", true, true),
            (" on Friday, ", false, false),
            ("The Paper", true, false),
            (" reports.", false, false),
        ]
    );
    assert!(view.paragraphs[0][1].record.as_ref() == Some(&talk));
    assert_eq!(view.quotes.len(), 4);
    let absent = after(&demo(), [Command::Read { article: "ibn-anchorage".into(), quote: None }]);
    let view = select::reader(&absent).expect("it is open");
    assert!(!view.has_text && view.paragraphs.is_empty() && view.quotes.len() > 40);
}

#[test]
fn every_event_is_counted_once_and_only_as_what_it_is_drawn() {
    for commands in [vec![], vec![Command::ToggleUnfolded], vec![Command::ToggleOnlyCounting]] {
        let dots = after(&demo(), commands);
        let lines = after(&dots, [Command::ToggleProjection]);
        let all = |state: &State| {
            let counts = select::counts(state);
            counts.entities + counts.events + counts.as_lines + counts.hidden
        };
        assert_eq!(all(&dots), all(&lines));
        let counts = select::counts(&lines);
        assert!(counts.as_lines > 0 && counts.events == 0);
        let legend = select::legend(&lines);
        assert_eq!(legend.families.iter().map(|row| row.as_lines).sum::<usize>(), counts.as_lines);
        assert!(legend.families.iter().all(|row| row.count == 0) && legend.statuses.is_empty());
        assert_eq!(legend.not_counting, lines.document.network.left_out());
    }
}

#[test]
fn an_empty_canvas_has_its_reason() {
    use select::Blank;
    assert_eq!(select::blank(&State::default()), Some(Blank::NoArticle));
    let article = |name: &str, entities: &str, events: &str| {
        let text = format!(
            r#"{{ "format": "article-data/1.0", "article": {{ "id": "{name}", "title": "T", "publisher": "paper",
            "language": "en", "as_of": "2025-08-15", "text": "Ann spoke." }},
            "entities": [{entities}], "relations": [], "events": [{events}] }}"#
        );
        after(&State::default(), [file("a.json", &text)])
    };
    let ann = r#"{ "id": "ann", "kind": "person", "name": "Ann", "evidence": ["Ann"] }"#;
    let spoke = r#"{ "id": "talk", "type": "statement", "title": "Ann speaks", "status": "occurred",
        "participants": [ { "entity": "ann", "role": "speaker" } ], "evidence": ["Ann spoke"] }"#;
    let nothing = article("none", "", "");
    assert_eq!(nothing.document.dataset.sources.len(), 1);
    assert_eq!(select::blank(&nothing), Some(Blank::NothingInArticles));
    let one = article("one", ann, "");
    assert_eq!((one.document.network.node_count(), select::blank(&one)), (1, None));
    let folded = article("two", ann, spoke);
    assert_eq!((folded.document.network.node_count(), select::blank(&folded)), (2, Some(Blank::Folded)));
    assert_eq!(select::blank(&after(&folded, [Command::ToggleUnfolded])), None);
    let hidden = after(&one, [Command::SelectAll, Command::HideSelection]);
    assert_eq!(select::blank(&hidden), Some(Blank::Filtered));
    assert_eq!(select::blank(&after(&hidden, [Command::ResetFilter])), None);
    let closed = after(&one, [Command::CloseArticle("one".into())]);
    assert_eq!(select::blank(&closed), Some(Blank::NoArticle));
}
