//! Work: what takes too long to be done at once. A command that lacks a part of what it needs waits, as it was given, until
//! the host has made that part in slices; then it is carried out as if it were quick.

use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use super::derive::{Whole, placed};
use super::{Command, Document, Effect, History, State};
use crate::graph::search::Index;
use crate::graph::{Filter, Network, Projection, Visibility};
use crate::io::{self, Issue, ReadError};
use crate::model::{Dataset, Joined, Merged, Source};
use crate::pace::{Job, Pace, at_once};
use crate::scene::timeline::Timeline;

/// What is made of more records is made in slices; of fewer, at once.
const LONG: usize = 20_000;
/// Reading takes as long for so many letters as anything else for a record.
const LETTERS: usize = 80;

/// A part of a document that may take long to make.
#[derive(Clone)]
pub enum Task {
    /// What a file says.
    Read { name: String, bytes: Rc<[u8]> },
    /// What articles say together.
    Join(Rc<Dataset>),
    /// What was known of it on a day.
    Know { joined: Rc<Joined>, day: i64 },
    /// The network of what is known.
    Build { merged: Rc<Merged>, projection: Projection },
    /// What a filter makes of a network. It is quick, but not beside all else that comes with a new network.
    See { network: Rc<Network>, filter: Rc<Filter> },
}

/// What came of a task.
#[derive(Clone)]
pub enum Part {
    Read(Rc<Result<Opened, ReadError>>),
    Joined(Whole),
    Known(Rc<Merged>, Rc<Timeline>),
    Built(Rc<Network>, Rc<Index>),
    Seen(Rc<Visibility>),
}

/// A file that was read.
#[derive(Debug)]
pub struct Opened {
    pub(super) source: Arc<Source>,
    pub(super) issues: Rc<Vec<Issue>>,
    pub(super) fingerprint: Rc<str>,
}

/// The commands that wait, and what was made for the first of them.
#[derive(Debug, Clone, Default)]
pub struct Work {
    /// In the order in which they were given.
    waiting: Rc<Vec<Command>>,
    /// Counts what was asked of the host: answers to anything but the last are dropped.
    ticket: u32,
    /// What is being done, in words, and how far it is in percent.
    now: Option<(&'static str, u32)>,
    parts: Rc<Vec<(Task, Part)>>,
}

/// Where the parts of a document come from while a command is carried out.
pub(super) struct Maker {
    parts: Rc<Vec<(Task, Part)>>,
    document: Document,
    history: History,
    /// Of how many records something was made for this command at once.
    made: usize,
    lacks: Option<Task>,
}

/// What a command lacks, and what was made for it before.
pub(super) struct Lack {
    pub(super) task: Task,
    parts: Rc<Vec<(Task, Part)>>,
}

impl Task {
    /// What is being done, for the user.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Read { .. } => "Reading",
            Self::Join(_) | Self::Know { .. } => "Gathering",
            Self::Build { .. } | Self::See { .. } => "Building the network",
        }
    }

    /// The work itself, to be done in slices.
    pub fn begin(&self) -> Job<Part> {
        let task = self.clone();
        Job::new(async move |pace| task.done(&pace).await)
    }

    async fn done(&self, pace: &Pace) -> Part {
        match self {
            Self::Read { name, bytes } => {
                let read = io::read_paced(name, bytes, pace).await;
                let fingerprint = match &read {
                    Ok(_) => io::fingerprint_paced(bytes, pace).await,
                    Err(_) => String::new(),
                };
                Part::Read(Rc::new(read.map(|read| Opened {
                    source: Arc::new(read.source),
                    issues: Rc::new(read.issues),
                    fingerprint: fingerprint.into(),
                })))
            }
            Self::Join(dataset) => Part::Joined(Whole::of(dataset, pace).await),
            Self::Know { joined, day } => {
                let merged = joined.known_on_paced(Some(*day), pace).await;
                let timeline = placed(&merged, pace).await;
                Part::Known(merged.into(), timeline.into())
            }
            Self::Build { merged, projection } => {
                let network = Network::build_paced(merged, *projection, pace).await;
                let index = Index::new_paced(&network, merged, pace).await;
                Part::Built(network.into(), index.into())
            }
            Self::See { network, filter } => Part::Seen(filter.visibility(network).into()),
        }
    }

    /// How much there is to do, in records about.
    fn size(&self) -> usize {
        match self {
            Self::Read { bytes, .. } => bytes.len() / LETTERS,
            Self::Join(dataset) => {
                let size = |source: &Arc<Source>| {
                    let parts: usize = source.events.iter().map(|event| event.participants.len()).sum();
                    source.entities.len() + source.relations.len() + source.events.len() + parts
                };
                dataset.sources.values().map(size).sum()
            }
            Self::Know { joined, .. } => joined.record_count(),
            Self::Build { merged, .. } => {
                let parts: usize = merged.events.values().map(|event| event.participants.len()).sum();
                merged.entities.len() + merged.events.len() + merged.relations.len() + parts
            }
            Self::See { network, .. } => (network.node_count() + network.edge_count()) / 48,
        }
    }
}

