//! The words of a link: names, numbers and lists, percent-encoded, and read back without trust.

use std::fmt::Write as _;

use crate::geom::decimal;
use crate::model::{Date, GlobalId, Span, civil_from_days};
use crate::order::{Listed as _, Set};
use crate::state::Route;

/// The most names of one sort in a link.
const MOST_NAMES: usize = 5_000;

pub(super) fn items(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').filter(|item| !item.is_empty()).take(MOST_NAMES)
}

pub(super) fn distinct(ids: impl Iterator<Item = GlobalId>) -> Vec<GlobalId> {
    let mut seen = Set::new();
    ids.filter(|id| seen.insert(id.clone())).list()
}

pub(super) fn id(text: &str) -> Option<GlobalId> {
    let (article, record) = text.split_once('/')?;
    let (article, record) = (unescaped(article), unescaped(record));
    (!article.is_empty() && !record.is_empty()).then(|| GlobalId::new(&article, &record))
}

pub(super) fn pin(text: &str) -> Option<(GlobalId, [f32; 2])> {
    let (name, place) = text.split_once(':')?;
    let (x, y) = place.split_once(':')?;
    Some((id(name)?, [number(x)?, number(y)?]))
}

/// `from,to`, then the number of the path, and what paths may be: `any` (status), `order` (in time).
pub(super) fn route(route: &Route) -> String {
    let at = if route.at == 0 { String::new() } else { route.at.to_string() };
    let flag = |on: bool, word: &str| if on { word.to_owned() } else { String::new() };
    let parts = [name(&route.from), name(&route.to), at, flag(route.any_status, "any"), flag(route.in_order, "order")];
    listed(parts.into_iter().filter(|part| !part.is_empty()))
}

pub(super) fn read_route(text: &str) -> Option<Route> {
    let mut parts = items(text);
    let (from, to) = (id(parts.next()?)?, id(parts.next()?)?);
    let mut route = Route::asked(from, to);
    for part in parts {
        match part {
            "any" => route.any_status = true,
            "order" => route.in_order = true,
            at => route.at = at.parse().unwrap_or(0),
        }
    }
    Some(route).filter(|route| route.from != route.to)
}

/// Minutes since 1970, the last left out.
pub(super) fn span(text: &str) -> Option<Span> {
    let (first, last) = text.split_once(':')?;
    let span = Span { first: first.parse().ok()?, last: last.parse().ok()? };
    (span.first < span.last).then_some(span)
}

/// A day, counted from 1970-01-01, as `2025-08-14`.
pub(super) fn day(day: i64) -> String {
    let (year, month, day) = civil_from_days(day);
    format!("{year:04}-{month:02}-{day:02}")
}

pub(super) fn read_day(text: &str) -> Option<i64> {
    Date::parse(text).ok()?.range().first
}

pub(super) fn camera(text: &str) -> Option<[f32; 3]> {
    let mut values = text.split(',').map(number);
    let camera = [values.next()??, values.next()??, values.next()??];
    (camera[2] > 0.0).then_some(camera)
}

/// A decimal number. The standard reader is right to the last bit for every f64, by tables of ten kilobytes; what a
/// link holds are shortest f32, which plain f64 arithmetic gives back.
pub(in crate::state) fn number(text: &str) -> Option<f32> {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let mut exponent: i32 = exponent.parse().ok()?;
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, digits.strip_prefix('+').unwrap_or(digits)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    exponent = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    let mut value = 0.0_f64;
    for digit in whole.chars().chain(fraction.chars()) {
        value = value * 10.0 + f64::from(digit.to_digit(10)?);
    }
    // Beyond these every f32 is zero or infinite; the clamp bounds the loop.
    for _ in 0..exponent.unsigned_abs().min(400) {
        value = if exponent < 0 { value / 10.0 } else { value * 10.0 };
    }
    let value = (sign * value) as f32;
    value.is_finite().then_some(value)
}

pub(super) fn name(id: &GlobalId) -> String {
    format!("{}/{}", escaped(id.article()), escaped(id.local()))
}

pub(super) fn listed(items: impl Iterator<Item = String>) -> String {
    items.list().join(",")
}

pub(super) fn flag(on: bool) -> String {
    if on { "1".to_owned() } else { String::new() }
}

/// Where something is, to the last bit: the same picture to the pixel.
pub(super) fn place([x, y]: [f32; 2]) -> String {
    [exact(x), exact(y)].join(":")
}

/// A number to the last bit, but for one so small that it is nothing on any screen.
pub(super) fn exact(value: f32) -> String {
    decimal(if value.abs() < 1e-4 { 0.0 } else { value })
}

pub(in crate::state) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

/// Broken escapes stay as they are; bytes that are no UTF-8 become the replacement character.
pub(in crate::state) fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escape = (first == b'%').then(|| after.split_at_checked(2)).flatten();
        let value = escape.and_then(|(digits, after)| {
            let digits = std::str::from_utf8(digits).ok().filter(|it| it.bytes().all(|b| b.is_ascii_hexdigit()))?;
            Some((u8::from_str_radix(digits, 16).ok()?, after))
        });
        let (byte, after) = value.unwrap_or((first, after));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
