//! A modal dialog: takes the keyboard, keeps it, gives it back.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::anchor;
use super::icon::{Icon, icon};

/// A dialog that is open as long as it stands.
#[derive(Properties, Clone, PartialEq)]
pub struct DialogProps {
    /// The id of its title, unique in the page.
    pub id: AttrValue,
    pub title: AttrValue,
    pub onclose: Callback<()>,
    pub children: Children,
}

/// See [`DialogProps`].
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            let before = anchor::focused();
            let element = dialog.cast::<HtmlDialogElement>();
            if let Some(element) = &element {
                // Fails only where it is open already.
                let _ = element.show_modal();
            }
            move || {
                if let Some(element) = element {
                    element.close();
                }
                anchor::give_back(before);
            }
        });
    }
    // The browser's own Esc would close it behind the state's back.
    let oncancel = {
        let onclose = props.onclose.clone();
        move |event: Event| {
            event.prevent_default();
            onclose.emit(());
        }
    };
    // A click beside the sheet hits the dialog element itself.
    let onclick = {
        let onclose = props.onclose.clone();
        move |event: MouseEvent| {
            let beside = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlElement>().ok())
                .is_some_and(|it| it.tag_name() == "DIALOG");
            if beside {
                onclose.emit(());
            }
        }
    };
    let close = {
        let onclose = props.onclose.clone();
        move |_| onclose.emit(())
    };
    html! {
        <dialog ref={dialog} class="dialog" role="dialog" aria-labelledby={&props.id} {oncancel} {onclick}>
            <div class="dialog-sheet">
                <header class="dialog-head">
                    <h2 id={&props.id}>{ &props.title }</h2>
                    <button type="button" class="tool" aria-label="Close" onclick={close}>{ icon(Icon::Close) }</button>
                </header>
                <div class="dialog-body">{ props.children.clone() }</div>
            </div>
        </dialog>
    }
}
