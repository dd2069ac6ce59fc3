layout(location = 0) in vec2 a_tip;
// Any place that the line comes from, straight before its tip.
layout(location = 1) in vec2 a_back;
layout(location = 2) in float a_width;
layout(location = 3) in vec4 a_color;

// Back from the tip along the line, and across it, in canvas pixels.
out vec2 v_point;
flat out float v_length;
flat out vec4 v_color;

void main() {
  v_length = arrow_pixels(a_width);
  vec2 back = a_back - a_tip;
  back = dot(back, back) > 1e-12 ? normalize(back) : vec2(-1.0, 0.0);
  float far = float(gl_VertexID >> 1);
  float side = float(gl_VertexID & 1) * 2.0 - 1.0;
  v_point = vec2(mix(-1.5, v_length + 1.0, far), side * (v_length * ARROW_ASPECT * 0.5 + 1.5));
  if (v_length <= 0.0) v_point = vec2(0.0);
  v_color = premultiplied(a_color);
  gl_Position = clip_from_device(device_from_world(a_tip) + back * v_point.x + vec2(-back.y, back.x) * v_point.y);
}
