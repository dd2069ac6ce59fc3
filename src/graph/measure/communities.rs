//! Communities: groups that are more among themselves than chance would have it.

use super::Rows;
use super::job::shuffle;
use crate::order::{self, Listed as _};

/// So many nodes are looked at in a step.
const STEP: usize = 4096;
/// Gains below this are rounding.
const LEAST_GAIN: f64 = 1e-9;
/// More levels than any real network has.
const MOST_LEVELS: usize = 40;

/// The search under way.
///
/// The Leiden algorithm: V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden: guaranteeing well-connected
/// communities", Sci. Rep. 9, 5233 (2019), with modularity as its measure of quality: M. E. J. Newman and M. Girvan,
/// Phys. Rev. E 69, 026113 (2004), with the resolution γ of J. Reichardt and S. Bornholdt, Phys. Rev. E 74, 016110 (2006):
/// the sum over communities of (weight within)/m − γ (strength/2m)². Nodes move to the neighbouring community that gains
/// most; each community is then refined into parts that hang together well; the parts become the nodes of the next level.
/// Unlike there, the refinement takes the best part instead of a random good one, so that one seed gives one result.
#[derive(Debug, Clone)]
pub(super) struct Communities {
    level: Level,
    /// The node of the level that each node of the network is in.
    place: Vec<u32>,
    rows: Rows,
    resolution: f64,
    /// Twice the weight of all lines.
    doubled: f64,
    seed: u64,
    queue: Vec<u32>,
    next: usize,
    queued: Vec<bool>,
    weight_to: Vec<f64>,
    levels: usize,
    done: bool,
}

/// A network of parts, and the community of each.
#[derive(Debug, Clone, Default)]
struct Level {
    rows: Rows,
    /// Weight within each part, once.
    within: Vec<f64>,
    /// Of all lines at each part; those within it twice.
    strength: Vec<f64>,
    community: Vec<u32>,
    /// Strength of each community.
    total: Vec<f64>,
    /// How many parts each has.
    size: Vec<u32>,
    /// Communities without parts.
    empty: Vec<u32>,
}

impl Level {
    fn new(rows: Rows, within: Vec<f64>, community: Vec<u32>) -> Self {
        let count = rows.node_count();
        let of = |node: u32| rows.neighbours(node).map(|(_, weight)| f64::from(weight)).sum::<f64>();
        let strength = (0..count as u32).zip(&within).map(|(node, within)| of(node) + 2.0 * within).list();
        let mut level = Self {
            within,
            strength,
            community,
            total: vec![0.0; count],
            size: vec![0; count],
            rows,
            empty: Vec::new(),
        };
        for (node, &community) in level.community.iter().enumerate() {
            level.total[community as usize] += level.strength[node];
            level.size[community as usize] += 1;
        }
        level.empty = (0..count as u32).rev().filter(|community| level.size[*community as usize] == 0).list();
        level
    }

    fn community_count(&self) -> usize {
        self.size.iter().filter(|size| **size > 0).count()
    }
}

impl Communities {
    pub(super) fn new(rows: Rows, resolution: f32, seed: u64) -> Self {
        let count = rows.node_count();
        let alone = (0..count as u32).list();
        let level = Level::new(rows.clone(), vec![0.0; count], alone.clone());
        let doubled = level.strength.iter().sum::<f64>();
        let mut search = Self {
            level,
            place: alone,
            rows,
            resolution: f64::from(resolution),
            doubled: doubled.max(f64::MIN_POSITIVE),
            seed,
            queue: Vec::new(),
            next: 0,
            queued: Vec::new(),
            weight_to: vec![0.0; count],
            levels: 0,
            done: count == 0,
        };
        search.fill_queue();
        search
    }

    /// How much is done, from 0 to 1: most of it is the first level.
    pub(super) fn progress(&self) -> f32 {
        let share = if self.queue.is_empty() { 1.0 } else { self.next as f32 / self.queue.len() as f32 };
        let before = 1.0 - 0.5_f32.powi(self.levels as i32);
        if self.done { 1.0 } else { before + (1.0 - before) * 0.5 * share }
    }

