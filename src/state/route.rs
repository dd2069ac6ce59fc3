//! The paths that were asked for, and which of them is looked at.

use std::rc::Rc;

use super::{Document, Selection};
use crate::graph::{EdgeKind, PathRule, Visible};
use crate::model::GlobalId;
use crate::order::Listed as _;

/// The most paths that are found.
pub const MOST_PATHS: usize = 12;

/// The paths between two nodes.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    pub from: GlobalId,
    pub to: GlobalId,
    /// Which of `found` is looked at.
    pub at: usize,
    /// Also through what did not take place: planned, cancelled …
    pub any_status: bool,
    /// No event earlier than the one before it.
    pub in_order: bool,
    /// Each from end to end, the shortest first.
    pub found: Rc<Vec<Vec<GlobalId>>>,
    /// The revision of the document that they were found in; 0 as long as they were not looked for.
    pub(super) of: u64,
}

impl Route {
    /// The paths between two nodes through what took place, whatever its time.
    pub(super) fn new(document: &Document, from: GlobalId, to: GlobalId) -> Self {
        let mut route = Self::asked(from, to);
        route.search(document);
        route
    }

    /// The same, not looked for yet.
    pub(super) fn asked(from: GlobalId, to: GlobalId) -> Self {
        Self { from, to, at: 0, any_status: false, in_order: false, found: Rc::default(), of: 0 }
    }

    /// What is asked for by this, not looked for yet.
    pub(super) fn again(&self) -> Self {
        Self { found: Rc::default(), of: 0, ..self.clone() }
    }

    /// Finds the paths anew; the one that is looked at stays, where it is still one.
    pub(super) fn search(&mut self, document: &Document) {
        let network = &document.network;
        let before = self.found.get(self.at).cloned();
        let ends = network.slot(&self.from).zip(network.slot(&self.to));
        let paths = ends.map_or_else(Vec::new, |(from, to)| {
            let (nodes, edges) = (&document.visibility.nodes, &document.visibility.edges);
            let via = |slot: u32| {
                let held = self.any_status || network.node(slot).is_some_and(|node| node.counts());
                held && nodes.get(slot as usize) == Some(&Visible::Shown)
            };
            // An edge at an end that the filter fades is faded too, but the end was asked for.
            let along = |edge: u32| match edges.get(edge as usize) {
                Some(Visible::Shown) => true,
                Some(Visible::Faded) => network.ends(edge).is_some_and(|(one, other)| {
                    let asked = |slot| slot == from || slot == to;
                    let faded = |slot: u32| nodes.get(slot as usize) == Some(&Visible::Faded);
                    !matches!(network.edge(edge).map(|edge| &edge.kind), Some(EdgeKind::Shares { .. }))
                        && (asked(one) && faded(one) || asked(other) && faded(other))
                }),
                _ => false,
            };
            network.paths(from, to, &PathRule { via: &via, along: &along, in_order: self.in_order }, MOST_PATHS)
        });
        let id = |slot: u32| network.node(slot).map(|node| node.id.clone());
        self.found = Rc::new(paths.into_iter().map(|path| path.into_iter().filter_map(id).list()).list());
        self.at = match before {
            // Of a link only its number is known.
            None => self.at.min(self.found.len().saturating_sub(1)),
            Some(path) => self.found.iter().position(|other| *other == path).unwrap_or(0),
        };
        self.of = document.revision;
    }

    /// The path that is looked at, or both ends where there is none.
    pub fn nodes(&self) -> Vec<GlobalId> {
        self.found.get(self.at).cloned().unwrap_or_else(|| vec![self.from.clone(), self.to.clone()])
    }

    /// Whether it is what is selected.
    pub fn is_selected(&self, selection: &Selection) -> bool {
        selection.edge.is_none() && selection.nodes == self.nodes()
    }
}
