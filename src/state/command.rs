//! Everything that changes meaning.

use std::rc::Rc;

use super::work::{Part, Task};
use super::{Measure, Panel, PictureKind, Tab, ThemeChoice, Way};
use crate::graph::measure::MeasureMessage;
use crate::graph::{Condition, Dimension, Projection};
use crate::model::{EntityKind, EventFamily, GlobalId, Span};

/// A change of meaning. Motion (camera, hover, frames) is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    // -- articles --
    /// Opens the demo articles.
    OpenDemo,
    /// Opens a file the user chose or dropped.
    OpenFile {
        name: String,
        bytes: Rc<[u8]>,
    },
    /// Several at once: what follows from the articles is worked out once for all of them.
    OpenFiles(Vec<(String, Rc<[u8]>)>),
    CloseArticle(Rc<str>),
    /// Asks the host for a file dialog.
    ChooseFiles,

    // -- what takes long --
    /// A part that a command waits for was made.
    Worked {
        ticket: u32,
        task: Task,
        part: Part,
    },
    /// How far that is, in percent.
    Working(u32),
    /// Carries out nothing of what waits.
    StopWork,

    // -- selection --
    Select(GlobalId),
    /// Adds to or takes from the selection.
    ToggleSelect(GlobalId),
    SelectMany(Vec<GlobalId>),
    SelectEdge(Rc<str>),
    SelectAll,
    InvertSelection,
    ClearSelection,
    /// The next drag draws a lasso, or no longer.
    ToggleLasso,
    /// Keeps everything bright that is this many links from the selection, 1 to 5.
    SelectDegrees(u32),
    /// Adds the neighbours of the selection ("N").
    SelectNeighbours,
    /// Looks for paths between the first and the last of the selected, and selects the shortest ("P").
    SelectPath,
    /// The same between two given nodes, and brings it into view.
    FindPath {
        from: GlobalId,
        to: GlobalId,
    },
    /// Begins to ask for a path from here in the search field; the other end is typed or chosen there.
    AskPath(GlobalId),
    /// Selects the next path (1), the one before (-1), or this one again (0).
    StepPath(i32),
    /// Whether paths may run through what did not take place.
    TogglePathStatus,
    /// Whether the events of a path must be in time order.
    TogglePathOrder,
    /// From the other end.
    TurnPath,
    /// Puts the path in words on the clipboard.
    CopyPath,

    // -- filter --
    ToggleKind(EntityKind),
    ToggleFamily(EventFamily),
    ToggleArticle(String),
    ToggleUnfolded,
    ToggleOnlyCounting,
    /// Asks for this, too, or no longer.
    ToggleCondition(Condition),
    /// Filters no longer by this.
    ClearDimension(Dimension),
    /// Asks for words.
    SetText(String),
    /// Whether what the filter and the time leave out fades or is not drawn.
    ToggleHides,
    HideSelection,
    ShowHidden,
    /// Keeps only the selection and its neighbours; again: everything.
    Focus,
    /// Unfolds the hidden neighbours of a node (double-click).
    Expand(GlobalId),
    ResetFilter,

    // -- time --
    /// Looks at a time, or at all. Commands of one number in a row are one step for undo.
    SetWindow {
        window: Option<Span>,
        gesture: u32,
    },
    /// Shows what was known on a day, or all. Commands of one number in a row are one step for undo.
    SetKnown {
        day: Option<i64>,
        gesture: u32,
    },
    /// Moves the day of knowledge on to the next publication (1) or back to the one before (-1).
    StepKnown(i32),
    /// Selects the next event in time (1) or the one before (-1).
    StepEvent(i32),

    // -- tables --
    ShowTable(Tab),
    /// Sorts the shown table by a column; by the same again, the other way.
    SortTable(usize),
    /// Only rows with all of these words.
    SetTableWords(String),
    ToggleOnlyDrawn,
    /// Puts the table, as it is sorted and filtered, on the clipboard as comma-separated values.
    CopyTable,
    /// Hands it to the user as a file.
    SaveTable,

    // -- search --
    /// Puts the keyboard into the search field ("/").
    FocusSearch,
    SetQuery(String),
    /// Moves the marked hit.
    MoveHit(i32),
    /// Selects the marked hit and brings it to the middle; does the marked action.
    TakeHit,
    /// The same for the hit at a place of the list.
    TakeHitAt(usize),

    // -- layout --
    Pin {
        node: GlobalId,
        at: [f32; 2],
    },
    /// Several nodes moved together: one step for undo.
    PinMany(Vec<(GlobalId, [f32; 2])>),
    Unpin(GlobalId),
    /// Unpins the selection where all of it is pinned; otherwise asks the viewer where it is and pins it there.
    TogglePin,
    UnpinAll,
    TogglePause,
    /// How far the layout is, in percent, where that takes a while; none when it rests.
    LayingOut(Option<u32>),
    /// Lays out another way; rings are about the selection.
    Arrange(Way),
    /// The next of the projections ("E").
    ToggleProjection,
    /// How events and those who took part stand in the picture.
    Project(Projection),

    // -- measures --
    /// Opens or closes what stands out ("W").
    ToggleMeasures,
    /// Opens what stands out at one of the measures.
    ShowMeasure(Measure),
    /// Draws communities at this resolution, or none.
    SetCommunities(Option<f32>),
    /// A worker says something of a task.
    Measured {
        ticket: u32,
        message: MeasureMessage,
    },
    /// Nobody wants to wait for measures any longer.
    StopMeasures,
    /// What was stopped is wanted after all.
    AskMeasures,

    // -- screen --
    TogglePanel(Panel),
    ClosePanel(Panel),
    Read {
        article: Rc<str>,
        quote: Option<(GlobalId, usize)>,
    },
    CloseReader,
    SetTheme(ThemeChoice),
    /// Turns keys without Ctrl on or off.
    SetSingleKeys(bool),
    /// Menu, then reader, then selection.
    Escape,
    /// The host found no graphics card, or lost it: the status bar says so.
    DrawWithoutCard,
    /// The page goes on paper, or is back on screen.
    Print(bool),
    DismissNotice,
    Say {
        text: String,
        is_error: bool,
    },

    // -- camera, carried out by the viewer --
    Locate(GlobalId),
    FitAll,
    FitSelection,
    ZoomIn,
    ZoomOut,
    ZoomReset,

    // -- links --
    /// Puts the view in words on the clipboard.
    CopyAccount,
    /// Puts the view's link on the clipboard.
    CopyLink,
    /// Hands what is on screen to the user as a file.
    SavePicture(PictureKind),
    /// Hands where everything stands to the user as a file; opened again, it pins everything there.
    SavePlaces,
    /// Opens the view that a link after `#` describes.
    OpenLink(String),
    /// Waits no longer for what a link shows and is not open.
    ForgetLink,

    // -- saved views --
    /// Asks the host for the link to what is seen, to keep it under a name.
    SaveView(String),
    /// Keeps a view, in place of one of this name.
    KeepView {
        name: String,
        link: String,
    },
    RenameView {
        from: Rc<str>,
        to: String,
    },
    DeleteView(Rc<str>),
    /// Goes to a saved view.
    ApplyView(Rc<str>),

    Undo,
    Redo,
}
