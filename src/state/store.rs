//! The store: commands in, state and effects out, listeners told.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::rc::{Rc, Weak};

use super::{Command, Effect, State, update};
use crate::order::Listed as _;
use crate::order::Map;

/// Hears of the state as it is now.
pub type ListenerFn = dyn Fn(&Rc<State>);

type Listener = Rc<ListenerFn>;
type EffectHandler = Rc<dyn Fn(Vec<Effect>)>;

/// Holds the state. Cloning gives another handle to the same store; two handles are equal when they are to the same.
#[derive(Clone)]
pub struct Store {
    inner: Rc<Inner>,
}

struct Inner {
    state: RefCell<Rc<State>>,
    queue: RefCell<VecDeque<Command>>,
    draining: Cell<bool>,
    listeners: RefCell<Map<u64, Listener>>,
    last_listener: Cell<u64>,
    effects: RefCell<Vec<Effect>>,
    handler: RefCell<Option<(u64, EffectHandler)>>,
}

/// Listens until it is dropped.
#[must_use = "dropping it ends the subscription"]
pub struct Subscription {
    inner: Weak<Inner>,
    number: u64,
}

impl Store {
    /// A store that begins with this state.
    pub fn new(state: State) -> Self {
        Self {
            inner: Rc::new(Inner {
                state: RefCell::new(Rc::new(state)),
                queue: RefCell::default(),
                draining: Cell::new(false),
                listeners: RefCell::default(),
                last_listener: Cell::new(0),
                effects: RefCell::default(),
                handler: RefCell::default(),
            }),
        }
    }

    /// The state as it is now.
    pub fn state(&self) -> Rc<State> {
        self.inner.state.borrow().clone()
    }

    /// Carries out a command. Called from a listener or an effect handler it queues: commands never nest.
    pub fn dispatch(&self, command: Command) {
        self.inner.queue.borrow_mut().push_back(command);
        if !self.inner.draining.replace(true) {
            self.drain();
            self.inner.draining.set(false);
        }
    }

    /// Calls `listener` after each batch of commands that changed something or asks for effects, until the
    /// subscription is dropped.
    pub fn subscribe(&self, listener: Box<ListenerFn>) -> Subscription {
        let number = self.number();
        self.inner.listeners.borrow_mut().insert(number, listener.into());
        Subscription { inner: Rc::downgrade(&self.inner), number }
    }

    /// Hands effects to `handler`, after the listeners heard of the state they follow from. There is one handler;
    /// effects that came before it are handed over at once.
    pub fn on_effects(&self, handler: Box<dyn Fn(Vec<Effect>)>) -> Subscription {
        let number = self.number();
        let handler: EffectHandler = handler.into();
        *self.inner.handler.borrow_mut() = Some((number, handler.clone()));
        let waiting = self.take_effects();
        if !waiting.is_empty() {
            handler(waiting);
        }
        Subscription { inner: Rc::downgrade(&self.inner), number }
    }

    /// The effects that no handler has taken.
    pub fn take_effects(&self) -> Vec<Effect> {
        self.inner.effects.take()
    }

    fn number(&self) -> u64 {
        self.inner.last_listener.set(self.inner.last_listener.get() + 1);
        self.inner.last_listener.get()
    }

    fn drain(&self) {
        loop {
            let before = self.state();
            while let Some(command) = self.next_command() {
                let (next, effects) = update(&self.state(), command);
                *self.inner.state.borrow_mut() = Rc::new(next);
                self.inner.effects.borrow_mut().extend(effects);
            }
            let after = self.state();
            let changed = after != before;
            if !changed {
                // Slices keep comparing by pointer.
                *self.inner.state.borrow_mut() = before;
            }
            // Nobody is woken for nothing; a listener may be the one who carries out effects.
            if changed || !self.inner.effects.borrow().is_empty() {
                let listeners: Vec<u64> = self.inner.listeners.borrow().keys().copied().list();
                for number in listeners {
                    // One that a listener before it dropped is not called any more.
                    let listener = self.inner.listeners.borrow().get(&number).cloned();
                    if let Some(listener) = listener {
                        listener(&self.state());
                    }
                }
            }
            let handler = self.inner.handler.borrow().as_ref().map(|(_, handler)| handler.clone());
            if let Some(handler) = handler {
                let effects = self.take_effects();
                if !effects.is_empty() {
                    handler(effects);
                }
            }
            if self.inner.queue.borrow().is_empty() {
                return;
            }
        }
    }

    fn next_command(&self) -> Option<Command> {
        self.inner.queue.borrow_mut().pop_front()
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("revision", &self.state().document.revision).finish_non_exhaustive()
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let Some(inner) = self.inner.upgrade() else { return };
        let listener = inner.listeners.borrow_mut().remove(&self.number);
        drop(listener);
        let mine = inner.handler.borrow().as_ref().is_some_and(|(number, _)| *number == self.number);
        if mine {
            let handler = inner.handler.borrow_mut().take();
            drop(handler);
        }
    }
}

impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subscription").field("number", &self.number).finish_non_exhaustive()
    }
}
