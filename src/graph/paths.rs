//! Paths between two nodes, the shortest first; in time order where that is asked for.

use std::collections::VecDeque;

use petgraph::stable_graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::{EdgeKind, Network, Node};
use crate::order;
use crate::order::Listed as _;

/// Which paths count.
pub struct PathRule<'a> {
    /// Which nodes may stand between the ends.
    pub via: &'a dyn Fn(u32) -> bool,
    /// Which edges may be gone along.
    pub along: &'a dyn Fn(u32) -> bool,
    /// No event may be earlier than the one before it. An uncertain date is as late or early as it can be, an event without a
    /// date whenever it is needed.
    pub in_order: bool,
}

impl Network {
    /// The shortest paths between two nodes, both ends included, along edges in either direction; no node twice. Of equally
    /// long ones those come first whose slots do, seen from the end with the lower slot, so that the ways back are the
    /// ways there; in time order they are seen from the start.
    ///
    /// J. Y. Yen, "Finding the k shortest loopless paths in a network", Management Science 17 (1971), 712–716, with the
    /// partition of E. L. Lawler (1972): each found path is left at each of its nodes, for the shortest way on that no
    /// found path takes. That way is searched from the goal (Hart, Nilsson and Raphael 1968), guided by the distance from
    /// the start.
    pub fn paths(&self, from: u32, to: u32, rule: &PathRule<'_>, most: usize) -> Vec<Vec<u32>> {
        if self.node(from).is_none() || self.node(to).is_none() || from == to {
            return Vec::new();
        }
        let back = from > to && !rule.in_order;
        let maze = if back { Maze::of(self, to, from, rule) } else { Maze::of(self, from, to, rule) };
        let mut paths = maze.shortest(most);
        if back {
            paths.iter_mut().for_each(|path| path.reverse());
        }
        paths
    }
}

/// From the first minute up to the last, which is no part of it.
type Times = (i64, i64);

/// A step to a neighbour, and when it can be taken: at any time where no time is given.
struct Step {
    to: u32,
    times: Vec<Times>,
}

/// The part of the network that paths may run through.
struct Maze {
    start: u32,
    goal: u32,
    /// By slot, in ascending order of the neighbours, each once.
    steps: Vec<Vec<Step>>,
    /// When a node, if it is a dated event, may have been.
    times: Vec<Option<Times>>,
    /// How many steps each node is from the start.
    distance: Vec<u32>,
}

/// From a node on, the goal can be reached in so many steps by who comes to it no later than this.
type Reach = (u32, i64);

/// A path that may be the next, and at which of its nodes it leaves the one that it was made from.
struct Candidate {
    path: Vec<u32>,
    leaves: usize,
}

const FAR: u32 = u32::MAX;

impl Maze {
    fn of(network: &Network, start: u32, goal: u32, rule: &PathRule<'_>) -> Self {
        let count = network.node_count();
        let open: Vec<bool> = (0..count as u32).map(|slot| slot == start || slot == goal || (rule.via)(slot)).list();
        let span = |node: &Node| node.span.filter(|_| rule.in_order).map(|span| (span.first, span.last));
        let times = network.nodes().map(|(_, node)| span(node)).list();
        let mut steps = Vec::with_capacity(count);
        for slot in 0..count {
            let mut found: Vec<Step> = Vec::new();
            if open[slot] {
                let node = NodeIndex::new(slot);
                for direction in [petgraph::Direction::Outgoing, petgraph::Direction::Incoming] {
                    for edge in network.graph.edges_directed(node, direction) {
                        let other = if edge.source() == node { edge.target() } else { edge.source() }.index();
                        if other != slot && open[other] && (rule.along)(edge.id().index() as u32) {
                            let times = times_of(network, &edge.weight().kind, rule.in_order);
                            found.push(Step { to: other as u32, times });
                        }
                    }
                }
                order::sort_by_key(&mut found, |step| step.to);
                found.dedup_by(|later, kept| {
                    let same = later.to == kept.to;
                    if same && (later.times.is_empty() || kept.times.is_empty()) {
                        kept.times.clear();
                    } else if same {
                        kept.times.append(&mut later.times);
                    }
                    same
                });
            }
            steps.push(found);
        }
        let mut maze = Self { start, goal, steps, times, distance: vec![FAR; count] };
        maze.measure();
        maze
    }

    /// Finds how far each node is from the start, whatever the time.
    fn measure(&mut self) {
        let mut queue = VecDeque::from([self.start]);
        self.distance[self.start as usize] = 0;
        while let Some(slot) = queue.pop_front() {
            let next = self.distance[slot as usize] + 1;
            for step in &self.steps[slot as usize] {
                let distance = &mut self.distance[step.to as usize];
                if *distance == FAR {
                    *distance = next;
                    queue.push_back(step.to);
                }
            }
        }
    }

    fn shortest(&self, most: usize) -> Vec<Vec<u32>> {
        let mut found: Vec<Vec<u32>> = Vec::new();
        let mut candidates: Vec<Candidate> = Vec::new();
        candidates.extend(self.way_on(&[self.start], &[]).map(|path| Candidate { path, leaves: 0 }));
        while found.len() < most {
            let key = |candidate: &Candidate| (candidate.path.len(), candidate.path.clone());
            let Some(next) = (0..candidates.len()).min_by_key(|at| key(&candidates[*at])) else { break };
            let Candidate { path, leaves } = candidates.swap_remove(next);
            found.push(path.clone());
            if found.len() == most {
                break;
            }
            for at in leaves..path.len() - 1 {
                let root = &path[..=at];
                let taken: Vec<u32> = found
                    .iter()
                    .filter(|other| other.starts_with(root))
                    .filter_map(|other| other.get(at + 1).copied())
                    .list();
                if let Some(path) = self.way_on(root, &taken)
                    && !candidates.iter().any(|candidate| candidate.path == path)
                {
                    candidates.push(Candidate { path, leaves: at });
                }
            }
        }
        found
    }

