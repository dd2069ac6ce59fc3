//! The head of the page: name and toolbar.

use yew::prelude::*;

use super::button::Tool;
use super::icon::Icon;
use super::renders;
use super::store::use_select;
use crate::graph::Projection;
use crate::state::{Panel, ThemeChoice};

/// What the toolbar shows as down.
#[derive(PartialEq)]
struct Slice {
    legend: bool,
    inspector: bool,
    list: bool,
    help: bool,
    lines: bool,
    paused: bool,
    lasso: bool,
    theme: ThemeChoice,
}

/// The masthead.
#[component]
pub fn Masthead() -> Html {
    renders::count("Masthead");
    let slice = use_select(|state| {
        let open = |panel| state.session.panels.contains(&panel);
        Slice {
            legend: open(Panel::Legend),
            inspector: open(Panel::Inspector),
            list: open(Panel::List),
            help: open(Panel::Help),
            lines: state.session.projection == Projection::EventsAsLines,
            paused: state.session.paused,
            lasso: state.session.lasso,
            theme: state.session.theme,
        }
    });
    let (theme_icon, theme_label, theme_action) = theme(slice.theme);
    let (pause_icon, pause_label) =
        if slice.paused { (Icon::Play, "Resume the layout") } else { (Icon::Pause, "Pause the layout") };
    html! {
        <header class="masthead">
            <h1 class="brand">{ "Summitry" }</h1>
            <p class="brand-line">{ "Who met whom, and who says so" }</p>
            <div class="toolbar" role="group" aria-label="Tools">
                <div class="toolbar-group toolbar-edit">
                    <Tool action="undo" icon={Icon::Undo} />
                    <Tool action="redo" icon={Icon::Redo} />
                </div>
                <div class="toolbar-group toolbar-zoom">
                    <Tool action="zoom-out" icon={Icon::Minus} />
                    <Tool action="zoom-in" icon={Icon::Plus} />
                    <Tool action="fit-all" icon={Icon::Fit} />
                    <Tool action="lasso" icon={Icon::Lasso} label="Lasso" pressed={slice.lasso} />
                    <Tool action="pause" icon={pause_icon} label={pause_label} pressed={slice.paused} />
                </div>
                <div class="toolbar-group toolbar-views">
                    <Tool action="projection" icon={if slice.lines { Icon::Lines } else { Icon::Dots }} label="Events as lines"
                        pressed={slice.lines} />
                    <Tool action="list" icon={Icon::List} label="List" pressed={slice.list} />
                    <Tool action="legend" icon={Icon::PanelLeft} label="Search, legend, articles" pressed={slice.legend} />
                    <Tool action="inspector" icon={Icon::PanelRight} label="Details" pressed={slice.inspector} />
                </div>
                <div class="toolbar-group toolbar-more">
                    <Tool action="copy-link" icon={Icon::Link} />
                    <Tool action={theme_action} icon={theme_icon} label={theme_label} />
                    <Tool action="help" icon={Icon::Help} pressed={slice.help} />
                </div>
            </div>
        </header>
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
