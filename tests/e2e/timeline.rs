//! The timeline by mouse and by keyboard: it fades and moves nothing, and selects both ways.

use serde_json::json;

use super::browser::{Page, Screen, with_page};
use super::same_picture::place_of;

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const RIGHT: &str = "\u{e014}";
const LEFT: &str = "\u{e012}";

async fn open(page: &Page) {
    page.js("document.activeElement.blur()").await;
    page.keys("t").await;
    page.until("the timeline is open", "return !!document.querySelector('#timeline .tl-mark')").await;
    page.rest().await;
}

/// The middle of an element in the window.
async fn middle(page: &Page, selector: &str) -> (f64, f64) {
    let place = page
        .js(&format!(
            "const r = document.querySelector({selector:?}).getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]"
        ))
        .await;
    (place[0].as_f64().unwrap(), place[1].as_f64().unwrap())
}

const WINDOW: &str = "return /[#&]t=/.test(location.hash)";

#[test]
fn dragging_a_window_fades_and_moves_nothing() {
    with_page(Screen::default(), "", async |page| {
        open(page).await;
        page.shot("timeline").await;
        let digest = page.text("return document.querySelector('[data-settled]').dataset.digest").await;
        let before = place_of(page, "anchorage-recap#putin").await;
        let (x, y) = middle(page, ".timeline-overview").await;
        page.drag((x, y), (x + 300.0, y)).await;
        page.until("the link holds the time", WINDOW).await;
        page.until("its chip is there", "return !!document.querySelector('.timeline-chip')").await;
        page.shot("timeline-window").await;
        assert_eq!(page.text("return document.querySelector('[data-settled]').dataset.digest").await, digest);
        let after = place_of(page, "anchorage-recap#putin").await;
        assert!((after.0 - before.0).abs() < 1.0 && (after.1 - before.1).abs() < 1.0, "{before:?} {after:?}");
        let told = page.text("return document.querySelector('.timeline-readout').innerText").await;
        assert!(told.contains(" of "), "{told}");
        // An end, then the middle.
        let first = "document.querySelector('.tl-handle[aria-label=From]').getAttribute('aria-valuenow')";
        let was = page.text(&format!("return {first}")).await;
        let from = middle(page, ".tl-handle[aria-label=From]").await;
        page.drag(from, (from.0 + 60.0, from.1)).await;
        page.until("the end moved", &format!("return +{first} > {was}")).await;
        let now = page.text(&format!("return {first}")).await;
        let held = middle(page, ".tl-middle").await;
        page.drag(held, (held.0 - 40.0, held.1)).await;
        page.until("the window moved", &format!("return +{first} < {now}")).await;
        // One gesture each to undo, and the chip takes it away.
        page.js("document.querySelector('.tool-undo').click()").await;
        page.until("the move is undone", &format!("return {first} === {now:?}")).await;
        page.js("document.querySelector('.timeline-chip').click()").await;
        page.until("all times are looked at", "return !document.querySelector('.timeline-chip')").await;
    });
}

#[test]
fn a_link_brings_the_time_back() {
    with_page(Screen::default(), "#v=1&a=anchorage-recap,ibn-anchorage&t=29255040:29260800&th=1", async |page| {
        open(page).await;
        let told = page.text("return document.querySelector('.timeline-chip').innerText").await;
        assert!(told.contains("16 Aug 2025") && told.contains("19 Aug 2025"), "{told}");
        let pressed =
            "return document.querySelector('.timeline-tools .action[aria-pressed]').getAttribute('aria-pressed')";
        assert_eq!(page.text(pressed).await, "true");
    });
}

