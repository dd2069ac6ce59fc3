//! The browser around the viewer: failure screen, layout driver, measuring of text.

pub mod failure;
pub mod files;

mod stage;

pub use stage::{Card, Menu, Stage, StageError};

/// Whether this instance of the module runs in a page; otherwise it runs in a worker.
pub fn in_page() -> bool {
    web_sys::window().is_some()
}
