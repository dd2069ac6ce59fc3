//! How long a layout takes: the first places, one tick, and everything until it rests.
//!
//! `cargo bench --bench layout`. Plain timing, the median of several runs: what is watched for is a factor, not a
//! percent. The budgets: a tick of 2,000 nodes under 2 ms, all of it under a second.

use std::hint::black_box;
use std::time::{Duration, Instant};

use summitry::layout::{Simulation, digest, fixture};

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
}
