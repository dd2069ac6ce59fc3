//! A layout session that works in slices, in the worker or in the page.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::turns::Turns;
use crate::layout::{Frame, Request, Session};

/// How long a slice is, in milliseconds: pin and pause are heard after so long.
const SLICE_MS: f64 = 8.0;

#[wasm_bindgen]
extern "C" {
    /// In pages and workers alike.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub(super) fn now() -> f64;
}

/// Runs a session until it rests, and again after each request. Dropping it ends that.
pub(super) struct SessionLoop {
    session: Rc<RefCell<Session>>,
    turns: Turns,
}

impl fmt::Debug for SessionLoop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionLoop").finish_non_exhaustive()
    }
}

impl SessionLoop {
    /// `on_frame` may call `handle`.
    ///
    /// # Errors
    /// Where the browser cannot run work in turns.
    pub fn new(mut on_frame: impl FnMut(Frame) + 'static) -> Result<Self, JsValue> {
        let session = Rc::new(RefCell::new(Session::new()));
        let worked = Rc::clone(&session);
        let turns = Turns::new(move || {
            let until = now() + SLICE_MS;
            let frame = worked.borrow_mut().work(&mut || now() >= until);
            if let Some(frame) = frame {
                on_frame(frame);
            }
            worked.borrow().has_work()
        })?;
        Ok(Self { session, turns })
    }

    /// Takes a request; the work that follows from it begins in the next turn.
    pub fn handle(&self, request: Request) {
        self.session.borrow_mut().handle(request);
        self.turns.wake();
    }
}
