//! Files dropped anywhere on the page.

use wasm_bindgen::JsCast;
use web_sys::DragEvent;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::element::element;
use super::pane::Pane;
use crate::host::files;

/// An element of this class that takes files dropped on its children, and says so while they hover.
pub fn drop_zone(pane: &Pane, class: &str, children: Vec<Html>) -> Html {
    let store = pane.store();
    let over = pane.draft(false);
    let on_over = {
        let over = over.clone();
        move |event: DragEvent| {
            if brings_files(&event) {
                event.prevent_default();
                over.set(true);
            }
        }
    };
    let on_leave = {
        let over = over.clone();
        move |event: DragEvent| {
            // Leaving for a child is no leaving.
            if event.related_target().is_none() {
                over.set(false);
            }
        }
    };
    let on_drop = {
        let over = over.clone();
        move |event: DragEvent| {
            over.set(false);
            if !brings_files(&event) {
                return;
            }
            // Otherwise the browser leaves the page for the file.
            event.prevent_default();
            if let Some(list) = event.data_transfer().and_then(|data| data.files()) {
                files::open(store.clone(), &list);
            }
        }
    };
    let hint =
        over.then(|| element("div", "drop").with("aria-hidden", "true").put(element("p", "").text("Drop to open")));
    element("div", "")
        .given("class", class)
        .on(ListenerKind::ondragover, Box::new(move |event| on_over(event.unchecked_into())))
        .on(ListenerKind::ondragleave, Box::new(move |event| on_leave(event.unchecked_into())))
        .on(ListenerKind::ondrop, Box::new(move |event| on_drop(event.unchecked_into())))
        .all(children)
        .maybe(hint)
        .into()
}

fn brings_files(event: &DragEvent) -> bool {
    event
        .data_transfer()
        .is_some_and(|data| data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files")))
}
