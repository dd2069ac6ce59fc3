//! The lanes: scale, marks, bars and clusters of the time that is seen.

use yew::prelude::*;

use super::events::told;
use crate::graph::{NodeKind, Visible};
use crate::model::DAY;
use crate::scene::timeline::{Axis, Bar, Lanes, MARK, Mark, ROWS, Timeline};
use crate::state::State;
use crate::ui::element::{Element, element};
use crate::ui::swatch;

/// The height of a row in pixels.
pub(super) const ROW: i32 = 18;
const ROWS_HEIGHT: i32 = ROW * ROWS as i32;
/// With the scale below.
const HEIGHT: i32 = ROWS_HEIGHT + 20;
/// What a label of the scale needs at the right end, in pixels.
const TICK_ROOM: i32 = 44;
/// The least room for a name, and the width of a letter, in pixels.
const NAME_ROOM: i32 = 36;
const LETTER: i32 = 7;
const MOST_LETTERS: usize = 32;

/// Draws what is seen. Readers who do not see it have the list.
pub(super) fn draw(state: &State, timeline: &Timeline, axis: &Axis, seen: &Lanes) -> Element {
    let width = axis.width as i32;
    let window = state.session.filter.window.map(|window| (axis.x(window.first), axis.x(window.last)));
    let mut svg = sized(width, HEIGHT).with("aria-hidden", "true");
    svg = svg.each(&seen.bars, |bar| draw_bar(state, timeline, bar));
    svg = svg.each(&axis.ticks(), |tick| {
        let label = (tick.x < width - TICK_ROOM).then(|| written(tick.x + 4, HEIGHT - 5, &tick.label));
        let class = if tick.strong { "tl-strong" } else { "" };
        element("g", class).put(line(tick.x, 0, ROWS_HEIGHT + 4)).maybe(label).into()
    });
    svg = svg.each(&seen.marks, |mark| draw_mark(state, timeline, mark));
    svg = svg.each(&seen.clusters, |cluster| {
        let selected = cluster.moments.clone().any(|at| is_selected(state, timeline, at));
        let class = if selected { "tl-cluster is-selected" } else { "tl-cluster" };
        let radius = if cluster.moments.len() < 100 { 11 } else { 14 };
        let disc = placed(element("circle", ""), &[("cx", cluster.x), ("cy", ROWS_HEIGHT / 2), ("r", radius)]);
        let count = placed(element("text", ""), &[("x", cluster.x), ("y", ROWS_HEIGHT / 2 + 4)]);
        element("g", class).put(disc).put(count.text(&short(cluster.moments.len()))).into()
    });
    // Where nothing is in sight, which way to go.
    if seen.marks.is_empty() && seen.clusters.is_empty() && seen.bars.is_empty() && !timeline.moments.is_empty() {
        let earlier = timeline.anchored(i64::MIN, axis.span().first).len();
        let later = timeline.moments.len() - earlier;
        let told = ["no event here: ", &earlier.to_string(), " earlier, ", &later.to_string(), " later"].concat();
        svg = svg.put(written(width / 2 - LETTER * told.len() as i32 / 2, ROWS_HEIGHT / 2 + 4, &told));
    }
    if let Some((first, last)) = window {
        svg = svg
            .put(rect("tl-outside", 0, 0, first, HEIGHT))
            .put(rect("tl-outside", last, 0, width - last, HEIGHT))
            .put(element("g", "tl-ends").put(line(first, 0, HEIGHT)).put(line(last, 0, HEIGHT)));
    }
    // Where knowledge ends: what stands after it was to come.
    if let Some(day) = state.session.known {
        svg = svg.put(element("g", "tl-known").put(line(axis.x((day + 1) * DAY), 0, ROWS_HEIGHT + 4)));
    }
    svg
}

