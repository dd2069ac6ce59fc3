//! What hands do, and what the viewer answers.

use super::wheel::Turn;
use crate::geom::{ScreenPoint, ScreenVector};
use crate::layout::Request;
use crate::state::Command;

/// Keys held during a gesture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Modifiers {
    pub shift: bool,
    /// Ctrl, or Cmd on a Mac.
    pub command: bool,
    pub alt: bool,
}

/// What points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointerKind {
    Mouse,
    Touch,
    Pen,
}

/// Which button went down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    Primary,
    Middle,
    Secondary,
}

/// One thing a hand did on the canvas, at a time in milliseconds of the host's clock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Input {
    Down {
        pointer: i32,
        kind: PointerKind,
        button: Button,
        at: ScreenPoint,
        modifiers: Modifiers,
        time: f64,
    },
    Move {
        pointer: i32,
        kind: PointerKind,
        at: ScreenPoint,
        modifiers: Modifiers,
        time: f64,
    },
    Up {
        pointer: i32,
        at: ScreenPoint,
        modifiers: Modifiers,
        time: f64,
    },
    /// The system took the pointer away.
    Cancel {
        pointer: i32,
        time: f64,
    },
    /// The pointer left the canvas.
    Leave {
        pointer: i32,
        time: f64,
    },
    /// Wheel or trackpad.
    Wheel {
        at: ScreenPoint,
        turn: Turn,
        time: f64,
    },
    /// Shift+arrows and the like.
    PanBy {
        by: ScreenVector,
    },
    /// An arrow key: to the next node in this direction along links.
    Walk {
        direction: ScreenVector,
    },
    /// The menu key: for what the keyboard is on.
    Menu,
    /// A pointer on the overview, in CSS pixels from its corner; `first` where it went down.
    Overview {
        at: ScreenPoint,
        first: bool,
    },
}

/// What the viewer asks the host to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Output {
    Command(Command),
    /// For the layout: pins while dragging.
    Layout(Request),
    /// A context menu for this node, line or the empty canvas, at this place.
    Menu {
        at: ScreenPoint,
        node: Option<u32>,
        edge: Option<u32>,
    },
}
