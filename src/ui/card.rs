//! The card by a node or a line under the pointer: read only.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::element::{Element, element};
use super::pane::{self, Pane};
use super::{renders, swatch, words};
use crate::graph::NodeKind;
use crate::host::{self, Subject};
use crate::model::{GlobalId, Status};
use crate::state::select::LineCard;
use crate::state::{State, select};

/// What the card says.
#[derive(PartialEq)]
struct Slice {
    name: String,
    kind: NodeKind,
    what: &'static str,
    status: Option<Status>,
    lines: usize,
    conflict: bool,
    /// What a double-click would show.
    folded: usize,
}

fn slice(state: &State, id: &GlobalId) -> Option<Slice> {
    let network = &state.document.network;
    let slot = network.slot(id)?;
    let node = network.node(slot)?;
    Some(Slice {
        name: node.name.to_string(),
        kind: node.kind,
        what: node.event.map_or_else(|| select::words::node_kind(node.kind), select::words::event_type),
        status: node.status,
        lines: network.edges().filter(|(_, from, to, _)| *from == slot || *to == slot).count(),
        conflict: node.conflict,
        folded: select::folded_around(state, id),
    })
}

/// The card. It takes no pointer, and screen readers read the list and the inspector instead.
pub fn hover_card(pane: &Pane, card: &host::Card) -> Html {
    renders::count("HoverCard");
    let place = pane.node();
    {
        let (place, x, y) = (place.clone(), card.x, card.y);
        pane.after((x, y), move || {
            put_at(&place, x, y);
            pane::nothing()
        });
    }
    let content = match &card.of {
        Subject::Node(id) => of_node(pane, id),
        Subject::Line(name) => of_line(pane, name),
    };
    let shown = content.map(|content| content.at(&place).with("aria-hidden", "true"));
    shown.map(Html::from).unwrap_or_default()
}

fn of_line(pane: &Pane, name: &Rc<str>) -> Option<Element> {
    let wanted = name.clone();
    let line = pane.select(move |state| select::line_card(state, &wanted));
    let LineCard { from, sentence, to, events, more, quotes } = (*line).as_ref()?;
    let said = element("p", "card-name")
        .text(from)
        .put(element("span", "line-verb").text(" ").text(sentence).text(" "))
        .text(to);
    let rows = element("ol", "card-events").each(events, |(date, title)| {
        let date = element("span", "event-date figures").text(if date.is_empty() { "date not given" } else { date });
        element("li", "").put(date).text(" ").text(title).into()
    });
    let last = match (*more, *quotes) {
        (0, 0) => None,
        (0, quotes) => Some(words::count(quotes, "quote", "quotes")),
        (more, _) => Some(["and ", &more.to_string(), " more"].concat()),
    };
    let last = last.map(|last| element("p", "fine").text(&last).text(": a click shows the words"));
    Some(element("div", "card").put(said).maybe((!events.is_empty()).then_some(rows)).maybe(last))
}

fn of_node(pane: &Pane, id: &GlobalId) -> Option<Element> {
    let wanted = id.clone();
    let slice = pane.select(move |state| slice(state, &wanted));
    let slice = (*slice).as_ref()?;
    let status = slice.status.filter(|status| !status.counts());
    let kind = element("p", "subject-kind")
        .put(swatch::of(slice.kind, id))
        .text(slice.what)
        .maybe(status.map(|status| element("span", "tag").text(&select::words::status(status))));
    let lines = element("p", "fine").text(&words::count(slice.lines, "line", "lines"));
    let folded = (slice.folded > 0)
        .then(|| element("p", "fine").text(&slice.folded.to_string()).text(" folded: a double-click shows them"));
    let card = element("div", "card").put(kind).put(element("p", "card-name").text(&slice.name));
    Some(card.put(if slice.conflict { lines.text(" · articles disagree") } else { lines }).maybe(folded))
}

/// Puts an element at a place, by two custom properties; the style sheet keeps it within the window.
pub fn put_at(place: &NodeRef, x: f64, y: f64) {
    if let Some(element) = place.cast::<HtmlElement>() {
        // Names and values of our own cannot be refused.
        let _ = element.style().set_property("--x", &format!("{}px", x.round() as i32));
        let _ = element.style().set_property("--y", &format!("{}px", y.round() as i32));
    }
}
