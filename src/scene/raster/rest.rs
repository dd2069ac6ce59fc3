//! Rest: the picture while nothing moves, with all its lines smooth; where they are many, drawn a part at a time.

use super::sprites::{STILL, Sprites};
use super::{Canvas, Frame, Pixel, hull, line, pixel};
use crate::scene::routes::Curve;
use crate::scene::{Camera, DrawList, EdgeMark};

/// After so many marks it is asked whether there is time for more.
const PART: usize = 512;
/// A picture of more lines is kept without its labels, so that these may come and go over it.
const WORTH_KEEPING: usize = 2_000;

/// How far a picture at rest is drawn.
#[derive(Debug, Default)]
pub(super) struct Rest {
    of: Option<Seen>,
    /// The pass that is under way, and how many marks it has drawn.
    pass: usize,
    done: usize,
    /// All of it, without labels; empty where it is not worth keeping.
    kept: Vec<Pixel>,
}

/// What the pixels hang on; the marks by their revision.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Seen {
    marks: u64,
    camera: Camera,
    ratio: f32,
    size: (usize, usize),
}

/// Draws some lines; straight ones below curved ones, arrowheads above both, as the card has it.
pub(super) const LINES: [fn(&mut Canvas, &Frame, &[EdgeMark]); 3] = [
    |canvas, frame, edges| lines(canvas, frame, edges, true),
    |canvas, frame, edges| lines(canvas, frame, edges, false),
    |canvas, frame, edges| edges.iter().filter(|edge| edge.arrow).for_each(|edge| line::arrow(canvas, frame, edge)),
];

fn lines(canvas: &mut Canvas, frame: &Frame, edges: &[EdgeMark], straight: bool) {
    for edge in edges {
        if (Curve { from: edge.from, control: edge.control, to: edge.to }).is_straight() == straight {
            line::edge(canvas, frame, edge);
        }
    }
}

/// Draws what is below all lines.
pub(super) fn begin(canvas: &mut Canvas, frame: &Frame, list: &DrawList) {
    canvas.fill(pixel::bytes(pixel::premultiplied(list.background), 1.0));
    list.hulls.iter().for_each(|mark| hull::hull(canvas, frame, mark));
}

impl Rest {
    /// What comes next is another picture.
    pub fn forget(&mut self) {
        self.of = None;
    }

    /// Draws on while there is time; whether all is drawn.
    pub fn go_on(
        &mut self,
        canvas: &mut Canvas,
        sprites: &mut Sprites,
        frame: &Frame,
        list: &DrawList,
        has_time: &mut dyn FnMut() -> bool,
    ) -> bool {
        let (edges, nodes) = (&list.marks.edges[..], &list.marks.nodes[..]);
        let size = (canvas.width, canvas.height);
        let seen = Seen { marks: list.marks_revision, camera: list.camera, ratio: frame.ratio, size };
        if self.of != Some(seen) || self.pass > LINES.len() && self.kept.is_empty() {
            *self = Self { of: Some(seen), kept: std::mem::take(&mut self.kept), ..Self::default() };
            self.kept.clear();
            begin(canvas, frame, list);
        } else if self.pass > LINES.len() {
            canvas.pixels.copy_from_slice(&self.kept);
            return true;
        }
        sprites.begin(frame, STILL);
        while self.pass <= LINES.len() {
            let count = if self.pass < LINES.len() { edges.len() } else { nodes.len() };
            if self.done > 0 && !has_time() {
                return false;
            }
            let part = self.done..(self.done + PART).min(count);
            match LINES.get(self.pass) {
                Some(draw) => draw(canvas, frame, edges.get(part).unwrap_or_default()),
                None => nodes.get(part).unwrap_or_default().iter().for_each(|node| sprites.draw(canvas, frame, node)),
            }
            self.done += PART;
            if self.done >= count {
                (self.pass, self.done) = (self.pass + 1, 0);
            }
        }
        if edges.len() > WORTH_KEEPING {
            self.kept.extend_from_slice(&canvas.pixels);
        }
        true
    }
}
