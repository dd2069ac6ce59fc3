//! A modal dialog: takes the keyboard, keeps it, gives it back.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::anchor;
use super::element::{button, element};
use super::icon::{Icon, icon};
use super::pane::{self, Pane};
use crate::state::{Command, Panel};

/// A dialog that is open as long as the pane stands. `id` is that of its title, unique in the page.
pub fn dialog(pane: &Pane, id: &'static str, title: &'static str, panel: Panel, content: Vec<Html>) -> Html {
    let (dialog, dispatch) = (pane.node(), pane.dispatch());
    {
        let dialog = dialog.clone();
        pane.after((), move || {
            let before = anchor::focused();
            let element = dialog.cast::<HtmlDialogElement>();
            if let Some(element) = &element {
                // Fails only where it is open already.
                let _ = element.show_modal();
            }
            pane::at_end(Box::new(move || {
                if let Some(element) = element {
                    element.close();
                }
                anchor::give_back(before);
            }))
        });
    }
    // The browser's own Esc would close it behind the state's back.
    let on_cancel = {
        let dispatch = dispatch.clone();
        move |event: Event| {
            event.prevent_default();
            dispatch.emit(Command::ClosePanel(panel));
        }
    };
    // A click beside the sheet hits the dialog element itself.
    let on_click = {
        let dispatch = dispatch.clone();
        move |event: Event| {
            let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
            if target.is_some_and(|it| it.tag_name() == "DIALOG") {
                dispatch.emit(Command::ClosePanel(panel));
            }
        }
    };
    let close =
        button("tool", &dispatch, Command::ClosePanel(panel)).with("aria-label", "Close").put(icon(Icon::Close));
    let head = element("header", "dialog-head").put(element("h2", "").with("id", id).text(title)).put(close);
    element("dialog", "dialog")
        .at(&dialog)
        .with("role", "dialog")
        .with("aria-labelledby", id)
        .on(ListenerKind::oncancel, Box::new(on_cancel))
        .on(ListenerKind::onclick, Box::new(on_click))
        .put(element("div", "dialog-sheet").put(head).put(element("div", "dialog-body").all(content)))
        .into()
}
