//! An event in the inspector.

use std::rc::Rc;

use yew::prelude::*;

use super::actions::Actions;
use super::event_item::event_list;
use super::facts::Facts;
use super::{name_list, part, publishers};
use crate::model::Status;
use crate::state::select::EventView;
use crate::ui::node_link::NodeName;
use crate::ui::quote::Quotes;
use crate::ui::swatch::{ConflictSwatch, Swatch};

/// The event.
#[derive(Properties, Clone, PartialEq)]
pub struct EventProps {
    pub view: Rc<EventView>,
}

/// See [`EventProps`].
#[component]
pub fn Event(props: &EventProps) -> Html {
    let view = &*props.view;
    let struck = matches!(view.status, Status::Cancelled | Status::NotOccurred);
    let people = view.sides.iter().map(|(_, people)| people.len()).sum();
    html! {
        <article class="subject">
            <header class="subject-head">
                <p class="subject-kind">
                    <Swatch kind={view.kind} status={view.status} />
                    { view.type_name.clone() }
                    if view.status != Status::Occurred {
                        <span class="tag">{ view.status_name.clone() }</span>
                    }
                    if view.conflict {
                        <span class="tag tag-conflict"><ConflictSwatch />{ "articles disagree" }</span>
                    }
                </p>
                <h2 class={classes!("subject-name", struck.then_some("is-struck"))}>{ view.title.clone() }</h2>
                if !view.status.counts() {
                    <p class="subject-also">{ "Not counted as a meeting." }</p>
                }
            </header>
            <Actions id={view.id.clone()} pinned={view.pinned} hidden={view.hidden_neighbours} />
            <Facts facts={view.facts.clone()} />
            { part("Who took part", people, html! {
                <>
                    { for view.sides.iter().map(|(side, people)| html! {
                        <div class="side">
                            if !side.is_empty() {
                                <h4 class="side-title">{ side.clone() }</h4>
                            }
                            { name_list(people) }
                        </div>
                    }) }
                </>
            }) }
            { part("What was said", view.says.len(), says(view)) }
            { part("In the article’s words", view.quotes.len(), html! { <Quotes quotes={view.quotes.clone()} open={2} /> }) }
            { part("Part of", usize::from(view.part_of.is_some()), html! {
                <p>{ for view.part_of.iter().map(|node| html! { <NodeName node={node.clone()} /> }) }</p>
            }) }
            { part("Its parts", view.parts.len(), name_list(&view.parts)) }
            { part("About", view.about.len(), name_list(&view.about)) }
            { part("What was said about it", view.said_about.len(), event_list(&view.said_about)) }
            { for view.notes.iter().map(|note| html! { <p class="note">{ note.clone() }</p> }) }
            { publishers(&view.publishers) }
        </article>
    }
}

fn says(view: &EventView) -> Html {
    html! {
        <ul class="says">
            { for view.says.iter().map(|(act, paraphrase, verbatim, publisher)| html! {
                <li>
                    <p><span class="says-act">{ act.clone() }</span>{ " " }{ paraphrase.clone() }</p>
                    if let Some(words) = verbatim {
                        <blockquote class="verbatim">{ "“" }{ words.clone() }{ "”" }</blockquote>
                    }
                    <p class="quote-source">{ publisher.clone() }</p>
                </li>
            }) }
        </ul>
    }
}
