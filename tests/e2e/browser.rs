//! One page in headless Chromium, and what a user does with it.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::server::Server;

/// How long anything may take on a busy machine before a test gives up on it.
const PATIENCE: Duration = Duration::from_secs(30);

/// How the page is opened.
#[derive(Clone, Copy)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
    pub ratio: f64,
    pub dark: bool,
    pub touch: bool,
    /// Whether things may move: most tests would have to wait for that.
    pub motion: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self { width: 1440, height: 900, ratio: 1.0, dark: false, touch: false, motion: false }
    }
}

impl Screen {
    /// A small phone.
    pub const fn phone() -> Self {
        Self { width: 375, height: 720, ratio: 2.0, dark: false, touch: true, motion: false }
    }
}

/// A page of the built site. Closing it checks that nothing went wrong behind the user's back.
pub struct Page {
    pub client: Client,
    pub server: Server,
    downloads: PathBuf,
    expected: std::cell::Cell<bool>,
    may_fail: std::cell::Cell<bool>,
}

struct Driver {
    port: u16,
    _child: Child,
}

fn driver() -> &'static Driver {
    static DRIVER: OnceLock<Driver> = OnceLock::new();
    DRIVER.get_or_init(|| {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".into());
        let child = Command::new(program)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is missing: run scripts/setup test");
        let begin = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begin.elapsed() < PATIENCE, "chromedriver does not listen");
            std::thread::yield_now();
        }
        Driver { port, _child: child }
    })
}

/// Runs a test against a page; whatever happens the browser is closed, and afterwards no error, violation or foreign
/// request may be found.
pub fn with_page<F>(screen: Screen, hash: &str, test: F)
where
    F: AsyncFnOnce(&Page),
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let page = Page::open(screen, hash).await;
        test(&page).await;
        page.finish().await;
    });
}

/// A command of Chromium's own driver that the standard does not have.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

