//! The camera under real wheels, fingers and throws, and what stands over the picture.

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::{Value, json};

use super::browser::{Page, Screen, with_page};
use super::same_picture::place_of;

const RIGHT: char = '\u{e014}';

/// Something a mouse does, by the browser's own input queue.
async fn mouse(page: &Page, kind: &str, (x, y): (f64, f64), more: Value) {
    let mut event = json!({ "type": kind, "x": x, "y": y, "button": "none" });
    for (name, value) in more.as_object().unwrap() {
        event[name] = value.clone();
    }
    page.devtools("Input.dispatchMouseEvent", event).await;
}

async fn touch(page: &Page, kind: &str, points: &[(f64, f64)]) {
    let points: Vec<Value> =
        points.iter().enumerate().map(|(id, (x, y))| json!({ "x": x, "y": y, "id": id })).collect();
    page.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await;
}

/// The zoom that the link in the address bar names.
async fn zoom(page: &Page) -> f64 {
    let hash = page.text("return decodeURIComponent(location.hash)").await;
    let camera = hash.trim_start_matches('#').split('&').find_map(|part| part.strip_prefix("c=")).unwrap_or_default();
    camera.split(',').nth(2).and_then(|zoom| zoom.parse().ok()).unwrap_or_else(|| panic!("no zoom in {hash}"))
}

/// Waits until the link has followed the camera.
async fn followed(page: &Page, before: &str) {
    page.until("the link follows the camera", &format!("return location.hash !== {before:?}")).await;
    page.rest().await;
}

async fn hash(page: &Page) -> String {
    page.until("the link holds the camera", "return location.hash.includes('c=')").await;
    page.text("return location.hash").await
}

#[test]
fn a_wheel_and_a_pinch_zoom_at_the_pointer_and_two_fingers_pan() {
    with_page(Screen::default(), "", async |page| {
        let at = place_of(page, "anchorage-recap#putin").await;
        const CTRL: u8 = 2;
        for (steps, held, factor) in [(-120.0, 0, f64::exp(0.18)), (-7.5, CTRL, f64::exp(0.075))] {
            let (before, was) = (hash(page).await, zoom(page).await);
            mouse(page, "mouseWheel", at, json!({ "deltaX": 0, "deltaY": steps, "modifiers": held })).await;
            followed(page, &before).await;
            let now = place_of(page, "anchorage-recap#putin").await;
            assert!((now.0 - at.0).abs() < 1.5 && (now.1 - at.1).abs() < 1.5, "{at:?} {now:?}");
            assert!((zoom(page).await / was - factor).abs() < 0.01, "a wheel by {steps}");
        }
        // After a rest: another hand. Both ways at once, for the driver gives every event the legacy delta of a notch.
        page.client.execute_async("setTimeout(arguments[0], 300)", Vec::new()).await.unwrap();
        let (before, was) = (hash(page).await, zoom(page).await);
        let at = place_of(page, "anchorage-recap#putin").await;
        for (x, y) in [(-1.0, -13.5), (-2.0, -21.25), (-1.0, -15.25)] {
            mouse(page, "mouseWheel", at, json!({ "deltaX": x, "deltaY": y })).await;
        }
        followed(page, &before).await;
        let now = place_of(page, "anchorage-recap#putin").await;
        assert!((now.0 - at.0 - 4.0).abs() < 2.0 && (now.1 - at.1 - 50.0).abs() < 2.0, "{at:?} {now:?}");
        assert_eq!(zoom(page).await, was);
    });
}

#[test]
fn two_fingers_zoom_and_pan_at_once() {
    let screen = Screen::phone();
    with_page(screen, "", async |page| {
        page.until(
            "the link holds the fitted camera",
            "return /c=/.test(location.hash) && !/c=0%2C0%2C1(&|$)|c=0,0,1(&|$)/.test(location.hash)",
        )
        .await;
        let (before, was) = (hash(page).await, zoom(page).await);
        touch(page, "touchStart", &[(120.0, 200.0), (240.0, 200.0)]).await;
        touch(page, "touchMove", &[(110.0, 210.0), (260.0, 210.0)]).await;
        touch(page, "touchMove", &[(80.0, 220.0), (320.0, 220.0)]).await;
        touch(page, "touchEnd", &[]).await;
        followed(page, &before).await;
        page.until(
            "the picture is as much larger as the fingers are apart",
            &format!(
                "const c = decodeURIComponent(location.hash).match(/c=([^&]*)/)[1].split(','); \
                 return Math.abs(c[2] / {was} - 2) < 0.02"
            ),
        )
        .await;
    });
}

