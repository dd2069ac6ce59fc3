//! Waiting for the browser, where there is no event to wait for.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Lets the event loop run for so many milliseconds.
pub async fn pause(milliseconds: u32) {
    let over = js_sys::Promise::new(&mut |resolve, _| {
        Timeout::new(milliseconds, move || {
            resolve.call0(&JsValue::NULL).unwrap();
        })
        .forget();
    });
    JsFuture::from(over).await.unwrap();
}

/// Lets the browser draw so many frames.
pub async fn frames(count: u32) {
    for _ in 0..count {
        let drawn = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(drawn).await.unwrap();
    }
}

/// Lets the browser draw frames until something holds.
pub async fn until(holds: impl Fn() -> bool) {
    for _ in 0..600 {
        if holds() {
            return;
        }
        frames(1).await;
    }
    panic!("600 frames passed in vain");
}
