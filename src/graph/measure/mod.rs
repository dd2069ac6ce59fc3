//! Measures: what is counted of who met whom, and what stands out in it. They follow the filter: what is faded or not
//! drawn is not counted, nor is what did not take place.

mod betweenness;
mod communities;
mod gatherings;
mod job;
mod months;
mod pairs;
mod protocol;
mod rows;

pub use gatherings::Gatherings;
pub use job::{Job, Outcome, Task, Work};
pub use months::{Month, Months};
pub use pairs::{LARGEST_PAIRED_EVENT, Pair, Pairs};
pub use protocol::{MeasureMessage, decode_message, decode_task, encode_message, encode_task, is_task};
pub use rows::Rows;

use crate::graph::{Network, Node, Visibility, Visible};
use crate::order::Listed as _;

/// The events that took place and that the filter shows, as nodes or in lines.
fn counted<'a>(network: &'a Network, visibility: &Visibility) -> Vec<&'a Node> {
    let nodes = network.nodes().map(|(_, node)| node).zip(&visibility.nodes);
    let lined = network.lined_events().zip(&visibility.lined);
    let shown = nodes.chain(lined).filter(|(node, seen)| **seen == Visible::Shown && node.is_event() && node.counts());
    shown.map(|(node, _)| node).list()
}
