//! Buttons: one with an icon and a hint, one with an icon and words.

use yew::prelude::*;

use super::act;
use super::icon::{Icon, icon};
use super::store::{use_select, use_store};
use crate::state::catalog;

/// A button that is all icon, for an action of the catalog; its name shows on hover and focus.
#[derive(Properties, Clone, PartialEq)]
pub struct ToolProps {
    /// The action's id.
    pub action: &'static str,
    pub icon: Icon,
    /// Its name, where the catalog's does not fit.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Of a button that stays down.
    #[prop_or_default]
    pub pressed: Option<bool>,
}

/// See [`ToolProps`].
#[component]
pub fn Tool(props: &ToolProps) -> Html {
    let store = use_store();
    let id = props.action;
    let why_not = use_select(move |state| catalog::action(id).and_then(|action| (action.enabled)(state).err()));
    let Some(action) = catalog::action(id) else { return Html::default() };
    let label = props.label.clone().unwrap_or(AttrValue::Static(action.label));
    let key = action.keys.first().map(|key| catalog::keys_in_words(std::slice::from_ref(key)));
    let hint = match (*why_not, &key) {
        (Some(why), _) => format!("{label} — {why}"),
        (None, Some(key)) => format!("{label}  {key}"),
        (None, None) => label.to_string(),
    };
    let onclick = move |_| act::act(&store, action);
    html! {
        <button type="button" class={classes!("tool", format!("tool-{id}"))} aria-label={label} data-hint={hint} {onclick}
            aria-pressed={props.pressed.map(word)} aria-disabled={why_not.map(|_| "true")}
            aria-description={*why_not}>
            { icon(props.icon) }
        </button>
    }
}

/// A quiet button with words.
#[derive(Properties, Clone, PartialEq)]
pub struct ActionProps {
    pub icon: Icon,
    pub label: AttrValue,
    /// The rest of its name, for those who only hear it.
    #[prop_or_default]
    pub more: Option<AttrValue>,
    pub onclick: Callback<()>,
    #[prop_or_default]
    pub pressed: Option<bool>,
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// Why it can do nothing now.
    #[prop_or_default]
    pub why_not: Option<AttrValue>,
}

/// See [`ActionProps`].
#[component]
pub fn Action(props: &ActionProps) -> Html {
    let (callback, blocked) = (props.onclick.clone(), props.why_not.is_some());
    let onclick = move |_| {
        if !blocked {
            callback.emit(());
        }
    };
    html! {
        <button type="button" class="action" {onclick} aria-pressed={props.pressed.map(word)}
            aria-expanded={props.expanded.map(word)} aria-disabled={blocked.then_some("true")}
            aria-description={&props.why_not} data-hint={&props.why_not}>
            { icon(props.icon) }
            <span>
                { &props.label }
                if let Some(more) = &props.more {
                    <span class="visually-hidden">{ more }</span>
                }
            </span>
        </button>
    }
}

/// The word for a state of ARIA.
pub fn word(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}
