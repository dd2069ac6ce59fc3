//! Sight: what a filter fades and hides of the nodes and edges, at the places where they are.

use std::cell::OnceCell;

use super::{Board, FADED, HIDDEN};
use crate::graph::Visible;
use crate::scene::builder::{FADED_EDGE, FADED_NODE, SceneInput};

impl Board {
    /// Takes anew what a filter fades and hides: all stays where it is, but that edges side by side share the room of those
    /// that are hidden. The same as [`Board::rebuild`], for a part of its price. Emphasis is to follow.
    pub fn see(&mut self, input: &SceneInput<'_>) {
        self.revision += 1;
        (self.ranks, self.firsts) = (OnceCell::new(), OnceCell::new());
        for (mark, calm) in self.nodes.iter_mut().zip(&self.calm.nodes) {
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
        let mut some_gone = false;
        let seen = &input.visibility.edges;
        self.gone.clear();
        for ((mark, calm), (from, to)) in self.edges.iter_mut().zip(&self.calm.edges).zip(&self.ends) {
            let seen = seen.get(mark.slot as usize).copied().unwrap_or_default();
            mark.opacity = calm * if seen == Visible::Faded { FADED_EDGE } else { 1.0 };
            let hides = |slot: &u32| self.flags.get(*slot as usize).is_none_or(|flags| flags & HIDDEN != 0);
            let gone = seen == Visible::Hidden || hides(from) || hides(to);
            some_gone |= gone;
            self.gone.push(gone);
        }
        some_gone |= self.spread_fans(input);
        if !some_gone {
            self.gone.clear();
        }
    }
}
