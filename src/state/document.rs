//! What is open: the records, what they say together, and the network of it.

use std::rc::Rc;

use crate::graph::{Network, Visibility};
use crate::io::Issue;
use crate::model::{Dataset, Merged};

/// The open articles and all that follows from them. Everything but `dataset` and `issues` is derived; the revision
/// is raised by every change, so two documents of one session are equal when their revisions are.
#[derive(Debug, Clone, Default)]
pub struct Document {
    pub revision: u64,
    pub dataset: Rc<Dataset>,
    /// What reading them found, in reading order.
    pub issues: Rc<Vec<Issue>>,
    pub merged: Rc<Merged>,
    pub network: Rc<Network>,
    /// What is shown, faded, hidden, from the session's filter.
    pub visibility: Rc<Visibility>,
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision
    }
}
