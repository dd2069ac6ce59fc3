//! What lies over the canvas: the box that a Shift-drag spans, the pointer's look, and panels that cover it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, window};

use crate::geom::ScreenRect;
use crate::viewer::Cursor;

/// Panels that may lie over the canvas, as sheets on narrow screens.
const PANELS: &str = ".rail";

/// The box of a selection in the making: an element of its own, gone with this value.
pub struct Overlay {
    surface: HtmlElement,
    selection: Option<HtmlElement>,
}

impl Overlay {
    /// An overlay of `surface`.
    pub fn new(surface: &HtmlElement) -> Self {
        let selection = window()
            .and_then(|window| window.document())
            .and_then(|document| document.create_element("div").ok())
            .and_then(|element| element.dyn_into::<HtmlElement>().ok())
            .filter(|element| {
                element.set_class_name("selection-box");
                element.set_hidden(true);
                surface.append_child(element).is_ok()
            });
        Self { surface: surface.clone(), selection }
    }

    /// Shows the box, or none.
    pub fn show_box(&self, bounds: Option<ScreenRect>) {
        let Some(element) = &self.selection else { return };
        if bounds.is_none() && element.hidden() {
            return;
        }
        element.set_hidden(bounds.is_none());
        let Some(bounds) = bounds else { return };
        let style = element.style();
        for (name, value) in
            [("left", bounds.min.x), ("top", bounds.min.y), ("width", bounds.width()), ("height", bounds.height())]
        {
            // A length in pixels is always a valid value.
            let _ = style.set_property(name, &format!("{value}px"));
        }
    }

    /// Makes the pointer look like what it would do.
    pub fn show_cursor(&self, cursor: Cursor) {
        let word = match cursor {
            Cursor::Default => "default",
            Cursor::Pointer => "pointer",
            Cursor::Grabbing => "grabbing",
            Cursor::Crosshair => "crosshair",
        };
        if self.surface.get_attribute("data-cursor").as_deref() != Some(word) {
            let _ = self.surface.set_attribute("data-cursor", word);
        }
    }

    /// How much of the canvas panels cover from its left, right, top and bottom side, in CSS pixels.
    pub fn covered(&self) -> [f32; 4] {
        let canvas = self.surface.get_bounding_client_rect();
        let mut covered = [0.0_f64; 4];
        let panels =
            window().and_then(|window| window.document()).and_then(|document| document.query_selector_all(PANELS).ok());
        let Some(panels) = panels else { return [0.0; 4] };
        for at in 0..panels.length() {
            let Some(panel) = panels.item(at).and_then(|panel| panel.dyn_into::<Element>().ok()) else { continue };
            let panel = panel.get_bounding_client_rect();
            let width = panel.right().min(canvas.right()) - panel.left().max(canvas.left());
            let height = panel.bottom().min(canvas.bottom()) - panel.top().max(canvas.top());
            if width <= 1.0 || height <= 1.0 {
                continue;
            }
            // A sheet over the whole width covers from below, a rail from its side.
            let (side, by) = if width > 0.9 * canvas.width() {
                (3, canvas.bottom() - panel.top())
            } else if panel.left() - canvas.left() < canvas.right() - panel.right() {
                (0, panel.right() - canvas.left())
            } else {
                (1, canvas.right() - panel.left())
            };
            covered[side] = covered[side].max(by);
        }
        // Something of the canvas is always left.
        let [left, right, top, bottom] = covered;
        let most = |by: f64, whole: f64| by.min(whole * 0.6) as f32;
        [most(left, canvas.width()), most(right, canvas.width()), top as f32, most(bottom, canvas.height())]
    }
}

impl Drop for Overlay {
    fn drop(&mut self) {
        if let Some(selection) = &self.selection {
            selection.remove();
        }
    }
}
