//! Stamps: labels that the browser has written once, kept as pixels, and put into the picture from then on.
//!
//! Writing some eighty names with their rim takes a browser without a graphics card longer than all else in a frame of
//! a thousand nodes.

use std::sync::Arc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, window};

use super::RenderError;
use super::labels::Pen;
use crate::order::{Listed as _, Map};
use crate::scene::svg::{LABEL_RIM, baseline_drop};
use crate::scene::{Color, DrawList, LabelFont, LabelMark, Pixel, Raster, multiplied};

/// When stamps take more pixels than this, those that the last frame did not need are forgotten.
const MOST_PIXELS: usize = 1 << 20;
/// Steps of the size to a CSS pixel, and of the angle to a radian: finer ones would not be seen.
const SIZE_STEPS: f32 = 2.0;
const ANGLE_STEPS: f32 = 256.0;

/// All stamps, and the canvas that they are made on.
#[derive(Debug)]
pub(super) struct Stamps {
    canvas: HtmlCanvasElement,
    pen: Pen,
    made: Map<Key, Stamp>,
    /// Pixels in all of them.
    pixels: usize,
    frame: u32,
}

/// All that the look of a label depends on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    text: Arc<str>,
    font: LabelFont,
    size: u32,
    angle: i32,
    color: Color,
    halo: Color,
    ratio: u64,
}

#[derive(Debug)]
struct Stamp {
    pixels: Vec<Pixel>,
    width: usize,
    /// Its corner, from the pixel that holds the label's middle.
    left: i32,
    top: i32,
    /// The frame that last needed it.
    needed: u32,
}

impl Stamps {
    /// # Errors
    /// Where the browser gives no 2D context.
    pub fn new() -> Result<Self, RenderError> {
        let canvas = window().and_then(|window| window.document()?.create_element("canvas").ok());
        let canvas: HtmlCanvasElement =
            canvas.and_then(|found| found.dyn_into().ok()).ok_or(RenderError::NoCanvas2d)?;
        // Read often: it stays out of the graphics card.
        let often = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&often, &"willReadFrequently".into(), &JsValue::TRUE);
        let context = canvas.get_context_with_context_options("2d", &often).ok().flatten();
        let context: Option<CanvasRenderingContext2d> = context.and_then(|found| found.dyn_into().ok());
        let pen = Pen::new(context.ok_or(RenderError::NoCanvas2d)?);
        Ok(Self { canvas, pen, made: Map::new(), pixels: 0, frame: 0 })
    }

    /// Puts the labels into the picture, the most important on top, each on whole pixels. Those that the browser has no
    /// memory for are left out.
    pub fn draw(&mut self, raster: &mut Raster, list: &DrawList, pixel_ratio: f64) {
        self.frame = self.frame.wrapping_add(1);
        for label in list.labels.iter().rev() {
            let key = Key::of(label, pixel_ratio);
            if !self.made.contains_key(&key)
                && let Some(stamp) = self.make(&key, label, pixel_ratio)
            {
                self.pixels += stamp.pixels.len();
                self.made.insert(key.clone(), stamp);
            }
            let Some(stamp) = self.made.get_mut(&key) else { continue };
            stamp.needed = self.frame;
            let whole = |css: f32| (f64::from(css) * pixel_ratio).round() as i32;
            let (left, top) = (whole(label.at.x) + stamp.left, whole(label.at.y) + stamp.top);
            raster.lay(&stamp.pixels, stamp.width, (left, top), label.opacity);
        }
        if self.pixels > MOST_PIXELS {
            let (frame, mut left) = (self.frame, 0);
            self.made.retain(|_, stamp| {
                let needed = stamp.needed == frame;
                left += if needed { stamp.pixels.len() } else { 0 };
                needed
            });
            self.pixels = left;
        }
    }

    /// Has the browser write a label and takes the pixels.
    fn make(&mut self, key: &Key, label: &LabelMark, pixel_ratio: f64) -> Option<Stamp> {
        let angle = f64::from(key.angle) / f64::from(ANGLE_STEPS);
        let size = key.size as f32 / SIZE_STEPS;
        self.pen.take(label.font, size);
        let extent = self.pen.context.measure_text(&label.text).ok()?;
        let rim = f64::from(LABEL_RIM) / 2.0 + 1.0;
        let drop = f64::from(size * baseline_drop(label.font));
        // The box of the letters with their rim, from the label's middle, in CSS pixels.
        let (left, right) = (-extent.actual_bounding_box_left() - rim, extent.actual_bounding_box_right() + rim);
        let top = drop - extent.actual_bounding_box_ascent() - rim;
        let bottom = drop + extent.actual_bounding_box_descent() + rim;
        // And that of the box once it is turned, in canvas pixels.
        // The standard ones weigh three kilobytes in the download.
        let (sin, cos) = (js_sys::Math::sin(angle), js_sys::Math::cos(angle));
        let corners = [(left, top), (right, top), (left, bottom), (right, bottom)];
        let across = corners.map(|(x, y)| (x * cos - y * sin) * pixel_ratio);
        let down = corners.map(|(x, y)| (x * sin + y * cos) * pixel_ratio);
        let least = |of: [f64; 4]| of.into_iter().fold(f64::INFINITY, f64::min).floor();
        let most = |of: [f64; 4]| of.into_iter().fold(f64::NEG_INFINITY, f64::max).ceil();
        let (x, y) = (least(across), least(down));
        let (width, height) = (most(across) - x, most(down) - y);
        if self.canvas.width() < width as u32 || self.canvas.height() < height as u32 {
            self.canvas.set_width(self.canvas.width().max(width as u32));
            self.canvas.set_height(self.canvas.height().max(height as u32));
            self.pen.forget();
            self.pen.take(label.font, size);
        }
        let context = self.pen.context.clone();
        context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0).ok()?;
        context.clear_rect(0.0, 0.0, width, height);
        let (turned, tilted) = (cos * pixel_ratio, sin * pixel_ratio);
        context.set_transform(turned, tilted, -tilted, turned, -x, -y).ok()?;
        self.pen.write(label, 0.0, drop);
        let bytes = context.get_image_data(0.0, 0.0, width, height).ok()?.data().0;
        let pixels = bytes.as_chunks().0.iter().map(|&pixel| multiplied(pixel)).list();
        Some(Stamp { pixels, width: width as usize, left: x as i32, top: y as i32, needed: 0 })
    }
}

impl Key {
    fn of(label: &LabelMark, pixel_ratio: f64) -> Self {
        Self {
            text: label.text.clone(),
            font: label.font,
            size: (label.size * SIZE_STEPS + 0.5) as u32,
            angle: (label.angle * ANGLE_STEPS).round() as i32,
            color: label.color,
            halo: label.halo,
            ratio: pixel_ratio.to_bits(),
        }
    }
}
