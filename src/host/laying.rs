//! Laying out: how far it is, told while it takes long enough to wonder.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;

use super::session_loop::now;
use crate::layout::{Frame, cooled};
use crate::state::{Command, Store};

/// How often it is told, and how long nothing is said at first, in milliseconds.
const TOLD_MS: u32 = 500;
/// More nodes than these take longer than that: it is said at once.
const MANY_NODES: usize = 20_000;
/// The share of the whole that first places take.
const PLACES: f32 = 0.4;

/// A layout from its start until it rests.
#[derive(Default)]
pub(super) struct Laying {
    /// The alpha of its first picture.
    first: Cell<Option<f32>>,
    told: Cell<f64>,
    /// What moves after that is under a hand.
    rested: Cell<bool>,
    patience: RefCell<Option<Timeout>>,
}

impl Laying {
    /// It begins.
    pub fn begin(&self, store: &Rc<Store>, nodes: usize) {
        self.first.set(None);
        self.rested.set(false);
        self.told.set(now());
        let store = store.clone();
        let wait = if nodes > MANY_NODES { 0 } else { TOLD_MS };
        let patience = Timeout::new(wait, move || store.dispatch(Command::LayingOut(Some(0))));
        *self.patience.borrow_mut() = Some(patience);
    }

    /// A frame came.
    pub fn heard(&self, store: &Store, frame: &Frame) {
        if self.rested.get() {
            return;
        }
        self.rested.set(frame.settled);
        let done = if frame.placed < 1.0 {
            PLACES * frame.placed
        } else {
            *self.patience.borrow_mut() = None;
            let first = self.first.get().unwrap_or(frame.alpha);
            self.first.set(Some(first));
            PLACES + (1.0 - PLACES) * cooled(first, frame.alpha)
        };
        if frame.settled {
            if store.state().session.laying_out.is_some() {
                store.dispatch(Command::LayingOut(None));
            }
        } else if now() >= self.told.get() + f64::from(TOLD_MS) {
            self.told.set(now());
            store.dispatch(Command::LayingOut(Some((done * 100.0) as u32)));
        }
    }
}
