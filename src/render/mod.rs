//! The renderer: draws a draw list on one canvas, and its labels on a 2D canvas above.

mod error;
mod gl;
mod instances;
mod labels;
mod passes;
mod program;
mod view;

use web_sys::HtmlCanvasElement;

pub use error::RenderError;
pub use labels::css_font;

use crate::scene::DrawList;
use gl::GlRenderer;
use labels::Labels;

/// What drawing has cost since the renderer was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counters {
    /// How often the marks were uploaded: once for each revision drawn, and once more after a lost context.
    pub uploads: u64,
    /// Draw calls.
    pub draws: u64,
}

/// Two canvases of one size, one above the other: marks below, labels above.
#[derive(Debug)]
pub struct Renderer {
    canvas: HtmlCanvasElement,
    marks: GlRenderer,
    labels: Labels,
}

impl Renderer {
    /// Takes both canvases. Their size is not touched until `resize`.
    ///
    /// # Errors
    /// Where the browser gives no context, or refuses a shader.
    pub fn new(canvas: &HtmlCanvasElement, label_canvas: &HtmlCanvasElement) -> Result<Self, RenderError> {
        let marks = GlRenderer::new(canvas)?;
        Ok(Self { canvas: canvas.clone(), marks, labels: Labels::new(label_canvas)? })
    }

    /// Gives both canvases this size in CSS pixels; the next `draw` must follow in the same frame, for this clears.
    pub fn resize(&mut self, width_css: f64, height_css: f64, pixel_ratio: f64) {
        // A cast saturates, and takes NaN for 0.
        let device = |css: f64| ((css * pixel_ratio).round() as u32).max(1);
        let (width, height) = (device(width_css), device(height_css));
        if (self.canvas.width(), self.canvas.height()) != (width, height) {
            self.marks.resize(width, height);
            self.labels.resize(width, height);
        }
    }

    /// Draws one frame; uploads the marks only where their revision is another than last time. While the context is
    /// lost only the labels are drawn.
    ///
    /// # Errors
    /// Where the driver refuses a shader, said once: with the first marks.
    pub fn draw(&mut self, list: &DrawList, pixel_ratio: f64) -> Result<(), RenderError> {
        self.labels.draw(list, pixel_ratio);
        self.marks.draw(list, pixel_ratio)
    }

    /// To be told by the canvas's `webglcontextlost`; the default is prevented already.
    pub fn context_lost(&mut self) {
        self.marks.context_lost();
    }

    /// To be told by the canvas's `webglcontextrestored`; draw after it.
    ///
    /// # Errors
    /// Where the context is lost again, or the driver refuses a shader.
    pub fn context_restored(&mut self) -> Result<(), RenderError> {
        self.marks.context_restored()
    }

    /// The pixel at this place in canvas pixels from the top left corner, premultiplied; transparent where there is
    /// none. Only right after `draw`, in the same task.
    pub fn read_pixel(&self, x: u32, y: u32) -> [u8; 4] {
        self.marks.read_pixel(x, y)
    }

    /// What drawing has cost so far.
    pub fn counters(&self) -> Counters {
        self.marks.counters()
    }
}
