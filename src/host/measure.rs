//! The measure of labels: how wide the browser sets a text, remembered.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::order::Map;
use crate::render::css_font;
use crate::scene::{ApproximateMeasure, LabelFont, Measure};

/// So many widths are remembered; then all are forgotten and it starts again.
const MOST_WIDTHS: usize = 20_000;

/// Measures by a canvas of its own, in the fonts that the renderer draws with.
#[derive(Debug)]
pub struct CanvasMeasure {
    context: Option<CanvasRenderingContext2d>,
    font: Cell<Option<Face>>,
    widths: RefCell<Map<Face, HashMap<Box<str>, f32>>>,
    count: Cell<usize>,
}

/// A font and the bits of its size.
type Face = (LabelFont, u32);

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
        Self { context, font: Cell::new(None), widths: RefCell::default(), count: Cell::new(0) }
    }

    fn measure(&self, text: &str, size: f32, font: LabelFont) -> f32 {
        let measured = self.context.as_ref().and_then(|context| {
            let face = (font, size.to_bits());
            if self.font.get() != Some(face) {
                context.set_font(&css_font(font, size));
                self.font.set(Some(face));
            }
            context.measure_text(text).ok()
        });
        measured.map_or_else(|| ApproximateMeasure.width(text, size, font), |metrics| metrics.width() as f32)
    }
}

impl Default for CanvasMeasure {
    fn default() -> Self {
        Self::new()
    }
}

impl Measure for CanvasMeasure {
    fn width(&self, text: &str, size: f32, font: LabelFont) -> f32 {
        let mut widths = self.widths.borrow_mut();
        let face = (font, size.to_bits());
        if let Some(&width) = widths.get(&face).and_then(|of_face| of_face.get(text)) {
            return width;
        }
        if self.count.get() >= MOST_WIDTHS {
            widths.clear();
            self.count.set(0);
        }
        let width = self.measure(text, size, font);
        widths.entry(face).or_default().insert(text.into(), width);
        self.count.set(self.count.get() + 1);
        width
    }
}
