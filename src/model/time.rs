//! When an event was, in the event's own zone: a date, and perhaps a time of day.

use std::fmt;

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

impl Time {
    /// The time in plain English: "15 August 2025, about 11:00".
    pub fn display(&self) -> String {
        match &self.clock {
            Some(clock) => format!("{}, {}", self.date.display(), clock.display()),
            None => self.date.display(),
        }
    }
}

/// A time of day as written: `HH:MM`, `HH:MM~`, or morning, afternoon, evening, night.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    text: String,
}

/// Why a time of day could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a time of day like 11:00, 11:00~, morning, afternoon, evening or night, found {found:?}")]
pub struct ClockError {
    pub found: String,
}

/// Parts of the day with their minutes from midnight; night ends on the next day. What people mean by them overlaps,
/// so the borders are generous.
const PARTS_OF_DAY: [(&str, u16, u16); 4] =
    [("morning", 300, 720), ("afternoon", 720, 1_080), ("evening", 1_020, 1_380), ("night", 1_200, 1_800)];

/// How far an approximate time of day may be off, in minutes.
const ABOUT_MINUTES: u16 = 30;

impl Clock {
    /// Reads a time of day.
    ///
    /// # Errors
    /// Where the text is neither `HH:MM` (with or without `~`) nor one of the four words.
    pub fn parse(text: &str) -> Result<Self, ClockError> {
        let known = PARTS_OF_DAY.iter().any(|(word, ..)| *word == text)
            || read_minutes(text.strip_suffix('~').unwrap_or(text)).is_some();
        if known { Ok(Self { text: text.into() }) } else { Err(ClockError { found: text.into() }) }
    }

    /// The time of day as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// First and last minute from midnight that it may stand for; a night runs past 1440 into the next day.
    pub fn minutes(&self) -> (u16, u16) {
        if let Some((_, first, last)) = PARTS_OF_DAY.iter().find(|(word, ..)| *word == self.text) {
            return (*first, *last);
        }
        let (digits, about) = match self.text.strip_suffix('~') {
            Some(digits) => (digits, ABOUT_MINUTES),
            None => (self.text.as_str(), 0),
        };
        let minute = read_minutes(digits).unwrap_or(0);
        (minute.saturating_sub(about), minute + about)
    }

    /// Whether the other lies within what this may stand for: "morning" contains "11:00".
    pub fn contains(&self, other: &Self) -> bool {
        let (first, last) = self.minutes();
        // An approximate time contains its neighbours by their centre, or two of them would never agree.
        let (from, to) = match other.text.strip_suffix('~').and_then(read_minutes) {
            Some(centre) => (centre, centre),
            None => other.minutes(),
        };
        let inside = |shift: u16| first <= from + shift && to + shift <= last;
        inside(0) || inside(1_440)
    }

    /// The time of day in plain English: "11:00", "about 11:00", "morning".
    pub fn display(&self) -> String {
        match self.text.strip_suffix('~') {
            Some(digits) => format!("about {digits}"),
            None => self.text.clone(),
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Minutes from midnight of `HH:MM`.
fn read_minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let number = |digits: &str, below: u16| {
        let digits = (digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)?;
        digits.parse::<u16>().ok().filter(|number| *number < below)
    };
    Some(number(hours, 24)? * 60 + number(minutes, 60)?)
}
