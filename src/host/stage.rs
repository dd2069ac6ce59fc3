//! The stage of one graph: stands in until canvas, frame loop and layout are joined here.

use std::rc::Rc;

use web_sys::{HtmlCanvasElement, HtmlElement};

use crate::model::GlobalId;
use crate::state::Store;

/// Why the stage cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum StageError {}

/// What hovers by the pointer: a node and the place of the card in CSS pixels of the canvas.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    pub node: GlobalId,
    pub x: f64,
    pub y: f64,
}

/// A context menu that was asked for: what for, and where in CSS pixels of the canvas.
#[derive(Debug, Clone, PartialEq)]
pub struct Menu {
    pub node: Option<GlobalId>,
    pub edge: Option<Rc<str>>,
    pub x: f64,
    pub y: f64,
}

/// Everything that moves.
pub struct Stage;

impl Stage {
    /// Sets the stage.
    pub fn attach(
        _store: Rc<Store>,
        _gl_canvas: HtmlCanvasElement,
        _label_canvas: HtmlCanvasElement,
        _surface: HtmlElement,
    ) -> Result<Self, StageError> {
        Ok(Self)
    }

    /// Calls `show` when a card should appear by a node, and with `None` when it should go.
    pub fn on_card(&self, _show: impl Fn(Option<Card>) + 'static) {}

    /// Calls `show` when a context menu was asked for.
    pub fn on_menu(&self, _show: impl Fn(Menu) + 'static) {}
}
