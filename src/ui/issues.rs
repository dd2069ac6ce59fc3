//! What reading the files found.

use yew::prelude::*;

use super::dialog::Dialog;
use super::renders;
use super::store::{use_dispatch, use_select};
use crate::state::{Command, Panel};

/// The dialog of issues.
#[component]
pub fn Issues() -> Html {
    renders::count("Issues");
    let dispatch = use_dispatch();
    let issues = use_select(|state| state.document.issues.iter().map(ToString::to_string).collect::<Vec<_>>());
    html! {
        <Dialog id="issues-title" title="Remarks on the files" onclose={move |()| dispatch.emit(Command::ClosePanel(Panel::Issues))}>
            if issues.is_empty() {
                <p class="empty">{ "Nothing to remark: every record of the open files was read as it stands." }</p>
            } else {
                <p class="fine">{ "What is named here was left out or read with care; everything else of the file is open." }</p>
                <ol class="issues">
                    { for issues.iter().map(|issue| html! { <li>{ issue }</li> }) }
                </ol>
            }
        </Dialog>
    }
}
