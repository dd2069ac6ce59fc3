//! "Who met Putin in August 2025, and who says so?" by mouse, by touch and by the keyboard alone; links and saved views.

use serde_json::json;

use super::browser::{Page, Screen, with_page};
use super::same_picture::place_of;

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const RIGHT: &str = "\u{e014}";

/// August 2025, as the link has it.
const AUGUST: &str = "#v=2&t=29233440:29278080";

/// The middle of what a piece of script finds, scrolled into sight.
async fn middle(page: &Page, found: &str) -> (f64, f64) {
    let place = page
        .js(&format!(
            "const e = {found}; e.scrollIntoView({{ block: 'center' }}); const r = e.getBoundingClientRect(); \
             return [r.left + Math.min(r.width / 2, 60), r.top + r.height / 2]"
        ))
        .await;
    (place[0].as_f64().unwrap(), place[1].as_f64().unwrap())
}

/// The value of a dimension, by its words.
fn choice(words: &str) -> String {
    format!(
        "[...document.querySelectorAll('#narrow .choice')].find(it => it.querySelector('.row-label').textContent === {words:?})"
    )
}

const TYPES: &str =
    "[...document.querySelectorAll('#narrow summary')].find(it => it.textContent.startsWith('Type of event'))";

async fn chips(page: &Page) -> String {
    page.text("return [...document.querySelectorAll('.bar-words')].map(it => it.textContent).join(' | ')").await
}

/// What stands on screen in the end: who is looked at, what was asked for, and his meetings of that month with who says so.
async fn answered(page: &Page, chip: &str) {
    page.until(
        "Putin is inspected",
        "return /Vladimir Putin/.test(document.querySelector('#inspector h2')?.innerText ?? '')",
    )
    .await;
    let told = chips(page).await;
    assert!(told.contains(chip) && told.contains("Time: "), "{told}");
    let kept = "#inspector .events > li";
    let rows = page
        .js(&format!(
            "return [...document.querySelectorAll('{kept}')].filter(it => !it.closest('details.more')).map(it => ({{ \
             what: it.querySelector('.event-what').textContent, date: it.querySelector('.event-date').textContent, \
             by: it.querySelector('.quote, blockquote, figure')?.textContent ?? it.textContent }}))"
        ))
        .await;
    let rows = rows.as_array().expect("events");
    assert!(!rows.is_empty(), "no event is left");
    for row in rows {
        let said = row["by"].as_str().unwrap();
        assert!(row["what"].as_str().unwrap().contains("meeting"), "{row}");
        assert!(row["date"].as_str().unwrap().contains("August 2025"), "{row}");
        assert!(said.contains("Summitry demo desk") || said.contains("Inter Bellum News"), "{row}");
    }
    let folded =
        page.text("return document.querySelector('#inspector details.more > summary')?.textContent ?? ''").await;
    assert!(
        page.text("return document.querySelector('#inspector').textContent").await.contains("left out by the filter"),
        "{folded}"
    );
}

#[test]
fn who_met_putin_by_mouse() {
    with_page(Screen::default(), AUGUST, async |page| {
        let digest = page.text("return document.querySelector('[data-settled]').dataset.digest").await;
        let (x, y) = place_of(page, "anchorage-recap#putin").await;
        page.click_at(x, y).await;
        let (x, y) = middle(page, TYPES).await;
        page.click_at(x, y).await;
        let (x, y) = middle(page, &choice("meeting")).await;
        page.click_at(x, y).await;
        page.until("the chip is there", "return document.querySelectorAll('.bar-chip').length === 2").await;
        answered(page, "Type of event: meeting").await;
        page.shot("who-met-putin").await;
        // Nothing moved, and a click on the chip takes the condition away.
        assert_eq!(page.text("return document.querySelector('[data-settled]').dataset.digest").await, digest);
        let (x, y) = middle(page, "document.querySelectorAll('.bar-chip')[1]").await;
        page.click_at(x, y).await;
        page.until("it is gone", "return document.querySelectorAll('.bar-chip').length === 1").await;
        // Undo says what it would take back.
        let hint = page.text("return document.querySelector('.tool-undo').getAttribute('aria-label')").await;
        assert_eq!(hint, "Undo drop the filter by type of event");
    });
}

