//! Filling: where there are very many lines, they come to the board some at a time. Until all are there, a part of them
//! stands for all.

use std::cell::OnceCell;

use super::Board;
use super::index::{MANY_EDGES, Making};
use super::lines::{Ends, Lines};
use crate::graph::Visible;
use crate::scene::builder::SceneInput;
use crate::scene::detail::Part;

/// So many lines are worked on before it is asked whether that is enough.
const PIECE: usize = 4_096;

/// What is next for the lines, from which slot or index on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Stage {
    /// How they look.
    Look(usize),
    /// What way they take, each by itself.
    Lead(usize),
    /// What a filter leaves of them.
    See(usize),
    /// What finds them by place: first how much there is, then what.
    Count(usize),
    Deal(usize),
    #[default]
    Done,
}

/// The nodes, while lines change.
macro_rules! ends {
    ($board:expr) => {
        Ends { nodes: &$board.nodes, index_of: &$board.index_of, flags: &$board.flags }
    };
}

impl Board {
    /// Whether all lines are there; until then the board has a part of them, and finds none by place.
    pub fn is_whole(&self) -> bool {
        self.stage == Stage::Done || !self.large
    }

    /// Whether filling would not be in vain, even if places changed at once.
    pub fn is_looking(&self) -> bool {
        matches!(self.stage, Stage::Look(_))
    }

    /// Which shares of the lines that are strong and faint the board has.
    pub fn held(&self) -> [f32; 2] {
        if self.is_whole() { [1.0; 2] } else { self.held }
    }

    /// Goes on filling by about so many lines, with the input that was last taken; whether it is whole.
    pub fn go_on(&mut self, input: &SceneInput<'_>, most: usize) -> bool {
        let mut left = most;
        while left > 0 && self.stage != Stage::Done {
            left = left.saturating_sub(match self.stage {
                Stage::Look(_) => 2 * PIECE,
                Stage::See(_) => PIECE / 4,
                _ => PIECE,
            });
            self.piece(input);
        }
        self.stage == Stage::Done
    }

    /// The rest at once.
    pub fn finish(&mut self, input: &SceneInput<'_>) {
        while self.stage != Stage::Done {
            self.piece(input);
        }
    }

    fn piece(&mut self, input: &SceneInput<'_>) {
        let count = self.all.len();
        let to = |from: usize, count: usize| (from + PIECE).min(count);
        self.stage = match self.stage {
            Stage::Look(slot) => {
                let slots = input.network.edge_count();
                let end = to(slot, slots);
                if slot == 0 {
                    self.all.reserve(slots);
                }
                self.all.look(input, ends!(self), slot as u32..end as u32);
                if end < slots {
                    Stage::Look(end)
                } else {
                    self.fans = self.all.fans(input.network.node_count());
                    Stage::Lead(0)
                }
            }
            Stage::Lead(index) => {
                if index == 0 {
                    self.fans.straighten();
                    (self.making, self.edge_grid) = (None, OnceCell::new());
                }
                let end = to(index, count);
                self.all.lead_all(ends!(self), index..end);
                if end < count { Stage::Lead(end) } else { Stage::See(0) }
            }
            Stage::See(index) => {
                let end = to(index, count);
                self.all.see(input, ends!(self), index..end);
                if end < count {
                    Stage::See(end)
                } else {
                    let bent = self.all.spread(&mut self.fans, ends!(self));
                    self.all.give_up();
                    if bent {
                        self.edge_grid = OnceCell::new();
                    }
                    // Of few lines the index is made when it is asked for.
                    if self.large && self.edge_grid.get().is_none() { Stage::Count(0) } else { Stage::Done }
                }
            }
            Stage::Count(index) => {
                let end = to(index, count);
                let making = self.making.get_or_insert_with(|| Making::of(&self.all.edges));
                making.count(&self.all.edges, index..end);
                if end < count {
                    Stage::Count(end)
                } else {
                    making.lay_out();
                    Stage::Deal(0)
                }
            }
            Stage::Deal(index) => {
                let end = to(index, count);
                if let Some(making) = &mut self.making {
                    making.deal(&self.all.edges, index..end);
                }
                if end < count {
                    Stage::Deal(end)
                } else {
                    self.edge_grid = self.making.take().map_or(OnceCell::new(), |making| making.done().into());
                    Stage::Done
                }
            }
            Stage::Done => Stage::Done,
        };
    }

    /// Chooses the lines that stand for all until these are there: always the same ones, and those that a filter fades last.
    pub(super) fn pick(&mut self, input: &SceneInput<'_>) {
        let slots = 0..input.network.edge_count() as u32;
        let seen = |slot: u32| input.visibility.edges.get(slot as usize).copied().unwrap_or_default();
        let (mut strong, mut faint) = (0.0f32, 0.0f32);
        for slot in slots.clone() {
            match seen(slot) {
                Visible::Shown => strong += 1.0,
                Visible::Faded => faint += 1.0,
                Visible::Hidden => {}
            }
        }
        let share = |room: f32, of: f32| if room < of { room.max(0.0) / of } else { 1.0 };
        self.held = [share(MANY_EDGES, strong), share(MANY_EDGES - strong, faint)];
        if faint == 0.0 {
            // What a highlight makes faint was chosen like the rest.
            self.held[1] = self.held[0];
        }
        let part = Part::of(self.held);
        let held = self.held;
        let chosen = slots.filter(|&slot| match seen(slot) {
            Visible::Hidden => false,
            seen => {
                let is_faint = seen == Visible::Faded;
                held[usize::from(is_faint)] > 0.0 && part.has_slot(slot, is_faint)
            }
        });
        let mut lines = std::mem::take(&mut self.part);
        lines.clear();
        lines.look(input, ends!(self), chosen);
        self.part = lines;
        self.show_part(input);
    }

    /// Brings the part to where its nodes are.
    pub(super) fn show_part(&mut self, input: &SceneInput<'_>) {
        let all = 0..self.part.len();
        self.part.lead_all(ends!(self), all.clone());
        self.part.see(input, ends!(self), all);
        self.part.give_up();
    }

    /// All lines, or the part that stands for them.
    pub(super) fn lines(&self) -> &Lines {
        if self.is_whole() { &self.all } else { &self.part }
    }
}
