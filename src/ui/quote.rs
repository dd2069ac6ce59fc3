//! A quote in print, with its publisher and the way to its place in the article.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::renders;
use super::store::use_dispatch;
use crate::state::Command;
use crate::state::select::QuoteView;

/// The quote.
#[derive(Properties, Clone, PartialEq)]
pub struct QuoteProps {
    pub quote: QuoteView,
    /// Within its article: without publisher and the way there.
    #[prop_or_default]
    pub plain: bool,
}

/// See [`QuoteProps`].
#[component]
pub fn Quote(props: &QuoteProps) -> Html {
    renders::count("Quote");
    let dispatch = use_dispatch();
    let QuoteView { record, index, quote, article, publisher, stance, has_text } = props.quote.clone();
    if props.plain {
        return html! {
            <figure class="quote quote-plain">
                <blockquote class="quote-text">{ "“" }{ quote }{ "”" }</blockquote>
                if let Some(stance) = stance {
                    <figcaption class="quote-stance">{ stance }</figcaption>
                }
            </figure>
        };
    }
    let name = format!("{record}/{index}");
    let onclick = move |_| {
        dispatch.emit(Command::Read { article: article.clone(), quote: Some((record.clone(), index)) });
    };
    // One button, so that the words themselves lead to their place.
    html! {
        <button type="button" class="quote" data-quote={name} {onclick}>
            <q class="quote-text">{ "“" }{ quote }{ "”" }</q>
            <span class="quote-foot">
                <span class="quote-source">{ publisher }</span>
                if let Some(stance) = stance {
                    <span class="quote-stance">{ stance }</span>
                }
                <span class="quote-read">
                    { icon(Icon::Read) }
                    { if has_text { "Read" } else { "Quotes" } }
                    <span class="visually-hidden">{ " in its article" }</span>
                </span>
            </span>
        </button>
    }
}

/// Quotes one below the other: the first at once, the others when asked for.
#[derive(Properties, Clone, PartialEq)]
pub struct QuotesProps {
    pub quotes: Vec<QuoteView>,
    /// How many stand open.
    #[prop_or(1)]
    pub open: usize,
}

/// See [`QuotesProps`].
#[component]
pub fn Quotes(props: &QuotesProps) -> Html {
    let open = props.open.min(props.quotes.len());
    let (one, many) = if open == 0 { ("quote", "quotes") } else { ("more quote", "more quotes") };
    let (first, more) = props.quotes.split_at(open);
    html! {
        <>
            { for first.iter().map(|quote| html! { <Quote quote={quote.clone()} /> }) }
            if !more.is_empty() {
                <details class="more">
                    <summary>{ super::words::count(more.len(), one, many) }</summary>
                    { for more.iter().map(|quote| html! { <Quote quote={quote.clone()} /> }) }
                </details>
            }
        </>
    }
}
