//! What is open and what is meant by it: state changes by command, effects are data.

mod command;
mod document;
mod effect;
mod session;

pub mod select;

pub use command::Command;
pub use document::Document;
pub use effect::{Effect, FocusTarget};
pub use session::{Notice, Panel, Reader, Selection, Session, ThemeChoice};

/// All of it: what is open, and what the user is doing with it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    pub document: Document,
    pub session: Session,
}
