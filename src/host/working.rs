//! Working: what takes long is made in slices, between which the page hears and draws.

use std::cell::RefCell;
use std::rc::Rc;

use super::acting;
use super::session_loop::now;
use super::stage::Inner;
use super::turns::Turns;
use crate::pace::Job;
use crate::state::{Command, Part, Task};

/// How long a slice is, in milliseconds.
const SLICE_MS: f64 = 10.0;
/// So many steps are done between two looks at the clock.
const STEPS: u32 = 64;
/// How often progress is told, in milliseconds.
const TOLD_MS: f64 = 400.0;

/// Makes one part at a time. Dropping it, or [`Working::stop`], ends that.
#[derive(Default)]
pub(super) struct Working {
    under: Rc<RefCell<Option<Under>>>,
    turns: RefCell<Option<Turns>>,
}

/// A task under way.
struct Under {
    ticket: u32,
    task: Task,
    job: Job<Part>,
    told: f64,
}

impl Working {
    /// Begins with a task, in the place of the one before.
    pub fn ask(&self, inner: &Rc<Inner>, ticket: u32, task: &Task) {
        let job = task.begin();
        *self.under.borrow_mut() = Some(Under { ticket, task: task.clone(), job, told: now() });
        let mut turns = self.turns.borrow_mut();
        if turns.is_none() {
            let (under, inner) = (Rc::clone(&self.under), Rc::downgrade(inner));
            *turns = Turns::new(move || {
                let said = work(&mut under.borrow_mut());
                // Who hears it may have another task.
                if let (Some(command), Some(inner)) = (said, inner.upgrade()) {
                    // What is put into the page then takes long by itself.
                    if matches!(command, Command::Worked { .. }) {
                        acting::hold(&inner);
                    }
                    inner.store.dispatch(command);
                }
                under.borrow().is_some()
            })
            .ok();
        }
        if let Some(turns) = &*turns {
            turns.wake();
        }
    }

    /// Ends what is under way.
    pub fn stop(&self) {
        let ended = self.under.borrow_mut().take();
        drop(ended);
    }
}

/// Works for a slice; what there is to say of it.
fn work(under: &mut Option<Under>) -> Option<Command> {
    let until = now() + SLICE_MS;
    let first = under.as_mut()?;
    while now() < until {
        if let Some(part) = first.job.work(STEPS) {
            let (ticket, task) = (first.ticket, first.task.clone());
            *under = None;
            return Some(Command::Worked { ticket, task, part });
        }
    }
    if until < first.told + TOLD_MS {
        return None;
    }
    first.told = until;
    Some(Command::Working((first.job.progress() * 100.0) as u32))
}
