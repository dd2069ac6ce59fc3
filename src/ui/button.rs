//! Buttons: one with an icon and a hint, one with an icon and words.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::act;
use super::element::{Element, element};
use super::icon::{Icon, icon};
use super::pane::{self, Pane};
use crate::state::{Command, catalog};

/// A button that is all icon, for an action of the catalog; its name shows on hover and focus.
#[derive(PartialEq)]
struct Tool {
    /// The action's id.
    action: &'static str,
    icon: Icon,
    /// Its name, where the catalog's does not fit.
    label: Option<&'static str>,
    /// Of a button that stays down.
    pressed: Option<bool>,
}

fn draw_tool(pane: &Pane, props: &Tool) -> Html {
    let store = pane.store();
    let id = props.action;
    let why_not = pane.select(move |state| catalog::action(id).and_then(|action| (action.enabled)(state).err()));
    let now = pane.select(move |state| catalog::action(id).map(|action| catalog::label(action, state)));
    let Some(action) = catalog::action(id) else { return Html::default() };
    let label = props.label.or(now.as_deref()).unwrap_or(action.label);
    let key = action.keys.first().map(|key| catalog::keys_in_words(std::slice::from_ref(key)));
    let hint = match (*why_not, &key) {
        (Some(why), _) => [label, " — ", why].concat(),
        (None, Some(key)) => [label, "  ", key].concat(),
        (None, None) => label.to_owned(),
    };
    let mut button = element("button", "")
        .given("class", &["tool tool-", id].concat())
        .with("type", "button")
        .given("aria-label", label)
        .given("data-hint", &hint);
    if let Some(pressed) = props.pressed {
        button = button.with("aria-pressed", word(pressed));
    }
    if let Some(why) = *why_not {
        button = button.with("aria-disabled", "true").with("aria-description", why);
    }
    button.put(icon(props.icon)).on(ListenerKind::onclick, Box::new(move |_| act::act(&store, action))).into()
}

/// The tool of an action: its name where the catalog's does not fit, whether it is down where it stays down.
pub fn tool(action: &'static str, icon: Icon, label: Option<&'static str>, pressed: Option<bool>) -> Html {
    pane::with(draw_tool, Tool { action, icon, label, pressed })
}

/// A quiet button with an icon and words.
pub fn action(mark: Icon, label: &str, dispatch: &Callback<Command>, command: Command) -> Element {
    labelled("action", mark, label).sends(dispatch, command)
}

/// The button of what is most likely to be done next.
pub fn strong(mark: Icon, label: &str, dispatch: &Callback<Command>, command: Command) -> Element {
    labelled("action action-strong", mark, label).sends(dispatch, command)
}

/// A button with an icon and words that does nothing yet.
pub fn labelled(class: &'static str, mark: Icon, label: &str) -> Element {
    element("button", class).with("type", "button").put(icon(mark)).put(element("span", "").text(label))
}

/// The word for a state of ARIA.
pub fn word(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}
