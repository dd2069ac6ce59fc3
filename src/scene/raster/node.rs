//! Nodes on pixels: body, outline and signs by distance functions, as in `passes/node/node.frag.glsl`.

use std::f32::consts::{FRAC_1_SQRT_2, PI, SQRT_2};

use super::cover::{band, dash, inside};
use super::pixel::premultiplied;
use super::{Frame, Place, more};
use crate::scene::shape::{
    BADGE_PIXELS, BADGE_RADIUS, DASH, DOT, HALO_GAP, HALO_WIDTH, PIN_HEAD, PIN_HOLE, PIN_LIFT, PINNED_RADIUS,
    SQUARE_CORNER, STRIKE_REACH, STRIKE_WIDTH,
};
use crate::scene::{Badge, NodeMark, Shape, Stroke};

/// A node as its pixels see it, in canvas pixels from the middle of its body.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body {
    shape: Shape,
    stroke: Stroke,
    pub radius: f32,
    /// How far from the middle anything is drawn.
    pub reach: f32,
    /// How wide the outline is, inwards.
    width: f32,
    fill: [f32; 4],
    outline: [f32; 4],
    signs: Option<Signs>,
    dash_scale: f32,
}

/// What is drawn on the few nodes that differ from the rest.
#[derive(Debug, Clone, Copy)]
struct Signs {
    struck: bool,
    selected: bool,
    highlighted: bool,
    pinned: bool,
    badge: Badge,
    /// Its radius; 0 where it would be too small.
    badge_radius: f32,
    badge_at: Place,
    scale: f32,
    ratio: f32,
    background: [f32; 4],
    accent: [f32; 4],
    ink: [f32; 4],
}

/// The radius of a node in canvas pixels.
pub(super) fn radius_of(frame: &Frame, node: &NodeMark) -> f32 {
    more(frame.least.radius * frame.ratio, node.radius * frame.scale)
}

/// Whether a node is but its body.
pub(super) fn is_plain(node: &NodeMark) -> bool {
    node.badge == Badge::None && !(node.struck || node.selected || node.highlighted || node.pinned)
}

impl Body {
    /// A node of this radius in canvas pixels.
    pub fn new(frame: &Frame, node: &NodeMark, radius: f32) -> Self {
        let (scale, ratio) = (frame.scale, frame.ratio);
        let width = (node.shape.outline_width() * scale).max(0.75 * ratio).min(0.35 * radius);
        let signs = (!is_plain(node)).then(|| Signs::new(frame, node, radius));
        let mut reach = radius;
        if let Some(signs) = &signs {
            if signs.selected || signs.highlighted {
                reach += ((HALO_GAP + HALO_WIDTH) * scale).max(5.0 * ratio);
            }
            if signs.struck {
                reach = reach.max(radius * STRIKE_REACH + STRIKE_WIDTH * scale);
            }
            if signs.badge_radius > 0.0 {
                reach = reach.max(signs.badge_at.x + signs.badge_radius * 1.25);
            }
        }
        Self {
            shape: node.shape,
            stroke: node.stroke,
            radius,
            reach: reach + 1.0,
            width,
            fill: premultiplied(node.fill),
            outline: premultiplied(node.outline),
            signs,
            dash_scale: frame.dash_scale(),
        }
    }

    /// The premultiplied colour at a place, channels from 0 to 1.
    pub fn shade(&self, at: Place) -> [f32; 4] {
        let r = self.radius;
        let distance = self.distance(at);
        if self.signs.is_none() && distance > 0.5 {
            return [0.0; 4];
        }
        if self.signs.is_none() && distance + self.width < -0.5 && self.shape != Shape::Pin {
            return self.fill;
        }
        let line = 1.0 - inside(distance + self.width);
        let line = if line > 0.0 { line * self.dashes(at) } else { 0.0 };
        let mut color = times(over(times(self.outline, line), self.fill), inside(distance));
        if self.shape == Shape::Pin {
            let hole = (at - Place { x: 0.0, y: r * (1.0 - PIN_LIFT) }).length() - r * PIN_HOLE;
            color = over(times(self.outline, inside(hole)), color);
        }
        match &self.signs {
            Some(signs) => signs.over(color, at, distance, self),
            None => color,
        }
    }

