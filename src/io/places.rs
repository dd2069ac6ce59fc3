//! Where nodes stand, as a file: `{"positions": {"article#record": [x, y], …}}`, as `summitry layout` writes it.

use super::json;
use super::json_write::JsonText;
use crate::pace::{Pace, at_once};

/// Deeper no such file is.
const NESTING: usize = 4;

/// Names and coordinates, as text, of a file of places; `None` where it is none.
pub fn read_places(bytes: &[u8]) -> Option<Vec<(String, [String; 2])>> {
    let text = std::str::from_utf8(bytes).ok()?.trim();
    at_once(json::check(text, NESTING, &Pace::endless())).ok()?;
    let (_, positions) = json::members(text).find(|(key, _)| key == "positions")?;
    let mut places = Vec::new();
    for (name, place) in json::members(positions) {
        let mut numbers = json::items(place);
        if let (Some(x), Some(y)) = (numbers.next(), numbers.next()) {
            places.push((name.into_owned(), [x.to_owned(), y.to_owned()]));
        }
    }
    Some(places)
}

/// A file of places.
pub fn write_places(places: &[(&str, [String; 2])]) -> String {
    JsonText::file(|out| {
        out.key("positions").object(|out| {
            for (name, place) in places {
                out.key(name).list(place, |out, number| out.json(number));
            }
        });
    })
}
