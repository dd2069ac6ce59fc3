//! What stands out: the measures of what is shown, and what they were worked out from.

use std::rc::Rc;

use crate::graph::Network;
use crate::graph::measure::{Gatherings, MeasureMessage, Months, Outcome, Pairs, Rows, Task, Work};
use crate::model::GlobalId;
use crate::order::{self, Listed as _};

/// The most rows of a measure.
const MOST_ROWS: usize = 8;
/// The most communities that are told and drawn.
const MOST_COMMUNITIES: usize = 12;
/// What is left to chance is the same for everyone.
const SEED: u64 = 1;

/// One of the measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    Pairs,
    Between,
    Months,
}

impl Measure {
    /// Its name among the elements of the page.
    pub fn anchor(self) -> &'static str {
        match self {
            Self::Pairs => "pairs-title",
            Self::Between => "between-title",
            Self::Months => "months-title",
        }
    }
}

/// What came out of a measure that may take long.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Answer<T> {
    /// Nobody wants to know.
    #[default]
    Unasked,
    /// It is being worked out, and so much of it is done, from 0 to 1.
    Asked {
        ticket: u32,
        progress: f32,
    },
    /// The user did not want to wait.
    GivenUp,
    Known(T),
}

/// The measures of what is shown. They are worked out anew whenever that changes, and only while someone looks.
#[derive(Debug, Clone, Default)]
pub struct Measures {
    /// Raised by every change: two of one session are equal when theirs are.
    stamp: u64,
    /// The revision of the document that they are of.
    of: u64,
    tickets: u32,
    rows: Rc<Rows>,
    /// The resolution that communities were asked at.
    resolution: Option<f32>,
    /// Whether people are counted; otherwise countries, or whatever takes part.
    pub people: bool,
    /// Events with two or more, with fewer, and with too many to have met.
    pub counted: usize,
    pub alone: usize,
    pub too_large: usize,
    /// Who was most often reported together: both, how many events, and what these weigh.
    pub pairs: Vec<(GlobalId, GlobalId, u32, f32)>,
    pub months: Rc<Months>,
    /// From how many nodes ways were followed, and of how many.
    pub sample: (usize, usize),
    /// Who lies on most of the shortest ways between others, and on which share of them.
    pub between: Answer<Rc<Vec<(GlobalId, f32)>>>,
    /// Those who are together more than chance would have it, by slot, the best connected first.
    pub communities: Answer<Rc<Vec<Vec<u32>>>>,
}

impl PartialEq for Measures {
    fn eq(&self, other: &Self) -> bool {
        self.stamp == other.stamp
    }
}

impl Measures {
    /// Whether they are of this document, as far as they are wanted.
    pub(super) fn are_of(&self, revision: u64, between: bool, resolution: Option<f32>) -> bool {
        self.of == revision
            && (!between || self.between != Answer::Unasked)
            && (resolution.is_none() || self.resolution == resolution)
    }

    /// The measures of another document, or more of them; and the tasks that are not done at once.
    pub(super) fn renewed(
        &self,
        (of, network): (u64, &Network),
        gather: &dyn Fn() -> (Gatherings, Months),
        between: bool,
        resolution: Option<f32>,
    ) -> (Self, Vec<(u32, Rc<Task>)>) {
        let mut next = self.clone();
        let mut tasks = Vec::new();
        next.stamp += 1;
        if self.of != of {
            let (gatherings, months) = gather();
            let pairs = Pairs::of(&gatherings);
            let id = |slot| network.node(slot).map(|node| node.id.clone());
            let named =
                |pair: crate::graph::measure::Pair| Some((id(pair.one)?, id(pair.other)?, pair.events, pair.weight));
            next = Self {
                stamp: next.stamp,
                tickets: self.tickets,
                of,
                rows: Rc::new(pairs.rows(network.node_count())),
                people: gatherings.people,
                counted: pairs.counted,
                alone: pairs.alone,
                too_large: pairs.too_large,
                pairs: pairs.heaviest(MOST_ROWS).into_iter().filter_map(named).list(),
                months: Rc::new(months),
                ..Self::default()
            };
        }
        if between && next.between == Answer::Unasked {
            let task = next.task(Work::Betweenness);
            next.sample = task.sample();
            next.between = match next.ask(task, &mut tasks) {
                Ok(outcome) => Answer::Known(next.those_between(network, &outcome)),
                Err(ticket) => Answer::Asked { ticket, progress: 0.0 },
            };
        }
        if let Some(resolution) = resolution.filter(|_| next.resolution != resolution) {
            next.resolution = Some(resolution);
            let task = next.task(Work::Communities { resolution });
            next.communities = match next.ask(task, &mut tasks) {
                Ok(outcome) => Answer::Known(next.grouped(&outcome)),
                Err(ticket) => Answer::Asked { ticket, progress: 0.0 },
            };
        }
        (next, tasks)
    }

