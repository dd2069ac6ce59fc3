//! A mouse and a finger on the canvas.

use serde_json::json;

use super::browser::{Screen, with_page};
use super::same_picture::place_of;

#[test]
fn a_click_on_a_person_shows_that_persons_events() {
    with_page(Screen::default(), "", async |page| {
        page.shot("first-light").await;
        let (x, y) = place_of(page, "anchorage-recap#lavrov").await;
        page.click_at(x, y).await;
        page.until(
            "Lavrov is inspected",
            "return document.querySelector('#inspector h2')?.innerText.includes('Lavrov')",
        )
        .await;
        let text = page.text("return document.querySelector('#inspector').innerText").await;
        assert!(text.contains("Three-on-three"), "{text}");
        assert!(text.to_lowercase().contains("foreign minister"), "{text}");
        page.shot("lavrov").await;
    });
}

#[test]
fn a_click_on_a_phone_works_too() {
    let screen = Screen { width: 375, height: 720, ratio: 2.0, touch: true, ..Screen::default() };
    with_page(screen, "", async |page| {
        page.shot("phone").await;
        let (x, y) = place_of(page, "anchorage-recap#putin").await;
        page.click_at(x, y).await;
        page.until(
            "Putin is inspected",
            "return document.querySelector('#inspector')?.innerText.includes('Vladimir Putin')",
        )
        .await;
        page.shot("phone-putin").await;
        let wide = page.js("return document.documentElement.scrollWidth > window.innerWidth").await;
        assert_eq!(wide, json!(false), "the page scrolls sideways");
    });
}

#[test]
fn a_long_press_on_a_phone_opens_a_menu_above_the_details() {
    let screen = Screen { width: 375, height: 720, ratio: 2.0, touch: true, ..Screen::default() };
    with_page(screen, "", async |page| {
        let (x, y) = place_of(page, "anchorage-recap#trump").await;
        let touch = |kind: &'static str, points: serde_json::Value| {
            page.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }))
        };
        touch("touchStart", json!([{ "x": x, "y": y }])).await;
        let on_top = "const menu = document.querySelector('[role=menu]')?.getBoundingClientRect(); \
                      const at = y => document.elementFromPoint(menu.left + menu.width / 2, y)?.closest('[role=menu]'); \
                      return !!document.querySelector('#inspector h2') && !!menu && \
                      [menu.top + 8, (menu.top + menu.bottom) / 2, menu.bottom - 8].every(at)";
        page.until("the menu is above all", on_top).await;
        touch("touchEnd", json!([])).await;
        page.rest().await;
        page.until("the menu stays above", on_top).await;
        page.shot("phone-menu").await;
    });
}

#[test]
fn a_move_taken_back_takes_back_what_gave_way_to_it() {
    with_page(Screen::default(), "", async |page| {
        let digest = "document.querySelector('[data-settled=true]')?.dataset.digest";
        let before = page.text(&format!("return {digest}")).await;
        let (x, y) = place_of(page, "anchorage-recap#merz").await;
        page.drag((x, y), (x + 60.0, y + 120.0)).await;
        let another = format!("return !!{digest} && {digest} !== {before:?} && /[#&]m=/.test(location.hash)");
        page.until("others gave way", &another).await;
        page.chord("\u{E009}z").await;
        page.until("all stand where they stood", &format!("return {digest} === {before:?}")).await;
    });
}

#[test]
fn dragging_a_node_pins_it_where_it_was_dropped() {
    with_page(Screen::default(), "", async |page| {
        let (x, y) = place_of(page, "anchorage-recap#lavrov").await;
        let dropped = (x - 20.0, y + 150.0);
        page.drag((x, y), dropped).await;
        page.until("the link holds the pin", "return /[#&]m=[^&]*lavrov/.test(location.hash)").await;
        page.click_at(dropped.0, dropped.1).await;
        page.until("Lavrov is inspected", "return document.querySelector('#inspector').innerText.includes('Lavrov')")
            .await;
    });
}

#[test]
fn dragging_the_canvas_moves_the_camera_and_nothing_else() {
    with_page(Screen::default(), "", async |page| {
        let before = place_of(page, "anchorage-recap#putin").await;
        let [left, top, ..] = page.canvas().await;
        let hash = page.text("return location.hash").await;
        page.drag((left + 12.0, top + 12.0), (left + 62.0, top + 42.0)).await;
        page.until("the camera moved", &format!("return location.hash !== {hash:?}")).await;
        let after = place_of(page, "anchorage-recap#putin").await;
        assert!(
            (after.0 - before.0 - 50.0).abs() < 1.5 && (after.1 - before.1 - 30.0).abs() < 1.5,
            "{before:?} {after:?}"
        );
    });
}

#[test]
fn the_legend_fades_without_moving_anything() {
    with_page(Screen::default(), "", async |page| {
        let digest = page.text("return document.querySelector('[data-settled]').dataset.digest").await;
        page.js("document.querySelector('#legend [aria-pressed]').click()").await;
        page.rest().await;
        page.shot("faded").await;
        assert_eq!(page.text("return document.querySelector('[data-settled]').dataset.digest").await, digest);
    });
}
