//! A quote in print, with its publisher and the way to its place in the article.

use yew::prelude::*;

use super::element::{Element, button, element};
use super::icon::{Icon, icon};
use super::words;
use crate::state::Command;
use crate::state::select::QuoteView;

/// The quote: one button, so that the words themselves lead to their place.
pub fn quote(view: &QuoteView, dispatch: &Callback<Command>) -> Html {
    let QuoteView { record, index, quote, article, publisher, stance, has_text } = view;
    let read = Command::Read { article: article.clone(), quote: Some((record.clone(), *index)) };
    let way = element("span", "quote-read")
        .put(icon(Icon::Read))
        .text(if *has_text { "Read" } else { "Quotes" })
        .put(element("span", "visually-hidden").text(" in its article"));
    let foot = element("span", "quote-foot")
        .put(element("span", "quote-source").text(publisher))
        .maybe(stance.as_ref().map(|stance| element("span", "quote-stance").text(stance)))
        .put(way);
    button("quote", dispatch, read)
        .given("data-quote", &format!("{record}/{index}"))
        .put(marked("q", quote))
        .put(foot)
        .into()
}

/// The quote within its article: without publisher and the way there.
pub fn plain(view: &QuoteView) -> Element {
    element("figure", "quote quote-plain")
        .put(marked("blockquote", &view.quote))
        .maybe(view.stance.as_ref().map(|stance| element("figcaption", "quote-stance").text(stance)))
}

/// Adds quotes one below the other: so many at once, the others when asked for.
pub fn quotes(to: Element, quotes: &[QuoteView], open: usize, dispatch: &Callback<Command>) -> Element {
    let (first, more) = quotes.split_at(open.min(quotes.len()));
    let (one, many) = if first.is_empty() { ("quote", "quotes") } else { ("more quote", "more quotes") };
    let draw = |view: &QuoteView| quote(view, dispatch);
    let to = to.each(first, draw);
    if more.is_empty() {
        return to;
    }
    let summary = element("summary", "").text(&words::count(more.len(), one, many));
    to.put(element("details", "more").put(summary).each(more, draw))
}

fn marked(tag: &'static str, quote: &str) -> Element {
    element(tag, "quote-text").text("“").text(quote).text("”")
}
