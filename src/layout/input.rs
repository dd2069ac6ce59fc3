//! What a layout is asked: nodes, edges and a seed.

/// One node of the input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NodeInput {
    /// Hash of the global id ([`key_of`](super::key_of)): first position and order come from it, so that the order
    /// in which nodes are listed never shows.
    pub key: u64,
    /// Radius of its circle in world units.
    pub radius: f32,
    /// Width in world units of the label that always stands below it; 0 where none does.
    pub label: f32,
    /// Nodes of one number belong together (a country's): they are drawn near each other; 0 is none.
    pub group: u32,
    /// Where an earlier revision left it: it stays there unless asked to move.
    pub known: Option<[f32; 2]>,
    /// Where a hand put it: it stays there whatever happens.
    pub pinned: Option<[f32; 2]>,
}

/// One edge of the input, by positions in [`Input::nodes`]; its direction does not matter here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EdgeInput {
    pub source: u32,
    pub target: u32,
    /// How strongly it holds its ends together; 1 is ordinary. What is not a positive number counts as 1.
    pub weight: f32,
}

/// All that decides a layout.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Input {
    pub nodes: Vec<NodeInput>,
    pub edges: Vec<EdgeInput>,
    /// Seeds every choice that is left to chance.
    pub seed: u64,
}

/// Coordinates beyond this are refused: their squares would leave what an `f32` can hold.
pub(super) const FARTHEST: f32 = 1.0e8;

/// The place, if it is one that can be computed with.
pub(super) fn usable(place: Option<[f32; 2]>) -> Option<[f32; 2]> {
    // NaN fails both comparisons.
    place.filter(|[x, y]| (-FARTHEST..=FARTHEST).contains(x) && (-FARTHEST..=FARTHEST).contains(y))
}
