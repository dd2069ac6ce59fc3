//! A buffer of instances: one record of bytes for each mark, drawn as many copies of one strip.

use web_sys::{WebGl2RenderingContext as Gl, WebGlBuffer, WebGlVertexArrayObject};

use super::RenderError;
use crate::geom::WorldPoint;
use crate::scene::Color;

/// One field of a record; attribute locations count up in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// So many `f32`.
    Floats(i32),
    /// Four bytes as numbers from 0 to 1.
    Color,
    /// Four bytes as they are.
    Bytes,
}

/// The vertex array, its buffer, and the memory that records are gathered in before an upload.
#[derive(Debug)]
pub(super) struct Instances {
    array: WebGlVertexArrayObject,
    buffer: WebGlBuffer,
    stride: usize,
    bytes: Vec<u8>,
    uploaded: i32,
}

impl Field {
    fn size(self) -> i32 {
        match self {
            Self::Floats(count) => count * 4,
            Self::Color | Self::Bytes => 4,
        }
    }
}

impl Instances {
    /// No instances yet, of records with these fields.
    ///
    /// # Errors
    /// Where the context is lost.
    pub fn new(gl: &Gl, fields: &[Field]) -> Result<Self, RenderError> {
        let array = gl.create_vertex_array().ok_or(RenderError::Lost)?;
        let buffer = gl.create_buffer().ok_or(RenderError::Lost)?;
        gl.bind_vertex_array(Some(&array));
        gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&buffer));
        let stride: i32 = fields.iter().map(|field| field.size()).sum();
        let mut offset = 0;
        for (location, field) in (0u32..).zip(fields) {
            gl.enable_vertex_attrib_array(location);
            match *field {
                Field::Floats(count) => {
                    gl.vertex_attrib_pointer_with_i32(location, count, Gl::FLOAT, false, stride, offset);
                }
                Field::Color => {
                    gl.vertex_attrib_pointer_with_i32(location, 4, Gl::UNSIGNED_BYTE, true, stride, offset);
                }
                Field::Bytes => gl.vertex_attrib_i_pointer_with_i32(location, 4, Gl::UNSIGNED_BYTE, stride, offset),
            }
            gl.vertex_attrib_divisor(location, 1);
            offset += field.size();
        }
        gl.bind_vertex_array(None);
        Ok(Self { array, buffer, stride: stride.max(1) as usize, bytes: Vec::new(), uploaded: 0 })
    }

    /// Uploads what `write` gathers, in place of what was there.
    pub fn upload(&mut self, gl: &Gl, write: impl FnOnce(&mut Record<'_>)) {
        self.bytes.clear();
        write(&mut Record { bytes: &mut self.bytes });
        self.uploaded = i32::try_from(self.bytes.len() / self.stride).unwrap_or(i32::MAX);
        gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&self.buffer));
        gl.buffer_data_with_u8_array(Gl::ARRAY_BUFFER, &self.bytes, Gl::DYNAMIC_DRAW);
    }

    /// Draws a triangle strip of so many vertices for each instance; answers how many draw calls that took.
    pub fn draw(&self, gl: &Gl, vertices: i32) -> u64 {
        if self.uploaded == 0 {
            return 0;
        }
        gl.bind_vertex_array(Some(&self.array));
        gl.draw_arrays_instanced(Gl::TRIANGLE_STRIP, 0, vertices, self.uploaded);
        gl.bind_vertex_array(None);
        1
    }
}

/// Where the fields of records are written, one after the other.
pub(super) struct Record<'a> {
    bytes: &'a mut Vec<u8>,
}

impl Record<'_> {
    pub fn point(&mut self, point: WorldPoint) -> &mut Self {
        self.float(point.x).float(point.y)
    }

    pub fn float(&mut self, value: f32) -> &mut Self {
        self.bytes.extend_from_slice(&value.to_le_bytes());
        self
    }

    pub fn color(&mut self, color: Color) -> &mut Self {
        self.bytes.extend_from_slice(&[color.r, color.g, color.b, color.a]);
        self
    }

    pub fn bytes(&mut self, bytes: [u8; 4]) -> &mut Self {
        self.bytes.extend_from_slice(&bytes);
        self
    }
}

/// An opacity from 0 to 1 in 255ths.
pub(super) fn opacity_byte(opacity: f32) -> u8 {
    // A cast saturates, and takes NaN for 0.
    (opacity * 255.0 + 0.5) as u8
}
