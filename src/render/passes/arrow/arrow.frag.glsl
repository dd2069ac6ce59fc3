in vec2 v_point;
flat in float v_length;
flat in vec4 v_color;

out vec4 o_color;

void main() {
  float slope = ARROW_ASPECT * 0.5;
  float flank = (abs(v_point.y) - v_point.x * slope) / sqrt(1.0 + slope * slope);
  o_color = v_color * inside(max(flank, v_point.x - v_length));
}
