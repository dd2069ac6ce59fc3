//! "Which countries' leaders visited together with France's?", asked of all visits: with a mouse, by touch and by the
//! keyboard alone. Where the table of visits is not beside the project there is nothing to ask.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use super::browser::{Page, Screen, with_page};
use super::hand::Pointer;
use super::visits;

const ENTER: &str = "\u{e007}";
const CONTROL: char = '\u{e009}';

/// The visits as a file, and with whom those of France came, and how often; of those that the demo does not tell of.
fn visits_of_france() -> Option<(PathBuf, BTreeMap<String, u64>)> {
    let rows = visits::rows()?;
    let parties = visits::parties(&rows);
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("visits-together.json");
    std::fs::write(&file, visits::article_of(&parties)).unwrap();
    let mut with = BTreeMap::new();
    for party in parties.iter().filter(|party| party.iter().any(|row| row.country == "France")) {
        let others: std::collections::BTreeSet<&str> = party.iter().map(|row| &*row.country).collect();
        for other in others.into_iter().filter(|other| *other != "France") {
            *with.entry(other.to_owned()).or_default() += 1;
        }
    }
    let (network, _) = super::same_picture::demo();
    with.retain(|country, _| network.nodes().all(|(_, node)| *node.name != **country));
    assert!(with.len() > 8 && with.values().any(|times| *times > 2), "{with:?}");
    Some((file, with))
}

async fn opened(page: &Page) {
    page.until("the visits are open", "return /Opened “Visits/.test(document.querySelector('.notice').innerText)")
        .await;
    page.until("they are laid out", "return !!document.querySelector('[data-settled=true]')").await;
    page.rest().await;
}

async fn countries(page: &Page) {
    page.until("countries stand for their people", "return /[#&]p=countries/.test(location.hash)").await;
    page.until("it rests", "return !!document.querySelector('[data-settled=true]')").await;
}

/// What the details of France say: with whom, and how often.
async fn answered(page: &Page, expected: &BTreeMap<String, u64>) {
    page.until("France is inspected", "return document.querySelector('#inspector h2')?.innerText === 'France'").await;
    let rows = page
        .js("return [...document.querySelectorAll('#inspector .together')].map(it => \
             [it.querySelector('.name > span:last-child').textContent, parseInt(it.querySelector('.figures').textContent)])")
        .await;
    let told: BTreeMap<String, u64> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row[0].as_str().unwrap().to_owned(), row[1].as_u64().unwrap()))
        .collect();
    for (country, times) in expected {
        assert_eq!(told.get(country), Some(times), "{country} in {told:?}");
    }
    // It is seen without scrolling who came most often.
    let first = page
        .js("const row = document.querySelector('#inspector .together'); const r = row.getBoundingClientRect(); \
             return [row.innerText, r.bottom <= innerHeight && row.contains(document.elementFromPoint(r.left + 40, r.top + 8))]")
        .await;
    assert!(first[0].as_str().unwrap().contains("United States"), "{first}");
    assert_eq!(first[1], Value::Bool(true), "the first row is on screen");
}

/// The number of events with Canada, which a press shows.
const WITH_CANADA: &str = "[...document.querySelectorAll('#inspector .together')].find(it => it.querySelector('.name > span:last-child').textContent === 'Canada')?.querySelector('button.figures')";

/// The line between the two is looked at: which visits they were, in whose words.
async fn line_answered(page: &Page, expected: &BTreeMap<String, u64>) {
    page.until(
        "the line is inspected",
        "return /reported at/.test(document.querySelector('#inspector h2')?.innerText ?? '')",
    )
    .await;
    let told = page.text("return document.querySelector('#inspector').innerText").await;
    assert!(told.contains("France") && told.contains("Canada"), "{told}");
    let count = page.js("return document.querySelectorAll('#inspector .event').length").await;
    assert!(count.as_u64() <= Some(expected["Canada"]) && count.as_u64() > Some(0), "{count}: {told}");
    assert!(told.contains("Visit of") && told.contains('“') && told.contains("Office of the Historian"), "{told}");
}

fn hit(words: &str) -> String {
    format!(
        "[...document.querySelectorAll('[role=option]')].find(it => it.querySelector('.hit-name').innerText === {words:?})"
    )
}

async fn with_a_pointer(page: &Page, with: Pointer, shot: &str) {
    let Some((file, expected)) = visits_of_france() else { return };
    let narrow = with == Pointer::Finger;
    page.hold_file_dialogs().await;
    if narrow {
        page.press(with, "document.querySelector('.tool-legend')").await;
    }
    page.press(with, "[...document.querySelectorAll('#articles .action')].find(it => /Open/.test(it.innerText))").await;
    page.choose(&file).await;
    opened(page).await;
    if narrow {
        page.press(with, "document.querySelector('#panel-left .rail-close')").await;
    }
    page.press(with, "document.querySelector('.tool-projection')").await;
    page.press(with, "document.querySelector('.tool-projection')").await;
    countries(page).await;
    if narrow {
        page.press(with, "document.querySelector('.tool-legend')").await;
    }
    page.press(with, "document.querySelector('#search')").await;
    page.keys("france").await;
    page.press(with, &hit("France")).await;
    answered(page, &expected).await;
    page.shot(shot).await;
    page.press(with, WITH_CANADA).await;
    line_answered(page, &expected).await;
    assert_eq!(page.js("return document.documentElement.scrollWidth > window.innerWidth").await, Value::Bool(false));
}

#[test]
fn who_visited_together_by_mouse() {
    with_page(Screen::default(), "", async |page| with_a_pointer(page, Pointer::Mouse, "together").await);
}

#[test]
fn who_visited_together_by_touch() {
    let screen = Screen::phone();
    with_page(screen, "", async |page| with_a_pointer(page, Pointer::Finger, "together-phone").await);
}

#[test]
fn who_visited_together_by_keyboard() {
    let Some((file, expected)) = visits_of_france() else { return };
    with_page(Screen { dark: true, ..Screen::default() }, "", async |page| {
        page.hold_file_dialogs().await;
        page.chord(&format!("{CONTROL}o")).await;
        page.choose(&file).await;
        opened(page).await;
        page.keys("ee").await;
        countries(page).await;
        page.keys("/").await;
        page.keys("france").await;
        page.keys(ENTER).await;
        answered(page, &expected).await;
        page.shot("together-dark").await;
        page.tab_to("the events with Canada", &format!("return document.activeElement === {WITH_CANADA}")).await;
        page.keys(ENTER).await;
        line_answered(page, &expected).await;
    });
}
