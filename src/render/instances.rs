//! What lies on the graphics card: streams of words, and the vertex arrays that read records out of them.

use std::ops::Range;

use js_sys::Uint32Array;
use web_sys::{WebGl2RenderingContext as Gl, WebGlBuffer, WebGlVertexArrayObject};

use super::RenderError;
use crate::geom::WorldPoint;
use crate::scene::Color;

/// What an attribute reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// So many `f32`.
    Floats(i32),
    /// Four bytes as numbers from 0 to 1.
    Color,
    /// Four bytes as they are.
    Bytes,
}

/// A buffer and what is in it. Places and looks have a stream each: what did not change since the last upload is not
/// uploaded again, so a hover moves no places and a dragged node no colours.
#[derive(Debug)]
pub(super) struct Stream {
    buffer: WebGlBuffer,
    words: Vec<u32>,
    next: usize,
    changed: Range<usize>,
    /// How many words the buffer has room for.
    room: usize,
}

impl Stream {
    /// An empty one.
    ///
    /// # Errors
    /// Where the context is lost.
    pub fn new(gl: &Gl) -> Result<Self, RenderError> {
        let buffer = gl.create_buffer().ok_or(RenderError::Lost)?;
        Ok(Self { buffer, words: Vec::new(), next: 0, changed: 0..0, room: 0 })
    }

    /// Writes from the start again; room for so many words is made at once.
    pub fn begin(&mut self, words: usize) {
        self.words.reserve_exact(words.saturating_sub(self.words.len()));
        (self.next, self.changed) = (0, usize::MAX..0);
    }

    pub fn word(&mut self, word: u32) -> &mut Self {
        let at = self.next;
        self.next += 1;
        match self.words.get_mut(at) {
            Some(old) if *old == word => return self,
            Some(old) => *old = word,
            None => self.words.push(word),
        }
        self.changed = self.changed.start.min(at)..at + 1;
        self
    }

    pub fn float(&mut self, value: f32) -> &mut Self {
        self.word(value.to_bits())
    }

    pub fn point(&mut self, point: WorldPoint) -> &mut Self {
        self.float(point.x).float(point.y)
    }

    /// Uploads what changed since the last time.
    pub fn finish(&mut self, gl: &Gl) {
        self.words.truncate(self.next);
        gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&self.buffer));
        if self.words.len() > self.room {
            self.room = self.words.len();
            // SAFETY: the view is gone before anything else can allocate or write.
            let view = unsafe { Uint32Array::view(&self.words) };
            gl.buffer_data_with_array_buffer_view(Gl::ARRAY_BUFFER, &view, Gl::STATIC_DRAW);
        } else if let Some(words) = self.words.get(self.changed.clone()) {
            let at = i32::try_from(self.changed.start * 4).unwrap_or(i32::MAX);
            // SAFETY: as above.
            let view = unsafe { Uint32Array::view(words) };
            gl.buffer_sub_data_with_i32_and_array_buffer_view(Gl::ARRAY_BUFFER, at, &view);
        }
    }
}

/// Reads records: attribute locations count up in the order of `fields`. Each field comes from a stream, at an offset
/// in words, every so many words.
#[derive(Debug)]
pub(super) struct Vertices {
    array: WebGlVertexArrayObject,
}

/// Field, stream, offset and stride in words.
pub(super) type Source<'a> = (Field, &'a Stream, i32, i32);

impl Vertices {
    /// One record for each instance, or else for each vertex.
    ///
    /// # Errors
    /// Where the context is lost.
    pub fn new(gl: &Gl, instanced: bool, sources: &[Source<'_>]) -> Result<Self, RenderError> {
        let array = gl.create_vertex_array().ok_or(RenderError::Lost)?;
        gl.bind_vertex_array(Some(&array));
        for (location, &(field, stream, offset, stride)) in (0u32..).zip(sources) {
            let (offset, stride) = (offset * 4, stride * 4);
            gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&stream.buffer));
            gl.enable_vertex_attrib_array(location);
            match field {
                Field::Floats(count) => {
                    gl.vertex_attrib_pointer_with_i32(location, count, Gl::FLOAT, false, stride, offset);
                }
                Field::Color => {
                    gl.vertex_attrib_pointer_with_i32(location, 4, Gl::UNSIGNED_BYTE, true, stride, offset);
                }
                Field::Bytes => gl.vertex_attrib_i_pointer_with_i32(location, 4, Gl::UNSIGNED_BYTE, stride, offset),
            }
            gl.vertex_attrib_divisor(location, u32::from(instanced));
        }
        gl.bind_vertex_array(None);
        Ok(Self { array })
    }

    /// Draws a triangle strip of so many vertices for each instance; answers how many draw calls that took.
    pub fn strips(&self, gl: &Gl, vertices: i32, instances: usize) -> u64 {
        self.bound(gl, instances, |count| gl.draw_arrays_instanced(Gl::TRIANGLE_STRIP, 0, vertices, count))
    }

    /// Draws the last so many of all vertices as lines or points.
    pub fn last(&self, gl: &Gl, mode: u32, all: usize, count: usize) -> u64 {
        let first = i32::try_from(all.saturating_sub(count)).unwrap_or(i32::MAX);
        self.bound(gl, count.min(all), |count| gl.draw_arrays(mode, first, count))
    }

    fn bound(&self, gl: &Gl, count: usize, draw: impl FnOnce(i32)) -> u64 {
        if count == 0 {
            return 0;
        }
        gl.bind_vertex_array(Some(&self.array));
        draw(i32::try_from(count).unwrap_or(i32::MAX));
        gl.bind_vertex_array(None);
        1
    }
}

/// A colour as a word, its alpha times an opacity from 0 to 1.
pub(super) fn color_word(color: Color, opacity: f32) -> u32 {
    // A cast saturates, and takes NaN for 0.
    let alpha = (f32::from(color.a) * opacity + 0.5) as u8;
    u32::from_le_bytes([color.r, color.g, color.b, alpha])
}

/// An opacity from 0 to 1 in 255ths.
pub(super) fn opacity_byte(opacity: f32) -> u8 {
    (opacity * 255.0 + 0.5) as u8
}