    /// Goes on; whether there is more to do.
    pub(super) fn step(&mut self) -> bool {
        for _ in 0..STEP {
            let Some(&node) = self.queue.get(self.next) else {
                self.rise();
                break;
            };
            self.next += 1;
            self.queued[node as usize] = false;
            self.settle(node);
        }
        !self.done
    }

    /// All parts of the level, in a random order.
    fn fill_queue(&mut self) {
        let count = self.level.rows.node_count();
        self.queue = (0..count as u32).list();
        shuffle(&mut self.queue, self.seed.wrapping_add(self.levels as u64));
        self.queued = vec![true; count];
        self.next = 0;
    }

    /// What a part gains in a community of this strength to which it has lines of this weight.
    fn gain(&self, strength: f64, weight: f64, total: f64) -> f64 {
        weight - self.resolution * strength * total / self.doubled
    }

    /// Moves a part to where it gains most; its neighbours elsewhere are looked at again.
    fn settle(&mut self, node: u32) {
        let at = node as usize;
        let (from, strength) = (self.level.community[at], self.level.strength[at]);
        let mut near: Vec<u32> = Vec::new();
        for (other, weight) in self.level.rows.neighbours(node) {
            let community = self.level.community[other as usize];
            if self.weight_to[community as usize] == 0.0 {
                near.push(community);
            }
            self.weight_to[community as usize] += f64::from(weight);
        }
        self.level.total[from as usize] -= strength;
        let mut best = (from, self.gain(strength, self.weight_to[from as usize], self.level.total[from as usize]));
        order::sort(&mut near);
        for &community in &near {
            let gain = self.gain(strength, self.weight_to[community as usize], self.level.total[community as usize]);
            if gain > best.1 + LEAST_GAIN {
                best = (community, gain);
            }
        }
        // To be alone gains nothing, which may be more.
        if best.1 < -LEAST_GAIN
            && self.level.size[from as usize] > 1
            && let Some(&empty) = self.level.empty.last()
        {
            best = (empty, 0.0);
        }
        for community in near {
            self.weight_to[community as usize] = 0.0;
        }
        let to = best.0;
        self.level.total[to as usize] += strength;
        if to == from {
            return;
        }
        self.level.community[at] = to;
        if self.level.empty.last() == Some(&to) {
            self.level.empty.pop();
        }
        self.level.size[to as usize] += 1;
        self.level.size[from as usize] -= 1;
        if self.level.size[from as usize] == 0 {
            self.level.empty.push(from);
        }
        for (other, _) in self.level.rows.neighbours(node) {
            let other = other as usize;
            if self.level.community[other] != to && !self.queued[other] {
                self.queued[other] = true;
                self.queue.push(other as u32);
            }
        }
    }

    /// From this level to the next, whose nodes are the refined parts of the communities; or to the end.
    fn rise(&mut self) {
        self.levels += 1;
        let count = self.level.rows.node_count();
        if self.level.community_count() == count || self.levels >= MOST_LEVELS {
            self.done = true;
            return;
        }
        let part = self.refine();
        // Numbered in order of their first node.
        let mut number = vec![u32::MAX; count];
        let mut parts = 0;
        for &part in &part {
            if number[part as usize] == u32::MAX {
                number[part as usize] = parts as u32;
                parts += 1;
            }
        }
        if parts == count {
            self.done = true;
            return;
        }
        let level = &self.level;
        let of = |node: u32| number[part[node as usize] as usize];
        let (mut within, mut community) = (vec![0.0; parts], vec![0; parts]);
        // The communities go on under numbers that fit.
        let mut renamed = vec![u32::MAX; count];
        let mut names = 0;
        let mut lines = Vec::new();
        for node in 0..count as u32 {
            let own = of(node);
            within[own as usize] += level.within[node as usize];
            let name = &mut renamed[level.community[node as usize] as usize];
            if *name == u32::MAX {
                *name = names;
                names += 1;
            }
            community[own as usize] = *name;
            for (other, weight) in level.rows.neighbours(node).filter(|(other, _)| *other > node) {
                if of(other) == own {
                    within[own as usize] += f64::from(weight);
                } else {
                    lines.push((own, of(other), weight));
                }
            }
        }
        for place in &mut self.place {
            *place = of(*place);
        }
        self.level = Level::new(Rows::of(parts, lines), within, community);
        self.weight_to.truncate(parts);
        self.fill_queue();
    }

