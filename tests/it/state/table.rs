//! The three tables: what stands in them, sorting, filtering, and the text they are copied as.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::strategy::Strategy;
use summitry::graph::Projection;
use summitry::state::select::{self, RowOf, TableRow};
use summitry::state::{Command, Effect, Panel, State, Tab};

use super::views::expect;
use super::{after, demo, effects, file, ibn, small_article};
use crate::visits;

fn rows(state: &State) -> Vec<TableRow> {
    let order = select::table_order(state);
    select::table_rows(state, &order, 0..order.rows.len())
}

fn cells(row: &TableRow) -> Vec<String> {
    row.cells.iter().map(|cell| cell.to_string()).collect()
}

fn column(state: &State, column: usize) -> Vec<String> {
    rows(state).iter().map(|row| row.cells[column].to_string()).collect()
}

/// Comma-separated records, read as RFC 4180 has them.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    visits::records(text)
}

#[test]
fn everything_stands_in_the_tables() {
    let mut text = String::new();
    for projection in Projection::ALL {
        let (title, state) = (projection.word(), after(&demo(), [Command::Project(projection)]));
        for tab in Tab::ALL {
            let state = after(&state, [Command::ShowTable(tab)]);
            let _ = writeln!(text, "# {title}: {}", tab.title());
            let _ = writeln!(text, "{}", tab.columns().join(" | "));
            for row in rows(&state) {
                let hidden = if row.drawn { "" } else { " (not drawn)" };
                let _ = writeln!(text, "{}{hidden}", cells(&row).join(" | "));
            }
        }
    }
    expect("tables", &text);
}

#[test]
fn every_node_line_and_event_has_one_row() {
    for projection in Projection::ALL {
        let state = after(&demo(), [Command::Project(projection)]);
        let network = &state.document.network;
        let of = |tab| {
            let rows = rows(&after(&state, [Command::ShowTable(tab)]));
            let all: BTreeSet<String> = rows.iter().map(|row| format!("{:?}", row.of)).collect();
            assert_eq!(all.len(), rows.len());
            all.len()
        };
        let entities = network.nodes().filter(|(_, node)| !node.is_event()).count();
        let sizes = [entities, state.document.merged.events.len(), network.edge_count()];
        assert_eq!(Tab::ALL.map(of), sizes);
    }
}

#[test]
fn what_is_drawn_is_what_the_foot_counts() {
    let looks = Projection::ALL.map(Command::Project).into_iter().chain([Command::ToggleUnfolded]);
    for look in looks {
        let state = after(&demo(), [look]);
        let counts = select::counts(&state);
        let drawn = |tab| {
            let state = after(&state, [Command::ShowTable(tab)]);
            let all = rows(&state).iter().filter(|row| row.drawn).count();
            let only = after(&state, [Command::ToggleOnlyDrawn]);
            assert_eq!(rows(&only).len(), all);
            assert_eq!(select::table_order(&state).not_drawn, rows(&state).len() - all);
            all
        };
        assert_eq!(Tab::ALL.map(drawn), [counts.entities, counts.events + counts.as_lines, counts.lines]);
    }
}

