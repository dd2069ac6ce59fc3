//! A line in the inspector: its sentence, the words behind it, the events it stands for.

use yew::prelude::*;

use super::event_item::event_list;
use super::{part, quoted};
use crate::state::Command;
use crate::state::select::EdgeView;
use crate::ui::element::element;
use crate::ui::node_link::name;
use crate::ui::words;

/// The line.
pub fn edge(view: &EdgeView, dispatch: &Callback<Command>) -> Html {
    let sentence = element("h2", "subject-name line-sentence")
        .text(&view.from.name)
        .put(element("span", "line-verb").text(" ").text(&view.sentence).text(" "))
        .text(&view.to.name);
    let head = element("header", "subject-head")
        .put(element("p", "subject-kind").text(if view.derived { "derived line" } else { "line" }))
        .put(sentence);
    let ends = element("ul", "names")
        .put(element("li", "").put(name(&view.from, dispatch)))
        .put(element("li", "").put(name(&view.to, dispatch)));
    let derived = view.derived.then(|| {
        element("p", "note")
            .text("No article says this in one sentence: it follows from the side represented or the office held.")
    });
    let filtered = (view.filtered > 0).then(|| {
        let events = words::count(view.filtered, "more event", "more events");
        element("p", "fine").text(&events).text(" that the filter does not show")
    });
    let bare = (view.quotes.is_empty() && view.events.is_empty()).then(|| {
        element("p", "empty")
            .text("No quote hangs on this line itself; select one of its ends to read the words behind it.")
    });
    element("article", "subject")
        .key("edge")
        .put(head)
        .put(ends)
        .maybe(derived)
        .maybe(quoted("In the article’s words", &view.quotes, 3, dispatch))
        .maybe(part("Events it stands for", view.events.len(), event_list(&view.events, dispatch)))
        .maybe(filtered)
        .maybe(bare)
        .into()
}
