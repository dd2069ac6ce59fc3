//! Steps along the longer axis of a line: which it takes, and what it covers across at each.

use std::ops::Range;

use super::cover::dash;
use super::pixel::{Paint, Pixel};
use super::{Canvas, Place};

/// A line on the canvas, step by step: columns where it is level, rows where it is steep.
#[derive(Debug, Clone, Copy)]
pub(super) struct Steps {
    /// From where to where along the longer axis, in canvas pixels.
    from: f32,
    to: f32,
    /// How long a step is along the line.
    pub stride: f32,
    /// Where the line is across, in the middle of the step at the start, and how much further at the next.
    across: f32,
    slope: f32,
    /// How many steps and how many pixels across the canvas has, and how far apart in memory they are.
    size: [usize; 2],
    by: [usize; 2],
}

impl Steps {
    /// Those from one place to another, both on the canvas or close to it. A line without length has none.
    #[inline(always)]
    pub fn new(canvas: &Canvas, from: Place, to: Place) -> Option<Self> {
        let by = to - from;
        let level = by.x.abs() >= by.y.abs();
        // (u, v): along the longer axis, and across it; u grows.
        let (mut a, mut b) = if level { ((from.x, from.y), (to.x, to.y)) } else { ((from.y, from.x), (to.y, to.x)) };
        if a.0 > b.0 {
            (a, b) = (b, a);
        }
        let run = b.0 - a.0;
        let slope = (b.1 - a.1) / run;
        let across = a.1 + (a.0.floor() + 0.5 - a.0) * slope;
        let (width, height) = (canvas.width, canvas.height);
        let (size, steps_by) = if level { ([width, height], [1, width]) } else { ([height, width], [width, 1]) };
        let stride = (1.0 + slope * slope).sqrt();
        (run >= 1.0e-4).then_some(Self { from: a.0, to: b.0, stride, across, slope, size, by: steps_by })
    }

    /// One pixel at each step whose middle the line passes (Bresenham 1965, in fixed point).
    #[inline(always)]
    pub fn hair(&self, pixels: &mut [Pixel], paint: Paint) {
        // Casts saturate: nothing is before the canvas.
        let steps = (self.from + 0.5) as usize..((self.to + 0.5) as usize).min(self.size[0]);
        let share = (paint.alpha + 0.5) as u32;
        // Two calls, so that the loop stays a function of its own: in a large one its numbers find no registers.
        if share < 256 {
            self.dots(pixels, paint, steps, share);
        } else {
            self.dots(pixels, paint, steps, 256);
        }
    }

    /// A band of this many pixels across the line: at each step the two or three pixels that it covers, each by how
    /// much of its height is covered (Wu 1991, for lines of any width).
    #[inline(always)]
    pub fn band(&self, pixels: &mut [Pixel], paint: Paint, width: f32) {
        let first = self.from.max(0.0) as usize;
        let last = (self.to.ceil().max(0.0) as usize).min(self.size[0]);
        // The first and the last pixel hold but a part of the line.
        let share = |step: usize| {
            let (from, to) = (step as f32, step as f32 + 1.0);
            let held = if to < self.to { to } else { self.to } - if from > self.from { from } else { self.from };
            paint.alpha * held.clamp(0.0, 1.0)
        };
        let thickness = fixed(width * self.stride);
        if first < last {
            self.bars(pixels, paint, first..first + 1, thickness, share(first));
        }
        if first + 1 < last {
            self.bars(pixels, paint, first + 1..last - 1, thickness, paint.alpha);
            self.bars(pixels, paint, last - 1..last, thickness, share(last - 1));
        }
    }

    /// The same in dashes: `along` is how far along the pattern its least step begins, `turn` 1 or -1 as steps lead along
    /// it or against it.
    pub fn dashes(&self, pixels: &mut [Pixel], paint: Paint, width: f32, along: f32, turn: f32, pattern: [f32; 2]) {
        let first = self.from.max(0.0) as usize;
        let last = (self.to.ceil().max(0.0) as usize).min(self.size[0]);
        let thickness = fixed(width * self.stride);
        // Whole steps in a row are drawn as one.
        let mut whole = first;
        for step in first..=last {
            let (from, to) = (step as f32, step as f32 + 1.0);
            let held = if to < self.to { to } else { self.to } - if from > self.from { from } else { self.from };
            let at = along + turn * (from + 0.5 - self.from) * self.stride;
            let cover = if step < last { dash(at, pattern) * held.clamp(0.0, 1.0) } else { 0.0 };
            if cover < 1.0 {
                if whole < step {
                    self.bars(pixels, paint, whole..step, thickness, paint.alpha);
                }
                if cover > 0.0 {
                    self.bars(pixels, paint, step..step + 1, thickness, paint.alpha * cover);
                }
                whole = step + 1;
            }
        }
    }

    /// Where the line is across at a step, and how much further at the next, in 65536ths of a pixel.
    #[inline(always)]
    fn start(&self, step: usize) -> (i32, i32) {
        (fixed(self.across + (step as f32 - self.from.floor()) * self.slope), fixed(self.slope))
    }

    #[inline(never)]
    fn dots(&self, pixels: &mut [Pixel], paint: Paint, steps: Range<usize>, share: u32) {
        let ([_, size], [step_by, across_by]) = (self.size, self.by);
        let (mut at, slope) = self.start(steps.start);
        for step in steps {
            let row = (at >> 16) as usize;
            if row < size
                && let Some(pixel) = pixels.get_mut(step * step_by + row * across_by)
            {
                if share < 256 {
                    paint.lay(pixel, share);
                } else {
                    *pixel = paint.opaque;
                }
            }
            at = at.wrapping_add(slope);
        }
    }

    #[inline(never)]
    fn bars(&self, pixels: &mut [Pixel], paint: Paint, steps: Range<usize>, thickness: i32, alpha: f32) {
        let ([_, size], [step_by, across_by]) = (self.size, self.by);
        let (middle, slope) = self.start(steps.start);
        let mut upper = middle.wrapping_sub(thickness / 2);
        let full = (alpha + 0.5) as u32;
        for step in steps {
            let lower = upper.wrapping_add(thickness);
            let (top, bottom) = (upper >> 16, lower >> 16);
            // What the first pixel, the ones between and the last hold of the line.
            let mut part = if top == bottom { thickness } else { 65536 - (upper & 0xFFFF) };
            for row in top..=bottom {
                if (row as usize) < size
                    && let Some(pixel) = pixels.get_mut(step * step_by + row as usize * across_by)
                {
                    paint.lay(pixel, (part as u32 * full) >> 16);
                }
                part = if row + 1 == bottom { lower & 0xFFFF } else { 65536 };
            }
            upper = upper.wrapping_add(slope);
        }
    }
}

fn fixed(value: f32) -> i32 {
    (value * 65536.0) as i32
}
