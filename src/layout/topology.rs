//! The network as the forces see it: nodes in the order of their keys, component by component, and merged links.

use crate::order::{self, Listed as _};
use std::ops::Range;

use super::components::Components;
use super::forces::collide::reach_of;
use super::input::Input;
use super::manner::Manner;
use crate::pace::{Pace, at_once};

/// Length of a link in world units before its ends' circles are counted.
const GAP: f32 = 42.0;
/// How much longer a link between two hubs is, times the root of the smaller one's further links: both fans of
/// leaves need room, whereas a leaf stays near its hub.
const CROWDING: f32 = 7.0;
/// Neighbours should fit on a circle round their hub, but links get no longer than this for it.
const WIDEST_RING: f32 = 90.0;
/// Space round each of many leaves of a hub.
const RIM: f32 = 1.0;
/// Weights count by their root and between these.
const LIGHTEST: f32 = 0.25;
const HEAVIEST: f32 = 16.0;
/// The largest circle that is computed with.
const WIDEST: f32 = 500.0;

/// All edges between two nodes, as one spring. `a < b` always.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    pub a: u32,
    pub b: u32,
    pub weight: f32,
    /// Length at rest.
    pub length: f32,
    /// Stiffness from 0 to 1: one over the smaller degree as in d3-force, so that hubs are not torn about.
    pub pull: f32,
    /// The share of the movement that `b` makes; the node with more links moves less.
    pub share: f32,
}

/// Nodes numbered by (component, key), the links between them, and the components as ranges of those numbers.
#[derive(Debug, Default)]
pub(super) struct Topology {
    /// The position in the input of each node.
    pub input_of: Vec<u32>,
    /// The number of each node of the input.
    pub node_of: Vec<u32>,
    pub keys: Vec<u64>,
    pub radius: Vec<f32>,
    /// Half the width of each label.
    pub label: Vec<f32>,
    pub group: Vec<u32>,
    /// Sorted by (a, b).
    pub links: Vec<Link>,
    /// Where each node's part of `near` begins; one longer than there are nodes.
    near_start: Vec<u32>,
    /// Neighbour and link, node by node.
    near: Vec<(u32, u32)>,
    /// Biggest first, then by smallest key.
    pub parts: Vec<Range<usize>>,
    /// The part each node is in.
    pub part_of: Vec<u32>,
    /// Where each part's links begin; one longer than there are parts.
    link_start: Vec<u32>,
}

impl Topology {
    /// Sorts, merges and numbers; leaves out loops and edges to nodes that do not exist.
    pub fn new(input: &Input) -> Self {
        at_once(Self::paced(input, &Pace::endless()))
    }

