//! Acting: effects are carried out in the order in which they were asked for; where that takes long, in several turns.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::timers::callback::Timeout;

use super::effects::carry_out;
use super::session_loop::now;
use super::stage::Inner;
use crate::state::Effect;

/// After so many milliseconds the rest waits for the next turn.
const LONG_MS: f64 = 20.0;

/// The effects that are still to be carried out.
#[derive(Default)]
pub(super) struct Acting {
    waiting: RefCell<VecDeque<Effect>>,
    turn: RefCell<Option<Timeout>>,
    busy: Cell<bool>,
}

/// Carries out effects after those that wait.
pub(super) fn act(inner: &Rc<Inner>, asked: Vec<Effect>) {
    inner.acting.waiting.borrow_mut().extend(asked);
    if inner.acting.turn.borrow().is_none() {
        go_on(inner);
    }
}

/// Lets effects wait for the next turn: what they follow from takes long by itself.
pub(super) fn hold(inner: &Rc<Inner>) {
    let weak = Rc::downgrade(inner);
    let turn = Timeout::new(0, move || {
        if let Some(inner) = weak.upgrade() {
            *inner.acting.turn.borrow_mut() = None;
            go_on(&inner);
        }
    });
    *inner.acting.turn.borrow_mut() = Some(turn);
}

fn go_on(inner: &Rc<Inner>) {
    // Who is asked meanwhile comes after those that wait.
    if inner.acting.busy.replace(true) {
        return;
    }
    let until = now() + LONG_MS;
    loop {
        let next = inner.acting.waiting.borrow_mut().pop_front();
        let Some(effect) = next else { break };
        carry_out(inner, &effect);
        if now() > until && !inner.acting.waiting.borrow().is_empty() {
            hold(inner);
            break;
        }
    }
    inner.acting.busy.set(false);
    inner.request_frame();
}
