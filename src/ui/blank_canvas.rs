//! The canvas when nothing is drawn: why, and what to do next.

use yew::prelude::*;

use super::button::action;
use super::element::{Element, element};
use super::icon::Icon;
use crate::state::Command;
use crate::state::select::Blank;

/// Why nothing is drawn, in words, with the way out.
pub fn blank_canvas(why: Blank, dispatch: &Callback<Command>) -> Element {
    let open = (Icon::Open, "Open article…", Command::ChooseFiles);
    let (why, next) = match why {
        Blank::NoArticle => (
            "No article is open, so there is nothing to draw. Drop an article file here, or:",
            vec![open, (Icon::Read, "Open the demo", Command::OpenDemo)],
        ),
        Blank::NothingInArticles => {
            ("What is open names nobody and tells of no event. Drop another file here, or:", vec![open])
        }
        Blank::Filtered => (
            "All that is open is hidden by you or by the filter.",
            vec![(Icon::Show, "Show it again", Command::ResetFilter)],
        ),
        Blank::NotKnown => (
            "Nothing that is open was published by the day you look back to.",
            vec![(Icon::Show, "Show all that is known now", Command::SetKnown { day: None, gesture: 0 })],
        ),
        Blank::Folded => (
            "All that is open is statements, photo events or headlines, which are folded until asked.",
            vec![(Icon::Show, "Unfold them", Command::ToggleUnfolded)],
        ),
    };
    let mut actions = element("div", "actions");
    for (mark, label, command) in next {
        actions = actions.put(action(mark, label, dispatch, command).key(label));
    }
    element("div", "blank canvas-blank").put(element("p", "").text(why)).put(actions)
}
