//! The edge pass: every edge is one strip along its Bézier, straight ones of a single piece.

use web_sys::{WebGl2RenderingContext as Gl, WebGlUniformLocation};

use super::super::RenderError;
use super::super::instances::{Field, Instances, opacity_byte};
use super::super::program::{Linking, Program};
use super::super::view::View;
use crate::scene::EdgeMark;
use crate::scene::routes::Curve;

/// Pieces of a curved strip: at the bends that `scene::routes` makes, corners do not show.
const PIECES: i32 = 16;

/// Program and instances of the edges.
#[derive(Debug)]
pub(in crate::render) struct EdgePass {
    program: Program,
    pieces: Option<WebGlUniformLocation>,
    straight: Instances,
    curved: Instances,
}

impl EdgePass {
    /// Has the shaders compiled.
    pub fn start(gl: &Gl) -> Result<Linking, RenderError> {
        Linking::start(gl, "the edge shaders", include_str!("edge.vert.glsl"), include_str!("edge.frag.glsl"))
    }

    pub fn new(gl: &Gl, linking: Linking) -> Result<Self, RenderError> {
        let program = linking.finish(gl)?;
        let fields =
            [Field::Floats(2), Field::Floats(2), Field::Floats(2), Field::Floats(1), Field::Color, Field::Bytes];
        let pieces = program.uniform(gl, "u_pieces");
        Ok(Self { program, pieces, straight: Instances::new(gl, &fields)?, curved: Instances::new(gl, &fields)? })
    }

    pub fn upload(&mut self, gl: &Gl, edges: &[EdgeMark]) {
        for (instances, straight) in [(&mut self.straight, true), (&mut self.curved, false)] {
            instances.upload(gl, |record| {
                for edge in edges.iter().filter(|edge| is_straight(edge) == straight) {
                    let look = [edge.stroke as u8, u8::from(edge.arrow), opacity_byte(edge.opacity), 0];
                    record.point(edge.from).point(edge.control).point(edge.to);
                    record.float(edge.width).color(edge.color).bytes(look);
                }
            });
        }
    }

    /// Straight edges lie below curved ones.
    pub fn draw(&self, gl: &Gl, view: &View) -> u64 {
        self.program.begin(gl, view);
        gl.uniform1i(self.pieces.as_ref(), 1);
        let draws = self.straight.draw(gl, 4);
        gl.uniform1i(self.pieces.as_ref(), PIECES);
        draws + self.curved.draw(gl, 2 * (PIECES + 1))
    }
}

fn is_straight(edge: &EdgeMark) -> bool {
    Curve { from: edge.from, control: edge.control, to: edge.to }.is_straight()
}
