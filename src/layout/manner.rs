//! How a part is laid out, by its size: small ones so that each line can be followed and each name read, large ones so
//! that groups stand out and near is what belongs together.

/// Parts with more nodes are laid out as large ones.
pub(super) const SMALL_UP_TO: usize = 256;

/// The constants of the forces, found by trying, against the measures in `benches/README.md`. Lengths are in world
/// units, in which a person's circle has a radius of 14; velocities are in world units a tick at alpha 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Manner {
    /// Velocity that two ordinary nodes give each other at distance one; from 0. About (link length)² / 20 balances
    /// the springs where d3-force's defaults do; more makes the picture larger.
    pub strength: f32,
    /// Added to squared distances, squared units above 0: near nodes do not explode, and leaves do not push each other
    /// off their hub.
    pub softening: f32,
    /// Squared distance at which repulsion has fallen to half of one over the distance; above `softening`. Without,
    /// the many far nodes stretch the few links between groups, and drawings are loose outside and dense inside.
    pub fading: f32,
    /// How many times its stiffness a short link pulls beside its spring, from 0 to about 12: the attraction of t-FDP
    /// (Zhong et al., Force-Directed Graph Layouts Revisited: A New Force Based on the T-Distribution, 2023). More
    /// brings neighbours together at the cost of distances at large; the trade is in `benches/README.md`.
    pub close: f32,
    /// Squared length up to which that pull grows.
    pub close_within: f32,
    /// Length of a link between the rims of its circles, in the radii of its ends; 0 where crowding decides.
    pub loose: f32,
    /// Whether labels have room and groups hold together; looks at every pair.
    pub labels: bool,
    /// Whether nodes are pulled towards the middle.
    pub gravity: bool,
    /// The share of each node's reach that is kept free while nodes move, from 0 to 1.
    pub reach: f32,
    /// Circles push each other apart below this alpha; before, groups pass through each other.
    pub apart_below: f32,
    /// Rounds of pushing circles apart in a tick, from 0.
    pub rounds: u32,
    /// The share of the velocity that is left after a tick, from 0 up to but not including 1.
    pub remaining: f32,
    /// The longest way in a tick, above 0: whatever the input, positions stay finite.
    pub longest_step: f32,
    /// Alpha of the first tick after a part was drawn anew, up to 1.
    pub start: f32,
    /// A big part comes nearer to its shape at large in every tick while alpha is above this; after, neighbours that the last
    /// sweep pulled apart come together again.
    pub shaped_above: f32,
    /// What alpha is multiplied by in a tick, between 0 and 1; the larger the more ticks.
    pub cooling: f32,
}

/// A hundred ticks, as strong as d3-force.
const SMALL: Manner = Manner {
    strength: 300.0,
    softening: 1.0,
    fading: 260.0 * 260.0,
    close: 0.0,
    close_within: 1.0,
    loose: 0.0,
    labels: true,
    gravity: true,
    reach: 1.0,
    apart_below: 1.0,
    rounds: 2,
    remaining: 0.6,
    longest_step: 150.0,
    start: 1.0,
    shaped_above: 0.0,
    cooling: 0.955,
};

/// The manner of a part of a thousand nodes: fewer and longer ticks, because the first drawing is near already, and what
/// is left is local.
const LARGE: Manner = Manner {
    strength: 490.0,
    softening: 400.0,
    fading: 700_000.0,
    close: 14.5,
    close_within: 167.0 * 167.0,
    loose: 9.4,
    labels: false,
    gravity: false,
    reach: 0.68,
    apart_below: 0.12,
    rounds: 1,
    remaining: 0.7,
    longest_step: 210.0,
    start: 0.4,
    shaped_above: 0.022,
    cooling: 0.90,
};
/// How much more short links pull for each time that a part is larger in scale.
const CLOSER: f32 = 8.6;
/// The least alpha that the first tick of a large part has: the larger, the less is left to do after the first drawing.
const START: f32 = 0.25;
/// How much slower a part cools for each time that it is larger in scale.
const SLOWER: f32 = 0.012;

impl Manner {
    /// The manner for a part of so many nodes. Ways along links hardly get longer with more nodes, but circles need
    /// room: all lengths of a large part grow with the fourth root of its number.
    pub fn of(nodes: usize) -> Self {
        if nodes <= SMALL_UP_TO {
            return SMALL;
        }
        let scale = (nodes as f32 / 1_000.0).sqrt().sqrt();
        let (square, start) = (scale * scale, LARGE.start / scale);
        Self {
            strength: LARGE.strength * square,
            softening: LARGE.softening * square,
            fading: LARGE.fading * square,
            close: LARGE.close + CLOSER * (scale - 1.0),
            close_within: LARGE.close_within * square,
            loose: LARGE.loose * scale,
            longest_step: LARGE.longest_step * scale,
            start: start.clamp(START, LARGE.start),
            // In larger parts neighbours have farther to go.
            shaped_above: LARGE.shaped_above * (scale.min(1.3) + (scale.min(3.2) - 1.8).max(0.0) * 0.6),
            // A million nodes cool no slower than a hundred thousand.
            cooling: LARGE.cooling + SLOWER * (if scale < 3.2 { scale } else { 3.2 } - 1.0),
            ..LARGE
        }
    }
}