    /// The shortest path that begins with `root` and does not go on to one of `taken`; of several the one whose slots come
    /// first.
    fn way_on(&self, root: &[u32], taken: &[u32]) -> Option<Vec<u32>> {
        let (&spur, before) = root.split_last()?;
        let time = self.time_after(root)?;
        let depth = before.len() as u32;
        let guess = |slot: u32| self.distance[slot as usize].saturating_sub(depth);
        if self.distance[self.goal as usize] == FAR {
            return None;
        }
        let mut reach: Vec<Vec<Reach>> = vec![Vec::new(); self.steps.len()];
        let mut waiting: Vec<Vec<(u32, Reach)>> = Vec::new();
        let wait = |waiting: &mut Vec<Vec<(u32, Reach)>>, length: u32, what: (u32, Reach)| {
            while waiting.len() <= length as usize {
                waiting.push(Vec::new());
            }
            waiting[length as usize].push(what);
        };
        wait(&mut waiting, guess(self.goal), (self.goal, (0, self.latest_at(self.goal, i64::MAX)?)));
        let mut length = 0;
        let steps = loop {
            while let Some((slot, (steps, latest))) = waiting.get_mut(length).and_then(Vec::pop) {
                let known = &mut reach[slot as usize];
                if known.iter().any(|(fewer, later)| *fewer <= steps && *later >= latest) {
                    continue;
                }
                known.push((steps, latest));
                for step in &self.steps[slot as usize] {
                    let other = step.to;
                    if other == spur || other == self.goal || before.contains(&other) {
                        continue;
                    }
                    if let Some(latest) = latest_of(&step.times, latest).and_then(|it| self.latest_at(other, it)) {
                        wait(&mut waiting, steps + 1 + guess(other), (other, (steps + 1, latest)));
                    }
                }
            }
            let first = self.steps[spur as usize].iter().filter(|step| !taken.contains(&step.to));
            let least = first
                .filter_map(|step| {
                    let time = earliest_of(&step.times, time)?;
                    let reached = reach[step.to as usize].iter().filter(|(_, latest)| *latest >= time);
                    reached.map(|(steps, _)| steps + 1).min()
                })
                .min();
            match least {
                Some(least) if least as usize <= length => break least,
                // The step from the spur itself may be one more than any that waited.
                _ if length > waiting.len() => return None,
                _ => length += 1,
            }
        };
        // Along it, each time to the first neighbour from which the goal is near enough.
        let mut path = root.to_vec();
        let (mut at, mut time) = (spur, time);
        for left in (0..steps).rev() {
            let next = self.steps[at as usize].iter().find_map(|step| {
                let barred = at == spur && taken.contains(&step.to) || path.contains(&step.to);
                let arrival = earliest_of(&step.times, time).filter(|_| !barred)?;
                let near = |(steps, latest): &Reach| *steps <= left && *latest >= arrival;
                reach[step.to as usize].iter().any(near).then_some((step.to, arrival))
            });
            let (slot, arrival) = next?;
            at = slot;
            time = self.earliest_at(slot, arrival)?;
            path.push(slot);
        }
        Some(path)
    }

    /// When the end of a path is reached at the earliest.
    fn time_after(&self, path: &[u32]) -> Option<i64> {
        let mut time = i64::MIN;
        let mut last: Option<u32> = None;
        for slot in path {
            if let Some(last) = last {
                let step = self.steps[last as usize].iter().find(|step| step.to == *slot)?;
                time = earliest_of(&step.times, time)?;
            }
            time = self.earliest_at(*slot, time)?;
            last = Some(*slot);
        }
        Some(time)
    }

    /// When one is done with a node at the earliest, who comes at this time.
    fn earliest_at(&self, slot: u32, time: i64) -> Option<i64> {
        self.times[slot as usize].map_or(Some(time), |(first, last)| (time < last).then_some(time.max(first)))
    }

    /// How late one may come to a node to be done with it by this time.
    fn latest_at(&self, slot: u32, time: i64) -> Option<i64> {
        self.times[slot as usize].map_or(Some(time), |(first, last)| (first <= time).then_some(time.min(last - 1)))
    }
}

/// When a step is done at the earliest.
fn earliest_of(times: &[Times], time: i64) -> Option<i64> {
    if times.is_empty() {
        return Some(time);
    }
    times.iter().filter(|(_, last)| time < *last).map(|(first, _)| time.max(*first)).min()
}

/// How late one may begin a step to be done by this time.
fn latest_of(times: &[Times], time: i64) -> Option<i64> {
    if times.is_empty() {
        return Some(time);
    }
    times.iter().filter(|(first, _)| *first <= time).map(|(_, last)| time.min(*last - 1)).max()
}

/// When the events of a line may have been; nothing where it has none, or one without a date.
fn times_of(network: &Network, kind: &EdgeKind, in_order: bool) -> Vec<Times> {
    let EdgeKind::Shares { events } = kind else { return Vec::new() };
    if !in_order {
        return Vec::new();
    }
    let mut times = Vec::new();
    for id in &**events {
        match network.event(id).and_then(|event| event.span) {
            Some(span) => times.push((span.first, span.last)),
            None => return Vec::new(),
        }
    }
    times
}
