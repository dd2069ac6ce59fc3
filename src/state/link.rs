//! Links: the view after `#`, compact and readable, and read back without trust.

use std::fmt::Write as _;

use thiserror::Error;

use super::{State, Way};
use crate::geom::decimal;
use crate::graph::{Filter, Projection};
use crate::model::{EntityKind, EventFamily, GlobalId, Span};
use crate::order::Listed as _;
use crate::order::{Map, Set};
use crate::scene::Camera;

/// The longest link that is read, in bytes.
pub const LONGEST: usize = 64 * 1024;
/// The most names of one sort in a link.
const MOST_NAMES: usize = 5_000;

/// What a link describes. Everything that it does not say is as at the start.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The open articles.
    pub articles: Vec<String>,
    pub selection: Vec<GlobalId>,
    /// The stable name of a selected line.
    pub edge: Option<String>,
    pub degrees: u32,
    pub filter: Filter,
    pub projection: Projection,
    pub way: Way,
    /// What rings are about.
    pub centre: Vec<GlobalId>,
    pub pins: Map<GlobalId, [f32; 2]>,
    /// Centre x, y and zoom.
    pub camera: Option<[f32; 3]>,
}

/// Why a link could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LinkError {
    #[error("expected at most {LONGEST} characters, found {found}")]
    TooLong { found: usize },
    #[error("expected a link of version 1, found version {found}")]
    Version { found: String },
    #[error("expected something like v=1&s=\u{2026}, found {found:?}")]
    NoLink { found: String },
}

impl Default for View {
    fn default() -> Self {
        Self {
            articles: Vec::new(),
            selection: Vec::new(),
            edge: None,
            degrees: 1,
            filter: Filter::default(),
            projection: Projection::default(),
            way: Way::default(),
            centre: Vec::new(),
            pins: Map::new(),
            camera: None,
        }
    }
}

/// The link to what is seen, without the `#`.
pub fn encode(state: &State, camera: Option<&Camera>) -> String {
    View::of(state, camera).encode()
}

impl View {
    /// What is seen: the state, and where the camera is.
    pub fn of(state: &State, camera: Option<&Camera>) -> Self {
        let session = &state.session;
        let camera = camera.map(|camera| [camera.centre.x, camera.centre.y, camera.zoom]);
        Self {
            articles: state.document.dataset.sources.keys().map(|id| id.to_string()).list(),
            selection: session.selection.nodes.clone(),
            edge: session.selection.edge.as_deref().map(str::to_owned),
            degrees: session.degrees,
            filter: session.filter.clone(),
            projection: session.projection,
            way: session.arrangement.way,
            centre: session.arrangement.centre.clone(),
            pins: session.pins.clone(),
            camera: camera.filter(|camera| camera.iter().all(|value| value.is_finite())),
        }
    }

    /// The view as text: `v=1&a=articles&s=selection&e=line&c=x,y,zoom&…`; names as `article/record`, everything else
    /// than letters, digits and `-_.~/` percent-encoded. Places are rounded to a tenth of a unit.
    pub fn encode(&self) -> String {
        let mut link = "v=1".to_owned();
        let mut add = |key: &str, value: String| {
            if !value.is_empty() {
                let _ = write!(link, "&{key}={value}");
            }
        };
        let filter = &self.filter;
        add("a", listed(self.articles.iter().map(|article| escaped(article))));
        add("s", listed(self.selection.iter().map(name)));
        add("e", self.edge.as_deref().map(escaped).unwrap_or_default());
        add("d", if self.degrees == 1 { String::new() } else { self.degrees.to_string() });
        add(
            "c",
            self.camera.map(|[x, y, zoom]| format!("{},{},{}", tenth(x), tenth(y), decimal(zoom))).unwrap_or_default(),
        );
        let first = self.projection == Projection::default();
        add("p", if first { String::new() } else { self.projection.word().to_owned() });
        add("l", if self.way == Way::Map { String::new() } else { self.way.word().to_owned() });
        add("lc", listed(self.centre.iter().map(name)));
        add("k", listed(filter.kinds.iter().map(|kind| kind.as_str().to_owned())));
        add("f", listed(filter.families.iter().map(|family| family.as_str().to_owned())));
        add("x", listed(filter.articles.iter().map(|article| escaped(article))));
        add("u", flag(filter.unfolded));
        add("n", flag(filter.only_counting));
        add("h", listed(filter.hidden.iter().map(name)));
        add("w", listed(filter.shown.iter().map(name)));
        add("o", listed(filter.focus.iter().map(name)));
        add("t", filter.window.map(|window| format!("{}:{}", window.first, window.last)).unwrap_or_default());
        add("th", flag(filter.window_hides));
        add("m", listed(self.pins.iter().map(|(id, [x, y])| format!("{}:{}:{}", name(id), tenth(*x), tenth(*y)))));
        link
    }

