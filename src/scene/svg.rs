//! A draw list as a standalone, accessible SVG file: the picture without a browser.

use std::fmt::Write;

use super::routes::Curve;
use super::shape::{
    ARROW_ASPECT, BADGE_PIXELS, BADGE_RADIUS, DASH, DOT, HALO_GAP, HALO_WIDTH, HULL_FILL, HULL_RIM, HULL_RIM_WIDTH,
    MIN_EDGE_PIXELS, PIN_HEAD, PIN_HOLE, PIN_LIFT, PINNED_RADIUS, SQUARE_CORNER, STRIKE_REACH, STRIKE_WIDTH,
    arrow_length,
};
use super::{Badge, Color, DrawList, EdgeMark, HullMark, LabelFont, LabelMark, NodeMark, Shape, Stroke};
use crate::geom::{WorldPoint, WorldVector, decimal};
use crate::order::Listed as _;

/// The fonts of the page (`--font-sans` in `styles/tokens.css`), for a file that may be seen without it.
pub const FONTS: &str =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', sans-serif";
/// The rim round a label's letters, in CSS pixels.
pub const LABEL_RIM: f32 = 4.0;
/// So many names stand in the description for those who do not see the picture.
const NAMED: usize = 40;

/// The picture as an SVG document of the camera's size in CSS pixels. Every text in it is escaped; characters that XML
/// forbids are replaced.
pub fn write(list: &DrawList, title: &str) -> String {
    let mut svg = Svg { out: String::new(), background: list.background };
    svg.document(list, title);
    svg.out
}

/// Text for XML 1.0 content and attributes: the five signs escaped, forbidden characters as U+FFFD (XML 1.0, 2.2).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
    out
}

/// A number with at most two decimals, without trailing zeros; what is not finite is 0.
fn n(value: f32) -> String {
    let hundredths = (f64::from(value) * 100.0).round() / 100.0;
    decimal(if value.is_finite() { hundredths as f32 } else { 0.0 })
}

/// A point as an SVG path has it.
fn p(point: WorldPoint) -> String {
    format!("{} {}", n(point.x), n(point.y))
}

/// The document as far as it is written.
struct Svg {
    out: String,
    background: Color,
}

impl Svg {
    /// Adds one line. Writing to a string cannot fail.
    fn line(&mut self, text: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(text);
        self.out.push('\n');
    }

