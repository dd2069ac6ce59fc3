//! What was known on the day of knowledge, what has changed since, and how an event was told over time.

use std::rc::Rc;

use yew::prelude::*;

use super::heading;
use crate::model::Status;
use crate::state::Command;
use crate::state::select::{ChangeRow, KnownView, StatusStep};
use crate::ui::button::action;
use crate::ui::element::{Element, button, element};
use crate::ui::icon::Icon;
use crate::ui::quote::quotes;
use crate::ui::{swatch, words};

/// What was known, and what has changed since.
pub fn known(view: &KnownView, dispatch: &Callback<Command>) -> Html {
    let of = words::count(view.articles + view.later.len(), "article", "articles");
    let lead =
        element("p", "lead").text(&view.articles.to_string()).text(" of ").text(&of).text(" had been published.");
    let later = element("ul", "known-later").each(&view.later, |article| element("li", "").text(article).into());
    let all = action(Icon::Show, "All that is known now", dispatch, Command::SetKnown { day: None, gesture: 0 });
    let changed = element("ol", "events").each(&view.rows, |row| changed(row, true, dispatch).into());
    let fresh = element("ol", "events").each(&view.fresh, |row| changed_new(row, dispatch));
    let names = (view.names > 0).then(|| {
        let names = words::count(view.names, "name was not known", "names were not known");
        element("p", "fine").text(&names).text(" either.")
    });
    let summary = element("summary", "").text(&words::count(view.fresh_count, "event", "events"));
    let rest = view.fresh_count - view.fresh.len();
    let more = (rest > 0).then(|| element("p", "fine").text("and ").text(&rest.to_string()).text(" more"));
    let none = "Nothing has changed about what was known.";
    element("div", "subject known-since")
        .put(element("h2", "subject-name").text("As known on ").text(&view.day))
        .put(lead)
        .put(element("p", "fine").text("Published since:"))
        .put(later)
        .put(element("div", "actions").put(all))
        .put(if view.rows.is_empty() {
            heading("Changed since", 0).put(element("p", "fine").text(none))
        } else {
            heading("Changed since", view.rows.len()).put(changed)
        })
        .put(
            heading("Not known then", view.fresh_count)
                .put(element("details", "more").put(summary).put(fresh).maybe(more))
                .maybe(names),
        )
        .into()
}

fn changed_new(row: &ChangeRow, dispatch: &Callback<Command>) -> Html {
    changed(row, false, dispatch).into()
}

/// One change; an event that was not known cannot be gone to.
fn changed(row: &ChangeRow, known: bool, dispatch: &Callback<Command>) -> Element {
    let struck = matches!(row.status, Status::Cancelled | Status::NotOccurred);
    let class = if struck { "name-plain is-struck" } else { "name-plain" };
    let title =
        if known { button(class, dispatch, Command::Select(row.event.id.clone())) } else { element("span", class) };
    let date = if row.date.is_empty() { "date not given" } else { &row.date };
    let body = element("div", "event-body")
        .put(element("p", "event-date figures").text(date))
        .put(element("h4", "event-title").put(title.text(&row.event.name)))
        .put(element("p", "event-what known-what").text(&row.what));
    element("li", "event")
        .key(&[row.event.id.as_str(), " ", &row.what].concat())
        .put(element("div", "event-mark").put(swatch::mark(row.event.kind, row.status, None)))
        .put(quotes(body, &row.quotes, 1, dispatch))
}

/// How an event was told, article by article; nothing where one alone tells of it.
pub fn history(steps: &[StatusStep]) -> Option<Element> {
    (!steps.is_empty()).then(|| heading("How it was told", 0).put(element("ol", "history").each(steps, step)))
}

fn step(step: &StatusStep) -> Html {
    let by = |(date, publisher): &(Rc<str>, Rc<str>)| {
        element("span", "quote-source").put(element("span", "figures").text(date)).text(" ").text(publisher).into()
    };
    element("li", "").put(element("span", "fact-value").text(&step.status_name)).each(&step.by, by).into()
}
