//! The overview: how many events there are over all time, and the window in it.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;

use yew::prelude::*;

use super::lanes::{rect, sized};
use super::reach::Keys;
use crate::model::Span;
use crate::scene::timeline::{self as time, Axis, Part, Timeline, density};
use crate::ui::element::{Element, element};

const HEIGHT: i32 = 28;
/// The height of the fullest time.
const PEAK: f32 = 20.0;
/// The width of a column.
const COLUMN: i32 = 4;

/// Moves a part of the window by keys.
pub(super) type KeyFn = Rc<dyn Fn(Part, &KeyboardEvent)>;

/// The keys of the window's ends and its middle: arrows by a step that can be seen, page keys by eight, Home and End to
/// the ends of all time.
pub(super) fn key(
    keys: Rc<RefCell<Keys>>,
    extent: Span,
    window: Option<Span>,
    axis: Axis,
    set: Callback<(Span, u32)>,
) -> KeyFn {
    Rc::new(move |part, event| {
        let step = axis.step(8.0);
        let now = window.unwrap_or(extent);
        let by = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => -step,
            "ArrowRight" | "ArrowUp" => step,
            "PageDown" => -8 * step,
            "PageUp" => 8 * step,
            "Home" => extent.first - if part == Part::Last { now.last } else { now.first },
            "End" => extent.last - if part == Part::First { now.first } else { now.last },
            _ => return,
        };
        event.prevent_default();
        let mut next = now;
        if part != Part::Last {
            next.first += by;
        }
        if part != Part::First {
            next.last += by;
        }
        // An end stops before the other.
        match part {
            Part::First => next.first = next.first.min(next.last - 1),
            Part::Last => next.last = next.last.max(next.first + 1),
            Part::Middle => {}
        }
        set.emit((next, keys.borrow_mut().press(event.time_stamp())));
    })
}

/// Draws density, what the lanes see, and the window with its handles.
pub(super) fn draw(timeline: &Timeline, whole: &Axis, axis: &Axis, window: Option<Span>, key: &KeyFn) -> Element {
    let extent = timeline.extent;
    let now = window.unwrap_or(extent);
    let (first, last) = (whole.x(now.first), whole.x(now.last).max(whole.x(now.first) + 2));
    let seen = axis.span();
    let (from, to) = (whole.x(seen.first).max(0), whole.x(seen.last).min(whole.width as i32));
    let handle = |part: Part, label: &'static str, now: i64, x: i32, width: i32| {
        let key = key.clone();
        let minutes = [("aria-valuemin", extent.first), ("aria-valuemax", extent.last)];
        let class = if part == Part::Middle { "tl-middle" } else { "tl-handle" };
        let mut made = rect(class, x, 0, width.max(2), HEIGHT)
            .with("tabindex", "0")
            .with("role", "slider")
            .with("aria-label", label)
            .given("aria-valuetext", &time::moment(now))
            .on_key(move |event| key(part, &event));
        for (name, minute) in minutes.into_iter().chain([("aria-valuenow", now.clamp(extent.first, extent.last))]) {
            made = made.given(name, &minute.to_string());
        }
        made
    };
    sized(whole.width as i32, HEIGHT)
        .with("class", if window.is_some() { "has-window" } else { "" })
        .with("role", "group")
        .with("aria-label", "Time looked at")
        .put(element("path", "tl-density").given("d", &silhouette(timeline, whole)).with("aria-hidden", "true"))
        .put(rect("tl-seen", from.min(whole.width as i32 - 4), HEIGHT - 3, (to - from).max(4), 3))
        .maybe(window.map(|_| handle(Part::Middle, "Time looked at", now.first, first, last - first)))
        .put(handle(Part::First, "From", now.first, first - 3, 4))
        .put(handle(Part::Last, "Until", now.last, last - 1, 4))
}

/// The density as columns; by square roots, so that a single event is seen beside hundreds.
fn silhouette(timeline: &Timeline, whole: &Axis) -> String {
    let columns = density(timeline, whole, (whole.width as i32 / COLUMN) as usize);
    let most = columns.iter().fold(1.0_f32, |most, column| most.max(*column));
    let mut path = format!("M0 {}", HEIGHT - 3);
    for column in columns {
        let height = if column > 0.0 { ((column / most).sqrt() * PEAK).round().max(2.0) as i32 } else { 0 };
        let _ = write!(path, "V{}h{COLUMN}", HEIGHT - 3 - height);
    }
    let _ = write!(path, "V{}Z", HEIGHT - 3);
    path
}
