//! Partial and uncertain calendar dates: a subset of EDTF (ISO 8601-2:2019), in no time zone but the event's own.

use std::fmt;

/// How sure a date is: `?` uncertain, `~` approximate, `%` both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Qualifier {
    pub uncertain: bool,
    pub approximate: bool,
}

/// An EDTF value as written. Keeps its text so that what was read is what is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    text: String,
}

/// The days a date may stand for, each as days since 1970-01-01 in the proleptic Gregorian calendar.
/// `None` is open: no earliest or no latest day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateRange {
    pub first: Option<i64>,
    pub last: Option<i64>,
}

/// Why a date could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a date like 2025, 2025-08, 2025-08-15, a/b or [a..b], found {found:?}")]
pub struct DateError {
    pub found: String,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
