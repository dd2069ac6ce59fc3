//! The policy of the built page, and that it bites.

use serde_json::json;

use super::browser::{Screen, with_page};
use super::server::{dist, policy};

#[test]
fn the_policy_is_strict() {
    let policy = policy();
    for part in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    ] {
        assert!(policy.split(';').any(|found| found.trim() == part), "the policy lacks {part}: {policy}");
    }
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("unsafe-eval'") || policy.contains("'wasm-unsafe-eval'")
    );
    assert!(!policy.contains("'unsafe-inline'") && !policy.contains(" 'unsafe-eval'"), "{policy}");
}

#[test]
fn the_page_has_no_inline_script_or_style() {
    let page = std::fs::read_to_string(dist().join("index.html")).unwrap();
    for script in page.split("<script").skip(1) {
        let tag = &script[..script.find('>').unwrap()];
        assert!(tag.contains("src="), "an inline script: <script{tag}>");
    }
    assert!(!page.contains("<style") && !page.contains(" style="), "inline style");
    // The name of SVG, in the icon, is no address.
    let page = page.replace("http://www.w3.org/2000/svg", "");
    assert!(!page.contains("http://") && !page.contains("https://"), "the page names another origin");
}

#[test]
fn every_file_is_loaded_with_integrity() {
    let page = std::fs::read_to_string(dist().join("index.html")).unwrap();
    for tag in page.split('<').filter(|tag| {
        (tag.starts_with("link ") && (tag.contains(".css") || tag.contains(".bin") || tag.contains(".js")))
            || tag.starts_with("script ")
    }) {
        assert!(tag.replace('"', "").contains("integrity=sha"), "no integrity: <{tag}");
    }
}

#[test]
fn nothing_is_asked_for_twice() {
    with_page(Screen::default(), "", async |page| {
        // Also what the reader and the list would need is there.
        page.keys("l").await;
        page.until("the list is open", "return document.querySelector('#list')").await;
        let asked = page.server.requests();
        let mut once = asked.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(asked.len(), once.len(), "asked for twice: {asked:?}");
        let program = once.iter().filter(|path| path.ends_with(".bin")).count();
        assert!(program == 1 && once.contains(&"/".to_owned()) && once.len() <= 16, "{once:?}");
        for path in once.iter().filter(|path| *path != "/") {
            assert!(dist().join(path.trim_start_matches('/')).exists(), "no file {path}");
        }
    });
}

#[test]
fn markup_from_text_is_refused() {
    with_page(Screen::default(), "", async |page| {
        let refused = page
            .js("try { document.createElement('div').innerHTML = '<b>x</b>'; return false } catch { return true }")
            .await;
        assert_eq!(refused, json!(true), "the page's policy lets markup from text through");
        assert_eq!(
            page.js("return window.violations.length > 0").await,
            json!(true),
            "the watch for violations sleeps"
        );
        page.until("the violation is reported", "return window.violations.length > 0").await;
        page.forget_violations().await;
    });
}
