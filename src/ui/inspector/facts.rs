//! Values as the articles have them, with what supports or contradicts them.

use yew::prelude::*;

use crate::state::Command;
use crate::state::select::{AgreementView, FactRow};
use crate::ui::icon::{Icon, icon};
use crate::ui::store::use_dispatch;
use crate::ui::swatch::ConflictSwatch;

/// The facts.
#[derive(Properties, Clone, PartialEq)]
pub struct FactsProps {
    pub facts: Vec<FactRow>,
}

/// See [`FactsProps`].
#[component]
pub fn Facts(props: &FactsProps) -> Html {
    let dispatch = use_dispatch();
    if props.facts.is_empty() {
        return Html::default();
    }
    html! {
        <dl class="facts">
            { for props.facts.iter().map(|fact| html! {
                <div key={fact.label.to_string()} class={classes!("fact", is_conflict(fact).then_some("fact-conflict"))}>
                    <dt>{ fact.label.clone() }</dt>
                    <dd>{ value(fact, &dispatch) }</dd>
                </div>
            }) }
        </dl>
    }
}

fn is_conflict(fact: &FactRow) -> bool {
    fact.agreement == AgreementView::Conflict
}

fn value(fact: &FactRow, dispatch: &Callback<Command>) -> Html {
    if is_conflict(fact) {
        // Side by side, so that nobody takes one for the truth.
        return html! {
            <>
                <p class="conflict-line"><ConflictSwatch /><span>{ "Articles disagree" }</span></p>
                <ul class="sides-by-source">
                    { for fact.sources.iter().map(|(value, publisher)| html! {
                        <li><span class="fact-value">{ value.clone() }</span><span class="quote-source">{ publisher.clone() }</span></li>
                    }) }
                </ul>
            </>
        };
    }
    let shown = match &fact.target {
        Some(target) => {
            let (target, dispatch) = (target.clone(), dispatch.clone());
            let onclick = move |_| dispatch.emit(Command::Select(target.clone()));
            html! { <button type="button" class="name-inline" {onclick}>{ fact.value.clone() }</button> }
        }
        None => html! { <span class="fact-value">{ fact.value.clone() }</span> },
    };
    html! { <>{ shown }{ agreement(fact) }</> }
}

fn agreement(fact: &FactRow) -> Html {
    let (mark, text) = match fact.agreement {
        AgreementView::Corroborated => (icon(Icon::Check), format!("{} sources", fact.sources.len())),
        AgreementView::Superseded => (Html::default(), "newer report".to_owned()),
        AgreementView::Single | AgreementView::Conflict => return Html::default(),
    };
    html! {
        <details class="agreement">
            <summary>{ mark }{ text }</summary>
            <ul class="source-list">
                { for fact.sources.iter().map(|(value, publisher)| html! {
                    <li><span class="fact-value">{ value.clone() }</span><span class="quote-source">{ publisher.clone() }</span></li>
                }) }
            </ul>
        </details>
    }
}
