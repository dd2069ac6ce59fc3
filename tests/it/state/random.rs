//! Random commands, sensible and senseless, on the demo articles.

use std::rc::Rc;

use proptest::prelude::*;

use super::{demo, small_article};
use summitry::graph::{Condition, Dimension, Projection};
use summitry::model::{EntityKind, EventFamily, EventType, GlobalId, Role, Span, Stance, Status};
use summitry::state::{Command, Panel, Tab, Way, catalog, select, update};

fn id() -> impl Strategy<Value = GlobalId> {
    let known: Vec<GlobalId> = demo().document.merged.merged_of.records();
    prop_oneof![
        8 => proptest::sample::select(known),
        1 => Just(GlobalId::new("two", "ann")),
        1 => "[a-z#]{0,8}".prop_map(|text| GlobalId::new("no", &text)),
    ]
}

fn edge() -> impl Strategy<Value = Rc<str>> {
    let names: Vec<String> = demo().document.network.edges().map(|(.., edge)| edge.id.to_string()).collect();
    proptest::sample::select(names).prop_map(Rc::from)
}

/// Anything one may ask for, also what nothing open has.
pub fn condition() -> impl Strategy<Value = Condition> {
    prop_oneof![
        proptest::sample::select(EventType::ALL).prop_map(Condition::Type),
        proptest::sample::select(Status::ALL).prop_map(Condition::Status),
        proptest::sample::select(Stance::ALL).prop_map(Condition::Stance),
        proptest::sample::select(&["Summitry demo desk", "Inter Bellum News", "Nobody"])
            .prop_map(|name| Condition::Publisher(name.into())),
        proptest::sample::select(&["US", "RU", "UA", "ZZ"]).prop_map(|code| Condition::Country(code.into())),
        proptest::sample::select(Role::ALL).prop_map(Condition::Role),
        (0u32..4).prop_map(Condition::Quotes),
        (0u32..4).prop_map(Condition::Sources),
    ]
}

