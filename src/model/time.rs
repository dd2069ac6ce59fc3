//! When an event was and how long it took, in the event's own zone.

use super::{Basis, Date, Extra, Word};

/// When something was.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    pub date: Date,
    pub basis: Word<Basis>,
    /// The article's words for it.
    pub text: Option<String>,
    pub clock: Option<Clock>,
    /// IANA name.
    pub zone: Option<String>,
    pub note: Option<String>,
    pub extra: Extra,
}

/// A time of day as written: `HH:MM`, `HH:MM~`, or morning, afternoon, evening, night.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    pub(super) text: String,
}

/// An ISO 8601 duration as written, with `<` or `>` before it or `~` after it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    pub(super) text: String,
}
