//! What labels remember from frame to frame: where they stood, how far they have faded in or out, and their texts.

use std::sync::Arc;

use super::board::Board;
use super::labels::{Candidate, LINE_HEIGHT};
use super::obstacles::{Boxes, Line};
use super::standing::Stand;
use super::wording::Wordings;
use super::{Camera, LabelMark};
use crate::geom::{ScreenFromWorld, ScreenPoint, ScreenVector};
use crate::order::Listed as _;

/// The labels of the frame before, so that they stay where they are while they can, and come and go softly.
#[derive(Debug, Clone, Default)]
pub struct LabelMemory {
    pub(super) wordings: Wordings,
    /// As placed last, then those that go.
    shown: Vec<Shown>,
    before: Vec<Shown>,
    /// One more than the place among `before`, by slot.
    place_of: Vec<u32>,
    /// The revision of the board that they were placed on.
    revision: Option<u64>,
    /// The zoom that they were placed for.
    zoom: f32,
    /// The number of the frame in which a node was last looked at, by slot.
    seen: Vec<u32>,
    frame: u32,
    pub(super) candidates: Vec<Candidate>,
    pub(super) boxes: Boxes,
    pub(super) lines: Vec<Line>,
}

/// A label on screen.
#[derive(Debug, Clone)]
struct Shown {
    /// Its first line, at the middle of all.
    mark: LabelMark,
    below: Option<Arc<str>>,
    stand: Stand,
    /// From the middle of its node to its own.
    arm: ScreenVector,
    /// How far it has come, 0 to 1.
    fade: f32,
    goes: bool,
}

impl LabelMemory {
    /// Texts are measured anew: a font has loaded.
    pub fn forget_widths(&mut self) {
        self.wordings.clear();
    }

    /// Whether labels are coming or going: another frame should follow.
    pub fn is_fading(&self) -> bool {
        self.shown.iter().any(|shown| shown.goes || shown.fade < 1.0)
    }

    /// Begins a frame on this board; answers whether nothing but the camera changed since the frame before, and whether
    /// its zoom did not.
    pub(super) fn begin(&mut self, board: &Board, slots: usize, camera: &Camera) -> (bool, bool) {
        self.wordings.begin(slots);
        self.boxes.clear(camera.height);
        self.candidates.clear();
        self.frame = self.frame.wrapping_add(1);
        self.seen.resize(slots, 0);
        self.place_of.clear();
        self.place_of.resize(slots, 0);
        std::mem::swap(&mut self.shown, &mut self.before);
        self.shown.clear();
        for (place, shown) in (1u32..).zip(&self.before).filter(|(_, shown)| !shown.goes) {
            if let Some(entry) = self.place_of.get_mut(shown.mark.slot as usize) {
                *entry = place;
            }
        }
        let settled = self.revision.replace(board.revision()) == Some(board.revision());
        let zoom = std::mem::replace(&mut self.zoom, camera.zoom);
        (settled, settled && zoom == camera.zoom)
    }

    /// Whether the node is looked at for the first time in this frame.
    pub(super) fn is_new(&mut self, slot: u32) -> bool {
        let frame = self.frame;
        self.seen.get_mut(slot as usize).is_some_and(|seen| std::mem::replace(seen, frame) != frame)
    }

    /// Whether to wait for one of the frames that come every so many; the first picture has its labels at once.
    pub(super) fn waits(&self, every: u32) -> bool {
        !self.before.is_empty() && !self.frame.is_multiple_of(every)
    }

    /// The slots that had a label in the frame before.
    pub(super) fn labelled(&self) -> Vec<u32> {
        self.before.iter().filter(|shown| !shown.goes).map(|shown| shown.mark.slot).list()
    }

    /// Where the label of a node stood.
    pub(super) fn stand_of(&self, slot: u32) -> Option<Stand> {
        self.known(slot).map(|shown| shown.stand)
    }

    fn known(&self, slot: u32) -> Option<&Shown> {
        let place = self.place_of.get(slot as usize)?.checked_sub(1)?;
        self.before.get(place as usize)
    }

    /// Takes a label that found its place; it goes on coming where it said the same on the same side.
    pub(super) fn place(&mut self, mark: LabelMark, below: Option<Arc<str>>, stand: Stand, arm: ScreenVector) {
        let same =
            |shown: &&Shown| shown.stand.side == stand.side && shown.mark.text == mark.text && shown.below == below;
        let known = self.known(mark.slot).filter(same);
        let fade = known.map_or(0.0, |shown| shown.fade);
        if known.is_some()
            && let Some(entry) = self.place_of.get_mut(mark.slot as usize)
        {
            // What is still known in the end has gone.
            *entry = 0;
        }
        self.shown.push(Shown { mark, below, stand, arm, fade, goes: false });
    }

    /// Ends the frame: all come and go by a share of the whole way, 1 at once, and stand in `out`.
    pub(super) fn finish(&mut self, step: f32, board: &Board, to_screen: ScreenFromWorld, out: &mut Vec<LabelMark>) {
        // The first picture is there at once.
        let step = if self.before.is_empty() || step.is_nan() { 1.0 } else { step.clamp(0.0, 1.0) };
        for shown in &mut self.shown {
            shown.fade = (shown.fade + step).min(1.0);
            shown.write(out);
        }
        for mut shown in self.before.drain(..) {
            let slot = shown.mark.slot as usize;
            let stays = !shown.goes && self.place_of.get(slot) == Some(&0);
            shown.goes = true;
            shown.fade -= step;
            let Some(disc) = board.disc_of(shown.mark.slot).filter(|_| !stays && shown.fade > 0.0) else { continue };
            shown.mark.at = to_screen.apply(disc.at) + shown.arm;
            shown.write(out);
            self.shown.push(shown);
        }
    }
}

impl Shown {
    /// Adds a label for each line.
    fn write(&self, out: &mut Vec<LabelMark>) {
        let down = ScreenVector::new(0.0, self.mark.size * LINE_HEIGHT / 2.0);
        let mut add = |text: &Arc<str>, at: ScreenPoint| {
            out.push(LabelMark { text: text.clone(), at, opacity: self.mark.opacity * self.fade, ..self.mark.clone() });
        };
        match &self.below {
            None => add(&self.mark.text, self.mark.at),
            Some(below) => {
                add(&self.mark.text, self.mark.at - down);
                add(below, self.mark.at + down);
            }
        }
    }
}
