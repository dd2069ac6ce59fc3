//! The view in words, as a dialog.

use yew::prelude::*;

use super::button::action;
use super::dialog::dialog;
use super::element::element;
use super::icon::Icon;
use super::pane::Pane;
use super::renders;
use crate::state::select;
use crate::state::{Command, Panel};

/// The dialog.
pub fn account(pane: &Pane) -> Html {
    renders::count("Account");
    let dispatch = pane.dispatch();
    let view = pane.select(select::account);
    let heading = |text: &str| element("h3", "").text(text);
    let shown = element("div", "account-shown").each(&view.shown, |line| element("p", "").text(line).into());
    let left_out = element("ul", "account").each(&view.left_out, |line| element("li", "").text(line).into());
    let strongest = element("ol", "account").each(&view.strongest, |(line, sources)| {
        let sources = element("span", "quote-source").text(sources);
        element("li", "").put(element("span", "").text(line).text(" — ")).put(sources).into()
    });
    let none = view.strongest.is_empty().then(|| element("p", "empty").text("No line is shown."));
    let copy = element("div", "actions").put(action(Icon::Copy, "Copy", &dispatch, Command::CopyAccount));
    let part = |title: &str| element("section", "help-group").put(heading(title));
    let content = vec![
        shown.into(),
        part("Left out, and why").put(left_out).into(),
        part("Strongest lines, with who says so").put(strongest).maybe(none).into(),
        copy.into(),
    ];
    dialog(pane, "account-title", "This view in words", Panel::Account, content)
}
