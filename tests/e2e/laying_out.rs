//! A network that takes a while to lay out: how far it is, and what keeps the picture as it is.

use super::browser::{Screen, with_page};

/// Opens an article of 30,000 people who meet in threes.
pub const OPEN: &str = r#"
const people = 30000, made = [], entities = [];
for (let at = 0; at < people; at++) entities.push({ id: 'p' + at, kind: 'person', name: 'Given' + at + ' Family' + at, evidence: ['x'] });
for (let at = 0; at < people; at++) made.push({ id: 'e' + at, type: 'meeting', title: 'M' + at, status: 'occurred', evidence: ['x'],
  participants: [at, at * 7 + 1, at + 40].map((who) => ({ entity: 'p' + who % people, role: 'guest' })) });
const text = JSON.stringify({ format: 'article-data/1.0', article: { id: 'many', title: 'Many', publisher: 'p0', language: 'en',
  as_of: '2025-01-01', text_sha256: '0'.repeat(64) }, entities, relations: [], events: made });
const data = new DataTransfer();
data.items.add(new File([text], 'many.json', { type: 'application/json' }));
for (const type of ['dragenter', 'dragover', 'drop']) document.querySelector('.shell').dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
"#;

pub const ESCAPE: &str = "\u{e00c}";

#[test]
fn a_long_layout_says_how_far_it_is_and_stops() {
    with_page(Screen::default(), "", async |page| {
        page.js("window.said = []; new MutationObserver(() => { \
             const bar = document.querySelector('.status-layout progress'); \
             if (bar && bar.position >= 0 && bar.parentNode.innerText.includes('Laying out') && window.said.at(-1) !== bar.value) window.said.push(bar.value); \
             }).observe(document.querySelector('.status'), { subtree: true, childList: true, attributes: true })")
            .await;
        page.js(OPEN).await;
        page.until(
            "it is being laid out",
            "return document.querySelector('.status-layout').innerText.includes('Laying out')",
        )
        .await;
        page.keys(ESCAPE).await;
        page.until("it stopped", "return document.querySelector('.status-layout').innerText.includes('paused')").await;
        let button = page.text("return document.querySelector('.status-layout button').innerText").await;
        assert_eq!(button, "Go on");
        assert_eq!(page.js("return document.querySelector('[data-settled]').dataset.settled").await, "false");
        page.shot("laying-out-stopped").await;
        page.js("document.querySelector('.status-layout button').click()").await;
        page.until("it rests", "return document.querySelector('[data-settled]').dataset.settled === 'true'").await;
        page.until("nothing is said any more", "return document.querySelector('.status-layout').innerText === ''")
            .await;
        let rising =
            "return window.said.length > 0 && window.said.every((now, at) => !at || now > window.said[at - 1])";
        assert_eq!(page.js(rising).await, true, "{}", page.js("return window.said").await);
    });
}

#[test]
fn a_stop_is_heard_while_first_places_are_looked_for() {
    with_page(Screen::default(), "", async |page| {
        page.js("document.querySelectorAll('.article-tools button:last-child').forEach(button => button.click())")
            .await;
        page.until("nothing is open", "return !document.querySelector('.article')").await;
        // As soon as there is something to stop: no place is found by then.
        page.js("new MutationObserver((_, self) => { const stop = document.querySelector('.status-layout button'); \
             if (stop && stop.parentNode.innerText.includes('Laying out')) { self.disconnect(); stop.click(); } }).observe(document.querySelector('.status'), { subtree: true, childList: true })")
            .await;
        page.js(OPEN).await;
        page.until("it stopped", "return document.querySelector('.status-layout').innerText.includes('paused')").await;
        let blank = "const canvas = document.querySelector('[data-settled] canvas'); \
             const pixels = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer); \
             return pixels.every(pixel => pixel === pixels[0])";
        // Places would be there after a few of these.
        for _ in 0..100 {
            page.rest().await;
            assert_eq!(page.js(blank).await, true, "it went on");
        }
        assert_eq!(page.js("return document.querySelector('[data-settled]').dataset.settled").await, "false");
        page.shot("laying-out-stopped-early").await;
        page.js("document.querySelector('.status-layout button').click()").await;
        page.until("it rests", "return document.querySelector('[data-settled]').dataset.settled === 'true'").await;
        page.until("there is a picture", &blank.replace("return ", "return !")).await;
    });
}
