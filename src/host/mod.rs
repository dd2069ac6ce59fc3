//! The browser around the viewer: stage, hands, files, failure screen, layout driver, measuring of text.

mod acting;
mod beside;
mod context;
mod effects;
mod environment;
pub mod failure;
pub mod files;
mod hands;
mod laying;
mod layout_driver;
pub mod layout_worker;
pub mod measure;
mod measure_loop;
mod measuring;
mod minimap;
mod overlay;
mod panels;
mod places;
pub mod preferences;
mod save;
mod session_loop;
mod stage;
mod turns;
mod working;

pub use beside::{Card, Menu, Subject};
pub use environment::{apply_theme, is_narrow, is_tight, reduced_motion};
pub use layout_driver::{LayoutDriver, LayoutKind};
pub use measure::CanvasMeasure;
pub use stage::{Stage, StageError};

/// Whether this instance of the module runs in a page; otherwise it runs in a worker.
pub fn in_page() -> bool {
    web_sys::window().is_some()
}
