//! The keyboard alone reaches all of it.

use super::browser::{Page, Screen, with_page};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const RIGHT: &str = "\u{e014}";

async fn tab_to(page: &Page, what: &str, condition: &str) {
    for _ in 0..80 {
        if page.js(condition).await == true {
            return;
        }
        page.keys(TAB).await;
        let visible = page
            .js("const r = document.activeElement.getBoundingClientRect(); const s = getComputedStyle(document.activeElement); \
                 return document.activeElement === document.body || (r.width > 0 && s.visibility !== 'hidden')")
            .await;
        assert_eq!(visible, true, "the focus went to something unseen");
    }
    let last = page.text("return document.activeElement.outerHTML.slice(0, 300)").await;
    panic!("80 tabs do not reach {what}; the focus is on {last}");
}

#[test]
fn tab_reaches_canvas_legend_articles_and_inspector() {
    with_page(Screen::default(), "", async |page| {
        tab_to(page, "the search", "return document.activeElement.id === 'search'").await;
        tab_to(page, "the legend", "return !!document.activeElement.closest('#legend')").await;
        tab_to(page, "the articles", "return !!document.activeElement.closest('#articles')").await;
        tab_to(page, "the canvas", "return document.activeElement.matches('[data-settled]')").await;
    });
}

#[test]
fn arrows_walk_along_links_and_enter_opens_a_quote() {
    with_page(Screen::default(), "", async |page| {
        page.keys("/").await;
        page.keys("Putin").await;
        page.keys(ENTER).await;
        page.until(
            "Putin is inspected",
            "return /Vladimir Putin/.test(document.querySelector('#inspector h2')?.innerText ?? '')",
        )
        .await;
        page.js("document.querySelector('[data-settled]').focus()").await;
        let before = page.text("return document.querySelector('#inspector h2').innerText").await;
        page.keys(RIGHT).await;
        page.until(
            "the selection moved",
            &format!("return document.querySelector('#inspector h2')?.innerText !== {before:?}"),
        )
        .await;
        tab_to(page, "a quote", "return !!document.activeElement.dataset.quote").await;
        page.keys(ENTER).await;
        page.until("the reader is open and has the focus", "return !!document.activeElement.closest('#reader')").await;
        page.keys(ESCAPE).await;
        page.until("the reader is closed", "return !document.querySelector('#reader')").await;
        page.until("the focus is back on the quote", "return !!document.activeElement.dataset.quote").await;
        page.keys(ESCAPE).await;
        page.until("the selection is cleared", "return !document.querySelector('#inspector h2') || !/Putin/.test(document.querySelector('#inspector h2').innerText)").await;
    });
}

#[test]
fn a_question_mark_shows_all_shortcuts() {
    with_page(Screen::default(), "", async |page| {
        page.js("document.activeElement.blur()").await;
        page.keys("?").await;
        page.until("help is open", "return /Undo/.test(document.querySelector('[role=dialog]')?.innerText ?? '')")
            .await;
        page.shot("help").await;
    });
}
