//! The views that the user saved: go there, rename, delete; and the field to save what is seen now.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::element::{Element, button, element};
use super::icon::{Icon, icon};
use super::pane::{self, Draft, Pane};
use super::{anchor, renders};
use crate::order::Listed as _;
use crate::state::Command;

/// The field in which a view is renamed.
const RENAMING: &str = "view-rename";

/// The panel under what is asked for.
pub fn saved_views(pane: &Pane) -> Html {
    renders::count("SavedViews");
    let dispatch = pane.dispatch();
    let names = pane.select(|state| state.session.views.iter().map(|view| view.name.clone()).list());
    let nodes = pane.select(|state| state.document.network.node_count());
    let typed = pane.draft(String::new());
    let renaming = pane.draft(None::<Rc<str>>);
    pane.after((*renaming).clone(), || {
        let _ = anchor::focus(RENAMING);
        pane::nothing()
    });
    if *nodes == 0 && names.is_empty() {
        return Html::default();
    }
    let save = {
        let (dispatch, typed) = (dispatch.clone(), typed.clone());
        move || {
            dispatch.emit(Command::SaveView((*typed).clone()));
            typed.set(String::new());
        }
    };
    let by_key = save.clone();
    let on_type = typed.clone();
    let field = element("input", "field")
        .with("type", "text")
        .with("placeholder", "Name it")
        .with("aria-label", "Name of this view")
        .with("autocomplete", "off")
        .with("maxlength", "80")
        .value(&typed)
        .on_type(move |text| on_type.set(text))
        .on_key(move |event| {
            if event.key() == "Enter" {
                event.prevent_default();
                by_key();
            }
        });
    let act = element("button", "action").with("type", "button").text("Save");
    let act = act.on(ListenerKind::onclick, Box::new(move |_| save()));
    let list = element("ul", "view-list").with("aria-labelledby", "views-title");
    element("section", "views")
        .with("id", "views")
        .with("aria-labelledby", "views-title")
        .put(element("h2", "section-title").with("id", "views-title").text("Saved views"))
        .put(list.each(&names, |name| row(name, &renaming, &dispatch).into()))
        .put(element("div", "view-form").put(field).put(act))
        .into()
}

fn row(name: &Rc<str>, renaming: &Draft<Option<Rc<str>>>, dispatch: &Callback<Command>) -> Element {
    let made = element("li", "view").key(name);
    if renaming.as_ref() == Some(name) {
        return made.put(rename_field(name, renaming, dispatch));
    }
    let go = button("view-name", dispatch, Command::ApplyView(name.clone())).text(name);
    let (begin, of) = (renaming.clone(), name.clone());
    let rename = element("button", "tool tool-small")
        .with("type", "button")
        .given("aria-label", &["Rename \u{201c}", name, "\u{201d}"].concat())
        .with("data-hint", "Rename")
        .put(icon(Icon::Rename))
        .on(ListenerKind::onclick, Box::new(move |_| begin.set(Some(of.clone()))));
    let delete = button("tool tool-small", dispatch, Command::DeleteView(name.clone()))
        .given("aria-label", &["Delete \u{201c}", name, "\u{201d}"].concat())
        .with("data-hint", "Delete")
        .put(icon(Icon::Close));
    made.put(go).put(rename).put(delete)
}

fn rename_field(name: &Rc<str>, renaming: &Draft<Option<Rc<str>>>, dispatch: &Callback<Command>) -> Element {
    let (over, by_blur) = (renaming.clone(), renaming.clone());
    let (from, dispatch) = (name.clone(), dispatch.clone());
    element("input", "field")
        .with("type", "text")
        .with("id", RENAMING)
        .with("maxlength", "80")
        .given("aria-label", &["New name of \u{201c}", name, "\u{201d}"].concat())
        .value(name)
        .on_key(move |event| match event.key().as_str() {
            "Enter" => {
                let field =
                    event.target().and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlInputElement>(it).ok());
                let to = field.map_or_else(String::new, |field| field.value());
                dispatch.emit(Command::RenameView { from: from.clone(), to });
                over.set(None);
            }
            "Escape" => {
                event.stop_propagation();
                over.set(None);
            }
            _ => {}
        })
        .on(ListenerKind::onblur, Box::new(move |_| by_blur.set(None)))
}
