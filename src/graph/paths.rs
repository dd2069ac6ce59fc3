//! Paths between two nodes, the shortest first; in time order where that is asked for.

use std::cell::OnceCell;
use std::collections::VecDeque;

use super::{EdgeKind, Network};
use crate::order::{self, Listed as _, Map};

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
    /// found path takes. How long that is at least tells one search from the goal for all; as long as it is more than
    /// others have, it is not looked for (D. Kurz and P. Mutzel, "A sidetrack-based algorithm for finding the k shortest
    /// simple paths", ISAAC 2016). Mostly that search leads along it; where it leads back, the way round is searched from
    /// the goal (Hart, Nilsson and Raphael 1968), guided by the distance from the start.
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
struct Maze<'a> {
    network: &'a Network,
    rule: &'a PathRule<'a>,
    start: u32,
    goal: u32,
    /// Which nodes paths may come to.
    open: Vec<bool>,
    /// By slot, as soon as they were asked for: in ascending order of the neighbours, each once.
    steps: Vec<OnceCell<Vec<Step>>>,
    /// How many steps each node is from the start, whatever the time; as soon as it was asked for.
    distance: OnceCell<Vec<u32>>,
}

/// From a node on, the goal can be reached in so many steps by who comes to it no later than this.
type Reach = (u32, i64);

/// All ways on from a node of found paths that no found path takes; the best of them may be the next path.
struct Branch {
    /// The best way from end to end, or as much of it as all have.
    path: Vec<u32>,
    /// At which of its nodes it leaves the paths that were found, and for which nodes it does not.
    leaves: usize,
    taken: Vec<u32>,
    /// How many steps the best way has; as long as it is not known, at least.
    steps: u32,
    /// What is near the goal leads back to where it came from: a way round has to be looked for.
    blocked: bool,
}

const FAR: u32 = u32::MAX;

impl<'a> Maze<'a> {
    fn of(network: &'a Network, start: u32, goal: u32, rule: &'a PathRule<'a>) -> Self {
        let count = network.node_count();
        let open = (0..count as u32).map(|slot| slot == start || slot == goal || (rule.via)(slot)).list();
        let steps = (0..count).map(|_| OnceCell::new()).list();
        Self { network, rule, start, goal, open, steps, distance: OnceCell::new() }
    }

    fn steps(&self, slot: u32) -> &[Step] {
        self.steps[slot as usize].get_or_init(|| {
            let mut found: Vec<Step> = Vec::new();
            if !self.open[slot as usize] {
                return found;
            }
            for &(edge, to) in self.network.facets.around(slot) {
                if to != slot && self.open[to as usize] && (self.rule.along)(edge) {
                    found.push(Step { to, times: self.times_of(edge) });
                }
            }
            if !found.is_sorted_by_key(|step| step.to) {
                order::sort_by_key(&mut found, |step| step.to);
            }
            found.dedup_by(|later, kept| {
                let same = later.to == kept.to;
                if same && (later.times.is_empty() || kept.times.is_empty()) {
                    kept.times.clear();
                } else if same {
                    kept.times.append(&mut later.times);
                }
                same
            });
            found
        })
    }

    /// When the events of a line may have been; nothing where it has none, or one without a date.
    fn times_of(&self, edge: u32) -> Vec<Times> {
        let mut times = Vec::new();
        if self.rule.in_order
            && let Some(EdgeKind::Shares { events }) = self.network.edge(edge).map(|edge| &edge.kind)
        {
            for id in &**events {
                match self.network.event(id).and_then(|event| event.span) {
                    Some(span) => times.push((span.first, span.last)),
                    None => return Vec::new(),
                }
            }
        }
        times
    }

    /// When a node, if it is a dated event, may have been.
    fn times_at(&self, slot: u32) -> Option<Times> {
        let span = if self.rule.in_order { self.network.node(slot)?.span? } else { return None };
        Some((span.first, span.last))
    }

    fn distance(&self) -> &[u32] {
        self.distance.get_or_init(|| {
            let mut distance = vec![FAR; self.open.len()];
            let mut queue = VecDeque::from([self.start]);
            distance[self.start as usize] = 0;
            while let Some(slot) = queue.pop_front() {
                let next = distance[slot as usize] + 1;
                for step in self.steps(slot) {
                    let distance = &mut distance[step.to as usize];
                    if *distance == FAR {
                        *distance = next;
                        queue.push_back(step.to);
                    }
                }
            }
            distance
        })
    }

