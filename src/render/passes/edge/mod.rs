//! The edge pass: near, every edge is one strip along its Bézier, straight ones of a single piece; far, a hair line.

use web_sys::WebGl2RenderingContext as Gl;

use super::super::RenderError;
use super::super::instances::{Field, Stream, Vertices, color_word};
use super::super::program::Program;
use super::super::view::View;
use crate::render::shader::shader;
use crate::scene::EdgeMark;
use crate::scene::detail::{Extent, FAINT, Lines};
use crate::scene::routes::Curve;

/// Pieces of a curved strip: at the bends that `scene::routes` makes, corners do not show.
const PIECES: i32 = 16;
/// Fewer edges than these are uploaded in drawing order: no part of them will ever stand for the whole.
const FEW: usize = 2_000;

/// Programs and places of the edges.
#[derive(Debug)]
pub(in crate::render) struct EdgePass {
    strips: Program,
    hairs: Program,
    /// Both ends of the straight edges, then of the curved ones.
    ends: Stream,
    end_looks: Stream,
    /// The curved ones with their control points.
    curves: Stream,
    curve_looks: Stream,
    straight: Vertices,
    curved: Vertices,
    lines: Vertices,
    straight_count: usize,
    count: usize,
    pub extent: Extent,
    /// No colour lets anything through.
    opaque: bool,
}

impl EdgePass {
    /// Has the shaders compiled.
    pub fn new(gl: &Gl) -> Result<Self, RenderError> {
        let strips = [shader!("edge.vert.glsl"), shader!("edge.frag.glsl")];
        let strips = Program::start(gl, "the edge shaders", strips, &["u_pieces"])?;
        let hairs = [shader!("hair.vert.glsl"), shader!("hair.frag.glsl")];
        let hairs = Program::start(gl, "the hair line shaders", hairs, &["u_raise"])?;
        let [ends, end_looks] = [Stream::new(gl)?, Stream::new(gl)?];
        let [curves, curve_looks] = [Stream::new(gl)?, Stream::new(gl)?];
        let two = Field::Floats(2);
        let straight = [
            (two, &ends, 0, 4),
            (two, &ends, 0, 4),
            (two, &ends, 2, 4),
            (Field::Color, &end_looks, 0, 4),
            (Field::Bytes, &end_looks, 1, 4),
        ];
        let curved = [
            (two, &curves, 0, 6),
            (two, &curves, 2, 6),
            (two, &curves, 4, 6),
            (Field::Color, &curve_looks, 0, 2),
            (Field::Bytes, &curve_looks, 1, 2),
        ];
        let lines = [(two, &ends, 0, 2), (Field::Color, &end_looks, 0, 2), (Field::Bytes, &end_looks, 1, 2)];
        Ok(Self {
            straight: Vertices::new(gl, true, &straight)?,
            curved: Vertices::new(gl, true, &curved)?,
            lines: Vertices::new(gl, false, &lines)?,
            strips,
            hairs,
            ends,
            end_looks,
            curves,
            curve_looks,
            straight_count: 0,
            count: 0,
            extent: Extent::default(),
            opaque: false,
        })
    }

    pub fn upload(&mut self, gl: &Gl, edges: &[EdgeMark], held: [f32; 2]) {
        self.extent = Extent::of_part(edges, held);
        self.opaque = edges.iter().all(|edge| edge.color.a == 255 && edge.opacity >= 1.0);
        self.ends.begin(edges.len() * 4);
        self.end_looks.begin(edges.len() * 4);
        self.curves.begin(0);
        self.curve_looks.begin(0);
        self.count = edges.len();
        self.straight_count = 0;
        in_order(edges, |edge| {
            if is_straight(edge) {
                self.straight_count += 1;
                self.put_ends(edge);
            }
        });
        in_order(edges, |edge| {
            if !is_straight(edge) {
                self.put_ends(edge);
                self.curves.point(edge.from).point(edge.control).point(edge.to);
                self.curve_looks.word(color_word(edge.color, edge.opacity)).word(look_word(edge));
            }
        });
        for stream in [&mut self.ends, &mut self.end_looks, &mut self.curves, &mut self.curve_looks] {
            stream.finish(gl);
        }
    }

    /// Straight edges lie below curved ones.
    pub fn draw(&mut self, gl: &Gl, view: &View, lines: Lines) -> Result<u64, RenderError> {
        let drawn = match lines {
            Lines::Smooth => {
                self.strips.begin(gl, view)?;
                gl.uniform1i(self.strips.own(0), 1);
                let draws = self.straight.strips(gl, 4, self.straight_count);
                gl.uniform1i(self.strips.own(0), PIECES);
                draws + self.curved.strips(gl, 2 * (PIECES + 1), self.count - self.straight_count)
            }
            Lines::Hairs { share, raise } => {
                self.hairs.begin(gl, view)?;
                gl.uniform1f(self.hairs.own(0), raise);
                // Mixing costs software drawing as much as all the rest.
                let mixes = !(self.opaque && view.least_width * raise >= 1.0);
                if !mixes {
                    gl.disable(Gl::BLEND);
                }
                let shown = ((self.count as f32 * share).ceil() as usize).min(self.count);
                let draws = self.lines.last(gl, Gl::LINES, self.count * 2, shown * 2);
                gl.enable(Gl::BLEND);
                draws
            }
        };
        Ok(drawn)
    }

    fn put_ends(&mut self, edge: &EdgeMark) {
        self.ends.point(edge.from).point(edge.to);
        let (color, look) = (color_word(edge.color, edge.opacity), look_word(edge));
        self.end_looks.word(color).word(look).word(color).word(look);
    }
}

/// Few edges in drawing order. Of many, the last are what stays when not all can be drawn: first the faint ones, then
/// the others, each scattered evenly by steps of the golden section.
fn in_order(edges: &[EdgeMark], mut put: impl FnMut(&EdgeMark)) {
    let count = edges.len();
    if count < FEW {
        edges.iter().for_each(put);
        return;
    }
    let step = coprime((count as f64 * 0.618_033_988_75) as usize, count);
    for faint in [true, false] {
        let mut at = 0;
        for _ in 0..count {
            if let Some(edge) = edges.get(at).filter(|edge| (edge.opacity < FAINT) == faint) {
                put(edge);
            }
            at = (at + step) % count;
        }
    }
}

/// The next number from `step` on that shares no factor with `count`.
fn coprime(step: usize, count: usize) -> usize {
    let factor = |mut a: usize, mut b: usize| {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    (step.max(1)..).find(|&step| factor(step, count) == 1).unwrap_or(1)
}

fn look_word(edge: &EdgeMark) -> u32 {
    // A cast saturates, and takes NaN for 0.
    let [low, high] = ((edge.width * 256.0) as u16).to_le_bytes();
    u32::from_le_bytes([low, high, edge.stroke as u8 | u8::from(edge.arrow) << 2, 0])
}

fn is_straight(edge: &EdgeMark) -> bool {
    Curve { from: edge.from, control: edge.control, to: edge.to }.is_straight()
}
