//! Partial and uncertain calendar dates: a subset of EDTF (ISO 8601-2:2019), in no time zone but the event's own.

use std::cmp::Ordering;
use std::fmt;

use super::civil::{days_from_civil, days_in_month};
use super::date_words;

/// How sure a date is: `?` uncertain, `~` approximate, `%` both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Qualifier {
    pub uncertain: bool,
    pub approximate: bool,
}

/// A year, month or day with its qualifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Part {
    pub(super) year: i32,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) qualifier: Qualifier,
}

/// What the text of a date says. `None` is an open end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Form {
    Single(Part),
    /// Lasts from one to the other.
    Interval(Option<Part>, Option<Part>),
    /// Some day of the range.
    OneOf(Option<Part>, Option<Part>),
}

/// An EDTF value as written. Keeps its text so that what was read is what is written.
///
/// Ordered for display: by first day, then last day, then text; see [`Date::sort_key`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Date {
    text: String,
    form: Form,
}

/// The days a date may stand for, each as days since 1970-01-01 in the proleptic Gregorian calendar.
/// `None` is open: no earliest or no latest day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateRange {
    pub first: Option<i64>,
    pub last: Option<i64>,
}

/// What is wrong with a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    /// Not written as the format wants it.
    Form,
    /// No such month or day: the 30th of February.
    Calendar,
    /// It ends before it begins.
    Backwards,
}

/// Why a date could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {}, found {found:?}", self.expected())]
pub struct DateError {
    pub found: String,
    pub fault: DateFault,
}

impl DateError {
    /// What a reader expected in place of what was found.
    pub fn expected(&self) -> &'static str {
        match self.fault {
            DateFault::Form => "a date like 2025, 2025-08, 2025-08-15, a/b or [a..b]",
            DateFault::Calendar => "a day that the calendar has",
            DateFault::Backwards => "a range that ends after it begins",
        }
    }
}

impl Date {
    /// Reads `Y`, `Y-M`, `Y-M-D` (four, two, two digits), each with `?`, `~` or `%`; `a/b`; `[a..b]`, `[..b]`, `[a..]`.
    /// As in EDTF an interval may also be open: `a/..` and `../b`.
    ///
    /// # Errors
    /// Where the text is none of these, names a day that no calendar has, or a range that ends before it begins.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let form = parse_form(text).map_err(|fault| DateError { found: text.into(), fault })?;
        Ok(Self { text: text.into(), form })
    }

    /// One day of the calendar; `None` for a day it does not have or a year outside 0–9999.
    pub fn of_day(year: i32, month: u8, day: u8) -> Option<Self> {
        Self::parse(&format!("{year:04}-{month:02}-{day:02}")).ok()
    }

    /// The date as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How sure it is; of a range, as unsure as either end.
    pub fn qualifier(&self) -> Qualifier {
        self.parts().fold(Qualifier::default(), |sum, part| Qualifier {
            uncertain: sum.uncertain | part.qualifier.uncertain,
            approximate: sum.approximate | part.qualifier.approximate,
        })
    }

    /// Whether it is some day of a range (`[a..b]`) and not all of it.
    pub fn is_one_of(&self) -> bool {
        matches!(self.form, Form::OneOf(..))
    }

    /// Whether it lasts from one day to another (`a/b`).
    pub fn is_interval(&self) -> bool {
        matches!(self.form, Form::Interval(..))
    }

    /// The days it names, taken at its word: a qualifier widens nothing.
    pub fn range(&self) -> DateRange {
        match self.form {
            Form::Single(part) => DateRange { first: Some(part.first_day()), last: Some(part.last_day()) },
            Form::Interval(from, to) | Form::OneOf(from, to) => {
                DateRange { first: from.map(|part| part.first_day()), last: to.map(|part| part.last_day()) }
            }
        }
    }

    /// The days it may stand for when compared with another article's date: where it is approximate, three days
    /// more on each side of a day, a month on each side of a month and a year on each side of a year.
    pub fn reach(&self) -> DateRange {
        let range = self.range();
        let slack = self.parts().map(|part| part.slack()).max().unwrap_or(0);
        DateRange { first: range.first.map(|day| day - slack), last: range.last.map(|day| day + slack) }
    }

    /// Whether both may stand for one day.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.reach().overlaps(other.reach())
    }

    /// Whether every day the other names is one that this may stand for: "August 2025" contains "15 August 2025".
    pub fn contains(&self, other: &Self) -> bool {
        self.reach().contains(other.range())
    }

    /// What the order compares: first day, last day, text. A range without a first day stands at its last one.
    pub fn sort_key(&self) -> (i64, i64, &str) {
        let range = self.range();
        let first = range.first.or(range.last).unwrap_or(i64::MIN);
        (first, range.last.unwrap_or(i64::MAX), &self.text)
    }

    /// The date in plain English: "15 August 2025", "about August 2025", "one day of 4–10 August 2025".
    pub fn display(&self) -> String {
        date_words::words(self.form)
    }

    fn parts(&self) -> impl Iterator<Item = Part> {
        let (a, b) = match self.form {
            Form::Single(part) => (Some(part), None),
            Form::Interval(from, to) | Form::OneOf(from, to) => (from, to),
        };
        a.into_iter().chain(b)
    }
}

