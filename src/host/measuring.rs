//! The page's end of measures that take long: they run in a worker of their own or, where none can start, in the page.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use js_sys::Uint32Array;
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, Worker};

use super::layout_driver::{start_worker, stop_worker};
use super::measure_loop::MeasureLoop;
use crate::graph::measure::{Task, decode_message, encode_task};
use crate::state::{Command, Store};

/// Sends tasks and hands what comes back to the store. Dropping it, or [`Measuring::stop`], ends all of them.
#[derive(Clone, Default)]
pub(super) struct Measuring {
    engine: Rc<RefCell<Engine>>,
}

#[derive(Default)]
enum Engine {
    #[default]
    None,
    Worker(MeasureWorker),
    Inline(MeasureLoop),
}

struct MeasureWorker {
    worker: Worker,
    /// Tasks from before it said that it hears; `None` after.
    waiting: Option<Vec<Vec<u32>>>,
    _listeners: Vec<EventListener>,
}

impl Measuring {
    /// Asks for a task.
    pub fn ask(&self, store: &Rc<Store>, ticket: u32, task: &Task) {
        let words = encode_task(ticket, task);
        let mut engine = self.engine.borrow_mut();
        if matches!(*engine, Engine::None) {
            *engine = MeasureWorker::start(&self.engine, store).unwrap_or_else(|| inline(store));
        }
        match &mut *engine {
            Engine::Worker(worker) => worker.send(words),
            Engine::Inline(tasks) => tasks.take(&words),
            Engine::None => {}
        }
    }

    /// Ends what is under way.
    pub fn stop(&self) {
        let ended = std::mem::take(&mut *self.engine.borrow_mut());
        drop(ended);
    }
}

impl MeasureWorker {
    fn start(engine: &Rc<RefCell<Engine>>, store: &Rc<Store>) -> Option<Engine> {
        let worker = start_worker().ok()?;
        let heard = {
            let (engine, store) = (Rc::downgrade(engine), store.clone());
            EventListener::new(&worker, "message", move |event| {
                hear(&engine, &store, event.unchecked_ref::<MessageEvent>());
            })
        };
        let failed = {
            let (engine, store) = (Rc::downgrade(engine), store.clone());
            EventListener::new(&worker, "error", move |_| {
                if let Some(engine) = engine.upgrade() {
                    *engine.borrow_mut() = Engine::None;
                    store.dispatch(Command::StopMeasures);
                }
            })
        };
        Some(Engine::Worker(Self { worker, waiting: Some(Vec::new()), _listeners: vec![heard, failed] }))
    }

    fn send(&mut self, words: Vec<u32>) {
        match &mut self.waiting {
            Some(waiting) => waiting.push(words),
            None => {
                // An array of our own can be sent.
                let _ = self.worker.post_message(&Uint32Array::from(&words[..]));
            }
        }
    }
}

impl Drop for MeasureWorker {
    fn drop(&mut self) {
        if stop_worker(&self.worker).is_err() {
            self.worker.terminate();
        }
    }
}

/// Takes a message of the worker.
fn hear(engine: &Weak<RefCell<Engine>>, store: &Rc<Store>, event: &MessageEvent) {
    let Some(engine) = engine.upgrade() else { return };
    let Ok(words) = event.data().dyn_into::<Uint32Array>() else {
        // It says that it hears.
        if let Engine::Worker(worker) = &mut *engine.borrow_mut() {
            for words in worker.waiting.take().unwrap_or_default() {
                worker.send(words);
            }
        }
        return;
    };
    tell(store, &words.to_vec());
}

fn tell(store: &Store, words: &[u32]) {
    if let Some((ticket, message)) = decode_message(words) {
        store.dispatch(Command::Measured { ticket, message });
    }
}

/// Work in the page.
fn inline(store: &Rc<Store>) -> Engine {
    let store = store.clone();
    MeasureLoop::new(move |words| tell(&store, words)).map_or(Engine::None, Engine::Inline)
}