#[test]
fn selecting_goes_both_ways() {
    with_page(Screen::default(), "", async |page| {
        open(page).await;
        let id = page.text("return document.querySelector('.tl-mark:not(.is-faded)').dataset.event").await;
        let title = page.text("return document.querySelector('.tl-mark:not(.is-faded) title').textContent").await;
        let mark = middle(page, ".tl-mark:not(.is-faded) path").await;
        page.click_at(mark.0, mark.1).await;
        page.until(
            "the mark is selected",
            &format!("return document.querySelector('.tl-mark.is-selected')?.dataset.event === {id:?}"),
        )
        .await;
        let name = title.split(',').next().unwrap();
        page.until(
            "it is inspected",
            &format!("return document.querySelector('#inspector h2')?.innerText.includes({name:?})"),
        )
        .await;
        page.until("the link holds it", &format!("return location.hash.includes({:?})", id.replace('#', "/"))).await;
        page.shot("timeline-selected").await;
        // From the graph: the event's mark, or the cluster that holds it, is marked.
        let (x, y) = place_of(page, "anchorage-recap#summit").await;
        page.click_at(x, y).await;
        page.until(
            "the summit is inspected",
            "return /ummit/.test(document.querySelector('#inspector h2')?.innerText)",
        )
        .await;
        page.until(
            "the timeline marks it",
            &format!(
                "const s = document.querySelector('#timeline .is-selected'); return s && s.dataset.event !== {id:?}"
            ),
        )
        .await;
        // Wheel: time is zoomed at the pointer until every event stands alone.
        let place = middle(page, ".timeline-lanes").await;
        let before = page.js("return document.querySelectorAll('.tl-mark').length").await;
        page.js(&format!(
            "document.querySelector('.timeline-lanes').dispatchEvent(new WheelEvent('wheel', {{ bubbles: true, cancelable: true, deltaY: -200, clientX: {}, clientY: {} }}))",
            place.0, place.1
        ))
        .await;
        page.rest().await;
        assert_ne!(page.js("return document.querySelectorAll('.tl-mark').length").await, before);
    });
}

#[test]
fn the_keyboard_alone_moves_the_window_steps_and_reads_the_list() {
    with_page(Screen::default(), "", async |page| {
        open(page).await;
        page.js("document.querySelector('.timeline-tools button').focus()").await;
        page.keys(ENTER).await;
        page.until("an event is selected", "return !!document.querySelector('#timeline .is-selected')").await;
        let reach = async |what: &str| {
            for _ in 0..30 {
                if page.js(&format!("return document.activeElement.matches({what:?})")).await == true {
                    return;
                }
                page.keys(TAB).await;
            }
            panic!("Tab does not reach {what}");
        };
        reach(".tl-handle[aria-label=From]").await;
        let words = "return document.activeElement.getAttribute('aria-valuetext')";
        let before = page.text(words).await;
        for _ in 0..3 {
            page.keys(RIGHT).await;
        }
        page.until(
            "the time begins later",
            &format!("return document.activeElement.getAttribute('aria-valuetext') !== {before:?}"),
        )
        .await;
        page.until("the link holds it", WINDOW).await;
        reach(".tl-handle[aria-label=Until]").await;
        page.keys(LEFT).await;
        page.js("document.querySelector('.timeline-tools [aria-label=\"List in time order\"]').focus()").await;
        page.keys(ENTER).await;
        page.until("the list is there", "return document.querySelectorAll('.timeline-list li button').length > 20")
            .await;
        let undated = page.text("return document.querySelector('.timeline-list').innerText").await;
        assert!(undated.contains("Undated"), "{undated}");
        reach(".timeline-list button").await;
        page.keys(ENTER).await;
        page.until("the row is selected", "return !!document.querySelector('.timeline-list [aria-pressed=true]')")
            .await;
        page.shot("timeline-list").await;
        // `.` and `,` step from anywhere; T folds.
        page.js("document.activeElement.blur()").await;
        page.keys(".").await;
        page.keys("t").await;
        page.until("it is folded", "return !document.querySelector('#timeline')").await;
    });
}

#[test]
fn playing_without_motion_goes_by_steps() {
    with_page(Screen::default(), "", async |page| {
        open(page).await;
        let button = "document.querySelector('.timeline-tools [aria-label=\"Move the time on\"]')";
        page.js(&format!("{button}.click()")).await;
        page.until("a time is looked at", "return !!document.querySelector('.timeline-chip')").await;
        let chip = page.text("return document.querySelector('.timeline-chip').innerText").await;
        page.js(&format!("{button}.click()")).await;
        page.until("it moved on", &format!("return document.querySelector('.timeline-chip').innerText !== {chip:?}"))
            .await;
        page.rest().await;
        let after = page.text("return document.querySelector('.timeline-chip').innerText").await;
        page.rest().await;
        assert_eq!(
            page.text("return document.querySelector('.timeline-chip').innerText").await,
            after,
            "nothing moves by itself"
        );
    });
}

#[test]
fn on_a_phone_it_is_a_strip() {
    let screen = Screen::phone();
    with_page(screen, "", async |page| {
        page.js("document.querySelector('.tool-timeline').click()").await;
        page.until("the timeline is open", "return !!document.querySelector('#timeline .timeline-lanes svg')").await;
        page.rest().await;
        page.shot("timeline-phone").await;
        assert_eq!(page.js("return document.documentElement.scrollWidth > window.innerWidth").await, json!(false));
        let [.., height] = page.canvas().await;
        assert!(height > 360.0, "the graph keeps half of the window, not {height}");
    });
}
