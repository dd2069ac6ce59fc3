//! One event in a list of linked events.

use yew::prelude::*;

use crate::model::Status;
use crate::state::Command;
use crate::state::select::{self, EventRow, NodeLink};
use crate::ui::node_link::sentence;
use crate::ui::quote::Quotes;
use crate::ui::renders;
use crate::ui::store::use_dispatch;
use crate::ui::swatch::{ConflictSwatch, Swatch};

/// How many other participants are named before the rest is counted.
const MOST_NAMED: usize = 6;

/// The event.
#[derive(Properties, Clone, PartialEq)]
pub struct EventItemProps {
    pub row: EventRow,
}

/// See [`EventItemProps`].
#[component]
pub fn EventItem(props: &EventItemProps) -> Html {
    renders::count("EventItem");
    let dispatch = use_dispatch();
    let row = &props.row;
    let id = row.id.clone();
    let onclick = move |_| dispatch.emit(Command::Select(id.clone()));
    let struck = matches!(row.status, Status::Cancelled | Status::NotOccurred);
    html! {
        <li class="event">
            <div class="event-mark"><Swatch kind={row.kind} status={row.status} /></div>
            <div class="event-body">
                <p class="event-date figures">{ if row.date.is_empty() { "date not given".into() } else { row.date.clone() } }</p>
                <h4 class="event-title">
                    <button type="button" class={classes!("name-plain", struck.then_some("is-struck"))} {onclick}>
                        { row.title.clone() }
                    </button>
                </h4>
                <p class="event-what">
                    { row.type_name.clone() }
                    if !row.role.is_empty() {
                        { " · " }{ row.role.clone() }
                    }
                    if let Some(place) = &row.place {
                        { " · " }{ sentence(std::slice::from_ref(place)) }
                    }
                    if row.status != Status::Occurred {
                        { " " }<span class="tag">{ select::words::status(row.status) }</span>
                    }
                    if row.conflict {
                        { " " }<span class="tag tag-conflict"><ConflictSwatch />{ "articles disagree" }</span>
                    }
                </p>
                { others(&row.others) }
                <Quotes quotes={row.quotes.clone()} />
            </div>
        </li>
    }
}

fn others(others: &[NodeLink]) -> Html {
    if others.is_empty() {
        return Html::default();
    }
    let (named, rest) = others.split_at(others.len().min(MOST_NAMED));
    html! {
        <p class="event-with">
            { "with " }{ sentence(named) }
            if !rest.is_empty() {
                { format!(" and {} more", rest.len()) }
            }
        </p>
    }
}

/// Events one below the other.
pub fn event_list(rows: &[EventRow]) -> Html {
    html! {
        <ol class="events">
            { for rows.iter().map(|row| html! { <EventItem key={row.id.as_str()} row={row.clone()} /> }) }
        </ol>
    }
}
