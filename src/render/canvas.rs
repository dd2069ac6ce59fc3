//! The canvas renderer: draws a draw list in memory and puts it on a 2D canvas.

use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::labels::css_color;
use super::stamps::Stamps;
use super::{Counters, RenderError};
use crate::scene::{Color, DrawList, Raster};

/// A canvas, and the picture of its size in memory.
#[derive(Debug)]
pub(super) struct CanvasRenderer {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    raster: Raster,
    stamps: Stamps,
    counters: Counters,
    /// On what the canvas shows the last picture; none where it shows none.
    shown_on: Option<Color>,
}

impl CanvasRenderer {
    /// # Errors
    /// Where the canvas has no 2D context, for example because it has another already.
    pub fn new(canvas: &HtmlCanvasElement) -> Result<Self, RenderError> {
        let context = canvas.get_context("2d").ok().flatten().and_then(|found| found.dyn_into().ok());
        let context = context.ok_or(RenderError::NoCanvas2d)?;
        let (raster, stamps, counters) = (Raster::default(), Stamps::new()?, Counters::default());
        Ok(Self { canvas: canvas.clone(), context, raster, stamps, counters, shown_on: None })
    }

    /// Gives canvas and picture this size in canvas pixels.
    pub fn resize(&mut self, width: u32, height: u32) {
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        self.shown_on = None;
    }

    /// Draws one frame, as far as there is time; whether all of it is there. Until then the picture before stays, where
    /// there is one on the same background.
    ///
    /// # Errors
    /// Where the browser has no memory for the picture.
    pub fn draw(
        &mut self,
        list: &DrawList,
        pixel_ratio: f64,
        has_time: &mut dyn FnMut() -> bool,
    ) -> Result<bool, RenderError> {
        let (width, height) = (self.canvas.width(), self.canvas.height());
        self.raster.resize(width, height);
        let stays = self.shown_on == Some(list.background);
        if !self.raster.draw_in_time(list, pixel_ratio as f32, &mut || !stays || has_time()) {
            return Ok(false);
        }
        self.shown_on = Some(list.background);
        self.stamps.draw(&mut self.raster, list, pixel_ratio);
        // Paper first: whatever becomes of the picture, nothing of the frame before shines through.
        let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        self.context.set_global_alpha(1.0);
        self.context.set_fill_style_str(&css_color(list.background));
        self.context.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
        // A view into our own memory: the browser copies once, onto the canvas.
        let straight = (list.background.a < 255).then(|| self.raster.straight());
        let bytes = straight.as_deref().unwrap_or_else(|| self.raster.bytes());
        let picture = ImageData::new_with_u8_clamped_array(Clamped(bytes), width);
        picture.and_then(|picture| self.context.put_image_data(&picture, 0.0, 0.0)).map_err(|_| RenderError::Memory)?;
        self.counters.draws += 1;
        Ok(true)
    }

    /// The pixel at this place in canvas pixels from the top left corner; transparent where there is none.
    pub fn read_pixel(&self, x: u32, y: u32) -> [u8; 4] {
        self.raster.pixel(x, y)
    }

    pub fn counters(&self) -> Counters {
        self.counters
    }
}
