//! The parts of a link: a line each.

use std::sync::Arc;

use super::bits;
use super::text::{
    camera, day, distinct, escaped, exact, flag, id, items, listed, name, number, pin, place, read_day, read_route,
    route, span, unescaped,
};
use super::{LinkedArticle, View};
use crate::graph::Projection;
use crate::model::{EntityKind, EventFamily, EventType, Role, Stance, Status};
use crate::order::{Listed as _, Set};
use crate::state::Way;

/// A part: its key, how it is written (empty: it is left out), and how it is read.
type Field = (&'static str, fn(&View) -> String, fn(&mut View, &str));

/// All parts, in the order in which they stand in a link. A key is never used again for something else.
#[rustfmt::skip]
pub(super) const FIELDS: &[Field] = &[
    ("a", |v| listed(v.articles.iter().map(LinkedArticle::encode)), |v, t| v.articles = items(t).map(LinkedArticle::parse).list()),
    ("s", |v| listed(v.selection.iter().map(name)), |v, t| v.selection = distinct(items(t).filter_map(id))),
    ("e", |v| v.edge.as_deref().map(escaped).unwrap_or_default(), |v, t| v.edge = Some(unescaped(t)).filter(|edge| !edge.is_empty())),
    ("d", |v| if v.degrees == 1 { String::new() } else { v.degrees.to_string() }, |v, t| v.degrees = t.parse().map_or(1, |degrees: u32| degrees.clamp(1, 5))),
    ("r", |v| v.route.as_ref().map(route).unwrap_or_default(), |v, t| v.route = read_route(t)),
    ("c", |v| v.camera.map(|camera| listed(camera.iter().map(|it| exact(*it)))).unwrap_or_default(), |v, t| v.camera = camera(t)),
    ("p", |v| if v.projection == Projection::default() { String::new() } else { v.projection.word().to_owned() }, |v, t| v.projection = Projection::parse(t).unwrap_or_default()),
    ("l", |v| if v.way == Way::Map { String::new() } else { v.way.word().to_owned() }, |v, t| v.way = Way::parse(t).unwrap_or_default()),
    ("lc", |v| listed(v.centre.iter().map(name)), |v, t| v.centre = distinct(items(t).filter_map(id))),
    ("g", |v| v.communities.map(exact).unwrap_or_default(), |v, t| v.communities = number(t).filter(|it| (0.1..=4.0).contains(it))),
    ("k", |v| words(&v.filter.kinds, EntityKind::as_str), |v, t| v.filter.kinds = items(t).filter_map(EntityKind::parse).collect()),
    ("f", |v| words(&v.filter.families, EventFamily::as_str), |v, t| v.filter.families = items(t).filter_map(EventFamily::parse).collect()),
    ("x", |v| listed(v.filter.articles.iter().map(|article| escaped(article))), |v, t| v.filter.articles = items(t).map(unescaped).collect()),
    ("ty", |v| words(&v.filter.types, EventType::as_str), |v, t| v.filter.types = items(t).filter_map(EventType::parse).collect()),
    ("st", |v| words(&v.filter.statuses, Status::as_str), |v, t| v.filter.statuses = items(t).filter_map(Status::parse).collect()),
    ("sa", |v| words(&v.filter.stances, Stance::as_str), |v, t| v.filter.stances = items(t).filter_map(Stance::parse).collect()),
    ("pb", |v| names(&v.filter.publishers), |v, t| v.filter.publishers = read_names(t)),
    ("co", |v| names(&v.filter.countries), |v, t| v.filter.countries = read_names(t)),
    ("ro", |v| words(&v.filter.roles, Role::as_str), |v, t| v.filter.roles = items(t).filter_map(Role::parse).collect()),
    ("q", |v| count(v.filter.quotes), |v, t| v.filter.quotes = t.parse().unwrap_or(0)),
    ("as", |v| count(v.filter.sources), |v, t| v.filter.sources = t.parse().unwrap_or(0)),
    ("tx", |v| escaped(&v.filter.text), |v, t| v.filter.text = unescaped(t)),
    ("u", |v| flag(v.filter.unfolded), |v, t| v.filter.unfolded = t == "1"),
    ("n", |v| flag(v.filter.only_counting), |v, t| v.filter.only_counting = t == "1"),
    ("h", |v| listed(v.filter.hidden.iter().map(name)), |v, t| v.filter.hidden = items(t).filter_map(id).collect()),
    ("w", |v| listed(v.filter.shown.iter().map(name)), |v, t| v.filter.shown = items(t).filter_map(id).collect()),
    ("o", |v| listed(v.filter.focus.iter().map(name)), |v, t| v.filter.focus = items(t).filter_map(id).collect()),
    ("t", |v| v.filter.window.map(|it| [it.first.to_string(), it.last.to_string()].join(":")).unwrap_or_default(), |v, t| v.filter.window = span(t)),
    ("kn", |v| v.known.map(day).unwrap_or_default(), |v, t| v.known = read_day(t)),
    ("th", |v| flag(v.filter.hides), |v, t| v.filter.hides = t == "1"),
    ("m", |v| listed(v.pins.iter().map(|(id, at)| [name(id), place(*at)].join(":"))), |v, t| v.pins = items(t).filter_map(pin).collect()),
    ("xy", |v| bits::write(&v.places), |v, t| v.places = bits::read(t)),
];

fn words<T: Copy>(set: &Set<T>, word: fn(T) -> &'static str) -> String {
    listed(set.iter().map(|value| word(*value).to_owned()))
}

fn names(set: &Set<Arc<str>>) -> String {
    listed(set.iter().map(|name| escaped(name)))
}

fn read_names(text: &str) -> Set<Arc<str>> {
    items(text).map(|name| unescaped(name).into()).collect()
}

fn count(number: u32) -> String {
    if number == 0 { String::new() } else { number.to_string() }
}
