//! The overview in the corner: its canvas, and the rectangle of what is seen.

use std::cell::Cell;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, ImageData, PointerEvent, window};

use super::environment;
use super::overlay::pixels;
use crate::geom::ScreenPoint;
use crate::viewer::{Input, Overview, Viewer};

/// Elements of its own over a surface, gone with this value. Drawn anew only when nodes moved; for a moving camera
/// only the rectangle does.
pub struct Minimap {
    frame: Option<HtmlElement>,
    parts: Option<(HtmlCanvasElement, HtmlElement)>,
    shown: Cell<Option<Overview>>,
    /// Canvas pixels to one CSS pixel when it was drawn.
    ratio: Cell<f32>,
    _listeners: Vec<EventListener>,
}

impl Minimap {
    /// Hidden until [`Minimap::follow`]; what hands do on it goes to `on_input`.
    pub fn new(surface: &HtmlElement, on_input: impl Fn(Input) + Clone + 'static) -> Self {
        let frame = element("div", "minimap");
        let canvas = element("canvas", "minimap-picture").and_then(|canvas| canvas.dyn_into().ok());
        let parts = frame.as_ref().zip(canvas).zip(element("div", "minimap-view"));
        let parts = parts.and_then(|((frame, canvas), view): ((&HtmlElement, HtmlCanvasElement), HtmlElement)| {
            frame.set_hidden(true);
            let _ = frame.set_attribute("aria-hidden", "true");
            frame.append_child(&canvas).ok()?;
            frame.append_child(&view).ok()?;
            surface.append_child(frame).ok()?;
            Some((canvas, view))
        });
        let mut listeners = Vec::new();
        for name in ["pointerdown", "pointermove", "pointerup", "pointercancel"] {
            let Some(frame) = frame.clone() else { break };
            let on_input = on_input.clone();
            let options = EventListenerOptions::enable_prevent_default();
            listeners.push(EventListener::new_with_options(&frame.clone(), name, options, move |event| {
                // The canvas below has no part in it.
                event.stop_propagation();
                let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
                let first = name == "pointerdown";
                if first {
                    let _ = frame.set_pointer_capture(event.pointer_id());
                }
                if first || (name == "pointermove" && frame.has_pointer_capture(event.pointer_id())) {
                    let corner = frame.get_bounding_client_rect();
                    let x = f64::from(event.client_x()) - corner.left();
                    let y = f64::from(event.client_y()) - corner.top();
                    on_input(Input::Overview { at: ScreenPoint::new(x as f32, y as f32), first });
                }
            }));
        }
        Self { frame, parts, shown: Cell::default(), ratio: Cell::default(), _listeners: listeners }
    }

    /// Keeps off panels that cover the surface from the left and from below, in CSS pixels.
    pub fn keep_clear(&self, left: f32, below: f32) {
        let Some(frame) = &self.frame else { return };
        let _ = frame.style().set_property("--covered-left", &pixels(left));
        let _ = frame.style().set_property("--covered-below", &pixels(below));
    }

    /// Shows what the viewer says now.
    pub fn follow(&self, viewer: &mut Viewer) {
        let (Some(frame), Some((canvas, view))) = (&self.frame, &self.parts) else { return };
        let now = viewer.overview();
        let before = self.shown.replace(now);
        let Some(now) = now else {
            if before.is_some() {
                frame.set_hidden(true);
            }
            return;
        };
        let put = |element: &HtmlElement, values: &[(&str, f32)]| {
            for (name, value) in values {
                // A length in pixels is always a valid value.
                let _ = element.style().set_property(name, &pixels(*value));
            }
        };
        let ratio = (environment::pixel_ratio() as f32).clamp(1.0, 2.0);
        if before.is_none_or(|before| before.revision != now.revision) || ratio != self.ratio.replace(ratio) {
            draw(canvas, viewer, ratio);
        }
        if before.is_none_or(|before| (before.width, before.height) != (now.width, now.height)) {
            let (width, height) = (now.width, now.height);
            // With its border.
            put(frame, &[("width", width + 2.0), ("height", height + 2.0)]);
        }
        if before.is_none() {
            frame.set_hidden(false);
        }
        if before.is_none_or(|before| before.view != now.view) {
            let (corner, width, height) = (now.view.min, now.view.width(), now.view.height());
            put(view, &[("left", corner.x), ("top", corner.y), ("width", width), ("height", height)]);
        }
    }
}

impl Drop for Minimap {
    fn drop(&mut self) {
        if let Some(frame) = &self.frame {
            frame.remove();
        }
    }
}

fn draw(canvas: &HtmlCanvasElement, viewer: &mut Viewer, ratio: f32) {
    let (width, picture) = viewer.overview_pixels(ratio);
    let height = if width == 0 { 0 } else { picture.len() as u32 / 4 / width };
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok().flatten();
    let Some(context) = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok()) else { return };
    // Refused only where there is nothing to draw.
    if let Ok(image) = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&picture), width, height) {
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}

fn element(name: &str, class: &str) -> Option<HtmlElement> {
    let element: HtmlElement = window()?.document()?.create_element(name).ok()?.dyn_into().ok()?;
    element.set_class_name(class);
    Some(element)
}
