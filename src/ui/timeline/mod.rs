//! The timeline below the graph: events at their dates, and the time that is looked at.

mod events;
mod known;
mod lanes;
mod overview;
mod play;
mod reach;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::button::{tool as action_tool, word};
use super::element::{self, button, element};
use super::icon::{Icon, icon};
use super::pane::{self, Draft, Pane};
use super::{renders, words};
use crate::host::reduced_motion;
use crate::model::Span;
use crate::scene::timeline::{self as time, Axis, Hit, Part, Timeline, lanes as lay_out};
use crate::state::{Command, Panel, State, select};
use reach::{Keys, width_of};

/// The lanes, whose width is measured.
const LANES: &str = "timeline-lanes";

/// What a pointer that is down does.
#[derive(Clone, Copy)]
struct Drag {
    /// `None` draws the scale along.
    part: Option<Part>,
    /// As it was when the pointer went down.
    axis: Axis,
    window: Span,
    x: f64,
    moved: bool,
    gesture: u32,
}

/// The panel. It renders for its slice, its own scale and its width; never for a frame of the graph.
pub fn timeline(pane: &Pane) -> Html {
    renders::count("Timeline");
    let store = pane.store();
    let dispatch = pane.dispatch();
    // The revision stands for articles and filter together.
    let clock = pane.select(select::clock);
    let slice = pane.select(|state| (state.document.revision, state.session.selection.nodes.clone()));
    let state = store.state();
    let (timeline, filter) = (state.document.timeline.clone(), &state.session.filter);
    let window = filter.window;

    let width = width_of(pane, LANES);
    let view = pane.draft(None::<(f64, f64)>);
    let listing = pane.draft(false);
    let playing = pane.draft(false);
    let speed = pane.draft(1_i64);
    let drag = pane.kept(None::<Drag>);
    let fingers = pane.kept(Vec::<(i32, f64)>::new());
    let keys = pane.kept(Keys::default());

    let heart = Axis::over(timeline.heart, f64::from(width));
    let axis = view.map_or(heart, |(from, to)| Axis { from, to, ..heart });
    let whole = Axis::over(timeline.extent, f64::from(width)).zoomed(f64::from(width) / 2.0, 0.96);
    let place = slice.1.iter().rev().find_map(|id| timeline.place_of(id));

    play::play(pane, &playing, *speed, axis);
    // What was selected elsewhere, or is played, comes into sight.
    let wanted = place
        .and_then(|place| timeline.moments.get(place))
        .map(|moment| Span { first: moment.anchor, last: moment.anchor + 1 })
        .filter(|_| !*playing)
        .or(window.filter(|_| *playing));
    {
        let view = view.clone();
        pane.after((wanted, width > 0), move || {
            let shown = axis.span();
            if let Some(wanted) = wanted.filter(|it| it.first < shown.first || it.last > shown.last) {
                let axis = axis.showing(wanted);
                view.set(Some((axis.from, axis.to)));
            }
            pane::nothing()
        });
    }

    let set_axis = {
        let view = view.clone();
        Callback::from(move |axis: Axis| view.set(Some((axis.from, axis.to))))
    };
    let set_window = {
        let dispatch = dispatch.clone();
        Callback::from(move |(window, gesture)| dispatch.emit(Command::SetWindow { window: Some(window), gesture }))
    };
    let seen = lay_out(&timeline, &axis);

    // One set of hands for both strips: on the lanes they hold the ends of the window or the scale, on the overview the
    // window or nothing, which begins a new one.
    let down = {
        let (drag, fingers) = (drag.clone(), fingers.clone());
        let extent = timeline.extent;
        move |event: &PointerEvent, axis: Axis, over_all: bool| {
            let Some((element, x)) = place_in(event) else { return };
            if event.button() != 0 {
                return;
            }
            let _ = element.set_pointer_capture(event.pointer_id());
            fingers.borrow_mut().push((event.pointer_id(), x));
            let part = window.and_then(|window| axis.part_at(window, x));
            let minute = axis.snapped(x);
            let (part, window) = match part {
                Some(part) if over_all || part != Part::Middle => (Some(part), window.unwrap_or(extent)),
                _ if over_all => (Some(Part::Last), Span { first: minute, last: minute }),
                _ => (None, extent),
            };
            *drag.borrow_mut() = Some(Drag { part, axis, window, x, moved: false, gesture: event.time_stamp() as u32 });
        }
    };
    let onpointermove = {
        let (drag, fingers) = (drag.clone(), fingers.clone());
        let (set_axis, set_window) = (set_axis.clone(), set_window.clone());
        move |event: PointerEvent| {
            let Some((_, x)) = place_in(&event) else { return };
            let mut held = drag.borrow_mut();
            let Some(drag) = held.as_mut() else { return };
            if let [one, other] = &mut fingers.borrow_mut()[..] {
                let before = (one.1 - other.1).abs().max(8.0);
                let moving = if one.0 == event.pointer_id() { &mut *one } else { &mut *other };
                moving.1 = x;
                let factor = (one.1 - other.1).abs().max(8.0) / before;
                (drag.moved, drag.axis) = (true, drag.axis.zoomed((one.1 + other.1) / 2.0, factor));
                set_axis.emit(drag.axis);
                return;
            }
            if !drag.moved && (x - drag.x).abs() < 3.0 {
                return;
            }
            drag.moved = true;
            match drag.part {
                Some(part) => set_window.emit((drag.axis.dragged(drag.window, part, drag.x, x), drag.gesture)),
                None => set_axis.emit(drag.axis.panned(x - drag.x)),
            }
        }
    };
    let up = {
        let (drag, fingers) = (drag.clone(), fingers.clone());
        move |event: &PointerEvent| {
            fingers.borrow_mut().retain(|(finger, _)| *finger != event.pointer_id());
            // A finger that stays after a pinch does nothing more.
            drag.take().filter(|drag| !drag.moved)
        }
    };
    let onpointerup = {
        let (up, seen, timeline, dispatch, store) =
            (up.clone(), seen.clone(), timeline.clone(), dispatch.clone(), store.clone());
        let set_axis = set_axis.clone();
        move |event: PointerEvent| {
            let Some((element, x)) = place_in(&event).filter(|_| up(&event).is_some()) else { return };
            let y = f64::from(event.client_y()) - element.get_bounding_client_rect().top();
            match seen.hit(x as i32, y as i32, lanes::ROW) {
                Some(Hit::Event(at)) => {
                    if let Some(moment) = timeline.moments.get(at) {
                        events::choose(&store, &dispatch, &moment.id);
                    }
                }
                Some(Hit::Cluster(moments)) => {
                    let anchor = |at: usize| timeline.moments.get(at).map_or(0, |moment| moment.anchor);
                    let (first, last) = (anchor(moments.start), anchor(moments.end - 1));
                    let margin = ((last - first) / 4).max(10);
                    set_axis.emit(Axis::over(Span { first: first - margin, last: last + margin }, axis.width));
                }
                None => dispatch.emit(Command::ClearSelection),
            }
        }
    };
    let onwheel = {
        let set_axis = set_axis.clone();
        move |event: WheelEvent| {
            event.prevent_default();
            let Some((_, x)) = place_in(&event) else { return };
            let (along, across) = (event.delta_x(), event.delta_y());
            if along.abs() > across.abs() {
                set_axis.emit(axis.panned(-along));
            } else {
                let factor = 1.0 + across.abs().min(200.0) * 0.003;
                set_axis.emit(axis.zoomed(x, if across < 0.0 { factor } else { 1.0 / factor }));
            }
        }
    };
    let strip = |class: &'static str, over_all: bool, picture: element::Element| {
        let (down, axis) = (down.clone(), if over_all { whole } else { axis });
        let made = element("div", class).put(picture);
        let made = pointed(made, ListenerKind::onpointerdown, move |event| down(&event, axis, over_all));
        pointed(made, ListenerKind::onpointermove, onpointermove.clone())
    };
    let lanes_strip = strip("timeline-strip timeline-lanes", false, lanes::draw(&state, &timeline, &axis, &seen))
        .with("id", LANES)
        .on(ListenerKind::onwheel, Box::new(move |event| onwheel(event.unchecked_into())));
    let lanes_strip = pointed(lanes_strip, ListenerKind::onpointerup, onpointerup);
    let key = overview::key(keys.clone(), timeline.extent, window, axis, set_window);
    let whole_strip = overview::draw(&timeline, &whole, &axis, window, &key);
    let whole_strip = strip("timeline-strip timeline-overview", true, whole_strip);
    let let_go = move |event: PointerEvent| {
        up(&event);
    };
    let lanes_strip = pointed(lanes_strip, ListenerKind::onpointercancel, let_go.clone());
    let whole_strip = pointed(whole_strip, ListenerKind::onpointercancel, let_go.clone());
    let whole_strip = pointed(whole_strip, ListenerKind::onpointerup, let_go);

    let tool = |label: &'static str, sign: Icon, act: Box<dyn Fn()>| {
        let made = element("button", "tool").with("type", "button").with("aria-label", label);
        made.with("data-hint", label).put(icon(sign)).on(ListenerKind::onclick, Box::new(move |_| act()))
    };
    let zoom = |factor: f64| -> Box<dyn Fn()> {
        let set_axis = set_axis.clone();
        Box::new(move || set_axis.emit(axis.zoomed(axis.width / 2.0, factor)))
    };
    let toggle = |state: &Draft<bool>| -> Box<dyn Fn()> {
        let state = state.clone();
        Box::new(move || state.set(!*state))
    };
    let faster = {
        let speed = speed.clone();
        move |_| speed.set(if *speed == 4 { 1 } else { *speed * 2 })
    };
    let fold = dispatch.clone();
    let (play_sign, play_label) = match (*playing, reduced_motion()) {
        (true, _) => (Icon::Pause, "Pause"),
        (false, true) => (Icon::Play, "Move the time on"),
        (false, false) => (Icon::Play, "Play"),
    };
    let chip = window.map(|window| {
        button("timeline-chip figures", &dispatch, Command::SetWindow { window: None, gesture: 0 })
            .text(&time::window(window))
            .put(element("span", "visually-hidden").text(": look at all times"))
            .put(icon(Icon::Close))
    });
    let hide = window.map(|_| {
        let made = button("action", &dispatch, Command::ToggleHides).text("Hide the rest");
        made.with("aria-pressed", word(filter.hides))
    });
    let tools = element("div", "timeline-tools")
        .with("role", "group")
        .with("aria-label", "Time")
        .maybe(hide)
        .put(action_tool("previous-event", Icon::Previous, None, None))
        .put(tool(play_label, play_sign, toggle(&playing)))
        .put(action_tool("next-event", Icon::Next, None, None))
        .put(
            element("button", "action figures")
                .with("type", "button")
                .given("aria-label", &format!("Speed {}", *speed))
                .text(&format!("{}×", *speed))
                .on(ListenerKind::onclick, Box::new(faster)),
        )
        .put(tool("Longer time", Icon::Minus, zoom(0.5)))
        .put(tool("Shorter time", Icon::Plus, zoom(2.0)))
        .put(tool("Fit the events", Icon::Fit, Box::new(move || view.set(None))))
        .put(tool("List in time order", Icon::List, toggle(&listing)).with("aria-pressed", word(*listing)))
        .put(tool("Fold the timeline", Icon::Close, Box::new(move || fold.emit(Command::ClosePanel(Panel::Timeline)))));
    let head = element("header", "timeline-head")
        .put(element("h2", "").text("Timeline"))
        .put(element("p", "timeline-context").text(&time::context(axis.span())))
        .put(
            element("p", "timeline-readout figures")
                // Only what is looked at: what is selected is told beside the canvas, the day of knowledge by the notice.
                .with("aria-live", if *playing || place.is_some() || window.is_none() { "off" } else { "polite" })
                .text(&readout(&state, place)),
        )
        .maybe(chip)
        .put(tools);
    element("section", "timeline")
        .with("id", "timeline")
        .with("aria-label", "Timeline")
        .put(head)
        .maybe(listing.then(|| events::list(&store, &dispatch)))
        .put(lanes_strip)
        .put(whole_strip)
        .maybe(clock.as_ref().as_ref().map(|clock| known::draw(clock, &dispatch, keys)))
        .into()
}

