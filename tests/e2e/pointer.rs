//! A mouse and a finger on the canvas.

use fantoccini::actions::{InputSource, MOUSE_BUTTON_RIGHT, MouseActions, PointerAction};
use serde_json::json;

use super::browser::{Page, Screen, with_page};
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
    let screen = Screen::phone();
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
    let screen = Screen::phone();
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
fn a_right_click_opens_a_menu_that_fits_a_low_window_and_has_the_keyboard() {
    let screen = Screen { width: 720, height: 450, ratio: 2.0, ..Screen::default() };
    with_page(screen, "", async |page| {
        let [left, top, ..] = page.canvas().await;
        let menu = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x: left + 12.0, y: top + 300.0 })
            .then(PointerAction::Down { button: MOUSE_BUTTON_RIGHT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_RIGHT });
        page.client.perform_actions(menu).await.unwrap();
        page.until("the menu has the keyboard", "return !!document.activeElement.closest('[role=menu]')").await;
        let fits = "const m = document.querySelector('[role=menu]'); const r = m.getBoundingClientRect(); \
                    return r.top >= 0 && r.left >= 0 && r.bottom <= innerHeight && r.right <= innerWidth && m.scrollHeight <= m.clientHeight";
        assert_eq!(page.js(fits).await, json!(true), "all of it is in the window, without scrolling");
        page.shot("menu-low").await;
        let item = "return document.activeElement.ariaLabel ?? document.activeElement.innerText";
        let first = page.text(item).await;
        page.keys("\u{e015}").await;
        assert_ne!(page.text(item).await, first);
        page.keys("\u{e00c}").await;
        page.until(
            "it is closed, and the graph has the keyboard",
            "return !document.querySelector('[role=menu]') && document.activeElement.matches('[data-settled]')",
        )
        .await;
    });
}

#[test]
fn what_is_searched_stands_beside_its_details_and_all_is_fitted_beside_a_sheet() {
    for (width, height) in [(375, 720), (720, 450), (768, 1024)] {
        let screen = Screen { width, height, ratio: 2.0, touch: true, ..Screen::default() };
        with_page(screen, "", async |page| {
            // Where it stands once the camera rests, and so far beside it.
            let seen = async |page: &Page, id: &str, beside: u32| {
                let mut on = json!(false);
                for _ in 0..200 {
                    let (x, y) = place_of(page, id).await;
                    let script = "return [0, BESIDE].every(by => document.elementFromPoint(X + by, Y)?.closest('[data-settled]'))";
                    on = page
                        .js(&script
                            .replace("BESIDE", &beside.to_string())
                            .replace('X', &x.to_string())
                            .replace('Y', &y.to_string()))
                        .await;
                    if on == true {
                        return;
                    }
                    page.rest().await;
                }
                panic!("{id} is not in sight at {width} by {height}: {on}");
            };
            page.keys("/").await;
            page.until("search has the keyboard", "return document.activeElement.id === 'search'").await;
            // The box lies in a sheet here; where there is room, in a rail beside the graph.
            if width <= 720 {
                for id in ["anchorage-recap#lavrov", "anchorage-recap#us"] {
                    seen(page, id, 0).await;
                }
            }
            page.keys("putin").await;
            page.keys("\u{e007}").await;
            page.until(
                "he is inspected",
                "return /Putin/.test(document.querySelector('#inspector h2')?.innerText ?? '')",
            )
            .await;
            page.until("the link holds him", "return location.hash.includes('putin')").await;
            seen(page, "anchorage-recap#putin", 40).await;
            // The timeline has its place, too: on a phone the sheet goes for it.
            page.keys("t").await;
            page.until(
                "the timeline is in sight",
                "const r = document.querySelector('.timeline-overview')?.getBoundingClientRect(); \
                 return !!r && !!document.elementFromPoint(r.left + r.width / 2, r.top + 8)?.closest('#timeline')",
            )
            .await;
        });
    }
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
