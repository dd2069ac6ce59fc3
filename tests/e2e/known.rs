//! The second clock, by mouse and by keyboard alone: what was known on 14 August, and what was announced and did not
//! happen.

use serde_json::json;

use super::browser::{Page, Screen, with_page};
use super::hand::Pointer;

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const HOME: &str = "\u{e011}";
const END: &str = "\u{e010}";

const EVE: &str = "return document.querySelector('#inspector h2')?.innerText === 'As known on 14 August 2025'";
const NOW: &str = "return !/As known on/.test(document.querySelector('#conditions').innerText)";

/// What the list of changes has struck out, each once.
const STRUCK: &str = "return [...new Set([...document.querySelectorAll('.known-since .is-struck')].map(it => it.innerText).filter(it => it))]";

async fn digest(page: &Page) -> String {
    page.text("return document.querySelector('[data-settled]').dataset.digest").await
}

/// Where the camera is, by the link.
async fn camera(page: &Page) -> String {
    page.until("the link holds the camera", "return /[#&]c=/.test(location.hash)").await;
    page.text("return /[#&]c=([^&]*)/.exec(location.hash)[1]").await
}

/// The key to statuses: what is said, and how often.
async fn legend(page: &Page) -> String {
    page.text("return document.querySelector('.rows-key').innerText.replaceAll('\\n', ' ')").await
}

async fn slider(page: &Page) -> [f64; 4] {
    let place = page
        .js("const r = document.querySelector('#known-day').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]")
        .await;
    serde_json::from_value(place).unwrap()
}

#[test]
fn what_did_we_know_on_14_august_by_mouse() {
    with_page(Screen::default(), "", async |page| {
        page.js("document.querySelector('.tool-timeline').click()").await;
        page.until("the clock is there", "return !!document.querySelector('#known-day')").await;
        page.rest().await;
        let (was, at) = (digest(page).await, camera(page).await);
        assert!(legend(page).await.contains("cancelled"), "{}", legend(page).await);
        let drawn = "return +/(\\d+) names/.exec(document.querySelector('.status-bar, footer').innerText)[1]";
        let all = page.js(drawn).await.as_f64().unwrap();

        // The handle is dragged from now to the first day.
        let [left, top, width, height] = slider(page).await;
        let y = top + height / 2.0;
        page.drag((left + width - 8.0, y), (left + 8.0, y)).await;
        page.until("it is the 14th", EVE).await;
        page.until(
            "the chip says so",
            "return /As known on 14 August 2025/.test(document.querySelector('#conditions').innerText)",
        )
        .await;
        page.until("the link holds it", "return /[#&]kn=2025-08-14/.test(location.hash)").await;
        page.rest().await;
        page.shot("known-14-august").await;

        // Only what had been said by then is drawn, in the same places.
        assert_eq!((digest(page).await, camera(page).await), (was, at), "nothing moves");
        assert!(page.js(drawn).await.as_f64().unwrap() < all);
        let key = legend(page).await;
        assert!(key.contains("only announced") && !key.contains("cancelled") && !key.contains("disagree"), "{key}");
        let told = page.text("return document.querySelector('#inspector').innerText").await;
        for words in [
            "1 of 3 articles",
            "Working lunch",
            "planned → cancelled",
            "A working lunch for the two delegations was cancelled",
        ] {
            assert!(told.contains(words), "{words:?} in {told}");
        }
        assert!(page.text("return document.querySelector('#articles').innerText").await.contains("not out yet"));
        let said = "return [...document.querySelectorAll('[role=status], [aria-live]')].filter(it => /as known on 14 August 2025, from 1 of 3/i.test(it.innerText)).length";
        assert_eq!(page.js(said).await, json!(1), "said once");

        // The lunch as it was: planned.
        page.js("[...document.querySelectorAll('.known-since .name-plain')].find(it => it.innerText === 'Working lunch').click()").await;
        page.until(
            "it is planned",
            "return /planned/.test(document.querySelector('#inspector .subject-kind')?.innerText ?? '')",
        )
        .await;
        assert!(!page.text("return document.querySelector('#inspector').innerText").await.contains("cancelled"));
        // The chip takes the day away, and the lunch is cancelled again.
        page.js(
            "[...document.querySelectorAll('#conditions button')].find(it => /As known on/.test(it.innerText)).click()",
        )
        .await;
        page.until("all is known", NOW).await;
        page.until(
            "it is cancelled",
            "return /cancelled/.test(document.querySelector('#inspector .subject-kind').innerText)",
        )
        .await;
        let history = page.text("return document.querySelector('.history').innerText.replaceAll('\\n', ' ')").await;
        assert!(
            history.starts_with(
                "planned 14 August 2025 Summitry demo desk cancelled about 15 August 2025 Inter Bellum News"
            ),
            "{history}"
        );
        page.shot("told-over-time").await;
        page.js("document.querySelector('.tool-undo').click()").await;
        page.until("undo goes back to the 14th", "return /[#&]kn=2025-08-14/.test(location.hash)").await;
    });
}

