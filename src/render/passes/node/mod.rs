//! The node pass: near, every node is one quad, its shape, stroke and signs drawn by distance functions; far, a dot.

use web_sys::WebGl2RenderingContext as Gl;

use super::super::RenderError;
use super::super::instances::{Field, Stream, Vertices, color_word, opacity_byte};
use super::super::program::Program;
use super::super::view::{CONFLICT, HIGHLIGHTED, PINNED, QUESTION, SELECTED, STRUCK, View, set_color};
use crate::render::shader::shader;
use crate::scene::{Badge, DrawList, NodeMark};

/// Nodes with a smaller radius than this, in CSS pixels, are plain dots: nothing else of them could be seen.
const DOT_PIXELS: f32 = 2.25;

/// Programs and places of the nodes.
#[derive(Debug)]
pub(in crate::render) struct NodePass {
    shapes: Program,
    dots: Program,
    all: Streams,
    points: Vertices,
    /// Those with a ring round them: however far away, they are no dots.
    ringed: Streams,
    radii: [f32; 2],
}

#[derive(Debug)]
struct Streams {
    places: Stream,
    looks: Stream,
    quads: Vertices,
    count: usize,
}

impl NodePass {
    /// Has the shaders compiled.
    pub fn new(gl: &Gl) -> Result<Self, RenderError> {
        let dots = [shader!("dot.vert.glsl"), shader!("dot.frag.glsl")];
        let dots = Program::start(gl, "the dot shaders", dots, &["u_background", "u_dots"])?;
        let shapes = [shader!("node.vert.glsl"), shader!("node.frag.glsl")];
        let uniforms = &["u_background", "u_dots", "u_accent", "u_ink"];
        let shapes = Program::start(gl, "the node shaders", shapes, uniforms)?;
        let (all, ringed) = (Streams::new(gl)?, Streams::new(gl)?);
        let points = all.vertices(gl, false)?;
        let radii = radii(&[]);
        Ok(Self { shapes, dots, all, points, ringed, radii })
    }

    pub fn upload(&mut self, gl: &Gl, nodes: &[NodeMark]) {
        self.radii = radii(nodes);
        self.all.upload(gl, nodes.len(), nodes.iter());
        self.ringed.upload(gl, 0, nodes.iter().filter(|node| node.selected || node.highlighted));
    }

    pub fn draw(&mut self, gl: &Gl, view: &View, list: &DrawList) -> Result<u64, RenderError> {
        let dots_below = DOT_PIXELS * view.ratio;
        let [smallest, largest] = self.radii.map(|radius| (radius * view.scale).max(view.least_radius));
        let mut draws = 0;
        if smallest < dots_below {
            self.dots.begin(gl, view)?;
            set_color(gl, self.dots.own(0), list.background);
            gl.uniform1f(self.dots.own(1), dots_below);
            draws += self.points.last(gl, Gl::POINTS, self.all.count, self.all.count);
        }
        let near = largest >= dots_below;
        if near || self.ringed.count > 0 {
            self.shapes.begin(gl, view)?;
            set_color(gl, self.shapes.own(0), list.background);
            set_color(gl, self.shapes.own(2), list.accent);
            set_color(gl, self.shapes.own(3), list.ink);
            gl.uniform1f(self.shapes.own(1), dots_below);
            draws += if near { &self.all } else { &self.ringed }.draw(gl);
        }
        Ok(draws)
    }
}

impl Streams {
    fn new(gl: &Gl) -> Result<Self, RenderError> {
        let (places, looks) = (Stream::new(gl)?, Stream::new(gl)?);
        let quads = vertices(gl, &places, &looks, true)?;
        Ok(Self { places, looks, quads, count: 0 })
    }

    fn vertices(&self, gl: &Gl, instanced: bool) -> Result<Vertices, RenderError> {
        vertices(gl, &self.places, &self.looks, instanced)
    }

    fn upload<'a>(&mut self, gl: &Gl, about: usize, nodes: impl Iterator<Item = &'a NodeMark>) {
        self.places.begin(about * 3);
        self.looks.begin(about * 3);
        self.count = 0;
        for node in nodes {
            let look = [node.shape as u8, node.stroke as u8, signs(node), opacity_byte(node.opacity)];
            self.places.point(node.at).float(node.radius);
            self.looks.word(color_word(node.fill, 1.0)).word(color_word(node.outline, 1.0));
            self.looks.word(u32::from_le_bytes(look));
            self.count += 1;
        }
        self.places.finish(gl);
        self.looks.finish(gl);
    }

    fn draw(&self, gl: &Gl) -> u64 {
        self.quads.strips(gl, 4, self.count)
    }
}

fn vertices(gl: &Gl, places: &Stream, looks: &Stream, instanced: bool) -> Result<Vertices, RenderError> {
    let sources = [
        (Field::Floats(2), places, 0, 3),
        (Field::Floats(1), places, 2, 3),
        (Field::Color, looks, 0, 3),
        (Field::Color, looks, 1, 3),
        (Field::Bytes, looks, 2, 3),
    ];
    Vertices::new(gl, instanced, &sources)
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

/// The smallest and the largest radius of nodes; a range that holds nothing where there are none.
fn radii(nodes: &[NodeMark]) -> [f32; 2] {
    nodes.iter().fold([f32::INFINITY, 0.0], |[low, high], node| [low.min(node.radius), high.max(node.radius)])
}
