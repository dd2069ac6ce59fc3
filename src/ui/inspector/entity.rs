//! An entity in the inspector.

use std::rc::Rc;

use yew::prelude::*;

use super::actions::Actions;
use super::event_item::event_list;
use super::facts::Facts;
use super::{part, publishers};
use crate::state::select::{EntityView, RelationRow};
use crate::ui::node_link::NodeName;
use crate::ui::quote::Quotes;
use crate::ui::swatch::Swatch;
use crate::ui::words;

/// The entity.
#[derive(Properties, Clone, PartialEq)]
pub struct EntityProps {
    pub view: Rc<EntityView>,
}

/// See [`EntityProps`].
#[component]
pub fn Entity(props: &EntityProps) -> Html {
    let view = &*props.view;
    html! {
        <article class="subject">
            <header class="subject-head">
                <p class="subject-kind">
                    <Swatch kind={view.kind} of={view.id.clone()} />
                    { view.kind_name.clone() }
                    if view.unnamed {
                        { ", not named" }
                    }
                </p>
                <h2 class="subject-name">{ view.name.clone() }</h2>
                { other_names(view) }
            </header>
            <Actions id={view.id.clone()} pinned={view.pinned} hidden={view.hidden_neighbours} />
            <Facts facts={view.facts.clone()} />
            { part("Offices and ties", view.relations.len(), html! {
                <ul class="relations">{ for view.relations.iter().map(relation) }</ul>
            }) }
            { if view.events.is_empty() { no_events() } else { part("Linked events", view.events.len(), event_list(&view.events)) } }
            { part("Most often reported together", view.together.len(), html! {
                <ul class="names">
                    { for view.together.iter().map(|(node, shared)| html! {
                        <li key={node.id.as_str()} class="together">
                            <NodeName node={node.clone()} />
                            <span class="figures">{ words::count(*shared, "event", "events") }</span>
                        </li>
                    }) }
                </ul>
            }) }
            { part("Named in", view.quotes.len(), html! { <Quotes quotes={view.quotes.clone()} /> }) }
            { for view.notes.iter().map(|note| html! { <p class="note">{ note.clone() }</p> }) }
            { publishers(&view.publishers) }
        </article>
    }
}

fn no_events() -> Html {
    html! {
        <p class="empty">
            { "No event names it; it stands here because an article mentions it. Its quotes and ties show where." }
        </p>
    }
}

fn other_names(view: &EntityView) -> Html {
    if view.other_names.is_empty() {
        return Html::default();
    }
    html! {
        <p class="subject-also">
            { "also " }
            { for view.other_names.iter().enumerate().map(|(index, (name, by))| html! {
                <>
                    if index > 0 { { ", " } }
                    <span data-hint={by.clone()}>{ name.clone() }</span>
                </>
            }) }
        </p>
    }
}

fn relation(row: &RelationRow) -> Html {
    html! {
        <li key={row.id.as_str()} class={classes!("relation", row.background.then_some("is-background"))}>
            <p class="relation-line">
                <span>{ row.label.clone() }</span>
                <NodeName node={row.other.clone()} />
                if !row.date.is_empty() {
                    <span class="figures relation-date">{ row.date.clone() }</span>
                }
                if row.background {
                    <span class="tag">{ "background, not in the text" }</span>
                }
            </p>
            <Quotes quotes={row.quotes.clone()} open={0} />
        </li>
    }
}
