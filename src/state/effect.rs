//! What the host is asked to do after a command, as data.

use std::rc::Rc;

use super::work::Task;
use super::{Measure, Preferences};
use crate::graph::measure;
use crate::model::GlobalId;

/// A thing outside the state. The host carries it out and may answer with commands.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// The network changed: lay it out again, keeping known places.
    Relayout,
    /// A node was fixed or freed, or paused, or resumed.
    SyncPins,
    SyncPause,
    /// These nodes should be pinned where they are: the viewer knows where, and answers with `Command::PinMany`.
    PinHere(Vec<GlobalId>),
    /// Brings a node to the middle.
    FlyTo(GlobalId),
    FitAll,
    FitNodes(Vec<GlobalId>),
    Zoom(f32),
    ZoomReset,
    /// A measure takes long: a worker works it out and answers with `Command::Measured`.
    Measure {
        ticket: u32,
        task: Rc<measure::Task>,
    },
    StopMeasures,
    /// A part of the document takes long: it is made in slices and handed over by `Command::Worked`, in the place of what
    /// was asked for before.
    Work {
        ticket: u32,
        task: Task,
    },
    StopWork,
    /// What is drawn changed, nothing else.
    Redraw,
    ApplyTheme,
    /// Keeps how the user likes it for the next visit.
    Remember(Preferences),
    ChooseFiles,
    /// Keeps the text of an opened file outside wasm, so that the failure screen can offer it.
    Keep {
        name: String,
        bytes: Rc<[u8]>,
    },
    Forget {
        name: String,
    },
    /// The link to this view should stand in the address bar.
    SyncLink,
    CopyLink,
    /// Puts a text on the clipboard, and says so when that is done.
    CopyText {
        text: String,
        done: String,
    },
    /// Hands a text to the user as a file, and says so.
    SaveTable(String),
    SavePicture(PictureKind),
    SavePlaces,
    /// The link to this view is wanted, to keep it under a name: answered with `Command::KeepView`.
    SaveView(String),
    /// A camera from a link: centre x, y and zoom.
    SetCamera([f32; 3]),
    /// Where a link says that everything stands, x and y by slot.
    SetPlaces(Rc<[f32]>),
    Focus(FocusTarget),
}

/// What a saved picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    Svg,
    /// At twice the size, for sharp screens and print.
    Png,
    /// The same without a background.
    PngClear,
}

/// Where keyboard focus should go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FocusTarget {
    Search,
    Measures,
    Measure(Measure),
    Canvas,
    Inspector,
    Reader,
}
