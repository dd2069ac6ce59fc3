//! Keeps how the user likes it in the browser's storage. Only that: never an article, never a view of one.

use web_sys::{Storage, window};

use super::environment::{is_narrow, is_tight};
use crate::state::Preferences;

const KEY: &str = "summitry";

/// What was remembered; the defaults where the browser keeps nothing for us.
pub fn recall() -> Preferences {
    let text = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    text.map_or_else(Preferences::default, |text| Preferences::parse(&text))
}

/// Remembers these. Where panels are sheets, they come and go by themselves and say nothing about what the user likes.
pub(super) fn remember(preferences: Preferences) {
    let mut kept = preferences;
    if is_tight() {
        let before = recall();
        kept.inspector = before.inspector;
        if is_narrow() {
            (kept.legend, kept.timeline) = (before.legend, before.timeline);
        }
    }
    if let Some(storage) = storage() {
        // Refused where storage is full or forbidden: then the next visit begins as the first.
        let _ = storage.set_item(KEY, &kept.encode());
    }
}

/// `None` where the user or the browser forbids it.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}
