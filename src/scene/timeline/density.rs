//! How many events there are at which time.

use super::{Axis, Timeline};

/// Events in each of `bins` equal stretches of the axis. An event that spans several counts in each for its share; what
/// is outside counts nowhere, so the sum is at most the number of events.
pub fn density(timeline: &Timeline, axis: &Axis, bins: usize) -> Vec<f32> {
    let mut rising = vec![0.0_f32; bins + 1];
    let bin = |minute: i64| (minute as f64 - axis.from) / (axis.to - axis.from) * bins as f64;
    for moment in &timeline.moments {
        let (mut first, mut last) = (bin(moment.span.first), bin(moment.span.last));
        if moment.span.first == i64::MIN || moment.span.last == i64::MAX {
            (first, last) = (bin(moment.anchor), bin(moment.anchor));
        }
        let (from, to) = (first.floor(), last.ceil().max(first.floor() + 1.0));
        let share = 1.0 / (to - from) as f32;
        let within = |bin: f64| bin.max(0.0).min(bins as f64) as usize;
        rising[within(from)] += share;
        rising[within(to)] -= share;
    }
    let mut sum = 0.0;
    rising.pop();
    for value in &mut rising {
        sum += *value;
        // Rounding leaves crumbs.
        *value = if sum < 1.0e-3 { 0.0 } else { sum };
    }
    rising
}
