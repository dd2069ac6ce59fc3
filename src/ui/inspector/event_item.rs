//! One event in a list of linked events.

use yew::prelude::*;

use crate::model::Status;
use crate::state::Command;
use crate::state::select::{self, EventRow, NodeLink};
use crate::ui::element::{Element, button, element};
use crate::ui::node_link::sentence;
use crate::ui::quote::quotes;
use crate::ui::{swatch, words};

/// How many other participants are named before the rest is counted.
const MOST_NAMED: usize = 6;

/// Events one below the other; what the filter leaves out is folded below.
pub fn event_list(rows: &[EventRow], dispatch: &Callback<Command>) -> Html {
    let (mut kept, mut rest, mut count) = (element("ol", "events"), element("ol", "events"), 0);
    for row in rows {
        let item = event_item(row, dispatch);
        if row.left_out {
            (rest, count) = (rest.put(item), count + 1);
        } else {
            kept = kept.put(item);
        }
    }
    if count == 0 {
        return kept.into();
    }
    let told = words::count(count, "more, left out by the filter", "more, left out by the filter");
    let rest = element("details", "more").put(element("summary", "").text(&told)).put(rest);
    element("div", "").put(kept).put(rest).into()
}

fn event_item(row: &EventRow, dispatch: &Callback<Command>) -> Element {
    let struck = matches!(row.status, Status::Cancelled | Status::NotOccurred);
    let date = if row.date.is_empty() { "date not given" } else { &row.date };
    let title =
        button(if struck { "name-plain is-struck" } else { "name-plain" }, dispatch, Command::Select(row.id.clone()));
    let body = element("div", "event-body")
        .put(element("p", "event-date figures").text(date))
        .put(element("h4", "event-title").put(title.text(&row.title)))
        .put(what(row, dispatch))
        .maybe(others(&row.others, dispatch));
    element("li", "event")
        .key(row.id.as_str())
        .put(element("div", "event-mark").put(swatch::mark(row.kind, row.status, None)))
        .put(quotes(body, &row.quotes, 1, dispatch))
}

/// Its type, its role for who is looked at, its place and how far it happened.
fn what(row: &EventRow, dispatch: &Callback<Command>) -> Element {
    let mut what = element("p", "event-what").text(&row.type_name);
    if !row.role.is_empty() {
        what = what.text(" · ").text(&row.role);
    }
    if let Some(place) = &row.place {
        what = sentence(what.text(" · "), std::slice::from_ref(place), dispatch);
    }
    if row.status != Status::Occurred {
        what = what.text(" ").put(element("span", "tag").text(&select::words::status(row.status)));
    }
    if row.conflict {
        what = what.text(" ").put(swatch::disagree());
    }
    what
}

fn others(others: &[NodeLink], dispatch: &Callback<Command>) -> Option<Element> {
    let (named, rest) = others.split_at(others.len().min(MOST_NAMED));
    if named.is_empty() {
        return None;
    }
    let with = sentence(element("p", "event-with").text("with "), named, dispatch);
    Some(if rest.is_empty() { with } else { with.text(&format!(" and {} more", rest.len())) })
}
