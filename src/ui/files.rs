//! Files dropped anywhere on the page.

use web_sys::DragEvent;
use yew::prelude::*;

use super::store::use_store;
use crate::host::files;

/// Takes files that are dropped on its children, and says so while they hover.
#[derive(Properties, Clone, PartialEq)]
pub struct DropZoneProps {
    pub class: Classes,
    pub children: Children,
}

/// See [`DropZoneProps`].
#[component]
pub fn DropZone(props: &DropZoneProps) -> Html {
    let store = use_store();
    let over = use_state_eq(|| false);
    let ondragover = {
        let over = over.clone();
        move |event: DragEvent| {
            if brings_files(&event) {
                event.prevent_default();
                over.set(true);
            }
        }
    };
    let ondragleave = {
        let over = over.clone();
        move |event: DragEvent| {
            // Leaving for a child is no leaving.
            if event.related_target().is_none() {
                over.set(false);
            }
        }
    };
    let ondrop = {
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
    html! {
        <div class={props.class.clone()} {ondragover} {ondragleave} {ondrop}>
            { props.children.clone() }
            if *over {
                <div class="drop" aria-hidden="true"><p>{ "Drop to open" }</p></div>
            }
        </div>
    }
}

fn brings_files(event: &DragEvent) -> bool {
    event
        .data_transfer()
        .is_some_and(|data| data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files")))
}
