//! The timeline: every dated event at its place in time, in order; and what is not dated.

mod axis;
mod density;
mod lanes;
mod words;

pub use axis::{Axis, Part, Tick};
pub use density::density;
pub use lanes::{Bar, Cluster, Hit, Lanes, MARK, Mark, ROWS, lanes};
pub use words::{context, day, day_and_month, moment, window, year};

use crate::model::{DAY, GlobalId, Merged, Span};
use crate::order::{self, Listed as _};
use crate::pace::{Pace, at_once};

/// One dated event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    pub id: GlobalId,
    /// When it may have been.
    pub span: Span,
    /// It lies somewhere in the span, and does not fill it.
    pub vague: bool,
    /// Other events have the very same span.
    pub shared: bool,
    /// Where its mark stands, in minutes: the middle of its span, or its known end. Events of one span stand in their
    /// order, evenly over it, so that zooming always parts them.
    pub anchor: i64,
}

/// All events in time order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// Ascending by anchor.
    pub moments: Vec<Moment>,
    pub undated: Vec<GlobalId>,
    /// From the first known minute to the last, at least a day; open ends are not in it.
    pub extent: Span,
    /// What to look at first: all but the outermost tenths, with room on both sides.
    pub heart: Span,
}

impl Default for Timeline {
    /// Of no event.
    fn default() -> Self {
        let extent = Span { first: 0, last: DAY };
        Self { moments: Vec::new(), undated: Vec::new(), extent, heart: extent }
    }
}

impl Timeline {
    /// Places events, which are given in time order.
    pub fn of(merged: &Merged, in_order: Vec<GlobalId>) -> Self {
        at_once(Self::of_paced(merged, in_order, &Pace::endless()))
    }

    /// The same at a pace.
    pub async fn of_paced(merged: &Merged, in_order: Vec<GlobalId>, pace: &Pace) -> Self {
        let mut timeline = Self::default();
        for id in in_order {
            pace.step(1).await;
            let Some((span, vague)) = merged.events.get(&id).and_then(|event| event.span()) else {
                timeline.undated.push(id);
                continue;
            };
            timeline.moments.push(Moment { id, span, vague, shared: false, anchor: 0 });
        }
        let spans = timeline.moments.iter().map(|moment| moment.span);
        let ends = spans.flat_map(|span| [span.first, span.last]).filter(|end| is_known(*end));
        let (first, last) = ends.fold((i64::MAX, i64::MIN), |(low, high), end| (low.min(end), high.max(end)));
        if first <= last {
            timeline.extent = Span { first, last: last.max(first + DAY) };
        }
        // Those of one span stay in their order.
        let mut places = (0..timeline.moments.len()).list();
        let moments = &mut timeline.moments;
        order::sort_by_paced(&mut places, |a, b| moments[*a].span.cmp(&moments[*b].span), pace).await;
        for group in
            places.chunk_by(|a, b| timeline.moments[*a].span == timeline.moments[*b].span).map(<[_]>::to_vec).list()
        {
            let (count, span) = (group.len() as i64, timeline.moments[group[0]].span);
            let (from, minutes) = match (is_known(span.first), is_known(span.last)) {
                (true, true) => (span.first, span.minutes().max(count)),
                (false, _) => (span.last.saturating_sub(count), count),
                (true, false) => (span.first, count),
            };
            for (at, index) in (0..).zip(group) {
                if let Some(moment) = timeline.moments.get_mut(index) {
                    moment.shared = count > 1;
                    moment.anchor = from.saturating_add(minutes * (2 * at + 1) / (2 * count));
                }
            }
        }
        order::sort_by_paced(&mut timeline.moments, |a, b| a.anchor.cmp(&b.anchor), pace).await;
        timeline.heart = timeline.middle();
        timeline
    }

    /// The same events on the scale of another timeline, of which they are a part.
    pub fn on_the_scale_of(self, whole: &Self) -> Self {
        Self { extent: whole.extent, heart: whole.heart, ..self }
    }

    /// Where an event stands among the dated ones.
    pub fn place_of(&self, id: &GlobalId) -> Option<usize> {
        self.moments.iter().position(|moment| moment.id == *id)
    }

    /// How many events may have been within a time.
    pub fn count_within(&self, window: Span) -> usize {
        self.moments.iter().filter(|moment| moment.span.overlaps(window)).count()
    }

    /// The anchors from `first` up to `last`, as places.
    pub fn anchored(&self, first: i64, last: i64) -> std::ops::Range<usize> {
        let from = self.moments.partition_point(|moment| moment.anchor < first);
        from..self.moments.partition_point(|moment| moment.anchor < last).max(from)
    }

    fn middle(&self) -> Span {
        let count = self.moments.len();
        let ends = self.moments.get(count / 10).zip(self.moments.get(count.saturating_sub(1 + count / 10)));
        let Some((first, last)) = ends else { return self.extent };
        let known = |end: i64, otherwise: i64| if is_known(end) { end } else { otherwise };
        let (first, last) = (known(first.span.first, first.anchor), known(last.span.last, last.anchor));
        let (first, last) = (first.min(last), last.max(first));
        let margin = ((last - first) / 12).max(DAY / 4);
        Span { first: first - margin, last: last + margin }
    }

    /// The window moved on by some minutes; over a gap, to where the next event enters it. `None` at the end.
    pub fn advance(&self, window: Span, by: i64) -> Option<Span> {
        let next = window.later(by.max(1));
        if next.first >= self.extent.last {
            return None;
        }
        if self.count_within(next) > 0 {
            return Some(next);
        }
        let entering = self.moments.iter().map(|moment| moment.span.first).filter(|first| *first >= next.last).min()?;
        Some(next.later(entering - next.last + by.max(1)))
    }
}

/// Whether it is no open end.
fn is_known(end: i64) -> bool {
    end != i64::MIN && end != i64::MAX
}