/// Any command.
pub fn command() -> impl Strategy<Value = Command> {
    let selection = prop_oneof![
        id().prop_map(Command::Select),
        id().prop_map(Command::ToggleSelect),
        proptest::collection::vec(id(), 0..5).prop_map(Command::SelectMany),
        edge().prop_map(Command::SelectEdge),
        Just(Command::SelectAll),
        Just(Command::InvertSelection),
        any::<u32>().prop_map(Command::SelectDegrees),
        Just(Command::SelectNeighbours),
        Just(Command::SelectPath),
        (id(), id()).prop_map(|(from, to)| Command::FindPath { from, to }),
        id().prop_map(Command::AskPath),
        (-2i32..3).prop_map(Command::StepPath),
        Just(Command::TogglePathStatus),
        Just(Command::TogglePathOrder),
        Just(Command::TurnPath),
    ];
    let filter = prop_oneof![
        proptest::sample::select(EntityKind::ALL).prop_map(Command::ToggleKind),
        proptest::sample::select(EventFamily::ALL).prop_map(Command::ToggleFamily),
        Just(Command::ToggleArticle("ibn-anchorage".into())),
        Just(Command::ToggleUnfolded),
        Just(Command::ToggleOnlyCounting),
        Just(Command::HideSelection),
        Just(Command::ShowHidden),
        Just(Command::Focus),
        id().prop_map(Command::Expand),
        Just(Command::ResetFilter),
        (29_200_000i64..29_260_000, -5i64..9_000, 0u32..3).prop_map(|(first, length, gesture)| {
            Command::SetWindow { window: Some(Span { first, last: first + length }), gesture }
        }),
        Just(Command::ToggleHides),
        condition().prop_map(Command::ToggleCondition),
        proptest::sample::select(&[
            Dimension::Kind,
            Dimension::Status,
            Dimension::Country,
            Dimension::Text,
            Dimension::Time
        ])
        .prop_map(Command::ClearDimension),
        proptest::sample::select(&["lunch", "Putin", "  ", "цена мира", ""])
            .prop_map(|text| Command::SetText(text.into())),
        (20_300i64..20_330, 0u32..3).prop_map(|(day, gesture)| Command::SetKnown { day: Some(day), gesture }),
        prop_oneof![Just(Command::StepKnown(1)), Just(Command::StepKnown(-1))],
        Just(Command::StepEvent(1)),
        Just(Command::StepEvent(-1)),
    ];
    let articles = prop_oneof![
        Just(Command::OpenDemo),
        Just(Command::CloseArticle("ibn-anchorage".into())),
        Just(Command::CloseArticle("anchorage-recap".into())),
        Just(Command::CloseArticle("two".into())),
        Just(super::file("two.json", &small_article("two"))),
        Just(super::file("bad.json", "{")),
    ];
    let rest = prop_oneof![
        "[a-z ]{0,4}".prop_map(Command::SetQuery),
        any::<i32>().prop_map(Command::MoveHit),
        "(path|hide|focus|expand|between|on|since|until|known|show|only) [a-z0-9]{1,6}( (to|and) [a-z0-9]{1,4})?"
            .prop_map(Command::SetQuery),
        Just(Command::TakeHit),
        (0usize..30).prop_map(Command::TakeHitAt),
        (id(), any::<[f32; 2]>()).prop_map(|(node, at)| Command::Pin { node, at }),
        id().prop_map(Command::Unpin),
        Just(Command::TogglePin),
        Just(Command::UnpinAll),
        Just(Command::ToggleProjection),
        proptest::sample::select(&Projection::ALL[..]).prop_map(Command::Project),
        Just(Command::TogglePanel(Panel::Help)),
        (id(), 0usize..4).prop_map(|(id, at)| Command::Read { article: id.article().into(), quote: Some((id, at)) }),
        Just(Command::Escape),
        (0usize..3).prop_map(|at| Command::ShowTable(Tab::ALL[at])),
        any::<usize>().prop_map(Command::SortTable),
        "[a-z ]{0,3}".prop_map(Command::SetTableWords),
        Just(Command::ToggleOnlyDrawn),
        Just(Command::CopyTable),
        Just(Command::CopyAccount),
        Just(Command::SaveTable),
        id().prop_map(Command::Locate),
        "[a-z0-9=&%,./:#-]{0,40}".prop_map(|text| Command::OpenLink(format!("#v=1&{text}"))),
        Just(Command::Undo),
        Just(Command::Redo),
        "[a-c ]{0,2}".prop_map(Command::SaveView),
        ("[a-c]", "[a-z0-9=&]{0,12}").prop_map(|(name, rest)| Command::KeepView { name, link: format!("v=2&{rest}") }),
        ("[a-c]", "[a-c]").prop_map(|(from, to)| Command::RenameView { from: from.into(), to }),
        "[a-c]".prop_map(|name| Command::DeleteView(name.into())),
        "[a-c]".prop_map(|name| Command::ApplyView(name.into())),
        proptest::sample::select(&Way::ALL).prop_map(Command::Arrange),
    ];
    prop_oneof![3 => selection, 3 => filter, 1 => articles, 3 => rest]
}

/// A sequence of commands.
pub fn commands(most: usize) -> impl Strategy<Value = Vec<Command>> {
    proptest::collection::vec(command(), 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_command_and_no_panel_panics(commands in commands(20)) {
        let mut state = demo();
        for command in commands {
            state = update(&state, command).0;
        }
        let order = select::table_order(&state);
        prop_assert_eq!(select::table_rows(&state, &order, 0..order.all).len(), order.rows.len());
        prop_assert_eq!(select::articles(&state).len(), state.document.dataset.sources.len());
        select::legend(&state);
        select::facets(&state);
        select::chips(&state);
        select::inspector(&state);
        prop_assert_eq!(select::reader(&state).is_some(), state.session.reader.is_some());
        prop_assert_eq!(select::offers(&state).len(), state.session.found.len());
        prop_assert!(state.session.found.len() <= 20);
        for action in catalog::actions() {
            // What says that it can do something has a command for it, and only then.
            prop_assert_eq!((action.enabled)(&state).is_ok(), (action.command)(&state).is_some(), "{}", action.id);
        }
    }
}
