//! The card by a node under the pointer: read only.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::renders;
use super::store::use_select;
use super::swatch::Swatch;
use super::words;
use crate::graph::NodeKind;
use crate::host;
use crate::model::Status;
use crate::state::{State, select};

/// Which node, and where.
#[derive(Properties, Clone, PartialEq)]
pub struct CardProps {
    pub card: host::Card,
}

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

/// See [`CardProps`]. It takes no pointer, and screen readers read the list and the inspector instead.
#[component]
pub fn HoverCard(props: &CardProps) -> Html {
    renders::count("HoverCard");
    let place = use_node_ref();
    let wanted = props.card.clone();
    let slice = use_select(move |state| slice(state, &wanted));
    {
        let place = place.clone();
        use_effect_with((props.card.x, props.card.y), move |(x, y)| put_at(&place, *x, *y));
    }
    let Some(slice) = &*slice else { return Html::default() };
    html! {
        <div class="card" ref={place} aria-hidden="true">
            <p class="subject-kind">
                <Swatch kind={slice.kind} of={props.card.node.clone()} />
                { slice.what }
                if let Some(status) = slice.status.filter(|status| !status.counts()) {
                    <span class="tag">{ select::words::status(status) }</span>
                }
            </p>
            <p class="card-name">{ &slice.name }</p>
            <p class="fine">
                { words::count(slice.lines, "line", "lines") }
                if slice.conflict {
                    { " · articles disagree" }
                }
            </p>
            if slice.folded > 0 {
                <p class="fine">{ slice.folded }{ " folded: a double-click shows them" }</p>
            }
        </div>
    }
}

/// Puts an element at a place of the canvas, by two custom properties; the style sheet keeps it within the window.
pub fn put_at(place: &NodeRef, x: f64, y: f64) {
    if let Some(element) = place.cast::<HtmlElement>() {
        // Names and values of our own cannot be refused.
        let _ = element.style().set_property("--x", &format!("{}px", x.round() as i32));
        let _ = element.style().set_property("--y", &format!("{}px", y.round() as i32));
    }
}