#[test]
fn who_met_putin_by_touch() {
    let screen = Screen::phone();
    with_page(screen, AUGUST, async |page| {
        let tap = async |found: &str| {
            let (x, y) = middle(page, found).await;
            let point = json!([{ "x": x, "y": y }]);
            page.devtools("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": point })).await;
            page.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
            page.rest().await;
        };
        tap("document.querySelector('.tool-legend')").await;
        page.until("the sheet is open", "return document.querySelector('#narrow')").await;
        tap(TYPES).await;
        tap(&choice("meeting")).await;
        page.until("the chip is there", "return document.querySelectorAll('.bar-chip').length === 2").await;
        page.shot("filter-phone").await;
        tap("document.querySelector('#panel-left .rail-close')").await;
        page.until("the sheet is gone", "return !document.querySelector('#panel-left')").await;
        let (x, y) = place_of(page, "anchorage-recap#putin").await;
        let point = json!([{ "x": x, "y": y }]);
        page.devtools("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": point })).await;
        page.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
        answered(page, "Type of event: meeting").await;
        assert_eq!(page.js("return document.documentElement.scrollWidth > window.innerWidth").await, json!(false));
    });
}

#[test]
fn who_met_putin_by_keyboard() {
    with_page(Screen::default(), "", async |page| {
        let tab_to = async |what: &str, condition: &str| {
            for _ in 0..120 {
                if page.js(condition).await == true {
                    return;
                }
                page.keys(TAB).await;
            }
            panic!("Tab does not reach {what}");
        };
        page.js("document.activeElement.blur()").await;
        page.keys("t").await;
        page.until("the timeline is open", "return document.querySelector('.tl-handle')").await;
        tab_to("the begin of the time", "return document.activeElement.matches('.tl-handle[aria-label=From]')").await;
        for _ in 0..200 {
            if page.text("return document.activeElement.getAttribute('aria-valuetext')").await.contains("Aug 2025") {
                break;
            }
            page.keys(RIGHT).await;
        }
        page.until("the time is asked for", "return document.querySelectorAll('.bar-chip').length === 1").await;
        page.keys("/").await;
        tab_to("the types", "return !!document.activeElement.matches('#narrow summary') && document.activeElement.textContent.startsWith('Type')").await;
        page.keys(ENTER).await;
        tab_to(
            "the meetings",
            "return document.activeElement.matches('.choice') && document.activeElement.querySelector('.row-label').textContent === 'meeting'",
        )
        .await;
        page.keys(ENTER).await;
        page.until("the chip is there", "return document.querySelectorAll('.bar-chip').length === 2").await;
        page.keys("/").await;
        page.keys("putin").await;
        page.keys(ENTER).await;
        answered(page, "Type of event: meeting").await;
        page.until("arrows go on from him", "return document.activeElement.matches('[data-settled]')").await;
        // Delete on a chip takes it away, and the keyboard goes on to the next one.
        page.js("document.querySelector('.bar-chip').focus()").await;
        page.keys("\u{e017}").await;
        page.until(
            "one is left and has the keyboard",
            "return document.activeElement.matches('.bar-chip') && document.querySelectorAll('.bar-chip').length === 1",
        )
        .await;
        page.keys("\u{e017}").await;
        page.until("the graph has the keyboard", "return document.activeElement.matches('[data-settled]')").await;
    });
}

/// What the canvases show, as one number.
const PICTURE: &str = "const hash = bytes => { let h = 0; for (const b of bytes) h = (h * 31 + b) | 0; return h; }; \
    return [...document.querySelectorAll('canvas.layer')].map(canvas => { const copy = document.createElement('canvas'); \
    copy.width = canvas.width; copy.height = canvas.height; const to = copy.getContext('2d'); to.drawImage(canvas, 0, 0); \
    return hash(to.getImageData(0, 0, copy.width, copy.height).data); }).join(' ')";

