//! How readable small networks are: ours beside other libraries, counted and drawn alike.
//!
//! `cargo bench --bench readable -- FOLDER` writes each graph to `target/readable/NAME.json`; then `node
//! benches/readable.mjs FOLDER_WITH_NODE_MODULES` adds the places that other libraries give; run the bench again for the
//! table and `target/readable/NAME.LAYOUT.svg`. FOLDER has `miserables.json` (Vega), `networkx-irps_911.cyjs` and
//! `networkx-ison_southern_women.cyjs`, in any folders below it; the demo needs none.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use summitry::graph::{Filter, Visible};
use summitry::layout::{EdgeInput, Input, NodeInput, Simulation, key_of};
use summitry::order::Map;
use summitry::scene::radius_of;
use summitry::state::{Command, State, layout_input, update};

/// Every picture is fitted into this, with circles and letters of one size.
const WINDOW: [f32; 2] = [1200.0, 760.0];
const MARGIN: f32 = 40.0;
/// Pixels to a world unit for circles; about what the demo has in such a window.
const CIRCLES: f32 = 0.8;
const LETTER: f32 = 6.1;
const LINE: f32 = 13.0;
/// Lines from one node at less than this angle run into each other: the sine of 6°.
const NARROW: f32 = 0.104;

struct Node {
    label: String,
    radius: f32,
    group: String,
    shown: bool,
}

struct Graph {
    name: &'static str,
    nodes: Vec<Node>,
    edges: Vec<(usize, usize, f32)>,
    input: Input,
}

fn demo() -> Graph {
    let (state, _) = update(&State::default(), Command::OpenDemo);
    let network = &state.document.network;
    let visibility = Filter::default().visibility(network);
    let input = layout_input(network, 1, &|_| None, &Map::new());
    let nodes = network.nodes().zip(&visibility.nodes).map(|((_, node), seen)| Node {
        label: node.short.to_string(),
        radius: radius_of(node),
        group: node.country.as_deref().unwrap_or("").to_owned(),
        shown: *seen != Visible::Hidden,
    });
    let edges = input.edges.iter().map(|edge| (edge.source as usize, edge.target as usize, edge.weight)).collect();
    Graph { name: "demo", nodes: nodes.collect(), edges, input }
}

fn graph(name: &'static str, labels: Vec<(String, String)>, mut edges: Vec<(usize, usize, f32)>) -> Graph {
    edges.iter_mut().for_each(|edge| *edge = (edge.0.min(edge.1), edge.0.max(edge.1), edge.2));
    edges.sort_by_key(|edge| (edge.0, edge.1));
    edges.dedup_by_key(|edge| (edge.0, edge.1));
    edges.retain(|edge| edge.0 != edge.1);
    let nodes: Vec<Node> =
        labels.into_iter().map(|(label, group)| Node { label, radius: 13.0, group, shown: true }).collect();
    let input = Input {
        nodes: nodes
            .iter()
            .map(|node| NodeInput {
                key: key_of(&node.label),
                radius: node.radius,
                label: node.label.chars().count().min(18) as f32 * 7.0,
                group: 0,
                known: None,
                pinned: None,
            })
            .collect(),
        edges: edges.iter().map(|&(a, b, weight)| EdgeInput { source: a as u32, target: b as u32, weight }).collect(),
        seed: 1,
    };
    Graph { name, nodes, edges, input }
}

fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).ok()?.flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.file_name().is_some_and(|found| found == name) => return Some(path),
                false => {}
            }
        }
    }
    None
}

