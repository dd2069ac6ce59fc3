//! What a hand does: it points at things and presses them, with a mouse or a finger, or goes to them by Tab.

use std::path::Path;

use serde_json::json;

use super::browser::Page;

const TAB: &str = "\u{e004}";

/// What a user points with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pointer {
    Mouse,
    Finger,
}

impl Page {
    /// A place on what a piece of script finds, scrolled into sight; nothing may lie over it.
    pub async fn place_on(&self, found: &str) -> (f64, f64) {
        let place = format!(
            "const e = {found}; if (!e) return null; e.scrollIntoView({{ block: 'nearest' }}); const r = e.getBoundingClientRect(); \
             const [x, y] = [r.left + Math.min(r.width / 2, 60), r.top + r.height / 2]; const on = document.elementFromPoint(x, y); \
             return on && (e.contains(on) || on.contains(e)) ? [x, y] : null"
        );
        self.until(&format!("{found} can be pressed"), &place).await;
        let place = self.js(&place).await;
        (place[0].as_f64().unwrap(), place[1].as_f64().unwrap())
    }

    /// Presses what a piece of script finds.
    pub async fn press(&self, with: Pointer, found: &str) {
        let (x, y) = self.place_on(found).await;
        match with {
            Pointer::Mouse => self.click_at(x, y).await,
            Pointer::Finger => {
                self.touch("touchStart", Some((x, y))).await;
                self.touch("touchEnd", None).await;
                self.rest().await;
            }
        }
    }

    /// One finger comes, moves, or goes.
    pub async fn touch(&self, what: &str, at: Option<(f64, f64)>) {
        let points: Vec<_> = at.iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
        self.devtools("Input.dispatchTouchEvent", json!({ "type": what, "touchPoints": points })).await;
    }

    /// Goes on by Tab until a piece of script says that the focus is there.
    pub async fn tab_to(&self, what: &str, condition: &str) {
        for _ in 0..120 {
            if self.js(condition).await == true {
                return;
            }
            self.keys(TAB).await;
        }
        let last = self.text("return document.activeElement.outerHTML.slice(0, 300)").await;
        panic!("120 tabs do not reach {what}; the focus is on {last}");
    }

    /// From now on the page's file dialog is this test's: what asks for it waits for [`Page::choose`].
    pub async fn hold_file_dialogs(&self) {
        self.js("HTMLInputElement.prototype.click = function () { window.dialog = this; }").await;
    }

    /// Chooses a file in the dialog that the page has just asked for.
    pub async fn choose(&self, file: &Path) {
        self.until("the file dialog is asked for", "return window.dialog?.type === 'file'").await;
        let dialog = self.devtools("Runtime.evaluate", json!({ "expression": "window.dialog" })).await;
        let dialog = &dialog["result"]["objectId"];
        self.devtools("DOM.setFileInputFiles", json!({ "files": [file], "objectId": dialog })).await;
    }
}
