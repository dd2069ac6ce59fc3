//! Questions asked of the graph, by the keyboard alone, with a mouse and by touch.

use super::browser::{Page, Screen, with_page};
use super::hand::Pointer;

const ENTER: &str = "\u{e007}";
const TAB: &str = "\u{e004}";

async fn path_is_read_out(page: &Page) {
    page.until("the path is read out", "return document.querySelectorAll('.hop').length > 1").await;
    let text = page.text("return document.querySelector('#inspector').innerText").await;
    assert!(text.contains("Kirill Dmitriev to NATO") && text.contains("Path 1 of"), "{text}");
    assert!(
        text.contains("(held, 15 August 2025)") && text.contains('“') && text.contains("Inter Bellum News"),
        "{text}"
    );
}

#[test]
fn how_is_kirill_dmitriev_linked_to_nato_by_keyboard() {
    with_page(Screen::default(), "", async |page| {
        page.js("document.activeElement.blur()").await;
        page.keys("/").await;
        page.keys("path from dmitriev to nato").await;
        page.until(
            "the path is offered",
            "return /Path from Kirill Dmitriev to NATO/.test(document.querySelector('[role=option]')?.innerText ?? '')",
        )
        .await;
        page.keys(ENTER).await;
        path_is_read_out(page).await;
        let told = page.text("return document.querySelector('[data-told]').innerText").await;
        assert!(told.starts_with("Path 1 of"), "{told}");
        for _ in 0..80 {
            if page.js("return document.activeElement.innerText?.trim() === 'Next'").await == true {
                break;
            }
            page.keys(TAB).await;
        }
        page.keys(ENTER).await;
        page.until("the next is read out", "return /Path 2 of/.test(document.querySelector('.path-place').innerText)")
            .await;
        page.shot("path").await;
    });
}

#[test]
fn how_is_kirill_dmitriev_linked_to_nato_with_a_mouse() {
    with_page(Screen::default(), "", async |page| {
        let [from, to] = ["Kirill Dmitriev", "NATO"];
        page.press(Pointer::Mouse, "document.querySelector('#search')").await;
        page.keys("dmitriev").await;
        page.press(Pointer::Mouse, "document.querySelector('[role=option]')").await;
        page.until(from, "return /Dmitriev/.test(document.querySelector('#inspector h2')?.innerText ?? '')").await;
        page.press(
            Pointer::Mouse,
            "[...document.querySelectorAll('#inspector .action')].find(it => /Path/.test(it.innerText))",
        )
        .await;
        page.until("the box begins to ask", "return document.activeElement.id === 'search'").await;
        assert_eq!(page.text("return document.activeElement.value").await, format!("path from {from} to "));
        // Ends are proposed at once; the other one is typed.
        page.until("ends are offered", "return document.querySelectorAll('[role=option]').length > 3").await;
        page.keys("nato").await;
        let option = format!(
            "[...document.querySelectorAll('[role=option]')].find(it => it.innerText.includes('{from} to {to}'))"
        );
        page.until("the path is offered", &format!("return {option}")).await;
        page.press(Pointer::Mouse, &option).await;
        path_is_read_out(page).await;
    });
}

#[test]
fn how_is_kirill_dmitriev_linked_to_nato_by_touch() {
    let screen = Screen { width: 390, height: 844, touch: true, ..Screen::default() };
    with_page(screen, "", async |page| {
        page.press(Pointer::Finger, "document.querySelector('.tool-legend')").await;
        page.press(Pointer::Finger, "document.querySelector('#search')").await;
        page.keys("path dmitriev to nato").await;
        page.press(Pointer::Finger, "document.querySelector('[role=option]')").await;
        path_is_read_out(page).await;
    });
}

#[test]
fn the_view_is_described_and_a_filter_is_told_once() {
    with_page(Screen::default(), "", async |page| {
        let shown = "return document.querySelector('[data-shown]').innerText";
        let before = page.text(shown).await;
        assert!(before.ends_with("shown"), "{before}");
        page.js("document.querySelector('#legend button.row').click()").await;
        page.until(
            "the filter is told",
            &format!("return document.querySelector('[data-shown]').innerText !== {before:?}"),
        )
        .await;
        page.js("[...document.querySelectorAll('.skip')].find(it => /Describe/.test(it.innerText)).click()").await;
        page.until(
            "the view is described",
            "return /left out by the legend/.test(document.querySelector('dialog[open]')?.innerText ?? '')",
        )
        .await;
        page.shot("described").await;
    });
}
