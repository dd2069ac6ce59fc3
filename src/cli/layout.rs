//! `summitry layout`: where the nodes stand, computed as the browser does it.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::contender;
use super::open::Opened;
use super::write_file::write_file;
use super::{Articles, Failure};
use crate::graph::{Network, Projection};
use crate::layout::Simulation;
use crate::order::Map;
use crate::state::layout_input;

/// The seed that the page begins with.
pub(super) const SEED: u64 = 1;
/// More ticks than any layout needs to come to rest.
const MAX_TICKS: u32 = 2000;

/// Compute where the nodes stand.
#[derive(Debug, Args)]
pub(super) struct Layout {
    #[command(flatten)]
    articles: Articles,
    /// Seeds what is left to chance: same articles and seed, same positions, on every machine.
    #[arg(long, default_value_t = SEED)]
    seed: u64,
    /// Where the positions go, as JSON.
    #[arg(short, long, value_name = "POSITIONS")]
    output: Option<PathBuf>,
    /// Print the positions as JSON instead of a summary.
    #[arg(long)]
    json: bool,
    /// Measure instead: lay out this graph (FGB1) as the lines of the input ask.
    #[arg(long, value_name = "GRAPH", conflicts_with_all = ["files", "seed", "output", "json"])]
    bench: Option<PathBuf>,
}

/// What is written: x and y in layout units by the id of the node.
#[derive(Debug, Serialize)]
struct Positions<'a> {
    seed: u64,
    ticks: u32,
    positions: Map<&'a str, [f32; 2]>,
}

impl Layout {
    pub(super) fn run(&self, out: &mut dyn Write, err: &mut dyn Write) -> Result<(), Failure> {
        if let Some(graph) = &self.bench {
            return contender::serve(graph, std::io::stdin().lock(), out);
        }
        let opened = Opened::of(&self.articles.files)?;
        opened.tell(err)?;
        let network = Network::build(&opened.merged, Projection::EventsAsNodes);
        let (simulation, ticks) = settle(&network, self.seed);
        let ids = network.nodes().map(|(_, node)| node.id.as_str());
        let places = simulation.positions().chunks_exact(2).filter_map(|place| place.try_into().ok());
        let positions = Positions { seed: self.seed, ticks, positions: ids.zip(places).collect() };
        let json = serde_json::to_string_pretty(&positions)? + "\n";
        if let Some(path) = &self.output {
            write_file(path, json.as_bytes())?;
        }
        if self.json {
            out.write_all(json.as_bytes())?;
        } else {
            let (nodes, edges) = (network.node_count(), network.edge_count());
            writeln!(out, "{nodes} nodes and {edges} lines came to rest after {ticks} ticks")?;
        }
        Ok(())
    }
}

/// The layout of a network, at rest.
pub(super) fn settled(network: &Network, seed: u64) -> Simulation {
    settle(network, seed).0
}

fn settle(network: &Network, seed: u64) -> (Simulation, u32) {
    let mut simulation = Simulation::new(layout_input(network, seed, &|_| None, &Map::new()));
    let ticks = simulation.settle(MAX_TICKS);
    (simulation, ticks)
}
