//! The picture saved from the page: what is in the file is what is on screen.

use std::collections::BTreeSet;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_RIGHT, MouseActions, PointerAction};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};
use resvg::usvg;
use serde_json::{Value, json};

use super::browser::{Page, Screen, with_page};
use super::hand::Pointer;

/// Saves by the menu of the empty canvas, as a user would.
async fn save(page: &Page, command: &str) -> (String, Vec<u8>) {
    let [left, top, ..] = page.canvas().await;
    let menu = MouseActions::new("mouse".into())
        .then(PointerAction::MoveTo { duration: None, x: left + 12.0, y: top + 12.0 })
        .then(PointerAction::Down { button: MOUSE_BUTTON_RIGHT })
        .then(PointerAction::Up { button: MOUSE_BUTTON_RIGHT });
    page.client.perform_actions(menu).await.unwrap();
    let item = format!(
        "[...document.querySelectorAll('[role=menu] [role=menuitem]')].find(item => item.ariaLabel?.includes({command:?}))"
    );
    page.press(Pointer::Mouse, &item).await;
    let file = page.downloaded().await;
    page.until("it is said", "return /picture saved/i.test(document.querySelector('.notice').innerText)").await;
    file
}

/// Of the canvas, in whole CSS pixels.
async fn size(page: &Page) -> (f64, f64) {
    let size = page.js("const s = document.querySelector('.surface'); return [s.clientWidth, s.clientHeight]").await;
    (size[0].as_f64().unwrap(), size[1].as_f64().unwrap())
}

/// The labels that the page writes into its canvas. Without a graphics card it writes each look once and keeps it; in
/// other colours all that are on screen have another look.
async fn labels_on_screen(page: &Page) -> BTreeSet<String> {
    page.js("window.written = []; const paint = CanvasRenderingContext2D.prototype; const write = paint.fillText; \
         paint.fillText = function (text, ...of) { window.written.push(text); return write.call(this, text, ...of); };")
        .await;
    let features = [("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")];
    let features = features.map(|(name, value)| json!({ "name": name, "value": value }));
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    page.until("it is written in other colours", "return window.written.length").await;
    page.rest().await;
    let written = page.js("return window.written").await;
    written.as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn labels_of(svg: &str) -> BTreeSet<String> {
    let texts =
        svg.split("<text ").skip(1).map(|text| &text[text.find('>').unwrap() + 1..text.find("</text>").unwrap()]);
    let plain =
        |text: &str| text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    texts.map(plain).collect()
}

/// The share of pixels for which something holds.
fn share(picture: &Pixmap, holds: impl Fn(PremultipliedColorU8) -> bool) -> f64 {
    picture.pixels().iter().filter(|pixel| holds(**pixel)).count() as f64 / picture.pixels().len() as f64
}

#[test]
fn a_saved_svg_says_what_the_screen_says() {
    with_page(Screen::default(), "", async |page| {
        let on_screen = labels_on_screen(page).await;
        assert!(on_screen.len() > 30 && on_screen.contains("Putin"), "{on_screen:?}");
        let (name, bytes) = save(page, "Save the picture as SVG").await;
        assert_eq!(name, "summitry-2025-08-19.svg");
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(labels_of(&text), on_screen);
        let tree = usvg::Tree::from_str(&text, &usvg::Options::default()).expect("a well-formed picture");
        let (width, height) = size(page).await;
        assert_eq!((f64::from(tree.size().width()), f64::from(tree.size().height())), (width, height));
    });
}

#[test]
fn a_saved_png_is_twice_as_large_and_has_the_picture() {
    for dark in [false, true] {
        with_page(Screen { dark, ..Screen::default() }, "", async |page| {
            let (name, bytes) = save(page, "Save the picture as PNG").await;
            assert_eq!(name, "summitry-2025-08-19.png");
            let picture = Pixmap::decode_png(&bytes).expect("a PNG");
            let (width, height) = size(page).await;
            assert_eq!((f64::from(picture.width()), f64::from(picture.height())), (2.0 * width, 2.0 * height));
            let paper = picture.pixel(1, 1).unwrap();
            assert!((paper.red() < 64) == dark && paper.alpha() == 255, "{paper:?}");
            let drawn = share(&picture, |pixel| pixel != paper);
            assert!((0.03..0.5).contains(&drawn), "{drawn:.3} of it is drawn on");
            let colors: BTreeSet<_> = picture.pixels().iter().map(|it| (it.red(), it.green(), it.blue())).collect();
            assert!(colors.len() > 500, "{} colours", colors.len());

            let (name, bytes) = save(page, "Save as PNG without background").await;
            assert_eq!(name, "summitry-2025-08-19.png");
            let clear = Pixmap::decode_png(&bytes).expect("a PNG");
            assert_eq!((clear.width(), clear.height()), (picture.width(), picture.height()));
            let drawn_clear = share(&clear, |pixel| pixel.alpha() > 0);
            assert!((drawn - drawn_clear).abs() < 0.1, "{drawn:.3} and {drawn_clear:.3}");
            assert!(share(&clear, |pixel| pixel.alpha() == 255) > 0.01);
            assert_eq!(clear.pixel(1, 1).unwrap().alpha(), 0);
        });
    }
}
