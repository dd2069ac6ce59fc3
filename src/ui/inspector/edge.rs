//! A line in the inspector: its sentence, the words behind it, the events it stands for.

use std::rc::Rc;

use yew::prelude::*;

use super::event_item::event_list;
use super::part;
use crate::state::select::EdgeView;
use crate::ui::node_link::NodeName;
use crate::ui::quote::Quotes;

/// The line.
#[derive(Properties, Clone, PartialEq)]
pub struct EdgeProps {
    pub view: Rc<EdgeView>,
}

/// See [`EdgeProps`].
#[component]
pub fn Edge(props: &EdgeProps) -> Html {
    let view = &*props.view;
    html! {
        <article class="subject">
            <header class="subject-head">
                <p class="subject-kind">{ if view.derived { "derived line" } else { "line" } }</p>
                <h2 class="subject-name line-sentence">
                    { view.from.name.clone() }
                    <span class="line-verb">{ " " }{ view.sentence.clone() }{ " " }</span>
                    { view.to.name.clone() }
                </h2>
            </header>
            <ul class="names">
                <li><NodeName node={view.from.clone()} /></li>
                <li><NodeName node={view.to.clone()} /></li>
            </ul>
            if view.derived {
                <p class="note">{ "No article says this in one sentence: it follows from the side represented or the office held." }</p>
            }
            { part("In the article’s words", view.quotes.len(), html! { <Quotes quotes={view.quotes.clone()} open={3} /> }) }
            { part("Events it stands for", view.events.len(), event_list(&view.events)) }
            if view.quotes.is_empty() && view.events.is_empty() {
                <p class="empty">{ "No quote hangs on this line itself; select one of its ends to read the words behind it." }</p>
            }
        </article>
    }
}