#[test]
fn a_copied_link_opens_the_same_picture_to_the_pixel() {
    let (mut link, mut picture, mut id) = (String::new(), String::new(), String::new());
    with_page(Screen::default(), "#v=2&p=lines&st=occurred,ongoing&t=29233440:29278080&u=1", async |page| {
        // Back to dots, so that nothing stands where the layout alone would have put it; and something is dragged.
        page.js("document.activeElement.blur()").await;
        page.keys("e").await;
        page.keys("e").await;
        page.keys("e").await;
        page.until("events are dots", "return !/[#&]p=/.test(location.hash)").await;
        page.until("it rests", "return document.querySelector('[data-settled=true]')").await;
        page.rest().await;
        let [left, top, width, height] = page.canvas().await;
        let middle = (left + width / 2.0, top + height / 2.0);
        page.drag(middle, (middle.0 + 90.0, middle.1 + 30.0)).await;
        // What hovers is no part of the view.
        page.click_at(700.0, 892.0).await;
        page.until("it rests", "return document.querySelector('[data-settled=true]')").await;
        page.js("navigator.clipboard.writeText = async text => { window.copied = text; }").await;
        page.js("document.querySelector('.bar-link').click()").await;
        page.until("it is copied", "return window.copied").await;
        page.until("and confirmed", "return /link copied/i.test(document.querySelector('.notice').textContent)").await;
        page.rest().await;
        page.rest().await;
        link = page.text("return window.copied.slice(window.copied.indexOf('#'))").await;
        id = page.text("return document.querySelector('.bar-id').textContent").await;
        page.shot("linked-there").await;
        picture = page.text(PICTURE).await;
    });
    assert!(link.starts_with("#v=2&a=") && link.contains("&xy="), "{link}");
    with_page(Screen::default(), &link, async |page| {
        page.rest().await;
        assert_eq!(page.text("return document.querySelector('.bar-id').textContent").await, id);
        page.rest().await;
        page.shot("linked-here").await;
        assert_eq!(page.text(PICTURE).await, picture, "{link}");
    });
}

#[test]
fn a_saved_view_is_there_on_the_next_visit() {
    with_page(Screen::default(), "#v=2&st=cancelled", async |page| {
        let (x, y) = middle(page, "document.querySelector('#views .view-form input')").await;
        page.click_at(x, y).await;
        page.keys("Cancelled").await;
        page.keys(ENTER).await;
        page.until("it is saved", "return document.querySelector('.view-name')?.textContent === 'Cancelled'").await;
        page.shot("saved-view").await;
        // The next visit, without a link.
        page.js("history.replaceState(null, '', location.pathname); location.reload()").await;
        page.until(
            "the page is new",
            "return !document.querySelector('.bar-chip') && document.querySelector('[data-settled=true]')",
        )
        .await;
        page.until("it is there", "return document.querySelector('.view-name')").await;
        let (x, y) = middle(page, "document.querySelector('.view-name')").await;
        page.click_at(x, y).await;
        page.until("it is gone to", "return document.querySelector('.bar-words')?.textContent === 'Status: cancelled'")
            .await;
        // Another name, by the keyboard.
        page.js("document.querySelector('.view [aria-label^=Rename]').click()").await;
        page.until("its name can be written", "return document.activeElement.id === 'view-rename'").await;
        page.keys(" lunch").await;
        page.keys(ENTER).await;
        page.until("it is renamed", "return document.querySelector('.view-name')?.textContent === 'Cancelled lunch'")
            .await;
        page.js("document.querySelector('.view [aria-label^=Delete]').click()").await;
        page.until("it is gone", "return !document.querySelector('.view-name')").await;
        page.js("document.querySelector('.tool-undo').click()").await;
        page.until("undo brings it back", "return document.querySelector('.view-name')").await;
    });
}
