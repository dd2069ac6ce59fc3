//! Times in words, as short as they can be.

use crate::model::{DAY, Span, civil_from_days, month_name};

/// "15 Aug 2025", or "15 Aug 2025 11:00" where it is not midnight.
pub fn moment(minute: i64) -> String {
    let (year, month, day) = civil_from_days(minute.div_euclid(DAY));
    let clock = if minute.rem_euclid(DAY) == 0 { String::new() } else { format!(" {}", clock(minute)) };
    format!("{day} {} {year}{clock}", short_month(month))
}

/// "15 Aug".
pub fn day_and_month(minute: i64) -> String {
    let (_, month, day) = civil_from_days(minute.div_euclid(DAY));
    [&day.to_string(), " ", short_month(month)].concat()
}

/// "2025".
pub fn year(minute: i64) -> String {
    civil_from_days(minute.div_euclid(DAY)).0.to_string()
}

/// "14 August 2025", of a day counted from 1970-01-01.
pub fn day(day: i64) -> String {
    let (year, month, day) = civil_from_days(day);
    [&day.to_string(), " ", month_name(month), " ", &year.to_string()].concat()
}

/// "15 Aug 2025", "15 Aug 2025 – 2 Jun 2026": both ends are in it.
pub fn window(window: Span) -> String {
    // A window that ends at midnight ends with the day before.
    let whole = window.last.rem_euclid(DAY) == 0 && window.first.rem_euclid(DAY) == 0;
    let last = if whole { window.last - DAY } else { window.last };
    if last <= window.first { moment(window.first) } else { format!("{} – {}", moment(window.first), moment(last)) }
}

/// What all of a short stretch has in common: "15 August 2025", "August 2025", "2025", or nothing.
pub fn context(span: Span) -> String {
    let [first, last] = [span.first, span.last - 1].map(|minute| civil_from_days(minute.div_euclid(DAY)));
    let (year, month, day) = first;
    if first == last {
        format!("{day} {} {year}", month_name(month))
    } else if (year, month) == (last.0, last.1) {
        format!("{} {year}", month_name(month))
    } else if year == last.0 {
        year.to_string()
    } else {
        String::new()
    }
}

pub(super) fn clock(minute: i64) -> String {
    let of_day = minute.rem_euclid(DAY);
    format!("{:02}:{:02}", of_day / 60, of_day % 60)
}

pub(super) fn short_month(month: u8) -> &'static str {
    let name = month_name(month);
    name.get(..3).unwrap_or(name)
}
