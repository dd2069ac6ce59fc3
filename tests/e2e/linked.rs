//! Links: the view that was copied, opened in another browser, is the same to the pixel.

use serde_json::json;

use super::browser::{Page, Screen, with_page};
use super::same_picture::place_of;

const ENTER: &str = "\u{e007}";
const SHIFT: char = '\u{e008}';
const RIGHT: char = '\u{e014}';

/// Types into the box for names and actions, and takes what it offers first.
async fn ask(page: &Page, words: &str) {
    page.js("document.activeElement.blur()").await;
    page.keys("/").await;
    page.keys(words).await;
    page.until("it is offered", "return document.querySelector('[role=option][aria-selected=true]')").await;
    page.keys(ENTER).await;
    page.until("it is done", "return document.querySelector('#search').value === ''").await;
    page.js("document.activeElement.blur()").await;
    page.rest().await;
}

/// What stands on the canvases, once all rests: what moves is drawn in less detail until a moment after.
async fn pixels(page: &Page) -> Vec<String> {
    page.until("the graph is laid out", "return !!document.querySelector('[data-settled=true]')").await;
    let seen = "return [...document.querySelectorAll('.canvas canvas')].map(it => it.toDataURL())";
    let mut before = page.js(seen).await;
    loop {
        page.client.execute_async("const done = arguments[0]; setTimeout(done, 400);", Vec::new()).await.unwrap();
        page.rest().await;
        let now = page.js(seen).await;
        if now == before {
            return serde_json::from_value(now).unwrap();
        }
        before = now;
    }
}

/// The link that the button copies, from its `#` on.
async fn copied(page: &Page) -> String {
    page.js("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }").await;
    page.js("document.querySelector('.bar-link').click()").await;
    page.until("the link is copied", "return window.copied").await;
    page.until("it is said", "return /link copied/i.test(document.querySelector('.notice').innerText)").await;
    page.text("return window.copied.slice(window.copied.indexOf('#'))").await
}

/// Makes a view, and opens its link in two other browsers. Where it was made labels stay where they first stood, which no
/// link tells; all else is the same there, too.
fn is_the_same_elsewhere(name: &str, named: &[&str], make: impl AsyncFnOnce(&Page)) {
    let (mut link, mut id, mut digest) = (String::new(), String::new(), String::new());
    let view_id = "return document.querySelector('.bar-id').innerText";
    let positions = "return document.querySelector('[data-settled]').dataset.digest";
    with_page(Screen::default(), "", async |page| {
        make(page).await;
        pixels(page).await;
        link = copied(page).await;
        id = page.text(view_id).await;
        digest = page.text(positions).await;
        page.shot(&["linked-", name].concat()).await;
    });
    for part in named {
        assert!(link.contains(part), "{part} is not in {link}");
    }
    let mut picture = Vec::new();
    for number in ["one", "other"] {
        with_page(Screen::default(), &link, async |page| {
            let there = pixels(page).await;
            page.shot(&["linked-", name, "-", number].concat()).await;
            assert_eq!(page.text(view_id).await, id);
            assert_eq!(page.text(positions).await, digest, "{name}");
            assert_eq!(copied(page).await, link);
            assert!(number == "one" || there == picture, "{name} is another picture by its link: {link}");
            picture = there;
        });
    }
}

#[test]
fn what_was_known_with_selection_pins_filters_and_camera() {
    is_the_same_elsewhere("known", &["kn=2025-08-14", "s=", "m=", "k=place", "c="], async |page| {
        ask(page, "known on 14 august").await;
        ask(page, "hide places").await;
        let (x, y) = place_of(page, "anchorage-recap#putin").await;
        page.click_at(x, y).await;
        page.drag((x, y), (x + 60.0, y + 90.0)).await;
        page.keys("++").await;
        page.chord(&[SHIFT, RIGHT, RIGHT].iter().collect::<String>()).await;
    });
}

#[test]
fn a_path_in_time_order_and_which_one() {
    is_the_same_elsewhere("path", &["r=", ",order", ",1,"], async |page| {
        ask(page, "path from dmitriev to nato").await;
        page.until("the path is read out", "return document.querySelectorAll('.hop').length > 1").await;
        page.js("[...document.querySelectorAll('.path-check input')].at(-1).click()").await;
        page.until("it is in order", "return /order/.test(location.hash)").await;
        page.js("[...document.querySelectorAll('#inspector .action')].find(it => /Next/.test(it.innerText)).click()")
            .await;
        page.until("it is the next", "return /Path 2 of/.test(document.querySelector('.path-place').innerText)").await;
    });
}

#[test]
fn rings_and_only_one_status() {
    is_the_same_elsewhere("rings", &["l=rings", "lc=", "st=cancelled", "th=1"], async |page| {
        ask(page, "show putin").await;
        page.keys("r").await;
        page.until("there are rings", "return /l=rings/.test(location.hash)").await;
        ask(page, "only cancelled").await;
        page.js("document.querySelector('.bar-act').click()").await;
        page.until("the rest is hidden", "return /th=1/.test(location.hash)").await;
        page.keys("-").await;
    });
}

#[test]
fn events_as_lines_in_a_time_with_communities_and_a_focus() {
    is_the_same_elsewhere("lines", &["p=lines", "t=", "g=", "o="], async |page| {
        page.keys("e").await;
        page.until("there are lines", "return /p=lines/.test(location.hash)").await;
        ask(page, "between 14 and 19 august").await;
        ask(page, "focus putin").await;
        ask(page, "show or hide communities").await;
        page.until("there are communities", "return /[&]g=/.test(location.hash)").await;
        page.rest().await;
    });
}

#[test]
fn a_link_to_what_is_not_open_says_so() {
    with_page(Screen::default(), "#v=2&a=my-own:abcdef:My%20own%20notes&s=my-own/ann", async |page| {
        let said = page.text("return document.querySelector('.notice').innerText").await;
        assert!(said.contains("\u{201c}My own notes\u{201d}") && said.contains("not open here"), "{said}");
        let chips = page.text("return document.querySelector('#conditions').innerText").await;
        assert!(chips.contains("Not open: My own notes"), "{chips}");
        assert_eq!(page.js("return document.querySelector('.bar-id').innerText.length").await, json!(6));
    });
}
