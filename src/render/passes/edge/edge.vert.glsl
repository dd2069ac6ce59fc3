layout(location = 0) in vec2 a_from;
layout(location = 1) in vec2 a_control;
layout(location = 2) in vec2 a_to;
layout(location = 3) in vec4 a_color;
// Width, low and high byte; stroke and arrowhead; nothing.
layout(location = 4) in uvec4 a_look;

// Pieces of the strip: 1 where lines are straight.
uniform int u_pieces;

// From the middle of the line, in canvas pixels.
out float v_across;
// From the line's start along it, in canvas pixels.
out float v_along;
flat out float v_half_width;
// Where the line ends, before its arrowhead.
flat out float v_end;
flat out vec4 v_color;
flat out uint v_stroke;

void main() {
  vec2 from = device_from_world(a_from);
  vec2 control = device_from_world(a_control);
  vec2 to = device_from_world(a_to);
  int piece = gl_VertexID >> 1;
  float side = float(gl_VertexID & 1) * 2.0 - 1.0;

  vec2 at = from;
  vec2 tangent = to - from;
  float length_here = 0.0;
  float length_all = length(tangent);
  if (u_pieces == 1) {
    at = piece == 0 ? from : to;
    length_here = piece == 0 ? 0.0 : length_all;
  } else {
    // The length along the curve is that of its chords: the strip is made of them.
    length_all = 0.0;
    vec2 before = from;
    for (int i = 1; i <= u_pieces; i++) {
      float t = float(i) / float(u_pieces);
      vec2 next = mix(mix(from, control, t), mix(control, to, t), t);
      length_all += length(next - before);
      before = next;
      if (i == piece) {
        at = next;
        length_here = length_all;
      }
    }
    float t = float(piece) / float(u_pieces);
    vec2 turned = mix(control - from, to - control, t);
    if (dot(turned, turned) > 1e-8) tangent = turned;
  }
  tangent = dot(tangent, tangent) > 1e-12 ? normalize(tangent) : vec2(1.0, 0.0);

  float width = width_of(a_look);
  v_half_width = max(width * u_scale, u_least_width) * 0.5;
  // Where cover ends: software drawing pays for each pixel more.
  float reach = v_half_width + 0.5;
  // A pixel more at both ends, for their soft edge.
  float more = piece == 0 ? -1.0 : piece == u_pieces ? 1.0 : 0.0;
  v_across = side * reach;
  v_along = length_here + more;
  float arrow = (a_look.z & 4u) != 0u ? arrow_pixels(width) : 0.0;
  // A little into the arrowhead, so that no gap shows.
  v_end = length_all - arrow * 0.9;
  v_color = premultiplied(a_color);
  v_stroke = a_look.z & 3u;
  gl_Position = clip_from_device(at + tangent * more + vec2(-tangent.y, tangent.x) * v_across);
}
