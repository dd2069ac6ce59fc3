layout(location = 0) in vec2 a_at;
layout(location = 1) in float a_radius;
layout(location = 2) in vec4 a_fill;
layout(location = 3) in vec4 a_outline;
// Shape, stroke, signs, opacity in 255ths.
layout(location = 4) in uvec4 a_look;

uniform vec4 u_background;
// Nodes of a larger radius in canvas pixels are not dots.
uniform float u_dots;

flat out vec4 v_color;
flat out float v_radius;

void main() {
  float radius = max(a_radius * u_scale, u_least_radius);
  vec2 at = device_from_world(a_at);
  if (a_look.x == PIN) at.y -= radius;
  // In its fill, unless that is a tint: the outline is seen better.
  vec3 fill = abs(a_fill.rgb - u_background.rgb) * a_fill.a;
  vec3 outline = abs(a_outline.rgb - u_background.rgb) * a_outline.a;
  vec4 color = 2.0 * (fill.r + fill.g + fill.b) >= outline.r + outline.g + outline.b ? a_fill : a_outline;
  v_color = premultiplied(color) * (float(a_look.w) / 255.0);
  v_radius = radius;
  gl_PointSize = ceil(radius * 2.0);
  gl_Position = radius < u_dots ? clip_from_device(at) : vec4(2.0, 2.0, 2.0, 1.0);
}
