//! What happens to a page: hidden and shown again, moved to another display, zoomed by the browser.

use serde_json::{Value, json};

use super::browser::{Page, Screen, with_page};
use super::same_picture::place_of;

/// Counts the frames that are drawn, and those among them that nobody can see.
const COUNT: &str = "window.drawn = 0; window.unseen = 0; window.hid = 0; const ask = window.requestAnimationFrame; \
    window.requestAnimationFrame = draw => ask.call(window, now => { \
        window.drawn++; window.unseen += document.hidden; draw(now); }); \
    document.addEventListener('visibilitychange', () => { window.hid += document.hidden; });";

async fn number(page: &Page, script: &str) -> f64 {
    page.js(script).await.as_f64().unwrap_or_else(|| panic!("{script}"))
}

/// The pixels of both canvases.
async fn picture(page: &Page) -> Value {
    page.js("return [...document.querySelectorAll('.surface canvas.layer')].map(layer => layer.toDataURL())").await
}

/// The link, which names the camera.
async fn hash(page: &Page) -> String {
    page.text("return location.hash").await
}

async fn pause(page: &Page, milliseconds: u32) {
    page.client.execute_async(&format!("setTimeout(arguments[0], {milliseconds})"), Vec::new()).await.unwrap();
}

#[test]
fn a_hidden_page_draws_nothing_and_is_right_when_shown() {
    with_page(Screen { motion: true, ..Screen::default() }, "", async |page| {
        let zoom_in = "document.querySelector('.toolbar-zoom [aria-label^=\"Zoom in\"]').click()";
        let fit = "document.querySelector('.toolbar-zoom [aria-label^=\"Fit\"]').click()";
        page.js(fit).await;
        pause(page, 700).await;
        page.js(zoom_in).await;
        pause(page, 700).await;
        let expected = hash(page).await;
        page.js(fit).await;
        pause(page, 700).await;
        assert_ne!(hash(page).await, expected);
        let fitted = picture(page).await;
        page.js(COUNT).await;

        let shown = page.client.window().await.unwrap();
        // The page goes on working while nobody sees it: timers run, slowly, and a zoom is asked for.
        page.js(&format!("setTimeout(() => {{ window.clicked = document.hidden; {zoom_in} }}, 1500)")).await;
        let other = page.client.new_window(true).await.unwrap();
        page.client.switch_to_window(other.handle.clone()).await.unwrap();
        pause(page, 4_000).await;
        page.client.close_window().await.unwrap();
        page.client.switch_to_window(shown).await.unwrap();
        page.until("the link follows the camera", &format!("return location.hash === {expected:?}")).await;
        pause(page, 700).await;
        let found = page.js("return [window.hid, window.clicked, window.unseen]").await;
        assert_eq!(found, json!([1, true, 0]), "hidden once, zoomed meanwhile, no frame unseen");
        // What is shown is what would be drawn now.
        let found = picture(page).await;
        assert!(found != fitted, "the picture is that of before");
        page.js("window.dispatchEvent(new Event('resize'))").await;
        page.rest().await;
        assert!(picture(page).await == found, "another picture when drawn anew");
        // And it rests.
        let drawn = number(page, "return window.drawn").await;
        pause(page, 500).await;
        assert_eq!(number(page, "return window.drawn").await, drawn);
    });
}

/// How many pixels the canvases have to a CSS pixel, and whether the picture fills its place.
async fn sharpness(page: &Page) -> (f64, f64) {
    let of = |side: &str, client: &str| {
        format!("const layer = document.querySelector('.surface canvas.layer'); return layer.{side} / layer.{client}")
    };
    (number(page, &of("width", "clientWidth")).await, number(page, &of("height", "clientHeight")).await)
}

#[test]
fn another_display_and_a_zoomed_browser_stay_sharp() {
    with_page(Screen::default(), "", async |page| {
        assert_eq!(sharpness(page).await, (1.0, 1.0));
        let display = |width: u32, height: u32, ratio: f64| json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
        // Another display: other pixels. The emulation says so only where the width changes, too; `tests/web` goes
        // without that.
        for (width, ratio) in [(1438, 2.0), (1436, 1.5), (1434, 3.0), (1440, 1.0)] {
            page.devtools("Emulation.setDeviceMetricsOverride", display(width, 900, ratio)).await;
            let sharp = format!(
                "const layer = document.querySelector('.surface canvas.layer'); \
                 return innerWidth === {width} && Math.abs(layer.width / layer.clientWidth - {ratio}) < 0.01"
            );
            page.until("the canvas has the display's pixels", &sharp).await;
            pause(page, 500).await;
            let (x, y) = place_of(page, "anchorage-recap#putin").await;
            page.click_at(x, y).await;
            page.until(
                "the click hits",
                "return /Vladimir Putin/.test(document.querySelector('#inspector').innerText)",
            )
            .await;
            page.keys("\u{e00c}").await;
        }
        // A browser zoomed to 200 %: half the CSS pixels, twice as many of the screen to each.
        page.devtools("Emulation.setDeviceMetricsOverride", display(720, 450, 2.0)).await;
        page.until("the window is smaller", "return innerWidth === 720").await;
        page.rest().await;
        let (across, up) = sharpness(page).await;
        assert!((across - 2.0).abs() < 0.01 && (up - 2.0).abs() < 0.01, "{across} {up}");
    });
}
