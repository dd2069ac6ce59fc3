//! How a part is laid out, by its size: small ones so that each line can be followed and each name read, large ones so
//! that groups stand out and near is what belongs together.

/// Parts with more nodes are laid out as large ones.
pub(super) const SMALL_UP_TO: usize = 256;

/// The constants of the forces. Found by trying, against the measures in `benches/README.md`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Manner {
    /// Velocity that two ordinary nodes give each other at distance one; about (link length)² / 20 balances the
    /// springs where d3-force's defaults do.
    pub strength: f32,
    /// Added to squared distances: near nodes do not explode, and leaves do not push each other off their hub.
    pub softening: f32,
    /// Squared distance at which repulsion has fallen to half of one over the distance: without, the many far nodes
    /// stretch the few links between groups, and drawings are loose outside and dense inside.
    pub fading: f32,
    /// What short links pull more than their stiffness says: the attraction of t-FDP (Zhong et al., Force-Directed
    /// Graph Layouts Revisited: A New Force Based on the T-Distribution, 2023).
    pub close: f32,
    /// Whether labels have room and groups hold together.
    pub labels: bool,
    /// Whether nodes are pulled towards the middle.
    pub gravity: bool,
    /// The share of each node's reach that is kept free while nodes move.
    pub reach: f32,
    /// Rounds of pushing circles apart in a tick.
    pub rounds: u32,
    /// The velocity that is left after a tick.
    pub remaining: f32,
    /// The longest way in a tick: whatever the input, positions stay finite.
    pub longest_step: f32,
    /// What alpha is multiplied by in a tick.
    pub cooling: f32,
}

/// A hundred ticks, as strong as d3-force.
const SMALL: Manner = Manner {
    strength: 300.0,
    softening: 1.0,
    fading: 260.0 * 260.0,
    close: 0.0,
    labels: true,
    gravity: true,
    reach: 1.0,
    rounds: 2,
    remaining: 0.6,
    longest_step: 150.0,
    cooling: 0.955,
};

/// Fewer and longer ticks: the first drawing is near already, and what is left is local.
const LARGE: Manner = Manner {
    strength: 900.0,
    softening: 9_000.0,
    fading: 1.0e6,
    close: 1.0,
    labels: false,
    gravity: false,
    reach: 0.8,
    rounds: 1,
    remaining: 0.75,
    longest_step: 600.0,
    cooling: 0.92,
};

impl Manner {
    /// The manner for a part of so many nodes.
    pub fn of(nodes: usize) -> &'static Self {
        if nodes > SMALL_UP_TO { &LARGE } else { &SMALL }
    }
}
