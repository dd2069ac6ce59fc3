//! The camera: which part of the world is seen, and how large.

use crate::geom::{ScreenFromWorld, ScreenPoint, ScreenVector, WorldPoint, WorldRect};

/// Laws: zooming at a point keeps that point's world place under it; pan there and back is the identity up to rounding;
/// every function answers with a finite camera whatever it is given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// The world place in the middle of the viewport.
    pub centre: WorldPoint,
    /// CSS pixels to one layout unit, within `MIN_ZOOM..=MAX_ZOOM`.
    pub zoom: f32,
    /// The size of the viewport in CSS pixels.
    pub width: f32,
    pub height: f32,
}

/// The world at its natural size, its origin in the middle, in a viewport without size.
impl Default for Camera {
    fn default() -> Self {
        Self { centre: WorldPoint::ORIGIN, zoom: 1.0, width: 0.0, height: 0.0 }
    }
}

impl Camera {
    /// The smallest zoom: 100,000 nodes fit on a phone.
    pub const MIN_ZOOM: f32 = 0.005;
    /// The largest zoom: one node fills the screen.
    pub const MAX_ZOOM: f32 = 16.0;
    /// How far from the origin the centre may go, in layout units: far enough for any layout, near enough for f32.
    pub const MAX_REACH: f32 = 1.0e6;
    /// The largest zoom that a fit chooses: few nodes need not fill the screen.
    pub const MAX_FIT_ZOOM: f32 = 1.75;
    /// The usual margin round what is fitted, as a share of the side.
    const MARGIN: f32 = 0.04;
    /// The least and the most of it, in CSS pixels.
    const MARGINS: [f32; 2] = [16.0, 56.0];
    /// The largest side of a viewport in CSS pixels.
    const MAX_SIDE: f32 = 32_768.0;

    /// A camera on the world's origin for a viewport of this size in CSS pixels.
    pub fn new(width: f32, height: f32) -> Self {
        Self { width, height, ..Self::default() }.clamped()
    }

    /// The map from world to this camera's screen.
    pub fn screen_from_world(&self) -> ScreenFromWorld {
        ScreenFromWorld {
            scale: self.zoom,
            offset: ScreenVector::new(
                self.width / 2.0 - self.centre.x * self.zoom,
                self.height / 2.0 - self.centre.y * self.zoom,
            ),
        }
    }

    /// The world place under a place on screen.
    pub fn world_from_screen(&self, point: ScreenPoint) -> WorldPoint {
        // Not through `screen_from_world`: its offset is large where the centre is far, and the rounding shows.
        self.centre + (point - self.middle()).scaled_to_world(self.zoom)
    }

    /// The middle of the viewport.
    pub fn middle(&self) -> ScreenPoint {
        ScreenPoint::new(self.width / 2.0, self.height / 2.0)
    }

    /// The part of the world that is seen.
    pub fn visible_world(&self) -> WorldRect {
        WorldRect::around(self.centre, self.width / self.zoom, self.height / self.zoom)
    }

    /// Zooms by a factor so that the world place under `point` stays under it, as far as the limits of zoom and reach
    /// allow. A factor that is not positive and finite changes nothing.
    pub fn zoom_at(self, point: ScreenPoint, factor: f32) -> Self {
        if !(factor.is_finite() && factor > 0.0 && point.is_finite()) {
            return self.clamped();
        }
        let from = self.clamped();
        let zoom = (from.zoom * factor).clamp(Self::MIN_ZOOM, Self::MAX_ZOOM);
        let arm = point - from.middle();
        let held = from.centre + arm.scaled_to_world(from.zoom);
        Self { centre: held - arm.scaled_to_world(zoom), zoom, ..from }.clamped()
    }

    /// Moves the picture by this much on screen: content follows the hand.
    pub fn pan_by(self, by: ScreenVector) -> Self {
        let from = self.clamped();
        Self { centre: from.centre - by.scaled_to_world(from.zoom), ..from }.clamped()
    }

