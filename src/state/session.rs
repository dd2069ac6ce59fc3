//! What the user is doing: selection, filter, panels, pins, the article being read.

use std::rc::Rc;

use super::link::LinkedArticle;
use super::select::Found;
use super::{Arrangement, Route, Table};
use crate::graph::{Filter, Projection};
use crate::model::GlobalId;
use crate::order::{Map, Set};

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
    /// The events in time, below.
    Timeline,
    /// What stands out: measures, within the panel at the left.
    Measures,
    /// The list twin of the network.
    List,
    /// All shortcuts.
    Help,
    /// What reading the files found.
    Issues,
    /// The view in words.
    Account,
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

/// Something that was chosen in the box for search and actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recent {
    Node(GlobalId),
    /// An action's id.
    Action(&'static str),
}

/// A short message to the user, said once at the bottom and to screen readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    pub is_error: bool,
}

/// A view that the user gave a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// Unique among them.
    pub name: Rc<str>,
    /// Its link, without the `#`.
    pub link: Rc<str>,
}

/// A link that shows more than is open: it takes effect anew when what it misses is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    pub link: Rc<str>,
    pub missing: Vec<LinkedArticle>,
}

/// What the user is doing. Nothing here moves by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub selection: Selection,
    /// Whether the next drag on the canvas draws a lasso.
    pub lasso: bool,
    /// How many links round the selection stay bright, 1 to 5.
    pub degrees: u32,
    /// The paths that were asked for, as long as something is selected.
    pub route: Option<Route>,
    pub filter: Filter,
    /// The day of knowledge, counted from 1970-01-01: only what was published by then is known. None: all is.
    pub known: Option<i64>,
    pub projection: Projection,
    pub arrangement: Arrangement,
    /// The resolution at which communities are drawn, where they are.
    pub communities: Option<f32>,
    /// Panels that are open.
    pub panels: Set<Panel>,
    pub reader: Option<Reader>,
    pub theme: ThemeChoice,
    /// Whether keys without Ctrl do something. People who speak to their computer turn them off.
    pub single_keys: bool,
    /// How the tables are looked at.
    pub table: Table,
    pub query: String,
    /// What the query finds; of an empty query what was chosen last.
    pub found: Rc<Vec<Found>>,
    /// Which of them is marked.
    pub hit: usize,
    /// What was chosen in the box, the last first. Of another visit only actions are remembered: names are the articles'.
    pub recent: Vec<Recent>,
    /// World positions fixed by the user.
    pub pins: Map<GlobalId, [f32; 2]>,
    /// In the order in which they were saved.
    pub views: Vec<SavedView>,
    pub awaited: Option<Awaited>,
    pub paused: bool,
    /// How far the layout is, in percent, where that takes a while; 0 until there are first places.
    pub laying_out: Option<u32>,
    /// Whether the processor draws the graph, because there is no graphics card that would.
    pub without_card: bool,
    /// The page is on its way to paper: what is folded on screen is evidence all the same.
    pub printing: bool,
    pub notice: Option<Notice>,
}

impl Default for Session {
    /// Nothing chosen, nothing filtered, both side panels open.
    fn default() -> Self {
        Self {
            selection: Selection::default(),
            lasso: false,
            degrees: 1,
            route: None,
            filter: Filter::default(),
            known: None,
            projection: Projection::default(),
            arrangement: Arrangement::default(),
            communities: None,
            panels: Set::from([Panel::Legend, Panel::Inspector]),
            reader: None,
            theme: ThemeChoice::default(),
            single_keys: true,
            table: Table::default(),
            query: String::new(),
            found: Rc::default(),
            hit: 0,
            recent: Vec::new(),
            pins: Map::new(),
            views: Vec::new(),
            awaited: None,
            paused: false,
            laying_out: None,
            without_card: false,
            printing: false,
            notice: None,
        }
    }
}

impl Selection {
    /// These nodes and no line.
    pub fn of(nodes: Vec<GlobalId>) -> Self {
        Self { nodes, edge: None }
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.edge.is_none()
    }
}
