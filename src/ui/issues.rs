//! What reading the files found.

use yew::prelude::*;

use super::dialog::dialog;
use super::element::element;
use super::pane::Pane;
use super::renders;
use crate::order::Listed as _;
use crate::state::Panel;

/// The dialog of issues.
pub fn issues(pane: &Pane) -> Html {
    renders::count("Issues");
    let issues = pane.select(|state| state.document.issues.iter().map(ToString::to_string).list());
    let content = if issues.is_empty() {
        let fine = "Nothing to remark: every record of the open files was read as it stands.";
        vec![element("p", "empty").text(fine).into()]
    } else {
        let fine = "What is named here was left out or read with care; everything else of the file is open.";
        let list = element("ol", "issues").each(&issues, |issue| element("li", "").text(issue).into());
        vec![element("p", "fine").text(fine).into(), list.into()]
    };
    dialog(pane, "issues-title", "Remarks on the files", Panel::Issues, content)
}