    fn shortest(&self, most: usize) -> Vec<Vec<u32>> {
        let mut found: Vec<Vec<u32>> = Vec::new();
        let mut ahead = Search::of(self, &[]);
        let mut branches = self.branch(&mut ahead, &[self.start], Vec::new()).into_iter().list();
        while found.len() < most {
            // Of equals first those that are not known yet: their slots may come first.
            let order = |at: &usize| {
                let branch = &branches[*at];
                (branch.steps, branch.is_known(self.goal), &branch.path)
            };
            let Some(next) = (0..branches.len()).min_by(|one, other| order(one).cmp(&order(other))) else { break };
            let mut branch = branches.swap_remove(next);
            if branch.is_known(self.goal) {
                found.push(branch.path.clone());
                for at in branch.leaves..branch.path.len() - 1 {
                    let mut taken = if at == branch.leaves { std::mem::take(&mut branch.taken) } else { Vec::new() };
                    taken.push(branch.path[at + 1]);
                    branches.extend(self.branch(&mut ahead, &branch.path[..=at], taken));
                }
            } else if !branch.blocked {
                match self.walk(&branch.path, &branch.taken, branch.steps, &ahead.reach) {
                    Some(path) => branch.path = path,
                    None => (branch.blocked, branch.steps) = (true, branch.steps + 1),
                }
                branches.push(branch);
            } else if let Some(path) = self.way_round(&branch.path, &branch.taken) {
                branches.push(Branch { steps: path.len() as u32 - 1, path, ..branch });
            }
        }
        found
    }

    /// The ways on from the end of `root` but to `taken`, where there may be one.
    fn branch(&self, ahead: &mut Search<'_>, root: &[u32], taken: Vec<u32>) -> Option<Branch> {
        let steps = root.len() as u32 - 1 + ahead.least(root, &taken)?;
        Some(Branch { path: root.to_vec(), leaves: root.len() - 1, taken, steps, blocked: false })
    }

    /// The shortest path that begins with `root` and does not go on to one of `taken`, found from the goal without what
    /// `root` has.
    fn way_round(&self, root: &[u32], taken: &[u32]) -> Option<Vec<u32>> {
        let mut search = Search::of(self, root);
        let steps = search.least(root, taken)?;
        self.walk(root, taken, root.len() as u32 - 1 + steps, &search.reach)
    }

    /// The path of so many steps that begins with `root` and does not go on to one of `taken`; of several the one whose
    /// slots come first. `reach` has what is near enough to the goal; where it passes over `root`, there may be none.
    fn walk(&self, root: &[u32], taken: &[u32], steps: u32, reach: &[Vec<Reach>]) -> Option<Vec<u32>> {
        let mut path = root.to_vec();
        // Of each node on the way the time, and which of its steps is tried next.
        let mut tries = vec![(self.time_after(root)?, 0)];
        // When one came to a node that led nowhere: from there it is always as far.
        let mut vain: Map<u32, i64> = Map::new();
        while let Some((time, next)) = tries.last_mut() {
            let Some(step) = self.steps(*path.last()?).get(*next) else {
                tries.pop();
                path.pop();
                continue;
            };
            *next += 1;
            let left = steps - path.len() as u32;
            let barred = path.len() == root.len() && taken.contains(&step.to) || root.contains(&step.to);
            let Some(arrival) = earliest_of(&step.times, *time).filter(|_| !barred) else { continue };
            let is_near = reach[step.to as usize].iter().any(|(steps, latest)| *steps <= left && *latest >= arrival);
            if !is_near || vain.get(&step.to).is_some_and(|before| *before <= arrival) {
                continue;
            }
            let time = self.earliest_at(step.to, arrival)?;
            path.push(step.to);
            if step.to == self.goal {
                return Some(path);
            }
            vain.insert(step.to, arrival);
            tries.push((time, 0));
        }
        None
    }

