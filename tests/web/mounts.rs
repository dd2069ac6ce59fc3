//! The whole app, put into a page and taken out again: what it leaves behind, and what it hears of its surroundings.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlCanvasElement;

use super::clock::{frames, pause};
use super::renders::Mounted;

/// Keeps an eye on contexts, frames, and listeners on what outlives the app.
const WATCH: &str = r#"if (!window.watched) {
    const seen = window.watched = { contexts: new Set(), listeners: 0, frames: 0, lists: [] };
    const context = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...of) {
        const found = context.call(this, kind, ...of);
        if (found && kind === 'webgl2') seen.contexts.add(found);
        return found;
    };
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const stays = target => !target || target === window || target === document || target instanceof MediaQueryList;
    EventTarget.prototype.addEventListener = function (...of) {
        seen.listeners += stays(this);
        return add.apply(this ?? window, of);
    };
    EventTarget.prototype.removeEventListener = function (...of) {
        seen.listeners -= stays(this);
        return remove.apply(this ?? window, of);
    };
    const ask = window.requestAnimationFrame;
    window.requestAnimationFrame = draw => { seen.frames++; return ask.call(window, draw); };
    const match = window.matchMedia;
    window.matchMedia = query => { const list = match.call(window, query); seen.lists.push(list); return list; };
}"#;

fn number(script: &str) -> f64 {
    js_sys::eval(script).unwrap().as_f64().unwrap_or_else(|| panic!("{script}"))
}

fn run(script: &str) -> JsValue {
    js_sys::eval(script).unwrap()
}

#[wasm_bindgen_test]
async fn thirty_mounts_leave_nothing_behind() {
    run(WATCH);
    let address = run("location.href");
    run("history.replaceState(null, '', '?renderer=gl')");
    let alive = "[...watched.contexts].filter(context => !context.isContextLost()).length";
    let others = number(alive);
    let mut listeners = None;
    for time in 0..30 {
        let mounted = Mounted::begin().await;
        frames(2).await;
        let now = number(alive) - others;
        assert!(now <= 1.0, "{now} contexts are alive in mount {time}");
        drop(mounted);
        pause(0).await;
        let left = number("watched.listeners");
        // The first may have found something to listen to for good.
        assert_eq!(*listeners.get_or_insert(left), left, "listeners after mount {time}");
    }
    assert!(number("watched.contexts.size") >= 30.0, "the watch sleeps");
    assert_eq!(number(alive), others);
    run("watched.frames = 0");
    pause(300).await;
    assert_eq!(number("watched.frames"), 0.0, "frames without an app");
    js_sys::Reflect::set(&js_sys::global(), &"back".into(), &address).unwrap();
    run("history.replaceState(null, '', back)");
}

#[wasm_bindgen_test]
async fn a_window_moved_to_a_sharper_display_is_drawn_sharply() {
    run(WATCH);
    run("watched.lists = []");
    let mounted = Mounted::new().await;
    let width = || {
        let canvas = mounted.surface().query_selector("canvas").unwrap().unwrap();
        canvas.unchecked_into::<HtmlCanvasElement>().width()
    };
    frames(2).await;
    let before = width();
    assert_eq!(f64::from(before), 800.0 * number("devicePixelRatio"));
    // The window keeps its size: only the media queries tell.
    run("Object.defineProperty(window, 'devicePixelRatio', { configurable: true, value: 2 })");
    run(
        "watched.lists.filter(list => list.media.includes('1.6dppx')).forEach(list => list.dispatchEvent(new Event('change')))",
    );
    frames(3).await;
    let sharp = width();
    run("delete window.devicePixelRatio");
    assert_eq!(sharp, 1600);
}
