//! The camera in the hand: dragged, thrown, wheeled and pinched.

use super::animation::{Flight, Pace, SLOWING};
use super::gesture::Action;
use super::wheel::Meaning;
use super::{Output, Viewer};
use crate::geom::{ScreenPoint, ScreenVector};
use crate::scene::Camera;

/// How much a pixel of the wheel enlarges, as a power of e: a notch of 120 pixels is a fifth.
const WHEEL_RATE: f32 = 0.0015;
/// The same for a pinch on a trackpad, which counts in smaller steps.
const PINCH_RATE: f32 = 0.01;
/// No single event zooms by more, however far a wheel was thrown.
const MOST_WHEEL: f32 = 2.0;
/// How far a thrown pinch goes on, in milliseconds at its speed: mild, for a zoom that overshoots is worse than a pan.
const PINCH_SLOWING: f32 = 90.0;
/// Two fingers that leave within so many milliseconds leave together.
const TOGETHER: f64 = 120.0;

/// A pinch that one finger has left: if the other leaves at once, it was a throw.
#[derive(Debug, Clone, Copy)]
pub(super) struct LetGo {
    middle: ScreenPoint,
    /// Of the middle, in CSS pixels a millisecond.
    speed: ScreenVector,
    /// Of the zoom, as a power of e a millisecond.
    pinch: f32,
    time: f64,
}

impl Viewer {
    /// Follows a hand, against the spring beyond the limits.
    pub(super) fn drag_camera(&mut self, at: ScreenPoint, by: ScreenVector) {
        self.trail.push(self.now, at, 1.0);
        let camera = self.pulled(by);
        self.put_camera(camera);
    }

    /// Two fingers: the world places under them stay under them, as far as a zoom without a turn can.
    pub(super) fn pinch(&mut self, before: ScreenPoint, now: ScreenPoint, rest: ScreenPoint) {
        let (was, is) = (before.distance(rest), now.distance(rest));
        let middle_was = before.lerp(rest, 0.5);
        let middle_is = now.lerp(rest, 0.5);
        let factor = if was > 1.0 && is > 1.0 { is / was } else { 1.0 };
        self.trail.push(self.now, middle_is, is);
        let camera = self.pulled(middle_is - middle_was).zoom_at(middle_is, factor);
        self.put_camera(camera);
    }

    /// One of two fingers has gone: the other pans on.
    pub(super) fn end_pinch(&mut self) {
        let Some((&rest, &last)) = self.gesture.pointers.first_key_value() else { return };
        let (speed, pinch) = self.trail.speed(self.now);
        let middle = self.trail.last().unwrap_or(last);
        self.let_go_of = Some(LetGo { middle, speed, pinch, time: self.now });
        self.trail.clear();
        self.gesture.action = Action::Pan { pointer: rest, last };
    }

    /// The hand has let go of the picture: it goes on and slows down, or comes back to where it may be.
    pub(super) fn throw(&mut self) {
        let pinched = self.let_go_of.take().filter(|it| self.now - it.time <= TOGETHER);
        let speed = pinched.map_or_else(|| self.trail.speed(self.now).0, |it| it.speed);
        self.trail.clear();
        let from = self.camera;
        let mut to = from;
        if !self.reduced_motion {
            to = to.pan_by(speed * SLOWING as f32);
            if let Some(pinched) = pinched {
                to = to.zoom_at(pinched.middle, (pinched.pinch * PINCH_SLOWING).exp());
            }
        }
        let to = self.limited(to);
        if to == from {
            return;
        }
        if self.reduced_motion {
            self.put_camera(to);
        } else {
            let moves = speed != ScreenVector::ZERO || pinched.is_some_and(|it| it.pinch != 0.0);
            let pace = if moves { Pace::Throw } else { Pace::Flight };
            self.flight = Some(Flight { start: Some(self.now), ..Flight::new(from, to, pace) });
        }
    }

    /// A hand touches the picture: what it threw stops. Whether something was stopped.
    pub(super) fn stop_throw(&mut self) -> bool {
        self.trail.clear();
        self.let_go_of = None;
        let thrown = self.flight.is_some_and(|flight| flight.pace == Pace::Throw);
        if thrown {
            self.flight = None;
        }
        thrown
    }

    /// Zooms at the pointer for a wheel and for a pinch, pans for two fingers. Notches are large steps, which are spread
    /// over a short time.
    pub(super) fn turned(&mut self, at: ScreenPoint, meaning: Meaning, out: &mut Vec<Output>) {
        let factor = |by: f32, rate: f32| (-by * rate).exp().clamp(1.0 / MOST_WHEEL, MOST_WHEEL);
        match meaning {
            Meaning::Pan(by) => self.pan(by),
            Meaning::Notch(by) if !self.reduced_motion => self.zoom_on(at, factor(by, WHEEL_RATE)),
            Meaning::Notch(by) => self.zoom_at_once(at, factor(by, WHEEL_RATE)),
            Meaning::Pinch(by) => self.zoom_at_once(at, factor(by, PINCH_RATE)),
        }
        if let Action::Drag { .. } = self.gesture.action {
            self.hold_dragged();
            self.tell_layout(out);
        }
    }

    /// By this much on screen, as far as the limits allow.
    pub(super) fn pan(&mut self, by: ScreenVector) {
        let before = self.camera;
        let camera = self.not_beyond(before, before.pan_by(by));
        self.put_camera(camera);
    }

    fn zoom_at_once(&mut self, at: ScreenPoint, factor: f32) {
        let before = self.camera;
        let camera = self.not_beyond(before, before.zoom_at(at, factor));
        self.put_camera(camera);
    }

    /// One notch more: the whole of all notches is what they would be at once.
    fn zoom_on(&mut self, at: ScreenPoint, factor: f32) {
        let goal = self.flight.filter(|flight| flight.pace == Pace::Notch).map_or(self.camera, |flight| flight.to);
        self.hold_camera();
        let to = self.not_beyond(goal, goal.zoom_at(at, factor));
        if to != self.camera {
            self.flight = Some(Flight { start: Some(self.now), ..Flight::new(self.camera, to, Pace::Notch) });
        }
    }

    fn put_camera(&mut self, camera: Camera) {
        self.hold_camera();
        if camera != self.camera {
            self.camera = camera;
            self.view_dirty = true;
        }
    }
}
