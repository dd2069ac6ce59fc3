//! The arrow pass: the heads of the edges that have one.

use web_sys::WebGl2RenderingContext as Gl;

use super::super::RenderError;
use super::super::instances::{Field, Stream, Vertices, color_word};
use super::super::program::Program;
use super::super::view::View;
use crate::render::shader::shader;
use crate::scene::EdgeMark;
use crate::scene::shape::{ARROW_GROWTH, ARROW_LENGTH};

/// A head shorter than this many CSS pixels would be a speck.
pub(in crate::render) const LEAST_ARROW: f32 = 2.5;

/// Program and instances of the arrowheads.
#[derive(Debug)]
pub(in crate::render) struct ArrowPass {
    program: Program,
    heads: Stream,
    vertices: Vertices,
    count: usize,
    /// The longest head in world units.
    longest: f32,
}

impl ArrowPass {
    /// Has the shaders compiled.
    pub fn new(gl: &Gl) -> Result<Self, RenderError> {
        let shaders = [shader!("arrow.vert.glsl"), shader!("arrow.frag.glsl")];
        let program = Program::start(gl, "the arrow shaders", shaders, &[])?;
        let heads = Stream::new(gl)?;
        let two = Field::Floats(2);
        let sources =
            [(two, &heads, 0, 6), (two, &heads, 2, 6), (Field::Floats(1), &heads, 4, 6), (Field::Color, &heads, 5, 6)];
        let vertices = Vertices::new(gl, true, &sources)?;
        Ok(Self { program, heads, vertices, count: 0, longest: 0.0 })
    }

    pub fn upload(&mut self, gl: &Gl, edges: &[EdgeMark]) {
        self.heads.begin(0);
        (self.count, self.longest) = (0, 0.0);
        for edge in edges.iter().filter(|edge| edge.arrow) {
            self.heads.point(edge.to).point(edge.control).float(edge.width);
            self.heads.word(color_word(edge.color, edge.opacity));
            self.count += 1;
            self.longest = self.longest.max(ARROW_LENGTH + ARROW_GROWTH * (edge.width - 1.0).clamp(0.0, 6.0));
        }
        self.heads.finish(gl);
    }

    pub fn draw(&mut self, gl: &Gl, view: &View) -> Result<u64, RenderError> {
        if self.count == 0 || self.longest * view.scale < LEAST_ARROW * view.ratio {
            return Ok(0);
        }
        self.program.begin(gl, view)?;
        Ok(self.vertices.strips(gl, 4, self.count))
    }
}
