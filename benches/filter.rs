//! How long a change of the filter or of the time takes until the picture has changed, in the built site.
//! `cargo bench --bench filter -- [FILE…]` after `scripts/build`: the demo, 20,000 synthetic events, and article files. The
//! test `the_visits_become_one_article` leaves the visits under `target/tmp/visits.json`.

// The page, as the tests drive it; they use more of it than this does.
#[allow(dead_code)]
#[path = "../tests/e2e/browser.rs"]
mod browser;
#[allow(dead_code)]
#[path = "../tests/e2e/server.rs"]
mod server;

use serde_json::{Value, json};

/// Changes of each sort.
const TIMES: usize = 14;
/// After so many milliseconds the full picture is there and nothing is under way.
const REST: u32 = 1_200;

/// From an act to the end of the frame that shows it, in milliseconds.
const MEASURE: &str = "
    window.measured = async act => {
        const began = performance.now();
        act();
        await new Promise(done => requestAnimationFrame(done));
        return performance.now() - began;
    };";

const ACTS: &[(&str, &str)] = &[
    ("legend", "document.querySelector('#legend button.row').click()"),
    ("status", "document.querySelector('#narrow .choice').click()"),
    (
        "words",
        "const f = document.querySelector('#narrow-words'); f.value = f.value ? '' : 'visit'; f.dispatchEvent(new InputEvent('input', { bubbles: true }))",
    ),
    (
        "time",
        "document.querySelector('.tl-handle').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }))",
    ),
];

/// Hides the rest from now on: something has to be filtered by while that is asked.
const HIDE: &str = "const choice = document.querySelector('#narrow .choice'); choice.click(); await rest(); \
    [...document.querySelectorAll('.bar-act')].find(it => it.textContent === 'Hide the rest').click(); await rest(); choice.click(); await rest()";

fn main() {
    run("demo", None);
    for file in std::env::args().skip(1).filter(|it| !it.starts_with("--")) {
        let text = std::fs::read_to_string(&file).expect("an article file");
        run(&file, Some(text));
    }
    run("20,000 events", Some(synthetic(20_000)));
}

fn run(name: &str, article: Option<String>) {
    browser::with_page(browser::Screen::default(), "", async |page| {
        if let Some(article) = article {
            let close =
                "document.querySelectorAll('.article-tools button:last-child').forEach(button => button.click())";
            page.js(close).await;
            let drop = "const data = new DataTransfer(); data.items.add(new File([arguments[0]], 'a.json', { type: 'application/json' })); \
                document.querySelector('.shell').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))";
            page.client.execute(drop, vec![json!(article)]).await.expect("the file is dropped");
            page.until("it is open", "return document.querySelectorAll('.article').length === 1").await;
            page.until("it is laid out", "return document.querySelector('[data-settled=true]')").await;
        }
        page.keys("t").await;
        page.until("the timeline is there", "return document.querySelector('.tl-handle')").await;
        page.js(MEASURE).await;
        println!("{name}: {}", page.text("return document.querySelector('.status-counts').textContent").await);
        page.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).await;
        for (way, before) in [("faded", ""), ("hidden", HIDE)] {
            let before = format!(
                "const done = arguments[0], rest = () => new Promise(done => setTimeout(done, {REST})); (async () => {{ {before}; await rest(); done(); }})()"
            );
            page.client.execute_async(&before, Vec::new()).await.expect("the page rests");
            for (what, act) in ACTS {
                measure(page, &format!("{what}, {way}"), act).await;
            }
        }
    });
}

/// Does it again and again, and prints the medians.
async fn measure(page: &browser::Page, what: &str, act: &str) {
    let (mut clock, mut first, mut all) = (Vec::new(), Vec::new(), Vec::new());
    let acted = format!("const done = arguments[0]; window.measured(() => {{ {act} }}).then(done)");
    let rest = format!("setTimeout(arguments[0], {REST})");
    for _ in 0..TIMES {
        let begin = cpu(page).await;
        let time = page.client.execute_async(&acted, Vec::new()).await.expect("a time");
        clock.push(time.as_f64().expect("milliseconds"));
        first.push(cpu(page).await - begin);
        page.client.execute_async(&rest, Vec::new()).await.expect("the page rests");
        all.push(cpu(page).await - begin);
    }
    let median = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        (times[times.len() / 2], times[0], times[times.len() - 1])
    };
    let ((latency, least, most), (first, ..), (all, ..)) = (median(&mut clock), median(&mut first), median(&mut all));
    println!(
        "  {what}: {latency:.1} ms to the picture ({least:.1}\u{2013}{most:.1}); CPU of the page's main thread {first:.1} ms, {all:.1} until all is at rest"
    );
}

/// The processor time that the page's main thread has taken, in milliseconds.
async fn cpu(page: &browser::Page) -> f64 {
    let metrics = page.devtools("Performance.getMetrics", json!({})).await;
    let all = metrics["metrics"].as_array().expect("metrics");
    let tasks = all.iter().find(|metric| metric["name"] == "TaskDuration").expect("the time of tasks");
    tasks["value"].as_f64().expect("seconds") * 1_000.0
}

/// People of sixty countries who meet by twos to fives over ten years.
fn synthetic(events: usize) -> String {
    let mut seed = 1_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let people = events / 8;
    let mut entities = vec![json!({ "id": "paper", "kind": "organisation", "name": "Paper", "evidence": ["Paper"] })];
    entities.extend((0..60).map(|at| {
        let code: String = [at / 26, at % 26].iter().map(|letter| char::from(b'A' + *letter as u8)).collect();
        json!({ "id": format!("c{at}"), "kind": "country", "name": format!("Country {code}"), "ids": { "iso3166": code }, "evidence": ["Country"] })
    }));
    entities.extend((0..people).map(|at| {
        json!({ "id": format!("p{at}"), "kind": "person", "name": format!("Person {at}"), "evidence": ["Person"] })
    }));
    let all: Vec<Value> = (0..events)
        .map(|at| {
            let present: std::collections::BTreeSet<usize> = (0..2 + random(4)).map(|_| random(people)).collect();
            let parts: Vec<Value> = present
                .iter()
                .map(|who| json!({ "entity": format!("p{who}"), "role": "participant", "side": format!("c{}", who % 60) }))
                .collect();
            let kind = ["meeting", "visit", "call", "talks"][random(4)];
            let status = ["occurred", "occurred", "occurred", "planned", "cancelled"][random(5)];
            let (year, month, day) = (2015 + random(10), 1 + random(12), 1 + random(28));
            json!({
                "id": format!("e{at}"), "type": kind, "title": format!("A {kind} of {} people, number {at}", parts.len()),
                "status": status, "participants": parts,
                "time": { "edtf": format!("{year}-{month:02}-{day:02}"), "basis": "stated" },
                "evidence": [format!("They met for a {kind} on that day, it was said for the {at}th time.")],
            })
        })
        .collect();
    json!({
        "format": "article-data/1.0",
        "article": { "id": "synthetic", "title": "Synthetic", "publisher": "paper", "language": "en",
            "as_of": "2025-01-01", "text_sha256": "0".repeat(64) },
        "entities": entities, "relations": [], "events": all,
    })
    .to_string()
}
