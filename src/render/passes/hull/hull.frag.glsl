in float v_inside;
flat in vec4 v_color;

out vec4 o_color;

void main() {
  float rim = HULL_RIM_WIDTH * max(u_scale, 0.6 * u_ratio);
  float strength = mix(HULL_FILL, HULL_RIM, inside(v_inside - rim));
  o_color = premultiplied(v_color) * strength * inside(0.5 - v_inside);
}
