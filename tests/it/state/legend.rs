//! The legend and the picture: what is drawn is in the legend, what is in the legend is drawn or can be.

use std::collections::BTreeMap;

use super::{after, demo, ibn};
use summitry::graph::{Condition, Dimension, NodeKind, Visible};
use summitry::model::{DAY, EntityKind, EventFamily, Span, Status, days_from_civil};
use summitry::scene::{ApproximateMeasure, Badge, Camera, LabelMemory, Palette, SceneInput, Theme, draw_list};
use summitry::state::select::{self, LegendItem};
use summitry::state::{Command, State};

/// What a picture of the state has: nodes by kind or family, events by status, signs of disagreement.
struct Drawn {
    kinds: BTreeMap<NodeKind, usize>,
    statuses: BTreeMap<Status, usize>,
    conflicts: usize,
}

fn drawn(state: &State) -> Drawn {
    let network = &state.document.network;
    // Somewhere: not where they are is looked at.
    let positions: Vec<f32> = (0..network.node_count() * 2).map(|at| (at * 37 % 1000) as f32).collect();
    let palette = Palette::of(Theme::Light);
    let input = SceneInput::new(network, &state.document.visibility, &positions, &palette);
    let list = draw_list(&input, Camera::new(800.0, 600.0), &ApproximateMeasure, &mut LabelMemory::default(), 1);
    let mut drawn = Drawn { kinds: BTreeMap::new(), statuses: BTreeMap::new(), conflicts: 0 };
    // What is faded is bright no longer: the legend counts it only in the rows that fade it.
    let faded = |slot: u32| state.document.visibility.nodes.get(slot as usize) != Some(&Visible::Shown);
    for mark in list.marks.nodes.iter().filter(|mark| !faded(mark.slot)) {
        let node = network.node(mark.slot).expect("a node");
        *drawn.kinds.entry(node.kind).or_default() += 1;
        if let Some(status) = node.status {
            *drawn.statuses.entry(status).or_default() += 1;
        }
        drawn.conflicts += usize::from(mark.badge == Badge::Conflict);
    }
    drawn
}

/// The state without what the legend's rows of these fade, and what it draws brightly then.
fn but(state: &State, dimension: Dimension) -> Drawn {
    drawn(&after(state, [Command::ClearDimension(dimension)]))
}

fn agrees(name: &str, state: &State) {
    let legend = select::legend(state);
    let mut kinds = but(state, Dimension::Kind).kinds;
    kinds.retain(|kind, _| matches!(kind, NodeKind::Entity(_)));
    let mut families = but(state, Dimension::Family).kinds;
    families.retain(|kind, _| matches!(kind, NodeKind::Event(_)));
    kinds.extend(families);
    let rows = legend.kinds.iter().chain(&legend.families).map(|row| {
        let kind = match row.what {
            LegendItem::Kind(kind) => NodeKind::Entity(kind),
            LegendItem::Family(family) => NodeKind::Event(family),
        };
        (kind, row.count, row.as_lines)
    });
    let rows: Vec<(NodeKind, usize, usize)> = rows.collect();
    let listed: BTreeMap<NodeKind, usize> =
        rows.iter().filter(|(_, count, _)| *count > 0).map(|(kind, count, _)| (*kind, *count)).collect();
    assert_eq!(listed, kinds, "{name}: kinds and families");
    let statuses: BTreeMap<Status, usize> = legend.statuses.iter().copied().collect();
    assert_eq!(statuses, but(state, Dimension::Status).statuses, "{name}: statuses");
    assert_eq!(legend.conflicts, drawn(state).conflicts, "{name}: disagreements");
    // A row of nothing is of what the articles have and a click shows: readers learn that there are statements, too.
    for (kind, count, as_lines) in rows {
        let network = &state.document.network;
        let known = network.nodes().any(|(_, node)| node.kind == kind);
        let lined = network.lined_events().any(|node| node.kind == kind);
        assert!(known || lined, "{name}: {kind:?} is in no article");
        assert!(count > 0 || as_lines > 0 || known || lined, "{name}: {kind:?}");
    }
}

#[test]
fn the_legend_has_what_is_drawn_and_nothing_else() {
    let state = demo();
    let person = |state: &State| ibn(state, "putin");
    let first = days_from_civil(2025, 8, 15) * DAY;
    let window = Span { first, last: first + DAY - 1 };
    for (name, commands) in [
        ("at first", vec![]),
        ("unfolded", vec![Command::ToggleUnfolded]),
        ("in lines", vec![Command::ToggleProjection]),
        ("in lines, unfolded", vec![Command::ToggleProjection, Command::ToggleUnfolded]),
        ("only what took place", vec![Command::ToggleOnlyCounting]),
        ("faded", vec![Command::ToggleKind(EntityKind::Person), Command::ToggleFamily(EventFamily::Contact)]),
        ("in focus", vec![Command::Select(person(&state)), Command::Focus]),
        ("hidden", vec![Command::Select(person(&state)), Command::HideSelection]),
        ("disagreement hidden", vec![Command::Select(ibn(&state, "three-on-three")), Command::HideSelection]),
        ("in a window", vec![Command::SetWindow { window: Some(window), gesture: 0 }]),
        ("only cancelled", vec![Command::ToggleCondition(Condition::Status(Status::Cancelled))]),
        ("of Russia", vec![Command::ToggleCondition(Condition::Country("RU".into())), Command::ToggleHides]),
        ("lunch", vec![Command::SetText("lunch".into()), Command::ToggleKind(EntityKind::Person)]),
        ("expanded", vec![Command::Expand(person(&state))]),
        ("one article", vec![Command::CloseArticle("ibn-anchorage".into())]),
        (
            "no article",
            vec![Command::CloseArticle("ibn-anchorage".into()), Command::CloseArticle("anchorage-recap".into())],
        ),
    ] {
        agrees(name, &after(&state, commands));
    }
}

#[test]
fn folded_statements_are_listed_with_none_and_counted_when_shown() {
    let count = |state: &State| {
        let legend = select::legend(state);
        let row = legend.families.iter().find(|row| row.what == LegendItem::Family(EventFamily::Speech));
        row.map(|row| row.count)
    };
    assert_eq!(count(&demo()), Some(0));
    assert!(count(&after(&demo(), [Command::ToggleUnfolded])) > Some(20));
    assert_eq!(count(&State::default()), None);
}