    /// The part of its community that each node is in: each part hangs together and holds to the rest of its community.
    fn refine(&self) -> Vec<u32> {
        let level = &self.level;
        let count = level.rows.node_count();
        let mut part = (0..count as u32).list();
        let mut total = level.strength.clone();
        let mut alone = vec![true; count];
        let same = |a: u32, b: u32| level.community[a as usize] == level.community[b as usize];
        // Weight from each part to the rest of its community.
        let mut cut: Vec<f64> = (0..count as u32)
            .map(|node| {
                level.rows.neighbours(node).filter(|(other, _)| same(node, *other)).map(|it| f64::from(it.1)).sum()
            })
            .list();
        let holds = |cut: f64, strength: f64, whole: f64| {
            cut + LEAST_GAIN >= self.resolution * strength * (whole - strength) / self.doubled
        };
        let mut order = (0..count as u32).list();
        shuffle(&mut order, self.seed ^ self.levels as u64);
        let mut weight_to = vec![0.0; count];
        for node in order {
            let at = node as usize;
            let whole = level.total[level.community[at] as usize];
            if !alone[at] || !holds(cut[at], total[at], whole) {
                continue;
            }
            let mut near: Vec<u32> = Vec::new();
            for (other, weight) in level.rows.neighbours(node).filter(|(other, _)| same(node, *other)) {
                let part = part[other as usize];
                if weight_to[part as usize] == 0.0 {
                    near.push(part);
                }
                weight_to[part as usize] += f64::from(weight);
            }
            order::sort(&mut near);
            let mut best = (node, LEAST_GAIN);
            for &other in &near {
                let to = other as usize;
                let gain = self.gain(level.strength[at], weight_to[to], total[to]);
                if gain > best.1 && holds(cut[to], total[to], whole) {
                    best = (other, gain);
                }
            }
            let to = best.0 as usize;
            if to != at {
                part[at] = best.0;
                cut[to] += cut[at] - 2.0 * weight_to[to];
                total[to] += level.strength[at];
                alone[to] = false;
            }
            for other in near {
                weight_to[other as usize] = 0.0;
            }
        }
        part
    }

    /// The community of each node, numbered from the largest on, then by their first node. Where one does not hang
    /// together its pieces are communities: apart they gain.
    pub(super) fn labels(&self) -> Vec<u32> {
        let of = |node: u32| self.level.community[self.place[node as usize] as usize];
        let count = self.rows.node_count();
        let mut labels = vec![u32::MAX; count];
        let mut members: Vec<Vec<u32>> = Vec::new();
        for start in 0..count as u32 {
            if labels[start as usize] != u32::MAX {
                continue;
            }
            let label = members.len() as u32;
            labels[start as usize] = label;
            let mut piece = vec![start];
            let mut at = 0;
            while let Some(&node) = piece.get(at) {
                at += 1;
                for (next, _) in self.rows.neighbours(node) {
                    if labels[next as usize] == u32::MAX && of(next) == of(start) {
                        labels[next as usize] = label;
                        piece.push(next);
                    }
                }
            }
            members.push(piece);
        }
        // Equals stay in the order of their first node.
        order::sort_by(&mut members, |a, b| b.len().cmp(&a.len()));
        for (label, piece) in (0..).zip(&members) {
            piece.iter().for_each(|node| labels[*node as usize] = label);
        }
        labels
    }
}
