//! Tests in a real browser: GL, worker, render counts.
#![cfg(target_arch = "wasm32")]
