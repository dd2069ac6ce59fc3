//! The tables: everything in them, by mouse, by touch and by the keyboard alone.

use serde_json::{Value, json};

use super::browser::{Page, Screen, with_page};

const DOWN: &str = "\u{e015}";
const UP: &str = "\u{e013}";
const RIGHT: &str = "\u{e014}";
const ENTER: &str = "\u{e007}";
const END: &str = "\u{e010}";
const HOME: &str = "\u{e011}";
const PAGE_DOWN: &str = "\u{e00f}";
const ESCAPE: &str = "\u{e00c}";
const TAB: &str = "\u{e004}";
const CONTROL: char = '\u{e009}';

async fn open(page: &Page) {
    page.js("document.activeElement.blur()").await;
    page.keys("l").await;
    page.until("the table is open and has the keyboard", "return document.activeElement.id === 'list-rows'").await;
}

async fn show(page: &Page, table: &str) {
    page.js(&format!("document.querySelector('#list-tab-{table}').click()")).await;
    page.until(
        "the table is shown",
        &format!("return document.querySelector('#list-rows[data-table={table}] .grid-body [role=row]')"),
    )
    .await;
}

/// The cell that the keyboard is on: its row's number and its text.
async fn on(page: &Page) -> (u64, String) {
    let found = page
        .js("const grid = document.querySelector('#list-rows'); const cell = document.getElementById(grid.getAttribute('aria-activedescendant')); \
             if (document.activeElement !== grid || !cell) return null; const at = cell.getBoundingClientRect(), of = grid.getBoundingClientRect(); \
             const seen = at.top >= of.top - 1 && at.bottom <= of.bottom + 1; \
             return seen ? [Number(cell.closest('[role=row]').getAttribute('aria-rowindex')), cell.innerText] : null")
        .await;
    assert_ne!(found, Value::Null, "the keyboard is in the grid, on a cell that is seen");
    (found[0].as_u64().unwrap(), found[1].as_str().unwrap().to_owned())
}

/// All names that the table has, collected while it is scrolled from top to bottom; and the most rows in the page.
async fn scrolled_through(page: &Page) -> (usize, u64) {
    let mut names = std::collections::BTreeSet::new();
    let mut most = 0;
    page.js("document.querySelector('#list-rows').scrollTop = 0").await;
    for _ in 0..200 {
        page.rest().await;
        let found = page
            .js("const rows = [...document.querySelectorAll('.grid-body [role=row]')]; const grid = document.querySelector('#list-rows'); \
                 const end = grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1; grid.scrollTop += grid.clientHeight / 2; \
                 return [rows.map(row => row.dataset.node ?? row.dataset.edge), end]")
            .await;
        let rows = found[0].as_array().unwrap();
        most = most.max(rows.len() as u64);
        names.extend(rows.iter().map(|name| name.as_str().unwrap().to_owned()));
        if found[1] == true {
            return (names.len(), most);
        }
    }
    panic!("the end of the table is never reached");
}

#[test]
fn the_tables_have_every_node_and_line() {
    with_page(Screen::default(), "", async |page| {
        let (network, _) = super::same_picture::demo();
        open(page).await;
        let mut found = Vec::new();
        for table in ["names", "events", "relations"] {
            show(page, table).await;
            let (rows, most) = scrolled_through(page).await;
            assert!(most < 64, "{most} rows are in the page at once");
            let count =
                page.js("return Number(document.querySelector('#list-rows').getAttribute('aria-rowcount')) - 1").await;
            assert_eq!(count, rows);
            found.push(rows);
        }
        assert_eq!(found[0] + found[1], network.node_count());
        assert_eq!(found[2], network.edge_count());
        // Rows are as high as the gaps are reckoned.
        let height =
            page.js("return document.querySelector('.grid-body [role=row]').getBoundingClientRect().height").await;
        assert_eq!(height, 36);
    });
}

