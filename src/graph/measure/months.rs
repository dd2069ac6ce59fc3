//! Months: how many meetings each saw.

use crate::graph::{Network, Node, NodeKind, Visibility};
use crate::model::{DAY, EventFamily, GlobalId, civil_from_days};
use crate::order::{self, Listed as _, Map};

/// A month that saw meetings.
#[derive(Debug, Clone, PartialEq)]
pub struct Month {
    pub year: i64,
    /// 1 to 12.
    pub month: u32,
    /// In order of their names.
    pub events: Vec<GlobalId>,
}

/// Meetings month by month.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Months {
    /// Those that saw any, in order.
    pub months: Vec<Month>,
    /// Meetings in them.
    pub counted: usize,
    /// Meetings that lasted or may have been in more than one month, or have no date.
    pub vague: usize,
}

impl Months {
    /// The meetings and other contact that took place and that the filter shows.
    pub fn of(network: &Network, visibility: &Visibility) -> Self {
        let mut found = Self::default();
        let mut months: Map<(i64, u32), Vec<GlobalId>> = Map::new();
        let is_meeting = |node: &&Node| node.kind == NodeKind::Event(EventFamily::Contact);
        for node in super::counted(network, visibility).into_iter().filter(is_meeting) {
            match month_of(node) {
                Some(month) => {
                    found.counted += 1;
                    months.entry(month).or_default().push(node.id.clone());
                }
                None => found.vague += 1,
            }
        }
        let months = months.into_iter().map(|((year, month), mut events)| {
            order::sort(&mut events);
            Month { year, month, events }
        });
        found.months = months.list();
        found
    }

    /// The month with the most, the first of equals.
    pub fn peak(&self) -> Option<&Month> {
        self.months.iter().reduce(|most, month| if month.events.len() > most.events.len() { month } else { most })
    }
}

/// The month in which an event was, where it can only have been in one.
fn month_of(event: &Node) -> Option<(i64, u32)> {
    let span = event.span.filter(|span| span.first != i64::MIN && span.last != i64::MAX)?;
    let month = |minute: i64| {
        let (year, month, _) = civil_from_days(minute.div_euclid(DAY));
        (year.into(), month.into())
    };
    let (first, last) = (month(span.first), month(span.last.saturating_sub(1).max(span.first)));
    (first == last).then_some(first)
}
