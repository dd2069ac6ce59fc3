//! Tasks and their outcomes as flat arrays that a worker's message can carry.
//!
//! A task is a list of 32-bit words: its kind, revision, seed (low, high), resolution (the bits of an f32), how many nodes
//! and line ends, then where each node's neighbours begin, the neighbours, and the bits of the weights. A message back is
//! its revision, the progress (the bits of an f32), whether it is done, and then the bits of the values.

use super::{Outcome, Rows, Task, Work};
use crate::order::Listed as _;

// Beside the requests of the layout, which end far below.
const BETWEENNESS: u32 = 101;
const COMMUNITIES: u32 = 102;

const HEAD: usize = 7;

/// What a worker says of a task.
#[derive(Debug, Clone, PartialEq)]
pub enum MeasureMessage {
    /// How much is done, from 0 to 1.
    Progress(f32),
    Done(Outcome),
}

/// Whether these words are a task.
pub fn is_task(words: &[u32]) -> bool {
    matches!(words.first(), Some(&(BETWEENNESS | COMMUNITIES)))
}

/// The words of a task.
pub fn encode_task(revision: u32, task: &Task) -> Vec<u32> {
    let (kind, resolution) = match task.work {
        Work::Betweenness => (BETWEENNESS, 0.0),
        Work::Communities { resolution } => (COMMUNITIES, resolution),
    };
    let rows = &task.rows;
    let mut words = Vec::with_capacity(HEAD + rows.starts.len() + 2 * rows.ends.len());
    let [low, high] = [task.seed as u32, (task.seed >> 32) as u32];
    words.extend([kind, revision, low, high, f32::to_bits(resolution)]);
    words.extend([rows.node_count() as u32, rows.ends.len() as u32]);
    words.extend(&rows.starts);
    words.extend(&rows.ends);
    words.extend(rows.weights.iter().map(|weight| weight.to_bits()));
    words
}

/// The revision and task of these words; `None` where they are none.
pub fn decode_task(words: &[u32]) -> Option<(u32, Task)> {
    let (&[kind, revision, low, high, resolution, nodes, ends], rest) = words.split_first_chunk::<HEAD>()?;
    let resolution = f32::from_bits(resolution);
    let work = match kind {
        BETWEENNESS => Work::Betweenness,
        COMMUNITIES if resolution.is_finite() => Work::Communities { resolution },
        _ => return None,
    };
    let (nodes, ends) = (nodes as usize, ends as usize);
    let (starts, rest) = rest.split_at_checked(nodes.checked_add(1)?)?;
    let (targets, weights) = rest.split_at_checked(ends)?;
    let fits = weights.len() == ends
        && starts.is_sorted()
        && starts.first() == Some(&0)
        && starts.last() == Some(&(ends as u32))
        && targets.iter().all(|end| (*end as usize) < nodes);
    let rows = Rows {
        starts: starts.to_vec(),
        ends: targets.to_vec(),
        weights: weights.iter().map(|bits| f32::from_bits(*bits)).list(),
    };
    let seed = u64::from(high) << 32 | u64::from(low);
    fits.then_some((revision, Task { work, rows, seed }))
}

/// The words of a message back.
pub fn encode_message(revision: u32, message: &MeasureMessage) -> Vec<u32> {
    match message {
        MeasureMessage::Progress(share) => vec![revision, share.to_bits(), 0],
        MeasureMessage::Done(outcome) => {
            let mut words = vec![revision, f32::to_bits(1.0), 1];
            words.extend(outcome.values.iter().map(|value| value.to_bits()));
            words
        }
    }
}

/// The revision and message of these words; `None` where they are none.
pub fn decode_message(words: &[u32]) -> Option<(u32, MeasureMessage)> {
    let (&[revision, progress, done], values) = words.split_first_chunk::<3>()?;
    let message = match done {
        0 => MeasureMessage::Progress(f32::from_bits(progress)),
        1 => MeasureMessage::Done(Outcome { values: values.iter().map(|bits| f32::from_bits(*bits)).list() }),
        _ => return None,
    };
    Some((revision, message))
}