impl PartialEq for Task {
    /// Whether the same comes of both, told by what they share.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Read { name, bytes }, Self::Read { name: other, bytes: others }) => {
                name == other && Rc::ptr_eq(bytes, others)
            }
            (Self::Join(one), Self::Join(other)) => {
                let sources = || one.sources.values().zip(other.sources.values());
                one.sources.len() == other.sources.len()
                    && sources().all(|(one, other)| Arc::ptr_eq(one, other))
                    && one.decisions == other.decisions
            }
            (Self::Know { joined, day }, Self::Know { joined: other, day: others }) => {
                day == others && Rc::ptr_eq(joined, other)
            }
            (Self::Build { merged, projection }, Self::Build { merged: other, projection: others }) => {
                projection == others && Rc::ptr_eq(merged, other)
            }
            (Self::See { network, filter }, Self::See { network: other, filter: others }) => {
                filter == others && Rc::ptr_eq(network, other)
            }
            _ => false,
        }
    }
}

impl fmt::Debug for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

impl PartialEq for Part {
    /// Whether they are one.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Read(one), Self::Read(other)) => Rc::ptr_eq(one, other),
            (Self::Joined(one), Self::Joined(other)) => Rc::ptr_eq(&one.joined, &other.joined),
            (Self::Known(one, _), Self::Known(other, _)) => Rc::ptr_eq(one, other),
            (Self::Built(one, _), Self::Built(other, _)) => Rc::ptr_eq(one, other),
            (Self::Seen(one), Self::Seen(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Part")
    }
}

impl PartialEq for Work {
    fn eq(&self, other: &Self) -> bool {
        let same = Rc::ptr_eq(&self.waiting, &other.waiting) || self.waiting.len() + other.waiting.len() == 0;
        same && (self.ticket, self.now) == (other.ticket, other.now)
    }
}

impl Work {
    /// What is being done, in words, and how far it is in percent.
    pub fn now(&self) -> Option<(&'static str, u32)> {
        self.now
    }

    /// The commands that wait.
    pub(super) fn waiting(&self) -> &[Command] {
        &self.waiting
    }

    /// The same with one more command that waits.
    pub(super) fn with_command(&self, command: Command) -> Self {
        let mut work = self.clone();
        Rc::make_mut(&mut work.waiting).push(command);
        work
    }

    /// The same with so many percent done.
    pub(super) fn at(&self, percent: u32) -> Self {
        Self { now: self.now.map(|(what, _)| (what, percent)), ..self.clone() }
    }

    /// The same with one more part, where it was asked for last.
    pub(super) fn with(&self, ticket: u32, task: Task, part: Part) -> Option<Self> {
        let mut work = self.clone();
        Rc::make_mut(&mut work.parts).push((task, part));
        (ticket == self.ticket && self.now.is_some()).then_some(work)
    }

