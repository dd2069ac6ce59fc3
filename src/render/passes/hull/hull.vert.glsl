layout(location = 0) in vec2 a_middle;
// A side of the hull.
layout(location = 1) in vec2 a_from;
layout(location = 2) in vec2 a_to;
layout(location = 3) in vec4 a_color;

// How far inside the side, in canvas pixels.
out float v_inside;
flat out vec4 v_color;

void main() {
  vec2 from = device_from_world(a_from);
  vec2 to = device_from_world(a_to);
  vec2 middle = device_from_world(a_middle);
  vec2 along = to - from;
  float far = abs(along.x * (middle.y - from.y) - along.y * (middle.x - from.x)) / max(length(along), 1e-6);
  v_inside = gl_VertexID == 0 ? far : 0.0;
  v_color = a_color;
  gl_Position = clip_from_device(gl_VertexID == 0 ? middle : gl_VertexID == 1 ? from : to);
}
