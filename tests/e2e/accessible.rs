//! What axe-core finds, in light and dark, with panels open: nothing.

use serde_json::{Value, json};

use super::browser::{Page, Screen, with_page};
use super::same_picture::place_of;

fn axe() -> String {
    let tools = std::env::var("SUMMITRY_TOOLS").unwrap_or_else(|_| {
        let cache =
            std::env::var("XDG_CACHE_HOME").unwrap_or_else(|_| format!("{}/.cache", std::env::var("HOME").unwrap()));
        format!("{cache}/summitry")
    });
    let path = format!("{tools}/npm/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}: run scripts/setup test"))
}

async fn findings(page: &Page) -> Vec<String> {
    // Through the developer tools: the page's own policy would rightly refuse a script from elsewhere.
    page.devtools("Runtime.evaluate", json!({ "expression": axe() })).await;
    let result = page
        .devtools(
            "Runtime.evaluate",
            json!({
                "expression": "axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(v => \
                    v.id + ': ' + v.help + ' – ' + v.nodes.map(n => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | ')))",
                "awaitPromise": true,
                "returnByValue": true,
            }),
        )
        .await;
    let value = &result["result"]["value"];
    assert!(value.is_array(), "axe did not run: {result}");
    value.as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

async fn look_everywhere(page: &Page, name: &str) {
    assert_eq!(findings(page).await, Vec::<String>::new(), "{name}: as opened");
    page.js("document.activeElement.blur()").await;
    page.keys("t").await;
    page.until("the timeline is open", "return document.querySelector('#timeline .tl-mark')").await;
    page.js("document.querySelector('#timeline [aria-label=\"List in time order\"]').click()").await;
    page.until("its list is open", "return document.querySelector('.timeline-list')").await;
    page.shot(&format!("{name}-timeline")).await;
    assert_eq!(findings(page).await, Vec::<String>::new(), "{name}: with the timeline and its list open");
    page.js("document.querySelector('#timeline [aria-label=\"List in time order\"]').click()").await;
    let (x, y) = place_of(page, "anchorage-recap#putin").await;
    page.click_at(x, y).await;
    page.until(
        "Putin is inspected",
        "return /Vladimir Putin/.test(document.querySelector('#inspector')?.innerText ?? '')",
    )
    .await;
    page.shot(&format!("{name}-putin")).await;
    assert_eq!(findings(page).await, Vec::<String>::new(), "{name}: with a person inspected");
    page.js("document.querySelector('#inspector [data-quote^=\"anchorage-recap#\"]').click()").await;
    page.until("the reader is open", "return document.querySelector('#reader')").await;
    page.shot(&format!("{name}-reader")).await;
    assert_eq!(findings(page).await, Vec::<String>::new(), "{name}: with the reader open");
    page.keys("\u{e00c}").await;
    page.js("document.activeElement.blur()").await;
    page.keys("l").await;
    for table in ["names", "events", "relations"] {
        page.js(&format!("document.querySelector('#list-tab-{table}').click()")).await;
        page.until(
            "the table is shown",
            &format!(
                "return document.querySelector('[data-table={table}] [data-node], [data-table={table}] [data-edge]')"
            ),
        )
        .await;
        page.shot(&format!("{name}-table-{table}")).await;
        assert_eq!(findings(page).await, Vec::<String>::new(), "{name}: with the table of {table} open");
    }
}

#[test]
fn axe_finds_nothing_in_light() {
    with_page(Screen::default(), "", async |page| look_everywhere(page, "light").await);
}

#[test]
fn axe_finds_nothing_in_dark() {
    with_page(Screen { dark: true, ..Screen::default() }, "", async |page| look_everywhere(page, "dark").await);
}

#[test]
fn axe_finds_nothing_on_a_phone() {
    let screen = Screen { width: 375, height: 720, ratio: 2.0, ..Screen::default() };
    with_page(screen, "", async |page| assert_eq!(findings(page).await, Vec::<String>::new()));
}

#[test]
fn at_200_percent_nothing_is_cut_off() {
    let screen = Screen { width: 720, height: 450, ratio: 2.0, ..Screen::default() };
    with_page(screen, "", async |page| {
        page.shot("zoomed").await;
        let wide = page.js("return document.documentElement.scrollWidth > window.innerWidth").await;
        assert_eq!(wide, json!(false), "the page scrolls sideways");
    });
}
