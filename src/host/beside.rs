//! What the page shows by the pointer, beside the picture: a card, a menu.

use std::rc::Rc;

use crate::model::GlobalId;

/// What the card by the pointer is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    Node(GlobalId),
    /// The stable name of a line.
    Line(Rc<str>),
}

/// The card by the pointer: what it is about, and its place in CSS pixels of the canvas.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    pub of: Subject,
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
