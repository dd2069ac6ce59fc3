//! Jobs: measures that take long, done in pieces, so that they can be shown in progress and given up.

use super::Rows;
use super::betweenness::{self, Betweenness};
use super::communities::Communities;

/// With so many steps or fewer nobody waits.
const SHORT: usize = 1_500_000;

/// What is to be worked out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Work {
    /// For each node, on how many of the shortest ways between two others it lies.
    Betweenness,
    /// For each node its community, at a resolution: the higher, the smaller they are.
    Communities { resolution: f32 },
}

/// A piece of work on a network.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    pub work: Work,
    pub rows: Rows,
    pub seed: u64,
}

/// What came out: a number for each node.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub values: Vec<f32>,
}

/// A task under way.
#[derive(Debug, Clone)]
pub struct Job(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Betweenness(Betweenness),
    Communities(Communities),
}

impl Task {
    /// Whether it is done at once, without anybody waiting.
    pub fn is_short(&self) -> bool {
        let once = self.rows.node_count() + 2 * self.rows.line_count();
        let times = match self.work {
            Work::Betweenness => betweenness::start_count(&self.rows),
            // A few levels, and nodes that move more than once.
            Work::Communities { .. } => 12,
        };
        once.saturating_mul(times) <= SHORT
    }

    /// From how many nodes ways are followed, and of how many: all of them in small networks.
    pub fn sample(&self) -> (usize, usize) {
        (betweenness::start_count(&self.rows), self.rows.linked_count())
    }

    /// Does all of it.
    pub fn finish(self) -> Outcome {
        let mut job = Job::new(self);
        while job.step() {}
        job.outcome()
    }
}

impl Job {
    /// A job for a task.
    pub fn new(task: Task) -> Self {
        Self(match task.work {
            Work::Betweenness => Kind::Betweenness(Betweenness::new(task.rows, task.seed)),
            Work::Communities { resolution } => Kind::Communities(Communities::new(task.rows, resolution, task.seed)),
        })
    }

    /// Does a piece of it, of a few milliseconds at most; whether there is more.
    pub fn step(&mut self) -> bool {
        match &mut self.0 {
            Kind::Betweenness(job) => job.step(),
            Kind::Communities(job) => job.step(),
        }
    }

    /// How much is done, from 0 to 1.
    pub fn progress(&self) -> f32 {
        match &self.0 {
            Kind::Betweenness(job) => job.progress(),
            Kind::Communities(job) => job.progress(),
        }
    }

    /// What came out, once [`Job::step`] has said that there is no more.
    pub fn outcome(&self) -> Outcome {
        let values = match &self.0 {
            Kind::Betweenness(job) => job.scores(),
            Kind::Communities(job) => job.labels().into_iter().map(|label| label as f32).collect(),
        };
        Outcome { values }
    }
}

/// Brings a list into an order that only its length and the seed decide: R. Durstenfeld, "Algorithm 235: Random
/// permutation", Commun. ACM 7, 420 (1964), with the generator SplitMix64 of G. L. Steele, D. Lea and C. H. Flood, "Fast
/// splittable pseudorandom number generators", OOPSLA 2014.
pub(super) fn shuffle(list: &mut [u32], seed: u64) {
    let mut state = seed;
    for last in (1..list.len()).rev() {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        // The bias of the remainder is below one in 2^40 here.
        list.swap(last, (mixed % (last as u64 + 1)) as usize);
    }
}
