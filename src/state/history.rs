//! The way back and forth: what meant something before each change.

use std::rc::Rc;

use super::{Arrangement, Awaited, Document, Route, SavedView, Selection, Session};
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
    /// What the step was, in words: "hide 3 nodes".
    what: Rc<str>,
    /// Steps of equal key in a row are one.
    key: Option<GlobalId>,
    document: Document,
    kept: Kept,
}

/// What of the session comes back with a step: a line each. All but the selection make a step when they change.
macro_rules! kept {
    (with { $($beside:ident: $beside_type:ty,)+ } steps { $($step:ident: $step_type:ty,)+ }) => {
        #[derive(Debug, Clone)]
        struct Kept {
            $($beside: Rc<$beside_type>,)+
            $($step: Rc<$step_type>,)+
        }

        impl Kept {
            fn of(session: &Session, near: Option<&Self>) -> Self {
                Self {
                    $($beside: shared(&session.$beside, near.map(|near| &near.$beside)),)+
                    $($step: shared(&session.$step, near.map(|near| &near.$step)),)+
                }
            }

            fn give_back(self, session: &mut Session) {
                $(session.$beside = (*self.$beside).clone();)+
                $(session.$step = (*self.$step).clone();)+
            }
        }

        /// Whether the sessions differ in something that can be undone.
        pub(super) fn is_step(before: &Session, next: &Session) -> bool {
            $(before.$step != next.$step)||+
        }
    };
}

kept! {
    with {
        selection: Selection,
        degrees: u32,
        awaited: Option<Awaited>,
    }
    steps {
        filter: Filter,
        known: Option<i64>,
        projection: Projection,
        arrangement: Arrangement,
        pins: Map<GlobalId, [f32; 2]>,
        communities: Option<f32>,
        route: Option<Route>,
        views: Vec<SavedView>,
    }
}

impl History {
    /// The documents that undo and redo know.
    pub(super) fn documents(&self) -> impl Iterator<Item = &Document> {
        self.past.iter().chain(&*self.future).map(|step| &step.document)
    }

    /// How many steps can be undone.
    pub fn undo_count(&self) -> usize {
        self.past.len()
    }

    /// How many steps can be redone.
    pub fn redo_count(&self) -> usize {
        self.future.len()
    }

    /// What undo would take back, in words: "hide 3 nodes".
    pub fn next_undo(&self) -> Option<&Rc<str>> {
        self.past.last().map(|step| &step.what)
    }

    /// What redo would do again.
    pub fn next_redo(&self) -> Option<&Rc<str>> {
        self.future.last().map(|step| &step.what)
    }

    /// A revision that no document of this session has had.
    pub(super) fn next_revision(&mut self) -> u64 {
        self.last_revision += 1;
        self.last_revision
    }

    /// Remembers what was before a step. What had been undone is forgotten. A step with the same key as the one
    /// before, such as the drag of one node, joins it.
    pub(super) fn push(&mut self, what: Rc<str>, key: Option<GlobalId>, document: &Document, session: &Session) {
        let joins = self.future.is_empty() && key.is_some() && self.past.last().is_some_and(|last| last.key == key);
        self.future = Rc::default();
        let past = Rc::make_mut(&mut self.past);
        if let Some(last) = past.last_mut().filter(|_| joins) {
            last.what = what;
            return;
        }
        let kept = Kept::of(session, past.last().map(|last| &last.kept));
        past.push(Snapshot { what, key, document: document.clone(), kept });
        if past.len() > MOST_STEPS {
            past.remove(0);
        }
    }

    /// Goes one step back and says which; `None` where there is none.
    pub(super) fn undo(&mut self, document: &mut Document, session: &mut Session) -> Option<Rc<str>> {
        step(&mut self.past, &mut self.future, document, session)
    }

    /// Goes one step forth again.
    pub(super) fn redo(&mut self, document: &mut Document, session: &mut Session) -> Option<Rc<str>> {
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
) -> Option<Rc<str>> {
    if from.is_empty() {
        return None;
    }
    let target = Rc::make_mut(from).pop()?;
    let kept = Kept::of(session, Some(&target.kept));
    let here = Snapshot { what: target.what.clone(), key: target.key.clone(), document: document.clone(), kept };
    Rc::make_mut(to).push(here);
    *document = target.document;
    target.kept.give_back(session);
    Some(target.what)
}

/// The neighbour's copy where it is equal.
fn shared<T: Clone + PartialEq>(value: &T, near: Option<&Rc<T>>) -> Rc<T> {
    near.filter(|near| ***near == *value).cloned().unwrap_or_else(|| Rc::new(value.clone()))
}
