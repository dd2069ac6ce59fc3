//! A date in plain English.

use super::Qualifier;
use super::date::{Form, Part};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What the form says: "15 August 2025", "one day of 4–10 August 2025", "by 8 August 2025", "since 2012".
pub(super) fn words(form: Form) -> String {
    match form {
        Form::Single(part) => qualified(part),
        Form::Interval(Some(from), Some(to)) => span(from, to),
        Form::Interval(Some(from), None) => format!("since {}", qualified(from)),
        Form::Interval(None, Some(to)) => format!("until {}", qualified(to)),
        Form::OneOf(Some(from), Some(to)) => format!("one day of {}", span(from, to)),
        Form::OneOf(Some(from), None) => format!("from {}", qualified(from)),
        Form::OneOf(None, Some(to)) => format!("by {}", qualified(to)),
        Form::Interval(None, None) | Form::OneOf(None, None) => String::new(),
    }
}

fn qualified(part: Part) -> String {
    let plain = plain(part);
    match (part.qualifier.uncertain, part.qualifier.approximate) {
        (false, false) => plain,
        (true, false) => format!("perhaps {plain}"),
        (false, true) => format!("about {plain}"),
        (true, true) => format!("perhaps about {plain}"),
    }
}

fn plain(part: Part) -> String {
    match (part.month, part.day) {
        (Some(month), Some(day)) => format!("{day} {} {}", month_name(month), part.year),
        (Some(month), None) => format!("{} {}", month_name(month), part.year),
        _ => part.year.to_string(),
    }
}

/// A range, naming the year and the month once where both ends share them.
fn span(from: Part, to: Part) -> String {
    let sure = from.qualifier == Qualifier::default() && to.qualifier == Qualifier::default();
    if from == to {
        return qualified(from);
    }
    match (from.month, from.day, to.month, to.day) {
        (Some(a), Some(first), Some(b), Some(last)) if sure && from.year == to.year && a == b => {
            format!("{first}–{last} {} {}", month_name(a), from.year)
        }
        (Some(a), Some(first), Some(b), Some(last)) if sure && from.year == to.year => {
            format!("{first} {} – {last} {} {}", month_name(a), month_name(b), from.year)
        }
        (Some(a), None, Some(b), None) if sure && from.year == to.year => {
            format!("{}–{} {}", month_name(a), month_name(b), from.year)
        }
        (None, _, None, _) if sure => format!("{}–{}", from.year, to.year),
        _ => format!("{} – {}", qualified(from), qualified(to)),
    }
}

/// The English name of a month (1–12); "?" for none.
pub fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("?")
}
