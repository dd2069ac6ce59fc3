//! How long something took: an ISO 8601 duration, exact, at most, at least or about.

use crate::order::Listed as _;
use std::fmt;

/// An ISO 8601 duration as written, with `<` or `>` before it or `~` after it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    text: String,
}

/// Why a duration could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected an ISO 8601 duration like PT3H, PT3H~, <PT15M or >P2D, found {found:?}")]
pub struct DurationError {
    pub found: String,
}

/// Units with their designator, name and milliseconds; a year is the Gregorian mean of 365.2425 days.
const DATE_UNITS: [Unit; 4] = [
    Unit { letter: 'Y', name: "year", milliseconds: 31_556_952_000 },
    Unit { letter: 'M', name: "month", milliseconds: 2_629_746_000 },
    Unit { letter: 'W', name: "week", milliseconds: 604_800_000 },
    Unit { letter: 'D', name: "day", milliseconds: 86_400_000 },
];
const TIME_UNITS: [Unit; 3] = [
    Unit { letter: 'H', name: "hour", milliseconds: 3_600_000 },
    Unit { letter: 'M', name: "minute", milliseconds: 60_000 },
    Unit { letter: 'S', name: "second", milliseconds: 1_000 },
];

#[derive(Clone, Copy)]
struct Unit {
    letter: char,
    name: &'static str,
    milliseconds: u64,
}

/// How the number bounds the duration.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    Exact,
    LessThan,
    MoreThan,
    About,
}

impl Duration {
    /// Reads a duration. Numbers have at most six digits, and up to three after the point.
    ///
    /// # Errors
    /// Where the text is no such duration.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        let (_, body) = split_bound(text);
        match components(body) {
            Some(_) => Ok(Self { text: text.into() }),
            None => Err(DurationError { found: text.into() }),
        }
    }

    /// The duration as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Least and greatest length that it may stand for, in milliseconds. `<` and `>` leave the border itself out;
    /// `~` is 15 % to either side; the greatest of `>` is `u64::MAX`.
    pub fn milliseconds(&self) -> (u64, u64) {
        let (bound, body) = split_bound(&self.text);
        let length: u64 = components(body).map_or(0, |list| list.iter().map(|(_, length)| length).sum());
        match bound {
            Bound::Exact => (length, length),
            Bound::LessThan => (0, length.saturating_sub(1)),
            Bound::MoreThan => (length + 1, u64::MAX),
            Bound::About => (length - length * 15 / 100, length + length * 15 / 100),
        }
    }

    /// Whether every length that the other may stand for is one that this may stand for: `PT3H~` contains
    /// `PT2H50M`. Where neither contains the other, two articles are in conflict: `>PT3H` and `<PT3H`, but also
    /// `>PT3H` and `PT3H~`, which overlap only where "about" happens to spill over the border.
    pub fn contains(&self, other: &Self) -> bool {
        let (least, greatest) = self.milliseconds();
        let (from, to) = other.milliseconds();
        least <= from && to <= greatest
    }

    /// The duration in plain English: "3 hours", "less than 15 minutes", "more than 3 hours", "about 3 hours".
    pub fn display(&self) -> String {
        let (bound, body) = split_bound(&self.text);
        let list = components(body).unwrap_or_default();
        let words: Vec<String> = list
            .iter()
            .map(|(component, _)| {
                let plural = if component.number == "1" { "" } else { "s" };
                format!("{} {}{plural}", component.number, component.unit.name)
            })
            .list();
        let prefix = match bound {
            Bound::Exact => "",
            Bound::LessThan => "less than ",
            Bound::MoreThan => "more than ",
            Bound::About => "about ",
        };
        format!("{prefix}{}", words.join(" "))
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

struct Component<'a> {
    number: &'a str,
    unit: Unit,
}

fn split_bound(text: &str) -> (Bound, &str) {
    if let Some(rest) = text.strip_prefix('<') {
        (Bound::LessThan, rest)
    } else if let Some(rest) = text.strip_prefix('>') {
        (Bound::MoreThan, rest)
    } else if let Some(rest) = text.strip_suffix('~') {
        (Bound::About, rest)
    } else {
        (Bound::Exact, text)
    }
}

/// The numbers with their units and each one's length in milliseconds; `None` where the text is no duration.
fn components(text: &str) -> Option<Vec<(Component<'_>, u64)>> {
    let body = text.strip_prefix('P')?;
    let (date, time) = match body.split_once('T') {
        Some((_, "")) => return None,
        Some((date, time)) => (date, time),
        None => (body, ""),
    };
    let mut list = Vec::new();
    read_components(date, &DATE_UNITS, &mut list)?;
    read_components(time, &TIME_UNITS, &mut list)?;
    (!list.is_empty()).then_some(list)
}

/// Reads numbers whose units come in the order of the table, each at most once.
fn read_components<'a>(mut text: &'a str, units: &[Unit], list: &mut Vec<(Component<'a>, u64)>) -> Option<()> {
    for unit in units {
        let length = text.find(|letter: char| !(letter.is_ascii_digit() || letter == '.')).unwrap_or(text.len());
        let Some(rest) = text.get(length..).and_then(|rest| rest.strip_prefix(unit.letter)) else { continue };
        let number = text.get(..length)?;
        list.push((Component { number, unit: *unit }, scaled(number, unit.milliseconds)?));
        text = rest;
    }
    text.is_empty().then_some(())
}

/// `number × unit`, where the number may have a fraction.
fn scaled(number: &str, unit: u64) -> Option<u64> {
    let (whole, fraction) = match number.split_once('.') {
        Some((_, "")) => return None,
        Some((whole, fraction)) => (whole, fraction),
        None => (number, ""),
    };
    if whole.is_empty() || whole.len() > 6 || fraction.len() > 3 || fraction.contains('.') {
        return None;
    }
    let thousandths: u64 = format!("{fraction:0<3}").parse().ok()?;
    Some(whole.parse::<u64>().ok()? * unit + thousandths * unit / 1_000)
}