fn read(folder: &Path, file: &str) -> Option<Value> {
    serde_json::from_str(&fs::read_to_string(find(folder, file)?).ok()?).ok()
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn cytoscape(name: &'static str, value: &Value, group: &str) -> Option<Graph> {
    let nodes = value["elements"]["nodes"].as_array()?;
    let labels: Vec<(String, String)> =
        nodes.iter().map(|node| (text(&node["data"]["id"]), text(&node["data"][group]))).collect();
    let at = |id: &Value| labels.iter().position(|(label, _)| *label == text(id));
    let edges = value["elements"]["edges"]
        .as_array()?
        .iter()
        .filter_map(|edge| Some((at(&edge["data"]["source"])?, at(&edge["data"]["target"])?, 1.0)))
        .collect();
    Some(graph(name, labels, edges))
}

fn vega(name: &'static str, value: &Value) -> Option<Graph> {
    let labels = value["nodes"].as_array()?.iter().map(|node| (text(&node["name"]), text(&node["group"]))).collect();
    let number = |value: &Value| value.as_u64().map(|it| it as usize);
    let links = value["links"].as_array()?.iter();
    let edges = links.filter_map(|link| Some((number(&link["source"])?, number(&link["target"])?, 1.0))).collect();
    Some(graph(name, labels, edges))
}

#[derive(Default)]
struct Count {
    crossings: usize,
    /// Each by how much both lines show.
    weighed: f32,
    on_lines: usize,
    discs: usize,
    labels: usize,
    narrow: usize,
    /// Mean distance within a group over mean distance between groups.
    groups: f32,
    aspect: f32,
}

/// The places in the window.
fn fitted(graph: &Graph, places: &[[f32; 2]]) -> Vec<[f32; 2]> {
    let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
    for (place, node) in places.iter().zip(&graph.nodes) {
        for axis in (0..2).filter(|_| node.shown) {
            low[axis] = low[axis].min(place[axis]);
            high[axis] = high[axis].max(place[axis]);
        }
    }
    let scale =
        (0..2).map(|axis| (WINDOW[axis] - 2.0 * MARGIN) / (high[axis] - low[axis]).max(1.0)).fold(f32::MAX, f32::min);
    let to =
        |place: &[f32; 2], axis: usize| (place[axis] - (low[axis] + high[axis]) * 0.5) * scale + WINDOW[axis] * 0.5;
    places.iter().map(|place| [to(place, 0), to(place, 1)]).collect()
}

fn label_box(node: &Node, [x, y]: [f32; 2]) -> [f32; 4] {
    let (half, top) = (node.label.chars().count().min(22) as f32 * LETTER * 0.5, y + node.radius * CIRCLES + 2.0);
    [x - half, top, x + half, top + LINE]
}

fn count(graph: &Graph, at: &[[f32; 2]]) -> Count {
    let mut found = Count::default();
    let shown: Vec<usize> = (0..at.len()).filter(|&node| graph.nodes[node].shown).collect();
    let edges: Vec<(usize, usize, f32)> =
        graph.edges.iter().copied().filter(|&(a, b, _)| graph.nodes[a].shown && graph.nodes[b].shown).collect();
    let plain = |weight: f32| weight.min(1.0);
    let side = |a: usize, b: usize, c: usize| {
        (at[b][0] - at[a][0]) * (at[c][1] - at[a][1]) - (at[b][1] - at[a][1]) * (at[c][0] - at[a][0]) > 0.0
    };
    for (number, &(a, b, weight)) in edges.iter().enumerate() {
        for &(c, d, other) in &edges[number + 1..] {
            let common = [(a, b, c, d), (a, b, d, c), (b, a, c, d), (b, a, d, c)].into_iter().find(|it| it.0 == it.2);
            if let Some((hub, one, _, two)) = common {
                let (x1, y1) = (at[one][0] - at[hub][0], at[one][1] - at[hub][1]);
                let (x2, y2) = (at[two][0] - at[hub][0], at[two][1] - at[hub][1]);
                let lengths = x1.hypot(y1) * x2.hypot(y2);
                let both = weight.min(other) >= 0.5;
                if one != two && both && x1 * x2 + y1 * y2 > 0.0 && (x1 * y2 - y1 * x2).abs() < NARROW * lengths {
                    found.narrow += 1;
                }
            } else if side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b) {
                found.crossings += 1;
                found.weighed += plain(weight) * plain(other);
            }
        }
        let (dx, dy) = (at[b][0] - at[a][0], at[b][1] - at[a][1]);
        let square = dx * dx + dy * dy;
        found.on_lines += shown
            .iter()
            .filter(|&&node| {
                let (px, py) = (at[node][0] - at[a][0], at[node][1] - at[a][1]);
                let along = px * dx + py * dy;
                let radius = graph.nodes[node].radius * CIRCLES;
                let off = px * dy - py * dx;
                weight >= 0.5
                    && node != a
                    && node != b
                    && (0.0..square).contains(&along)
                    && off * off < radius * radius * square
            })
            .count();
    }
    let (mut within, mut between) = ([0.0f32; 2], [0.0f32; 2]);
    for (number, &i) in shown.iter().enumerate() {
        let own = label_box(&graph.nodes[i], at[i]);
        for &j in &shown {
            let radius = graph.nodes[j].radius * CIRCLES;
            let (x, y) = (at[j][0].clamp(own[0], own[2]), at[j][1].clamp(own[1], own[3]));
            if i != j && (x - at[j][0]).hypot(y - at[j][1]) < radius {
                found.labels += 1;
            }
        }
        for &j in &shown[number + 1..] {
            let other = label_box(&graph.nodes[j], at[j]);
            let apart = (at[i][0] - at[j][0]).hypot(at[i][1] - at[j][1]);
            found.discs += usize::from(apart < (graph.nodes[i].radius + graph.nodes[j].radius) * CIRCLES);
            found.labels +=
                usize::from(own[0] < other[2] && other[0] < own[2] && own[1] < other[3] && other[1] < own[3]);
            if !graph.nodes[i].group.is_empty() && !graph.nodes[j].group.is_empty() {
                let sum = if graph.nodes[i].group == graph.nodes[j].group { &mut within } else { &mut between };
                sum[0] += apart;
                sum[1] += 1.0;
            }
        }
    }
    found.groups = (within[0] / within[1].max(1.0)) / (between[0] / between[1].max(1.0)).max(1.0);
    let of = |axis: usize| {
        let values = shown.iter().map(|&node| at[node][axis]);
        let (low, high) = values.fold((f32::MAX, f32::MIN), |(low, high), it| (low.min(it), high.max(it)));
        high - low
    };
    found.aspect = of(0) / of(1).max(1.0);
    found
}

