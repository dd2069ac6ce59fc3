//! Arrangements beside the one by forces: arrays in, arrays out, the same bits everywhere.
//!
//! Each answers x0, y0, x1, y1, … in the order of the input's nodes. Known and pinned places are not looked at.

mod by_date;
mod by_group;
mod radial;

pub use by_date::by_date;
pub use by_group::by_group;
pub use radial::radial;

use super::input::Input;
use super::topology::Topology;

/// Space between two nodes side by side, in world units.
const SPACE: f32 = 10.0;
/// Height of a label, and of a row with it, beside the circle.
const LABEL: f32 = 15.0;

/// The sorted network, and what each of its nodes needs.
struct Nodes {
    topology: Topology,
    /// How wide each node is with its label.
    width: Vec<f32>,
}

impl Nodes {
    fn of(input: &Input) -> Self {
        let topology = Topology::new(input);
        let mut width = Vec::with_capacity(topology.len());
        for (radius, half) in topology.radius.iter().zip(&topology.label) {
            width.push(2.0 * if radius > half { *radius } else { *half } + SPACE);
        }
        Self { topology, width }
    }

    /// Places by number, put into the order of the input.
    fn published(&self, places: &[[f32; 2]]) -> Vec<f32> {
        let mut positions = vec![0.0; places.len() * 2];
        let slots = positions.as_chunks_mut::<2>().0;
        for (&at, place) in self.topology.input_of.iter().zip(places) {
            slots[at as usize] = *place;
        }
        positions
    }
}

/// The direction after so many turns from the right, clockwise as y runs down. Sine and cosine of the standard library
/// differ between platforms in the last bit; these are the same everywhere, and right to a millionth.
fn direction(turns: f32) -> [f32; 2] {
    let turns = turns - turns.floor();
    let quarter = (turns * 4.0) as u32;
    // From -π/4 to π/4 about the middle of the quarter.
    let angle = (turns * 4.0 - quarter as f32 - 0.5) * std::f32::consts::FRAC_PI_2;
    let square = angle * angle;
    let sine = angle * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0)));
    let cosine = 1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0));
    let half = std::f32::consts::FRAC_1_SQRT_2;
    let (x, y) = ((cosine - sine) * half, (cosine + sine) * half);
    match quarter & 3 {
        0 => [x, y],
        1 => [-y, x],
        2 => [-x, -y],
        _ => [y, -x],
    }
}
