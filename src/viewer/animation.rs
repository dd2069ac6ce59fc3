//! What moves by itself: a camera on its way, and the fade of what is not highlighted.

use super::voyage;
use crate::scene::Camera;

/// How long a flight of the camera takes within the view, in milliseconds.
pub(super) const FLIGHT: f64 = 250.0;
/// How long the farthest flight takes, in milliseconds. A motion explains a change within 150 to 250 ms; a flight that
/// leaves the view is two of them, out until both ends are near and in again, and gets the time of two.
const FARTHEST: f64 = 2.0 * FLIGHT;
/// How long the notch of a wheel is spread over, in milliseconds.
const NOTCH: f64 = 120.0;
/// How fast a thrown picture slows down, in milliseconds to 1/e of its speed: that of scrolling on phones.
pub(super) const SLOWING: f64 = 325.0;
/// So near to its end a throw is over, in CSS pixels.
const UNSEEN: f32 = 0.3;
/// How long a highlight takes to come or go, in milliseconds.
const FADE: f64 = 150.0;
/// How long nodes take to a new place, in milliseconds.
pub(super) const GLIDE: f64 = 200.0;

/// Fast at first, then slower: the cubic ease-out.
pub(super) fn ease_out(share: f64) -> f32 {
    let left = 1.0 - share.clamp(0.0, 1.0);
    (1.0 - left * left * left) as f32
}

/// The share of a motion that is over; a motion begins with the first frame that shows it.
pub(super) fn share(start: &mut Option<f64>, now: f64, duration: f64) -> f64 {
    let start = *start.get_or_insert(now);
    ((now - start) / duration).clamp(0.0, 1.0)
}

/// Why a camera moves, and so how fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// By a command.
    Flight,
    /// After the notch of a wheel.
    Notch,
    /// Let go of while it moved.
    Throw,
}

/// A camera on its way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flight {
    pub from: Camera,
    pub to: Camera,
    pub start: Option<f64>,
    pub pace: Pace,
}

impl Flight {
    /// A flight that begins with the next frame.
    pub fn new(from: Camera, to: Camera, pace: Pace) -> Self {
        Self { from, to, start: None, pace }
    }

    /// Where the camera is now, and whether it has arrived.
    pub fn at(&mut self, now: f64) -> (Camera, bool) {
        let (from, to) = (self.from, self.to);
        if self.pace == Pace::Flight {
            let duration = (FLIGHT * f64::from(voyage::length(from, to))).clamp(FLIGHT, FARTHEST);
            let share = share(&mut self.start, now, duration);
            return (voyage::between(from, to, ease_out(share)), share >= 1.0);
        }
        // Slowing down evenly in proportion to the speed; cut off where nothing more is seen, and stretched to end there.
        let (duration, powers) = match self.pace {
            Pace::Throw => {
                let powers = (way(from, to) / UNSEEN).ln().max(1.0);
                (f64::from(powers) * SLOWING, powers)
            }
            _ => (NOTCH, 3.0),
        };
        let share = share(&mut self.start, now, duration);
        let eased = (1.0 - (-powers * share as f32).exp()) / (1.0 - (-powers).exp());
        (from.lerp(to, eased), share >= 1.0)
    }
}

/// How far the picture goes on screen, in CSS pixels.
fn way(from: Camera, to: Camera) -> f32 {
    let zoomed = (to.zoom / from.zoom).ln().abs() * from.width.max(from.height) / 2.0;
    from.centre.distance(to.centre) * to.zoom + zoomed
}

/// How far the rest is faded, on its way to a goal.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Fade {
    value: f32,
    goal: f32,
    last: Option<f64>,
}

impl Fade {
    /// How far it is, 0 to 1.
    pub fn value(&self) -> f32 {
        self.value
    }

    /// Sets where it goes.
    pub fn aim(&mut self, goal: f32, at_once: bool) {
        if !self.is_moving() {
            // A new fade begins with the next frame, whenever the last one ended.
            self.last = None;
        }
        self.goal = goal;
        if at_once {
            self.value = goal;
        }
    }

    pub fn is_moving(&self) -> bool {
        self.value != self.goal
    }

    /// Goes on to now; whether it moved.
    pub fn advance(&mut self, now: f64) -> bool {
        if !self.is_moving() {
            self.last = None;
            return false;
        }
        let elapsed = now - *self.last.get_or_insert(now);
        self.last = Some(now);
        let step = (elapsed / FADE) as f32;
        let way = self.goal - self.value;
        self.value = if way.abs() <= step { self.goal } else { self.value + step.copysign(way) };
        true
    }
}
