//! The wheel: whether a wheel with notches turned or fingers moved on a trackpad, from what the browser says of each event.
//!
//! Browsers send the same events for both and do not say which. What is known of them:
//!
//! - Firefox counts a mouse's wheel in lines (as long as the page asks for the unit first) and a trackpad in pixels.
//! - Chromium on Windows and Linux, and Edge, send of a mouse a legacy delta of 120 a notch, whatever the notch is in pixels
//!   (100, 120, 53 …, fractions of that where page or screen are zoomed); of a trackpad other numbers.
//! - On a Mac the legacy delta is three times the pixels for both. A mouse's notches are accelerated by the system: its
//!   pixels are a multiple of 4.000244140625 (Mapbox GL tells them by that, too); a trackpad's are whole numbers.
//! - Only fingers go both ways at once, and they begin and end slowly, in steps of a few pixels.
//!
//! Limits: a free-spinning wheel of high resolution, and a mouse with a touch surface, count as fingers: they pan, and zoom with
//! Ctrl. A trackpad whose driver sends whole notches (old ones under X11) counts as a wheel. Without a legacy delta a single
//! large step counts as a notch, so the first event of a fast swipe may zoom; the next ones of the same swipe correct that.

use crate::geom::ScreenVector;

/// CSS pixels to a line, and to a page, of wheels that do not count in pixels.
const LINE: f32 = 16.0;
/// See `LINE`.
const PAGE: f32 = 400.0;
/// A step of at least so many CSS pixels may be a notch.
const NOTCH: f32 = 50.0;
/// No notch counts less, in CSS pixels: where the system accelerates, a slow one would hardly be seen.
const LEAST_NOTCH: f32 = 30.0;
/// The legacy delta of a notch.
const LEGACY_NOTCH: f32 = 120.0;
/// The legacy delta of a pixel on a Mac.
const LEGACY_MAC: f32 = 3.0;
/// The pixels of the least notch of a mouse on a Mac.
const MAC_NOTCH: f32 = 4.000_244;
/// Events no farther apart than this, in milliseconds, are of one turn or swipe, also where a swipe runs out by itself.
const PAUSE: f64 = 250.0;

/// What an event counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WheelUnit {
    Pixels,
    Lines,
    Pages,
}

/// One event as the browser says it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turn {
    /// In its unit; down and right are positive.
    pub by: ScreenVector,
    pub unit: WheelUnit,
    /// The vertical `wheelDelta` of before the standard; up is positive. Not all browsers have it.
    pub legacy: Option<f32>,
    /// With Ctrl: so browsers tell a pinch on a trackpad, too.
    pub pinch: bool,
}

/// What an event means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    /// Two fingers move the picture by so much, in CSS pixels.
    Pan(ScreenVector),
    /// Two fingers pinch, in the browser's measure.
    Pinch(f32),
    /// A wheel turned by so many CSS pixels.
    Notch(f32),
}

/// What turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Wheel,
    Fingers,
}

/// What turned last, and when: the next event at once after it is most likely of the same hand.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wheel {
    last: Option<(Source, f64)>,
}

impl Wheel {
    /// Takes an event at a time in milliseconds.
    pub fn turn(&mut self, turn: Turn, time: f64) -> Meaning {
        let by = turn.in_pixels();
        if turn.pinch {
            // Browsers that make events of a pinch give it legacy deltas of whole notches; its steps are small.
            let notch = turn.unit != WheelUnit::Pixels || by.y.abs() >= NOTCH;
            return if notch { Meaning::Notch(by.y) } else { Meaning::Pinch(by.y) };
        }
        let before = self.last.filter(|(_, last)| time - last <= PAUSE).map(|(source, _)| source);
        let source = match (turn.source(), before) {
            // A swipe may by chance have a step that looks like a notch, but not one in lines or of a Mac's mouse.
            (Some(Source::Wheel), Some(Source::Fingers)) if !turn.is_surely_a_wheel() => Source::Fingers,
            (Some(found), _) => found,
            (None, Some(before)) => before,
            // Swipes begin with small steps.
            (None, None) if turn.may_be_a_notch() => Source::Wheel,
            (None, None) => Source::Fingers,
        };
        self.last = Some((source, time));
        if source == Source::Fingers || by.y == 0.0 {
            // A wheel that is tilted, or turned with Shift, goes sideways.
            return Meaning::Pan(-by);
        }
        Meaning::Notch(by.y.abs().max(LEAST_NOTCH).copysign(by.y))
    }
}

impl Turn {
    fn in_pixels(&self) -> ScreenVector {
        self.by
            * match self.unit {
                WheelUnit::Pixels => 1.0,
                WheelUnit::Lines => LINE,
                WheelUnit::Pages => PAGE,
            }
    }

    /// What turned, as far as one event tells.
    fn source(&self) -> Option<Source> {
        let ScreenVector { x, y, .. } = self.by;
        if self.is_surely_a_wheel() {
            return Some(Source::Wheel);
        }
        if x != 0.0 && y != 0.0 {
            return Some(Source::Fingers);
        }
        let legacy = self.legacy.filter(|legacy| *legacy != 0.0 && y != 0.0)?;
        let (notches, mac) = (is_multiple(legacy, LEGACY_NOTCH), (legacy + LEGACY_MAC * y).abs() < 1.5);
        match (notches, mac) {
            (true, false) => Some(Source::Wheel),
            (false, _) => Some(Source::Fingers),
            // 40 pixels on a Mac: fingers, but for what came before.
            (true, true) => None,
        }
    }

    fn may_be_a_notch(&self) -> bool {
        let large = self.by.y.abs() >= NOTCH && self.by.y.fract() == 0.0;
        large || self.legacy.is_some_and(|legacy| is_multiple(legacy, LEGACY_NOTCH))
    }

    fn is_surely_a_wheel(&self) -> bool {
        let y = self.by.y;
        let mac = self.by.x == 0.0 && y.fract() != 0.0 && is_multiple(y, MAC_NOTCH);
        self.unit != WheelUnit::Pixels || mac
    }
}

/// Whether a number is a whole multiple, but not none, of another, within its last bits.
fn is_multiple(number: f32, of: f32) -> bool {
    let share = (number / of).abs();
    share > 0.5 && (share - share.round()).abs() < 1.0e-5 * share
}
