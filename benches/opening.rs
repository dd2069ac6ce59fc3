//! How long opening the page takes: from navigation to a laid-out demo whose next frame is drawn, in a fresh browser.
//! `cargo bench --bench opening` after `scripts/build`; prints the milliseconds of each opening and their median.

// The page, as the tests drive it; they use more of it than this does.
#[allow(dead_code)]
#[path = "../tests/e2e/browser.rs"]
mod browser;
#[allow(dead_code)]
#[path = "../tests/e2e/server.rs"]
mod server;

/// Openings, each in a browser of its own with an empty cache.
const OPENINGS: usize = 11;

fn main() {
    let mut times = Vec::new();
    let mut first_paints = Vec::new();
    for _ in 0..OPENINGS {
        browser::with_page(browser::Screen::default(), "", async |page| {
            page.until("the time is taken", "return window.laidOutAt").await;
            times.push(page.js("return window.laidOutAt").await.as_f64().unwrap_or(f64::NAN));
            let paint = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0";
            first_paints.push(page.js(paint).await.as_f64().unwrap_or(f64::NAN));
        });
    }
    report("laid out and clickable", &mut times);
    report("first contentful paint", &mut first_paints);
}

fn report(what: &str, times: &mut [f64]) {
    times.sort_by(f64::total_cmp);
    let all: Vec<String> = times.iter().map(|time| format!("{time:.0}")).collect();
    println!("{what}: median {:.0} ms of {} openings ({})", times[times.len() / 2], times.len(), all.join(" "));
}