/// Hears of the pointer.
fn pointed(made: element::Element, kind: ListenerKind, act: impl Fn(PointerEvent) + 'static) -> element::Element {
    made.on(kind, Box::new(move |event| act(event.unchecked_into())))
}

/// Where an event of the pointer is: the strip, and how far from its left.
fn place_in(event: &MouseEvent) -> Option<(Element, f64)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let strip = target.closest(".timeline-strip").ok()??;
    let x = f64::from(event.client_x()) - strip.get_bounding_client_rect().left();
    Some((strip, x))
}

/// ", 1874–2025": from when to when the dated ones are.
fn years(timeline: &Timeline) -> String {
    if timeline.moments.is_empty() {
        return String::new();
    }
    // The last minute is of no year to come.
    let (first, last) = (time::year(timeline.extent.first), time::year(timeline.extent.last - 1));
    if first == last { [", ", &first].concat() } else { [", ", &first, "–", &last].concat() }
}

/// What is selected, or how much there is.
fn readout(state: &State, place: Option<usize>) -> String {
    let timeline = &state.document.timeline;
    if let Some(moment) = place.and_then(|place| timeline.moments.get(place)) {
        let (date, title) = events::told(state, &moment.id);
        return format!("{date} — {title}");
    }
    let all = timeline.moments.len();
    let undated = match timeline.undated.len() {
        0 => String::new(),
        count => format!(", {count} undated"),
    };
    match state.session.filter.window {
        Some(window) => format!("{} of {}", timeline.count_within(window), words::count(all, "event", "events")),
        None => [&*words::count(all, "event", "events"), &years(timeline), &undated].concat(),
    }
}
