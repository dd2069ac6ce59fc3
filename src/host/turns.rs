//! Turns of the event loop: long work done in pieces, between which input is heard and frames are drawn.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageChannel, MessagePort};

/// Calls its work once a turn for as long as it answers that there is more. Dropping it ends that.
///
/// By messages to itself, because timers wait four milliseconds once they are nested.
#[derive(Debug)]
pub(super) struct Turns {
    ask: MessagePort,
    heard: MessagePort,
    asked: Rc<Cell<bool>>,
    _work: Closure<dyn FnMut()>,
}

impl Turns {
    /// Nothing runs before the first `wake`.
    ///
    /// # Errors
    /// Where the browser has no message channels.
    pub fn new(mut work: impl FnMut() -> bool + 'static) -> Result<Self, JsValue> {
        let channel = MessageChannel::new()?;
        let (ask, heard) = (channel.port1(), channel.port2());
        let asked = Rc::new(Cell::new(false));
        let turn = {
            let (ask, asked) = (ask.clone(), Rc::clone(&asked));
            Closure::<dyn FnMut()>::new(move || {
                asked.set(false);
                // The work itself may have asked.
                if work() && !asked.replace(true) {
                    let _ = ask.post_message(&JsValue::NULL);
                }
            })
        };
        heard.set_onmessage(Some(turn.as_ref().unchecked_ref()));
        Ok(Self { ask, heard, asked, _work: turn })
    }

    /// Has the work called in the next turn, once however often this is called before.
    pub fn wake(&self) {
        if !self.asked.replace(true) {
            // Posting nothing cannot fail.
            let _ = self.ask.post_message(&JsValue::NULL);
        }
    }
}

impl Drop for Turns {
    fn drop(&mut self) {
        self.heard.set_onmessage(None);
        self.heard.close();
        self.ask.close();
    }
}
