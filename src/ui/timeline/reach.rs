//! What the timeline asks of the page: its width, and which key presses belong together.

use crate::ui::anchor;
use crate::ui::pane::{self, Pane};

/// The width of the element of this id in whole CSS pixels, as it changes; 0 until it is in the page.
pub(super) fn width_of(pane: &Pane, id: &'static str) -> i32 {
    let width = pane.draft(0);
    let setter = width.clone();
    pane.after((), move || {
        let Some(element) = anchor::element(id) else { return pane::nothing() };
        let measured = element.clone();
        anchor::resized(&element, Box::new(move || setter.set(measured.client_width())))
    });
    *width
}

/// Key presses within a second of each other are one gesture.
#[derive(Default)]
pub(super) struct Keys {
    gesture: u32,
    last: f64,
}

impl Keys {
    /// The gesture of a press at this time of the page, in milliseconds.
    pub(super) fn press(&mut self, now: f64) -> u32 {
        if now - self.last > 1_000.0 {
            self.gesture = now as u32;
        }
        self.last = now;
        self.gesture
    }
}
