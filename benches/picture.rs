//! How long a frame's share outside the renderer takes: marks, hover, labels while the camera moves, and hit tests.
//!
//! `cargo bench --bench picture`; medians, news-like networks. The budgets in the browser, which is built for size and
//! takes about three times as long: labels 1 ms at 10,000 nodes and 4 ms at 100,000; a hit test 0.1 ms natively.

use std::hint::black_box;
use std::time::{Duration, Instant};

use summitry::geom::ScreenVector;
use summitry::graph::{Network, Projection, Visibility};
use summitry::layout::{Simulation, fixture};
use summitry::model::{
    Agreement, EntityKind, GlobalId, Merged, MergedEntity, MergedRelation, RelationType, Values, Word,
};
use summitry::order::Map;
use summitry::scene::{ApproximateMeasure, Board, Camera, LabelMemory, LabelView, Marks, Palette, SceneInput, Theme};

const RUNS: usize = 31;
const FIRST: [&str; 12] =
    ["Anna", "Boris", "Chen", "Dmitri", "Elena", "Farid", "Giulia", "Hassan", "Ingrid", "João", "Kofi", "Leyla"];
const LAST: [&str; 12] = [
    "Abramov",
    "Benítez",
    "Castellanos",
    "Dąbrowski",
    "Eriksen",
    "Fernández",
    "Grigoryan",
    "Haddad",
    "Ivanova",
    "Jónsson",
    "Kowalczyk",
    "Lindqvist",
];

fn none<T>() -> Values<T> {
    Values { all: Vec::new(), agreement: Agreement::Unstated, best: 0 }
}

/// The places and the network of so many nodes, and four lines to three nodes as in the comparison with peers.
fn network(nodes: usize) -> (Network, Vec<f32>) {
    let input = fixture::news_like(nodes, 1);
    let id = |index: usize| GlobalId::new("a", &format!("n{index:06}"));
    let kind = |index: usize| match index % 20 {
        0 => EntityKind::Country,
        1..=11 => EntityKind::Person,
        12..=14 => EntityKind::Organisation,
        15..=17 => EntityKind::Place,
        _ => EntityKind::Group,
    };
    let mut merged = Merged::default();
    for index in 0..nodes {
        let own = id(index);
        let name = format!("{} {} {index}", FIRST[index % 12], LAST[index / 12 % 12]);
        let mut ids = Map::new();
        if index % 20 == 0 {
            ids.insert("iso3166".into(), ["US", "RU", "UA", "FR"][index / 20 % 4].into());
        }
        let entity = MergedEntity {
            members: vec![own.clone()],
            kind: Word::Known(kind(index)),
            name,
            names: Vec::new(),
            ids,
            country: none(),
            within: None,
            unnamed: false,
            related_only: false,
            notes: Vec::new(),
            evidence: Vec::new(),
            id: own.clone(),
        };
        merged.entities.insert(own, entity.into());
    }
    for (index, edge) in input.edges.iter().enumerate() {
        let own = GlobalId::new("a", &format!("r{index:06}"));
        let relation = MergedRelation {
            members: vec![own.clone()],
            kind: Word::Known(RelationType::ALL[index % RelationType::ALL.len()]),
            from: id(edge.source as usize),
            to: id(edge.target as usize),
            title: None,
            time: none(),
            background: false,
            notes: Vec::new(),
            evidence: Vec::new(),
            id: own.clone(),
        };
        merged.relations.insert(own, relation.into());
    }
    let network = Network::build(&merged, Projection::EventsAsNodes);
    let mut simulation = Simulation::new(input);
    simulation.settle(if nodes > 20_000 { 30 } else { 100 });
    (network, simulation.positions().to_vec())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn timed(mut act: impl FnMut(usize)) -> Duration {
    let mut times = Vec::new();
    for run in 0..RUNS {
        let begin = Instant::now();
        act(run);
        times.push(begin.elapsed());
    }
    median(times)
}

fn main() {
    for nodes in [1_000, 10_000, 100_000] {
        let (network, positions) = network(nodes);
        let (visibility, palette) = (Visibility::default(), Palette::of(Theme::Light));
        let input = SceneInput::new(&network, &visibility, &positions, &palette);
        println!("{nodes} nodes, {} edges", network.edge_count());
        println!("  marks      {:>10.2?}", timed(|_| drop(black_box(summitry::scene::marks(&input)))));
        let mut marks = Marks::default();
        let mut board = Board::of(&input);
        println!("  rebuilt    {:>10.2?}", timed(|_| board.rebuild(&input)));
        let lit = network.ego(&[nodes as u32 / 2], 1);
        let hovered = SceneInput { hover: Some(nodes as u32 / 2), highlight: Some(&lit), hover_fade: 1.0, ..input };
        let hover = |run: usize, board: &mut Board, marks: &mut Marks| {
            let input = if run % 2 == 0 { &hovered } else { &input };
            board.emphasize(input);
            board.draw(input, marks);
        };
        println!("  hover      {:>10.2?}", timed(|run| hover(run, &mut board, &mut marks)));
        let board = Board::of(&input);
        board.draw(&input, &mut marks);
        let fitted = Camera::new(1440.0, 900.0).fit_clear(marks.bounds().unwrap());
        for (what, zoom) in
            [("fitted", fitted.zoom), ("x2", fitted.zoom * 2.0), ("0.15", 0.15), ("0.35", 0.35), ("1", 1.0), ("2", 2.0)]
        {
            let mut memory = LabelMemory::default();
            let mut labels = Vec::new();
            let time = timed(|run| {
                let by = ScreenVector::new(run as f32 * 4.0, run as f32 * 2.0);
                let camera = Camera { zoom, ..fitted }.pan_by(by);
                let view = LabelView { step: 0.1, ..LabelView::new(&camera, &ApproximateMeasure) };
                summitry::scene::labels(&input, &board, &view, &mut memory, black_box(&mut labels));
            });
            println!("  labels {what:>6} {time:>10.2?} ({})", labels.len());
        }
        let bounds = marks.bounds().unwrap();
        let at = |run: usize| bounds.min + (bounds.max - bounds.min) * (0.3 + 0.4 * (run as f32 * 0.618).fract());
        board.edge_at(at(0), 1.0);
        println!("  node hit   {:>10.2?}", timed(|run| _ = black_box(board.node_at(at(run), 6.0 / fitted.zoom))));
        println!("  edge hit   {:>10.2?}", timed(|run| _ = black_box(board.edge_at(at(run), 6.0 / fitted.zoom))));
    }
}
