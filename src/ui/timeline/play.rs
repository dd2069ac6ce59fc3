//! Playing: the window moves on by commands, some four a second, never by frames.

use gloo::timers::callback::Interval;

use crate::host::reduced_motion;
use crate::model::Span;
use crate::scene::timeline::Axis;
use crate::state::Command;
use crate::ui::pane::{self, Draft, Pane};

/// How often the window moves on, in milliseconds.
const BEAT: u32 = 240;

/// Moves the window while `playing`; who wants no motion gets one step for each press.
pub(super) fn play(pane: &Pane, playing: &Draft<bool>, speed: i64, axis: Axis) {
    let (store, setter) = (pane.store(), playing.clone());
    let playing = **playing;
    let stop = setter.clone();
    pane.after((playing, speed), move || {
        let gesture = axis.from.to_bits() as u32;
        let advance = move |share: i64| {
            let state = store.state();
            let timeline = &state.document.timeline;
            let start = || {
                let seen = axis.span();
                let first = axis.snapped(0.0).max(timeline.extent.first);
                Span { first, last: first + (seen.minutes() / 8).max(1) }
            };
            let next = match state.session.filter.window {
                Some(window) => timeline.advance(window, window.minutes() * speed / share),
                None => Some(start()),
            };
            match next {
                Some(window) => store.dispatch(Command::SetWindow { window: Some(window), gesture }),
                None => setter.set(false),
            }
            next.is_some()
        };
        let steps = playing && reduced_motion();
        if steps {
            advance(2);
        }
        let interval = (playing && !steps).then(|| {
            Interval::new(BEAT, move || {
                advance(16);
            })
        });
        Box::new(interval)
    });
    pane.after(playing, move || {
        if playing && reduced_motion() {
            stop.set(false);
        }
        pane::nothing()
    });
}
