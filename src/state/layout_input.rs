//! What the layout is asked, from the network.

use crate::graph::{Edge, EdgeKind, Network};
use crate::layout::{EdgeInput, Input, NodeInput, key_of};
use crate::model::GlobalId;
use crate::order::Listed as _;
use crate::order::Map;
use crate::scene::radius_of;

/// How strongly a derived line holds, as a share of a stated one: it should not pull countries into every event.
const DERIVED: f32 = 0.35;
/// The same for what one event says about another, or came after it: they are near already by who took part.
const LOOSE: f32 = 0.5;
/// The strongest line: a pair with many shared events must not coincide.
const STRONGEST: f32 = 3.0;

/// Letters of a label that the layout makes room for, and about how wide each is in world units.
const LETTERS: usize = 18;
const LETTER: f32 = 7.0;

/// The number of a country: what it is does not matter, only that another one's is different.
fn group_of(country: &str) -> u32 {
    let key = key_of(country);
    (key >> 32) as u32 ^ key as u32 | 1
}

/// The layout's input: nodes in slot order with the places they are known at and pinned at, lines with how strongly
/// they hold. The layout is of everything in the network: filters fade and hide, they do not move.
pub fn layout_input(
    network: &Network,
    seed: u64,
    known: &dyn Fn(&GlobalId) -> Option<[f32; 2]>,
    pins: &Map<GlobalId, [f32; 2]>,
) -> Input {
    let nodes = network.nodes().map(|(_, node)| NodeInput {
        key: key_of(node.id.as_str()),
        radius: radius_of(node),
        label: node.short.chars().count().min(LETTERS) as f32 * LETTER,
        group: node.country.as_deref().map_or(0, group_of),
        known: known(&node.id),
        pinned: pins.get(&node.id).copied(),
    });
    let edges = network.edges().map(|(_, source, target, edge)| EdgeInput { source, target, weight: weight(edge) });
    Input { nodes: nodes.list(), edges: edges.list(), seed }
}

fn weight(edge: &Edge) -> f32 {
    let share = match edge.kind {
        EdgeKind::About | EdgeKind::After => LOOSE,
        EdgeKind::Side => DERIVED,
        EdgeKind::Shares { .. } => 1.0,
        _ if edge.derived || edge.background => DERIVED,
        _ => 1.0,
    };
    let weight = if edge.weight.is_finite() && edge.weight > 0.0 { edge.weight } else { 1.0 };
    (weight * share).clamp(0.05, STRONGEST)
}
