//! Times as people type them: "15 August", "Aug 2025", "2025-08-15", "1" of the same month as another.

use super::State;
use crate::model::{DAY, Span, civil_from_days, days_from_civil, days_in_month, month_name, small_letters};
use crate::order::Listed as _;

/// A day, month or year as far as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Typed {
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
}

/// The time from the first to the last, both in it; what one lacks (month, year) is as in the other, and a year that
/// neither has is that of the latest events.
pub fn span_between(state: &State, first: &str, last: &str) -> Option<Span> {
    let (mut first, mut last) = (Typed::read(first)?, Typed::read(last)?);
    first.complete(last);
    last.complete(first);
    let year = latest_year(state);
    let span = Span { first: first.span(year)?.first, last: last.span(year)?.last };
    (span.first < span.last).then_some(span)
}

/// The day, month or year that is typed.
pub fn span_of(state: &State, text: &str) -> Option<Span> {
    Typed::read(text)?.span(latest_year(state))
}

fn latest_year(state: &State) -> i32 {
    civil_from_days((state.document.timeline.heart.last - 1).div_euclid(DAY)).0
}

impl Typed {
    fn read(text: &str) -> Option<Self> {
        let text = small_letters(text);
        let words = text.split([' ', ',', '-', '.', '/']).filter(|word| !word.is_empty()).list();
        // ISO 8601 has the year first and the month in digits.
        if let [year, rest @ ..] = &words[..]
            && year.len() == 4
            && words.iter().all(|word| word.bytes().all(|it| it.is_ascii_digit()))
        {
            let mut typed = Self { year: year.parse().ok(), ..Self::default() };
            match rest {
                [] => {}
                [month] => typed.month = Some(month.parse().ok()?),
                [month, day] => (typed.month, typed.day) = (Some(month.parse().ok()?), Some(day.parse().ok()?)),
                _ => return None,
            }
            return typed.year.map(|_| typed);
        }
        let mut typed = Self::default();
        for word in words {
            let digits = word.trim_end_matches(char::is_alphabetic);
            if digits.is_empty() {
                let month = (1..=12).find(|month| is_month(word, *month))?;
                typed.month.replace(month).is_none().then_some(())?;
            } else if digits.len() == 4 {
                typed.year.replace(digits.parse().ok()?).is_none().then_some(())?;
            } else {
                // "15th", too.
                ["", "st", "nd", "rd", "th"].contains(&word.get(digits.len()..)?).then_some(())?;
                typed.day.replace(digits.parse().ok()?).is_none().then_some(())?;
            }
        }
        (typed != Self::default()).then_some(typed)
    }

    fn complete(&mut self, other: Self) {
        if self.month.is_none() && self.day.is_some() {
            self.month = other.month;
        }
        self.year = self.year.or(other.year);
    }

    /// From its first minute to its last.
    fn span(self, year: i32) -> Option<Span> {
        let year = self.year.unwrap_or(year);
        let (first, last) = match (self.month, self.day) {
            (None, Some(_)) => return None,
            (None, None) => (days_from_civil(year, 1, 1), days_from_civil(year, 12, 31)),
            (Some(month), _) if !(1..=12).contains(&month) => return None,
            (Some(month), None) => {
                (days_from_civil(year, month, 1), days_from_civil(year, month, days_in_month(year, month)))
            }
            (Some(month), Some(day)) if (1..=days_in_month(year, month)).contains(&day) => {
                (days_from_civil(year, month, day), days_from_civil(year, month, day))
            }
            _ => return None,
        };
        Some(Span { first: first * DAY, last: (last + 1) * DAY })
    }
}

/// "aug", "sept", "august".
fn is_month(word: &str, month: u8) -> bool {
    word.chars().count() > 2 && small_letters(month_name(month)).starts_with(word)
}