impl Page {
    async fn open(screen: Screen, hash: &str) -> Self {
        let server = Server::start();
        let binary =
            ["/usr/bin/chromium", "/usr/bin/google-chrome"].iter().find(|path| std::path::Path::new(path).exists());
        let mut options = json!({
            "args": [
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--no-first-run", "--disable-quic", "--hide-scrollbars",
                format!("--window-size={},{}", screen.width, screen.height),
            ],
        });
        // By the port, which no other page has meanwhile; what an earlier run left there is gone.
        let port = server.address().rsplit(':').next().unwrap_or_default().to_owned();
        let downloads = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("downloads").join(port);
        let _ = std::fs::remove_dir_all(&downloads);
        std::fs::create_dir_all(&downloads).unwrap();
        options["prefs"] = json!({
            "download.default_directory": downloads, "download.prompt_for_download": false,
            "profile.default_content_setting_values.automatic_downloads": 1,
        });
        if let Some(binary) = binary {
            options["binary"] = json!(binary);
        }
        let capabilities = json!({
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let Value::Object(capabilities) = capabilities else { unreachable!() };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", driver().port))
            .await
            .expect("a browser session");
        let page = Self { client, server, downloads, expected: Default::default(), may_fail: Default::default() };
        page.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": screen.width, "height": screen.height, "deviceScaleFactor": screen.ratio, "mobile": screen.touch }),
        )
        .await;
        page.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [
                { "name": "prefers-color-scheme", "value": if screen.dark { "dark" } else { "light" } },
                { "name": "prefers-reduced-motion", "value": if screen.motion { "no-preference" } else { "reduce" } },
            ] }),
        )
        .await;
        if screen.touch {
            page.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await;
        }
        page.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": "window.violations = []; document.addEventListener('securitypolicyviolation', event => \
                window.violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample)); \
                new MutationObserver((_, self) => { if (document.querySelector('[data-settled=true]')) { \
                self.disconnect(); requestAnimationFrame(() => { window.laidOutAt = performance.now(); }); } }).observe(document, \
                { attributes: true, childList: true, subtree: true, attributeFilter: ['data-settled'] });" }),
        )
        .await;
        page.client.goto(&format!("{}/{hash}", page.server.address())).await.unwrap();
        page.until("the graph is laid out", "return !!document.querySelector('[data-settled=true]')").await;
        page.rest().await;
        page
    }

    /// Speaks to the browser's developer tools.
    pub async fn devtools(&self, command: &str, params: Value) -> Value {
        let body = json!({ "cmd": command, "params": params });
        self.client.issue_cmd(Vendor { path: "goog/cdp/execute", body }).await.unwrap()
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let log = self.client.issue_cmd(Vendor { path: "se/log", body: json!({ "type": kind }) }).await.unwrap();
        log.as_array().cloned().unwrap_or_default()
    }

    /// What a piece of script in the page returns.
    pub async fn js(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The text that a piece of script returns.
    pub async fn text(&self, script: &str) -> String {
        match self.js(script).await {
            Value::String(text) => text,
            other => other.to_string(),
        }
    }

    /// Waits until a piece of script returns something true.
    pub async fn until(&self, what: &str, script: &str) {
        let begin = Instant::now();
        loop {
            let value = self.js(script).await;
            if value != Value::Null && value != Value::Bool(false) && value != json!("") && value != json!(0) {
                return;
            }
            if begin.elapsed() > PATIENCE {
                let page = self.text("return document.body.innerText.slice(0, 2000)").await;
                let logs = self.log("browser").await;
                panic!("waited in vain until {what}; the page says:\n{page}\n{logs:#?}");
            }
        }
    }

    /// Waits until nothing is left to be drawn: two frames and a task without work of ours.
    pub async fn rest(&self) {
        self.client
            .execute_async(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)));",
                Vec::new(),
            )
            .await
            .unwrap();
    }

    /// Presses and releases the main button at a place of the window, in CSS pixels.
    pub async fn click_at(&self, x: f64, y: f64) {
        let pointer = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(pointer).await.unwrap();
        self.rest().await;
    }

    /// Moves the mouse to a place of the window, in CSS pixels.
    pub async fn hover_at(&self, x: f64, y: f64) {
        let pointer = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x: x - 3.0, y })
            .then(PointerAction::MoveTo { duration: None, x, y });
        self.client.perform_actions(pointer).await.unwrap();
    }

    /// Drags with the main button.
    pub async fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        let pointer = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x: from.0, y: from.1 })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::MoveTo { duration: None, x: middle.0, y: middle.1 })
            .then(PointerAction::MoveTo { duration: None, x: to.0, y: to.1 })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(pointer).await.unwrap();
        self.rest().await;
    }

    /// Presses keys one after the other; WebDriver's codes stand for special ones.
    pub async fn keys(&self, text: &str) {
        let mut keys = KeyActions::new("keyboard".into());
        for value in text.chars() {
            keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(keys).await.unwrap();
        self.rest().await;
    }

    /// Presses keys while the first of them, such as Ctrl, is held.
    pub async fn chord(&self, text: &str) {
        let mut letters = text.chars();
        let held = letters.next().expect("a key to hold");
        let mut keys = KeyActions::new("keyboard".into()).then(KeyAction::Down { value: held });
        for value in letters {
            keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(keys.then(KeyAction::Up { value: held })).await.unwrap();
        self.rest().await;
    }

    /// Where the canvas is in the window: left, top, width, height.
    pub async fn canvas(&self) -> [f64; 4] {
        let bounds = self
            .js("const r = document.querySelector('[data-settled]').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]")
            .await;
        std::array::from_fn(|at| bounds[at].as_f64().unwrap())
    }

    /// A picture of the window, kept under `target/shots` for looking at.
    pub async fn shot(&self, name: &str) {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("shots");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), self.client.screenshot().await.unwrap()).unwrap();
    }

    /// The one file that the page has saved since the last call: its name and what is in it.
    pub async fn downloaded(&self) -> (String, Vec<u8>) {
        let begin = Instant::now();
        loop {
            let files: Vec<PathBuf> =
                std::fs::read_dir(&self.downloads).unwrap().flatten().map(|entry| entry.path()).collect();
            let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
            // While it is written it has another name.
            if let [path] = &files[..]
                && !name(path).ends_with(".crdownload")
                && !name(path).starts_with('.')
            {
                let file = (name(path), std::fs::read(path).unwrap());
                std::fs::remove_file(path).unwrap();
                return file;
            }
            if begin.elapsed() > PATIENCE {
                panic!("nothing was saved: {files:?}; {:#?}", self.log("browser").await);
            }
            self.rest().await;
        }
    }

    /// The test brought the program down: its failure screen and its words on the console are no finding.
    pub async fn expect_failure(&self) {
        self.may_fail.set(true);
        self.forget_errors().await;
    }

    /// The test provoked errors on the console: they are no finding.
    pub async fn forget_errors(&self) {
        self.log("browser").await;
    }

    /// The test provoked violations of the policy: they are no finding.
    pub async fn forget_violations(&self) {
        self.js("window.violations.length = 0").await;
        self.forget_errors().await;
        self.expected.set(true);
    }

    async fn finish(self) {
        let violations = self.js("return window.violations").await;
        let failed = self.js("const f = document.getElementById('failure'); return !!f && !f.hidden").await;
        let errors: Vec<String> = self
            .log("browser")
            .await
            .iter()
            .filter(|entry| entry["level"] == "SEVERE")
            .map(|entry| entry["message"].to_string())
            .collect();
        let own = self.server.address();
        let foreign: Vec<String> = self
            .log("performance")
            .await
            .iter()
            .filter_map(|entry| {
                let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
                let message = &message["message"];
                let url = message["params"]["request"]["url"].as_str()?;
                (message["method"] == "Network.requestWillBeSent" && url.starts_with("http") && !url.starts_with(&own))
                    .then(|| url.to_owned())
            })
            .collect();
        let reports = self.server.reports();
        let (expected, may_fail) = (self.expected.get(), self.may_fail.get());
        self.client.close().await.unwrap();
        let _ = std::fs::remove_dir_all(&self.downloads);
        assert_eq!(violations, json!([]), "policy violations");
        if expected {
            assert!(!reports.is_empty(), "the provoked violation was not reported");
        } else {
            assert_eq!(reports, Vec::<String>::new(), "policy violation reports");
        }
        assert_eq!(errors, Vec::<String>::new(), "errors on the console");
        assert_eq!(foreign, Vec::<String>::new(), "requests to another origin");
        assert_eq!(failed, json!(may_fail), "the failure screen is shown, or is not");
    }
}