#[test]
fn a_column_sorts_both_ways_and_nothing_comes_last() {
    let state = after(&demo(), [Command::ShowTable(Tab::Entities)]);
    let names = column(&state, 0);
    let back = column(&after(&state, [Command::SortTable(0)]), 0);
    assert_eq!(names.iter().rev().collect::<Vec<_>>(), back.iter().collect::<Vec<_>>());
    assert!(
        names.iter().position(|name| name == "Alexander Stubb")
            < names.iter().position(|name| name == "Vladimir Putin")
    );

    let counted = after(&state, [Command::SortTable(3)]);
    let counts: Vec<u32> = column(&counted, 3).iter().map(|count| count.parse().unwrap()).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b) && counts[0] > 10, "the greatest first: {counts:?}");
    for ways in 1..3 {
        let countries = column(&after(&state, vec![Command::SortTable(2); ways]), 2);
        let filled = countries.iter().position(String::is_empty).expect("some belong to none");
        assert!(filled > 3 && countries[filled..].iter().all(String::is_empty), "{countries:?}");
    }

    let events = after(&state, [Command::ShowTable(Tab::Events)]);
    let in_time: Vec<_> = rows(&events).into_iter().map(|row| row.of).collect();
    let timeline = &events.document.timeline;
    let expected = timeline.moments.iter().map(|moment| &moment.id).chain(&timeline.undated);
    assert_eq!(in_time, expected.map(|id| RowOf::Node(id.clone())).collect::<Vec<_>>());
    assert!(!timeline.undated.is_empty());
    let latest = rows(&after(&events, [Command::SortTable(1)]));
    assert_eq!(latest.last().unwrap().of, *in_time.last().unwrap(), "the undated stay last");
}

#[test]
fn words_are_found_in_names_other_names_and_cells() {
    let with =
        |tab, words: &str| rows(&after(&demo(), [Command::ShowTable(tab), Command::SetTableWords(words.into())]));
    for words in ["zelensk", "Зеленськ", "ZELENSKYY"] {
        let found = with(Tab::Entities, words);
        assert_eq!(found.len(), 1, "{words}");
        assert_eq!(&*found[0].cells[0], "Volodymyr Zelenskyy");
    }
    assert!(with(Tab::Entities, "person russia").iter().any(|row| &*row.cells[0] == "Kirill Dmitriev"));
    assert!(with(Tab::Entities, "person russia").iter().all(|row| &*row.cells[1] == "person"));
    assert!(with(Tab::Events, "cancelled").iter().all(|row| &*row.cells[3] == "cancelled"));
    assert!(with(Tab::Events, "dmitriev").len() > 1);
    assert!(with(Tab::Relations, "dmitriev").iter().all(|row| cells(row).concat().contains("Dmitriev")));
    assert!(with(Tab::Relations, "president of").len() > 2);
    assert_eq!(with(Tab::Relations, "no such word").len(), 0);
}

#[test]
fn the_table_follows_what_is_selected() {
    let state = after(&demo(), [Command::TogglePanel(Panel::List)]);
    let meeting = ibn(&state, "three-on-three");
    let chosen = after(&state, [Command::Select(meeting)]);
    assert_eq!(chosen.session.table.tab, Tab::Events);
    let order = select::table_order(&chosen);
    let place = select::table_place(&chosen, &order).expect("it has a row");
    assert!(select::table_rows(&chosen, &order, place..place + 1)[0].selected);
    let line = chosen.document.network.edges().next().map(|(.., edge)| std::rc::Rc::from(&*edge.id)).unwrap();
    let chosen = after(&chosen, [Command::SelectEdge(line)]);
    assert_eq!(chosen.session.table.tab, Tab::Relations);
    assert_eq!(rows(&chosen).iter().filter(|row| row.selected).count(), 1);
    let putin = ibn(&state, "putin");
    let chosen = after(&chosen, [Command::Select(putin.clone())]);
    assert_eq!(chosen.session.table.tab, Tab::Entities);
    // Closed, it stays as it was left; opened, it shows what is selected.
    let closed = after(&chosen, [Command::ClosePanel(Panel::List), Command::Select(ibn(&state, "one-on-one"))]);
    assert_eq!(closed.session.table.tab, Tab::Entities);
    assert_eq!(after(&closed, [Command::TogglePanel(Panel::List)]).session.table.tab, Tab::Events);
}

