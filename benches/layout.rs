//! How long a layout takes: the first places, one tick, and everything until it rests.
//!
//! `cargo bench --bench layout`. Plain timing, the median of several runs: what is watched for is a factor, not a
//! percent. The budgets: a tick of 2,000 nodes under 2 ms, all of it under a second. Then networks made to break layouts,
//! once each: whether they come to rest with finite places, and how long that takes.

use std::hint::black_box;
use std::time::{Duration, Instant};

use summitry::layout::{EdgeInput, Input, NodeInput, Simulation, digest, fixture, key_of};

const RUNS: usize = 7;

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn main() {
    println!("{:>7} {:>12} {:>12} {:>12} {:>6}  digest", "nodes", "places", "a tick", "whole", "ticks");
    for n in [30, 75, 200, 500, 1_000, 2_000, 10_000] {
        let input = fixture::news_like(n, 1);
        let (mut places, mut ticks, mut wholes) = (Vec::new(), Vec::new(), Vec::new());
        let (mut count, mut last) = (0, 0);
        for _ in 0..RUNS {
            let input = input.clone();
            let begin = Instant::now();
            let mut simulation = black_box(Simulation::new(input));
            let placed = begin.elapsed();
            count = simulation.settle(1_000);
            let whole = begin.elapsed();
            places.push(placed);
            ticks.push((whole - placed) / count.max(1));
            wholes.push(whole);
            last = digest(simulation.positions());
        }
        let (place, tick, whole) = (median(places), median(ticks), median(wholes));
        println!("{n:>7} {place:>12.2?} {tick:>12.2?} {whole:>12.2?} {count:>6}  {last:016x}");
    }
    println!("\n{:>28} {:>12} {:>12} {:>6}  finite", "hostile", "places", "whole", "ticks");
    let pairs = |count: u32, of: fn(u32) -> (u32, u32)| (0..count).map(of).collect::<Vec<_>>();
    for (name, n, edges) in [
        ("10,000 isolated", 10_000, Vec::new()),
        ("star of 100,000", 100_000, pairs(99_999, |leaf| (0, leaf + 1))),
        ("path of 100,000", 100_000, pairs(99_999, |node| (node, node + 1))),
        ("100,000 loops", 100_000, pairs(100_000, |node| (node, node))),
        ("a million parallel", 1_000, pairs(1_000_000, |edge| (edge % 999, edge % 999 + 1))),
        (
            "a million between 100,000",
            100_000,
            pairs(1_000_000, |edge| (edge / 10, edge.wrapping_mul(7_919) % 100_000)),
        ),
    ] {
        hostile(name, n, &edges);
    }
}

fn hostile(name: &str, n: usize, edges: &[(u32, u32)]) {
    let node = |number: usize| NodeInput {
        key: key_of(&format!("node {number}")),
        radius: 12.0,
        label: 0.0,
        group: 0,
        known: None,
        pinned: None,
    };
    let edges = edges.iter().map(|&(source, target)| EdgeInput { source, target, weight: 1.0 });
    let input = Input { nodes: (0..n).map(node).collect(), edges: edges.collect(), seed: 1 };
    let begin = Instant::now();
    let mut simulation = Simulation::new(input);
    let placed = begin.elapsed();
    let ticks = simulation.settle(1_000);
    let finite = simulation.positions().iter().all(|value| value.is_finite());
    println!("{name:>28} {placed:>12.2?} {:>12.2?} {ticks:>6}  {finite}", begin.elapsed());
}
