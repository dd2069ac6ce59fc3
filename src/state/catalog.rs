//! The actions: one table that feeds toolbar, menus, shortcuts and help.

use super::select::folded_around;
use super::{Command, Measure, Panel, PictureKind, State, ThemeChoice, Way};
use crate::graph::Projection;
use crate::model::small_letters;
use crate::order::Listed as _;

/// A key with what is held besides. `key` is what the browser calls `KeyboardEvent.key`, letters in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keys {
    pub key: &'static str,
    /// Ctrl, or Cmd on a Mac.
    pub command: bool,
    pub shift: bool,
}

/// What actions belong together in menus and help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Search,
    View,
    Selection,
    Filter,
    Layout,
    Articles,
    Edit,
}

/// One thing a user can do.
pub struct Action {
    /// Stable: tests and menus name actions by it.
    pub id: &'static str,
    /// What it does, as a menu says it.
    pub label: &'static str,
    /// All key combinations; the first is shown.
    pub keys: &'static [Keys],
    pub group: Group,
    /// Why it can do nothing at present, in words for the user.
    pub enabled: fn(&State) -> Result<(), &'static str>,
    /// What to dispatch; `None` where it can do nothing.
    pub command: fn(&State) -> Option<Command>,
}

impl Group {
    /// All groups, in the order of menus and help.
    pub const ALL: &'static [Self] =
        &[Self::Search, Self::View, Self::Selection, Self::Filter, Self::Layout, Self::Articles, Self::Edit];

    /// The title over the group.
    pub fn title(self) -> &'static str {
        match self {
            Self::Search => "Search",
            Self::View => "View",
            Self::Selection => "Selection",
            Self::Filter => "Show and hide",
            Self::Layout => "Layout",
            Self::Articles => "Articles",
            Self::Edit => "Undo",
        }
    }
}

/// All actions, in the order of menus and help.
pub fn actions() -> &'static [Action] {
    ACTIONS
}

/// The action of this id.
pub fn action(id: &str) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| action.id == id)
}

/// What an action does now, as a menu says it: of undo and redo which step.
pub fn label(action: &Action, state: &State) -> String {
    let step = match action.id {
        "undo" => state.history.next_undo(),
        "redo" => state.history.next_redo(),
        _ => None,
    };
    step.map_or_else(|| action.label.to_owned(), |step| [action.label, " ", step].concat())
}

/// The action of a key press. Nothing while someone types: that the caller knows. A sign that needs Shift on some
/// keyboards ("?", "+") counts with and without it. With Alt held there are none.
pub fn action_for_key(key: &str, command: bool, shift: bool, alt: bool) -> Option<&'static Action> {
    if alt {
        return None;
    }
    let mut letters = key.chars();
    let single = letters.next().filter(|_| letters.next().is_none());
    let is_sign = single.is_some_and(|letter| !letter.is_alphabetic() && letter != ' ');
    let lower: String = small_letters(key);
    // `=` is where `+` is without Shift.
    let pressed = match key {
        "=" => "+",
        "Spacebar" => " ",
        _ if single.is_some() => lower.as_str(),
        other => other,
    };
    ACTIONS.iter().find(|action| {
        let mut keys = action.keys.iter();
        keys.any(|keys| keys.key == pressed && keys.command == command && (is_sign || keys.shift == shift))
    })
}

/// "/ or Ctrl+K".
pub fn keys_in_words(keys: &[Keys]) -> String {
    let words = keys.iter().map(|keys| {
        let name = match keys.key {
            " " => "Space".to_owned(),
            "Escape" => "Esc".to_owned(),
            key => key.to_ascii_uppercase(),
        };
        let command = if keys.command { "Ctrl+" } else { "" };
        let shift = if keys.shift { "Shift+" } else { "" };
        format!("{command}{shift}{name}")
    });
    words.list().join(" or ")
}

const fn key(key: &'static str) -> Keys {
    Keys { key, command: false, shift: false }
}