    /// Reads a link, with or without its `#`. What is not understood in it is passed over.
    ///
    /// # Errors
    /// Where it is too long, no link, or of another version.
    pub fn parse(link: &str) -> Result<Self, LinkError> {
        if link.len() > LONGEST {
            return Err(LinkError::TooLong { found: link.len() });
        }
        // A whole address may have been pasted.
        let link = link.rsplit_once('#').map_or(link, |(_, after)| after).trim();
        let fields: Vec<(&str, &str)> = link.split('&').filter_map(|field| field.split_once('=')).collect();
        match fields.iter().find(|(key, _)| *key == "v") {
            None => return Err(LinkError::NoLink { found: link.chars().take(60).collect() }),
            Some((_, "1")) => {}
            Some((_, other)) => return Err(LinkError::Version { found: other.chars().take(20).collect() }),
        }
        let mut view = Self::default();
        for (key, value) in fields {
            view.take(key, value);
        }
        Ok(view)
    }

    fn take(&mut self, key: &str, value: &str) {
        let filter = &mut self.filter;
        match key {
            "a" => self.articles = items(value).map(unescaped).list(),
            "s" => self.selection = distinct(items(value).filter_map(id)),
            "e" => self.edge = Some(unescaped(value)).filter(|edge| !edge.is_empty()),
            "d" => self.degrees = value.parse().map_or(1, |degrees: u32| degrees.clamp(1, 5)),
            "c" => self.camera = camera(value),
            "p" => self.projection = Projection::parse(value).unwrap_or_default(),
            "l" => self.way = Way::parse(value).unwrap_or_default(),
            "lc" => self.centre = distinct(items(value).filter_map(id)),
            "k" => filter.kinds = items(value).filter_map(EntityKind::parse).collect(),
            "f" => filter.families = items(value).filter_map(EventFamily::parse).collect(),
            "x" => filter.articles = items(value).map(unescaped).collect(),
            "u" => filter.unfolded = value == "1",
            "n" => filter.only_counting = value == "1",
            "h" => filter.hidden = items(value).filter_map(id).collect(),
            "w" => filter.shown = items(value).filter_map(id).collect(),
            "o" => filter.focus = items(value).filter_map(id).collect(),
            "t" => filter.window = span(value),
            "th" => filter.window_hides = value == "1",
            "m" => self.pins = items(value).filter_map(pin).collect(),
            _ => {}
        }
    }
}

fn items(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').filter(|item| !item.is_empty()).take(MOST_NAMES)
}

fn distinct(ids: impl Iterator<Item = GlobalId>) -> Vec<GlobalId> {
    let mut seen = Set::new();
    ids.filter(|id| seen.insert(id.clone())).list()
}

fn id(text: &str) -> Option<GlobalId> {
    let (article, record) = text.split_once('/')?;
    let (article, record) = (unescaped(article), unescaped(record));
    (!article.is_empty() && !record.is_empty()).then(|| GlobalId::new(&article, &record))
}

fn pin(text: &str) -> Option<(GlobalId, [f32; 2])> {
    let (name, place) = text.split_once(':')?;
    let (x, y) = place.split_once(':')?;
    Some((id(name)?, [number(x)?, number(y)?]))
}

/// Minutes since 1970, the last left out.
fn span(text: &str) -> Option<Span> {
    let (first, last) = text.split_once(':')?;
    let span = Span { first: first.parse().ok()?, last: last.parse().ok()? };
    (span.first < span.last).then_some(span)
}

fn camera(text: &str) -> Option<[f32; 3]> {
    let mut values = text.split(',').map(number);
    let camera = [values.next()??, values.next()??, values.next()??];
    (camera[2] > 0.0).then_some(camera)
}

/// A decimal number. The standard reader is right to the last bit for every f64, by tables of ten kilobytes; what a
/// link holds are shortest f32, which plain f64 arithmetic gives back.
pub(super) fn number(text: &str) -> Option<f32> {
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

fn name(id: &GlobalId) -> String {
    format!("{}/{}", escaped(id.article()), escaped(id.local()))
}

fn listed(items: impl Iterator<Item = String>) -> String {
    items.list().join(",")
}

fn flag(on: bool) -> String {
    if on { "1".to_owned() } else { String::new() }
}

/// A tenth of a unit is finer than can be seen; where f32 is coarser the number is as it is.
fn tenth(value: f32) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    decimal(if rounded.is_finite() { rounded } else { value })
}

fn escaped(text: &str) -> String {
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
fn unescaped(text: &str) -> String {
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
