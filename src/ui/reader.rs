//! The article reader: the text with the quoted passage marked, or the quotes where the text is not there.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::element::{Element, button, element};
use super::icon::{Icon, icon};
use super::store::{use_dispatch, use_select};
use super::{anchor, node_link, quote, renders};
use crate::state::Command;
use crate::state::select::{self, NodeLink, Passage, QuoteView, ReaderView};

/// The reader; nothing where no article is being read.
#[component]
pub fn Reader() -> Html {
    renders::count("Reader");
    let view = use_select(select::reader);
    match &*view {
        Some(view) => html! { <Sheet view={view.clone()} /> },
        None => Html::default(),
    }
}

#[derive(Properties, Clone, PartialEq)]
struct SheetProps {
    view: ReaderView,
}

#[component]
fn Sheet(props: &SheetProps) -> Html {
    let dispatch = use_dispatch();
    let asked = use_select(|state| state.session.reader.clone());
    let sheet = use_node_ref();
    // Where the keyboard came from says the first focus, whoever asked for it.
    let before = use_mut_ref(|| None::<HtmlElement>);
    let onfocusin = {
        let before = before.clone();
        move |event: FocusEvent| {
            let from = event.related_target().and_then(|from| from.dyn_into::<HtmlElement>().ok());
            let from = from.filter(|from| matches!(from.closest("#reader"), Ok(None)));
            if from.is_some() {
                before.replace(from);
            }
        }
    };
    use_effect_with((), move |()| {
        let _ = anchor::focus(anchor::READER);
        move || anchor::give_back(before.take())
    });
    {
        let sheet = sheet.clone();
        use_effect_with(asked, move |_| {
            let current = sheet
                .cast::<web_sys::Element>()
                .and_then(|sheet| sheet.query_selector("[aria-current]").ok().flatten());
            if let Some(current) = current {
                let options = ScrollIntoViewOptions::new();
                options.set_behavior(ScrollBehavior::Instant);
                options.set_block(ScrollLogicalPosition::Center);
                current.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    }
    let view = &props.view;
    html! {
        <div id={anchor::READER} class="reader" role="dialog" aria-labelledby="reader-title" tabindex="-1" ref={sheet} {onfocusin}>
            { bar(view, &dispatch) }
            { print(view, &dispatch) }
        </div>
    }
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
    let quotes = element("ol", "print-quotes").each(&view.quotes, |(node, quote)| {
        html! { <QuoteOf node={node.clone()} quote={quote.clone()} /> }
    });
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

#[derive(Properties, Clone, PartialEq)]
struct QuoteOfProps {
    node: NodeLink,
    quote: QuoteView,
}

#[component]
fn QuoteOf(props: &QuoteOfProps) -> Html {
    let dispatch = use_dispatch();
    let (record, index) = (props.quote.record.clone(), props.quote.index);
    let current = use_select(move |state| {
        state.session.reader.as_ref().is_some_and(|reader| reader.quote.as_ref() == Some(&(record.clone(), index)))
    });
    let line = if *current {
        element("li", "print-quote is-current").with("aria-current", "true")
    } else {
        element("li", "print-quote")
    };
    line.put(quote::plain(&props.quote)).put(node_link::name(&props.node, &dispatch)).into()
}
