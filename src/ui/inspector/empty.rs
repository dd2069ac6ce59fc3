//! The inspector when nothing is selected.

use yew::prelude::*;

use crate::state::Command;
use crate::ui::button::{action, strong};
use crate::ui::element::element;
use crate::ui::icon::Icon;
use crate::ui::words;

/// How much there is, and what to do next.
pub fn empty(entities: usize, events: usize, articles: usize, dispatch: &Callback<Command>) -> Html {
    let title = |words| element("h2", "subject-name").text(words);
    if articles == 0 {
        let actions = element("div", "actions")
            .put(strong(Icon::Open, "Open article…", dispatch, Command::ChooseFiles))
            .put(action(Icon::Read, "Open the demo", dispatch, Command::OpenDemo));
        return element("div", "blank")
            .put(title("No article is open"))
            .put(element("p", "").text(
                "Summitry draws what articles say: who met whom, when and where. Without an article there is nothing to draw.",
            ))
            .put(actions)
            .into();
    }
    let mut steps = element("ul", "next-steps");
    for (key, step) in [
        ("/", " search a name"),
        ("T", " see when it was, on a timeline"),
        ("E", " lines, countries or people instead of dots"),
        ("W", " see what stands out"),
        ("L", " see everything in tables"),
        ("?", " all keys"),
    ] {
        steps = steps.put(element("li", "").put(element("kbd", "").text(key)).text(step));
    }
    let lead = element("p", "lead")
        .text(&words::count(articles, "article tells", "articles tell"))
        .text(" of ")
        .text(&words::count(entities, "person, country or place", "people, countries and places"))
        .text(" and ")
        .text(&words::count(events, "event", "events"))
        .text(".");
    let actions = element("div", "actions")
        .put(action(Icon::Search, "Search", dispatch, Command::FocusSearch))
        .put(action(Icon::Fit, "Fit all", dispatch, Command::FitAll));
    element("div", "blank")
        .put(title("Nothing selected"))
        .put(lead)
        .put(element("p", "").text(
            "Click a name or a line in the graph to read what is said about it, each time with the words of the article.",
        ))
        .put(steps)
        .put(actions)
        .into()
}
