//! An event in the inspector.

use std::slice;

use yew::prelude::*;

use super::actions::actions;
use super::event_item::event_list;
use super::facts::facts;
use super::since::history;
use super::{heading, notes, part, publishers, quoted};
use crate::model::Status;
use crate::state::Command;
use crate::state::select::{EventView, Saying};
use crate::ui::element::{Element, element};
use crate::ui::node_link::{name, names};
use crate::ui::swatch;

/// The event.
pub fn event(view: &EventView, dispatch: &Callback<Command>) -> Html {
    let people = view.sides.iter().map(|(_, people)| people.len()).sum();
    let sides = heading("Who took part", people).each(&view.sides, |(side, people)| {
        element("div", "side")
            .maybe((!side.is_empty()).then(|| element("h4", "side-title").text(side)))
            .put(names(people, dispatch))
            .into()
    });
    let whole = view.part_of.as_ref().map(slice::from_ref).unwrap_or_default();
    let whole = element("p", "").each(whole, |node| name(node, dispatch).into());
    let subject = element("article", "subject")
        .key("event")
        .put(head(view))
        .put(actions(&view.id, view.pinned, view.hidden_neighbours))
        .put(facts(&view.facts, dispatch))
        .maybe(history(&view.history))
        .maybe((people > 0).then_some(sides))
        .maybe(part("What was said", view.says.len(), element("ul", "says").each(&view.says, saying)))
        .maybe(quoted("In the article’s words", &view.quotes, 2, dispatch))
        .maybe(part("Part of", usize::from(view.part_of.is_some()), whole))
        .maybe(part("Its parts", view.parts.len(), names(&view.parts, dispatch)))
        .maybe(part("About", view.about.len(), names(&view.about, dispatch)))
        .maybe(part("What was said about it", view.said_about.len(), event_list(&view.said_about, dispatch)));
    publishers(notes(subject, &view.notes), &view.publishers).into()
}

fn head(view: &EventView) -> Element {
    let status = (view.status != Status::Occurred).then(|| element("span", "tag").text(&view.status_name));
    let kind = element("p", "subject-kind")
        .put(swatch::mark(view.kind, view.status, None))
        .text(&view.type_name)
        .maybe(status)
        .maybe(view.conflict.then(swatch::disagree));
    let struck = matches!(view.status, Status::Cancelled | Status::NotOccurred);
    let uncounted = !view.status.counts();
    element("header", "subject-head")
        .put(kind)
        .put(element("h2", if struck { "subject-name is-struck" } else { "subject-name" }).text(&view.title))
        .maybe(uncounted.then(|| element("p", "subject-also").text("Not counted as a meeting.")))
}

fn saying((act, paraphrase, verbatim, publisher): &Saying) -> Html {
    let said = element("p", "").put(element("span", "says-act").text(act)).text(" ").text(paraphrase);
    let words = verbatim.as_ref().map(|words| element("blockquote", "verbatim").text("“").text(words).text("”"));
    element("li", "").put(said).maybe(words).put(element("p", "quote-source").text(publisher)).into()
}
