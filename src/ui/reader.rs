//! The article reader: the text with the quoted passage marked, or the quotes where the text is not there.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::node_link::NodeName;
use super::quote::Quote;
use super::store::{use_dispatch, use_select};
use super::{anchor, renders};
use crate::model::GlobalId;
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
            let current =
                sheet.cast::<Element>().and_then(|sheet| sheet.query_selector("[aria-current]").ok().flatten());
            if let Some(current) = current {
                let options = ScrollIntoViewOptions::new();
                options.set_behavior(ScrollBehavior::Instant);
                options.set_block(ScrollLogicalPosition::Center);
                current.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    }
    let view = &props.view;
    let close = move |_| dispatch.emit(Command::CloseReader);
    html! {
        <div id={anchor::READER} class="reader" role="dialog" aria-labelledby="reader-title" tabindex="-1" ref={sheet} {onfocusin}>
            <div class="reader-bar">
                <p class="fine">{ if view.has_text { "Article" } else { "Quotes of the article" } }</p>
                <button type="button" class="tool" aria-label="Close the article" data-hint="Close  Esc" onclick={close}>
                    { icon(Icon::Close) }
                </button>
            </div>
            <article class="print">
                <p class="print-by">
                    <span>{ view.publisher.clone() }</span>
                    <span class="figures">{ view.date.clone() }</span>
                </p>
                <h2 id="reader-title">{ view.title.clone() }</h2>
                if let Some(subtitle) = &view.subtitle {
                    <p class="print-sub">{ subtitle.clone() }</p>
                }
                { original(view) }
                { if view.has_text { text(view) } else { quotes(view) } }
            </article>
        </div>
    }
}

/// The way to the article at its publisher's; only to where a browser may safely go.
fn original(view: &ReaderView) -> Html {
    let Some(url) = view.url.as_ref().filter(|url| url.starts_with("https://") || url.starts_with("http://")) else {
        return Html::default();
    };
    html! {
        <p class="print-link">
            <a href={url.clone()} rel="noopener noreferrer" target="_blank">
                { "At the publisher’s" }{ icon(Icon::External) }<span class="visually-hidden">{ " (opens in a new tab)" }</span>
            </a>
        </p>
    }
}

fn text(view: &ReaderView) -> Html {
    html! {
        <div class="print-text">
            { for view.paragraphs.iter().map(|passages| html! {
                <p>{ for passages.iter().map(|passage| html! { <Piece passage={passage.clone()} /> }) }</p>
            }) }
        </div>
    }
}

#[derive(Properties, Clone, PartialEq)]
struct PieceProps {
    passage: Passage,
}

/// A piece of the text; one that a record quotes leads to the record.
#[component]
fn Piece(props: &PieceProps) -> Html {
    let dispatch = use_dispatch();
    let Passage { text, quoted, current, record } = props.passage.clone();
    if !quoted {
        return html! { { text } };
    }
    let go = move |record: &Option<GlobalId>| {
        if let Some(record) = record {
            dispatch.emit(Command::Select(record.clone()));
        }
    };
    let onclick = {
        let (go, record) = (go.clone(), record.clone());
        move |_: MouseEvent| go(&record)
    };
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            go(&record);
        }
    };
    // A span, not a button: it must break over lines as text does.
    html! {
        <mark class={classes!("passage", current.then_some("is-current"))} aria-current={current.then_some("true")}
            data-current={current.then_some("")}>
            <span role="link" tabindex="0" {onclick} {onkeydown}>{ text }</span>
        </mark>
    }
}

fn quotes(view: &ReaderView) -> Html {
    html! {
        <>
            <p class="empty">
                { "The publisher’s text is not shipped with this viewer. Here are the short quotes that the facts rest on, each with what it supports." }
            </p>
            <ol class="print-quotes">
                { for view.quotes.iter().map(|(node, quote)| html! { <QuoteOf node={node.clone()} quote={quote.clone()} /> }) }
            </ol>
        </>
    }
}

#[derive(Properties, Clone, PartialEq)]
struct QuoteOfProps {
    node: NodeLink,
    quote: QuoteView,
}

#[component]
fn QuoteOf(props: &QuoteOfProps) -> Html {
    let (record, index) = (props.quote.record.clone(), props.quote.index);
    let current = use_select(move |state| {
        state.session.reader.as_ref().is_some_and(|reader| reader.quote.as_ref() == Some(&(record.clone(), index)))
    });
    html! {
        <li class={classes!("print-quote", current.then_some("is-current"))} aria-current={current.then_some("true")}>
            <Quote quote={props.quote.clone()} plain=true />
            <NodeName node={props.node.clone()} />
        </li>
    }
}
