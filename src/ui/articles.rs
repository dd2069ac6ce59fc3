//! The open articles.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::renders;
use super::store::{use_dispatch, use_select};
use super::words;
use crate::state::select::{self, ArticleRow};
use crate::state::{Command, Panel};

/// The list of articles with the way to open more.
#[component]
pub fn Articles() -> Html {
    renders::count("Articles");
    let dispatch = use_dispatch();
    let rows = use_select(select::articles);
    let issues = use_select(|state| state.document.issues.len());
    let demo = {
        let dispatch = dispatch.clone();
        move |_| dispatch.emit(Command::OpenDemo)
    };
    let choose = {
        let dispatch = dispatch.clone();
        move |_| dispatch.emit(Command::ChooseFiles)
    };
    let show_issues = move |_| dispatch.emit(Command::TogglePanel(Panel::Issues));
    html! {
        <section class="articles" id="articles" aria-labelledby="articles-title">
            <h2 id="articles-title" class="section-title">{ "Articles" }</h2>
            if rows.is_empty() {
                <p class="empty">
                    { "No article is open, so there is nothing to draw. Open an article file of yours, or look at the demo first." }
                </p>
                <button type="button" class="action" onclick={demo}>
                    { icon(Icon::Read) }
                    <span>{ "Open the demo articles" }</span>
                </button>
            } else {
                <ul class="article-list">
                    { for rows.iter().map(|row| html! { <ArticleLine key={row.id.to_string()} row={row.clone()} /> }) }
                </ul>
            }
            <button type="button" class="action action-strong" onclick={choose}>
                { icon(Icon::Open) }
                <span>{ "Open article…" }</span>
            </button>
            <p class="fine">{ "Or drop a file anywhere. It stays in this browser." }</p>
            if *issues > 0 {
                <button type="button" class="action" onclick={show_issues}>
                    { icon(Icon::Warning) }
                    <span>{ words::count(*issues, "remark on the files", "remarks on the files") }</span>
                </button>
            }
        </section>
    }
}

/// One article.
#[derive(Properties, Clone, PartialEq)]
struct ArticleLineProps {
    row: ArticleRow,
}

#[component]
fn ArticleLine(props: &ArticleLineProps) -> Html {
    let dispatch = use_dispatch();
    let row = &props.row;
    let send = |command: Command| {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.emit(command.clone())
    };
    let read = send(Command::Read { article: row.id.clone(), quote: None });
    html! {
        <li class={classes!("article", row.faded.then_some("is-faded"))}>
            <button type="button" class="article-title" onclick={read}>{ row.title.clone() }</button>
            <p class="article-by">
                { row.publisher.clone() }
            </p>
            <div class="article-foot">
                <span class="figures">{ row.date.clone() }</span>
                <span class="article-tools">
                    <button type="button" class="tool tool-small" aria-pressed={if row.faded { "false" } else { "true" }}
                        aria-label={format!("Show what only {} says", row.publisher)}
                        data-hint={if row.faded { "Bring back" } else { "Fade what only it says" }}
                        onclick={send(Command::ToggleArticle(row.id.to_string()))}>
                        { icon(if row.faded { Icon::Hide } else { Icon::Show }) }
                    </button>
                    <button type="button" class="tool tool-small" aria-label={format!("Close “{}”", row.title)} data-hint="Close"
                        onclick={send(Command::CloseArticle(row.id.clone()))}>
                        { icon(Icon::Close) }
                    </button>
                </span>
            </div>
        </li>
    }
}
