//! The inspector: all that the articles say about what is selected.

mod actions;
mod edge;
mod empty;
mod entity;
mod event;
mod event_item;
mod facts;
mod many;
mod path;

use std::rc::Rc;

use yew::prelude::*;

use super::element::{Element, element};
use super::icon::{Icon, icon};
use super::store::{use_dispatch, use_select};
use super::{anchor, quote, renders, words};
use crate::state::select::{self, Inspector as View, QuoteView};
use crate::state::{Command, Panel};

/// The panel at the right.
#[component]
pub fn Inspector() -> Html {
    renders::count("Inspector");
    let dispatch = use_dispatch();
    let view = use_select(select::inspector);
    let body = use_node_ref();
    let subject = subject(&view);
    {
        // A new subject is read from its top.
        let body = body.clone();
        use_effect_with(subject, move |_| {
            if let Some(body) = body.cast::<web_sys::Element>() {
                body.set_scroll_top(0);
            }
        });
    }
    let content = match &*view {
        View::Empty { entities, events, articles } => empty::empty(*entities, *events, *articles, &dispatch),
        View::Entity(view) => entity::entity(view, &dispatch),
        View::Event(view) => event::event(view, &dispatch),
        View::Edge(view) => edge::edge(view, &dispatch),
        View::Many { nodes, shared } => many::many(nodes, shared, &dispatch),
    };
    html! {
        <aside class="rail rail-right" id={anchor::INSPECTOR} aria-label="Details" tabindex="-1">
            <button type="button" class="tool rail-close" aria-label="Fold the details"
                onclick={move |_| dispatch.emit(Command::ClosePanel(Panel::Inspector))}>
                { icon(Icon::Close) }
            </button>
            <div class="rail-body" ref={body}>{ content }</div>
        </aside>
    }
}

/// What the inspector is about: a change of it starts the panel anew.
fn subject(view: &View) -> String {
    match view {
        View::Empty { .. } => String::new(),
        View::Entity(view) => view.id.to_string(),
        View::Event(view) => view.id.to_string(),
        View::Edge(view) => view.id.to_string(),
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

/// A part of the inspector that is quotes, so many of them open.
fn quoted(title: &str, views: &[QuoteView], open: usize, dispatch: &Callback<Command>) -> Option<Element> {
    (!views.is_empty()).then(|| quote::quotes(heading(title, views.len()), views, open, dispatch))
}

fn heading(title: &str, count: usize) -> Element {
    let title = element("h3", "part-title").text(title).put(element("span", "part-count").text(&count.to_string()));
    element("section", "part").put(title)
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
