//! How far the camera may go: a part of the picture stays in view. Beyond that a hand pulls against a spring.

use super::Viewer;
use crate::geom::{ScreenVector, WorldPoint, WorldRect};
use crate::scene::{Camera, radius_of};

/// So much of the picture stays in view, in CSS pixels each way.
const KEPT: f32 = 56.0;
/// How far a hand may pull the picture out of view, in CSS pixels.
const SPRING: f32 = 120.0;
/// How the picture follows a hand at first beyond the limit, as on phones.
const GIVE: f32 = 0.55;

/// A pull as the hand did it, to what is seen of it: the formula of scrolling on phones, `s(1 - 1/(pg/s + 1))`.
fn sprung(pull: f32) -> f32 {
    let size = pull.abs();
    (SPRING * (1.0 - (size * GIVE / SPRING + 1.0).recip())).copysign(pull)
}

/// The inverse of [`sprung`].
fn unsprung(seen: f32) -> f32 {
    let share = (seen.abs() / SPRING).min(0.999);
    (SPRING / GIVE * ((1.0 - share).recip() - 1.0)).copysign(seen)
}

impl Viewer {
    /// The smallest rectangle round all drawn nodes, where they are going; `None` where there are none.
    pub(super) fn extent(&mut self) -> Option<WorldRect> {
        if self.extent.is_none() {
            self.extent = Some(self.bounds(|_| true));
        }
        self.extent.flatten()
    }

    /// The smallest rectangle round the drawn nodes, where they are going, that pass; `None` where there are none.
    pub(super) fn bounds(&self, passes: impl Fn(u32) -> bool) -> Option<WorldRect> {
        let size = 2.0 * self.slots.network.growth();
        let nodes = self.slots.network.nodes().filter(|(slot, _)| passes(*slot) && self.slots.is_drawn(*slot));
        let rects = nodes.filter_map(|(slot, node)| {
            let [x, y] = self.places.goal_of(slot)?;
            Some(WorldRect::around(WorldPoint::new(x, y), size * radius_of(node), size * radius_of(node)))
        });
        rects.reduce(|bounds, rect| bounds.including(rect.min).including(rect.max))
    }

    /// The camera after a hand has panned: what lies beyond the limit follows less and less. There and back is nothing.
    pub(super) fn pulled(&mut self, by: ScreenVector) -> Camera {
        let from = self.camera;
        let out = self.beyond(from);
        // Back to where the hand would be without the spring, on with the hand, and under the spring again.
        let free = ScreenVector::new(unsprung(out.x) - out.x, unsprung(out.y) - out.y);
        let hand = from.pan_by(free + by);
        let out = self.beyond(hand);
        hand.pan_by(ScreenVector::new(sprung(out.x) - out.x, sprung(out.y) - out.y))
    }

    /// The nearest camera that keeps a part of the picture in view.
    pub(super) fn limited(&mut self, camera: Camera) -> Camera {
        let out = self.beyond(camera);
        if out == ScreenVector::ZERO { camera } else { camera.pan_by(-out) }
    }

    /// The camera after a zoom or a step: not farther out of the limits than it was.
    pub(super) fn not_beyond(&mut self, before: Camera, after: Camera) -> Camera {
        let (was, is) = (self.beyond(before), self.beyond(after));
        let back = |was: f32, is: f32| (is.abs() - was.abs()).max(0.0).copysign(is);
        let out = ScreenVector::new(back(was.x, is.x), back(was.y, is.y));
        if out == ScreenVector::ZERO { after } else { after.pan_by(-out) }
    }

    /// How far the picture is too far right and down on screen, in CSS pixels.
    fn beyond(&mut self, camera: Camera) -> ScreenVector {
        let Some(extent) = self.extent() else { return ScreenVector::ZERO };
        let map = camera.screen_from_world();
        let (min, max) = (map.apply(extent.min), map.apply(extent.max));
        let insets = self.insets;
        ScreenVector::new(
            beyond(min.x, max.x, insets.left, camera.width - insets.right),
            beyond(min.y, max.y, insets.top, camera.height - insets.bottom),
        )
    }
}

/// How far a stretch lies beyond a window, of which a part should hold a part of it.
fn beyond(min: f32, max: f32, low: f32, high: f32) -> f32 {
    let kept = KEPT.min(max - min).min((high - low) / 2.0).max(0.0);
    // At most so far right, and at least.
    let (too_far, too_near) = (min - (high - kept), max - (low + kept));
    if too_far > 0.0 {
        too_far
    } else if too_near < 0.0 {
        too_near
    } else {
        0.0
    }
}
