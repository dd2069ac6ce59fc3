//! The renderer: draws a draw list on one canvas; by WebGL its labels on a 2D canvas above.

mod canvas;
mod error;
mod gl;
mod instances;
mod labels;
mod passes;
mod program;
mod shader;
mod stamps;
mod view;

use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

pub use error::RenderError;
pub use labels::css_font;

use crate::scene::DrawList;
use canvas::CanvasRenderer;
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

/// By what means marks are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// WebGL 2.
    Gl,
    /// Our own drawing in memory, on a 2D canvas.
    Canvas,
}

/// One canvas for the marks, and one above it for labels where the lower one cannot take them.
#[derive(Debug)]
pub struct Renderer {
    canvas: HtmlCanvasElement,
    label_canvas: HtmlCanvasElement,
    marks: Painter,
    /// Those that are drawn above the marks, and not with them.
    labels: Option<Labels>,
}

#[derive(Debug)]
enum Painter {
    Gl(Box<GlRenderer>),
    Canvas(Box<CanvasRenderer>),
}

impl Renderer {
    /// Takes both canvases, and chooses by what to draw: WebGL 2 where a graphics card does it, else the canvas.
    ///
    /// Without a card WebGL costs the processor more than drawing in memory does: two to ten times as much for 1,000 to
    /// 100,000 nodes on 1280 × 800 (benches/README.md).
    ///
    /// # Errors
    /// Where the browser gives no context of either kind.
    pub fn new(canvas: &HtmlCanvasElement, label_canvas: &HtmlCanvasElement) -> Result<Self, RenderError> {
        match GlRenderer::new(canvas, false) {
            Ok(gl) if !gl.is_software() => Self::of(Painter::Gl(Box::new(gl)), canvas.clone(), label_canvas),
            Ok(gl) => {
                gl.give_up();
                Self::on_canvas(renewed(canvas), label_canvas)
            }
            Err(RenderError::NoWebGl) => Self::on_canvas(canvas.clone(), label_canvas),
            // A card that breaks down at once.
            Err(_) => Self::on_canvas(renewed(canvas), label_canvas),
        }
    }

    /// The same with means of the caller's choice.
    ///
    /// # Errors
    /// Where the browser does not give the context, or refuses a shader.
    pub fn by(
        backend: Backend,
        canvas: &HtmlCanvasElement,
        label_canvas: &HtmlCanvasElement,
    ) -> Result<Self, RenderError> {
        match backend {
            Backend::Gl => {
                Self::of(Painter::Gl(Box::new(GlRenderer::new(canvas, true)?)), canvas.clone(), label_canvas)
            }
            Backend::Canvas => Self::on_canvas(canvas.clone(), label_canvas),
        }
    }

    fn on_canvas(canvas: HtmlCanvasElement, label_canvas: &HtmlCanvasElement) -> Result<Self, RenderError> {
        let painter = Painter::Canvas(Box::new(CanvasRenderer::new(&canvas)?));
        Self::of(painter, canvas, label_canvas)
    }

    fn of(marks: Painter, canvas: HtmlCanvasElement, label_canvas: &HtmlCanvasElement) -> Result<Self, RenderError> {
        // Marks and labels on one canvas are one layer less for the browser to lay over the page.
        let on_one = matches!(marks, Painter::Canvas(_));
        let labels = if on_one { None } else { Some(Labels::new(label_canvas)?) };
        let _ = label_canvas.style().set_property("display", if on_one { "none" } else { "" });
        Ok(Self { canvas, label_canvas: label_canvas.clone(), marks, labels })
    }

    /// By what it draws.
    pub fn backend(&self) -> Backend {
        match self.marks {
            Painter::Gl(_) => Backend::Gl,
            Painter::Canvas(_) => Backend::Canvas,
        }
    }

    /// The canvas that the marks are on: another than was given where that one had a context that will not do.
    pub fn canvas(&self) -> &HtmlCanvasElement {
        &self.canvas
    }

    /// Gives both canvases this size in CSS pixels; the next `draw` must follow in the same frame, for this clears.
    pub fn resize(&mut self, width_css: f64, height_css: f64, pixel_ratio: f64) {
        // A cast saturates, and takes NaN for 0.
        let device = |css: f64| ((css * pixel_ratio).round() as u32).max(1);
        let (width, height) = (device(width_css), device(height_css));
        if (self.canvas.width(), self.canvas.height()) != (width, height) {
            match &mut self.marks {
                Painter::Gl(gl) => gl.resize(width, height),
                Painter::Canvas(canvas) => canvas.resize(width, height),
            }
            if let Some(labels) = &mut self.labels {
                labels.resize(width, height);
            }
        }
    }

