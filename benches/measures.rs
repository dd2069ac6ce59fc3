//! What measures and projections cost with 20,000 events of 50,000 people, in the page: until a row is there, until the last
//! measure is known, and the longest that the page was deaf meanwhile. `cargo bench --bench measures` after `scripts/build`.

// The page, as the tests drive it; they use more of it than this does.
#[allow(dead_code)]
#[path = "../tests/e2e/browser.rs"]
mod browser;
#[allow(dead_code)]
#[path = "../tests/e2e/server.rs"]
mod server;

/// Makes and opens an article: towns of people who meet in twos to fives, mostly their neighbours.
const OPEN: &str = r#"
const people = 50000, events = 20000;
let state = 7;
const random = (below) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor(state / 4294967296 * below); };
const entities = [{ id: 'paper', kind: 'organisation', name: 'Paper', evidence: ['x'] }];
for (let at = 0; at < people; at++) entities.push({ id: 'p' + at, kind: 'person', name: 'Given' + at + ' Family' + at, evidence: ['x'] });
const made = [];
for (let at = 0; at < events; at++) {
  const home = random(people), present = new Set();
  for (let seat = 2 + random(4); seat > 0; seat--) present.add(random(20) ? (home + random(40)) % people : random(people));
  const day = String(1 + random(28)).padStart(2, '0'), month = String(1 + random(12)).padStart(2, '0');
  made.push({ id: 'e' + at, type: 'meeting', title: 'Meeting ' + at, status: random(20) ? 'occurred' : 'cancelled', evidence: ['x'],
    participants: [...present].map((who) => ({ entity: 'p' + who, role: 'participant' })),
    time: { edtf: (1990 + random(30)) + '-' + month + '-' + day, basis: 'stated' } });
}
const text = JSON.stringify({ format: 'article-data/1.0', article: { id: 'many', title: 'Many', publisher: 'paper', language: 'en',
  as_of: '2025-01-01', text_sha256: '0'.repeat(64) }, entities, relations: [], events: made });
const data = new DataTransfer();
data.items.add(new File([text], 'many.json', { type: 'application/json' }));
for (const type of ['dragenter', 'dragover', 'drop']) document.querySelector('.shell').dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
"#;

/// Does something and waits until `done`; answers the milliseconds until then and the longest gap between two timers.
fn timed(act: &str, done: &str) -> String {
    format!(
        "window.found = null; const start = performance.now(); let last = start, deaf = 0; \
         const beat = setInterval(() => {{ const now = performance.now(); deaf = Math.max(deaf, now - last); last = now; \
           if ({done}) {{ clearInterval(beat); window.found = [now - start, deaf]; }} }}, 1); {act}"
    )
}

fn main() {
    browser::with_page(browser::Screen::default(), "", async |page| {
        page.js("for (const close of document.querySelectorAll('.article-tools button:last-child')) close.click()")
            .await;
        page.js(OPEN).await;
        page.until("it is open", "return /50001 people/.test(document.querySelector('#inspector').innerText)").await;
        page.js("document.activeElement.blur()").await;
        let key = |key: &str| {
            format!(
                "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true }}))"
            )
        };
        let open = "document.querySelector('#measures-title').getAttribute('aria-expanded') === 'true'";
        let click = "document.querySelector('#measures-title').click()";
        let told = [
            ("measures: the first rows", click.to_owned(), "document.querySelector('#measure-pairs li')".to_owned()),
            ("measures: all known", String::new(), "document.querySelector('#measure-between li')".to_owned()),
        ];
        for (what, act, done) in told {
            take(page, what, &act, &done).await;
        }
        let check = "document.querySelector('#communities').click()";
        take(page, "communities: known", check, "document.querySelector('#measure-communities li')").await;
        page.js(check).await;
        page.js(&format!("if ({open}) {click}")).await;
        for (projection, sign) in [("lines", "lines"), ("countries", "countries"), ("people", "people"), ("dots", "")] {
            let done = match sign {
                "" => "!/[#&]p=/.test(location.hash)".to_owned(),
                sign => format!("/[#&]p={sign}/.test(location.hash)"),
            };
            take(page, &["projection: ", projection].concat(), &key("e"), &done).await;
        }
    });
}

async fn take(page: &browser::Page, what: &str, act: &str, done: &str) {
    page.js(&timed(act, done)).await;
    page.until(what, "return !!window.found").await;
    let found = page.js("return window.found").await;
    let number = |at: usize| found[at].as_f64().unwrap_or(f64::NAN);
    println!("{what}: {:.0} ms, deaf for at most {:.0} ms", number(0), number(1));
}
