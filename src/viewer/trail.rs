//! The trail of a hand: where it was of late, and so how fast it let go.

use crate::geom::{ScreenPoint, ScreenVector};

/// Only what a hand did in the last so many milliseconds says how fast it is.
const RECENT: f64 = 80.0;
/// A hand that rested for so long before it let go threw nothing, in milliseconds.
const RESTED: f64 = 60.0;
/// Speeds below this are no throw, in CSS pixels a millisecond.
const SLOWEST: f32 = 0.08;
/// No throw is faster, in CSS pixels a millisecond: what flies by unseen is no help.
const FASTEST: f32 = 4.0;
/// No pinch is thrown faster, as a power of e a millisecond.
const FASTEST_PINCH: f32 = 0.004;
/// Slower pinches are not thrown.
const SLOWEST_PINCH: f32 = 0.0004;

/// The last places of one finger, or of the middle between two.
#[derive(Debug, Clone, Default)]
pub(super) struct Trail {
    steps: Vec<Step>,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    time: f64,
    at: ScreenPoint,
    /// How far apart two fingers are, as a logarithm; 0 with one.
    spread: f32,
}

impl Trail {
    /// Forgets where the hand was: it begins anew.
    pub fn clear(&mut self) {
        self.steps.clear();
    }

    /// The hand is here now.
    pub fn push(&mut self, time: f64, at: ScreenPoint, apart: f32) {
        let old = self.steps.iter().take_while(|step| time - step.time > RECENT).count();
        // Where events come rarely, two are all there is to know.
        self.steps.drain(..old.min(self.steps.len().saturating_sub(1)));
        self.steps.push(Step { time, at, spread: apart.max(1.0).ln() });
    }

    /// Where it was last.
    pub fn last(&self) -> Option<ScreenPoint> {
        self.steps.last().map(|step| step.at)
    }

    /// How fast the hand is now: in CSS pixels a millisecond, and as a power of e a millisecond. Zero where it rests.
    pub fn speed(&self, now: f64) -> (ScreenVector, f32) {
        let still = (ScreenVector::ZERO, 0.0);
        let (Some(first), Some(last)) = (self.steps.first(), self.steps.last()) else { return still };
        let elapsed = (last.time - first.time) as f32;
        if now - last.time > RESTED || elapsed < 1.0 {
            return still;
        }
        let speed = (last.at - first.at) * elapsed.recip();
        let pinch = (last.spread - first.spread) / elapsed;
        let length = speed.length();
        let speed = match length {
            _ if length < SLOWEST => ScreenVector::ZERO,
            _ if length > FASTEST => speed * (FASTEST / length),
            _ => speed,
        };
        let pinch = if pinch.abs() < SLOWEST_PINCH { 0.0 } else { pinch.clamp(-FASTEST_PINCH, FASTEST_PINCH) };
        (speed, pinch)
    }
}