impl DateRange {
    /// Whether some day is in both.
    pub fn overlaps(self, other: Self) -> bool {
        let before = |last: Option<i64>, first: Option<i64>| matches!((last, first), (Some(l), Some(f)) if l < f);
        !before(self.last, other.first) && !before(other.last, self.first)
    }

    /// Whether every day of the other is in this one.
    pub fn contains(self, other: Self) -> bool {
        let starts = self.first.is_none_or(|mine| other.first.is_some_and(|theirs| mine <= theirs));
        let ends = self.last.is_none_or(|mine| other.last.is_some_and(|theirs| theirs <= mine));
        starts && ends
    }

    /// Whether the day, counted from 1970-01-01, is in it.
    pub fn includes(self, day: i64) -> bool {
        self.contains(Self { first: Some(day), last: Some(day) })
    }

    /// How many days it has; `None` where an end is open.
    pub fn days(self) -> Option<i64> {
        Some(self.last? - self.first? + 1)
    }

    /// The range with this many days more at each closed end.
    pub fn widened(self, days: i64) -> Self {
        Self { first: self.first.map(|day| day - days), last: self.last.map(|day| day + days) }
    }
}

impl Part {
    fn first_day(self) -> i64 {
        days_from_civil(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    fn last_day(self) -> i64 {
        let month = self.month.unwrap_or(12);
        days_from_civil(self.year, month, self.day.unwrap_or_else(|| days_in_month(self.year, month)))
    }

    fn slack(self) -> i64 {
        match (self.qualifier.approximate, self.month, self.day) {
            (false, ..) => 0,
            (true, _, Some(_)) => 3,
            (true, Some(_), None) => 31,
            (true, None, None) => 366,
        }
    }
}

fn parse_form(text: &str) -> Result<Form, DateFault> {
    let (from, to, one_of) = if let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let (from, to) = inner.split_once("..").ok_or(DateFault::Form)?;
        (parse_end(from, "")?, parse_end(to, "")?, true)
    } else if let Some((from, to)) = text.split_once('/') {
        (parse_end(from, "..")?, parse_end(to, "..")?, false)
    } else {
        return Ok(Form::Single(parse_part(text)?));
    };
    match (from, to) {
        (None, None) => Err(DateFault::Form),
        (Some(from), Some(to)) if from.first_day() > to.first_day() || from.last_day() > to.last_day() => {
            Err(DateFault::Backwards)
        }
        _ if one_of => Ok(Form::OneOf(from, to)),
        _ => Ok(Form::Interval(from, to)),
    }
}

fn parse_end(text: &str, open: &str) -> Result<Option<Part>, DateFault> {
    if text == open { Ok(None) } else { parse_part(text).map(Some) }
}

fn parse_part(text: &str) -> Result<Part, DateFault> {
    let (digits, qualifier) = match text.as_bytes().last() {
        Some(b'?') => (&text[..text.len() - 1], Qualifier { uncertain: true, approximate: false }),
        Some(b'~') => (&text[..text.len() - 1], Qualifier { uncertain: false, approximate: true }),
        Some(b'%') => (&text[..text.len() - 1], Qualifier { uncertain: true, approximate: true }),
        _ => (text, Qualifier::default()),
    };
    let mut fields = digits.split('-');
    let year = number(fields.next(), 4)?.ok_or(DateFault::Form)?;
    let month = number(fields.next(), 2)?;
    let day = number(fields.next(), 2)?;
    if fields.next().is_some() {
        return Err(DateFault::Form);
    }
    let year = i32::from(year);
    let (month, day) = (month.map(|number| number as u8), day.map(|number| number as u8));
    let last = month.map(|month| days_in_month(year, month));
    if last == Some(0) || day.is_some_and(|day| day == 0 || last.is_none_or(|last| day > last)) {
        return Err(DateFault::Calendar);
    }
    Ok(Part { year, month, day, qualifier })
}

/// Reads exactly `length` ASCII digits; `None` where there is no field.
fn number(field: Option<&str>, length: usize) -> Result<Option<u16>, DateFault> {
    let Some(field) = field else { return Ok(None) };
    if field.len() != length || !field.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateFault::Form);
    }
    field.parse().map(Some).map_err(|_| DateFault::Form)
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
