//! The layout driver: the page's end of the layout, which runs in a worker or, where none can start, in the page.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Float32Array, Uint32Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use super::session_loop::SessionLoop;
use crate::layout::protocol::{ProtocolError, decode_frame, encode_request};
use crate::layout::{Frame, Request};

/// A worker that has not said that it hears within so many milliseconds is given up: the module is compiled already.
const START_MS: u32 = 8_000;

// What src/host/boot.js offers. Both catch, because in tests there is no boot script.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = summitryBoot, js_name = startWorker)]
    pub(super) fn start_worker() -> Result<Worker, JsValue>;
    #[wasm_bindgen(catch, js_namespace = summitryBoot, js_name = stopWorker)]
    pub(super) fn stop_worker(worker: &Worker) -> Result<(), JsValue>;
}

/// Where the layout runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayoutKind {
    Worker,
    /// In the page, in slices.
    Inline,
}

impl LayoutKind {
    /// The word for it, as in the attribute `data-layout`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Inline => "inline",
        }
    }
}

/// Sends requests, answers with frames. Dropping it ends the layout.
#[derive(Debug)]
pub struct LayoutDriver {
    inner: Rc<RefCell<Inner>>,
}

type OnFrame = Rc<RefCell<dyn FnMut(Frame)>>;

struct Inner {
    engine: Engine,
    on_frame: OnFrame,
    /// Of the last start: frames of others are dropped.
    revision: Option<u32>,
    /// What brings another session to where this one should be.
    replay: Vec<Request>,
}

enum Engine {
    Worker(WorkerEnd),
    Inline(SessionLoop),
    /// Neither could start.
    None,
}

/// The page's end of a worker.
struct WorkerEnd {
    worker: Worker,
    /// Requests from before it said that it hears; `None` after.
    waiting: Option<Vec<Request>>,
    /// Arrays of frames that were not given back yet, in the order in which they came.
    arrays: VecDeque<Float32Array>,
    /// Memory to read the next frames into.
    spare: Vec<Vec<f32>>,
    _listeners: Vec<EventListener>,
    _patience: Timeout,
}

impl LayoutDriver {
    /// Starts a worker, or a session in the page. Each frame is of the last revision started; its positions are to be
    /// given back, or no more than two frames come. `on_frame` may call `send` and `give_back`.
    pub fn start(on_frame: impl FnMut(Frame) + 'static) -> Self {
        let on_frame: OnFrame = Rc::new(RefCell::new(on_frame));
        let inner = Inner { engine: Engine::None, on_frame, revision: None, replay: Vec::new() };
        let inner = Rc::new(RefCell::new(inner));
        let engine = match WorkerEnd::start(&Rc::downgrade(&inner)) {
            Ok(worker) => Engine::Worker(worker),
            Err(_) => inline(&Rc::downgrade(&inner)),
        };
        inner.borrow_mut().engine = engine;
        Self { inner }
    }

    /// Passes a request on, in order.
    pub fn send(&self, request: Request) {
        if let Request::Buffer(buffer) = request {
            return self.give_back(buffer);
        }
        let mut inner = self.inner.borrow_mut();
        inner.remember(&request);
        match &mut inner.engine {
            Engine::Worker(worker) => worker.send(request),
            Engine::Inline(session) => session.handle(request),
            Engine::None => {}
        }
    }

    /// Gives a frame's positions back, so that another frame can come.
    pub fn give_back(&self, positions: Vec<f32>) {
        match &mut self.inner.borrow_mut().engine {
            Engine::Worker(worker) => worker.give_back(positions),
            Engine::Inline(session) => session.handle(Request::Buffer(positions)),
            Engine::None => {}
        }
    }

    /// Where the layout runs now.
    pub fn kind(&self) -> LayoutKind {
        match self.inner.borrow().engine {
            Engine::Worker(_) => LayoutKind::Worker,
            Engine::Inline(_) | Engine::None => LayoutKind::Inline,
        }
    }
}

impl Inner {
    /// Keeps what a session that starts anew has to be told: the last start, and since then the last word on each pin
    /// and on pausing.
    fn remember(&mut self, request: &Request) {
        match request {
            Request::Start { revision, .. } => {
                self.revision = Some(*revision);
                self.replay.retain(|kept| matches!(kept, Request::Pause));
                self.replay.push(request.clone());
            }
            Request::Pin { node, .. } | Request::Unpin { node } => {
                self.replay.retain(|kept| {
                    !matches!(kept, Request::Pin { node: other, .. } | Request::Unpin { node: other } if other == node)
                });
                self.replay.push(request.clone());
            }
            Request::Pause | Request::Resume => {
                self.replay.retain(|kept| !matches!(kept, Request::Pause));
                if *request == Request::Pause {
                    // Before the start, so that there are places even so.
                    self.replay.insert(0, Request::Pause);
                }
            }
            Request::Reheat | Request::Buffer(_) => {}
        }
    }
}