#[test]
fn a_thrown_picture_goes_on_and_then_rests_without_frames() {
    with_page(Screen { motion: true, ..Screen::default() }, "", async |page| {
        page.until("the flights are over", "return location.hash.includes('c=')").await;
        let before = place_of(page, "anchorage-recap#putin").await;
        let link = hash(page).await;
        let [left, top, width, height] = page.canvas().await;
        let from = (left + width - 30.0, top + height - 30.0);
        let mut hand = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x: from.0, y: from.1 })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        for step in 1..=6 {
            let x = from.0 - 20.0 * f64::from(step);
            hand = hand.then(PointerAction::MoveTo { duration: None, x, y: from.1 });
        }
        page.client.perform_actions(hand.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT })).await.unwrap();
        followed(page, &link).await;
        page.client.execute_async("const done = arguments[0]; setTimeout(done, 2500);", Vec::new()).await.unwrap();
        let after = place_of(page, "anchorage-recap#putin").await;
        assert!(before.0 - after.0 > 150.0, "the hand went 120 pixels and threw: {before:?} {after:?}");
        page.js("window.asked = 0; const ask = window.requestAnimationFrame; \
                 window.requestAnimationFrame = f => { window.asked++; return ask.call(window, f); };")
            .await;
        page.client.execute_async("const done = arguments[0]; setTimeout(done, 500);", Vec::new()).await.unwrap();
        assert_eq!(page.js("return window.asked").await, json!(0));
    });
}

#[test]
fn the_overview_comes_and_takes_the_view_elsewhere() {
    with_page(Screen::default(), "", async |page| {
        let hidden = "return document.querySelector('.minimap').hidden";
        assert_eq!(page.js(hidden).await, json!(true));
        let at = place_of(page, "anchorage-recap#putin").await;
        let before = hash(page).await;
        for _ in 0..6 {
            mouse(page, "mouseWheel", at, json!({ "deltaX": 0, "deltaY": -120 })).await;
        }
        followed(page, &before).await;
        page.until("the overview is there", "return !document.querySelector('.minimap').hidden").await;
        let before = hash(page).await;
        let corner = page
            .js("const r = document.querySelector('.minimap').getBoundingClientRect(); return [r.left + 12, r.top + 12]")
            .await;
        page.click_at(corner[0].as_f64().unwrap(), corner[1].as_f64().unwrap()).await;
        followed(page, &before).await;
        page.shot("overview").await;
        let told = page.text("return document.querySelector('[data-told]').textContent").await;
        assert_eq!(told, "", "the canvas below was clicked");
        page.js("document.activeElement.blur()").await;
        page.keys("f").await;
        page.until("the overview is gone", hidden).await;
    });
}

#[test]
fn a_lasso_selects_and_is_for_one_use() {
    with_page(Screen::default(), "", async |page| {
        let (x, y) = place_of(page, "anchorage-recap#putin").await;
        page.js("document.querySelector('[aria-label^=Lasso]').click()").await;
        page.until("the button is down", "return document.querySelector('[aria-label^=Lasso]').ariaPressed === 'true'")
            .await;
        let corners = [(-25.0, -25.0), (25.0, -25.0), (25.0, 25.0), (-25.0, 25.0)].map(|(dx, dy)| (x + dx, y + dy));
        mouse(page, "mousePressed", corners[0], json!({ "button": "left", "clickCount": 1 })).await;
        for corner in corners {
            mouse(page, "mouseMoved", corner, json!({ "buttons": 1 })).await;
        }
        page.until(
            "the line is seen",
            "return /^M.*L/.test(document.querySelector('.overlay-lasso').getAttribute('d'))",
        )
        .await;
        mouse(page, "mouseReleased", corners[3], json!({ "button": "left", "clickCount": 1 })).await;
        page.until("Putin is selected", "return decodeURIComponent(location.hash).includes('putin')").await;
        page.until("the button is up", "return document.querySelector('[aria-label^=Lasso]').ariaPressed === 'false'")
            .await;
        assert_eq!(page.text("return document.querySelector('.overlay-lasso').getAttribute('d') ?? ''").await, "");
    });
}