    fn document(&mut self, list: &DrawList, title: &str) {
        let camera = list.camera.clamped();
        let (width, height) = (n(camera.width), n(camera.height));
        self.line(format_args!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc">"#
        ));
        self.line(format_args!(r#"<title id="title">{}</title>"#, escaped(title)));
        self.line(format_args!(r#"<desc id="desc">{}</desc>"#, escaped(&description(list))));
        if list.background.a > 0 {
            self.line(format_args!(r#"<rect width="{width}" height="{height}" fill="{}"/>"#, list.background));
        }
        let to_screen = camera.screen_from_world();
        let (x, y, zoom) = (n(to_screen.offset.x), n(to_screen.offset.y), decimal(to_screen.scale));
        self.line(format_args!(r#"<g transform="translate({x} {y}) scale({zoom})">"#));
        let seen = camera.visible_world();
        for hull in &list.hulls {
            self.hull(hull);
        }
        self.line(format_args!(r#"<g fill="none" stroke-linecap="butt">"#));
        for edge in &*list.marks.edges {
            let hull = crate::geom::WorldRect::from_corners(edge.from, edge.to).including(edge.control);
            if hull.inflated(12.0).overlaps(seen) {
                self.edge(edge, to_screen.scale);
            }
        }
        self.line(format_args!("</g>\n<g>"));
        for node in &list.marks.nodes {
            if seen.inflated(node.radius * 2.0 + 12.0).contains(node.at) {
                self.node(node, list);
            }
        }
        self.line(format_args!("</g>\n</g>"));
        self.line(format_args!(
            r#"<g font-family="{FONTS}" text-anchor="middle" stroke-linejoin="round" paint-order="stroke">"#
        ));
        // The most important last, so that it is on top should a reader's font be wider than ours.
        list.labels.iter().rev().for_each(|label| self.label(label));
        self.line(format_args!("</g>\n</svg>"));
    }

    fn hull(&mut self, hull: &HullMark) {
        let corners: Vec<String> = hull.outline.iter().map(|at| p(*at)).list();
        let (path, color) = (corners.join(" L"), hull.color);
        let (width, fill, rim) = (n(HULL_RIM_WIDTH), n(HULL_FILL), n(HULL_RIM));
        self.line(format_args!(
            r#"<path d="M{path} Z" fill="{color}" fill-opacity="{fill}" stroke="{color}" stroke-opacity="{rim}" stroke-width="{width}"/>"#
        ));
    }

    fn edge(&mut self, edge: &EdgeMark, zoom: f32) {
        let width = edge.width.max(MIN_EDGE_PIXELS / zoom);
        let whole = Curve { from: edge.from, control: edge.control, to: edge.to };
        let mut curve = whole;
        if edge.arrow {
            // The line ends within the head, so that its square end does not blunt the tip.
            let length = edge.from.distance(edge.to).max(1.0e-3);
            curve = whole.piece(0.0, (1.0 - 0.8 * arrow_length(edge.width) / length).max(0.0));
        }
        let path = if curve.is_straight() {
            format!("M{} L{}", p(curve.from), p(curve.to))
        } else {
            format!("M{} Q{} {}", p(curve.from), p(curve.control), p(curve.to))
        };
        let (color, opacity, width) = (edge.color, opacity(edge.opacity * edge.color.alpha()), n(width));
        let dashes = dashes(edge.stroke);
        self.line(format_args!(r#"<path d="{path}" stroke="{color}" stroke-width="{width}"{dashes}{opacity}/>"#));
        if edge.arrow {
            let along = (whole.to - whole.piece(0.0, 0.98).control).normalized();
            let back = edge.to - along * arrow_length(edge.width);
            let side = along.perpendicular() * (arrow_length(edge.width) * ARROW_ASPECT / 2.0);
            let head = format!("M{} L{} L{} Z", p(edge.to), p(back + side), p(back - side));
            self.line(format_args!(r#"<path d="{head}" fill="{color}"{opacity}/>"#));
        }
    }

    fn node(&mut self, node: &NodeMark, list: &DrawList) {
        self.line(format_args!("<g{}>", opacity(node.opacity)));
        if node.selected || node.highlighted {
            let (color, width) =
                if node.selected { (list.accent, HALO_WIDTH) } else { (list.highlight_color(), HALO_WIDTH / 2.0) };
            let ring = outline(node, -HALO_GAP);
            let (strength, width) = (opacity_of("stroke-opacity", color.alpha()), n(width));
            self.line(format_args!(r#"<{ring} fill="none" stroke="{color}" stroke-width="{width}"{strength}/>"#));
        }
        let width = node.shape.outline_width();
        let dashes = dashes(node.stroke);
        let fill = if node.fill.a == 0 {
            r#" fill="none""#.to_owned()
        } else {
            format!(r#" fill="{}"{}"#, node.fill, opacity_of("fill-opacity", node.fill.alpha()))
        };
        let (body, line, width) = (outline(node, width / 2.0), node.outline, n(width));
        self.line(format_args!(r#"<{body}{fill} stroke="{line}" stroke-width="{width}"{dashes}/>"#));
        if node.shape == Shape::Pin {
            let head = node.at - WorldVector::new(0.0, node.radius * PIN_LIFT);
            self.disc(head, node.radius * PIN_HOLE, node.outline);
        }
        if node.struck {
            let reach = node.radius * STRIKE_REACH * std::f32::consts::FRAC_1_SQRT_2;
            let arm = WorldVector::new(reach, -reach);
            let strike = format!("M{} L{}", p(node.body() - arm), p(node.body() + arm));
            for (color, width) in [(self.background, 2.0 * STRIKE_WIDTH), (list.ink, STRIKE_WIDTH)] {
                self.line(format_args!(r#"<path d="{strike}" stroke="{color}" stroke-width="{}"/>"#, n(width)));
            }
        }
        if node.pinned {
            self.disc(node.pinned_at(), PINNED_RADIUS + 1.0, self.background);
            self.disc(node.pinned_at(), PINNED_RADIUS, list.ink);
        }
        if BADGE_RADIUS * list.camera.clamped().zoom >= BADGE_PIXELS {
            self.badge(node, list.ink);
        }
        self.line(format_args!("</g>"));
    }

    /// The sign on the upper right, drawn rather than written, so that no font is needed.
    fn badge(&mut self, node: &NodeMark, ink: Color) {
        let sign = match node.badge {
            Badge::None => return,
            Badge::Question => "M-1.3 -1.1 C-1.3 -2.9 1.4 -2.9 1.4 -1.1 C1.4 .1 0 0 0 1.1 M0 2.3 L0 2.5",
            Badge::Conflict => "M-2 -.8 L2 -.8 M-2 .9 L2 .9 M-1.2 2.4 L1.2 -2.3",
        };
        let (at, paper, radius) = (node.badge_at(), self.background, n(BADGE_RADIUS));
        self.line(format_args!(
            r#"<g transform="translate({})" stroke="{ink}" stroke-linecap="round" stroke-width=".95"><circle r="{radius}" fill="{paper}"/><path d="{sign}" fill="none"/></g>"#,
            p(at)
        ));
    }

    fn disc(&mut self, at: WorldPoint, radius: f32, color: Color) {
        let (x, y, r) = (n(at.x), n(at.y), n(radius));
        self.line(format_args!(r#"<circle cx="{x}" cy="{y}" r="{r}" fill="{color}"/>"#));
    }

    fn label(&mut self, label: &LabelMark) {
        let weight = match label.font {
            LabelFont::Plain | LabelFont::Line => "",
            LabelFont::Strong | LabelFont::Code => r#" font-weight="600""#,
        };
        let turned = match label.angle {
            0.0 => String::new(),
            angle => format!(r#" transform="rotate({} {} {})""#, n(angle.to_degrees()), n(label.at.x), n(label.at.y)),
        };
        let halo = match label.halo {
            halo if halo.a == 0 => String::new(),
            halo => format!(r#" stroke="{halo}" stroke-width="{}""#, n(LABEL_RIM)),
        };
        let (x, y, size) = (n(label.at.x), n(label.at.y + label.size * baseline_drop(label.font)), n(label.size));
        let (color, opacity, text) = (label.color, opacity(label.opacity), escaped(&label.text));
        self.line(format_args!(
            r#"<text x="{x}" y="{y}" font-size="{size}" fill="{color}"{weight}{turned}{halo}{opacity}>{text}</text>"#
        ));
    }
}

/// How far below the middle of a label's box its base line is, as a share of the font size: capitals are centred by their
/// height, words by that of small letters and ascenders.
pub fn baseline_drop(font: LabelFont) -> f32 {
    if font == LabelFont::Code { 0.36 } else { 0.34 }
}

/// The element of a node's outline, moved inwards by so much, without its closing.
fn outline(node: &NodeMark, inset: f32) -> String {
    let (x, y, radius) = (n(node.at.x), n(node.at.y), (node.radius - inset).max(0.1));
    match node.shape {
        Shape::Circle | Shape::Disc | Shape::Ring => format!(r#"circle cx="{x}" cy="{y}" r="{}""#, n(radius)),
        Shape::Square => {
            let (left, top) = (n(node.at.x - radius), n(node.at.y - radius));
            let (side, corner) = (n(2.0 * radius), n((node.radius * SQUARE_CORNER - inset).max(0.0)));
            format!(r#"rect x="{left}" y="{top}" width="{side}" height="{side}" rx="{corner}""#)
        }
        Shape::Diamond => {
            // Moving a slanting side by one moves its corners by the square root of two.
            let out = n((node.radius - inset * std::f32::consts::SQRT_2).max(0.1));
            format!(r#"path transform="translate({x} {y})" d="M0 -{out} L{out} 0 L0 {out} L-{out} 0 Z""#)
        }
        Shape::Pin => {
            let (lift, head) = (node.radius * PIN_LIFT, (node.radius * PIN_HEAD - inset).max(0.1));
            // The flanks touch the head where they are square to its radius; moving them moves the tip by 1/sin.
            let sine = PIN_HEAD / PIN_LIFT;
            let tip = lift - head / sine;
            let (across, up) = (n(head * (1.0 - sine * sine).sqrt()), n(-lift + head * sine));
            let (tip, head) = (n(-tip), n(head));
            format!(
                r#"path transform="translate({x} {y})" stroke-linejoin="round" d="M0 {tip} L{across} {up} A{head} {head} 0 1 0 -{across} {up} Z""#
            )
        }
    }
}

fn dashes(stroke: Stroke) -> String {
    match stroke {
        Stroke::Solid => String::new(),
        Stroke::Dashed => format!(r#" stroke-dasharray="{} {}""#, n(DASH[0]), n(DASH[1])),
        Stroke::Dotted => format!(r#" stroke-dasharray="{} {}""#, n(DOT[0]), n(DOT[1])),
    }
}

fn opacity(value: f32) -> String {
    opacity_of("opacity", value)
}

fn opacity_of(name: &str, value: f32) -> String {
    if value >= 0.995 { String::new() } else { format!(r#" {name}="{}""#, n(value.max(0.0))) }
}

/// What the picture shows, in words: how many of what, and the names on it.
fn description(list: &DrawList) -> String {
    let count = |shape: Shape, one: &str, many: &str| {
        let count = list.marks.nodes.iter().filter(|node| node.shape == shape).count();
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    };
    let parts: Vec<String> = [
        count(Shape::Circle, "person", "people"),
        count(Shape::Disc, "country", "countries"),
        count(Shape::Square, "organisation", "organisations"),
        count(Shape::Pin, "place", "places"),
        count(Shape::Ring, "group", "groups"),
        count(Shape::Diamond, "event", "events"),
    ]
    .into_iter()
    .flatten()
    .list();
    let named = list.labels.iter().filter(|label| !matches!(label.font, LabelFont::Code | LabelFont::Line));
    let mut names: Vec<(u32, String)> = Vec::new();
    for label in named {
        if let Some((_, name)) = names.last_mut().filter(|(slot, _)| *slot == label.slot) {
            // The second line of a title.
            name.push(' ');
            name.push_str(&label.text);
        } else if names.len() == NAMED {
            break;
        } else if names.iter().all(|(slot, _)| *slot != label.slot) {
            names.push((label.slot, label.text.to_string()));
        }
    }
    let names: Vec<String> = names.into_iter().map(|(_, name)| name).list();
    let what = if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") };
    // The pieces of a loop are one line.
    let pieces = list.marks.edges.chunk_by(|one, next| one.slot == next.slot);
    let lines = pieces.count();
    let lines = if lines == 1 { "1 line".to_owned() } else { format!("{lines} lines") };
    let named = if names.is_empty() { String::new() } else { format!(" Named: {}.", names.join(", ")) };
    format!("A network of {what}, joined by {lines}.{named}")
}