#[test]
fn what_was_announced_and_did_not_happen_by_keyboard_alone() {
    with_page(Screen::default(), "", async |page| {
        page.js("document.activeElement.blur()").await;
        let was = digest(page).await;
        page.keys("<").await;
        page.until("the last article is not out yet", "return /[#&]kn=2025-08-15/.test(location.hash)").await;
        page.keys("<").await;
        page.until("it is the 14th", EVE).await;
        assert_eq!(page.js(STRUCK).await, json!(["One-on-one meeting", "Working lunch"]));
        // Tab goes to the first of them, Enter shows it as it was announced.
        for _ in 0..80 {
            if page.js("return document.activeElement.matches('.known-since .is-struck')").await == true {
                break;
            }
            page.keys(TAB).await;
        }
        page.keys(ENTER).await;
        page.until("it was planned", "return /^One-on-one/.test(document.querySelector('#inspector h2').innerText)")
            .await;
        assert!(
            page.text("return document.querySelector('#inspector .subject-kind').innerText").await.contains("planned")
        );
        // Forth again it was cancelled, and who said so when is told.
        page.js("document.activeElement.blur()").await;
        page.keys(">").await;
        page.until(
            "it is cancelled",
            "return /cancelled/.test(document.querySelector('#inspector .subject-kind').innerText)",
        )
        .await;
        let history = page.text("return document.querySelector('.history').innerText.replaceAll('\\n', ' ')").await;
        assert_eq!(
            history,
            "planned 14 August 2025 Summitry demo desk cancelled about 15 August 2025 Inter Bellum News"
        );
        page.keys(">").await;
        page.until("all is known", NOW).await;
        assert_eq!(digest(page).await, was, "nothing moves");

        // The slider by its own keys.
        page.keys("t").await;
        page.until("the clock is there", "return !!document.querySelector('#known-day')").await;
        page.js("document.querySelector('.timeline-tools button').focus()").await;
        for _ in 0..30 {
            if page.js("return document.activeElement.id === 'known-day'").await == true {
                break;
            }
            page.keys(TAB).await;
        }
        page.keys(HOME).await;
        let words = "return document.activeElement.getAttribute('aria-valuetext')";
        page.until("the first day", &format!("{words} === '14 August 2025, from 1 of 3 articles'")).await;
        page.keys(END).await;
        page.until("the last day", &format!("{words} === '19 August 2025, from 3 of 3 articles'")).await;
        page.until("all is known", NOW).await;
    });
}

const PHONE: Screen = Screen::phone();
/// One article back.
const BACK: &str = "document.querySelector('.timeline-known .tool')";
const LUNCH: &str =
    "[...document.querySelectorAll('.known-since .is-struck')].find(it => it.innerText === 'Working lunch')";

/// The clock is set back below the graph, what did not come is read beside it, and one of it is looked at as it was.
async fn announced_and_not_held(page: &Page, with: Pointer) {
    let was = digest(page).await;
    page.press(with, "document.querySelector('.tool-timeline')").await;
    page.press(with, BACK).await;
    page.until("the last article is not out yet", "return /[#&]kn=2025-08-15/.test(location.hash)").await;
    page.press(with, BACK).await;
    page.until("it is the 14th", "return /[#&]kn=2025-08-14/.test(location.hash)").await;
    if with == Pointer::Finger {
        page.press(with, "document.querySelector('.tool-inspector')").await;
    }
    page.until("what has changed since is told", EVE).await;
    assert_eq!(page.js(STRUCK).await, json!(["One-on-one meeting", "Working lunch"]));
    page.press(with, LUNCH).await;
    let kind = "document.querySelector('#inspector .subject-kind')?.innerText ?? ''";
    page.until("it was planned", &format!("return /planned/.test({kind})")).await;
    page.rest().await;
    page.shot(if with == Pointer::Finger { "announced-phone" } else { "announced" }).await;
    // Now again it did not take place, and who said so when is on screen.
    page.press(
        with,
        "[...document.querySelectorAll('#conditions .bar-chip')].find(it => /As known on/.test(it.innerText))",
    )
    .await;
    page.until("it is cancelled", &format!("return /cancelled/.test({kind})")).await;
    page.place_on("document.querySelector('.history')").await;
    let told = page.text("return document.querySelector('#inspector').innerText.replaceAll('\\n', ' ')").await;
    for words in ["planned 14 August 2025", "cancelled about 15 August 2025 Inter Bellum News", "“"] {
        assert!(told.contains(words), "{words:?} in {told}");
    }
    assert_eq!(digest(page).await, was, "nothing moves");
}

