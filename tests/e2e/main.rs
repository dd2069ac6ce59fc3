//! The built site, driven through WebDriver.
#![cfg(not(target_arch = "wasm32"))]