    /// How far a place is outside the outline. After Inigo Quilez, "2D distance functions"
    /// (iquilezles.org/articles/distfunctions2d).
    #[inline(always)]
    fn distance(&self, at: Place) -> f32 {
        let r = self.radius;
        match self.shape {
            Shape::Circle | Shape::Disc | Shape::Ring => at.length() - r,
            Shape::Square => square(at, r * (1.0 - SQUARE_CORNER)) - r * SQUARE_CORNER,
            Shape::Diamond => square(Place { x: at.x + at.y, y: at.y - at.x } * FRAC_1_SQRT_2, r * FRAC_1_SQRT_2),
            Shape::Pin => drop_shape(at - Place { x: 0.0, y: r }, r * PIN_HEAD, r * PIN_LIFT),
        }
    }

    /// The stroke's dashes, a whole number of them round the outline.
    fn dashes(&self, at: Place) -> f32 {
        let pattern = match self.stroke {
            Stroke::Solid => return 1.0,
            Stroke::Dashed => DASH,
            Stroke::Dotted => DOT,
        };
        let [on, off] = pattern.map(|length| length * self.dash_scale);
        let (share, length) = self.along(at);
        // Four-fold, so that the corners of squares and diamonds are alike.
        let count = (4.0 * (length / (4.0 * (on + off)) + 0.5).floor()).max(4.0);
        let period = length / count;
        let on = period * on / (on + off);
        // A dash lies round each corner.
        dash(share * length + on * 0.5, [on, period - on])
    }

    /// How far along the outline a place is, as a share of its length, and that length.
    fn along(&self, at: Place) -> (f32, f32) {
        let (r, x, y) = (self.radius, at.x.abs(), at.y.abs());
        let not_zero = |value: f32| if value == 0.0 { 1.0e-6 } else { value };
        match self.shape {
            Shape::Diamond => {
                let sum = (x + y).max(1.0e-6);
                let quarter = match (at.x >= 0.0, at.y >= 0.0) {
                    (true, true) => y / sum,
                    (true, false) => 3.0 + x / sum,
                    (false, true) => 1.0 + x / sum,
                    (false, false) => 2.0 + y / sum,
                };
                (quarter / 4.0, 4.0 * SQRT_2 * r)
            }
            Shape::Square => {
                let quarter = if x >= y {
                    (if at.x >= 0.0 { 0.0 } else { 2.0 }) + (at.y / not_zero(at.x) + 1.0) / 2.0
                } else {
                    (if at.y >= 0.0 { 1.0 } else { 3.0 }) + (-at.x / not_zero(at.y) + 1.0) / 2.0
                };
                (quarter / 4.0, 8.0 * r)
            }
            _ => {
                let lift = if self.shape == Shape::Pin { r * (1.0 - PIN_LIFT) } else { 0.0 };
                ((at.y - lift).atan2(at.x) / (2.0 * PI) + 0.5, 2.0 * PI * r)
            }
        }
    }
}

impl Signs {
    fn new(frame: &Frame, node: &NodeMark, radius: f32) -> Self {
        let badge_radius = BADGE_RADIUS * frame.scale;
        let shown = node.badge != Badge::None && badge_radius >= BADGE_PIXELS * frame.ratio;
        let out = radius * if node.shape == Shape::Square { 1.0 } else { 0.74 };
        Self {
            struck: node.struck,
            selected: node.selected,
            highlighted: node.highlighted,
            pinned: node.pinned,
            badge: node.badge,
            badge_radius: if shown { badge_radius } else { 0.0 },
            badge_at: Place { x: out, y: -out },
            scale: frame.scale,
            ratio: frame.ratio,
            background: premultiplied(frame.background),
            accent: premultiplied(frame.accent),
            ink: premultiplied(frame.ink),
        }
    }

