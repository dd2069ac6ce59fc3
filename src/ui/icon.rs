//! The line icons: twenty by twenty, one stroke, drawn here so that nothing is fetched.

use yew::prelude::*;

use super::element::element;

/// An icon of the set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Search,
    Fit,
    Lasso,
    Plus,
    Minus,
    List,
    Dots,
    Lines,
    Countries,
    People,
    Sun,
    Moon,
    HalfSun,
    Help,
    Link,
    Undo,
    Redo,
    Close,
    Pin,
    Unpin,
    Hide,
    Show,
    Locate,
    Focus,
    Expand,
    Path,
    Read,
    Rename,
    Open,
    PanelLeft,
    PanelRight,
    Pause,
    Play,
    Warning,
    Check,
    External,
    Timeline,
    Previous,
    Next,
    NoCard,
    Copy,
    Save,
    Act,
}

/// Draws the icon; it is decoration, its button carries the name.
pub fn icon(icon: Icon) -> Html {
    let mut drawing = element("svg", "icon");
    for (name, value) in LOOK {
        drawing = drawing.with(name, value);
    }
    drawing.put(element("path", "").with("d", path(icon))).into()
}

const LOOK: &[(&str, &str)] = &[
    ("viewBox", "0 0 20 20"),
    ("width", "20"),
    ("height", "20"),
    ("fill", "none"),
    ("stroke", "currentColor"),
    ("stroke-width", "1.5"),
    ("stroke-linecap", "round"),
    ("stroke-linejoin", "round"),
    ("aria-hidden", "true"),
    ("focusable", "false"),
];

