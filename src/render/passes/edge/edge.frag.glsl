in float v_across;
in float v_along;
flat in float v_half_width;
flat in float v_end;
flat in vec4 v_color;
flat in uint v_stroke;

out vec4 o_color;

void main() {
  float cover = band(v_across, v_half_width) * inside(-v_along) * inside(v_along - v_end);
  if (v_stroke == DASHED) cover *= dash(v_along, vec2(DASH_ON, DASH_OFF) * dash_scale());
  if (v_stroke == DOTTED) cover *= dash(v_along, vec2(DOT_ON, DOT_OFF) * dash_scale());
  o_color = v_color * cover;
}
