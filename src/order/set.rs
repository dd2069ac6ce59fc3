//! A set in order.

use std::borrow::Borrow;
use std::ops::RangeBounds;

use super::sort::place;
use super::{Listed as _, sort};

/// Values in ascending order, each once. It reads like [`std::collections::BTreeSet`] and is a list.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Set<T> {
    values: Vec<T>,
}

impl<T> Set<T> {
    /// The empty set.
    pub const fn new() -> Self {
        Self { values: Vec::new() }
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The values in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.values.iter()
    }

    /// The least value.
    pub fn first(&self) -> Option<&T> {
        self.values.first()
    }

    /// The greatest value.
    pub fn last(&self) -> Option<&T> {
        self.values.last()
    }

    /// Takes the least value out.
    pub fn pop_first(&mut self) -> Option<T> {
        if self.values.is_empty() { None } else { Some(self.values.remove(0)) }
    }

    /// Takes the greatest value out.
    pub fn pop_last(&mut self) -> Option<T> {
        self.values.pop()
    }

    /// Keeps the values that the question says yes to.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.values.retain(keep);
    }

    /// Takes all values out.
    pub fn clear(&mut self) {
        self.values.clear();
    }
}

impl<T: Ord> Set<T> {
    fn place<Q: Ord + ?Sized>(&self, value: &Q) -> Result<usize, usize>
    where
        T: Borrow<Q>,
    {
        let values = &*self.values;
        place(values.len(), &mut |at| values[at].borrow().cmp(value))
    }

    /// Whether the value is there.
    pub fn contains<Q: Ord + ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.place(value).is_ok()
    }

    /// The value as it stands in the set.
    pub fn get<Q: Ord + ?Sized>(&self, value: &Q) -> Option<&T>
    where
        T: Borrow<Q>,
    {
        self.place(value).ok().map(|at| &self.values[at])
    }

    /// Adds a value; whether it was not there.
    pub fn insert(&mut self, value: T) -> bool {
        let place = self.place(&value);
        if let Err(at) = place {
            self.values.insert(at, value);
        }
        place.is_err()
    }

    /// Takes a value out; whether it was there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        let place = self.place(value);
        if let Ok(at) = place {
            self.values.remove(at);
        }
        place.is_ok()
    }

    /// What is in both, in order.
    pub fn intersection<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a T> {
        self.iter().filter(|value| other.contains(value))
    }

    /// What is in this one and not in the other, in order.
    pub fn difference<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a T> {
        self.iter().filter(|value| !other.contains(value))
    }

    /// Whether nothing is in both.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        self.intersection(other).next().is_none()
    }

    /// Whether all values are in the other.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.difference(other).next().is_none()
    }

    /// The values between bounds, in order.
    pub fn range<R: RangeBounds<T>>(&self, bounds: R) -> impl DoubleEndedIterator<Item = &T> {
        self.iter().filter(move |value| bounds.contains(value))
    }

    /// Sorts the values; of equals the first stays.
    #[inline(never)]
    fn settle(&mut self) {
        let values = &mut *self.values;
        if (1..values.len()).any(|at| values[at - 1] >= values[at]) {
            sort(values);
            self.values.dedup();
        }
    }
}

impl<'a, T> IntoIterator for &'a Set<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.iter()
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.into_iter()
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self { values: values.into_iter().list() };
        set.settle();
        set
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        for value in values {
            self.values.push(value);
        }
        self.settle();
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Set<T> {
    fn from(values: [T; N]) -> Self {
        values.into_iter().collect()
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: std::fmt::Debug> std::fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
