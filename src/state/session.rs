//! What the user is doing: selection, filter, panels, pins, the article being read.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::graph::{Filter, Projection};
use crate::model::GlobalId;

/// What is selected: nodes, in the order they were chosen, or one line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    pub nodes: Vec<GlobalId>,
    /// The stable name of an edge.
    pub edge: Option<Rc<str>>,
}

/// The panels that fold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Panel {
    /// Search, legend and articles, at the left.
    Legend,
    /// At the right.
    Inspector,
    /// The list twin of the network.
    List,
    /// All shortcuts.
    Help,
    /// What reading the files found.
    Issues,
}

/// The article that is open for reading, and the passage shown in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    pub article: Rc<str>,
    /// The record whose quote is shown, and which of its quotes.
    pub quote: Option<(GlobalId, usize)>,
}

/// The theme the user asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

/// A short message to the user, said once at the bottom and to screen readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    pub is_error: bool,
}

/// What the user is doing. Nothing here moves by itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Session {
    pub selection: Selection,
    pub filter: Filter,
    pub projection: Projection,
    /// Panels that are open.
    pub panels: BTreeSet<Panel>,
    pub reader: Option<Reader>,
    pub theme: ThemeChoice,
    pub query: String,
    /// Which search hit is marked.
    pub hit: usize,
    /// World positions fixed by the user.
    pub pins: BTreeMap<GlobalId, [f32; 2]>,
    pub paused: bool,
    pub notice: Option<Notice>,
}
