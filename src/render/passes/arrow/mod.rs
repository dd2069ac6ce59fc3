//! The arrow pass: the heads of the edges that have one.

use web_sys::WebGl2RenderingContext as Gl;

use super::super::RenderError;
use super::super::instances::{Field, Instances, opacity_byte};
use super::super::program::{Linking, Program};
use super::super::view::View;
use crate::scene::EdgeMark;

/// Program and instances of the arrowheads.
#[derive(Debug)]
pub(in crate::render) struct ArrowPass {
    program: Program,
    instances: Instances,
}

impl ArrowPass {
    /// Has the shaders compiled.
    pub fn start(gl: &Gl) -> Result<Linking, RenderError> {
        Linking::start(gl, "the arrow shaders", include_str!("arrow.vert.glsl"), include_str!("arrow.frag.glsl"))
    }

    pub fn new(gl: &Gl, linking: Linking) -> Result<Self, RenderError> {
        let program = linking.finish(gl)?;
        let instances =
            Instances::new(gl, &[Field::Floats(2), Field::Floats(2), Field::Floats(1), Field::Color, Field::Bytes])?;
        Ok(Self { program, instances })
    }

    pub fn upload(&mut self, gl: &Gl, edges: &[EdgeMark]) {
        self.instances.upload(gl, |record| {
            for edge in edges.iter().filter(|edge| edge.arrow) {
                record.point(edge.to).point(edge.control).float(edge.width).color(edge.color);
                record.bytes([0, 0, opacity_byte(edge.opacity), 0]);
            }
        });
    }

    pub fn draw(&self, gl: &Gl, view: &View) -> u64 {
        self.program.begin(gl, view);
        self.instances.draw(gl, 4)
    }
}
