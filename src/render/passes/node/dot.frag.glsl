flat in vec4 v_color;
flat in float v_radius;

out vec4 o_color;

void main() {
  vec2 point = (gl_PointCoord - 0.5) * ceil(v_radius * 2.0);
  // Rounder than a square is enough at this size.
  o_color = v_color * clamp(v_radius + 0.75 - length(point), 0.0, 1.0);
}
