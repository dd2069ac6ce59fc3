//! Who was reported together, by countries and by measures: with a mouse and with the keyboard alone.

use super::browser::{Page, Screen, with_page};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const SPACE: &str = "\u{e00d}";

async fn blur(page: &Page) {
    page.js("document.activeElement.blur()").await;
}

/// What the inspector says.
async fn inspected(page: &Page) -> String {
    page.text("return document.querySelector('#inspector').innerText").await
}

/// The middle of an element in the window, scrolled into view.
async fn middle(page: &Page, selector: &str) -> (f64, f64) {
    let place = page
        .js(&format!(
            "const e = document.querySelector({selector:?}); e.scrollIntoView({{ block: 'center' }}); \
             const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]"
        ))
        .await;
    (place[0].as_f64().unwrap(), place[1].as_f64().unwrap())
}

/// Tabs on to what `condition` describes.
async fn tab_to(page: &Page, what: &str, condition: &str) {
    for _ in 0..120 {
        if page.js(condition).await == true {
            return;
        }
        page.keys(TAB).await;
    }
    panic!("120 tabs do not reach {what}");
}

const FIRST_PAIR: &str = "#measure-pairs li:first-child .pick";

#[test]
fn a_mouse_finds_who_was_most_often_reported_together() {
    with_page(Screen::default(), "", async |page| {
        let (x, y) = middle(page, "#measures-title").await;
        page.click_at(x, y).await;
        page.until("the measures are open", &format!("return !!document.querySelector({FIRST_PAIR:?})")).await;
        let first = page.text(&format!("return document.querySelector({FIRST_PAIR:?}).innerText")).await;
        assert!(first.contains("Putin") && first.contains("Trump"), "{first}");
        let told = page.text("return document.querySelector('#measures').innerText").await;
        assert!(told.contains("took place") && told.contains("leaves out") && told.contains("cancelled"), "{told}");
        page.shot("measures").await;
        let (x, y) = middle(page, FIRST_PAIR).await;
        page.click_at(x, y).await;
        page.until("both are selected", "return document.querySelector('#inspector h2')?.innerText === '2 selected'")
            .await;
        let text = inspected(page).await;
        assert!(text.contains("Three-on-three"), "{text}");
        page.until(
            "the row is marked",
            &format!("return document.querySelector({FIRST_PAIR:?}).getAttribute('aria-pressed') === 'true'"),
        )
        .await;
        // Communities: behind the graph, named, and gone with one undo.
        let (x, y) = middle(page, "#communities").await;
        page.click_at(x, y).await;
        page.until("communities are told", "return document.querySelectorAll('#measure-communities li').length > 1")
            .await;
        page.until("the link holds them", "return /[#&]g=1(&|$)/.test(location.hash)").await;
        page.rest().await;
        page.shot("communities").await;
        page.js("document.querySelector('.tool-undo').click()").await;
        page.until("they are gone", "return !document.querySelector('#measure-communities')").await;
    });
}

#[test]
fn the_keyboard_alone_does_as_well() {
    with_page(Screen::default(), "", async |page| {
        blur(page).await;
        page.keys("w").await;
        page.until("the measures have the keyboard", "return document.activeElement.id === 'measures'").await;
        tab_to(page, "the first pair", &format!("return document.activeElement.matches({FIRST_PAIR:?})")).await;
        page.keys(ENTER).await;
        page.until("both are selected", "return document.querySelector('#inspector h2')?.innerText === '2 selected'")
            .await;
        tab_to(page, "a month", "return !!document.activeElement.closest('#measure-months')").await;
        page.keys(SPACE).await;
        page.until(
            "its meetings are selected",
            "return / selected$/.test(document.querySelector('#inspector h2')?.innerText)",
        )
        .await;
        blur(page).await;
        page.keys("w").await;
        page.until("the measures are folded", &format!("return !document.querySelector({FIRST_PAIR:?})")).await;
    });
}

#[test]
fn which_countries_people_met_and_who_says_so() {
    with_page(Screen::default(), "", async |page| {
        blur(page).await;
        page.keys("e").await;
        page.keys("e").await;
        page.until("countries stand for their people", "return /[#&]p=countries/.test(location.hash)").await;
        page.until(
            "the foot says who is folded",
            "return /names in their countries/.test(document.querySelector('.status-counts').innerText)",
        )
        .await;
        page.rest().await;
        page.shot("countries").await;
        // By keyboard: the first pair of countries is Russia and the United States, and its line opens with its events.
        page.keys("w").await;
        tab_to(page, "the first pair", &format!("return document.activeElement.matches({FIRST_PAIR:?})")).await;
        let pair = page.text("return document.activeElement.innerText").await;
        assert!(pair.contains("Russia") && pair.contains("United States"), "{pair}");
        page.keys(ENTER).await;
        page.until(
            "the line is inspected",
            "return /was reported at/.test(document.querySelector('#inspector h2')?.innerText)",
        )
        .await;
        let text = inspected(page).await;
        assert!(text.contains("Three-on-three") && text.contains("Events it stands for"), "{text}");
        assert!(page.js("return !!document.querySelector('#inspector .event .quote')").await == true);
        // And on to people and back to dots.
        blur(page).await;
        page.keys("e").await;
        page.until("only people", "return /[#&]p=people/.test(location.hash)").await;
        page.rest().await;
        page.shot("people").await;
        page.keys("e").await;
        page.until("events are dots again", "return !/[#&]p=/.test(location.hash)").await;
    });
}

#[test]
fn the_pointer_on_a_line_lists_its_events() {
    with_page(Screen::default(), "", async |page| {
        // What stands in both pictures keeps its place.
        blur(page).await;
        page.keys("ee").await;
        page.until("countries stand for their people", "return /[#&]p=countries/.test(location.hash)").await;
        page.rest().await;
        let russia = super::same_picture::place_of(page, "anchorage-recap#russia").await;
        let states = super::same_picture::place_of(page, "anchorage-recap#us").await;
        let (x, y) = ((russia.0 + states.0) / 2.0, (russia.1 + states.1) / 2.0);
        page.hover_at(x, y).await;
        page.until("the card is there", "return document.querySelectorAll('.card .card-events li').length > 3").await;
        let told = page.text("return document.querySelector('.card').innerText").await;
        assert!(told.contains("Russia") && told.contains("United States") && told.contains("August 2025"), "{told}");
        page.shot("line-card").await;
        page.click_at(x, y).await;
        page.until(
            "its events are listed",
            "return /Events it stands for/i.test(document.querySelector('#inspector').innerText)",
        )
        .await;
    });
}
