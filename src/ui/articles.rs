//! The open articles.

use yew::prelude::*;

use super::button::{action, strong};
use super::element::{button, element};
use super::icon::{Icon, icon};
use super::pane::Pane;
use super::renders;
use super::words;
use crate::state::select::{self, ArticleRow};
use crate::state::{Command, Panel};

/// The list of articles with the way to open more.
pub fn articles(pane: &Pane) -> Html {
    renders::count("Articles");
    let dispatch = pane.dispatch();
    let rows = pane.select(select::articles);
    let issues = pane.select(|state| state.document.issues.len());
    let articles = element("section", "articles")
        .with("id", "articles")
        .with("aria-labelledby", "articles-title")
        .put(element("h2", "section-title").with("id", "articles-title").text("Articles"));
    let articles = if rows.is_empty() {
        articles
            .put(element("p", "empty").text(
                "No article is open, so there is nothing to draw. Open an article file of yours, or look at the demo first.",
            ))
            .put(action(Icon::Read, "Open the demo articles", &dispatch, Command::OpenDemo))
    } else {
        articles.put(element("ul", "article-list").each(&rows, |row| article(row, &dispatch)))
    };
    let remarks = (*issues > 0).then(|| {
        let label = words::count(*issues, "remark on the files", "remarks on the files");
        action(Icon::Warning, &label, &dispatch, Command::TogglePanel(Panel::Issues))
    });
    articles
        .put(strong(Icon::Open, "Open article…", &dispatch, Command::ChooseFiles))
        .put(element("p", "fine").text("Or drop a file anywhere. It stays in this browser."))
        .maybe(remarks)
        .into()
}

/// One article.
fn article(row: &ArticleRow, dispatch: &Callback<Command>) -> Html {
    let (class, shown, hint, mark) = if row.faded {
        ("article is-faded", "false", "Bring back", Icon::Hide)
    } else {
        ("article", "true", "Fade what only it says", Icon::Show)
    };
    let fade = button("tool tool-small", dispatch, Command::ToggleArticle(row.id.to_string()))
        .with("aria-pressed", shown)
        .given("aria-label", &format!("Show what only {} says", row.publisher))
        .with("data-hint", hint)
        .put(icon(mark));
    let close = button("tool tool-small", dispatch, Command::CloseArticle(row.id.clone()))
        .given("aria-label", &format!("Close “{}”", row.title))
        .with("data-hint", "Close")
        .put(icon(Icon::Close));
    let foot = element("div", "article-foot")
        .put(element("span", "figures").text(&row.date))
        .put(element("span", "article-tools").put(fade).put(close));
    let read = Command::Read { article: row.id.clone(), quote: None };
    let later = (!row.known).then(|| element("span", "").text(" · not out yet"));
    let class = if row.known { class } else { "article is-unknown" };
    element("li", class)
        .key(&row.id)
        .put(button("article-title", dispatch, read).text(&row.title))
        .put(element("p", "article-by").text(&row.publisher).maybe(later))
        .put(foot)
        .into()
}
