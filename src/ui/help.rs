//! All shortcuts and gestures.

use yew::prelude::*;

use super::dialog::dialog;
use super::element::{Element, element};
use super::pane::Pane;
use super::renders;
use crate::state::select;
use crate::state::{Command, Panel};

/// The first group is gestures, the last what can be typed: words, not keys.
const GESTURES: usize = 0;

/// The help dialog.
pub fn help(pane: &Pane) -> Html {
    renders::count("Help");
    let dispatch = pane.dispatch();
    let single = pane.select(|state| state.session.single_keys);
    let field = element("input", "").with("type", "checkbox").checked(*single);
    let check = element("label", "check")
        .put(field.on_check(move |checked| dispatch.emit(Command::SetSingleKeys(checked))))
        .put(element("span", "").text("Keys without Ctrl work"));
    let fine = element("p", "fine").text(
        "Nothing triggers while you type. Your articles never leave this browser: the page makes no request to any other place.",
    );
    let content = vec![rows(&select::help()).into(), check.into(), fine.into()];
    dialog(pane, "help-title", "Hands and keys", Panel::Help, content)
}

fn rows(groups: &[select::HelpGroup]) -> Element {
    let mut help = element("div", "help");
    for (index, group) in groups.iter().enumerate() {
        let rows = element("dl", "").each(&group.rows, |row| {
            let name = element("dt", "");
            let name = if index == GESTURES || index + 1 == groups.len() {
                name.text(&row.keys)
            } else {
                keys(name, &row.keys)
            };
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