impl WorkerEnd {
    fn start(inner: &Weak<RefCell<Inner>>) -> Result<Self, JsValue> {
        let worker = start_worker()?;
        let message = {
            let inner = Weak::clone(inner);
            EventListener::new(&worker, "message", move |event| {
                if let Some(inner) = inner.upgrade() {
                    hear(&inner, event.unchecked_ref::<MessageEvent>().data());
                }
            })
        };
        let give_up = |kind: &'static str| {
            let inner = Weak::clone(inner);
            EventListener::new(&worker, kind, move |_| fall_back(&inner))
        };
        let listeners = vec![message, give_up("error"), give_up("messageerror")];
        let patience = {
            let inner = Weak::clone(inner);
            Timeout::new(START_MS, move || {
                let waits = inner.upgrade().is_some_and(
                    |inner| matches!(&inner.borrow().engine, Engine::Worker(worker) if worker.waiting.is_some()),
                );
                if waits {
                    fall_back(&inner);
                }
            })
        };
        Ok(Self {
            worker,
            waiting: Some(Vec::new()),
            arrays: VecDeque::new(),
            spare: Vec::new(),
            _listeners: listeners,
            _patience: patience,
        })
    }

    fn send(&mut self, request: Request) {
        match &mut self.waiting {
            Some(waiting) => waiting.push(request),
            None => {
                let words = Uint32Array::from(&encode_request(&request)[..]);
                // An array just made can be transferred.
                let _ = self.worker.post_message_with_transfer(&words, &Array::of1(&words.buffer()));
            }
        }
    }

    fn give_back(&mut self, positions: Vec<f32>) {
        if let Some(array) = self.arrays.pop_front() {
            let _ = self.worker.post_message_with_transfer(&array, &Array::of1(&array.buffer()));
            self.spare.push(positions);
        }
    }

    /// The frame of this message, read into memory that was given back.
    fn read(&mut self, message: &Array) -> Result<Frame, ProtocolError> {
        let header: Vec<u32> = message.get(0).dyn_into::<Uint32Array>().map(|it| it.to_vec()).unwrap_or_default();
        let array: Float32Array = message.get(1).dyn_into().unwrap_or_else(|_| Float32Array::new_with_length(0));
        let mut positions = self.spare.pop().unwrap_or_default();
        positions.resize(array.length() as usize, 0.0);
        array.copy_to(&mut positions);
        self.arrays.push_back(array);
        decode_frame(&header, positions)
    }
}

impl Drop for WorkerEnd {
    fn drop(&mut self) {
        if stop_worker(&self.worker).is_err() {
            self.worker.terminate();
        }
    }
}

/// Takes a message of the worker.
fn hear(inner: &Rc<RefCell<Inner>>, data: JsValue) {
    let (frame, on_frame) = {
        let mut borrowed = inner.borrow_mut();
        let (revision, on_frame) = (borrowed.revision, Rc::clone(&borrowed.on_frame));
        let Engine::Worker(worker) = &mut borrowed.engine else { return };
        let Ok(message) = data.dyn_into::<Array>() else {
            // It says that it hears.
            for request in worker.waiting.take().unwrap_or_default() {
                worker.send(request);
            }
            return;
        };
        match worker.read(&message) {
            Ok(frame) if Some(frame.revision) == revision => (Some(frame), on_frame),
            Ok(frame) => {
                worker.give_back(frame.positions);
                return;
            }
            Err(_) => (None, on_frame),
        }
    };
    match frame {
        Some(frame) => (on_frame.borrow_mut())(frame),
        // Page and worker run one module; if they do not understand each other, the worker is broken.
        None => fall_back(&Rc::downgrade(inner)),
    }
}

/// Ends the worker and goes on in the page, from the last start.
fn fall_back(inner: &Weak<RefCell<Inner>>) {
    let Some(strong) = inner.upgrade() else { return };
    if !matches!(strong.borrow().engine, Engine::Worker(_)) {
        return;
    }
    let engine = inline(inner);
    if let Engine::Inline(session) = &engine {
        for request in &strong.borrow().replay {
            session.handle(request.clone());
        }
    }
    // The worker's end is dropped after the borrow has ended.
    let ended = std::mem::replace(&mut strong.borrow_mut().engine, engine);
    drop(ended);
}

/// A session in the page.
fn inline(inner: &Weak<RefCell<Inner>>) -> Engine {
    let inner = Weak::clone(inner);
    let session = SessionLoop::new(move |frame| {
        let Some(inner) = inner.upgrade() else { return };
        let (revision, on_frame) = {
            let inner = inner.borrow();
            (inner.revision, Rc::clone(&inner.on_frame))
        };
        if Some(frame.revision) == revision {
            (on_frame.borrow_mut())(frame);
        }
    });
    session.map_or(Engine::None, Engine::Inline)
}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inner").field("revision", &self.revision).finish_non_exhaustive()
    }
}
