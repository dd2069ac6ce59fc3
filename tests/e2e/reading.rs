//! From a click to the sentence that proves it.

use super::browser::{Screen, with_page};
use super::same_picture::place_of;

#[test]
fn a_click_on_a_quote_opens_the_reader_at_it() {
    with_page(Screen::default(), "", async |page| {
        let (x, y) = place_of(page, "anchorage-recap#putin").await;
        page.click_at(x, y).await;
        page.until(
            "quotes are listed",
            "return document.querySelector('#inspector [data-quote^=\"anchorage-recap#\"]')",
        )
        .await;
        let quote = page
            .text(
                "const button = document.querySelector('#inspector [data-quote^=\"anchorage-recap#\"]'); button.click(); \
                 return button.querySelector('q, blockquote, .quote-text')?.textContent ?? button.textContent",
            )
            .await;
        page.until("the reader shows the passage", "return document.querySelector('#reader mark[data-current]')").await;
        let passage = page
            .text(
                "return [...document.querySelectorAll('#reader mark[data-current]')].map(m => m.textContent).join('')",
            )
            .await;
        let bare = |text: &str| text.trim_matches(['“', '”', '"', ' ']).to_owned();
        assert!(
            bare(&quote).contains(bare(&passage).trim()) || bare(&passage).contains(bare(&quote).trim()),
            "{quote} / {passage}"
        );
        let seen = "const r = document.querySelector('#reader mark[data-current]').getBoundingClientRect(); \
                    return r.top >= 0 && r.bottom <= innerHeight";
        page.until("the passage is in sight", seen).await;
        page.shot("reader").await;
    });
}

#[test]
fn an_article_without_text_says_why() {
    with_page(Screen::default(), "", async |page| {
        let (x, y) = place_of(page, "anchorage-recap#putin").await;
        page.click_at(x, y).await;
        page.until("quotes are listed", "return document.querySelector('#inspector [data-quote^=\"ibn-anchorage#\"]')")
            .await;
        page.js("document.querySelector('#inspector [data-quote^=\"ibn-anchorage#\"]').click()").await;
        page.until("the reader explains", "return /text/.test(document.querySelector('#reader')?.innerText ?? '')")
            .await;
        page.shot("reader-without-text").await;
        let top = page.js("return document.querySelector('.masthead').getBoundingClientRect().top").await;
        assert_eq!(top, 0, "the page itself was scrolled");
    });
}

#[test]
fn search_finds_another_spelling() {
    with_page(Screen::default(), "", async |page| {
        page.keys("/").await;
        page.until("search has the focus", "return document.activeElement.id === 'search'").await;
        page.keys("Zelenskiy").await;
        page.until(
            "a hit is listed",
            "return /Zelensky/.test(document.querySelector('[role=listbox]')?.innerText ?? '')",
        )
        .await;
        page.shot("search").await;
        page.keys("\u{e007}").await;
        page.until(
            "Zelensky is inspected",
            "return /Volodymyr Zelensky/.test(document.querySelector('#inspector').innerText)",
        )
        .await;
    });
}

#[test]
fn a_bad_file_is_refused_with_a_reason_and_changes_nothing() {
    with_page(Screen::default(), "", async |page| {
        let before = page.text("return document.querySelector('#articles').innerText").await;
        page.js("const data = new DataTransfer(); data.items.add(new File(['{\"format\": 7}'], 'bad.json')); \
             const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }); \
             document.querySelector('[data-settled]').dispatchEvent(drop);")
            .await;
        page.until("the reason is said", "return /bad\\.json/.test(document.body.innerText)").await;
        page.shot("refused").await;
        assert_eq!(page.text("return document.querySelector('#articles').innerText").await, before);
    });
}
