//! How often each component rendered: a count that browser tests read, to hold that a panel renders for its own slice only.

use crate::order::Map;
use std::cell::RefCell;

thread_local! {
    static COUNTS: RefCell<Map<&'static str, u32>> = const { RefCell::new(Map::new()) };
}

/// Counts one render of the component of this name.
pub fn count(component: &'static str) {
    COUNTS.with_borrow_mut(|counts| *counts.entry(component).or_default() += 1);
}

/// How often each component rendered since the page was loaded.
pub fn all() -> Map<&'static str, u32> {
    COUNTS.with_borrow(Clone::clone)
}
