//! Order: sorted maps and sets, and the one sort. The standard ones are compiled anew for every type, which for a
//! hundred types is a third of what the browser must load; here almost all code is shared between them.

mod map;
mod set;
mod sort;

pub use map::{Entry, IntoIter, Iter, Map};
pub use set::Set;
pub use sort::{sort, sort_by, sort_by_key};
