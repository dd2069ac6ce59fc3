//! What is shown, faded or hidden. A filter never moves anything.

use std::collections::BTreeSet;

use crate::model::{EntityKind, EventFamily, GlobalId};

/// What the user filters by. Everything in it is faded or folded; empty sets filter nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Kinds of entity faded by a click in the legend.
    pub kinds: BTreeSet<EntityKind>,
    /// Families of event faded by a click in the legend.
    pub families: BTreeSet<EventFamily>,
    /// Articles faded: what only they say fades.
    pub articles: BTreeSet<String>,
    /// Speech and photo events and related headlines are folded (not drawn) until asked.
    pub unfolded: bool,
    /// Events that do not count (cancelled, planned …) are folded when set.
    pub only_counting: bool,
    /// Nodes hidden one by one.
    pub hidden: BTreeSet<GlobalId>,
    /// Nodes shown one by one although folded ("expand").
    pub shown: BTreeSet<GlobalId>,
    /// Only these, where not empty ("focus").
    pub focus: BTreeSet<GlobalId>,
}

/// How much of a node or edge is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Visible {
    /// Not drawn, not picked.
    Hidden,
    /// Drawn faintly, without label.
    Faded,
    #[default]
    Shown,
}

/// How much of each node and edge is seen, by slot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visibility {
    pub nodes: Vec<Visible>,
    pub edges: Vec<Visible>,
}
