in float v_across;
in float v_along;
flat in float v_half_width;
flat in float v_end;
flat in vec4 v_color;
flat in uint v_stroke;

out vec4 o_color;

void main() {
  // As `band`, for the half of the price.
  float cover = min(clamp(v_half_width + 0.5 - abs(v_across), 0.0, 1.0), v_half_width * 2.0);
  cover *= clamp(min(v_along, v_end - v_along) + 0.5, 0.0, 1.0);
  if (v_stroke == SOLID) {
    o_color = v_color * cover;
    return;
  }
  if (v_stroke == DASHED) cover *= dash(v_along, vec2(DASH_ON, DASH_OFF) * dash_scale());
  if (v_stroke == DOTTED) cover *= dash(v_along, vec2(DOT_ON, DOT_OFF) * dash_scale());
  o_color = v_color * cover;
}
