//! A draw list as text, one mark a line: what tests compare and people read in a diff.

use super::{Badge, Color, DrawList, EdgeMark, LabelMark, NodeMark, Stroke};
use crate::geom::{Point, Space};

/// The whole list as text. Coordinates are rounded to tenths, so that the last bits of a float do not show.
pub fn dump(list: &DrawList) -> String {
    let camera = list.camera;
    let mut lines = vec![
        format!("camera {} zoom {:.3} size {}x{}", at(camera.centre), camera.zoom, camera.width, camera.height),
        format!("colors background {} accent {} ink {}", list.background, list.accent, list.ink),
    ];
    lines.extend(list.marks.edges.iter().map(edge));
    lines.extend(list.marks.nodes.iter().map(node));
    lines.extend(list.labels.iter().map(label));
    lines.push(String::new());
    lines.join("\n")
}

fn edge(mark: &EdgeMark) -> String {
    let straight = (mark.control - mark.from.lerp(mark.to, 0.5)).length() < 0.05;
    let by = if straight { String::new() } else { format!(" by {}", at(mark.control)) };
    let (slot, from, to, width) = (mark.slot, at(mark.from), at(mark.to), tenths(mark.width));
    let (color, stroke, opacity) = (color(mark.color), stroke(mark.stroke), opacity(mark.opacity));
    format!("edge {slot} {from}{by} to {to} width {width} {color}{stroke}{}{opacity}", flag(mark.arrow, " arrow"))
}

fn node(mark: &NodeMark) -> String {
    let shape = format!("{:?}", mark.shape).to_lowercase();
    let flags = [
        stroke(mark.stroke),
        match mark.badge {
            Badge::None => "",
            Badge::Question => " ?",
            Badge::Conflict => " ≠",
        },
        flag(mark.struck, " struck"),
        flag(mark.selected, " selected"),
        flag(mark.highlighted, " highlighted"),
        flag(mark.pinned, " pinned"),
    ]
    .concat();
    let (slot, place, radius, fill, line) =
        (mark.slot, at(mark.at), tenths(mark.radius), color(mark.fill), color(mark.outline));
    format!("node {slot} {shape} {place} radius {radius} fill {fill} line {line}{flags}{}", opacity(mark.opacity))
}

fn label(mark: &LabelMark) -> String {
    let font = format!("{:?}", mark.font).to_lowercase();
    let (slot, size, color) = (mark.slot, tenths(mark.size), color(mark.color));
    let turned = if mark.angle == 0.0 { String::new() } else { format!(" turned {:.2}", mark.angle) };
    format!("label {slot} {:?} {}{turned} {font} {size} {color}{}", mark.text, at(mark.at), opacity(mark.opacity))
}

fn at<S: Space>(point: Point<S>) -> String {
    format!("{},{}", tenths(point.x), tenths(point.y))
}

fn tenths(value: f32) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn color(color: Color) -> String {
    match color.a {
        0 => "none".to_owned(),
        255 => color.to_string(),
        alpha => format!("{color}/{alpha}"),
    }
}

fn stroke(stroke: Stroke) -> &'static str {
    match stroke {
        Stroke::Solid => "",
        Stroke::Dashed => " dashed",
        Stroke::Dotted => " dotted",
    }
}

fn opacity(value: f32) -> String {
    if value >= 0.995 { String::new() } else { format!(" opacity {value:.2}") }
}

fn flag(on: bool, text: &'static str) -> &'static str {
    if on { text } else { "" }
}
