//! The marks of kinds, families and statuses, as the canvas draws them.

use std::rc::Rc;

use yew::prelude::*;

use crate::graph::NodeKind;
use crate::model::{EntityKind, EventFamily, GlobalId, Status};
use crate::state::State;
use crate::ui::element::{Element, element};
use crate::ui::pane::{self, Pane};

/// A mark of sixteen by sixteen, decoration beside a name: of a record whose letters or status are looked up.
fn looked_up(pane: &Pane, (kind, id): &(NodeKind, GlobalId)) -> Html {
    let wanted = id.clone();
    let record = pane.select(move |state| look(state, &wanted));
    let (status, code) = &*record;
    mark(*kind, status.unwrap_or(Status::Occurred), code.as_deref()).into()
}

/// The mark of a kind, with the status of an event or the letters on a country's disc.
pub fn mark(kind: NodeKind, status: Status, code: Option<&str>) -> Element {
    let mark = drawing(class(kind));
    match kind {
        NodeKind::Entity(kind) => entity_mark(mark, kind, code),
        NodeKind::Event(_) => event_mark(mark, status),
    }
}

/// The empty drawing of sixteen by sixteen.
fn drawing(class: &'static str) -> Element {
    element("svg", class)
        .with("viewBox", "0 0 16 16")
        .with("width", "16")
        .with("height", "16")
        .with("aria-hidden", "true")
        .with("focusable", "false")
}

/// The mark of a record.
pub fn of(kind: NodeKind, id: &GlobalId) -> Html {
    match kind {
        NodeKind::Entity(EntityKind::Country) | NodeKind::Event(_) => pane::with(looked_up, (kind, id.clone())),
        NodeKind::Entity(_) => mark(kind, Status::Occurred, None).into(),
    }
}

/// The tag of what articles disagree on.
pub fn disagree() -> Element {
    element("span", "tag tag-conflict").put(conflict()).text("articles disagree")
}

/// Status and letters of a record.
fn look(state: &State, id: &GlobalId) -> (Option<Status>, Option<Rc<str>>) {
    let (document, network) = (&state.document, &state.document.network);
    let status = document.merged.events.get(id).map(|event| event.status());
    let node = network.slot(id).and_then(|slot| network.node(slot));
    let code =
        node.filter(|node| node.kind == NodeKind::Entity(EntityKind::Country)).and_then(|node| node.country.as_deref());
    (status, code.map(Rc::from))
}

/// The key to "articles disagree".
pub fn conflict() -> Element {
    drawing("swatch swatch-conflict-sign").put(line("M3 6h10M3 10h10M10.5 2.5l-5 11", "1.75"))
}

pub(super) fn class(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Entity(EntityKind::Person) => "swatch swatch-person",
        NodeKind::Entity(EntityKind::Country) => "swatch swatch-country",
        NodeKind::Entity(EntityKind::Organisation) => "swatch swatch-organisation",
        NodeKind::Entity(EntityKind::Place) => "swatch swatch-place",
        NodeKind::Entity(EntityKind::Group) => "swatch swatch-group",
        NodeKind::Event(EventFamily::Contact) => "swatch swatch-contact",
        NodeKind::Event(EventFamily::Movement) => "swatch swatch-movement",
        NodeKind::Event(EventFamily::Speech) => "swatch swatch-speech",
        NodeKind::Event(EventFamily::Decision) => "swatch swatch-decision",
        NodeKind::Event(EventFamily::Conflict) => "swatch swatch-conflict",
        NodeKind::Event(EventFamily::Other) => "swatch swatch-other",
    }
}

/// The mark of an entity: a shape for each kind, filled with the colour of the text.
fn entity_mark(to: Element, kind: EntityKind, code: Option<&str>) -> Element {
    match kind {
        EntityKind::Person => to.put(circle("8", "8", "6").with("fill", "currentColor")),
        EntityKind::Country => to.put(circle("8", "8", "7.5").with("fill", "currentColor")).maybe(code.map(|code| {
            element("text", "swatch-code").with("x", "8").with("y", "10.7").with("text-anchor", "middle").text(code)
        })),
        EntityKind::Organisation => to.put(
            element("rect", "")
                .with("x", "2.5")
                .with("y", "2.5")
                .with("width", "11")
                .with("height", "11")
                .with("rx", "1.5")
                .with("fill", "currentColor"),
        ),
        EntityKind::Place => to
            .put(path("M8 15S13 10.4 13 6.3A5 5 0 0 0 3 6.3C3 10.4 8 15 8 15Z").with("fill", "currentColor"))
            .put(circle("8", "6.2", "1.8").with("class", "swatch-hole")),
        EntityKind::Group => to.put(stroked(circle("8", "8", "5.5"), "2.5")),
    }
}

const DIAMOND: &str = "M8 1.5 14.5 8 8 14.5 1.5 8Z";

/// The event's diamond: solid; dashed where only announced; struck through; hollow; dotted with "?".
pub(super) fn event_mark(to: Element, status: Status) -> Element {
    match status {
        Status::Occurred | Status::Ongoing => to.put(path(DIAMOND).with("fill", "currentColor")),
        Status::Planned | Status::Proposed | Status::Threatened => {
            to.put(tinted(path(DIAMOND), "1.5").with("stroke-dasharray", "3 2"))
        }
        Status::Cancelled => {
            to.put(tinted(path(DIAMOND), "1.5")).put(stroked(path("M2 14 14 2"), "1.75").with("class", SIGN))
        }
        Status::NotOccurred => to.put(stroked(path(DIAMOND), "1.5")),
        Status::Unclear | Status::Hypothetical => to
            .put(tinted(path(DIAMOND), "1.25").with("stroke-linecap", "round").with("stroke-dasharray", "0.1 2.2"))
            .put(line(QUESTION, "1.25").with("class", SIGN)),
    }
}

/// Signs have the colour of the text, as in the picture.
const SIGN: &str = "swatch-sign";

const QUESTION: &str = "M6.5 6.6a1.5 1.5 0 1 1 2.2 1.3c-.4.2-.7.5-.7 1.1M8 10.9v.01";

fn circle(x: &'static str, y: &'static str, radius: &'static str) -> Element {
    element("circle", "").with("cx", x).with("cy", y).with("r", radius)
}

fn path(data: &'static str) -> Element {
    element("path", "").with("d", data)
}

/// An outline of this width.
fn stroked(shape: Element, width: &'static str) -> Element {
    shape.with("fill", "none").with("stroke", "currentColor").with("stroke-width", width)
}

/// An outline of this width round a tint: the paper with 16 % of the colour, as in the picture.
fn tinted(shape: Element, width: &'static str) -> Element {
    stroked(shape, width).with("fill", "currentColor").with("fill-opacity", "0.16")
}

/// A line with round ends.
fn line(data: &'static str, width: &'static str) -> Element {
    stroked(path(data), width).with("stroke-linecap", "round")
}
