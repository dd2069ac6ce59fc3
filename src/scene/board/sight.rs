//! Sight: what a filter fades and hides of the nodes and edges, at the places where they are.

use std::cell::OnceCell;

use super::fill::Stage;
use super::{Board, FADED, HIDDEN};
use crate::graph::Visible;
use crate::scene::builder::{FADED_NODE, SceneInput};

impl Board {
    /// Takes anew what a filter fades and hides: all stays where it is, but that edges side by side share the room of those
    /// that are hidden. The same as [`Board::rebuild`], for a part of its price. Emphasis is to follow.
    pub fn see(&mut self, input: &SceneInput<'_>) {
        self.revision += 1;
        (self.ranks, self.firsts) = (OnceCell::new(), OnceCell::new());
        for (mark, calm) in self.nodes.iter_mut().zip(&self.calm) {
            let (flag, share) = match input.visible(mark.slot) {
                Visible::Hidden => (HIDDEN, 1.0),
                Visible::Faded => (FADED, FADED_NODE),
                Visible::Shown => (0, 1.0),
            };
            mark.opacity = calm * share;
            if let Some(flags) = self.flags.get_mut(mark.slot as usize) {
                *flags = flag;
            }
        }
        self.stage = match self.stage {
            Stage::Look(slot) => Stage::Look(slot),
            Stage::Lead(index) => Stage::Lead(index),
            _ => Stage::See(0),
        };
        if self.large {
            self.pick(input);
        } else {
            self.finish(input);
        }
    }
}