    /// When the end of a path is reached at the earliest.
    fn time_after(&self, path: &[u32]) -> Option<i64> {
        let mut time = i64::MIN;
        let mut last: Option<u32> = None;
        for slot in path {
            if let Some(last) = last {
                let step = self.steps(last).iter().find(|step| step.to == *slot)?;
                time = earliest_of(&step.times, time)?;
            }
            time = self.earliest_at(*slot, time)?;
            last = Some(*slot);
        }
        Some(time)
    }

    /// When one is done with a node at the earliest, who comes at this time.
    fn earliest_at(&self, slot: u32, time: i64) -> Option<i64> {
        self.times_at(slot).map_or(Some(time), |(first, last)| (time < last).then_some(time.max(first)))
    }

    /// How late one may come to a node to be done with it by this time.
    fn latest_at(&self, slot: u32, time: i64) -> Option<i64> {
        self.times_at(slot).map_or(Some(time), |(first, last)| (first <= time).then_some(time.min(last - 1)))
    }
}

impl Branch {
    fn is_known(&self, goal: u32) -> bool {
        self.path.last() == Some(&goal)
    }
}

/// The search from the goal: what is so near to it, and what waits to be.
struct Search<'a> {
    maze: &'a Maze<'a>,
    /// What ways must not come to; its last node is where they begin. Without, ways from everywhere are searched.
    root: &'a [u32],
    /// By slot.
    reach: Vec<Vec<Reach>>,
    /// By the length of the way that they may be on.
    waiting: Vec<Vec<(u32, Reach)>>,
    /// All ways up to this length are known.
    length: u32,
}

impl<'a> Search<'a> {
    fn of(maze: &'a Maze<'a>, root: &'a [u32]) -> Self {
        let mut search = Self { maze, root, reach: vec![Vec::new(); maze.open.len()], waiting: Vec::new(), length: 0 };
        if let Some(latest) = maze.latest_at(maze.goal, i64::MAX) {
            search.wait(maze.goal, 0, latest);
            search.work_off();
        }
        search
    }

    fn wait(&mut self, slot: u32, steps: u32, latest: i64) {
        // A way from the end of the root is at least as long as what its nodes are farther from the start than that.
        let guess = match self.root.len() as u32 {
            0 => 0,
            depth => self.maze.distance()[slot as usize].saturating_sub(depth - 1),
        };
        let length = (steps + guess) as usize;
        while self.waiting.len() <= length {
            self.waiting.push(Vec::new());
        }
        self.waiting[length].push((slot, (steps, latest)));
    }

    /// Finds all ways of the present length.
    fn work_off(&mut self) {
        while let Some((slot, (steps, latest))) = self.waiting.get_mut(self.length as usize).and_then(Vec::pop) {
            let known = &mut self.reach[slot as usize];
            if known.iter().any(|(fewer, later)| *fewer <= steps && *later >= latest) {
                continue;
            }
            known.push((steps, latest));
            let maze = self.maze;
            for step in maze.steps(slot) {
                let other = step.to;
                if other == maze.goal || self.root.contains(&other) {
                    continue;
                }
                if let Some(latest) = latest_of(&step.times, latest).and_then(|it| maze.latest_at(other, it)) {
                    self.wait(other, steps + 1, latest);
                }
            }
        }
    }

    /// How many steps there are at least from the end of `root` to the goal, the first to none of `taken`.
    fn least(&mut self, root: &[u32], taken: &[u32]) -> Option<u32> {
        let (spur, maze) = (*root.last()?, self.maze);
        let time = maze.time_after(root)?;
        let first = maze.steps(spur).iter().filter(|step| !taken.contains(&step.to) && !root.contains(&step.to));
        let first = first.filter_map(|step| Some((step.to, earliest_of(&step.times, time)?))).list();
        while !first.is_empty() {
            let near = |(to, time): &(u32, i64)| {
                let reached = self.reach[*to as usize].iter().filter(|(_, latest)| latest >= time);
                reached.map(|(steps, _)| steps + 1).min()
            };
            let least = first.iter().filter_map(near).min();
            // The first step itself may be one more than any that waited.
            if least.is_some_and(|least| least <= self.length) || self.length as usize > self.waiting.len() {
                return least;
            }
            self.length += 1;
            self.work_off();
        }
        None
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