fn draw_mark(state: &State, timeline: &Timeline, mark: &Mark) -> Html {
    let Some(event) = timeline.moments.get(mark.moment).and_then(|it| state.document.merged.events.get(&it.id)) else {
        return Html::default();
    };
    let selection = &state.session.selection.nodes;
    let selected = selection.contains(&event.id);
    let part = |id: &crate::model::GlobalId| selection.contains(id);
    let lit = selected
        || event.participants.iter().any(|participant| part(&participant.entity))
        || event.place.best().is_some_and(part);
    let faded = !lit && (!selection.is_empty() || !is_drawn(state, event));
    let y = mark.row as i32 * ROW + ROW / 2;
    let letters = ((mark.room - 6) / LETTER).max(0) as usize;
    let (date, title) = told(state, &event.id);
    let name = (mark.room >= NAME_ROOM).then(|| written(MARK + 5, 12, &shortened(&title, letters.min(MOST_LETTERS))));
    let family = swatch::class(NodeKind::Event(event.family()));
    let look = match (selected, faded) {
        (true, _) => " is-selected",
        (_, true) => " is-faded",
        _ => "",
    };
    let ring = selected.then(|| placed(element("circle", "tl-ring"), &[("cx", 8), ("cy", 8), ("r", 8)]));
    let made = element("g", "")
        .given("class", &["tl-mark ", family, look].concat())
        .given("data-event", event.id.as_str())
        .given("transform", &format!("translate({} {})", mark.x - 8, y - 8))
        .put(element("title", "").text(&title).text(", ").text(&date))
        .maybe(ring);
    swatch::event_mark(made, event.status()).maybe(name).into()
}

/// Whether the graph draws it, brightly.
fn is_drawn(state: &State, event: &crate::model::MergedEvent) -> bool {
    state.document.visibility.of_event(&state.document.network, &event.id) == Visible::Shown
}

/// Where an event merely lies somewhere in its span, the ends are soft: three shorter and shorter layers.
fn draw_bar(state: &State, timeline: &Timeline, bar: &Bar) -> Html {
    let Some(moment) = timeline.moments.get(bar.moment) else { return Html::default() };
    let family = state.document.merged.events.get(&moment.id).map(|event| event.family());
    let class = match (bar.row, family) {
        (Some(_), Some(family)) => swatch::class(NodeKind::Event(family)),
        _ => "tl-band",
    };
    let (y, height) = bar.row.map_or((0, ROWS_HEIGHT), |row| (row as i32 * ROW + ROW / 2 - 4, 8));
    let length = bar.x.end - bar.x.start;
    let soft = if bar.vague { (length / 8).min(12) } else { 0 };
    let layer = |layer: &i32| rect("", bar.x.start + layer * soft, y, length - 2 * layer * soft, height).into();
    element("g", "").given("class", &["tl-bar ", class].concat()).each(&[0, 1, 2], layer).into()
}

fn is_selected(state: &State, timeline: &Timeline, at: usize) -> bool {
    timeline.moments.get(at).is_some_and(|moment| state.session.selection.nodes.contains(&moment.id))
}

/// A picture of this size in pixels.
pub(super) fn sized(width: i32, height: i32) -> Element {
    placed(element("svg", ""), &[("width", width), ("height", height)])
}

/// With numbers as attributes.
pub(super) fn placed(mut made: Element, numbers: &[(&'static str, i32)]) -> Element {
    for (name, number) in numbers {
        made = made.given(name, &number.to_string());
    }
    made
}

pub(super) fn rect(class: &'static str, x: i32, y: i32, width: i32, height: i32) -> Element {
    placed(element("rect", class), &[("x", x), ("y", y), ("width", width.max(0)), ("height", height)])
}

/// An upright hairline.
fn line(x: i32, from: i32, to: i32) -> Element {
    element("path", "").given("d", &format!("M{x} {from}V{to}"))
}

fn written(x: i32, y: i32, text: &str) -> Element {
    placed(element("text", "tl-label"), &[("x", x), ("y", y)]).text(text)
}

/// "12", "1k": what fits into a cluster's disc.
fn short(count: usize) -> String {
    if count < 1_000 { count.to_string() } else { format!("{}k", count / 1_000) }
}

fn shortened(name: &str, letters: usize) -> String {
    if name.chars().count() <= letters {
        return name.to_owned();
    }
    let kept: String = name.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
