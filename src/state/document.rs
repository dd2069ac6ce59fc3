//! What is open: the records, what they say together, and the network of it.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::graph::search::Index;
use crate::graph::{Network, Visibility};
use crate::io::{self, Issue};
use crate::model::{ArticleId, Dataset, Evidence, GlobalId, Joined, Merged, Source};
use crate::order::Listed as _;
use crate::order::Map;
use crate::scene::timeline::Timeline;

/// The open articles and all that follows from them. Everything but `dataset` and `files` is derived; the revision
/// is raised by every change, so two documents of one session are equal when their revisions are.
#[derive(Debug, Clone, Default)]
pub struct Document {
    pub revision: u64,
    pub dataset: Rc<Dataset>,
    /// The files that articles were opened from; demo articles have none.
    pub files: Rc<Map<ArticleId, KeptFile>>,
    /// What reading them found, file by file in reading order.
    pub issues: Rc<Vec<Issue>>,
    /// Where each record stands in its article.
    pub records: Rc<Map<GlobalId, RecordPlace>>,
    /// Which of the records are one thing.
    pub joined: Rc<Joined>,
    /// What all articles say together.
    pub whole: Rc<Merged>,
    /// The same as it was known on the session's day; mostly all.
    pub merged: Rc<Merged>,
    /// Its events in time.
    pub timeline: Rc<Timeline>,
    /// The events of all that is open in time.
    pub all_time: Rc<Timeline>,
    pub network: Rc<Network>,
    /// The network of all that is open.
    pub of_whole: Rc<Network>,
    /// What the layout is of: the same, and what stands only on another day of knowledge, which thus moves nothing.
    pub laid_out: Rc<Network>,
    /// What the search looks in.
    pub index: Rc<Index>,
    /// What is shown, faded, hidden, from the session's filter.
    pub visibility: Rc<Visibility>,
}

/// A file as it was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptFile {
    /// Unique among the open files.
    pub name: String,
    pub bytes: Rc<[u8]>,
    /// What reading it found.
    pub issues: Rc<Vec<Issue>>,
    /// The fingerprint of the bytes, once it was asked for.
    pub fingerprint: OnceCell<Rc<str>>,
}

/// Where a record stands in its article, by position in the source's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordPlace {
    Entity(usize),
    Relation(usize),
    Event(usize),
}

impl Document {
    /// The article that a record stands in.
    pub fn source_of(&self, record: &GlobalId) -> Option<&Source> {
        self.dataset.sources.get(record.article()).map(|source| &**source)
    }

    /// The fingerprint of an open article's file.
    pub fn fingerprint(&self, article: &str) -> Rc<str> {
        match self.files.get(article) {
            Some(file) => file.fingerprint.get_or_init(|| io::fingerprint(&file.bytes).into()).clone(),
            None => io::demo::fingerprint(article).unwrap_or_default().into(),
        }
    }

    /// All quotes of a record in one order: its own, then its participants'. `Command::Read` counts in it.
    pub fn quotes_of(&self, record: &GlobalId) -> Vec<&Evidence> {
        let Some(source) = self.source_of(record) else { return Vec::new() };
        match self.records.get(record) {
            Some(RecordPlace::Entity(at)) => source.entities.get(*at).map(|e| e.evidence.iter().list()),
            Some(RecordPlace::Relation(at)) => source.relations.get(*at).map(|r| r.evidence.iter().list()),
            Some(RecordPlace::Event(at)) => source.events.get(*at).map(|event| {
                let parts = event.participants.iter().flat_map(|participant| &participant.evidence);
                event.evidence.iter().chain(parts).list()
            }),
            None => None,
        }
        .unwrap_or_default()
    }

    /// The merged thing that a record belongs to; a merged thing is its own. `None` where nothing known has this name.
    pub fn resolve(&self, id: &GlobalId) -> Option<GlobalId> {
        resolve(&self.merged, id)
    }

    /// The same of all that is open, known on the session's day or not.
    pub fn resolve_in_whole(&self, id: &GlobalId) -> Option<GlobalId> {
        resolve(&self.whole, id)
    }

    /// The document with all that is open known.
    pub(super) fn knowing_all(&self) -> Self {
        Self { merged: self.whole.clone(), ..self.clone() }
    }

    /// The slot of an edge by its stable name.
    pub fn edge_slot(&self, name: &str) -> Option<u32> {
        self.network.edges().find(|(_, _, _, edge)| &*edge.id == name).map(|(slot, ..)| slot)
    }
}

fn resolve(merged: &Merged, id: &GlobalId) -> Option<GlobalId> {
    if merged.entities.contains_key(id) || merged.events.contains_key(id) {
        return Some(id.clone());
    }
    let found = merged.merged_of.get(id)?;
    (merged.entities.contains_key(found) || merged.events.contains_key(found)).then(|| found.clone())
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision
    }
}