#[test]
fn copied_and_saved_is_the_table_as_it_is_seen() {
    let commands = [Command::ShowTable(Tab::Events), Command::SetTableWords("anchorage".into()), Command::SortTable(0)];
    let state = after(&demo(), commands);
    let shown = rows(&state);
    assert!(shown.len() > 1);
    let [Effect::CopyText { text, done }] = &effects(&state, Command::CopyTable)[..] else { panic!("one effect") };
    assert_eq!(*done, format!("{} rows copied", shown.len()));
    let read = read_csv(text);
    assert_eq!(read[0], Tab::Events.columns());
    assert_eq!(read[1..], shown.iter().map(cells).collect::<Vec<_>>()[..]);
    let [Effect::SaveTable(saved)] = &effects(&state, Command::SaveTable)[..] else { panic!("one effect") };
    assert_eq!(saved.strip_prefix('\u{feff}'), Some(&**text));
}

#[test]
fn no_cell_is_a_formula_to_a_spreadsheet() {
    for name in ["=1+1", "+49 30", "-2", "@sum", "\tcell", "say \"hi\", she\nsaid", "plain"] {
        let quoted = serde_json::to_string(name).unwrap();
        let article = small_article("two").replace("\"Ann Archer\", \"evidence\"", &format!("{quoted}, \"evidence\""));
        let state = after(&State::default(), [file("two.json", &article)]);
        let text = select::table_csv(&state);
        let mut names: Vec<String> = read_csv(&text)[1..].iter().map(|row| row[0].clone()).collect();
        names.retain(|name| name != "Bob Baker" && name != "The Paper");
        let harmful = name.starts_with(['=', '+', '-', '@', '\t']);
        assert_eq!(names, [if harmful { format!("'{name}") } else { name.to_owned() }], "{text}");
        assert!(text.ends_with("\r\n"));
    }
}

fn looks() -> impl Strategy<Value = Vec<Command>> {
    let one = prop_oneof![
        (0usize..3).prop_map(|at| Command::ShowTable(Tab::ALL[at])),
        (0usize..9).prop_map(Command::SortTable),
        any::<bool>().prop_map(|_| Command::ToggleOnlyDrawn),
        "[a-eп ]{0,2}".prop_map(Command::SetTableWords),
        any::<bool>().prop_map(|_| Command::ToggleProjection),
    ];
    proptest::collection::vec(one, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn sorting_loses_no_row_and_csv_reads_back(commands in looks(), column in 0usize..7) {
        let state = after(&demo(), commands);
        let before = select::table_order(&state);
        let sorted = after(&state, [Command::SortTable(column)]);
        let after_it = select::table_order(&sorted);
        let set = |rows: &[u32]| rows.iter().copied().collect::<BTreeSet<u32>>();
        prop_assert_eq!(set(&before.rows), set(&after_it.rows));
        prop_assert_eq!(before.rows.len(), after_it.rows.len());
        prop_assert!(before.rows.len() <= before.all);
        // Sorting is looking, no change of meaning.
        prop_assert_eq!(sorted.document.revision, state.document.revision);
        prop_assert_eq!(sorted.history.undo_count(), state.history.undo_count());
        let read = read_csv(&select::table_csv(&sorted));
        let shown: Vec<Vec<String>> = rows(&sorted).iter().map(cells).collect();
        prop_assert_eq!(&read[1..], &shown[..]);
    }
}

#[test]
fn the_visits_stand_in_tables_too() {
    let Some((visits, state)) = visits::open() else { return };
    let events = after(&state, [Command::ShowTable(Tab::Events)]);
    assert_eq!(rows(&events).len(), visits.len());
    let first = cells(&rows(&events)[0]);
    assert_eq!(first[..4], ["Visit of King Kalakaua", "12–23 December 1874", "visit", "took place"], "{first:?}");
    let hosts = after(&state, [Command::ShowTable(Tab::Entities), Command::SortTable(3)]);
    let most = cells(&rows(&hosts)[0]);
    assert_eq!((&*most[0], &*most[3]), ("United States", "1167"));
    let uk = after(&state, [Command::ShowTable(Tab::Events), Command::SetTableWords("churchill".into())]);
    assert_eq!(rows(&uk).len(), visits.iter().filter(|visit| visit.visitor.contains("Churchill")).count());
}
