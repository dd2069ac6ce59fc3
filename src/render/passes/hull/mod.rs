//! The hull pass: the areas behind those who belong together.

use web_sys::WebGl2RenderingContext as Gl;

use super::super::RenderError;
use super::super::instances::{Field, Stream, Vertices, color_word};
use super::super::program::Program;
use super::super::view::View;
use crate::render::shader::shader;
use crate::scene::HullMark;

/// Program and instances of hulls: a triangle from the middle for each side.
#[derive(Debug)]
pub(in crate::render) struct HullPass {
    program: Program,
    sides: Stream,
    vertices: Vertices,
    count: usize,
}

impl HullPass {
    /// Has the shaders compiled.
    pub fn new(gl: &Gl) -> Result<Self, RenderError> {
        let shaders = [shader!("hull.vert.glsl"), shader!("hull.frag.glsl")];
        let program = Program::start(gl, "the hull shaders", shaders, &[])?;
        let sides = Stream::new(gl)?;
        let two = Field::Floats(2);
        let sources = [(two, &sides, 0, 7), (two, &sides, 2, 7), (two, &sides, 4, 7), (Field::Color, &sides, 6, 7)];
        let vertices = Vertices::new(gl, true, &sources)?;
        Ok(Self { program, sides, vertices, count: 0 })
    }

    pub fn upload(&mut self, gl: &Gl, hulls: &[HullMark]) {
        self.sides.begin(0);
        self.count = 0;
        for hull in hulls {
            let middle = hull.middle();
            for (from, to) in hull.sides() {
                self.sides.point(middle).point(from).point(to).word(color_word(hull.color, 1.0));
                self.count += 1;
            }
        }
        self.sides.finish(gl);
    }

    pub fn draw(&mut self, gl: &Gl, view: &View) -> Result<u64, RenderError> {
        if self.count == 0 {
            return Ok(0);
        }
        self.program.begin(gl, view)?;
        Ok(self.vertices.strips(gl, 3, self.count))
    }
}
