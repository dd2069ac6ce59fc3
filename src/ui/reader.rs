//! The article reader: the text with the quoted passage marked, or the quotes where the text is not there.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::element::{Element, button, element};
use super::icon::{Icon, icon};
use super::pane::{self, Pane};
use super::{anchor, node_link, quote, renders};
use crate::state::Command;
use crate::state::select::{self, NodeLink, Passage, QuoteView, ReaderView};

/// The reader; nothing where no article is being read.
pub fn reader(pane: &Pane) -> Html {
    renders::count("Reader");
    let view = pane.select(select::reader);
    (*view).clone().map(|view| pane::with(sheet, view)).unwrap_or_default()
}

fn sheet(pane: &Pane, view: &ReaderView) -> Html {
    let dispatch = pane.dispatch();
    let asked = pane.select(|state| state.session.reader.clone());
    let sheet = pane.node();
    // Where the keyboard came from says the first focus, whoever asked for it.
    let before = pane.kept(None::<HtmlElement>);
    let on_focus = {
        let before = before.clone();
        move |event: Event| {
            let event: FocusEvent = event.unchecked_into();
            let from = event.related_target().and_then(|from| from.dyn_into::<HtmlElement>().ok());
            let from = from.filter(|from| matches!(from.closest("#reader"), Ok(None)));
            if from.is_some() {
                before.replace(from);
            }
        }
    };
    pane.after((), move || {
        let _ = anchor::focus(anchor::READER);
        pane::at_end(Box::new(move || anchor::give_back(before.take())))
    });
    {
        let sheet = sheet.clone();
        pane.after(asked, move || {
            let current = sheet
                .cast::<web_sys::Element>()
                .and_then(|sheet| sheet.query_selector("[aria-current]").ok().flatten());
            if let Some(current) = current {
                let options = ScrollIntoViewOptions::new();
                options.set_behavior(ScrollBehavior::Instant);
                options.set_block(ScrollLogicalPosition::Center);
                current.scroll_into_view_with_scroll_into_view_options(&options);
            }
            pane::nothing()
        });
    }
    element("div", "reader")
        .at(&sheet)
        .with("id", anchor::READER)
        .with("role", "dialog")
        .with("aria-labelledby", "reader-title")
        .with("tabindex", "-1")
        .on(ListenerKind::onfocusin, Box::new(on_focus))
        .put(bar(view, &dispatch))
        .put(print(view, &dispatch))
        .into()
}

fn bar(view: &ReaderView, dispatch: &Callback<Command>) -> Element {
    let close = button("tool", dispatch, Command::CloseReader)
        .with("aria-label", "Close the article")
        .with("data-hint", "Close  Esc")
        .put(icon(Icon::Close));
    let what = if view.has_text { "Article" } else { "Quotes of the article" };
    element("div", "reader-bar").put(element("p", "fine").text(what)).put(close)
}

fn print(view: &ReaderView, dispatch: &Callback<Command>) -> Element {
    let by = element("p", "print-by")
        .put(element("span", "").text(&view.publisher))
        .put(element("span", "figures").text(&view.date));
    let head = element("article", "print")
        .put(by)
        .put(element("h2", "").with("id", "reader-title").text(&view.title))
        .maybe(view.subtitle.as_ref().map(|subtitle| element("p", "print-sub").text(subtitle)))
        .maybe(original(view));
    if view.has_text {
        return head.put(element("div", "print-text").each(&view.paragraphs, |passages| {
            element("p", "").each(passages, |passage| piece(passage, dispatch)).into()
        }));
    }
    let quotes = element("ol", "print-quotes")
        .each(&view.quotes, |(node, quote)| pane::with(quote_of, (node.clone(), quote.clone())));
    head.put(element("p", "empty").text(
        "The publisher’s text is not shipped with this viewer. Here are the short quotes that the facts rest on, each with what it supports.",
    ))
    .put(quotes)
}

/// The way to the article at its publisher's; only to where a browser may safely go.
fn original(view: &ReaderView) -> Option<Element> {
    let url = view.url.as_ref().filter(|url| url.starts_with("https://") || url.starts_with("http://"))?;
    let link = element("a", "")
        .given("href", url)
        .with("rel", "noopener noreferrer")
        .with("target", "_blank")
        .text("At the publisher’s")
        .put(icon(Icon::External))
        .put(element("span", "visually-hidden").text(" (opens in a new tab)"));
    Some(element("p", "print-link").put(link))
}

/// A piece of the text; one that a record quotes leads to the record.
fn piece(passage: &Passage, dispatch: &Callback<Command>) -> Html {
    let Passage { text, quoted, current, record } = passage;
    if !quoted {
        return Html::from(&**text);
    }
    // A span, not a button: it must break over lines as text does.
    let mut link = element("span", "").with("role", "link").with("tabindex", "0").text(text);
    if let Some(record) = record {
        let (select, sent) = (Command::Select(record.clone()), dispatch.clone());
        link = link.sends(dispatch, select.clone()).on_key(move |event| {
            if event.key() == "Enter" {
                event.prevent_default();
                sent.emit(select.clone());
            }
        });
    }
    let mark = if *current {
        element("mark", "passage is-current").with("aria-current", "true").with("data-current", "")
    } else {
        element("mark", "passage")
    };
    mark.put(link).into()
}

/// A quote and what it supports.
fn quote_of(pane: &Pane, (node, view): &(NodeLink, QuoteView)) -> Html {
    let (record, index) = (view.record.clone(), view.index);
    let current = pane.select(move |state| {
        state.session.reader.as_ref().is_some_and(|reader| reader.quote.as_ref() == Some(&(record.clone(), index)))
    });
    let line = if *current {
        element("li", "print-quote is-current").with("aria-current", "true")
    } else {
        element("li", "print-quote")
    };
    line.put(quote::plain(view)).put(node_link::name(node, &pane.dispatch())).into()
}
