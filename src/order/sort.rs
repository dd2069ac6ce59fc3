//! The one sort: it orders places by a comparison that it is handed, and knows nothing of what stands at them.

use std::cmp::Ordering;

use crate::pace::{Pace, at_once};

/// Sorts by a comparison; equals keep their order.
pub fn sort_by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = {
        let list = &*list;
        sorted_at_once(list.len(), &mut |a, b| compare(&list[a as usize], &list[b as usize]))
    };
    arrange(order, &mut |a, b| list.swap(a, b));
}

/// The same at a pace.
pub async fn sort_by_paced<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering, pace: &Pace) {
    let order = {
        let list = &*list;
        sorted(list.len(), &mut |a, b| compare(&list[a as usize], &list[b as usize]), pace).await
    };
    arrange(order, &mut |a, b| list.swap(a, b));
}

/// Sorts by a key; equals keep their order.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts; equals keep their order.
pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

/// Where something stands among `count` in ascending order, of which `compare` tells how the one at a place is to it; or
/// where it would.
#[inline(never)]
pub(super) fn place(count: usize, compare: &mut dyn FnMut(usize) -> Ordering) -> Result<usize, usize> {
    // What comes in order goes to the end.
    if count == 0 || compare(count - 1) == Ordering::Less {
        return Err(count);
    }
    let (mut from, mut to) = (0, count);
    while from < to {
        let middle = from.midpoint(to);
        match compare(middle) {
            Ordering::Less => from = middle + 1,
            Ordering::Greater => to = middle,
            Ordering::Equal => return Ok(middle),
        }
    }
    Err(from)
}

/// Brings what belongs to each place there, by swaps along each circle of places.
#[inline(never)]
fn arrange(mut order: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    let order = &mut order[..];
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let next = order[at] as usize;
            order[at] = at as u32;
            if next == start {
                break;
            }
            swap(at, next);
            at = next;
        }
    }
}

#[inline(never)]
fn sorted_at_once(count: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    at_once(sorted(count, compare, &Pace::endless()))
}

/// The places `0..count` in order: a merge sort from below, which reads what is in order already but once.
async fn sorted(count: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering, pace: &Pace) -> Vec<u32> {
    let mut from: Vec<u32> = (0..count as u32).collect();
    if (1..count as u32).all(|at| compare(at - 1, at) != Ordering::Greater) {
        return from;
    }
    let mut to = from.clone();
    let (mut from, mut to) = (&mut from[..], &mut to[..]);
    let mut width = 1;
    while width < count {
        for start in (0..count).step_by(2 * width) {
            let (middle, end) = ((start + width).min(count), (start + 2 * width).min(count));
            let (mut left, mut right) = (start, middle);
            // Four comparisons take about as long as a look at a record.
            pace.step((end - start).div_ceil(4)).await;
            if right == end || compare(from[right - 1], from[right]) != Ordering::Greater {
                to[start..end].copy_from_slice(&from[start..end]);
                continue;
            }
            for place in &mut to[start..end] {
                let takes_left =
                    left < middle && (right == end || compare(from[left], from[right]) != Ordering::Greater);
                let taken = if takes_left { &mut left } else { &mut right };
                *place = from[*taken];
                *taken += 1;
            }
        }
        std::mem::swap(&mut from, &mut to);
        width *= 2;
    }
    from.to_vec()
}