#[test]
fn the_keyboard_shows_and_says_where_it_is_and_has_a_menu() {
    with_page(Screen::default(), "", async |page| {
        page.js("document.querySelector('[data-settled]').focus()").await;
        page.keys(&RIGHT.to_string()).await;
        page.until(
            "it says where one is",
            "return /, \\d+ lines?/.test(document.querySelector('[data-told]').textContent)",
        )
        .await;
        page.until(
            "the ring is seen",
            "const ring = document.querySelector('.overlay-ring'); \
             return getComputedStyle(ring).visibility === 'visible' && /^M/.test(ring.getAttribute('d'))",
        )
        .await;
        page.devtools(
            "Input.dispatchKeyEvent",
            json!({ "type": "rawKeyDown", "key": "F10", "code": "F10", "windowsVirtualKeyCode": 121, "modifiers": 8 }),
        )
        .await;
        page.until("the menu has the keyboard", "return !!document.activeElement.closest('[role=menu]')").await;
        page.keys("\u{e00c}").await;
        page.until("the canvas has it back", "return document.activeElement.matches('[data-settled]')").await;
    });
}

/// How many sheets the page takes.
async fn pages(page: &Page) -> usize {
    let printed = page.devtools("Page.printToPDF", json!({})).await;
    let bytes = base64(printed["data"].as_str().unwrap());
    // Skia writes the objects of pages as plain text.
    let found = bytes.windows(11).filter(|piece| piece == b"/Type /Page").count();
    found - bytes.windows(12).filter(|piece| piece == b"/Type /Pages").count()
}

fn base64(text: &str) -> Vec<u8> {
    let digit = |letter: u8| match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().filter_map(digit).collect();
    let bytes = digits.chunks(4).flat_map(|four| {
        let all = four.iter().fold(0u32, |all, digit| all << 6 | u32::from(*digit)) << (6 * (4 - four.len()));
        all.to_be_bytes()[1..four.len()].to_vec()
    });
    bytes.collect()
}

#[test]
fn print_and_forced_colours_reach_the_picture() {
    with_page(Screen { dark: true, ..Screen::default() }, "", async |page| {
        let paper = "return getComputedStyle(document.documentElement).backgroundColor";
        let dark = page.text(paper).await;
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        page.until(
            "paper is white",
            "return getComputedStyle(document.documentElement).backgroundColor === 'rgb(255, 255, 255)'",
        )
        .await;
        assert_ne!(dark, page.text(paper).await);
        let gone = page.js("return getComputedStyle(document.querySelector('.toolbar')).display").await;
        assert_eq!(gone, json!("none"));
        page.shot("print").await;
        // On paper stands what is said of a selection, though its panel is folded.
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        page.keys("i").await;
        page.until("the panel is folded", "return !document.querySelector('#inspector')").await;
        let empty = pages(page).await;
        let (x, y) = place_of(page, "anchorage-recap#putin").await;
        page.click_at(x, y).await;
        let told = pages(page).await;
        assert!(told > empty, "{told} pages with a selection, {empty} without");
        page.until("the panel is folded again", "return !document.querySelector('#inspector')").await;
        page.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "media": "", "features": [{ "name": "forced-colors", "value": "active" },
                { "name": "prefers-color-scheme", "value": "light" }] }),
        )
        .await;
        page.rest().await;
        page.shot("forced").await;
        let same = page
            .js("const swatch = document.querySelector('.swatch-person'); \
                 return getComputedStyle(swatch).color === getComputedStyle(document.body).color")
            .await;
        assert_eq!(same, json!(true), "kinds are told by shape alone");
    });
}
