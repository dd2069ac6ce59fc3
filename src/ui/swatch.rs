//! The marks of kinds, families and statuses, as the canvas draws them.

use yew::prelude::*;

use crate::graph::NodeKind;
use crate::model::{EntityKind, EventFamily, GlobalId, Status};
use crate::state::State;
use crate::ui::element::{Element, element};
use crate::ui::store::use_select;

/// What to draw.
#[derive(Properties, Clone, PartialEq)]
pub struct SwatchProps {
    pub kind: NodeKind,
    #[prop_or(Status::Occurred)]
    pub status: Status,
    /// The two letters on a country's disc.
    #[prop_or_default]
    pub code: Option<AttrValue>,
    /// Of this record: its status and its letters are looked up.
    #[prop_or_default]
    pub of: Option<GlobalId>,
}

/// A mark of sixteen by sixteen, decoration beside a name.
#[component]
pub fn Swatch(props: &SwatchProps) -> Html {
    let of = props.of.clone();
    let record = use_select(move |state| of.as_ref().map(|id| look(state, id)).unwrap_or_default());
    let (status, code) = (*record).clone();
    let props = SwatchProps {
        kind: props.kind,
        status: status.unwrap_or(props.status),
        code: code.or_else(|| props.code.clone()),
        of: None,
    };
    html! {
        <svg class={classes!("swatch", class(props.kind))} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"
            focusable="false">
            { mark(&props) }
        </svg>
    }
}

/// The mark of a record.
pub fn of(kind: NodeKind, id: &GlobalId) -> Html {
    html! { <Swatch {kind} of={id.clone()} /> }
}

/// The mark of an event of this status.
pub fn with(kind: NodeKind, status: Status) -> Html {
    html! { <Swatch {kind} {status} /> }
}

/// The tag of what articles disagree on.
pub fn disagree() -> Element {
    element("span", "tag tag-conflict").put(html! { <ConflictSwatch /> }).text("articles disagree")
}

/// Status and letters of a record.
fn look(state: &State, id: &GlobalId) -> (Option<Status>, Option<AttrValue>) {
    let (document, network) = (&state.document, &state.document.network);
    let status = document.merged.events.get(id).map(|event| event.status());
    let node = network.slot(id).and_then(|slot| network.node(slot));
    let code =
        node.filter(|node| node.kind == NodeKind::Entity(EntityKind::Country)).and_then(|node| node.country.as_deref());
    (status, code.map(|code| AttrValue::from(code.to_owned())))
}

/// The key to "articles disagree".
#[component]
pub fn ConflictSwatch() -> Html {
    html! {
        <svg class="swatch swatch-conflict-sign" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor"
            stroke-width="1.75" stroke-linecap="round" aria-hidden="true" focusable="false">
            <path d="M3 6h10M3 10h10M10.5 2.5l-5 11" />
        </svg>
    }
}

fn class(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Entity(EntityKind::Person) => "swatch-person",
        NodeKind::Entity(EntityKind::Country) => "swatch-country",
        NodeKind::Entity(EntityKind::Organisation) => "swatch-organisation",
        NodeKind::Entity(EntityKind::Place) => "swatch-place",
        NodeKind::Entity(EntityKind::Group) => "swatch-group",
        NodeKind::Event(EventFamily::Contact) => "swatch-contact",
        NodeKind::Event(EventFamily::Movement) => "swatch-movement",
        NodeKind::Event(EventFamily::Speech) => "swatch-speech",
        NodeKind::Event(EventFamily::Decision) => "swatch-decision",
        NodeKind::Event(EventFamily::Conflict) => "swatch-conflict",
        NodeKind::Event(EventFamily::Other) => "swatch-other",
    }
}

fn mark(props: &SwatchProps) -> Html {
    match props.kind {
        NodeKind::Entity(EntityKind::Person) => html! { <circle cx="8" cy="8" r="6" fill="currentColor" /> },
        NodeKind::Entity(EntityKind::Country) => html! {
            <>
                <circle cx="8" cy="8" r="7.5" fill="currentColor" />
                if let Some(code) = &props.code {
                    <text class="swatch-code" x="8" y="10.7" text-anchor="middle">{ code }</text>
                }
            </>
        },
        NodeKind::Entity(EntityKind::Organisation) => {
            html! { <rect x="2.5" y="2.5" width="11" height="11" rx="1.5" fill="currentColor" /> }
        }
        NodeKind::Entity(EntityKind::Place) => html! {
            <>
                <path d="M8 15S13 10.4 13 6.3A5 5 0 0 0 3 6.3C3 10.4 8 15 8 15Z" fill="currentColor" />
                <circle cx="8" cy="6.2" r="1.8" class="swatch-hole" />
            </>
        },
        NodeKind::Entity(EntityKind::Group) => {
            html! { <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2.5" /> }
        }
        NodeKind::Event(_) => diamond(props.status),
    }
}

const DIAMOND: &str = "M8 1.5 14.5 8 8 14.5 1.5 8Z";

/// The event's diamond: solid; dashed where only announced; struck through; hollow; dotted with "?".
fn diamond(status: Status) -> Html {
    match status {
        Status::Occurred | Status::Ongoing => html! { <path d={DIAMOND} fill="currentColor" /> },
        Status::Planned | Status::Proposed | Status::Threatened => html! {
            <path d={DIAMOND} fill="currentColor" fill-opacity="0.2" stroke="currentColor" stroke-width="1.5" stroke-dasharray="3 2" />
        },
        Status::Cancelled => html! {
            <>
                <path d={DIAMOND} fill="none" stroke="currentColor" stroke-width="1.5" />
                <path d="M2 14 14 2" fill="none" stroke="currentColor" stroke-width="1.75" />
            </>
        },
        Status::NotOccurred => html! { <path d={DIAMOND} fill="none" stroke="currentColor" stroke-width="1.5" /> },
        Status::Unclear | Status::Hypothetical => html! {
            <>
                <path d={DIAMOND} fill="none" stroke="currentColor" stroke-width="1.25" stroke-dasharray="0.1 2.2"
                    stroke-linecap="round" />
                <path d="M6.5 6.6a1.5 1.5 0 1 1 2.2 1.3c-.4.2-.7.5-.7 1.1M8 10.9v.01" fill="none" stroke="currentColor"
                    stroke-width="1.25" stroke-linecap="round" />
            </>
        },
    }
}
