//! Order: sorted maps and sets, and the one sort. The standard ones are compiled anew for every type, which for a
//! hundred types is a third of what the browser must load; here almost all code is shared between them.

mod buckets;
mod map;
mod names;
mod set;
mod sort;

pub use buckets::Buckets;
pub use map::{Entry, IntoIter, Iter, Map};
pub use names::Names;
pub use set::Set;
pub use sort::{sort, sort_by, sort_by_key, sort_by_paced};

/// Taking what an iterator gives one by one.
pub trait Listed: Iterator + Sized {
    /// All of it in a list, pushed one by one: a third of the code of `collect`.
    fn list(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for item in self {
            list.push(item);
        }
        list
    }
}

impl<I: Iterator> Listed for I {}
