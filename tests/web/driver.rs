//! The layout in the browser: the same bits as natively, in the page, and after a worker that died.

use std::cell::RefCell;
use std::rc::Rc;

use summitry::host::{CanvasMeasure, LayoutDriver, LayoutKind};
use summitry::layout::{Frame, Request, Simulation, digest, fixture};
use summitry::scene::{LabelFont, Measure};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use super::clock::pause;

/// The digest that the native test holds, read off its source, so that there is one.
fn native_digest() -> u64 {
    digest_after("const DIGEST_OF_200: u64 = 0x")
}

fn digest_after(name: &str) -> u64 {
    let source = include_str!("../it/layout.rs");
    let (_, after) = source.split_once(name).unwrap();
    let digits: String = after.chars().take_while(|c| *c != ';').filter(|c| *c != '_').collect();
    u64::from_str_radix(&digits, 16).unwrap()
}

/// Starts the fixture and answers with the first settled frame of this revision and how many frames came.
async fn settle(driver: &Rc<RefCell<Option<LayoutDriver>>>, frames: &Rc<RefCell<Vec<Frame>>>, revision: u32) -> Frame {
    let input = fixture::news_like(200, 7);
    driver.borrow().as_ref().unwrap().send(Request::Start { revision, input });
    for _ in 0..600 {
        let settled = frames.borrow().iter().find(|frame| frame.settled && frame.revision == revision).cloned();
        if let Some(frame) = settled {
            return frame;
        }
        pause(20).await;
    }
    panic!("not settled in 12 s, {} frames", frames.borrow().len());
}

/// A driver that keeps a copy of every frame and gives its positions back at once.
fn keeping() -> (Rc<RefCell<Option<LayoutDriver>>>, Rc<RefCell<Vec<Frame>>>) {
    let driver: Rc<RefCell<Option<LayoutDriver>>> = Rc::default();
    let frames: Rc<RefCell<Vec<Frame>>> = Rc::default();
    let (giving, kept) = (Rc::clone(&driver), Rc::clone(&frames));
    let started = LayoutDriver::start(move |frame| {
        kept.borrow_mut().push(frame.clone());
        if let Some(driver) = &*giving.borrow() {
            driver.give_back(frame.positions);
        }
    });
    *driver.borrow_mut() = Some(started);
    (driver, frames)
}

#[wasm_bindgen_test]
fn the_browser_lays_out_to_the_same_bits_as_natively() {
    let mut simulation = Simulation::new(fixture::news_like(200, 7));
    while simulation.tick() {}
    assert_eq!(digest(simulation.positions()), native_digest());
    let mut large = Simulation::new(fixture::news_like(600, 7));
    while large.tick() {}
    assert_eq!(digest(large.positions()), digest_after("const DIGEST_OF_600: u64 = 0x"));
}

#[wasm_bindgen_test]
async fn the_driver_settles_in_the_page_where_no_worker_starts() {
    let (driver, frames) = keeping();
    assert_eq!(driver.borrow().as_ref().unwrap().kind(), LayoutKind::Inline);
    let settled = settle(&driver, &frames, 3).await;
    assert_eq!(digest(&settled.positions), native_digest());
    let count = frames.borrow().len();
    pause(60).await;
    assert_eq!(frames.borrow().len(), count, "at rest no frame comes");
    // Taken out first: dropping it must not find it borrowed.
    let ended = driver.borrow_mut().take();
    drop(ended);
}

#[wasm_bindgen_test]
async fn no_third_frame_comes_before_a_buffer_is_given_back() {
    let frames: Rc<RefCell<Vec<Frame>>> = Rc::default();
    let kept = Rc::clone(&frames);
    let driver = LayoutDriver::start(move |frame| kept.borrow_mut().push(frame));
    driver.send(Request::Start { revision: 1, input: fixture::news_like(200, 7) });
    pause(1_500).await;
    assert_eq!(frames.borrow().len(), 2);
    let frame = frames.borrow_mut().pop().unwrap();
    driver.give_back(frame.positions);
    pause(100).await;
    assert_eq!(frames.borrow().len(), 2);
    drop(driver);
    pause(30).await;
}

/// Sets `summitryBoot` to one whose workers run this script.
fn boot_with(script: &str) -> Closure<dyn Fn() -> web_sys::Worker> {
    let text = js_sys::Array::of1(&script.into());
    let start = Closure::<dyn Fn() -> web_sys::Worker>::new(move || {
        let blob = web_sys::Blob::new_with_str_sequence(&text).unwrap();
        web_sys::Worker::new(&web_sys::Url::create_object_url_with_blob(&blob).unwrap()).unwrap()
    });
    let boot = js_sys::Object::new();
    js_sys::Reflect::set(&boot, &"startWorker".into(), start.as_ref().unchecked_ref()).unwrap();
    js_sys::Reflect::set(&js_sys::global(), &"summitryBoot".into(), &boot).unwrap();
    start
}

#[wasm_bindgen_test]
async fn a_worker_that_dies_is_followed_by_the_page() {
    let _boot = boot_with("postMessage(null); onmessage = () => { throw new Error('dies'); }");
    let (driver, frames) = keeping();
    js_sys::Reflect::set(&js_sys::global(), &"summitryBoot".into(), &JsValue::UNDEFINED).unwrap();
    assert_eq!(driver.borrow().as_ref().unwrap().kind(), LayoutKind::Worker);
    let settled = settle(&driver, &frames, 9).await;
    assert_eq!(driver.borrow().as_ref().unwrap().kind(), LayoutKind::Inline);
    assert_eq!(digest(&settled.positions), native_digest());
    let ended = driver.borrow_mut().take();
    drop(ended);
}

#[wasm_bindgen_test]
async fn a_worker_that_talks_nonsense_is_followed_by_the_page() {
    let script = "postMessage(null); onmessage = () => postMessage([new Uint32Array([1, 2]), new Float32Array(3)]);";
    let _boot = boot_with(script);
    let (driver, frames) = keeping();
    js_sys::Reflect::set(&js_sys::global(), &"summitryBoot".into(), &JsValue::UNDEFINED).unwrap();
    let settled = settle(&driver, &frames, 2).await;
    assert_eq!(digest(&settled.positions), native_digest());
    let ended = driver.borrow_mut().take();
    drop(ended);
}

#[wasm_bindgen_test]
fn texts_are_measured_as_they_are_drawn() {
    let measure = CanvasMeasure::new();
    let width = |text: &str, size: f32, font| measure.width(text, size, font);
    assert_eq!(width("", 13.0, LabelFont::Plain), 0.0);
    let (short, long) = (width("Putin", 13.0, LabelFont::Plain), width("Putin Putin", 13.0, LabelFont::Plain));
    assert!(short > 15.0 && long > short * 1.9);
    assert_eq!(width("Putin", 13.0, LabelFont::Plain), short, "the same again");
    let double = width("Putin", 26.0, LabelFont::Plain);
    assert!((double / short - 2.0).abs() < 0.1);
    assert!(width("Putin", 13.0, LabelFont::Strong) >= short);
}