#[test]
fn what_was_announced_and_did_not_happen_by_mouse() {
    with_page(Screen::default(), "", async |page| announced_and_not_held(page, Pointer::Mouse).await);
}

#[test]
fn what_was_announced_and_did_not_happen_by_touch() {
    with_page(PHONE, "", async |page| announced_and_not_held(page, Pointer::Finger).await);
}

#[test]
fn what_did_we_know_on_14_august_by_touch() {
    with_page(PHONE, "", async |page| {
        page.press(Pointer::Finger, "document.querySelector('.tool-timeline')").await;
        page.until("the clock is there", "return !!document.querySelector('#known-day')").await;
        page.rest().await;
        let was = digest(page).await;
        // The handle under a finger, from now to the first day.
        let [left, top, width, height] = slider(page).await;
        let y = top + height / 2.0;
        page.touch("touchStart", Some((left + width - 8.0, y))).await;
        page.touch("touchMove", Some((left + width / 2.0, y))).await;
        page.touch("touchMove", Some((left + 8.0, y))).await;
        page.touch("touchEnd", None).await;
        page.until("it is the 14th", "return /[#&]kn=2025-08-14/.test(location.hash)").await;
        let chip = page.text("return document.querySelector('#conditions').innerText").await;
        assert!(chip.contains("As known on 14 August 2025"), "{chip}");
        page.press(Pointer::Finger, "document.querySelector('.tool-inspector')").await;
        page.until("it is told", EVE).await;
        let told = page.text("return document.querySelector('#inspector').innerText").await;
        for words in ["1 of 3 articles", "Working lunch", "planned → cancelled", "Not known then"] {
            assert!(told.contains(words), "{words:?} in {told}");
        }
        page.shot("known-touch").await;
        page.press(Pointer::Finger, "document.querySelector('#inspector .rail-close')").await;
        page.press(Pointer::Finger, "document.querySelector('.tool-undo')").await;
        page.until("undo brings back what is known now", NOW).await;
        assert_eq!(digest(page).await, was, "nothing moves");
    });
}

#[test]
fn what_did_we_know_on_14_august_by_keyboard() {
    with_page(Screen { dark: true, ..Screen::default() }, "", async |page| {
        page.keys("/").await;
        page.keys("as known before").await;
        page.until(
            "it is offered",
            "return /As known before/.test(document.querySelector('[role=option]')?.innerText ?? '')",
        )
        .await;
        page.keys(ENTER).await;
        page.until("one article less", "return /[#&]kn=2025-08-15/.test(location.hash)").await;
        page.js("document.activeElement.blur()").await;
        page.keys("<").await;
        page.until("it is the 14th", EVE).await;
        let key = legend(page).await;
        assert!(key.contains("only announced") && !key.contains("cancelled"), "{key}");
        // What was not known then is folded: Tab goes there, Enter unfolds it.
        let summary = "return document.activeElement.matches('.known-since details.more > summary') && /events/.test(document.activeElement.innerText)";
        page.tab_to("what was not known", summary).await;
        page.keys(ENTER).await;
        page.until(
            "it is unfolded",
            "return document.querySelectorAll('.known-since details[open] .event').length > 10",
        )
        .await;
        page.shot("known-keyboard").await;
        page.keys(">").await;
        page.keys(">").await;
        page.until("all is known", NOW).await;
    });
}

#[test]
fn a_link_opens_a_day_and_a_phone_has_room_for_the_clock() {
    let screen = Screen::phone();
    with_page(screen, "#v=2&a=road-to-anchorage&kn=2025-08-14", async |page| {
        page.until(
            "the chip says so",
            "return /As known on 14 August 2025/.test(document.querySelector('#conditions').innerText)",
        )
        .await;
        page.js("document.querySelector('.tool-timeline').click()").await;
        page.until("the clock is there", "return !!document.querySelector('#known-day')").await;
        page.rest().await;
        page.shot("known-phone").await;
        assert_eq!(page.js("return document.documentElement.scrollWidth > window.innerWidth").await, json!(false));
        let [_, _, width, height] = slider(page).await;
        assert!(width >= 80.0 && height >= 24.0, "{width} by {height}");
        let over = page
            .js("const r = document.querySelector('.timeline-known').getBoundingClientRect(); \
                 return [...document.querySelectorAll('.timeline-known > *')].some(it => it.getBoundingClientRect().right > r.right + 1)")
            .await;
        assert_eq!(over, json!(false), "everything of the clock is within it");
    });
}
