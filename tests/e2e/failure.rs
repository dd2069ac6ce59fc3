//! When the program fails: a plain screen says so, and hands back what was open.

use serde_json::json;

use super::browser::{Page, Screen, with_page};
use super::server::Sends;

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

/// Loads the page again, from a server that sends another program; what the failure screen says.
async fn reloaded_with(page: &Page, program: Sends) -> String {
    page.server.send(program);
    page.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    page.client.refresh().await.unwrap();
    page.until("the failure screen is shown", "return !document.getElementById('failure').hidden").await;
    let said = page.text("return document.getElementById('failure').textContent").await;
    assert!(said.contains("The program could not be loaded."), "{said}");
    page.expect_failure().await;
    said
}

#[test]
fn a_changed_program_is_refused_and_said_so() {
    with_page(Screen::default(), "", async |page| {
        let said = reloaded_with(page, Sends::Changed).await;
        assert!(said.contains("Failed to fetch"), "not refused by its integrity: {said}");
    });
}

#[test]
fn a_damaged_program_is_said_so() {
    with_page(Screen::default(), "", async |page| {
        let said = reloaded_with(page, Sends::Trusted).await;
        assert!(said.contains("damaged") || said.contains("CompileError"), "another failure: {said}");
    });
}
