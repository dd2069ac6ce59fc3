//! The raster: a draw list drawn into memory, pixel by pixel, where there is no graphics card to do it.
//!
//! The shapes are the distance functions of the shaders, so both renderers draw the same picture. Small nodes are drawn
//! once for each look and copied; lines of a pixel or two are drawn by stepping along them, and while the camera moves
//! over too many, a part of them as hair lines, and small nodes as dots. Labels are written elsewhere and laid over it.

mod cover;
mod dot;
mod hair;
mod hull;
mod line;
mod node;
mod pixel;
mod place;
mod rest;
mod sprites;
mod steps;

use dot::Dots;
pub use pixel::{Pixel, multiplied};
use place::Place;
use rest::Rest;
use sprites::Sprites;

use super::detail::{Budget, Extent, Lines};
use super::{Color, DrawList, Least};
use crate::geom::WorldPoint;
use crate::order::Listed as _;

/// At rest all lines are smooth. What moves is to take half the time of a frame: a step along a smooth line takes about
/// five times as long as one along a hair line (`scripts/bench`).
const BUDGET: Budget = Budget { still: f32::INFINITY, moving: 0.6e6, hairs: 1.5e6 };

/// The pixels, and what is kept from frame to frame to draw them faster.
#[derive(Debug, Default)]
pub struct Raster {
    canvas: Canvas,
    sprites: Sprites,
    /// What there is of lines in the marks of a revision.
    lines: Option<(u64, Extent)>,
    /// The picture at rest that is being drawn, or was last.
    rest: Rest,
}

/// Pixels row by row from the top left corner.
#[derive(Debug, Default)]
struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Pixel>,
}

/// How the world lies on the canvas, and the list's own colours.
#[derive(Debug, Clone, Copy)]
struct Frame {
    centre: WorldPoint,
    middle: Place,
    /// Canvas pixels to one layout unit.
    scale: f32,
    /// Canvas pixels to one CSS pixel.
    ratio: f32,
    least: Least,
    /// Round strikes and badges: there even where the picture has none.
    background: Color,
    accent: Color,
    ink: Color,
}

impl Raster {
    /// Sets the size in pixels; what was drawn is gone where that is another than before.
    pub fn resize(&mut self, width: u32, height: u32) {
        let (width, height) = (width as usize, height as usize);
        if (self.canvas.width, self.canvas.height) != (width, height) {
            let pixels = vec![[0; 4]; width * height];
            self.canvas = Canvas { width, height, pixels };
        }
    }

    /// Draws the marks of a list, not its labels, for a canvas with so many pixels to a CSS pixel.
    pub fn draw(&mut self, list: &DrawList, pixel_ratio: f32) {
        self.rest.forget();
        self.draw_in_time(list, pixel_ratio, &mut || true);
    }

    /// The same as far as there is time; whether all of it is drawn. While the camera moves it always is. At rest the next
    /// call goes on with the same picture; once that is drawn, it is not drawn again for other labels.
    pub fn draw_in_time(&mut self, list: &DrawList, pixel_ratio: f32, has_time: &mut dyn FnMut() -> bool) -> bool {
        let frame = Frame::new(list, pixel_ratio);
        if !list.moving {
            return self.rest.go_on(&mut self.canvas, &mut self.sprites, &frame, list, has_time);
        }
        self.rest.forget();
        let canvas = &mut self.canvas;
        let edges = &list.marks.edges[..];
        rest::begin(canvas, &frame, list);
        let known = self.lines.filter(|(revision, _)| *revision == list.marks_revision);
        let extent =
            self.lines.insert(known.unwrap_or_else(|| (list.marks_revision, Extent::of_part(edges, list.held)))).1;
        let mut dots = None;
        if let Lines::Hairs { share, raise } = BUDGET.lines(&extent, list, pixel_ratio) {
            let part = extent.part(share);
            hair::edges(canvas, &frame, edges, part, raise);
            if line::shows_arrow(&frame, extent.arrow) {
                hair::arrows(canvas, &frame, edges, part);
            }
            dots = Some(Dots::new(&frame));
        } else {
            for pass in rest::LINES {
                pass(canvas, &frame, edges);
            }
        }
        self.sprites.begin(&frame, if dots.is_some() { sprites::HURRIED } else { sprites::MOVING });
        for node in &list.marks.nodes {
            if !dots.as_ref().is_some_and(|dots: &Dots| dots.draw(canvas, &frame, node)) {
                self.sprites.draw(canvas, &frame, node);
            }
        }
        true
    }

    /// Lays rows of so many premultiplied pixels over what is drawn, at an opacity from 0 to 1, with their corner at a
    /// whole pixel, as far as that is on the canvas.
    pub fn lay(&mut self, pixels: &[Pixel], across: usize, corner: (i32, i32), opacity: f32) {
        self.canvas.copy(pixels, across, corner, (opacity.clamp(0.0, 1.0) * 255.0 + 0.5) as u8);
    }