    /// With what a worker says of a task; `None` where nobody waits for it any more.
    pub(super) fn heard(&self, network: &Network, ticket: u32, message: &MeasureMessage) -> Option<Self> {
        let waits_between = matches!(self.between, Answer::Asked { ticket: asked, .. } if asked == ticket);
        let waits_communities = matches!(self.communities, Answer::Asked { ticket: asked, .. } if asked == ticket);
        let mut next = Self { stamp: self.stamp + 1, ..self.clone() };
        match message {
            MeasureMessage::Progress(progress) if waits_between => {
                next.between = Answer::Asked { ticket, progress: *progress };
            }
            MeasureMessage::Progress(progress) if waits_communities => {
                next.communities = Answer::Asked { ticket, progress: *progress };
            }
            MeasureMessage::Done(outcome) if waits_between => {
                next.between = Answer::Known(self.those_between(network, outcome));
            }
            MeasureMessage::Done(outcome) if waits_communities => {
                next.communities = Answer::Known(self.grouped(outcome));
            }
            _ => return None,
        }
        Some(next)
    }

    /// Without what is still being worked out.
    pub(super) fn given_up(&self) -> Self {
        let mut next = Self { stamp: self.stamp + 1, ..self.clone() };
        if matches!(next.between, Answer::Asked { .. }) {
            next.between = Answer::GivenUp;
        }
        if matches!(next.communities, Answer::Asked { .. }) {
            next.communities = Answer::GivenUp;
        }
        next
    }

    /// Asking again for what was given up.
    pub(super) fn asked_again(&self) -> Self {
        let mut next = Self { stamp: self.stamp + 1, ..self.clone() };
        if next.between == Answer::GivenUp {
            next.between = Answer::Unasked;
        }
        if next.communities == Answer::GivenUp {
            (next.communities, next.resolution) = (Answer::Unasked, None);
        }
        next
    }

    /// How many were at an event with another.
    pub fn linked(&self) -> usize {
        self.rows.linked_count()
    }

    fn task(&self, work: Work) -> Task {
        Task { work, rows: (*self.rows).clone(), seed: SEED }
    }

    /// What comes out at once, or the ticket of the task.
    fn ask(&mut self, task: Task, tasks: &mut Vec<(u32, Rc<Task>)>) -> Result<Outcome, u32> {
        if task.is_short() {
            return Ok(task.finish());
        }
        self.tickets += 1;
        tasks.push((self.tickets, Rc::new(task)));
        Err(self.tickets)
    }

    fn those_between(&self, network: &Network, outcome: &Outcome) -> Rc<Vec<(GlobalId, f32)>> {
        let ways = self.rows.linked_pairs().max(1.0);
        let mut found: Vec<(u32, f32)> = (0..).zip(outcome.values.iter().copied()).filter(|it| it.1 > 0.0).list();
        order::sort_by(&mut found, |a, b| b.1.total_cmp(&a.1));
        found.truncate(MOST_ROWS);
        let named = |(slot, ways_on): (u32, f32)| Some((network.node(slot)?.id.clone(), ways_on / ways));
        Rc::new(found.into_iter().filter_map(named).list())
    }

    fn grouped(&self, outcome: &Outcome) -> Rc<Vec<Vec<u32>>> {
        let mut groups: Vec<Vec<u32>> = Vec::new();
        for (slot, label) in (0u32..).zip(&outcome.values) {
            let label = *label as usize;
            while groups.len() <= label.min(outcome.values.len()) {
                groups.push(Vec::new());
            }
            groups[label.min(outcome.values.len())].push(slot);
        }
        groups.retain(|group| group.len() > 1);
        groups.truncate(MOST_COMMUNITIES);
        for group in &mut groups {
            let inside = |slot: u32| {
                let within = self.rows.neighbours(slot).filter(|(other, _)| group.binary_search(other).is_ok());
                within.map(|(_, weight)| weight).sum::<f32>()
            };
            let mut weighed: Vec<(u32, f32)> = group.iter().map(|slot| (*slot, inside(*slot))).list();
            order::sort_by(&mut weighed, |a, b| b.1.total_cmp(&a.1));
            *group = weighed.into_iter().map(|(slot, _)| slot).list();
        }
        Rc::new(groups)
    }
}
