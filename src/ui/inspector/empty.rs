//! The inspector when nothing is selected.

use yew::prelude::*;

use crate::state::Command;
use crate::ui::icon::{Icon, icon};
use crate::ui::store::use_dispatch;
use crate::ui::words;

/// How much there is, and what to do next.
#[derive(Properties, Clone, PartialEq)]
pub struct EmptyProps {
    pub entities: usize,
    pub events: usize,
    pub articles: usize,
}

/// See [`EmptyProps`].
#[component]
pub fn Empty(props: &EmptyProps) -> Html {
    let dispatch = use_dispatch();
    let send = |command: Command| {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.emit(command.clone())
    };
    if props.articles == 0 {
        return html! {
            <div class="blank">
                <h2 class="subject-name">{ "No article is open" }</h2>
                <p>{ "Summitry draws what articles say: who met whom, when and where. Without an article there is nothing to draw." }</p>
                <div class="actions">
                    <button type="button" class="action action-strong" onclick={send(Command::ChooseFiles)}>
                        { icon(Icon::Open) }<span>{ "Open article…" }</span>
                    </button>
                    <button type="button" class="action" onclick={send(Command::OpenDemo)}>
                        { icon(Icon::Read) }<span>{ "Open the demo" }</span>
                    </button>
                </div>
            </div>
        };
    }
    html! {
        <div class="blank">
            <h2 class="subject-name">{ "Nothing selected" }</h2>
            <p class="lead">
                { words::count(props.articles, "article tells", "articles tell") }
                { " of " }
                { words::count(props.entities, "person, country or place", "people, countries and places") }
                { " and " }
                { words::count(props.events, "event", "events") }
                { "." }
            </p>
            <p>{ "Click a name or a line in the graph to read what is said about it, each time with the words of the article." }</p>
            <ul class="next-steps">
                <li><kbd>{ "/" }</kbd>{ " search a name" }</li>
                <li><kbd>{ "L" }</kbd>{ " see everything as a list" }</li>
                <li><kbd>{ "?" }</kbd>{ " all keys" }</li>
            </ul>
            <div class="actions">
                <button type="button" class="action" onclick={send(Command::FocusSearch)}>
                    { icon(Icon::Search) }<span>{ "Search" }</span>
                </button>
                <button type="button" class="action" onclick={send(Command::FitAll)}>
                    { icon(Icon::Fit) }<span>{ "Fit all" }</span>
                </button>
            </div>
        </div>
    }
}
