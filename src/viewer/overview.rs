//! The overview: the whole picture small in a corner, with the part that is seen, while most of it is not.

use super::Viewer;
use crate::geom::{ScreenFromWorld, ScreenPoint, ScreenRect, ScreenVector, WorldRect};
use crate::scene::{Color, color_of};

/// The overview comes when less of the picture than this is in view, by area.
const COMES: f32 = 0.4;
/// It goes when more is: apart, so that it does not flicker.
const GOES: f32 = 0.5;
/// Its largest sides, in CSS pixels.
const LARGEST: [f32; 2] = [168.0, 120.0];
/// Its largest sides as a share of the canvas's.
const SHARE: f32 = 0.34;
/// Its smallest side.
const SMALLEST: f32 = 28.0;
/// Room round the picture in it.
const ROOM: f32 = 6.0;
/// The rectangle of the view is at least so large.
const LEAST_VIEW: f32 = 5.0;
/// With more lines than this they are left out: they would be one grey field.
const MOST_LINES: usize = 4_000;
/// With more nodes than this each is one pixel.
const MOST_DOTS: usize = 1_500;

/// An overview to show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overview {
    /// Another number: its picture is to be drawn anew.
    pub revision: u64,
    /// In CSS pixels.
    pub width: f32,
    pub height: f32,
    /// The part that is seen, in CSS pixels from its corner.
    pub view: ScreenRect,
}

impl Viewer {
    /// The overview, while most of the picture is out of view.
    pub fn overview(&mut self) -> Option<Overview> {
        let extent = self.extent()?;
        let view = self.clear_world();
        let seen = overlap(extent.min.x, extent.max.x, view.min.x, view.max.x)
            * overlap(extent.min.y, extent.max.y, view.min.y, view.max.y);
        self.overview_shown = seen < if self.overview_shown { GOES } else { COMES };
        if !self.overview_shown {
            return None;
        }
        let (map, width, height) = self.overview_map()?;
        let corner = |x: f32, y: f32| ScreenPoint::new(x.max(0.0).min(width), y.max(0.0).min(height));
        let (min, max) = (map.apply(view.min), map.apply(view.max));
        let (min, max) = (corner(min.x, min.y), corner(max.x, max.y));
        let least = |min: f32, max: f32, whole: f32| {
            let min = min.min(whole - LEAST_VIEW);
            (min, max.max(min + LEAST_VIEW))
        };
        let ((left, right), (top, bottom)) = (least(min.x, max.x, width), least(min.y, max.y, height));
        let view = ScreenRect { min: ScreenPoint::new(left, top), max: ScreenPoint::new(right, bottom) };
        Some(Overview { revision: self.overview_revision, width, height, view })
    }

    /// The picture of the overview in canvas pixels, so many to a CSS pixel: red, green, blue and alpha by row.
    pub fn overview_pixels(&mut self, ratio: f32) -> (u32, Vec<u8>) {
        let Some((map, width, height)) = self.overview_map() else { return (0, Vec::new()) };
        let map = ScreenFromWorld { scale: map.scale * ratio, offset: map.offset * ratio };
        let mut sheet = Sheet::new((width * ratio).round() as usize, (height * ratio).round() as usize);
        let network = &self.slots.network;
        let place = |slot: u32| {
            let [x, y] = self.places.goal_of(slot).filter(|_| self.slots.is_drawn(slot))?;
            Some(map.apply(crate::geom::WorldPoint::new(x, y)))
        };
        if network.edge_count() <= MOST_LINES {
            let color = self.palette.edge.with_alpha(0.45);
            for (_, from, to, _) in network.edges() {
                if let (Some(from), Some(to)) = (place(from), place(to)) {
                    sheet.line(from, to, color);
                }
            }
        }
        let size = if network.node_count() > MOST_DOTS { 1.0 } else { 2.5 } * ratio;
        for (slot, node) in network.nodes() {
            if let Some(at) = place(slot) {
                let selected = self.slots.selection.contains(&slot);
                let color = if selected { self.palette.accent } else { color_of(node.kind, &self.palette) };
                sheet.dot(at, if selected { size * 2.0 } else { size }, color);
            }
        }
        (sheet.width as u32, sheet.pixels)
    }