    /// The same with these commands waiting and nothing made for them.
    pub(super) fn of(&self, waiting: Vec<Command>) -> Self {
        Self { waiting: waiting.into(), now: None, parts: Rc::default(), ticket: self.ticket + 1 }
    }

    /// The same with what the first command that waits lacks under way.
    pub(super) fn begun(&self, lack: Lack) -> (Self, Effect) {
        let Lack { task, parts } = lack;
        let work = Self { ticket: self.ticket + 1, now: Some((task.words(), 0)), parts, ..self.clone() };
        let effect = Effect::Work { ticket: work.ticket, task };
        (work, effect)
    }
}

impl Maker {
    /// With the parts that were made, and those that undo knows.
    pub(super) fn of(state: &State) -> Self {
        let (document, history) = (state.document.clone(), state.history.clone());
        Self { parts: state.work.parts.clone(), document, history, made: 0, lacks: None }
    }

    /// Whether something is lacking.
    pub(super) fn lacks(&self) -> bool {
        self.lacks.is_some()
    }

    /// What is lacking.
    pub(super) fn lack(&mut self) -> Option<Lack> {
        Some(Lack { task: self.lacks.take()?, parts: self.parts.clone() })
    }

    /// What a file says.
    pub(super) fn read(&mut self, name: &str, bytes: &Rc<[u8]>) -> Option<Rc<Result<Opened, ReadError>>> {
        match self.part(Task::Read { name: name.to_owned(), bytes: bytes.clone() })? {
            Part::Read(read) => Some(read),
            _ => None,
        }
    }

    /// What articles say together.
    pub(super) fn joined(&mut self, dataset: &Rc<Dataset>) -> Option<Whole> {
        match self.part(Task::Join(dataset.clone()))? {
            Part::Joined(whole) => Some(whole),
            _ => None,
        }
    }

    /// What was known of it on a day, and its events in time.
    pub(super) fn known(&mut self, joined: &Rc<Joined>, day: i64) -> Option<(Rc<Merged>, Rc<Timeline>)> {
        match self.part(Task::Know { joined: joined.clone(), day })? {
            Part::Known(merged, timeline) => Some((merged, timeline)),
            _ => None,
        }
    }

    /// The network of what is known, and what the search looks in. What was built before a step that can be undone need
    /// not be built again.
    pub(super) fn built(&mut self, merged: &Rc<Merged>, projection: Projection) -> Option<(Rc<Network>, Rc<Index>)> {
        let is_of =
            |document: &&Document| Rc::ptr_eq(&document.merged, merged) && document.network.projection() == projection;
        let known = std::iter::once(&self.document).chain(self.history.documents()).find(is_of);
        if let Some(known) = known.filter(|known| known.network.node_count() > 0) {
            return Some((known.network.clone(), known.index.clone()));
        }
        match self.part(Task::Build { merged: merged.clone(), projection })? {
            Part::Built(network, index) => Some((network, index)),
            _ => None,
        }
    }

    /// What a filter makes of a network.
    pub(super) fn seen(&mut self, network: &Rc<Network>, filter: &Filter) -> Option<Rc<Visibility>> {
        match self.part(Task::See { network: network.clone(), filter: filter.clone().into() })? {
            Part::Seen(visibility) => Some(visibility),
            _ => None,
        }
    }

    /// What comes of a task: as it was made before, or made now where that is quick.
    fn part(&mut self, task: Task) -> Option<Part> {
        if let Some((_, part)) = self.parts.iter().find(|(made, _)| *made == task) {
            return Some(part.clone());
        }
        self.made = self.made.saturating_add(task.size());
        if self.made <= LONG {
            let part = at_once(task.done(&Pace::endless()));
            // It may be asked for again in the same command.
            Rc::make_mut(&mut self.parts).push((task, part.clone()));
            return Some(part);
        }
        self.lacks.get_or_insert(task);
        None
    }
}
