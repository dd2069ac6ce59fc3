//! Steps: long work as a future that stops now and then, so that whoever has it done may do something else in between.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// A step is over after about so much: nodes, links or distances looked at, a few milliseconds.
const STEP: usize = 100_000;

/// What the work itself knows of its steps; copies are of the same work.
#[derive(Debug, Clone, Default)]
pub(super) struct Steps {
    share: Rc<Cell<f32>>,
    done: Rc<Cell<usize>>,
}

/// Work under way. What comes of it does not hang on when it goes on.
pub(super) struct Stepwise<T> {
    work: Option<Pin<Box<dyn Future<Output = T>>>>,
    steps: Steps,
}

impl Steps {
    /// So much was done; ends the step where that makes it long enough.
    pub async fn did(&self, much: usize) {
        self.done.set(self.done.get() + much);
        if self.done.get() >= STEP {
            self.end().await;
        }
    }

    /// Ends the step.
    pub async fn end(&self) {
        self.done.set(0);
        let mut ended = false;
        poll_fn(move |_| if std::mem::replace(&mut ended, true) { Poll::Ready(()) } else { Poll::Pending }).await;
    }

    /// So large a share of the whole is done, 0 to 1.
    pub fn reach(&self, share: f32) {
        self.share.set(share);
    }
}

impl<T> Stepwise<T> {
    /// The work that `begin` makes of its steps; nothing of it is done yet.
    pub fn new<F: Future<Output = T> + 'static>(begin: impl FnOnce(Steps) -> F) -> Self {
        let steps = Steps::default();
        Self { work: Some(Box::pin(begin(steps.clone()))), steps }
    }

    /// Does a step; what came of the work after the last.
    pub fn step(&mut self) -> Option<T> {
        let work = self.work.as_mut()?;
        match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(made) => {
                self.work = None;
                Some(made)
            }
            Poll::Pending => None,
        }
    }

    /// The share that is done, 0 to 1.
    pub fn share(&self) -> f32 {
        self.steps.share.get()
    }
}

/// All of it at once.
pub(super) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    loop {
        if let Poll::Ready(made) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return made;
        }
    }
}

impl<T> std::fmt::Debug for Stepwise<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stepwise").field("steps", &self.steps).finish_non_exhaustive()
    }
}
