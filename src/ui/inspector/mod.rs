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

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::renders;
use super::store::{use_dispatch, use_select};
use super::{anchor, words};
use crate::state::select;
use crate::state::select::{Inspector as View, NodeLink};
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
        View::Empty { entities, events, articles } => {
            html! { <empty::Empty entities={*entities} events={*events} articles={*articles} /> }
        }
        View::Entity(view) => html! { <entity::Entity view={view.clone()} /> },
        View::Event(view) => html! { <event::Event view={view.clone()} /> },
        View::Edge(view) => html! { <edge::Edge view={view.clone()} /> },
        View::Many { nodes, shared } => html! { <many::Many nodes={nodes.clone()} shared={shared.clone()} /> },
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
fn part(title: &str, count: usize, content: Html) -> Html {
    if count == 0 {
        return Html::default();
    }
    html! {
        <section class="part">
            <h3 class="part-title">
                { title }
                <span class="part-count">{ count }</span>
            </h3>
            { content }
        </section>
    }
}

/// Names one below the other.
fn name_list(nodes: &[NodeLink]) -> Html {
    html! {
        <ul class="names">
            { for nodes.iter().map(|node| html! {
                <li key={node.id.as_str()}><super::node_link::NodeName node={node.clone()} /></li>
            }) }
        </ul>
    }
}

/// Which publishers the subject rests on.
fn publishers(names: &[std::rc::Rc<str>]) -> Html {
    if names.is_empty() {
        return Html::default();
    }
    let list: Vec<&str> = names.iter().map(|name| &**name).collect();
    let who = words::count(list.len(), "publisher", "publishers");
    html! { <p class="fine">{ format!("From {who}: {}", list.join(", ")) }</p> }
}
