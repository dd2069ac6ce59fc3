//! Fading: another filter over the same nodes and edges at the same places.

use std::cell::OnceCell;

use super::{Board, FADED};
use crate::graph::Visible;
use crate::scene::builder::{FADED_EDGE, FADED_NODE, SceneInput};
use crate::scene::encoding::{look_of_edge, look_of_node};

impl Board {
    /// Takes anew what a filter fades, where it hides nothing that it did not hide before, and shows nothing that it hid:
    /// all stays where it is. The same as [`Board::rebuild`], for a part of its price. Emphasis is to follow.
    pub fn fade(&mut self, input: &SceneInput<'_>) {
        self.revision += 1;
        (self.edge_grid, self.ranks, self.firsts) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        for mark in &mut self.nodes {
            let Some(node) = input.network.node(mark.slot) else { continue };
            let faded = input.visible(mark.slot) == Visible::Faded;
            mark.opacity = look_of_node(node, input.palette).opacity * if faded { FADED_NODE } else { 1.0 };
            if let Some(flags) = self.flags.get_mut(mark.slot as usize) {
                *flags = if faded { FADED } else { 0 };
            }
        }
        for mark in &mut self.edges {
            let Some(edge) = input.network.edge(mark.slot) else { continue };
            let Some((from, to)) = input.network.ends(mark.slot) else { continue };
            let (Some(source), Some(target)) = (input.network.node(from), input.network.node(to)) else { continue };
            let seen = if input.edge_visible(mark.slot) == Visible::Faded { FADED_EDGE } else { 1.0 };
            mark.opacity = look_of_edge(edge, source, target, input.palette).opacity * seen;
        }
    }
}