    /// The same at a pace.
    pub async fn paced(input: &Input, pace: &Pace) -> Self {
        let n = input.nodes.len();
        // Keys are hashes: dealt out by their first bits they are nearly in order.
        let bits = usize::BITS - n.leading_zeros() + 1;
        let first_bits = input.nodes.iter().map(|node| (node.key >> (u64::BITS - bits)) as u32);
        let (_, mut by_key) = dealt(first_bits, 1 << bits);
        order::sort_by_key(&mut by_key, |&at| {
            (input.nodes[at as usize].key, input.nodes[at as usize].radius.to_bits(), at)
        });
        pace.step(2 * n).await;
        let mut rank_of = vec![0u32; n];
        for (rank, &at) in by_key.iter().enumerate() {
            rank_of[at as usize] = rank as u32;
        }
        let valid = |end: u32| (end as usize) < n;
        let edges: Vec<(u32, u32, f32)> = input
            .edges
            .iter()
            .filter(|edge| valid(edge.source) && valid(edge.target) && edge.source != edge.target)
            .map(|edge| {
                let (a, b) = (rank_of[edge.source as usize], rank_of[edge.target as usize]);
                let weight = if edge.weight.is_finite() && edge.weight > 0.0 { edge.weight } else { 1.0 };
                (a.min(b), a.max(b), weight.clamp(LIGHTEST, HEAVIEST))
            })
            .list();
        pace.step(edges.len()).await;

        let mut components = Components::new(n);
        edges.iter().for_each(|&(a, b, _)| components.join(a, b));
        pace.step(edges.len()).await;
        let root_of: Vec<u32> = (0..n as u32).map(|rank| components.find(rank)).list();
        let mut size_of = vec![0u32; n];
        root_of.iter().for_each(|&root| size_of[root as usize] += 1);
        let mut roots: Vec<u32> = (0..n as u32).filter(|&rank| root_of[rank as usize] == rank).list();
        order::sort_by_key(&mut roots, |&root| (u32::MAX - size_of[root as usize], root));
        let mut place_of = vec![0u32; n];
        (0..).zip(&roots).for_each(|(place, &root)| place_of[root as usize] = place);
        let (_, ranks) = dealt(root_of.iter().map(|&root| place_of[root as usize]), roots.len());

        let mut number_of = vec![0u32; n];
        let mut topology = Self { node_of: vec![0; n], ..Self::default() };
        for (number, &rank) in ranks.iter().enumerate() {
            number_of[rank as usize] = number as u32;
            let at = by_key[rank as usize];
            let node = &input.nodes[at as usize];
            topology.input_of.push(at);
            topology.node_of[at as usize] = number as u32;
            topology.keys.push(node.key);
            topology.label.push(if node.label.is_finite() { node.label.clamp(0.0, WIDEST) * 0.5 } else { 0.0 });
            topology.group.push(node.group);
            topology.radius.push(if node.radius.is_finite() { node.radius.clamp(0.0, WIDEST) } else { 0.0 });
            let starts_part = number == 0 || root_of[rank as usize] != root_of[ranks[number - 1] as usize];
            if starts_part {
                topology.parts.push(number..number);
            }
            topology.part_of.push(topology.parts.len() as u32 - 1);
            if let Some(part) = topology.parts.last_mut() {
                part.end = number + 1;
            }
        }
        let edges = edges.into_iter().map(|(a, b, w)| (number_of[a as usize], number_of[b as usize], w)).list();
        pace.step(n).await;
        topology.connect(edges, pace).await;
        topology
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// The neighbours of a node, each with the number of the link to it.
    pub fn near(&self, node: usize) -> &[(u32, u32)] {
        let (start, near) = (&self.near_start[..], &self.near[..]);
        &near[start[node] as usize..start[node + 1] as usize]
    }

    /// The number of a node's neighbours.
    pub fn degree(&self, node: usize) -> usize {
        (self.near_start[node + 1] - self.near_start[node]) as usize
    }

    /// The links inside a part, of which this is the range of nodes.
    pub fn links_within(&self, part: &Range<usize>) -> &[Link] {
        let Some(&number) = self.part_of.get(part.start) else { return &[] };
        let start = &self.link_start[number as usize..];
        &self.links[start[0] as usize..start[1] as usize]
    }

    /// Radius of the circle on which all neighbours of a node fit side by side.
    fn ring(&self, node: usize) -> f32 {
        let half_circle: f32 = self.near(node).iter().map(|&(near, _)| reach_of(self.radius[near as usize])).sum();
        (half_circle / std::f32::consts::PI).min(WIDEST_RING)
    }

    async fn connect(&mut self, mut edges: Vec<(u32, u32, f32)>, pace: &Pace) {
        let n = self.len();
        for edge in &mut edges {
            *edge = (edge.0.min(edge.1), edge.0.max(edge.1), edge.2);
        }
        // By the second end, then by the first.
        for end in [|edge: &(u32, u32, f32)| edge.1, |edge: &(u32, u32, f32)| edge.0] {
            let (_, ranks) = dealt(edges.iter().map(end), n);
            edges = ranks.iter().map(|&rank| edges[rank as usize]).list();
            pace.step(edges.len()).await;
        }
        for parallel in edges.chunk_by_mut(|one, other| (one.0, one.1) == (other.0, other.1)) {
            // By weight too: a sum of floats depends on its order.
            if parallel.len() > 1 {
                order::sort_by_key(parallel, |&(_, _, weight)| weight.to_bits());
                pace.step(4 * parallel.len()).await;
            }
        }
        for (a, b, weight) in edges {
            match self.links.last_mut() {
                Some(last) if (last.a, last.b) == (a, b) => last.weight += weight,
                _ => self.links.push(Link { a, b, weight, length: 0.0, pull: 0.0, share: 0.5 }),
            }
        }
        pace.step(self.links.len()).await;
        let starts = self.parts.iter().map(|part| self.links.partition_point(|link| (link.a as usize) < part.start));
        self.link_start = starts.chain([self.links.len()]).map(|start| start as u32).collect();
        let mut degree = vec![0u32; n + 1];
        for link in &self.links {
            degree[link.a as usize] += 1;
            degree[link.b as usize] += 1;
        }
        let mut start = 0;
        self.near_start = degree.iter().map(|&count| (start, start += count).0).list();
        let mut filled = self.near_start.clone();
        self.near = vec![(0, 0); self.links.len() * 2];
        for (number, link) in self.links.iter().enumerate() {
            for (from, to) in [(link.a, link.b), (link.b, link.a)] {
                self.near[filled[from as usize] as usize] = (to, number as u32);
                filled[from as usize] += 1;
            }
        }
        pace.step(2 * self.links.len()).await;
        let ring: Vec<f32> = (0..n).map(|node| self.ring(node)).list();
        let loose = self.parts.iter().map(|part| Manner::of(part.len()).loose).list();
        for link in &mut self.links {
            let (a, b) = (degree[link.a as usize] as f32, degree[link.b as usize] as f32);
            let fewer = a.min(b);
            link.weight = link.weight.min(HEAVIEST);
            let (one, other) = (link.a as usize, link.b as usize);
            let rims = GAP + self.radius[one] + self.radius[other];
            let loose = loose[self.part_of[one] as usize];
            link.length = if loose > 0.0 {
                // The many leaves of one hub need an area, which grows with their number.
                let crowd = (self.radius[one].min(self.radius[other]) + RIM) * a.max(b).sqrt();
                (loose * (self.radius[one] + self.radius[other])).max(crowd)
            } else {
                rims.max(ring[one]).max(ring[other]) + CROWDING * (fewer - 1.0).sqrt().min(6.0)
            };
            link.pull = (link.weight.sqrt() / fewer).min(1.0);
            link.share = a / (a + b);
        }
    }
}

/// Deals the places of a list out to piles, in their order: where each pile begins, one longer than there are piles, and the
/// places pile by pile.
fn dealt(pile_of: impl Iterator<Item = u32> + Clone, piles: usize) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; piles + 1];
    let mut count = 0;
    for pile in pile_of.clone() {
        starts[pile as usize + 1] += 1;
        count += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let (mut next, mut places) = (starts.clone(), vec![0u32; count]);
    for (place, pile) in (0..).zip(pile_of) {
        let next = &mut next[pile as usize];
        places[*next as usize] = place;
        *next += 1;
    }
    (starts, places)
}
