//! Tests in a real browser: GL, layout, measuring, render counts.
#![cfg(target_arch = "wasm32")]

mod clock;
mod driver;
mod gl;
mod golden;
mod lanes;
mod mounts;
mod picture;
mod renders;
mod robust;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
