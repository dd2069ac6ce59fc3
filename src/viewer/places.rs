//! Where nodes are: the layout's positions, and the short way there from where they were.

use super::animation::{GLIDE, ease_out, share};
use crate::geom::WorldPoint;
use crate::order::Listed as _;

/// Positions shown, and on the way to what.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    /// x and y by slot, as drawn.
    shown: Vec<f32>,
    glide: Option<Glide>,
    revision: Option<u32>,
}

#[derive(Debug, Clone)]
struct Glide {
    from: Vec<f32>,
    to: Vec<f32>,
    start: Option<f64>,
}

impl Places {
    /// Positions as drawn, x and y by slot.
    pub fn shown(&self) -> &[f32] {
        &self.shown
    }

    /// Whether no node has a place.
    pub fn is_empty(&self) -> bool {
        !self.shown.iter().any(|coordinate| coordinate.is_finite())
    }

    pub fn is_older(&self, revision: u32) -> bool {
        self.revision.is_some_and(|last| revision < last)
    }

    pub fn is_newer(&self, revision: u32) -> bool {
        self.revision.is_none_or(|last| revision > last)
    }

    pub fn glides(&self) -> bool {
        self.glide.is_some()
    }

    /// Where a node is drawn.
    pub fn of(&self, slot: u32) -> Option<WorldPoint> {
        point(&self.shown, slot)
    }

    /// Where a node will be.
    pub fn goal_of(&self, slot: u32) -> Option<[f32; 2]> {
        let goal = self.glide.as_ref().map_or(&self.shown, |glide| &glide.to);
        point(goal, slot).map(|point| [point.x, point.y])
    }

    /// Takes new positions and gives the old buffer back. With `glides` nodes go there; without they are there.
    pub fn take(&mut self, revision: u32, mut positions: Vec<f32>, glides: bool) -> Vec<f32> {
        self.revision = Some(revision);
        if glides {
            let to = positions.clone();
            // Nodes without a place before appear in theirs.
            for (coordinate, before) in positions.iter_mut().zip(&self.shown) {
                if before.is_finite() {
                    *coordinate = *before;
                }
            }
            self.glide = Some(Glide { from: positions.clone(), to, start: None });
            return std::mem::replace(&mut self.shown, positions);
        }
        match &mut self.glide {
            // On the way the goal moves, and the way goes on.
            Some(glide) if glide.to.len() == positions.len() => std::mem::replace(&mut glide.to, positions),
            _ => {
                self.glide = None;
                std::mem::replace(&mut self.shown, positions)
            }
        }
    }

    /// Goes on to now; whether anything moved.
    pub fn advance(&mut self, now: f64) -> bool {
        let Some(glide) = &mut self.glide else { return false };
        let over = share(&mut glide.start, now, GLIDE);
        let eased = ease_out(over);
        for ((shown, from), to) in self.shown.iter_mut().zip(&glide.from).zip(&glide.to) {
            *shown = from + (to - from) * eased;
        }
        if over >= 1.0 {
            self.shown.clone_from(&glide.to);
            self.glide = None;
        }
        true
    }

    /// Puts a node somewhere at once.
    pub fn put(&mut self, slot: u32, at: WorldPoint) {
        let index = slot as usize * 2;
        let glide = self.glide.iter_mut().flat_map(|glide| [&mut glide.from, &mut glide.to]);
        for buffer in std::iter::once(&mut self.shown).chain(glide) {
            if let Some([x, y]) = buffer.get_mut(index..index + 2) {
                (*x, *y) = (at.x, at.y);
            }
        }
    }

    /// Other slots: each takes its place from `place_of`. What was on its way is there.
    pub fn renumber(&mut self, count: usize, mut place_of: impl FnMut(u32) -> Option<[f32; 2]>) {
        self.glide = None;
        self.shown = (0..count as u32).flat_map(|slot| place_of(slot).unwrap_or([f32::NAN; 2])).list();
    }
}

fn point(positions: &[f32], slot: u32) -> Option<WorldPoint> {
    let index = slot as usize * 2;
    let (x, y) = (*positions.get(index)?, *positions.get(index + 1)?);
    Some(WorldPoint::new(x, y)).filter(|point| point.is_finite())
}