const fn shift(key: &'static str) -> Keys {
    Keys { key, command: false, shift: true }
}

const fn ctrl(key: &'static str) -> Keys {
    Keys { key, command: true, shift: false }
}

const fn ctrl_shift(key: &'static str) -> Keys {
    Keys { key, command: true, shift: true }
}

/// A row of the table for a command that is always the same.
macro_rules! action {
    ($id:literal, $label:literal, $keys:expr, $group:ident, $enabled:expr, $command:expr) => {
        Action {
            id: $id,
            label: $label,
            keys: $keys,
            group: Group::$group,
            enabled: $enabled,
            command: |state| {
                let enabled: fn(&State) -> Result<(), &'static str> = $enabled;
                enabled(state).is_ok().then(|| $command)
            },
        }
    };
}

#[rustfmt::skip]
const ACTIONS: &[Action] = &[
    action!("search", "Search, or find an action", &[key("/"), ctrl("k")], Search, always, Command::FocusSearch),

    action!("fit-all", "Fit everything", &[key("f")], View, with_nodes, Command::FitAll),
    action!("fit-selection", "Fit the selection", &[shift("f")], View, with_selection, Command::FitSelection),
    action!("zoom-in", "Zoom in", &[key("+")], View, with_nodes, Command::ZoomIn),
    action!("zoom-out", "Zoom out", &[key("-")], View, with_nodes, Command::ZoomOut),
    action!("zoom-reset", "Natural size", &[key("0")], View, with_nodes, Command::ZoomReset),
    action!("legend", "Legend", &[key("g")], View, always, Command::TogglePanel(Panel::Legend)),
    action!("inspector", "Inspector", &[key("i")], View, always, Command::TogglePanel(Panel::Inspector)),
    action!("list", "Tables of everything", &[key("l")], View, always, Command::TogglePanel(Panel::List)),
    action!("timeline", "Timeline", &[key("t")], View, always, Command::TogglePanel(Panel::Timeline)),
    action!("help", "All shortcuts", &[key("?")], View, always, Command::TogglePanel(Panel::Help)),
    action!("measures", "What stands out: measures", &[key("w")], View, with_nodes, Command::ToggleMeasures),
    action!("pairs", "Most often reported together", &[], View, with_nodes, Command::ShowMeasure(Measure::Pairs)),
    action!("between", "Who connects those otherwise separate", &[], View, with_nodes, Command::ShowMeasure(Measure::Between)),
    action!("months", "Most meetings per month", &[], View, with_nodes, Command::ShowMeasure(Measure::Months)),
    Action {
        id: "communities",
        label: "Show or hide communities",
        keys: &[],
        group: Group::View,
        enabled: with_nodes,
        command: |state| {
            let next = if state.session.communities.is_some() { None } else { Some(1.0) };
            with_nodes(state).is_ok().then_some(Command::SetCommunities(next))
        },
    },
    action!("describe", "Describe this view", &[], View, always, Command::TogglePanel(Panel::Account)),
    action!("copy-link", "Copy a link to this view", &[], View, with_nodes, Command::CopyLink),
    action!("save-svg", "Save the picture as SVG", &[], View, with_nodes, Command::SavePicture(PictureKind::Svg)),
    action!("save-png", "Save the picture as PNG", &[], View, with_nodes, Command::SavePicture(PictureKind::Png)),
    action!("save-png-clear", "Save as PNG without background", &[], View, with_nodes, Command::SavePicture(PictureKind::PngClear)),
    action!("save-places", "Save where everything stands", &[], View, with_nodes, Command::SavePlaces),
    action!("copy-table", "Copy the table as CSV", &[], View, with_nodes, Command::CopyTable),
    action!("save-table", "Save the table as CSV", &[], View, with_nodes, Command::SaveTable),
    action!("theme-system", "Colours of the system", &[], View, always, Command::SetTheme(ThemeChoice::System)),
    action!("theme-light", "Light", &[], View, always, Command::SetTheme(ThemeChoice::Light)),
    action!("theme-dark", "Dark", &[], View, always, Command::SetTheme(ThemeChoice::Dark)),
    action!("escape", "Close or clear what is on top", &[key("Escape")], View, always, Command::Escape),

    action!("select-all", "Select all that is shown", &[ctrl("a")], Selection, with_nodes, Command::SelectAll),
    action!("invert", "Invert the selection", &[ctrl_shift("i")], Selection, with_nodes, Command::InvertSelection),
    action!("lasso", "Draw a lasso", &[key("q")], Selection, with_nodes, Command::ToggleLasso),
    action!("neighbours", "Add the neighbours", &[key("n")], Selection, with_selection, Command::SelectNeighbours),
    action!("path", "Paths between two", &[key("p")], Selection, with_two, Command::SelectPath),
    action!("degrees-1", "Keep 1 link around bright", &[key("1")], Selection, with_selection, Command::SelectDegrees(1)),
    action!("degrees-2", "Keep 2 links around bright", &[key("2")], Selection, with_selection, Command::SelectDegrees(2)),
    action!("degrees-3", "Keep 3 links around bright", &[key("3")], Selection, with_selection, Command::SelectDegrees(3)),
    action!("degrees-4", "Keep 4 links around bright", &[key("4")], Selection, with_selection, Command::SelectDegrees(4)),
    action!("degrees-5", "Keep 5 links around bright", &[key("5")], Selection, with_selection, Command::SelectDegrees(5)),
    Action {
        id: "locate",
        label: "Bring to the middle",
        keys: &[],
        group: Group::Selection,
        enabled: with_node,
        command: |state| state.session.selection.nodes.last().cloned().map(Command::Locate),
    },
    Action {
        id: "expand",
        label: "Show folded neighbours",
        keys: &[],
        group: Group::Selection,
        enabled: with_folded,
        command: |state| {
            let last = state.session.selection.nodes.last().cloned();
            last.filter(|_| with_folded(state).is_ok()).map(Command::Expand)
        },
    },
    action!("next-event", "Next event in time", &[key(".")], Selection, with_events, Command::StepEvent(1)),
    action!("previous-event", "Event before in time", &[key(",")], Selection, with_events, Command::StepEvent(-1)),

    action!("hide", "Hide the selection", &[key("h")], Filter, with_node, Command::HideSelection),
    action!("show-hidden", "Show what was hidden", &[shift("h")], Filter, with_hidden, Command::ShowHidden),
    action!("focus", "Only the selection and around it", &[key("o")], Filter, with_focus_or_selection, Command::Focus),
    action!("unfold", "Statements and photo events", &[key("s")], Filter, with_nodes, Command::ToggleUnfolded),
    action!("only-counting", "Only what took place", &[], Filter, with_nodes, Command::ToggleOnlyCounting),
    action!("hides", "Hide what the filter leaves out, or fade it", &[], Filter, with_nodes, Command::ToggleHides),
    action!("known-before", "As known before: one article less", &[key("<")], Filter, with_days, Command::StepKnown(-1)),
    action!("known-after", "As known later: one article more", &[key(">")], Filter, with_known, Command::StepKnown(1)),
    action!("all-known", "All that is known now", &[], Filter, with_known, Command::SetKnown { day: None, gesture: 0 }),
    action!("all-time", "Look at all times", &[], Filter, with_window, Command::SetWindow { window: None, gesture: 0 }),
    action!("reset-filter", "Show everything again", &[], Filter, with_filter, Command::ResetFilter),

    action!("map", "Lay out as a map: what belongs together is near", &[key("m")], Layout, with_nodes, Command::Arrange(Way::Map)),
    action!("rings", "Lay out in rings around the selection", &[key("r")], Layout, with_node, Command::Arrange(Way::Rings)),
    action!("dates", "Lay out by date, from left to right", &[key("d")], Layout, with_events, Command::Arrange(Way::Dates)),
    action!("countries", "Lay out by country", &[key("c")], Layout, with_nodes, Command::Arrange(Way::Countries)),
    action!("projection", "Dots, lines, countries, people: the next", &[key("e")], Layout, with_nodes, Command::ToggleProjection),
    action!("as-dots", "Events as dots", &[], Layout, with_nodes, Command::Project(Projection::EventsAsNodes)),
    action!("as-lines", "Events as lines", &[], Layout, with_nodes, Command::Project(Projection::EventsAsLines)),
    action!("as-countries", "Only countries, with their people folded in", &[], Layout, with_nodes, Command::Project(Projection::Countries)),
    action!("as-people", "Only people, by the events that they shared", &[], Layout, with_nodes, Command::Project(Projection::People)),
    action!("pin", "Pin or unpin the selection", &[shift("p")], Layout, with_selection, Command::TogglePin),
    action!("unpin-all", "Unpin everything", &[], Layout, with_pins, Command::UnpinAll),
    action!("pause", "Pause or resume the layout", &[key(" ")], Layout, with_nodes, Command::TogglePause),

    action!("open", "Open article files", &[ctrl("o")], Articles, always, Command::ChooseFiles),
    action!("demo", "Open the demo articles", &[], Articles, always, Command::OpenDemo),

    action!("undo", "Undo", &[ctrl("z")], Edit, with_past, Command::Undo),
    action!("redo", "Redo", &[ctrl_shift("z"), ctrl("y")], Edit, with_future, Command::Redo),
];