fn svg(graph: &Graph, at: &[[f32; 2]], title: &str) -> String {
    let mut groups: Vec<&str> = graph.nodes.iter().map(|node| node.group.as_str()).collect();
    groups.sort_unstable();
    groups.dedup();
    let [width, height] = WINDOW;
    let mut svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' font-family='sans-serif'>\
         <rect width='{width}' height='{height}' fill='white'/><text x='8' y='18' font-size='15'>{title}</text>"
    );
    for &(a, b, weight) in graph.edges.iter().filter(|edge| graph.nodes[edge.0].shown && graph.nodes[edge.1].shown) {
        let opacity = weight.min(1.0) * 0.55;
        let ([x1, y1], [x2, y2]) = (at[a], at[b]);
        svg += &format!(
            "<line x1='{x1:.1}' y1='{y1:.1}' x2='{x2:.1}' y2='{y2:.1}' stroke='black' stroke-opacity='{opacity:.2}'/>"
        );
    }
    for (node, place) in graph.nodes.iter().zip(at).filter(|(node, _)| node.shown) {
        let group = groups.iter().position(|group| *group == node.group).unwrap_or(0);
        let fill = match node.group.as_str() {
            "" => "#999".to_owned(),
            _ => format!("hsl({},60%,50%)", group * 360 / groups.len().max(1)),
        };
        let ([x, y], radius) = (*place, node.radius * CIRCLES);
        let label: String = node.label.chars().take(22).filter(|c| !"<&".contains(*c)).collect();
        let below = y + radius + LINE - 1.0;
        svg += &format!(
            "<circle cx='{x:.1}' cy='{y:.1}' r='{radius:.1}' fill='{fill}' stroke='white'/>\
             <text x='{x:.1}' y='{below:.1}' font-size='11' text-anchor='middle'>{label}</text>"
        );
    }
    svg + "</svg>"
}

fn places(path: &Path) -> Option<Vec<[f32; 2]>> {
    serde_json::from_str(&fs::read_to_string(path).ok()?).ok()
}

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let folder = PathBuf::from(folder.unwrap_or_else(|| ".".to_owned()));
    let out = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/readable");
    fs::create_dir_all(&out).expect("a folder to write to");
    let mut graphs = vec![demo()];
    graphs.extend(read(&folder, "miserables.json").and_then(|it| vega("lesmis", &it)));
    let women = read(&folder, "networkx-ison_southern_women.cyjs");
    graphs.extend(women.and_then(|it| cytoscape("women", &it, "type")));
    graphs.extend(read(&folder, "networkx-irps_911.cyjs").and_then(|it| cytoscape("911", &it, "target")));
    println!(
        "| graph | layout | crossings | weighed | discs on lines | discs on discs | labels covering | narrow | groups | wide |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for graph in graphs {
        let file = json!({
            "nodes": graph.nodes.iter().map(|node| json!([node.label, node.radius])).collect::<Vec<_>>(),
            "edges": graph.edges,
        });
        fs::write(out.join(format!("{}.json", graph.name)), file.to_string()).expect("the graph is written");
        let mut layouts = Vec::new();
        for seed in 1..=5 {
            let mut simulation = Simulation::new(Input { seed, ..graph.input.clone() });
            simulation.settle(2_000);
            layouts.push(("ours".to_owned(), simulation.positions().as_chunks::<2>().0.to_vec()));
        }
        for peer in ["d3-force", "fcose", "forceatlas2", "elk-stress"] {
            for run in 1..=5 {
                let path = out.join(format!("{}.{peer}.{run}.json", graph.name));
                layouts.extend(places(&path).map(|places| (peer.to_owned(), places)));
            }
        }
        for same in layouts.chunk_by(|one, other| one.0 == other.0) {
            let counts: Vec<Count> = same.iter().map(|(_, places)| count(&graph, &fitted(&graph, places))).collect();
            let mean = |of: fn(&Count) -> f32| counts.iter().map(of).sum::<f32>() / counts.len() as f32;
            println!(
                "| {} | {} | {:.0} | {:.0} | {:.0} | {:.1} | {:.0} | {:.0} | {:.2} | {:.2} |",
                graph.name,
                same[0].0,
                mean(|it| it.crossings as f32),
                mean(|it| it.weighed),
                mean(|it| it.on_lines as f32),
                mean(|it| it.discs as f32),
                mean(|it| it.labels as f32),
                mean(|it| it.narrow as f32),
                mean(|it| it.groups),
                mean(|it| it.aspect),
            );
            let picture = svg(&graph, &fitted(&graph, &same[0].1), &format!("{}: {}", graph.name, same[0].0));
            fs::write(out.join(format!("{}.{}.svg", graph.name, same[0].0)), picture).expect("the picture is written");
        }
    }
}
