//! Values as the articles have them, with what supports or contradicts them.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::Command;
use crate::state::select::{AgreementView, FactRow};
use crate::ui::element::{Element, button, element};
use crate::ui::icon::{Icon, icon};
use crate::ui::swatch;

/// The facts; nothing where there are none.
pub fn facts(facts: &[FactRow], dispatch: &Callback<Command>) -> Html {
    if facts.is_empty() {
        return Html::default();
    }
    let line = |fact: &FactRow| {
        let class = if is_conflict(fact) { "fact fact-conflict" } else { "fact" };
        element("div", class)
            .key(&fact.label)
            .put(element("dt", "").text(&fact.label))
            .put(value(element("dd", ""), fact, dispatch))
            .into()
    };
    element("dl", "facts").each(facts, line).into()
}

fn is_conflict(fact: &FactRow) -> bool {
    fact.agreement == AgreementView::Conflict
}

fn value(to: Element, fact: &FactRow, dispatch: &Callback<Command>) -> Element {
    if is_conflict(fact) {
        // Side by side, so that nobody takes one for the truth.
        let line = element("p", "conflict-line").put(swatch::conflict());
        let line = line.put(element("span", "").text("Articles disagree"));
        return to.put(line).put(element("ul", "sides-by-source").each(&fact.sources, source));
    }
    let shown = match &fact.target {
        Some(target) => button("name-inline", dispatch, Command::Select(target.clone())),
        None => element("span", "fact-value"),
    };
    to.put(shown.text(&fact.value)).maybe(agreement(fact))
}

fn agreement(fact: &FactRow) -> Option<Element> {
    let summary = element("summary", "");
    let summary = match fact.agreement {
        AgreementView::Corroborated => summary.put(icon(Icon::Check)).text(&format!("{} sources", fact.sources.len())),
        AgreementView::Superseded => summary.text("newer report"),
        AgreementView::Single | AgreementView::Conflict => return None,
    };
    let sources = element("ul", "source-list").each(&fact.sources, source);
    Some(element("details", "agreement").put(summary).put(sources))
}

/// What one publisher says.
fn source((value, publisher): &(Rc<str>, Rc<str>)) -> Html {
    element("li", "")
        .put(element("span", "fact-value").text(value))
        .put(element("span", "quote-source").text(publisher))
        .into()
}
