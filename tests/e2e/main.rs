//! The built site in `dist`, driven through WebDriver in headless Chromium as a user would.
//! `scripts/test e2e` builds the site first; the tests say so when it is missing.
#![cfg(not(target_arch = "wasm32"))]

mod accessible;
mod asking;
mod browser;
mod camera;
mod download;
mod empty;
mod export;
mod failure;
mod filter;
mod hand;
mod keyboard;
mod known;
mod laying_out;
mod legend;
mod linked;
mod measures;
mod pointer;
mod policy;
mod preferences;
mod reading;
mod robust;
mod same_picture;
mod server;
mod tables;
mod timeline;
mod together;
#[allow(dead_code)]
#[path = "../it/visits/article.rs"]
mod visits;
mod working;
