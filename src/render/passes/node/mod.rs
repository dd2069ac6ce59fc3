//! The node pass: every node is one quad, its shape, stroke and signs drawn by distance functions.

use web_sys::{WebGl2RenderingContext as Gl, WebGlUniformLocation};

use super::super::RenderError;
use super::super::instances::{Field, Instances, opacity_byte};
use super::super::program::{Linking, Program};
use super::super::view::{CONFLICT, HIGHLIGHTED, PINNED, QUESTION, SELECTED, STRUCK, View, set_color};
use crate::scene::{Badge, DrawList, NodeMark};

/// Program and instances of the nodes.
#[derive(Debug)]
pub(in crate::render) struct NodePass {
    program: Program,
    instances: Instances,
    background: Option<WebGlUniformLocation>,
    accent: Option<WebGlUniformLocation>,
    ink: Option<WebGlUniformLocation>,
}

impl NodePass {
    /// Has the shaders compiled.
    pub fn start(gl: &Gl) -> Result<Linking, RenderError> {
        Linking::start(gl, "the node shaders", include_str!("node.vert.glsl"), include_str!("node.frag.glsl"))
    }

    pub fn new(gl: &Gl, linking: Linking) -> Result<Self, RenderError> {
        let program = linking.finish(gl)?;
        let instances =
            Instances::new(gl, &[Field::Floats(2), Field::Floats(1), Field::Color, Field::Color, Field::Bytes])?;
        let (background, accent, ink) =
            (program.uniform(gl, "u_background"), program.uniform(gl, "u_accent"), program.uniform(gl, "u_ink"));
        Ok(Self { program, instances, background, accent, ink })
    }

    pub fn upload(&mut self, gl: &Gl, nodes: &[NodeMark]) {
        self.instances.upload(gl, |record| {
            for node in nodes {
                let look = [node.shape as u8, node.stroke as u8, signs(node), opacity_byte(node.opacity)];
                record.point(node.at).float(node.radius).color(node.fill).color(node.outline).bytes(look);
            }
        });
    }

    pub fn draw(&self, gl: &Gl, view: &View, list: &DrawList) -> u64 {
        self.program.begin(gl, view);
        set_color(gl, self.background.as_ref(), list.background);
        set_color(gl, self.accent.as_ref(), list.accent);
        set_color(gl, self.ink.as_ref(), list.ink);
        self.instances.draw(gl, 4)
    }
}

fn signs(node: &NodeMark) -> u8 {
    let badge = match node.badge {
        Badge::None => 0,
        Badge::Question => QUESTION,
        Badge::Conflict => CONFLICT,
    };
    [(node.struck, STRUCK), (node.selected, SELECTED), (node.highlighted, HIGHLIGHTED), (node.pinned, PINNED)]
        .into_iter()
        .filter(|&(is, _)| is)
        .fold(badge, |signs, (_, sign)| signs | sign)
}
