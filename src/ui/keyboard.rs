//! The keys of the whole page: shortcuts, except while someone types.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::act;
use crate::state::{Store, catalog};

/// Listens to the page's keys until it is dropped.
pub fn listen(store: Rc<Store>) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&document, "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            press(&store, event);
        }
    }))
}

fn press(store: &Store, event: &KeyboardEvent) {
    if event.default_prevented() || event.is_composing() {
        return;
    }
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let target = target.as_ref();
    let types = target.is_some_and(|target| {
        is_within(target, "input:not([type=checkbox], [type=range]), textarea, select, [contenteditable]")
    });
    if types && !(command && key == "k") {
        return;
    }
    // A dialog has the page to itself; its own Esc closes it.
    if target.is_some_and(|target| is_within(target, "dialog, [role=menu]")) {
        return;
    }
    if !command && key.chars().count() == 1 && !store.state().session.single_keys {
        return;
    }
    // Of an article one may want to select the text.
    if command && key == "a" && target.is_some_and(|target| is_within(target, "#reader")) {
        return;
    }
    // Space presses the button that has the keyboard.
    if key == " " && target.is_some_and(|target| is_within(target, "button, a, summary, input, [role=link]")) {
        return;
    }
    if event.repeat() && !matches!(key.as_str(), "+" | "-" | "=") {
        return;
    }
    if let Some(action) = catalog::action_for_key(&key, command, event.shift_key(), event.alt_key()) {
        event.prevent_default();
        act::act(store, action);
    }
}

fn is_within(target: &Element, selector: &str) -> bool {
    target.closest(selector).is_ok_and(|found| found.is_some())
}