fn require(holds: bool, otherwise: &'static str) -> Result<(), &'static str> {
    if holds { Ok(()) } else { Err(otherwise) }
}

fn always(_: &State) -> Result<(), &'static str> {
    Ok(())
}

fn with_nodes(state: &State) -> Result<(), &'static str> {
    require(state.document.network.node_count() > 0, "no article is open")
}

fn with_selection(state: &State) -> Result<(), &'static str> {
    require(!state.session.selection.is_empty(), "nothing is selected")
}

fn with_node(state: &State) -> Result<(), &'static str> {
    require(!state.session.selection.nodes.is_empty(), "nothing is selected")
}

fn with_folded(state: &State) -> Result<(), &'static str> {
    let last = state.session.selection.nodes.last().ok_or("nothing is selected")?;
    require(folded_around(state, last) > 0, "all its neighbours are drawn")
}

fn with_two(state: &State) -> Result<(), &'static str> {
    require(state.session.selection.nodes.len() > 1, "select two things first")
}

fn with_hidden(state: &State) -> Result<(), &'static str> {
    require(!state.session.filter.hidden.is_empty(), "nothing is hidden")
}

fn with_focus_or_selection(state: &State) -> Result<(), &'static str> {
    if state.session.filter.focus.is_empty() { with_selection(state) } else { Ok(()) }
}

fn with_filter(state: &State) -> Result<(), &'static str> {
    require(state.session.filter != Default::default(), "everything is shown already")
}

fn with_events(state: &State) -> Result<(), &'static str> {
    require(!state.document.timeline.moments.is_empty(), "no event is dated")
}

fn with_window(state: &State) -> Result<(), &'static str> {
    require(state.session.filter.window.is_some(), "all times are looked at")
}

fn with_days(state: &State) -> Result<(), &'static str> {
    require(state.document.dataset.days_of_publication().len() > 1, "all open articles are of one day")
}

fn with_known(state: &State) -> Result<(), &'static str> {
    require(state.session.known.is_some(), "all that is open is known")
}

fn with_pins(state: &State) -> Result<(), &'static str> {
    require(!state.session.pins.is_empty(), "nothing is pinned")
}

fn with_past(state: &State) -> Result<(), &'static str> {
    require(state.history.undo_count() > 0 || state.work.now().is_some(), "nothing to undo")
}

fn with_future(state: &State) -> Result<(), &'static str> {
    require(state.history.redo_count() > 0, "nothing to redo")
}
