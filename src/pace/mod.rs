//! Pace: long work that rests now and then, so that whoever has it done can hear what else there is.
//!
//! Work is a future that waits for nothing but its [`Pace`]: it counts its steps, and where those that it was given are
//! used up it rests until it is given more. Done at once or in pieces, it is the same code and gives the same value.

use std::cell::Cell;
use std::fmt;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// How many steps are left of those that were given, and how far the work is.
#[derive(Debug, Clone, Default)]
pub struct Pace(Option<Rc<Steps>>);

#[derive(Debug, Default)]
struct Steps {
    left: Cell<u32>,
    done: Cell<u64>,
    expected: Cell<u64>,
    reached: Cell<f32>,
}

/// Work under way.
pub struct Job<T> {
    pace: Pace,
    work: Pin<Box<dyn Future<Output = T>>>,
}

impl Pace {
    /// The pace of work that is done at once.
    pub const fn endless() -> Self {
        Self(None)
    }

    /// So many steps were done, each about as long as it takes to look at one record. To be awaited.
    pub fn step(&self, count: usize) -> Rest {
        Rest(self.uses_up(count))
    }

    /// Whether no step is left after so many. Apart from the rest, which stands wherever work may rest.
    #[inline(never)]
    fn uses_up(&self, count: usize) -> bool {
        let Some(steps) = &self.0 else { return false };
        steps.done.set(steps.done.get() + count as u64);
        steps.left.set(steps.left.get().saturating_sub(count as u32));
        steps.left.get() == 0
    }

    /// So large a share of the work is done, 0 to 1: for work that knows better than by its steps.
    pub fn reach(&self, share: f32) {
        if let Some(steps) = &self.0 {
            steps.reached.set(share);
        }
    }

    /// About so many steps are to come, besides those that were done and expected before.
    pub fn expect(&self, more: usize) {
        if let Some(steps) = &self.0 {
            steps.expected.set(steps.expected.get() + more as u64);
        }
    }
}

/// Gives way once, where there is reason to.
#[must_use = "work rests only where this is awaited"]
#[derive(Debug)]
pub struct Rest(bool);

impl Future for Rest {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::take(&mut self.0) { Poll::Pending } else { Poll::Ready(()) }
    }
}

impl<T> Job<T> {
    /// Work that has not begun; `begin` hands it the pace that it is to keep.
    pub fn new<W: Future<Output = T> + 'static>(begin: impl FnOnce(Pace) -> W) -> Self {
        let pace = Pace(Some(Rc::default()));
        Self { work: Box::pin(begin(pace.clone())), pace }
    }

    /// Goes on for about so many steps; what came of it, once it is done. It must not be asked after that.
    pub fn work(&mut self, steps: u32) -> Option<T> {
        if let Some(mine) = &self.pace.0 {
            mine.left.set(steps.max(1));
        }
        match self.work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(done) => Some(done),
            Poll::Pending => None,
        }
    }

    /// How far it is, from 0 to 1, as far as it knows.
    pub fn progress(&self) -> f32 {
        let Some(steps) = &self.pace.0 else { return 0.0 };
        let (done, expected) = (steps.done.get(), steps.expected.get());
        if expected == 0 { steps.reached.get() } else { (done as f32 / expected as f32).min(1.0) }
    }
}

impl<T> fmt::Debug for Job<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").field("pace", &self.pace).finish_non_exhaustive()
    }
}

/// Does all of the work now, which keeps an endless pace.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
}