fn path(icon: Icon) -> &'static str {
    match icon {
        Icon::Search => "M12.7 12.7 17 17M14.5 8.75a5.75 5.75 0 1 1-11.5 0 5.75 5.75 0 0 1 11.5 0Z",
        Icon::Fit => "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M7.5 10h5M10 7.5v5",
        Icon::Lasso => {
            "M6.2 13.3C4 12.4 2.7 10.9 2.7 9.2c0-3.1 3.3-5.4 7.3-5.4s7.3 2.3 7.3 5.4-3.3 5.3-7.3 5.3c-.7 0-1.3-.1-1.9-.2M8.1 13.4a1.7 1.7 0 1 1-3.4 0 1.7 1.7 0 0 1 3.4 0ZM6.4 15.1c.3 1 .1 1.8-.9 2.4"
        }
        Icon::Act => "M7.5 4.5 13 10l-5.5 5.5",
        Icon::Copy => "M7.5 7.5h9v9h-9zM4.5 12.5h-1v-9h9v1",
        Icon::Save => "M10 3v10M6 9.5l4 4 4-4M3.5 17h13",
        Icon::NoCard => "M14 5h3v9h-3M10.5 14H3V5h7.5M5.5 14v2.5M8.5 14v2.5M15.5 2 5 17.5",
        Icon::Plus => "M10 4v12M4 10h12",
        Icon::Minus => "M4 10h12",
        Icon::List => "M3.5 5h.01M3.5 10h.01M3.5 15h.01M7 5h10M7 10h10M7 15h10",
        Icon::Dots => {
            "M10 7.2 12.8 10 10 12.8 7.2 10ZM8.3 8.7 5.2 5.6M11.7 8.7l3.1-3.1M10 12.8V16M5.2 4.2a1 1 0 1 1-2 0 1 1 0 0 1 2 0ZM16.8 4.2a1 1 0 1 1-2 0 1 1 0 0 1 2 0ZM11 17a1 1 0 1 1-2 0 1 1 0 0 1 2 0Z"
        }
        Icon::Lines => {
            "M5.4 13.4l8.2-7.2M6.6 15.2l8.4-7.4M6.4 15a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM17.6 6a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z"
        }
        Icon::Countries => {
            "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0ZM3 10h14M10 3c2.2 2 3.2 4.4 3.2 7s-1 5-3.2 7c-2.2-2-3.2-4.4-3.2-7s1-5 3.2-7Z"
        }
        Icon::People => {
            "M9.5 7a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM2.5 16c0-2.8 1.8-4.5 4.5-4.5s4.5 1.7 4.5 4.5M12 4.8a2.3 2.3 0 1 1 .6 4.5M14 11.7c2.1.4 3.5 2 3.5 4.3"
        }
        Icon::Sun => {
            "M13.5 10a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1"
        }
        Icon::Moon => "M16.6 12.2A7 7 0 0 1 7.8 3.4a7 7 0 1 0 8.8 8.8Z",
        Icon::HalfSun => "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0ZM10 3v14M10 6.5h4.6M10 10h6.8M10 13.5h4.6",
        Icon::Help => {
            "M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0ZM7.8 7.8a2.25 2.25 0 1 1 3.3 2c-.7.4-1.1.8-1.1 1.7M10 14.2h.01"
        }
        Icon::Link => {
            "M8.3 11.7a3.3 3.3 0 0 0 4.7 0l2.8-2.8a3.3 3.3 0 0 0-4.7-4.7l-1 1M11.7 8.3a3.3 3.3 0 0 0-4.7 0l-2.8 2.8a3.3 3.3 0 0 0 4.7 4.7l1-1"
        }
        Icon::Undo => "M7 4 3.5 7.5 7 11M3.5 7.5h8a4.5 4.5 0 0 1 0 9H8",
        Icon::Redo => "M13 4l3.5 3.5L13 11M16.5 7.5h-8a4.5 4.5 0 0 0 0 9H12",
        Icon::Close => "M5 5l10 10M15 5 5 15",
        Icon::Pin => "M7.5 3h5M8.5 3v5L6 11h8l-2.5-3V3M10 11v6",
        Icon::Unpin => "M7.5 3h5M8.5 3v5L6 11h8l-2.5-3V3M10 11v6M3 17 17 3",
        Icon::Hide => {
            "M3 3l14 14M8 5.4A7.6 7.6 0 0 1 10 5.1c4.5 0 7.3 4.9 7.3 4.9a13 13 0 0 1-1.9 2.4M5.6 6.6A13 13 0 0 0 2.7 10s2.8 4.9 7.3 4.9a7.3 7.3 0 0 0 3-.6M8.5 8.6a2.1 2.1 0 0 0 2.9 2.9"
        }
        Icon::Show => {
            "M2.7 10S5.5 5.1 10 5.1s7.3 4.9 7.3 4.9-2.8 4.9-7.3 4.9S2.7 10 2.7 10ZM12.1 10a2.1 2.1 0 1 1-4.2 0 2.1 2.1 0 0 1 4.2 0Z"
        }
        Icon::Locate => "M15 10a5 5 0 1 1-10 0 5 5 0 0 1 10 0ZM10 2v3M10 15v3M2 10h3M15 10h3M10 10h.01",
        Icon::Focus => "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M12.5 10a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z",
        Icon::Expand => {
            "M12.2 10a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0ZM8.4 8.4 5.4 5.4M11.6 8.4l3-3M8.4 11.6l-3 3M11.6 11.6l3 3M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4"
        }
        Icon::Path => {
            "M6 15.5a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0ZM17.6 4.5a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0ZM6 15.5h5a2.75 2.75 0 0 0 0-5.5H9a2.75 2.75 0 0 1 0-5.5h5"
        }
        Icon::Rename => "M4 16l1-4 8-8 3 3-8 8-4 1ZM11.5 5.5l3 3",
        Icon::Read => {
            "M10 5.5C8.3 4.3 6 3.9 3 4v11c3-.1 5.3.3 7 1.5 1.7-1.2 4-1.6 7-1.5V4c-3-.1-5.3.3-7 1.5ZM10 5.5v11"
        }
        Icon::Open => {
            "M11.5 3H5.5a1 1 0 0 0-1 1v12a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1V7l-4-4ZM11.5 3v4h4M10 14V9.5M8 11.5l2-2 2 2"
        }
        Icon::PanelLeft => "M4 4h12a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM8 4v12",
        Icon::PanelRight => "M4 4h12a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM12 4v12",
        Icon::Pause => "M7 4.5v11M13 4.5v11",
        Icon::Play => "M6.5 4.5v11l9-5.5-9-5.5Z",
        Icon::Warning => "M10 3.5 2.5 16.5h15L10 3.5ZM10 8.5v4M10 14.5h.01",
        Icon::Check => "M4 10.5 8 14.5 16 5.5",
        Icon::Timeline => "M3 16.5h14M6 13.5v3M11 13.5v3M16 13.5v3M3.5 5h5M7 9.5h8",
        Icon::Previous => "M13.5 5 8 10l5.5 5M5.5 5v10",
        Icon::Next => "M6.5 5 12 10l-5.5 5M14.5 5v10",
        Icon::External => "M8 5H4.5v10.5H15V12M11 4h5v5M16 4l-7 7",
    }
}