#[test]
fn the_keyboard_alone_walks_sorts_selects_and_closes() {
    with_page(Screen::default(), "", async |page| {
        open(page).await;
        assert_eq!(on(page).await.0, 2);
        page.keys(&DOWN.repeat(2)).await;
        page.keys(RIGHT).await;
        let (row, kind) = on(page).await;
        assert!(row == 4 && ["person", "place", "group"].contains(&&*kind), "{row} {kind}");
        page.keys(PAGE_DOWN).await;
        assert!(on(page).await.0 > 10);
        let chord = |key: &str| format!("{CONTROL}{key}");
        page.chord(&chord(END)).await;
        let (last, _) = on(page).await;
        let count = page.js("return document.querySelector('#list-rows').getAttribute('aria-rowcount')").await;
        assert_eq!(count, last.to_string());
        page.chord(&chord(HOME)).await;
        assert_eq!(on(page).await.0, 2);
        page.keys(END).await;
        page.keys(UP).await;
        assert_eq!(on(page).await, (1, "Sources".to_owned()));
        page.keys(HOME).await;
        page.keys(&RIGHT.repeat(3)).await;
        page.keys(ENTER).await;
        page.until(
            "the most events come first",
            "return document.querySelector('[aria-sort=descending]')?.innerText === 'Events'",
        )
        .await;
        page.keys(DOWN).await;
        page.keys(HOME).await;
        let (row, name) = on(page).await;
        assert!(row == 2 && name.ends_with("United States"), "{row} {name}");
        page.keys(" ").await;
        page.until(
            "it is inspected",
            "return /United States/.test(document.querySelector('#inspector h2')?.innerText ?? '')",
        )
        .await;
        page.until(
            "its row is marked",
            "return document.querySelector('#list-rows [aria-selected=true]').innerText.includes('United States')",
        )
        .await;
        // Scrolled far away by other means, the keyboard stays where it was.
        page.js("document.querySelector('#list-rows').scrollTop = 1e6").await;
        page.rest().await;
        page.keys(DOWN).await;
        assert_eq!(on(page).await.0, 3);
        // Back to the tabs, and along them.
        let back = format!("{}{TAB}", '\u{e008}');
        page.chord(&back).await;
        page.until("the tab has the keyboard", "return document.activeElement.id === 'list-tab-names'").await;
        page.keys(RIGHT).await;
        page.until(
            "events are shown",
            "return document.activeElement.id === 'list-tab-events' && document.querySelector('[data-table=events]')",
        )
        .await;
        page.keys(TAB).await;
        assert_eq!(on(page).await.0, 2);
        page.keys(ESCAPE).await;
        page.until("the table is closed", "return !document.querySelector('#list')").await;
    });
}

#[test]
fn the_mouse_selects_and_what_is_selected_elsewhere_comes_into_sight() {
    with_page(Screen::default(), "", async |page| {
        open(page).await;
        show(page, "relations").await;
        let at = page.js("const r = document.querySelectorAll('.grid-body [role=row]')[4].getBoundingClientRect(); return [r.left + 60, r.top + 12]").await;
        page.click_at(at[0].as_f64().unwrap(), at[1].as_f64().unwrap()).await;
        page.until("the line is inspected", "return document.querySelector('#inspector .line-sentence')").await;
        page.js("document.querySelector('#inspector .names button').click()").await;
        page.until(
            "its own table shows it",
            "const row = document.querySelector('#list-rows:not([data-table=relations]) [aria-selected=true]'); if (!row) return false; \
             const at = row.getBoundingClientRect(), of = document.querySelector('#list-rows').getBoundingClientRect(); \
             return at.top >= of.top && at.bottom <= of.bottom + 1",
        )
        .await;
    });
}

#[test]
fn a_table_is_filtered_and_saved_as_it_is_seen() {
    with_page(Screen::default(), "", async |page| {
        open(page).await;
        page.js("document.querySelector('#list-filter').focus()").await;
        page.keys("Зеленськ").await;
        page.until("one row is left", "return document.querySelectorAll('.grid-body [role=row]').length === 1").await;
        page.js("[...document.querySelectorAll('.list-tools button')].find(it => /Save/.test(it.innerText)).click()")
            .await;
        let (name, bytes) = page.downloaded().await;
        assert!(name.starts_with("summitry-2025-") && name.ends_with(".csv"), "{name}");
        let text = String::from_utf8(bytes).unwrap();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines[0], "Name,Kind,Country,Events,Lines,Sources");
        assert!(lines.len() == 2 && lines[1].starts_with("Volodymyr Zelenskyy,person,Ukraine,"), "{text}");
    });
}

#[test]
fn a_finger_selects_a_row_and_scrolls_a_phone() {
    let screen = Screen::phone();
    with_page(screen, "", async |page| {
        page.js("document.querySelector('.tool-list').click()").await;
        page.until("the table is open", "return document.querySelector('.grid-body [role=row]')").await;
        page.shot("phone-table").await;
        let at = page.js("const r = document.querySelectorAll('.grid-body [role=row]')[1].getBoundingClientRect(); return [r.left + 60, r.top + 18]").await;
        let point = json!([{ "x": at[0], "y": at[1] }]);
        page.devtools("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": point })).await;
        page.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
        page.until("it is selected", "return document.querySelector('#list-rows [aria-selected=true]')").await;
        let wide = page.js("return document.documentElement.scrollWidth > window.innerWidth").await;
        assert_eq!(wide, json!(false), "the page scrolls sideways");
    });
}