    /// A pointer on the overview: takes the view along, or has it come.
    pub(super) fn overview_hand(&mut self, at: ScreenPoint, first: bool) {
        let Some((map, ..)) = self.overview_map() else { return };
        let middle = map.apply(self.clear_world().centre());
        let holds = self.overview().is_some_and(|overview| overview.view.contains(at));
        if first {
            self.overview_held = if holds { middle - at } else { ScreenVector::ZERO };
        }
        let place = map.world_from_screen(at + self.overview_held);
        let to = self.centred(place, self.camera.zoom);
        let to = self.limited(to);
        if first && !holds {
            self.fly(to);
        } else {
            self.hold_camera();
            self.camera = to;
            self.view_dirty = true;
        }
    }

    /// From the world to the overview, and its size.
    fn overview_map(&mut self) -> Option<(ScreenFromWorld, f32, f32)> {
        let extent = self.extent()?;
        let (across, down) = (extent.width().max(1.0), extent.height().max(1.0));
        let most_across = LARGEST[0].min(self.camera.width * SHARE) - 2.0 * ROOM;
        let most_down = LARGEST[1].min(self.camera.height * SHARE) - 2.0 * ROOM;
        if most_across < SMALLEST || most_down < SMALLEST {
            return None;
        }
        let scale = (most_across / across).min(most_down / down);
        let width = (across * scale).max(SMALLEST) + 2.0 * ROOM;
        let height = (down * scale).max(SMALLEST) + 2.0 * ROOM;
        let middle = extent.centre();
        let offset = ScreenVector::new(width / 2.0 - middle.x * scale, height / 2.0 - middle.y * scale);
        Some((ScreenFromWorld { scale, offset }, width, height))
    }

    /// The part of the world that is seen clear of panels.
    fn clear_world(&self) -> WorldRect {
        let (camera, insets) = (self.camera, self.insets);
        WorldRect::from_corners(
            camera.world_from_screen(ScreenPoint::new(insets.left, insets.top)),
            camera.world_from_screen(ScreenPoint::new(camera.width - insets.right, camera.height - insets.bottom)),
        )
    }
}

/// The share of the first stretch that the second covers.
fn overlap(min: f32, max: f32, low: f32, high: f32) -> f32 {
    let length = max - min;
    if length > 0.0 { ((max.min(high) - min.max(low)) / length).max(0.0) } else { 1.0 }
}

/// A picture being drawn.
struct Sheet {
    width: usize,
    pixels: Vec<u8>,
}

impl Sheet {
    fn new(width: usize, height: usize) -> Self {
        Self { width, pixels: vec![0; width * height * 4] }
    }

    fn dot(&mut self, at: ScreenPoint, size: f32, color: Color) {
        let range = |middle: f32| {
            let first = (middle - size / 2.0).round().max(0.0) as usize;
            first..first + size.round().max(1.0) as usize
        };
        for y in range(at.y) {
            for x in range(at.x) {
                self.put(x, y, color);
            }
        }
    }

    fn line(&mut self, from: ScreenPoint, to: ScreenPoint, color: Color) {
        let steps = (to.x - from.x).abs().max((to.y - from.y).abs()).ceil().max(1.0) as usize;
        for step in 0..steps {
            let at = from.lerp(to, step as f32 / steps as f32);
            self.put(at.x.max(0.0) as usize, at.y.max(0.0) as usize, color);
        }
    }

    fn put(&mut self, x: usize, y: usize, color: Color) {
        if x >= self.width {
            return;
        }
        let at = (y * self.width + x) * 4;
        if let Some(pixel) = self.pixels.get_mut(at..at + 4) {
            pixel.copy_from_slice(&[color.r, color.g, color.b, color.a]);
        }
    }
}
