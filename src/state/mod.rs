//! What is open and what is meant by it: state changes by command, effects are data.

mod arrangement;
mod asked_time;
mod command;
mod derive;
mod document;
mod effect;
mod history;
mod layout_input;
mod measures;
mod preferences;
mod route;
mod session;
mod store;
mod table;
mod update;
mod verbs;
mod work;

pub mod catalog;
pub mod link;
pub mod select;

pub use arrangement::{Arrangement, Way, places_file};
pub use command::Command;
pub use document::{Document, KeptFile, RecordPlace};
pub use effect::{Effect, FocusTarget, PictureKind};
pub use history::History;
pub use layout_input::layout_input;
pub use measures::{Answer, Measure, Measures};
pub use preferences::Preferences;
pub use route::Route;
pub use session::{Awaited, Notice, Panel, Reader, Recent, SavedView, Selection, Session, ThemeChoice};
pub use store::{Store, Subscription};
pub use table::{Sorted, Tab, Table};
use update::hidden_neighbours;
pub use update::update;
pub use verbs::{VERBS, Verb};
pub use work::{Part, Task, Work};

use std::rc::Rc;

/// All of it: what is open, what the user is doing with it, and the way back.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    pub document: Document,
    pub session: Session,
    pub history: History,
    /// What stands out in what is shown; worked out while someone looks at it.
    pub measures: Rc<Measures>,
    /// Commands that wait for what takes long.
    pub work: Work,
}