    /// Draws one frame; uploads the marks only where their revision is another than last time. While the context is
    /// lost only the labels are drawn.
    ///
    /// # Errors
    /// Where the driver refuses a shader, said once: with the first marks.
    pub fn draw(&mut self, list: &DrawList, pixel_ratio: f64) -> Result<(), RenderError> {
        self.draw_in_time(list, pixel_ratio, &mut || true).map(drop)
    }

    /// The same as far as there is time; whether all of it is there. Until then the picture before stays, and drawing the
    /// same list again goes on.
    ///
    /// # Errors
    /// As those of [`Renderer::draw`].
    pub fn draw_in_time(
        &mut self,
        list: &DrawList,
        pixel_ratio: f64,
        has_time: &mut dyn FnMut() -> bool,
    ) -> Result<bool, RenderError> {
        if let Some(labels) = &mut self.labels {
            labels.draw(list, pixel_ratio);
        }
        match &mut self.marks {
            Painter::Gl(gl) => gl.draw(list, pixel_ratio).map(|()| true),
            Painter::Canvas(canvas) => canvas.draw(list, pixel_ratio, has_time),
        }
    }

    /// To be told by the canvas's `webglcontextlost`; the default is prevented already.
    pub fn context_lost(&mut self) {
        if let Painter::Gl(gl) = &mut self.marks {
            gl.context_lost();
        }
    }

    /// To be told by the canvas's `webglcontextrestored`; draw after it. What cannot be restored is drawn on a canvas
    /// from then on, which takes the place of the first one.
    ///
    /// # Errors
    /// Where there is no such canvas either.
    pub fn context_restored(&mut self) -> Result<(), RenderError> {
        let restored = match &mut self.marks {
            Painter::Gl(gl) => gl.context_restored().is_ok(),
            Painter::Canvas(_) => true,
        };
        if restored { Ok(()) } else { self.fall_back() }
    }

    /// Draws on a canvas from now on, of the size of the first one; draw after it.
    ///
    /// # Errors
    /// Where the browser gives no 2D context.
    pub fn fall_back(&mut self) -> Result<(), RenderError> {
        if self.backend() == Backend::Gl {
            *self = Self::on_canvas(renewed(&self.canvas), &self.label_canvas)?;
        }
        Ok(())
    }

    /// The pixel at this place in canvas pixels from the top left corner, premultiplied; transparent where there is
    /// none. Only right after `draw`, in the same task. Labels above the marks are not read.
    pub fn read_pixel(&self, x: u32, y: u32) -> [u8; 4] {
        match &self.marks {
            Painter::Gl(gl) => gl.read_pixel(x, y),
            Painter::Canvas(canvas) => canvas.read_pixel(x, y),
        }
    }

    /// What drawing has cost so far.
    pub fn counters(&self) -> Counters {
        match &self.marks {
            Painter::Gl(gl) => gl.counters(),
            Painter::Canvas(canvas) => canvas.counters(),
        }
    }
}

/// Browsers allow few contexts at a time, and take long to collect those that are left to them.
impl Drop for Renderer {
    fn drop(&mut self) {
        if let Painter::Gl(gl) = &self.marks {
            gl.give_up();
        }
    }
}

/// A canvas of its own with this picture, marks and labels, at so many pixels to a CSS pixel.
///
/// # Errors
/// Where the browser gives no such canvas, or has no memory for it.
pub fn picture(list: &DrawList, pixel_ratio: f64) -> Result<HtmlCanvasElement, RenderError> {
    let document = web_sys::window().and_then(|window| window.document());
    let canvas = document.and_then(|document| document.create_element("canvas").ok());
    let canvas: HtmlCanvasElement = canvas.and_then(|canvas| canvas.dyn_into().ok()).ok_or(RenderError::NoCanvas2d)?;
    let mut renderer = Renderer::by(Backend::Canvas, &canvas, &canvas)?;
    renderer.resize(f64::from(list.camera.width), f64::from(list.camera.height), pixel_ratio);
    renderer.draw(list, pixel_ratio)?;
    Ok(canvas)
}

/// A canvas like this one and in its place, without a context.
fn renewed(canvas: &HtmlCanvasElement) -> HtmlCanvasElement {
    let copy = canvas.clone_node().ok().and_then(|copy| copy.dyn_into::<HtmlCanvasElement>().ok());
    match copy {
        Some(copy) => {
            let _ = canvas.replace_with_with_node_1(&copy);
            copy
        }
        None => canvas.clone(),
    }
}