    /// The colour of the body with the signs over it.
    fn over(&self, mut color: [f32; 4], at: Place, distance: f32, body: &Body) -> [f32; 4] {
        let (r, scale, ratio) = (body.radius, self.scale, self.ratio);
        let mut lay = |paint: [f32; 4], cover: f32| {
            if cover > 0.0 {
                color = over(times(paint, cover), color);
            }
        };
        if self.struck {
            let half_width = (STRIKE_WIDTH * scale).max(ratio) * 0.5;
            let across = (at.x + at.y) * FRAC_1_SQRT_2;
            let ends = inside(((at.x - at.y) * FRAC_1_SQRT_2).abs() - r * STRIKE_REACH);
            lay(self.background, band(across, half_width * 2.0) * ends);
            lay(self.ink, band(across, half_width) * ends);
        }
        if self.selected || self.highlighted {
            let half_width = (HALO_WIDTH * scale).max(2.0 * ratio) * if self.selected { 0.5 } else { 0.25 };
            let ring = band(distance - (HALO_GAP * scale).max(3.0 * ratio), half_width);
            lay(self.accent, ring * if self.selected { 1.0 } else { 0.5 });
        }
        if self.pinned {
            // A country's code keeps the middle.
            let down = if body.shape == Shape::Disc { 0.68 * r } else { 0.0 };
            let dot_radius = (PINNED_RADIUS * scale).max(1.5 * ratio).min(0.5 * r);
            let to_dot = (at - Place { x: 0.0, y: down }).length() - dot_radius;
            lay(self.background, inside(to_dot - dot_radius * 0.45));
            lay(self.ink, inside(to_dot));
        }
        if self.badge_radius > 0.0 {
            let size = self.badge_radius;
            let place = (at - self.badge_at) * (1.0 / size);
            let line_width = (0.105 * size).max(0.45 * ratio);
            let rim = (place.length() - 1.0) * size;
            let sign = if self.badge == Badge::Conflict { unequal(place) } else { question(place) };
            lay(self.background, inside(rim - line_width));
            lay(self.ink, band(rim, line_width));
            lay(self.ink, band(sign * size, line_width));
        }
        color
    }
}

fn times(color: [f32; 4], by: f32) -> [f32; 4] {
    color.map(|channel| channel * by)
}

fn over(top: [f32; 4], below: [f32; 4]) -> [f32; 4] {
    let rest = 1.0 - top[3];
    [top[0] + below[0] * rest, top[1] + below[1] * rest, top[2] + below[2] * rest, top[3] + below[3] * rest]
}

fn square(at: Place, half: f32) -> f32 {
    let (x, y) = (at.x.abs() - half, at.y.abs() - half);
    Place { x: x.max(0.0), y: y.max(0.0) }.length() + x.max(y).min(0.0)
}

/// A head on a tip: an uneven capsule whose small end has no radius.
fn drop_shape(from_tip: Place, head: f32, lift: f32) -> f32 {
    let p = Place { x: from_tip.x.abs(), y: -from_tip.y };
    let b = -head / lift;
    let a = (1.0 - b * b).sqrt();
    let k = p.dot(Place { x: -b, y: a });
    if k < 0.0 {
        p.length()
    } else if k > a * lift {
        (p - Place { x: 0.0, y: lift }).length() - head
    } else {
        p.dot(Place { x: a, y: b })
    }
}

fn segment(point: Place, a: Place, b: Place) -> f32 {
    let (to, arm) = (point - a, b - a);
    (to - arm * (to.dot(arm) / arm.dot(arm)).clamp(0.0, 1.0)).length()
}

/// The middle of the strokes of "?" in a circle of radius one.
fn question(p: Place) -> f32 {
    let q = p - Place { x: 0.0, y: -0.22 };
    let hook = if q.x < 0.0 && q.y > 0.0 {
        (q - Place { x: -0.30, y: 0.0 }).length().min((q - Place { x: 0.0, y: 0.30 }).length())
    } else {
        (q.length() - 0.30).abs()
    };
    let stem = segment(p, Place { x: 0.0, y: 0.08 }, Place { x: 0.0, y: 0.22 });
    hook.min(stem).min(segment(p, Place { x: 0.0, y: 0.50 }, Place { x: 0.0, y: 0.55 }))
}

/// The same of "≠".
fn unequal(p: Place) -> f32 {
    let bars = segment(Place { x: p.x, y: p.y.abs() }, Place { x: -0.45, y: 0.19 }, Place { x: 0.45, y: 0.19 });
    bars.min(segment(p, Place { x: -0.26, y: 0.53 }, Place { x: 0.26, y: -0.53 }))
}