    /// Shows the whole rectangle with `margin` CSS pixels round it; never nearer than `MAX_FIT_ZOOM`. A rectangle
    /// without size is centred.
    pub fn fit(self, bounds: WorldRect, margin: f32) -> Self {
        self.fit_within(bounds, ScreenVector::new(margin, margin))
    }

    /// The same with the usual margins: a small share of each side, for labels find room inwards.
    pub fn fit_clear(self, bounds: WorldRect) -> Self {
        let margin = |side: f32| (side * Self::MARGIN).clamp(Self::MARGINS[0], Self::MARGINS[1]);
        let from = self.clamped();
        from.fit_within(bounds, ScreenVector::new(margin(from.width), margin(from.height)))
    }

    /// The same with a margin of its own at the sides (x) and above and below (y).
    pub fn fit_within(self, bounds: WorldRect, margin: ScreenVector) -> Self {
        let from = self.clamped();
        if !(bounds.min.is_finite() && bounds.max.is_finite()) {
            return from;
        }
        let room = |side: f32, margin: f32| (side - 2.0 * margin.max(0.0)).max(side * 0.25).max(1.0);
        let across = room(from.width, margin.x) / bounds.width().max(1.0e-3);
        let down = room(from.height, margin.y) / bounds.height().max(1.0e-3);
        Self { centre: bounds.centre(), zoom: across.min(down).min(Self::MAX_FIT_ZOOM), ..from }.clamped()
    }

    /// The same zoom with this place in the middle.
    pub fn centred_on(self, centre: WorldPoint) -> Self {
        let from = self.clamped();
        if centre.is_finite() { Self { centre, ..from }.clamped() } else { from }
    }

    /// The same centre and zoom in a viewport of another size in CSS pixels.
    pub fn resized(self, width: f32, height: f32) -> Self {
        Self { width, height, ..self }.clamped()
    }

    /// This camera with everything finite and within its limits.
    pub fn clamped(self) -> Self {
        let within = |value: f32, low: f32, high: f32, otherwise: f32| {
            if value.is_nan() { otherwise } else { value.max(low).min(high) }
        };
        let reach = |value: f32| within(value, -Self::MAX_REACH, Self::MAX_REACH, 0.0);
        Self {
            centre: WorldPoint::new(reach(self.centre.x), reach(self.centre.y)),
            zoom: within(self.zoom, Self::MIN_ZOOM, Self::MAX_ZOOM, 1.0),
            width: within(self.width, 0.0, Self::MAX_SIDE, 0.0),
            height: within(self.height, 0.0, Self::MAX_SIDE, 0.0),
        }
    }

    /// The camera a share `t` (0 to 1) of a flight to `to`, in the viewport of `to`. The zoom goes by equal ratios, and
    /// the centre as if both ends stayed on one line of sight, so that a place seen in both views moves evenly on
    /// screen (the zooming part of van Wijk and Nuij, "Smooth and efficient zooming and panning", 2003).
    pub fn lerp(self, to: Self, t: f32) -> Self {
        let (from, to) = (self.clamped(), to.clamped());
        let t = if t.is_nan() { 1.0 } else { t.clamp(0.0, 1.0) };
        if t <= 0.0 {
            return Self { width: to.width, height: to.height, ..from };
        }
        if t >= 1.0 {
            return to;
        }
        let ratio = to.zoom / from.zoom;
        let zoom = from.zoom * (ratio.ln() * t).exp();
        // With 1/zoom running from a to b, the centre's share is (a - 1/zoom) / (a - b); at equal zooms it is t.
        let share = if (ratio - 1.0).abs() < 1.0e-3 {
            t
        } else {
            (1.0 / from.zoom - 1.0 / zoom) / (1.0 / from.zoom - 1.0 / to.zoom)
        };
        Self { centre: from.centre.lerp(to.centre, share.clamp(0.0, 1.0)), zoom, ..to }.clamped()
    }
}
