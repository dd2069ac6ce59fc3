//! All shortcuts and gestures.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialog::Dialog;
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
            <div class="help">
                { for groups.iter().enumerate().map(|(index, group)| html! {
                    <section class="help-group">
                        <h3>{ group.title.clone() }</h3>
                        <dl>
                            { for group.rows.iter().map(|row| html! {
                                <div><dt>{ if index == GESTURES { html! { row.keys.clone() } } else { keys(&row.keys) } }</dt><dd>{ row.does.clone() }</dd></div>
                            }) }
                        </dl>
                    </section>
                }) }
            </div>
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

/// Keys as keycaps: "/ or Ctrl+K".
fn keys(keys: &str) -> Html {
    keys.split(" or ")
        .enumerate()
        .map(|(index, key)| {
            html! { <>{ if index > 0 { " or " } else { "" } }<kbd>{ key }</kbd></> }
        })
        .collect()
}
