//! The way to the static failure screen, and the copies of open articles that it offers for download.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

// What src/host/boot.js offers. Each catches, because in tests there is no boot script.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = summitryBoot, js_name = fail)]
    fn boot_fail(reason: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = summitryBoot, js_name = keep)]
    fn boot_keep(name: &str, bytes: &[u8]) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = summitryBoot, js_name = forget)]
    fn boot_forget(name: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(text: &str);
}

/// From now on a panic leads to the failure screen. The instance is never called again after it.
pub fn install() {
    std::panic::set_hook(Box::new(|panic| show(&panic.to_string())));
}

/// A panic is only told to the console; for workers, whose page sees the trap that follows as an error event.
pub fn install_in_worker() {
    std::panic::set_hook(Box::new(|panic| console_error(&panic.to_string())));
}

/// Ends the app and shows the failure screen with this reason in its details.
pub fn show(reason: &str) {
    if boot_fail(reason).is_err() {
        console_error(reason);
    }
}

/// Keeps the bytes of an open article outside the module, so that the failure screen can offer it as the file `name`.
/// Others under the same name replace the first.
pub fn keep(name: &str, bytes: &[u8]) {
    // Without a boot script there is no failure screen either.
    let _ = boot_keep(name, bytes);
}

/// No longer offers the article kept under this name.
pub fn forget(name: &str) {
    let _ = boot_forget(name);
}
