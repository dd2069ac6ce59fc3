layout(location = 0) in vec2 a_at;
layout(location = 1) in vec4 a_color;
// Width, low and high byte; stroke and arrowhead; nothing.
layout(location = 2) in uvec4 a_look;

// How much stronger lines are drawn because others are left out.
uniform float u_raise;

flat out vec4 v_color;

void main() {
  float width = max(width_of(a_look) * u_scale, u_least_width);
  float cover = min(width, 1.0) * u_raise * ((a_look.z & 3u) == SOLID ? 1.0 : 0.6);
  v_color = premultiplied(vec4(a_color.rgb, min(a_color.a * cover, 1.0)));
  gl_Position = clip_from_device(device_from_world(a_at));
}
