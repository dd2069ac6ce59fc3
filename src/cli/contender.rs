//! The layout as a contender: one graph file, then lines that ask for ticks, positions and memory, so that it can be
//! measured beside other libraries. `benches/README.md` has the protocol and the results.

use std::fs;
use std::io::{BufRead, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use super::Failure;
use super::write_file::write_file;
use crate::layout::{EdgeInput, Input, NodeInput, Simulation, key_of};

/// Little-endian `FGB1`, the first word of a graph file.
const MAGIC: u32 = 0x3142_4746;
/// Radii of person, country and event.
const RADII: [f32; 3] = [14.0, 18.0, 9.0];
/// More ticks than a layout needs to come to rest.
const TICKS: u32 = 1_000;

/// The graph of an FGB1 file: `u32` magic, nodes n, edges m, seed; m pairs of `u32`; n bytes of kind (0 person,
/// 1 country, 2 event), filled up to a multiple of four. What follows is not read.
fn decode(bytes: &[u8]) -> Option<Input> {
    let (words, _) = bytes.as_chunks::<4>();
    let word = |at: usize| words.get(at).map(|bytes| u32::from_le_bytes(*bytes));
    let (n, m) = (word(1)? as usize, word(2)? as usize);
    let after_edges = m.checked_mul(2)?.checked_add(4)?;
    let kinds = bytes.get(after_edges.checked_mul(4)?..)?.get(..n)?;
    if word(0)? != MAGIC {
        return None;
    }
    let nodes = kinds.iter().enumerate().map(|(at, &kind)| NodeInput {
        key: key_of(&format!("node {at}")),
        radius: RADII.get(usize::from(kind)).copied().unwrap_or(RADII[0]),
        label: 0.0,
        group: 0,
        known: None,
        pinned: None,
    });
    let edge = |pair: &[[u8; 4]]| match pair {
        &[source, target] => {
            EdgeInput { source: u32::from_le_bytes(source), target: u32::from_le_bytes(target), weight: 1.0 }
        }
        _ => EdgeInput { source: 0, target: 0, weight: 1.0 },
    };
    let edges = words.get(4..after_edges)?.chunks_exact(2).map(edge).collect();
    Some(Input { nodes: nodes.collect(), edges, seed: u64::from(word(3)?) })
}

/// Answers each line of `questions` until they end. The first places count as part of the first tick.
pub(super) fn serve(graph: &Path, questions: impl BufRead, out: &mut dyn Write) -> Result<(), Failure> {
    let begin = Instant::now();
    let unreadable = |cause| Failure::Unreadable { path: graph.to_owned(), cause };
    let bytes = fs::read(graph).map_err(unreadable)?;
    let no_graph = || unreadable(std::io::Error::other("no FGB1 graph"));
    let mut waiting = Some(decode(&bytes).ok_or_else(no_graph)?);
    drop(bytes);
    let mut simulation = Simulation::new(Input::default());
    let mut ticks = 0;
    writeln!(out, r#"{{"setupMs":{:.3},"ticks":{TICKS}}}"#, milliseconds(begin.elapsed()))?;
    out.flush()?;
    for line in questions.lines() {
        let line = line?;
        let mut words = line.split_whitespace();
        match (words.next(), words.next()) {
            (Some("advance"), Some(goal)) => {
                let goal = goal.parse().unwrap_or(0);
                let most = words.next().and_then(|most| most.parse().ok()).unwrap_or(f64::INFINITY);
                let begin = Instant::now();
                let mut times = Vec::new();
                let mut done = false;
                while ticks < goal && !done && milliseconds(begin.elapsed()) < most {
                    let begin = Instant::now();
                    if let Some(input) = waiting.take() {
                        simulation = Simulation::new(input);
                    }
                    simulation.tick();
                    times.push(format!("{:.4}", milliseconds(begin.elapsed())));
                    ticks += 1;
                    done = simulation.is_settled();
                }
                writeln!(out, r#"{{"tick":{ticks},"ms":[{}],"done":{done}}}"#, times.join(","))?;
            }
            (Some("positions"), Some(path)) => {
                let bytes: Vec<u8> = simulation.positions().iter().flat_map(|value| value.to_le_bytes()).collect();
                write_file(Path::new(path), &bytes)?;
                writeln!(out, r#"{{"ok":true}}"#)?;
            }
            (Some("mem"), None) => writeln!(out, r#"{{"peakMiB":{:.1}}}"#, peak_mib())?,
            _ => return Ok(()),
        }
        out.flush()?;
    }
    Ok(())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1.0e3
}

/// The most memory this process ever held, where the system says so.
fn peak_mib() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?.trim().parse().ok());
    kib.unwrap_or(0.0) / 1024.0
}
