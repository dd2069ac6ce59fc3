layout(location = 0) in vec2 a_at;
layout(location = 1) in float a_radius;
layout(location = 2) in vec4 a_fill;
layout(location = 3) in vec4 a_outline;
// Shape, stroke, signs, opacity in 255ths.
layout(location = 4) in uvec4 a_look;

// Nodes of a smaller radius in canvas pixels, and no ring, are dots.
uniform float u_dots;

// From the middle of the node's body, in canvas pixels, y down.
out vec2 v_point;
flat out float v_radius;
// Of the badge, in canvas pixels; 0 where there is none.
flat out float v_badge;
flat out vec2 v_badge_at;
flat out vec4 v_fill;
flat out vec4 v_outline;
flat out uvec4 v_look;

void main() {
  // However far away, a node is a dot that can be seen.
  float radius = max(a_radius * u_scale, u_least_radius);
  if (radius < u_dots && (a_look.z & (SELECTED | HIGHLIGHTED)) == 0u) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  vec2 at = device_from_world(a_at);
  if (a_look.x == PIN) at.y -= radius;

  float reach = radius;
  if ((a_look.z & (SELECTED | HIGHLIGHTED)) != 0u) {
    reach += max((HALO_GAP + HALO_WIDTH) * u_scale, 5.0 * u_ratio);
  }
  if ((a_look.z & STRUCK) != 0u) reach = max(reach, radius * STRIKE_REACH + STRIKE_WIDTH * u_scale);

  bool has_badge = (a_look.z & (QUESTION | CONFLICT)) != 0u && BADGE_RADIUS * u_scale >= BADGE_PIXELS * u_ratio;
  v_badge = has_badge ? BADGE_RADIUS * u_scale : 0.0;
  float out_by = radius * (a_look.x == SQUARE ? 1.0 : 0.74);
  v_badge_at = vec2(out_by, -out_by);
  if (has_badge) reach = max(reach, out_by + v_badge * 1.25);

  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  v_point = corner * (reach + 1.5);
  v_radius = radius;
  v_fill = premultiplied(a_fill);
  v_outline = premultiplied(a_outline);
  v_look = a_look;
  gl_Position = clip_from_device(at + v_point);
}
