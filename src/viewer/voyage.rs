//! The way of a long flight: out until both ends are near, and in again.
//!
//! The best path by van Wijk and Nuij, "Smooth and efficient zooming and panning" (2003), in the form of d3's
//! `interpolateZoom` (ISC licence): the width of the view in world units is a hyperbolic cosine along the way.

use crate::geom::WorldPoint;
use crate::scene::Camera;

/// How much zooming is preferred to panning: the paper's experiments found 1.42 to please most.
const RHO: f32 = 1.42;
/// A goal within this share of the view needs no way out: both ends are seen all the time.
const NEAR: f32 = 0.75;

/// The camera a share (0 to 1) of the way.
pub(super) fn between(from: Camera, to: Camera, share: f32) -> Camera {
    let Some(path) = Path::of(from, to) else { return from.lerp(to, share) };
    if share <= 0.0 || share >= 1.0 {
        return from.lerp(to, share);
    }
    let along = share * path.length * RHO + path.start;
    // The view is this much wider than at first.
    let wider = cosh(path.start) / cosh(along);
    let gone = path.width / (RHO * RHO) * (cosh(path.start) * tanh(along) - sinh(path.start)) / path.distance;
    let way = to.centre - from.centre;
    let centre = WorldPoint::new(from.centre.x + way.x * gone, from.centre.y + way.y * gone);
    Camera { centre, zoom: from.zoom / wider, ..to }.clamped()
}

/// How long the way is, in the paper's unit: about one for a screen; 1 for flights within the view.
pub(super) fn length(from: Camera, to: Camera) -> f32 {
    Path::of(from, to).map_or(1.0, |path| path.length)
}

struct Path {
    /// Of the view at first, in world units.
    width: f32,
    distance: f32,
    start: f32,
    length: f32,
}

impl Path {
    /// `None` where the straight way does.
    fn of(from: Camera, to: Camera) -> Option<Self> {
        let side = to.width.min(to.height);
        let (width, goal) = (side / from.zoom, side / to.zoom);
        let distance = from.centre.distance(to.centre);
        if !(side > 0.0 && distance > NEAR * width.max(goal)) {
            return None;
        }
        let (squares, far) = (goal * goal - width * width, RHO.powi(4) * distance * distance);
        let steep = |sum: f32, width: f32| {
            let slope = sum / (2.0 * width * RHO * RHO * distance);
            -asinh(slope)
        };
        let (start, end) = (steep(squares + far, width), steep(squares - far, goal));
        let length = (end - start) / RHO;
        (length.is_finite() && length > 0.0).then_some(Self { width, distance, start, length })
    }
}

// By the one exponential that is in the program anyway: the library's own would be three more tables.

fn cosh(x: f32) -> f32 {
    let e = x.exp();
    (e + e.recip()) / 2.0
}

fn sinh(x: f32) -> f32 {
    let e = x.exp();
    (e - e.recip()) / 2.0
}

fn tanh(x: f32) -> f32 {
    sinh(x) / cosh(x)
}

fn asinh(x: f32) -> f32 {
    let size = x.abs();
    (size + (size * size + 1.0).sqrt()).ln().copysign(x)
}
