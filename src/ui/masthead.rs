//! The head of the page: name and toolbar.

use yew::prelude::*;

use super::button::tool;
use super::element::{Element, element};
use super::icon::Icon;
use super::pane::Pane;
use super::renders;
use crate::graph::Projection;
use crate::state::{Panel, ThemeChoice};

/// What the toolbar shows as down.
#[derive(PartialEq)]
struct Slice {
    legend: bool,
    inspector: bool,
    list: bool,
    timeline: bool,
    help: bool,
    projection: Projection,
    paused: bool,
    lasso: bool,
    theme: ThemeChoice,
}

/// The masthead.
pub fn masthead(pane: &Pane) -> Html {
    renders::count("Masthead");
    let slice = pane.select(|state| {
        let open = |panel| state.session.panels.contains(&panel);
        Slice {
            legend: open(Panel::Legend),
            inspector: open(Panel::Inspector),
            list: open(Panel::List),
            timeline: open(Panel::Timeline),
            help: open(Panel::Help),
            projection: state.session.projection,
            paused: state.session.paused,
            lasso: state.session.lasso,
            theme: state.session.theme,
        }
    });
    let (theme_icon, theme_label, theme_action) = theme(slice.theme);
    let (pause_icon, pause_label) =
        if slice.paused { (Icon::Play, "Resume the layout") } else { (Icon::Pause, "Pause the layout") };
    let (projection_icon, projection_label) = projection(slice.projection);
    let plain = |action, icon| tool(action, icon, None, None);
    let edit = group("toolbar-group toolbar-edit").put(plain("undo", Icon::Undo)).put(plain("redo", Icon::Redo));
    let zoom = group("toolbar-group toolbar-zoom")
        .put(plain("zoom-out", Icon::Minus))
        .put(plain("zoom-in", Icon::Plus))
        .put(plain("fit-all", Icon::Fit))
        .put(tool("lasso", Icon::Lasso, Some("Lasso"), Some(slice.lasso)))
        .put(tool("pause", pause_icon, Some(pause_label), Some(slice.paused)));
    let views = group("toolbar-group toolbar-views")
        .put(tool("projection", projection_icon, Some(projection_label), None))
        .put(tool("timeline", Icon::Timeline, None, Some(slice.timeline)))
        .put(tool("list", Icon::List, Some("List"), Some(slice.list)))
        .put(tool("legend", Icon::PanelLeft, Some("Search, legend, articles"), Some(slice.legend)))
        .put(tool("inspector", Icon::PanelRight, Some("Details"), Some(slice.inspector)));
    let more = group("toolbar-group toolbar-more")
        .put(plain("copy-link", Icon::Link))
        .put(tool(theme_action, theme_icon, Some(theme_label), None))
        .put(tool("help", Icon::Help, None, Some(slice.help)));
    let toolbar = element("div", "toolbar").with("role", "group").with("aria-label", "Tools");
    element("header", "masthead")
        .put(element("h1", "brand").text("Summitry"))
        .put(element("p", "brand-line").text("Who met whom, and who says so"))
        .put(toolbar.put(edit).put(zoom).put(views).put(more))
        .into()
}

/// Tools that stand together.
fn group(class: &'static str) -> Element {
    element("div", class)
}

/// What shows the projection, and its name with the one that the key leads to.
fn projection(now: Projection) -> (Icon, &'static str) {
    match now {
        Projection::EventsAsNodes => (Icon::Dots, "Events as dots; switch to lines"),
        Projection::EventsAsLines => (Icon::Lines, "Events as lines; switch to countries"),
        Projection::Countries => (Icon::Countries, "Countries; switch to people"),
        Projection::People => (Icon::People, "People; switch to events as dots"),
    }
}

/// What shows the theme, and the action that leads to the next one.
fn theme(now: ThemeChoice) -> (Icon, &'static str, &'static str) {
    match now {
        ThemeChoice::System => (Icon::HalfSun, "Theme of the system; switch to light", "theme-light"),
        ThemeChoice::Light => (Icon::Sun, "Light theme; switch to dark", "theme-dark"),
        ThemeChoice::Dark => (Icon::Moon, "Dark theme; switch to the system’s", "theme-system"),
    }
}
