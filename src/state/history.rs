//! The way back and forth: what meant something before each change.

use std::rc::Rc;

use super::{Arrangement, Document, Selection, Session};
use crate::graph::{Filter, Projection};
use crate::model::GlobalId;
use crate::order::Map;

/// The most steps that can be undone.
pub const MOST_STEPS: usize = 200;

/// What can be undone and redone. Camera, panels, notices and the selection by itself are no steps; the selection
/// comes back together with the step it belonged to.
#[derive(Debug, Clone, Default)]
pub struct History {
    past: Rc<Vec<Snapshot>>,
    future: Rc<Vec<Snapshot>>,
    /// The highest document revision ever given out: undone revisions are not given out again.
    last_revision: u64,
}

/// A step's state before (in the past) or after it (in the future). Unchanged parts are shared between steps.
#[derive(Debug, Clone)]
struct Snapshot {
    /// What the step was, in words: "hide".
    what: &'static str,
    /// Steps of equal key in a row are one.
    key: Option<GlobalId>,
    document: Document,
    selection: Rc<Selection>,
    filter: Rc<Filter>,
    projection: Projection,
    arrangement: Rc<Arrangement>,
    pins: Rc<Map<GlobalId, [f32; 2]>>,
}

impl History {
    /// How many steps can be undone.
    pub fn undo_count(&self) -> usize {
        self.past.len()
    }

    /// How many steps can be redone.
    pub fn redo_count(&self) -> usize {
        self.future.len()
    }

    /// A revision that no document of this session has had.
    pub(super) fn next_revision(&mut self) -> u64 {
        self.last_revision += 1;
        self.last_revision
    }

    /// Remembers what was before a step. What had been undone is forgotten. A step with the same key as the one
    /// before, such as the drag of one node, joins it.
    pub(super) fn push(&mut self, what: &'static str, key: Option<GlobalId>, document: &Document, session: &Session) {
        self.future = Rc::default();
        if key.is_some() && self.past.last().is_some_and(|last| last.key == key) {
            return;
        }
        let snapshot = Snapshot::of(what, key, document, session, self.past.last());
        let past = Rc::make_mut(&mut self.past);
        past.push(snapshot);
        if past.len() > MOST_STEPS {
            past.remove(0);
        }
    }

    /// Goes one step back and says which; `None` where there is none.
    pub(super) fn undo(&mut self, document: &mut Document, session: &mut Session) -> Option<&'static str> {
        step(&mut self.past, &mut self.future, document, session)
    }

    /// Goes one step forth again.
    pub(super) fn redo(&mut self, document: &mut Document, session: &mut Session) -> Option<&'static str> {
        step(&mut self.future, &mut self.past, document, session)
    }
}

impl PartialEq for History {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.past, &other.past)
            && (Rc::ptr_eq(&self.future, &other.future) || (self.future.is_empty() && other.future.is_empty()))
    }
}

/// Takes the last of `from` as what is, and puts what was onto `to`.
fn step(
    from: &mut Rc<Vec<Snapshot>>,
    to: &mut Rc<Vec<Snapshot>>,
    document: &mut Document,
    session: &mut Session,
) -> Option<&'static str> {
    if from.is_empty() {
        return None;
    }
    let target = Rc::make_mut(from).pop()?;
    let here = Snapshot::of(target.what, target.key.clone(), document, session, Some(&target));
    Rc::make_mut(to).push(here);
    *document = target.document;
    session.selection = (*target.selection).clone();
    session.filter = (*target.filter).clone();
    session.projection = target.projection;
    session.arrangement = (*target.arrangement).clone();
    session.pins = (*target.pins).clone();
    Some(target.what)
}

impl Snapshot {
    fn of(
        what: &'static str,
        key: Option<GlobalId>,
        document: &Document,
        session: &Session,
        near: Option<&Self>,
    ) -> Self {
        Self {
            what,
            key,
            document: document.clone(),
            selection: shared(&session.selection, near.map(|near| &near.selection)),
            filter: shared(&session.filter, near.map(|near| &near.filter)),
            projection: session.projection,
            arrangement: shared(&session.arrangement, near.map(|near| &near.arrangement)),
            pins: shared(&session.pins, near.map(|near| &near.pins)),
        }
    }
}

/// The neighbour's copy where it is equal.
fn shared<T: Clone + PartialEq>(value: &T, near: Option<&Rc<T>>) -> Rc<T> {
    near.filter(|near| ***near == *value).cloned().unwrap_or_else(|| Rc::new(value.clone()))
}
