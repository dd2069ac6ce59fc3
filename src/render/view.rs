//! The view: what every shader is told about the camera and the canvas, and the constants it shares with Rust.

use std::fmt::Write;

use web_sys::{WebGl2RenderingContext as Gl, WebGlProgram, WebGlUniformLocation};

use super::passes::LEAST_ARROW;
use crate::geom::decimal;
use crate::render::shader::shader;
use crate::scene::{Color, DrawList, Shape, Stroke, shape};

/// Signs on a node, as bits.
pub(super) const STRUCK: u8 = 1;
pub(super) const SELECTED: u8 = 2;
pub(super) const HIGHLIGHTED: u8 = 4;
pub(super) const PINNED: u8 = 8;
pub(super) const QUESTION: u8 = 16;
pub(super) const CONFLICT: u8 = 32;

/// Camera and canvas for one frame; pixels are canvas pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct View {
    pub centre: [f32; 2],
    pub scale: f32,
    pub ratio: f32,
    pub middle: [f32; 2],
    pub canvas: [f32; 2],
    pub least_radius: f32,
    pub least_width: f32,
}

impl View {
    pub fn new(list: &DrawList, pixel_ratio: f32, canvas_width: u32, canvas_height: u32) -> Self {
        let DrawList { camera, least, .. } = list;
        Self {
            centre: [camera.centre.x, camera.centre.y],
            scale: camera.zoom * pixel_ratio,
            ratio: pixel_ratio,
            middle: [camera.width * pixel_ratio / 2.0, camera.height * pixel_ratio / 2.0],
            canvas: [canvas_width as f32, canvas_height as f32],
            least_radius: least.radius * pixel_ratio,
            least_width: least.width * pixel_ratio,
        }
    }
}

/// Where a program has the uniforms of the view.
#[derive(Debug)]
pub(super) struct ViewUniforms {
    centre: Option<WebGlUniformLocation>,
    scale: Option<WebGlUniformLocation>,
    ratio: Option<WebGlUniformLocation>,
    middle: Option<WebGlUniformLocation>,
    canvas: Option<WebGlUniformLocation>,
    least_radius: Option<WebGlUniformLocation>,
    least_width: Option<WebGlUniformLocation>,
}

impl ViewUniforms {
    pub fn of(gl: &Gl, program: &WebGlProgram) -> Self {
        let at = |name: &str| gl.get_uniform_location(program, name);
        Self {
            centre: at("u_centre"),
            scale: at("u_scale"),
            ratio: at("u_ratio"),
            middle: at("u_middle"),
            canvas: at("u_canvas"),
            least_radius: at("u_least_radius"),
            least_width: at("u_least_width"),
        }
    }

    pub fn set(&self, gl: &Gl, view: &View) {
        gl.uniform2f(self.centre.as_ref(), view.centre[0], view.centre[1]);
        gl.uniform1f(self.scale.as_ref(), view.scale);
        gl.uniform1f(self.ratio.as_ref(), view.ratio);
        gl.uniform2f(self.middle.as_ref(), view.middle[0], view.middle[1]);
        gl.uniform2f(self.canvas.as_ref(), view.canvas[0], view.canvas[1]);
        gl.uniform1f(self.least_radius.as_ref(), view.least_radius);
        gl.uniform1f(self.least_width.as_ref(), view.least_width);
    }
}

/// Sets a colour uniform, premultiplied.
pub(super) fn set_color(gl: &Gl, at: Option<&WebGlUniformLocation>, color: Color) {
    let [r, g, b, a] = premultiplied(color);
    gl.uniform4f(at, r, g, b, a);
}

/// The channels from 0 to 1, premultiplied.
pub(super) fn premultiplied(color: Color) -> [f32; 4] {
    let alpha = f32::from(color.a) / 255.0;
    let channel = |value: u8| f32::from(value) / 255.0 * alpha;
    [channel(color.r), channel(color.g), channel(color.b), alpha]
}

/// What stands before each shader: version, the measures of `scene::shape`, the codes of shapes, strokes and signs, and
/// the view's uniforms and functions.
pub(super) fn prelude() -> String {
    let mut text = String::from("#version 300 es\n");
    let measures = [
        ("OUTLINE_WIDTH", shape::OUTLINE_WIDTH),
        ("RING_WIDTH", shape::RING_WIDTH),
        ("HALO_GAP", shape::HALO_GAP),
        ("HALO_WIDTH", shape::HALO_WIDTH),
        ("STRIKE_REACH", shape::STRIKE_REACH),
        ("STRIKE_WIDTH", shape::STRIKE_WIDTH),
        ("BADGE_RADIUS", shape::BADGE_RADIUS),
        ("BADGE_PIXELS", shape::BADGE_PIXELS),
        ("PINNED_RADIUS", shape::PINNED_RADIUS),
        ("HULL_RIM_WIDTH", shape::HULL_RIM_WIDTH),
        ("HULL_FILL", shape::HULL_FILL),
        ("HULL_RIM", shape::HULL_RIM),
        ("DASH_ON", shape::DASH[0]),
        ("DASH_OFF", shape::DASH[1]),
        ("DOT_ON", shape::DOT[0]),
        ("DOT_OFF", shape::DOT[1]),
        ("ARROW_LENGTH", shape::ARROW_LENGTH),
        ("ARROW_ASPECT", shape::ARROW_ASPECT),
        ("ARROW_GROWTH", shape::ARROW_GROWTH),
        ("LEAST_ARROW", LEAST_ARROW),
        ("SQUARE_CORNER", shape::SQUARE_CORNER),
        ("PIN_HEAD", shape::PIN_HEAD),
        ("PIN_LIFT", shape::PIN_LIFT),
        ("PIN_HOLE", shape::PIN_HOLE),
    ];
    let codes = [
        ("DISC", Shape::Disc as u8),
        ("SQUARE", Shape::Square as u8),
        ("PIN", Shape::Pin as u8),
        ("RING", Shape::Ring as u8),
        ("DIAMOND", Shape::Diamond as u8),
        ("SOLID", Stroke::Solid as u8),
        ("DASHED", Stroke::Dashed as u8),
        ("DOTTED", Stroke::Dotted as u8),
        ("STRUCK", STRUCK),
        ("SELECTED", SELECTED),
        ("HIGHLIGHTED", HIGHLIGHTED),
        ("PINNED", PINNED),
        ("QUESTION", QUESTION),
        ("CONFLICT", CONFLICT),
    ];
    // Writing to a string cannot fail.
    for (name, value) in measures {
        let _ = writeln!(text, "#define {name} float({})", decimal(value));
    }
    for (name, value) in codes {
        let _ = writeln!(text, "#define {name} {value}u");
    }
    text.push_str(shader!("view.glsl"));
    text
}
