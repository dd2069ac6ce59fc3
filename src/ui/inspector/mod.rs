//! The inspector: all that the articles say about what is selected.

mod actions;
mod edge;
mod empty;
mod entity;
mod event;
mod event_item;
mod facts;
mod many;
mod route;
mod since;

use std::rc::Rc;

use yew::prelude::*;

use super::element::{Element, button, element};
use super::icon::{Icon, icon};
use super::pane::{self, Pane};
use super::{anchor, quote, renders, words};
use crate::state::select::{self, Inspector as View, QuoteView};
use crate::state::{Command, Panel};

/// The panel at the right.
pub fn inspector(pane: &Pane) -> Html {
    renders::count("Inspector");
    let dispatch = pane.dispatch();
    let view = pane.select(select::inspector);
    let body = pane.node();
    {
        // A new subject is read from its top.
        let body = body.clone();
        pane.after(subject(&view), move || {
            if let Some(body) = body.cast::<web_sys::Element>() {
                body.set_scroll_top(0);
            }
            pane::nothing()
        });
    }
    let content = match &*view {
        View::Empty { known: Some(view), .. } => since::known(view, &dispatch),
        View::Empty { entities, events, articles, .. } => empty::empty(*entities, *events, *articles, &dispatch),
        View::Entity(view) => entity::entity(view, &dispatch),
        View::Event(view) => event::event(view, &dispatch),
        View::Edge(view) => edge::edge(view, &dispatch),
        View::Path(view) => route::route(view, &dispatch),
        View::Many { nodes, shared } => many::many(nodes, shared, &dispatch),
    };
    let aside = pane.select(select::path_aside);
    let close = button("tool rail-close", &dispatch, Command::ClosePanel(Panel::Inspector))
        .with("aria-label", "Fold the details")
        .put(icon(Icon::Close));
    element("aside", "rail rail-right")
        .with("id", anchor::INSPECTOR)
        .with("aria-label", "Details")
        .with("tabindex", "-1")
        .put(close)
        .put(
            element("div", "rail-body")
                .at(&body)
                .maybe(aside.as_ref().as_ref().map(|ends| route::back(ends, &dispatch)))
                .put(content),
        )
        .into()
}

/// What the inspector is about: a change of it starts the panel anew.
fn subject(view: &View) -> String {
    match view {
        View::Empty { known, .. } => known.as_ref().map_or_else(String::new, |view| view.day.to_string()),
        View::Entity(view) => view.id.to_string(),
        View::Event(view) => view.id.to_string(),
        View::Edge(view) => view.id.to_string(),
        View::Path(view) => [view.from.id.as_str(), view.to.id.as_str(), &view.at.to_string()].concat(),
        View::Many { nodes, .. } => nodes.iter().map(|node| node.id.as_str()).collect(),
    }
}

/// A part of the inspector with its heading; nothing where there is nothing in it.
fn part(title: &str, count: usize, content: impl Into<Html>) -> Option<Element> {
    if count == 0 {
        return None;
    }
    Some(heading(title, count).put(content))
}

/// So many lines of a list are open; the rest is folded below.
const OPEN_LINES: usize = 8;

/// A list of which the first lines are open.
fn lines<T>(class: &'static str, rows: &[T], draw: impl Fn(&T) -> Html) -> Html {
    let (open, folded) = rows.split_at(rows.len().min(OPEN_LINES));
    let list = element("ul", class).each(open, &draw);
    if folded.is_empty() {
        return list.into();
    }
    let told = element("summary", "").text(&folded.len().to_string()).text(" more");
    let more = element("details", "more").put(told).put(element("ul", class).each(folded, draw));
    element("div", "").put(list).put(more).into()
}

/// A part of the inspector that is quotes, so many of them open.
fn quoted(title: &str, views: &[QuoteView], open: usize, dispatch: &Callback<Command>) -> Option<Element> {
    (!views.is_empty()).then(|| quote::quotes(heading(title, views.len()), views, open, dispatch))
}

fn heading(title: &str, count: usize) -> Element {
    let number = (count > 0).then(|| element("span", "part-count").text(&count.to_string()));
    element("section", "part").put(element("h3", "part-title").text(title).maybe(number))
}

/// Adds what is noted beside the facts.
fn notes(to: Element, notes: &[Rc<str>]) -> Element {
    to.each(notes, |note| element("p", "note").text(note).into())
}

/// Adds which publishers the subject rests on.
fn publishers(to: Element, names: &[Rc<str>]) -> Element {
    if names.is_empty() {
        return to;
    }
    let who = words::count(names.len(), "publisher", "publishers");
    to.put(element("p", "fine").text(&format!("From {who}: {}", names.join(", "))))
}
