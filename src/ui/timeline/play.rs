//! Playing: the window moves on by commands, some four a second, never by frames.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use yew::prelude::*;

use crate::host::reduced_motion;
use crate::model::Span;
use crate::scene::timeline::Axis;
use crate::state::{Command, Store};

/// How often the window moves on, in milliseconds.
const BEAT: u32 = 240;

/// Moves the window while `playing`; who wants no motion gets one step for each press.
#[hook]
pub(super) fn use_play(store: &Rc<Store>, playing: &UseStateHandle<bool>, speed: i64, axis: Axis) {
    let (store, setter) = (store.clone(), playing.setter());
    use_effect_with((**playing, speed), move |(playing, speed)| {
        let (speed, gesture) = (*speed, axis.from.to_bits() as u32);
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
        let steps = *playing && reduced_motion();
        if steps {
            advance(2);
        }
        let interval = (*playing && !steps).then(|| {
            Interval::new(BEAT, move || {
                advance(16);
            })
        });
        move || drop(interval)
    });
    let (setter, is_playing) = (playing.setter(), **playing);
    use_effect_with(is_playing, move |playing| {
        if *playing && reduced_motion() {
            setter.set(false);
        }
    });
}
