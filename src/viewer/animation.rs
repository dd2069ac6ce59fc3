//! What moves by itself: a camera on its way, and the fade of what is not highlighted.

use crate::scene::Camera;

/// How long a flight of the camera takes, in milliseconds.
pub(super) const FLIGHT: f64 = 250.0;
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

/// A camera on its way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flight {
    pub from: Camera,
    pub to: Camera,
    pub start: Option<f64>,
}

impl Flight {
    /// A flight that begins with the next frame.
    pub fn new(from: Camera, to: Camera) -> Self {
        Self { from, to, start: None }
    }

    /// Where the camera is now, and whether it has arrived.
    pub fn at(&mut self, now: f64) -> (Camera, bool) {
        let share = share(&mut self.start, now, FLIGHT);
        (self.from.lerp(self.to, ease_out(share)), share >= 1.0)
    }
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
