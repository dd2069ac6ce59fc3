//! Pages with no article and with hardly anything in it.

use super::browser::{Page, Screen, with_page};

/// Closes one article after the other.
async fn close_all(page: &Page) {
    let close = "const close = document.querySelector('.article-tools button[data-hint=Close]'); close?.click(); return !!close";
    while page.js(close).await == true {
        page.rest().await;
    }
}

#[test]
fn an_empty_page_says_why_and_opens_the_demo() {
    with_page(Screen::default(), "", async |page| {
        close_all(page).await;
        page.until(
            "it says why",
            "return /No article is open/.test(document.querySelector('.canvas-blank')?.innerText)",
        )
        .await;
        page.shot("empty").await;
        page.js("[...document.querySelectorAll('.canvas-blank button')].find(b => /demo/.test(b.textContent)).click()")
            .await;
        page.until("it is laid out", "return document.querySelector('[data-settled=true]')").await;
        page.until("articles are listed", "return document.querySelectorAll('.article').length > 1").await;
        assert_eq!(page.js("return !!document.querySelector('.canvas-blank')").await, false);
    });
}

/// An article of so many people who do nothing.
fn article(people: usize) -> String {
    let entity =
        |at: usize| format!(r#"{{"id":"p{at}","kind":"person","name":"Person {at}","evidence":["Person {at}"]}}"#);
    let entities: Vec<String> = (0..people).map(entity).collect();
    format!(
        r#"{{"format":"article-data/1.0","article":{{"id":"tiny","title":"Tiny","publisher":"p0","language":"en",
        "as_of":"2025-08-15","text":"Person 0 and Person 1."}},"entities":[{}],"relations":[],"events":[]}}"#,
        entities.join(",")
    )
}

#[test]
fn articles_of_no_one_and_two_people_open() {
    with_page(Screen::default(), "", async |page| {
        close_all(page).await;
        for people in 0..3 {
            let text = serde_json::to_string(&article(people)).unwrap();
            page.js(&format!(
                "const data = new DataTransfer(); data.items.add(new File([{text}], 'tiny.json', {{ type: 'application/json' }})); \
                 for (const type of ['dragenter', 'dragover', 'drop']) document.querySelector('.shell').dispatchEvent(\
                 new DragEvent(type, {{ bubbles: true, cancelable: true, dataTransfer: data }}));"
            ))
            .await;
            page.until("it is open", "return document.querySelectorAll('.article').length === 1").await;
            let counted =
                format!("return document.querySelector('.status-counts').innerText.startsWith('{people} name')");
            page.until("it is counted", &counted).await;
            page.until("it is laid out", "return document.querySelector('[data-settled=true]')").await;
            assert_eq!(page.js("return !!document.querySelector('.canvas-blank')").await, people == 0);
        }
        page.shot("two-people").await;
    });
}
