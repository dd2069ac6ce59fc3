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
