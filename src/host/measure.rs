//! The measure of labels: how wide the browser sets a text. Labels remember the widths.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::render::css_font;
use crate::scene::{ApproximateMeasure, LabelFont, Measure};

/// Measures by a canvas of its own, in the fonts that the renderer draws with.
#[derive(Debug)]
pub struct CanvasMeasure {
    context: Option<CanvasRenderingContext2d>,
    /// A font and the bits of its size, as the context has them.
    font: Cell<Option<(LabelFont, u32)>>,
}

impl CanvasMeasure {
    /// Where the browser gives no 2D context, it answers with approximate widths.
    pub fn new() -> Self {
        let canvas = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|page| page.create_element("canvas").ok())
            .and_then(|element| element.dyn_into::<HtmlCanvasElement>().ok());
        let context = canvas
            .and_then(|canvas| canvas.get_context("2d").ok().flatten())
            .and_then(|context| context.dyn_into().ok());
        Self { context, font: Cell::new(None) }
    }
}

impl Default for CanvasMeasure {
    fn default() -> Self {
        Self::new()
    }
}

impl Measure for CanvasMeasure {
    fn width(&self, text: &str, size: f32, font: LabelFont) -> f32 {
        let measured = self.context.as_ref().and_then(|context| {
            let face = (font, size.to_bits());
            if self.font.replace(Some(face)) != Some(face) {
                context.set_font(&css_font(font, size));
            }
            context.measure_text(text).ok()
        });
        measured.map_or_else(|| ApproximateMeasure.width(text, size, font), |metrics| metrics.width() as f32)
    }
}
