//! The label overlay: text on a 2D canvas above the picture, with a rim in the background's colour.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::RenderError;
use crate::geom::decimal;
use crate::scene::svg::{FONTS, LABEL_RIM, baseline_drop};
use crate::scene::{Color, DrawList, LabelFont, LabelMark};

/// The font as CSS says it, at a size in CSS pixels; measuring and drawing must take the same.
pub fn css_font(font: LabelFont, size: f32) -> String {
    let weight = match font {
        LabelFont::Strong | LabelFont::Code => 600,
        LabelFont::Plain | LabelFont::Line => 400,
    };
    format!("{weight} {}px {FONTS}", decimal(size))
}

/// The overlay.
#[derive(Debug)]
pub(super) struct Labels {
    canvas: HtmlCanvasElement,
    pen: Pen,
    /// Nothing was drawn last: there is nothing to clear, and the page has no new layer to put together.
    blank: bool,
}

/// What writes on a canvas, and what its context is set to, so that it is told only of changes.
#[derive(Debug)]
pub(super) struct Pen {
    pub context: CanvasRenderingContext2d,
    font: Option<(LabelFont, f32)>,
    color: Option<Color>,
    halo: Option<Color>,
}

impl Labels {
    /// # Errors
    /// Where the canvas has no 2D context.
    pub fn new(canvas: &HtmlCanvasElement) -> Result<Self, RenderError> {
        let context = canvas.get_context("2d").ok().flatten().and_then(|found| found.dyn_into().ok());
        let pen = Pen::new(context.ok_or(RenderError::NoCanvas2d)?);
        Ok(Self { canvas: canvas.clone(), pen, blank: true })
    }

    /// Sets the size in canvas pixels, which clears.
    pub fn resize(&mut self, width: u32, height: u32) {
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        self.pen.forget();
    }

    /// Clears, and draws the labels, the most important on top.
    pub fn draw(&mut self, list: &DrawList, pixel_ratio: f64) {
        if std::mem::replace(&mut self.blank, list.labels.is_empty()) && self.blank {
            return;
        }
        let context = self.pen.context.clone();
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.clear_rect(0.0, 0.0, f64::from(self.canvas.width()), f64::from(self.canvas.height()));
        // The calls that can fail do so only for numbers that are not finite; then this frame lacks labels.
        let _ = context.set_transform(pixel_ratio, 0.0, 0.0, pixel_ratio, 0.0, 0.0);
        for label in list.labels.iter().rev() {
            self.pen.take(label.font, label.size);
            context.set_global_alpha(f64::from(label.opacity.clamp(0.0, 1.0)));
            let drop = f64::from(label.size * baseline_drop(label.font));
            let (x, y) = (f64::from(label.at.x), f64::from(label.at.y));
            if label.angle == 0.0 {
                self.pen.write(label, x, y + drop);
            } else {
                let _ = context.translate(x, y);
                let _ = context.rotate(f64::from(label.angle));
                self.pen.write(label, 0.0, drop);
                let _ = context.rotate(-f64::from(label.angle));
                let _ = context.translate(-x, -y);
            }
        }
    }
}

impl Pen {
    /// One that nobody else writes with.
    pub fn new(context: CanvasRenderingContext2d) -> Self {
        Self { context, font: None, color: None, halo: None }
    }

    /// The canvas was resized, which forgets all settings.
    pub fn forget(&mut self) {
        (self.font, self.color, self.halo) = (None, None, None);
    }

    /// Sets the font.
    pub fn take(&mut self, font: LabelFont, size: f32) {
        let context = &self.context;
        if self.font.is_none() {
            context.set_text_align("center");
            context.set_text_baseline("alphabetic");
            context.set_line_join("round");
            context.set_line_width(f64::from(LABEL_RIM));
        }
        if self.font.replace((font, size)) != Some((font, size)) {
            context.set_font(&css_font(font, size));
        }
    }

    /// Writes the label's text in the font that is set, with its middle and its base line here.
    pub fn write(&mut self, label: &LabelMark, x: f64, y: f64) {
        let context = &self.context;
        if label.halo.a > 0 {
            if self.halo.replace(label.halo) != Some(label.halo) {
                context.set_stroke_style_str(&css_color(label.halo));
            }
            let _ = context.stroke_text(&label.text, x, y);
        }
        if self.color.replace(label.color) != Some(label.color) {
            context.set_fill_style_str(&css_color(label.color));
        }
        let _ = context.fill_text(&label.text, x, y);
    }
}

/// A colour as CSS says it.
pub(super) fn css_color(Color { r, g, b, a }: Color) -> String {
    format!("#{r:02x}{g:02x}{b:02x}{a:02x}")
}
