//! When the program fails: a plain screen says so, and hands back what was open.

use super::browser::{Screen, with_page};

const ARTICLE: &str = r#"{ "format": "article-data/1.0", "article": { "id": "mine", "title": "Mine", "publisher": "me",
 "language": "en", "as_of": "2025-01-01", "text": "Me and my dog." }, "entities": [
 { "id": "me", "kind": "person", "name": "Me Myself", "evidence": ["Me"] } ], "relations": [], "events": [] }"#;

#[test]
fn after_a_trap_the_articles_can_be_downloaded() {
    with_page(Screen::default(), "", async |page| {
        page.js(&format!(
            "const data = new DataTransfer(); data.items.add(new File([{ARTICLE:?}], 'mine.json')); \
             document.querySelector('[data-settled]').dispatchEvent(\
             new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}));"
        ))
        .await;
        page.until("the article is open", "return /Mine/.test(document.querySelector('#articles').innerText)").await;
        page.js("const trap = new WebAssembly.RuntimeError('unreachable'); \
             dispatchEvent(new ErrorEvent('error', { error: trap, message: trap.message }));")
            .await;
        page.until("the failure screen is shown", "return !document.getElementById('failure').hidden").await;
        page.shot("failure").await;
        let file =
            page.text("return document.querySelector('#failure-files a[download=\"mine.json\"]')?.href ?? ''").await;
        assert!(file.starts_with("blob:"), "no download of the article: {file}");
        assert_eq!(page.js("return !!document.getElementById('app')").await, false, "the app is still in the page");
        let size = page.js("return document.querySelectorAll('#failure-files a').length").await;
        assert_eq!(size, 1, "only what the user opened is offered");
        page.expect_failure().await;
    });
}
