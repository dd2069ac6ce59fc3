//! The card by a node under the pointer: read only.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::element::element;
use super::pane::{self, Pane};
use super::{renders, swatch, words};
use crate::graph::NodeKind;
use crate::host;
use crate::model::Status;
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

fn slice(state: &State, card: &host::Card) -> Option<Slice> {
    let network = &state.document.network;
    let slot = network.slot(&card.node)?;
    let node = network.node(slot)?;
    Some(Slice {
        name: node.name.to_string(),
        kind: node.kind,
        what: node.event.map_or_else(|| select::words::node_kind(node.kind), select::words::event_type),
        status: node.status,
        lines: network.edges().filter(|(_, from, to, _)| *from == slot || *to == slot).count(),
        conflict: node.conflict,
        folded: select::folded_around(state, &card.node),
    })
}

/// The card. It takes no pointer, and screen readers read the list and the inspector instead.
pub fn hover_card(pane: &Pane, card: &host::Card) -> Html {
    renders::count("HoverCard");
    let place = pane.node();
    let wanted = card.clone();
    let slice = pane.select(move |state| slice(state, &wanted));
    {
        let (place, x, y) = (place.clone(), card.x, card.y);
        pane.after((x, y), move || {
            put_at(&place, x, y);
            pane::nothing()
        });
    }
    let Some(slice) = &*slice else { return Html::default() };
    let status = slice.status.filter(|status| !status.counts());
    let kind = element("p", "subject-kind")
        .put(swatch::of(slice.kind, &card.node))
        .text(slice.what)
        .maybe(status.map(|status| element("span", "tag").text(&select::words::status(status))));
    let lines = element("p", "fine").text(&words::count(slice.lines, "line", "lines"));
    let folded = (slice.folded > 0)
        .then(|| element("p", "fine").text(&slice.folded.to_string()).text(" folded: a double-click shows them"));
    element("div", "card")
        .at(&place)
        .with("aria-hidden", "true")
        .put(kind)
        .put(element("p", "card-name").text(&slice.name))
        .put(if slice.conflict { lines.text(" · articles disagree") } else { lines })
        .maybe(folded)
        .into()
}

/// Puts an element at a place of the canvas, by two custom properties; the style sheet keeps it within the window.
pub fn put_at(place: &NodeRef, x: f64, y: f64) {
    if let Some(element) = place.cast::<HtmlElement>() {
        // Names and values of our own cannot be refused.
        let _ = element.style().set_property("--x", &format!("{}px", x.round() as i32));
        let _ = element.style().set_property("--y", &format!("{}px", y.round() as i32));
    }
}
