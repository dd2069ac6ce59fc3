//! A large file is read and put together in slices: the page answers meanwhile, and it can be given up.

use super::browser::{Page, Screen, with_page};
use super::laying_out::{ESCAPE, OPEN};
use super::same_picture::place_of;

/// What the foot of the page says.
const FOOT: &str = "document.querySelector('.status-layout').innerText";

/// Notes what the foot of the page says in the very moment in which someone is inspected.
const WATCH: &str = "window.said = null; new MutationObserver(() => { \
     const name = document.querySelector('#inspector h2')?.innerText ?? ''; \
     if (name.includes('Lavrov') && window.said === null) window.said = document.querySelector('.status-layout').innerText; \
     }).observe(document.querySelector('#inspector'), { subtree: true, childList: true, characterData: true })";

async fn articles(page: &Page) -> u64 {
    page.js("return document.querySelectorAll('.article').length").await.as_u64().expect("a number")
}

#[test]
fn the_page_answers_while_a_large_file_is_opened_and_nothing_is_lost_where_that_is_stopped() {
    with_page(Screen::default(), "", async |page| {
        let (x, y) = place_of(page, "anchorage-recap#lavrov").await;
        page.js(WATCH).await;
        page.js(OPEN).await;
        page.until("it is read", &format!("return {FOOT}.includes('Reading')")).await;
        page.click_at(x, y).await;
        page.until("someone is inspected", "return window.said !== null").await;
        let said = page.text("return window.said").await;
        let at_work = ["Reading", "Gathering", "Building the network"].iter().any(|words| said.contains(words));
        assert!(at_work && said.contains("Stop"), "the click was heard only when all was done: {said:?}");
        page.keys(ESCAPE).await;
        page.until("it stopped", &format!("return {FOOT} === ''")).await;
        let notice = page.text("return document.querySelector('.notice').innerText").await;
        assert!(notice.to_lowercase().contains("stopped: everything is as it was"), "{notice}");
        let inspected = page.text("return document.querySelector('#inspector h2').innerText").await;
        assert!(inspected.contains("Lavrov"), "{inspected}");
        assert_eq!(articles(page).await, 3);
        let undo = "return document.querySelector('.toolbar-edit button').getAttribute('aria-disabled') === 'true'";
        assert_eq!(page.js(undo).await, true, "what was given up is no step");
        // Once more, to the end: who is selected stays so.
        page.js(OPEN).await;
        page.until("it is open", "return document.querySelectorAll('.article').length === 4").await;
        let inspected = page.text("return document.querySelector('#inspector h2').innerText").await;
        assert!(inspected.contains("Lavrov"), "{inspected}");
        page.keys(ESCAPE).await;
    });
}

#[test]
fn the_page_answers_while_another_network_is_built() {
    with_page(Screen::default(), "", async |page| {
        page.js(OPEN).await;
        page.until("it is open", "return document.querySelectorAll('.article').length === 4").await;
        page.keys(ESCAPE).await;
        page.until("it is not laid out any more", &format!("return {FOOT}.includes('paused')")).await;
        page.js(WATCH).await;
        // The key is pressed twice: what is asked for meanwhile counts, and only that is built.
        page.js("for (let at = 0; at < 2; at++) document.body.dispatchEvent(new KeyboardEvent('keydown', \
             { key: 'e', bubbles: true, cancelable: true }))")
            .await;
        assert!(page.text(&format!("return {FOOT}")).await.contains("Building the network"));
        page.until("countries are shown", "return /[#&]p=countries/.test(location.hash)").await;
        // Going back takes nothing: it is there at once.
        page.js("window.built = []; new MutationObserver(() => window.built.push(document.querySelector('.status-layout').innerText)) \
             .observe(document.querySelector('.status'), { subtree: true, childList: true, characterData: true })")
            .await;
        page.js("document.activeElement.blur()").await;
        page.chord("\u{e009}z").await;
        page.until("it is as it was", "return !/[#&]p=/.test(location.hash)").await;
        let built = page.text("return window.built.join()").await;
        assert!(!built.contains("Building"), "{built}");
    });
}