    /// All pixels as bytes, four to a pixel, premultiplied, row by row from the top.
    pub fn bytes(&self) -> &[u8] {
        self.canvas.pixels.as_flattened()
    }

    /// The same not premultiplied, as files and image data have it: another thing only where the background shows
    /// through.
    pub fn straight(&self) -> Vec<u8> {
        self.canvas.pixels.iter().flat_map(|&pixel| pixel::straight(pixel)).list()
    }

    /// The pixel at this place from the top left corner; transparent where there is none.
    pub fn pixel(&self, x: u32, y: u32) -> Pixel {
        let (x, y) = (x as usize, y as usize);
        let within = x < self.canvas.width && y < self.canvas.height;
        let found = within.then(|| self.canvas.pixels.get(y * self.canvas.width + x)).flatten();
        found.copied().unwrap_or_default()
    }
}

impl Frame {
    fn new(list: &DrawList, ratio: f32) -> Self {
        let camera = &list.camera;
        Self {
            centre: camera.centre,
            middle: Place { x: camera.width, y: camera.height } * (ratio / 2.0),
            scale: camera.zoom * ratio,
            ratio,
            least: list.least,
            background: Color { a: 255, ..list.background },
            accent: list.accent,
            ink: list.ink,
        }
    }

    /// Where a world place is on the canvas.
    #[inline(always)]
    fn place(&self, point: WorldPoint) -> Place {
        Place { x: point.x - self.centre.x, y: point.y - self.centre.y } * self.scale + self.middle
    }

    /// Canvas pixels to one unit of a dash: far away, dashes stay long enough to be told apart.
    fn dash_scale(&self) -> f32 {
        self.scale.max(0.7 * self.ratio)
    }
}

impl Canvas {
    /// The same for all pixels.
    fn fill(&mut self, pixel: Pixel) {
        let width = self.width.min(self.pixels.len());
        let (first, rest) = self.pixels.split_at_mut(width);
        first.fill(pixel);
        // By the row, which is copied at once.
        rest.chunks_exact_mut(first.len().max(1)).for_each(|row| row.copy_from_slice(first));
    }

    /// Whether what lies between these places, with a rim, can be on the canvas.
    #[inline(always)]
    fn may_show(&self, places: [Place; 3], rim: f32) -> bool {
        let [a, b, c] = places;
        let (width, height) = (self.width as f32 + rim, self.height as f32 + rim);
        (a.x > -rim || b.x > -rim || c.x > -rim)
            && (a.y > -rim || b.y > -rim || c.y > -rim)
            && (a.x < width || b.x < width || c.x < width)
            && (a.y < height || b.y < height || c.y < height)
    }

    /// The part of a line that is on the canvas or within a rim of it (Liang and Barsky 1984).
    fn clip(&self, from: Place, to: Place, rim: f32) -> Option<(Place, Place)> {
        let by = to - from;
        let (mut begin, mut end) = (0.0f32, 1.0f32);
        let sides = [
            (-by.x, from.x + rim),
            (by.x, self.width as f32 + rim - from.x),
            (-by.y, from.y + rim),
            (by.y, self.height as f32 + rim - from.y),
        ];
        for (outwards, room) in sides {
            if outwards == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if outwards < 0.0 {
                begin = more(begin, room / outwards);
            } else {
                end = less(end, room / outwards);
            }
        }
        // Not so for numbers that are not finite.
        (begin < end).then(|| {
            let at = |share: f32, whole: Place| if share == 0.0 || share == 1.0 { whole } else { from + by * share };
            (at(begin, from), at(end, to))
        })
    }

    /// Calls `draw` with every row in the box round these places and its rim, as far as it is on the canvas: the y of
    /// its pixels' middles, the first column, and the pixels.
    fn each_row<const N: usize>(
        &mut self,
        places: [Place; N],
        rim: f32,
        mut draw: impl FnMut(f32, usize, &mut [Pixel]),
    ) {
        let [mut left, mut top, mut right, mut bottom] = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        for place in places {
            // Comparisons, because at the smallest size of code `f32::min` is a call.
            (left, right) = (less(left, place.x), more(right, place.x));
            (top, bottom) = (less(top, place.y), more(bottom, place.y));
        }
        // Casts saturate: what is left of the canvas begins at 0.
        let low = |value: f32| (value - rim).floor() as usize;
        let high = |value: f32, most: usize| ((value + rim).ceil() as usize).min(most);
        let (left, right) = (low(left), high(right, self.width));
        let (top, bottom) = (low(top), high(bottom, self.height));
        if left >= right || top >= bottom {
            return;
        }
        for y in top..bottom {
            let start = y * self.width;
            if let Some(pixels) = self.pixels.get_mut(start + left..start + right) {
                draw(y as f32 + 0.5, left, pixels);
            }
        }
    }
}

#[inline(always)]
fn less(a: f32, b: f32) -> f32 {
    if b < a { b } else { a }
}

#[inline(always)]
fn more(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}
