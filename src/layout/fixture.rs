//! Graphs like those that news make, for tests and benches.

use super::input::{EdgeInput, Input, NodeInput};
use super::random::{Random, key_of};
use crate::order::Listed as _;

/// Share of the nodes that are entities; the rest are events.
const ENTITIES: f32 = 0.4;
/// About so many entities make one story and mostly meet among themselves.
const STORY: usize = 12;

/// A news-like graph of `n` nodes: entities (countries of radius 18, persons of 14, a few of them in every story and
/// a few in all) and events (radius 9) that join one to five of them. About a third of the events are statements
/// with a single participant, which makes leaves; persons hold office in a country. A few small stories stay apart.
pub fn news_like(n: usize, seed: u64) -> Input {
    let mut random = Random::new(seed ^ 0x6e65_7773);
    let entities = ((n as f32 * ENTITIES) as usize).max(1).min(n);
    let nodes = (0..n)
        .map(|index| {
            let radius = match index {
                _ if index >= entities => 9.0,
                _ if index % 4 == 0 => 18.0,
                _ => 14.0,
            };
            NodeInput {
                key: key_of(&format!("fixture.{seed}#{index}")),
                radius,
                label: 0.0,
                group: 0,
                known: None,
                pinned: None,
            }
        })
        .list();
    let mut edges = Vec::new();
    let mut join = |source: usize, target: usize, weight: f32| {
        edges.push(EdgeInput { source: source as u32, target: target as u32, weight });
    };
    for person in (0..entities).filter(|index| index % 4 != 0) {
        if random.unit() < 0.45 {
            join(person, person - person % 4, 1.0);
        }
    }
    for event in entities..n {
        let story = random.below(entities.div_ceil(STORY).max(1)) * STORY;
        let in_story = STORY.min(entities - story.min(entities));
        let participants = match random.unit() {
            share if share < 0.34 => 1,
            share if share < 0.72 => 2,
            share if share < 0.90 => 3,
            _ => 4 + random.below(2),
        };
        let mut taken = Vec::new();
        for _ in 0..participants {
            // The square makes the first of each story its hubs.
            let skewed = random.unit() * random.unit();
            let entity = match random.unit() {
                share if share < 0.86 => story + (skewed * in_story as f32) as usize,
                _ => (skewed * entities as f32) as usize,
            };
            if entity < entities && !taken.contains(&entity) {
                taken.push(entity);
                join(entity, event, 1.0);
            }
        }
    }
    Input { nodes, edges, seed }
}
