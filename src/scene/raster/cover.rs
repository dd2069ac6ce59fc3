//! How much of a pixel is covered, from distances in pixels: as in `src/render/view.glsl`.

/// How much of a pixel is where `distance` is negative.
#[inline(always)]
pub(super) fn inside(distance: f32) -> f32 {
    (0.5 - distance).clamp(0.0, 1.0)
}

/// How much of a pixel is within `half_width` of distance zero; exact for lines thinner than a pixel.
#[inline(always)]
pub(super) fn band(distance: f32, half_width: f32) -> f32 {
    inside(distance - half_width) - inside(distance + half_width)
}

/// How much of a dash before a gap is at a place along the line.
#[inline(always)]
pub(super) fn dash(along: f32, [on, off]: [f32; 2]) -> f32 {
    let period = on + off;
    let place = along + period * 0.5 - on * 0.5;
    band(place - period * (place / period).floor() - period * 0.5, on * 0.5)
}
