//! The gesture under way: from the first pointer down to the last up.

use super::{Modifiers, PointerKind};
use crate::geom::{ScreenPoint, ScreenRect, WorldPoint, WorldVector};
use crate::order::Map;

/// How long a finger rests for a menu, in milliseconds.
const LONG_PRESS: f64 = 500.0;
/// The most time between the clicks of a double-click, in milliseconds.
const DOUBLE_CLICK: f64 = 400.0;

/// What the pointer should look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cursor {
    #[default]
    Default,
    /// On something that can be clicked.
    Pointer,
    /// Something is being moved.
    Grabbing,
    /// A box or a lasso is being drawn, or would be.
    Crosshair,
}

/// What a hand is doing.
#[derive(Debug, Clone, Default)]
pub(super) struct Gesture {
    pub action: Action,
    /// The pointers that are down, and where.
    pub pointers: Map<i32, ScreenPoint>,
    last_click: Option<Click>,
}

#[derive(Debug, Clone, Default)]
pub(super) enum Action {
    #[default]
    None,
    /// Down, and not yet known what for.
    Press(Press),
    Pan {
        pointer: i32,
        last: ScreenPoint,
    },
    /// Nodes follow the pointer.
    Drag {
        pointer: i32,
        at: ScreenPoint,
        nodes: Vec<Dragged>,
    },
    Box {
        pointer: i32,
        from: ScreenPoint,
        to: ScreenPoint,
    },
    Lasso {
        pointer: i32,
        line: Vec<ScreenPoint>,
    },
    Pinch {
        one: i32,
        other: i32,
    },
    /// Over, until all pointers are up: a menu has opened.
    Spent,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Press {
    pub pointer: i32,
    pub kind: PointerKind,
    pub at: ScreenPoint,
    pub target: Target,
    pub modifiers: Modifiers,
    pub time: f64,
    /// It stopped a picture that was flying by: that is all it was for.
    pub stopped: bool,
}

/// What the pointer went down on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Node(u32),
    Edge(u32),
    Canvas,
}

/// A node that follows the pointer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dragged {
    pub slot: u32,
    /// From the pointer to the node: the hand keeps hold of the point that it took.
    pub offset: WorldVector,
    /// Where it was.
    pub before: WorldPoint,
}

#[derive(Debug, Clone, Copy)]
struct Click {
    at: ScreenPoint,
    time: f64,
    target: Target,
}

impl Gesture {
    pub fn is_idle(&self) -> bool {
        matches!(self.action, Action::None)
    }

    /// When a finger that rests will have rested long enough.
    pub fn long_press_at(&self) -> Option<f64> {
        match self.action {
            Action::Press(Press { kind: PointerKind::Touch | PointerKind::Pen, time, .. }) => Some(time + LONG_PRESS),
            _ => None,
        }
    }

    pub fn selection_box(&self) -> Option<ScreenRect> {
        match self.action {
            Action::Box { from, to, .. } => Some(ScreenRect::from_corners(from, to)),
            _ => None,
        }
    }

    /// The line that a lasso has drawn so far, open.
    pub fn lasso(&self) -> Option<&[ScreenPoint]> {
        match &self.action {
            Action::Lasso { line, .. } => Some(line),
            _ => None,
        }
    }

    pub fn cursor(&self, over_something: bool, lasso: bool) -> Cursor {
        match self.action {
            Action::Pan { .. } | Action::Drag { .. } => Cursor::Grabbing,
            Action::Box { .. } | Action::Lasso { .. } => Cursor::Crosshair,
            _ if lasso => Cursor::Crosshair,
            _ if over_something => Cursor::Pointer,
            _ => Cursor::Default,
        }
    }

    /// Takes note of a click; whether it is the second of a double-click.
    pub fn click(&mut self, press: &Press, at: ScreenPoint, time: f64) -> bool {
        let near = 2.0 * slop(press.kind);
        let double = self.last_click.is_some_and(|last| {
            last.target == press.target && time - last.time <= DOUBLE_CLICK && last.at.distance(at) <= near
        });
        // A third click begins anew.
        self.last_click = (!double).then_some(Click { at, time, target: press.target });
        double
    }
}

/// How far a pointer may stray, in CSS pixels, and still be still.
pub(super) fn slop(kind: PointerKind) -> f32 {
    match kind {
        PointerKind::Mouse => 4.0,
        PointerKind::Touch | PointerKind::Pen => 8.0,
    }
}

/// How far off a node or line may be hit, in CSS pixels: fingers are thicker than arrows.
pub(super) fn tolerance(kind: PointerKind) -> f32 {
    match kind {
        PointerKind::Mouse => 4.0,
        PointerKind::Touch | PointerKind::Pen => 12.0,
    }
}
