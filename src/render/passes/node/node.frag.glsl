in vec2 v_point;
flat in float v_radius;
flat in float v_badge;
flat in vec2 v_badge_at;
flat in vec4 v_fill;
flat in vec4 v_outline;
flat in uvec4 v_look;

// Premultiplied.
uniform vec4 u_background;
uniform vec4 u_accent;
uniform vec4 u_ink;

out vec4 o_color;

const float PI = 3.14159265;

// Distances to outlines after Inigo Quilez, "2D distance functions" (iquilezles.org/articles/distfunctions2d).
float box(vec2 point, vec2 size) {
  vec2 q = abs(point) - size;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
}

// A head on a tip: an uneven capsule whose small end has no radius.
float drop(vec2 from_tip, float head, float lift) {
  vec2 p = vec2(abs(from_tip.x), -from_tip.y);
  float b = -head / lift;
  float a = sqrt(1.0 - b * b);
  float k = dot(p, vec2(-b, a));
  if (k < 0.0) return length(p);
  if (k > a * lift) return length(p - vec2(0.0, lift)) - head;
  return dot(p, vec2(a, b));
}

float outline(vec2 point, float r) {
  if (v_look.x == SQUARE) return box(point, vec2(r * (1.0 - SQUARE_CORNER))) - r * SQUARE_CORNER;
  if (v_look.x == DIAMOND) return box(vec2(point.x + point.y, point.y - point.x) * sqrt(0.5), vec2(r * sqrt(0.5)));
  if (v_look.x == PIN) return drop(point - vec2(0.0, r), r * PIN_HEAD, r * PIN_LIFT);
  return length(point) - r;
}

// How far along the outline a point is, as a share of its length (x), and that length (y), in canvas pixels.
vec2 along(vec2 p, float r) {
  vec2 q = abs(p);
  if (v_look.x == DIAMOND) {
    float sum = max(q.x + q.y, 1e-6);
    float quarter = p.x >= 0.0 ? (p.y >= 0.0 ? q.y / sum : 3.0 + q.x / sum)
                               : (p.y >= 0.0 ? 1.0 + q.x / sum : 2.0 + q.y / sum);
    return vec2(quarter / 4.0, 4.0 * sqrt(2.0) * r);
  }
  if (v_look.x == SQUARE) {
    float quarter = q.x >= q.y ? (p.x >= 0.0 ? 0.0 : 2.0) + (p.y / (p.x == 0.0 ? 1e-6 : p.x) + 1.0) / 2.0
                               : (p.y >= 0.0 ? 1.0 : 3.0) + (-p.x / (p.y == 0.0 ? 1e-6 : p.y) + 1.0) / 2.0;
    return vec2(quarter / 4.0, 8.0 * r);
  }
  vec2 around = v_look.x == PIN ? p - vec2(0.0, r * (1.0 - PIN_LIFT)) : p;
  return vec2(atan(around.y, around.x) / (2.0 * PI) + 0.5, 2.0 * PI * r);
}

// The stroke's dashes, a whole number of them round the outline.
float dashes(vec2 point, float r) {
  if (v_look.y == SOLID) return 1.0;
  vec2 pattern = (v_look.y == DASHED ? vec2(DASH_ON, DASH_OFF) : vec2(DOT_ON, DOT_OFF)) * dash_scale();
  vec2 place = along(point, r);
  // Four-fold, so that the corners of squares and diamonds are alike.
  float count = max(4.0, 4.0 * floor(place.y / (4.0 * (pattern.x + pattern.y)) + 0.5));
  float period = place.y / count;
  float on = period * pattern.x / (pattern.x + pattern.y);
  // A dash lies round each corner.
  return dash(place.x * place.y + on * 0.5, vec2(on, period - on));
}

float segment(vec2 point, vec2 a, vec2 b) {
  vec2 arm = b - a;
  return length(point - a - arm * clamp(dot(point - a, arm) / dot(arm, arm), 0.0, 1.0));
}

// The middle of the strokes of "?" in a circle of radius one.
float question(vec2 p) {
  vec2 q = p - vec2(0.0, -0.22);
  float hook = abs(length(q) - 0.30);
  if (q.x < 0.0 && q.y > 0.0) hook = min(length(q - vec2(-0.30, 0.0)), length(q - vec2(0.0, 0.30)));
  float stem = segment(p, vec2(0.0, 0.08), vec2(0.0, 0.22));
  return min(min(hook, stem), segment(p, vec2(0.0, 0.50), vec2(0.0, 0.55)));
}

// The same of "≠".
float unequal(vec2 p) {
  float bars = segment(vec2(p.x, abs(p.y)), vec2(-0.45, 0.19), vec2(0.45, 0.19));
  return min(bars, segment(p, vec2(-0.26, 0.53), vec2(0.26, -0.53)));
}

void main() {
  float r = v_radius;
  float d = outline(v_point, r);

  // The outline lies inside the radius and leaves the fill of small nodes its share.
  float width = (v_look.x == RING ? RING_WIDTH : OUTLINE_WIDTH) * u_scale;
  width = min(max(width, 0.75 * u_ratio), 0.35 * r);
  float line = (1.0 - inside(d + width)) * dashes(v_point, r);
  vec4 color = over(v_outline * line, v_fill) * inside(d);
  if (v_look.x == PIN) {
    float hole = length(v_point - vec2(0.0, r * (1.0 - PIN_LIFT))) - r * PIN_HOLE;
    color = over(v_outline * inside(hole), color);
  }

  if ((v_look.z & STRUCK) != 0u) {
    float half_width = max(STRIKE_WIDTH * u_scale, 1.0 * u_ratio) * 0.5;
    float across = dot(v_point, vec2(sqrt(0.5)));
    float ends = inside(abs(dot(v_point, vec2(sqrt(0.5), -sqrt(0.5)))) - r * STRIKE_REACH);
    color = over(u_background * band(across, half_width * 2.0) * ends, color);
    color = over(u_ink * band(across, half_width) * ends, color);
  }

  if ((v_look.z & (SELECTED | HIGHLIGHTED)) != 0u) {
    bool selected = (v_look.z & SELECTED) != 0u;
    float half_width = max(HALO_WIDTH * u_scale, 2.0 * u_ratio) * (selected ? 0.5 : 0.25);
    float ring = band(d - max(HALO_GAP * u_scale, 3.0 * u_ratio), half_width);
    color = over(u_accent * ring * (selected ? 1.0 : 0.5), color);
  }

  if ((v_look.z & PINNED) != 0u) {
    // A country's code keeps the middle.
    vec2 at = v_look.x == DISC ? vec2(0.0, 0.68 * r) : vec2(0.0);
    float dot_radius = min(max(PINNED_RADIUS * u_scale, 1.5 * u_ratio), 0.5 * r);
    float to_dot = length(v_point - at) - dot_radius;
    color = over(u_background * inside(to_dot - dot_radius * 0.45), color);
    color = over(u_ink * inside(to_dot), color);
  }

  if (v_badge > 0.0) {
    vec2 p = (v_point - v_badge_at) / v_badge;
    float line_width = max(0.105 * v_badge, 0.45 * u_ratio);
    float rim = (length(p) - 1.0) * v_badge;
    float lines = ((v_look.z & CONFLICT) != 0u ? unequal(p) : question(p)) * v_badge;
    color = over(u_background * inside(rim - line_width), color);
    color = over(u_ink * band(rim, line_width), color);
    color = over(u_ink * band(lines, line_width), color);
  }

  o_color = color * (float(v_look.w) / 255.0);
}
