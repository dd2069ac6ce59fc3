// Stands before every shader, after the version and the measures of src/scene/shape.rs.
precision highp float;

// The world place in the middle of the viewport.
uniform vec2 u_centre;
// Canvas pixels to one layout unit.
uniform float u_scale;
// Canvas pixels to one CSS pixel.
uniform float u_ratio;
// Where the world place u_centre is on the canvas, in canvas pixels from its top left corner.
uniform vec2 u_middle;
// The canvas's size in canvas pixels.
uniform vec2 u_canvas;
// Nothing is drawn smaller, in canvas pixels: the radius of nodes, the width of lines.
uniform float u_least_radius;
uniform float u_least_width;

vec2 device_from_world(vec2 point) {
  return (point - u_centre) * u_scale + u_middle;
}

vec4 clip_from_device(vec2 point) {
  return vec4(point.x / u_canvas.x * 2.0 - 1.0, 1.0 - point.y / u_canvas.y * 2.0, 0.0, 1.0);
}

// How much of a pixel is where `distance` (in canvas pixels) is negative.
float inside(float distance) {
  return clamp(0.5 - distance, 0.0, 1.0);
}

// How much of a pixel is within half_width of distance zero; exact for lines thinner than a pixel.
float band(float distance, float half_width) {
  return inside(distance - half_width) - inside(distance + half_width);
}

vec4 premultiplied(vec4 color) {
  return vec4(color.rgb * color.a, color.a);
}

vec4 over(vec4 top, vec4 below) {
  return top + below * (1.0 - top.a);
}

// How much of a dash of length `pattern.x` before a gap of `pattern.y` is at a place along the line.
float dash(float along, vec2 pattern) {
  float period = pattern.x + pattern.y;
  return band(mod(along + period * 0.5 - pattern.x * 0.5, period) - period * 0.5, pattern.x * 0.5);
}

// Canvas pixels to one unit of a dash: far away, dashes stay long enough to be told apart.
float dash_scale() {
  return max(u_scale, 0.7 * u_ratio);
}

// A line's width in world units, from 256ths in two bytes.
float width_of(uvec4 look) {
  return float(look.x | (look.y << 8u)) / 256.0;
}

// How long an arrowhead is, in canvas pixels; none where it would be a speck.
float arrow_pixels(float width) {
  float length = (ARROW_LENGTH + ARROW_GROWTH * clamp(width - 1.0, 0.0, 6.0)) * u_scale;
  return length < LEAST_ARROW * u_ratio ? 0.0 : length;
}
