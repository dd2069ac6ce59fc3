//! What may be asked for: words, and the values of each dimension with counts.

use yew::prelude::*;

use super::button::word;
use super::element::{Element, element};
use super::pane::Pane;
use super::renders;
use crate::state::Command;
use crate::state::select::{self, FacetGroup, FacetRow};

/// The field of words.
const WORDS: &str = "narrow-words";

/// The panel under the legend.
pub fn narrow(pane: &Pane) -> Html {
    renders::count("Narrow");
    let dispatch = pane.dispatch();
    let view = pane.select_of_document(select::facets);
    if !view.any {
        return Html::default();
    }
    let typed = dispatch.clone();
    let words = element("input", "field")
        .with("id", WORDS)
        .with("type", "text")
        .with("placeholder", "Words in titles and quotes")
        .with("autocomplete", "off")
        .with("spellcheck", "false")
        .with("aria-describedby", "narrow-hint")
        .value(&view.text)
        .on_type(move |text| typed.emit(Command::SetText(text)));
    let panel = element("section", "narrow")
        .with("id", "narrow")
        .with("aria-labelledby", "narrow-title")
        .put(element("h2", "section-title").with("id", "narrow-title").text("Show only"))
        .put(element("p", "section-hint").with("id", "narrow-hint").text(if view.hides {
            "rest hidden"
        } else {
            "rest fades"
        }))
        .put(
            element("label", "visually-hidden")
                .with("for", WORDS)
                .text("Only what has these words in title, name or quote"),
        )
        .put(words);
    panel.each(&view.groups, |group| draw_group(group, &dispatch).into()).into()
}

fn draw_group(group: &FacetGroup, dispatch: &Callback<Command>) -> Element {
    let summary = element("summary", "facet-title").text(group.title);
    let chosen = (!group.chosen.is_empty()).then(|| element("span", "facet-chosen").text(&group.chosen));
    let rows = element("ul", "facet-rows").with("aria-label", group.title);
    element("details", "facet")
        .key(group.title)
        .put(summary.maybe(chosen))
        .put(rows.each(&group.rows, |row| draw_row(row, dispatch)))
}

fn draw_row(row: &FacetRow, dispatch: &Callback<Command>) -> Html {
    let class = if row.count == 0 && !row.asked { "choice is-none" } else { "choice" };
    let choice = super::element::button(class, dispatch, Command::ToggleCondition(row.condition.clone()))
        .with("aria-pressed", word(row.asked))
        .put(element("span", "choice-box").with("aria-hidden", "true"))
        .put(element("span", "row-label").text(&row.label))
        .put(element("span", "row-count").text(&row.count.to_string()));
    element("li", "").key(&row.label).put(choice).into()
}
