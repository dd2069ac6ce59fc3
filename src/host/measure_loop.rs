//! Measures that work in slices, in a worker or in the page: tasks in, messages out.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::session_loop::now;
use super::turns::Turns;
use crate::graph::measure::{Job, MeasureMessage, decode_task, encode_message};

/// How long a slice is, in milliseconds.
const SLICE_MS: f64 = 8.0;
/// How often progress is told, in milliseconds: in large networks every panel takes a while to see that nothing else changed.
const TOLD_MS: f64 = 500.0;

/// Works on tasks one after another. Dropping it ends that.
pub(super) struct MeasureLoop {
    tasks: Rc<RefCell<Vec<Under>>>,
    turns: Turns,
}

/// A task under way.
struct Under {
    ticket: u32,
    kind: u32,
    job: Job,
    told: f64,
}

impl MeasureLoop {
    /// `tell` takes the words of a message back.
    ///
    /// # Errors
    /// Where the browser cannot run work in turns.
    pub fn new(tell: impl Fn(&[u32]) + 'static) -> Result<Self, JsValue> {
        let tasks: Rc<RefCell<Vec<Under>>> = Rc::default();
        let worked = Rc::clone(&tasks);
        let turns = Turns::new(move || {
            let said = work(&mut worked.borrow_mut());
            // Who hears it may have another task.
            if let Some(words) = said {
                tell(&words);
            }
            !worked.borrow().is_empty()
        })?;
        Ok(Self { tasks, turns })
    }

    /// Takes the words of a task; it takes the place of one of its kind.
    pub fn take(&self, words: &[u32]) {
        let Some((ticket, task)) = decode_task(words) else { return };
        let kind = words.first().copied().unwrap_or_default();
        let mut tasks = self.tasks.borrow_mut();
        tasks.retain(|other| other.kind != kind);
        tasks.push(Under { ticket, kind, job: Job::new(task), told: now() });
        self.turns.wake();
    }
}

/// Works on the first task for a slice; what there is to say of it.
fn work(tasks: &mut Vec<Under>) -> Option<Vec<u32>> {
    let until = now() + SLICE_MS;
    let first = tasks.first_mut()?;
    let mut more = true;
    while more && now() < until {
        more = first.job.step();
    }
    if !more {
        let done = MeasureMessage::Done(first.job.outcome());
        let words = encode_message(first.ticket, &done);
        tasks.remove(0);
        return Some(words);
    }
    if until < first.told + TOLD_MS {
        return None;
    }
    first.told = until;
    Some(encode_message(first.ticket, &MeasureMessage::Progress(first.job.progress())))
}
