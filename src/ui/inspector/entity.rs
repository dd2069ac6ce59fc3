//! An entity in the inspector.

use yew::prelude::*;

use super::actions::actions;
use super::event_item::event_list;
use super::facts::facts;
use super::{lines, notes, part, publishers, quoted};
use crate::state::Command;
use crate::state::select::{EntityView, RelationRow, TogetherRow};
use crate::ui::element::{Element, button, element};
use crate::ui::quote::quotes;
use crate::ui::words;
use crate::ui::{node_link, swatch};

/// The entity.
pub fn entity(view: &EntityView, dispatch: &Callback<Command>) -> Html {
    let kind = element("p", "subject-kind").put(swatch::of(view.kind, &view.id)).text(&view.kind_name);
    let head = element("header", "subject-head")
        .put(if view.unnamed { kind.text(", not named") } else { kind })
        .put(element("h2", "subject-name").text(&view.name))
        .maybe(other_names(view));
    let relations = lines("relations", &view.relations, |row| relation(row, dispatch).into());
    let stands_for = lines("names", &view.stands_for, |node| node_link::line(node, dispatch));
    let events =
        match view.events.len() {
            0 => Some(element("p", "empty").text(
                "No event names it; it stands here because an article mentions it. Its quotes and ties show where.",
            )),
            count => part("Linked events", count, event_list(&view.events, dispatch)),
        };
    let together = lines("names", &view.together, |row| together(row, dispatch));
    let together = part("Most often reported together", view.together.len(), together);
    // In a picture of lines they are what one sees.
    let (lines, dots) =
        if view.together.iter().any(|row| row.line.is_some()) { (together, None) } else { (None, together) };
    let subject = element("article", "subject")
        .key("entity")
        .put(head)
        .put(actions(&view.id, view.pinned, view.hidden_neighbours))
        .put(facts(&view.facts, dispatch))
        .maybe(lines)
        .maybe(part("Offices and ties", view.relations.len(), relations))
        .maybe(part(
            if view.relations.is_empty() { "Stands here for" } else { "Stands here also for" },
            view.stands_for.len(),
            stands_for,
        ))
        .maybe(events)
        .maybe(dots)
        .maybe(quoted("Named in", &view.quotes, 1, dispatch));
    publishers(notes(subject, &view.notes), &view.publishers).into()
}

/// Who it was, and at how many events: a click on that shows them, where a line stands for them.
fn together(row: &TogetherRow, dispatch: &Callback<Command>) -> Html {
    let events = words::count(row.events, "event", "events");
    let events = match &row.line {
        Some(line) => button("name-inline figures", dispatch, Command::SelectEdge(line.clone())).text(&events),
        None => element("span", "figures").text(&events),
    };
    element("li", "together").key(row.other.id.as_str()).put(node_link::name(&row.other, dispatch)).put(events).into()
}

fn other_names(view: &EntityView) -> Option<Element> {
    if view.other_names.is_empty() {
        return None;
    }
    let mut also = element("p", "subject-also").text("also ");
    for (index, (name, by)) in view.other_names.iter().enumerate() {
        if index > 0 {
            also = also.text(", ");
        }
        also = also.put(element("span", "").given("data-hint", by).text(name));
    }
    Some(also)
}

fn relation(row: &RelationRow, dispatch: &Callback<Command>) -> Element {
    let line = element("p", "relation-line")
        .put(element("span", "").text(&row.label))
        .put(node_link::name(&row.other, dispatch))
        .maybe((!row.date.is_empty()).then(|| element("span", "figures relation-date").text(&row.date)))
        .maybe(row.background.then(|| element("span", "tag").text("background, not in the text")));
    let class = if row.background { "relation is-background" } else { "relation" };
    quotes(element("li", class).key(row.id.as_str()).put(line), &row.quotes, 0, dispatch)
}
