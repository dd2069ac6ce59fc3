//! All shortcuts and gestures.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialog::Dialog;
use super::element::{Element, element};
use super::renders;
use super::store::{use_dispatch, use_select};
use crate::state::select;
use crate::state::{Command, Panel};

/// The group of gestures comes first; its rows are words, not keys.
const GESTURES: usize = 0;

/// The help dialog.
#[component]
pub fn Help() -> Html {
    renders::count("Help");
    let dispatch = use_dispatch();
    let single = use_select(|state| state.session.single_keys);
    let groups = use_memo((), |()| select::help());
    let onchange = {
        let dispatch = dispatch.clone();
        move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            dispatch.emit(Command::SetSingleKeys(field.checked()));
        }
    };
    html! {
        <Dialog id="help-title" title="Hands and keys" onclose={move |()| dispatch.emit(Command::ClosePanel(Panel::Help))}>
            { rows(&groups) }
            <label class="check">
                <input type="checkbox" checked={*single} {onchange} />
                <span>{ "Keys without Ctrl work" }</span>
            </label>
            <p class="fine">
                { "Nothing triggers while you type. Your articles never leave this browser: the page makes no request to any other place." }
            </p>
        </Dialog>
    }
}

fn rows(groups: &[select::HelpGroup]) -> Element {
    let mut help = element("div", "help");
    for (index, group) in groups.iter().enumerate() {
        let rows = element("dl", "").each(&group.rows, |row| {
            let name = element("dt", "");
            let name = if index == GESTURES { name.text(&row.keys) } else { keys(name, &row.keys) };
            element("div", "").put(name).put(element("dd", "").text(&row.does)).into()
        });
        help = help.put(element("section", "help-group").put(element("h3", "").text(&group.title)).put(rows));
    }
    help
}

/// Adds keys as keycaps: "/ or Ctrl+K".
fn keys(mut to: Element, keys: &str) -> Element {
    for (index, key) in keys.split(" or ").enumerate() {
        to = to.text(if index > 0 { " or " } else { "" }).put(element("kbd", "").text(key));
    }
    to
}
