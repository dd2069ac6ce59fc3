//! Golden pictures: scenes drawn by the software GPU, each beside what it looked like when someone last looked at it.
//!
//! They are kept as cells of two CSS pixels, each its mean colour in 64 steps a channel: small, and blind to what eyes
//! are blind to. How to renew them: `tests/data/pictures/README.md`.

use std::fmt::Write;

use summitry::geom::WorldPoint;
use summitry::graph::NodeKind;
use summitry::host::CanvasMeasure;
use summitry::model::{EntityKind, EventFamily};
use summitry::render::Backend;
use summitry::scene::routes::{ARROW_GAP, END_GAP, End, round_trip};
use summitry::scene::{
    Badge, Color, DrawList, EdgeMark, LabelFont, LabelMark, MAX_LETTERS, Marks, Measure as _, NodeMark, Palette,
    SHORT_LETTERS, Shape, Stroke, Theme, color_of, shorten,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::picture::{CLEAR, Picture, edge, label, list, node};

/// The side of a cell in CSS pixels.
const CELL: usize = 2;
/// Steps of 64 that a channel of a cell may be off.
const TOLERANCE: u8 = 2;
/// Cells of a thousand that may be off by more: other drivers round curves elsewhere.
const OUTLIERS: usize = 5;
const STEPS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/// A scene: its name, its size in CSS pixels, the theme, the pixel ratio, and how it looked.
struct Golden {
    name: &'static str,
    size: (u32, u32),
    theme: Theme,
    ratio: f64,
    scene: fn(&Palette) -> Scene,
    /// Camera zoom; moving.
    camera: (f32, bool),
    looked: &'static str,
}

/// What is drawn: with labels in memory, without by the GPU.
struct Scene {
    marks: Marks,
    labels: Vec<LabelMark>,
}

impl From<Marks> for Scene {
    fn from(marks: Marks) -> Self {
        Self { marks, labels: Vec::new() }
    }
}

macro_rules! golden {
    ($name:literal, $size:expr, $theme:ident, $ratio:literal, $scene:ident, $zoom:literal, $moving:literal) => {
        Golden {
            name: $name,
            size: $size,
            theme: Theme::$theme,
            ratio: $ratio,
            scene: |palette| $scene(palette).into(),
            camera: ($zoom, $moving),
            looked: include_str!(concat!("../data/pictures/", $name, ".txt")),
        }
    };
}

const GOLDENS: [Golden; 17] = [
    golden!("kinds-light-1x", (140, 96), Light, 1.0, kinds, 1.0, false),
    golden!("kinds-dark-2x", (140, 96), Dark, 2.0, kinds, 1.0, false),
    golden!("statuses-light-1x", (140, 96), Light, 1.0, statuses, 1.0, false),
    golden!("statuses-dark-2x", (140, 96), Dark, 2.0, statuses, 1.0, false),
    golden!("statuses-light-2x-near", (160, 100), Light, 2.0, statuses, 1.4, false),
    golden!("emphasis-light-2x", (140, 60), Light, 2.0, emphasis, 1.0, false),
    golden!("emphasis-dark-1x", (140, 60), Dark, 1.0, emphasis, 1.0, false),
    golden!("emphasis-far-light-2x", (60, 40), Light, 2.0, emphasis, 0.1, false),
    golden!("lines-light-2x", (120, 100), Light, 2.0, lines, 1.0, false),
    golden!("lines-dark-1x", (120, 100), Dark, 1.0, lines, 1.0, false),
    golden!("parallels-light-1x", (120, 80), Light, 1.0, parallels, 1.0, false),
    golden!("loops-light-2x", (120, 90), Light, 2.0, loops, 1.0, false),
    golden!("coincident-light-2x", (60, 60), Light, 2.0, coincident, 1.0, false),
    golden!("labels-light-2x", (440, 150), Light, 2.0, labels, 1.0, false),
    golden!("labels-dark-1x", (440, 150), Dark, 1.0, labels, 1.0, false),
    golden!("ten-thousand-light-1x", (140, 140), Light, 1.0, ten_thousand, 0.04, false),
    golden!("ten-thousand-dark-1x-moving", (140, 140), Dark, 1.0, ten_thousand, 0.04, true),
];

#[wasm_bindgen_test]
fn pictures_look_as_they_did() {
    let mut report = String::new();
    let width = width_of_labels();
    for golden in &GOLDENS {
        let cells = golden.cells();
        // In other fonts they look otherwise.
        if cells.has_labels && (width - LABELS_WIDE).abs() > 1.0 {
            web_sys::console::log_1(&format!("{} not compared: other fonts, {width} wide", golden.name).into());
            continue;
        }
        let off = golden.off(&cells);
        let all = cells.rows.len() / 3;
        if off * 1_000 > OUTLIERS * all {
            writeln!(report, "{}: {off} of {all} cells look otherwise; now it is", golden.name).unwrap();
            for (row, number) in cells.rows.chunks(cells.width * 3).zip(0..) {
                writeln!(report, "PICTURE {} {number} {}", golden.name, written(row)).unwrap();
            }
        }
    }
    assert!(report.is_empty(), "{report}");
}

struct Cells {
    has_labels: bool,
    width: usize,
    /// Red, green and blue of each cell in 64 steps, from the top left corner.
    rows: Vec<u8>,
}

impl Golden {
    fn cells(&self) -> Cells {
        let palette = Palette::of(self.theme);
        let scene = (self.scene)(&palette);
        let has_labels = !scene.labels.is_empty();
        let backend = if has_labels { Backend::Canvas } else { Backend::Gl };
        let mut picture = Picture::by(backend, self.size.0, self.size.1, self.ratio);
        let mut camera = list(&picture, 1, Vec::new(), Vec::new()).camera;
        camera.zoom = self.camera.0;
        let mut drawing = DrawList::empty(camera, &palette);
        (drawing.marks, drawing.labels) = (scene.marks, scene.labels);
        drawing.marks_revision = 1;
        drawing.moving = self.camera.1;
        picture.draw(&drawing);
        let pixels = picture.rows();
        let side = CELL * self.ratio as usize;
        let (across, up) = (picture.canvas.width() as usize, picture.canvas.height() as usize);
        let width = across / side;
        let mut rows = Vec::new();
        for (row, column) in (0..up / side).flat_map(|row| (0..width).map(move |column| (row, column))) {
            for channel in 0..3 {
                let pixel = |at: usize| {
                    let (x, y) = (column * side + at % side, row * side + at / side);
                    usize::from(pixels[y * across + x][channel])
                };
                let mean = (0..side * side).map(pixel).sum::<usize>() / (side * side);
                rows.push((mean / 4) as u8);
            }
        }
        Cells { has_labels, width, rows }
    }

    /// How many cells are not as they were.
    fn off(&self, now: &Cells) -> usize {
        let was: Vec<u8> = self.looked.lines().flat_map(read).collect();
        if was.len() != now.rows.len() {
            return now.rows.len() / 3;
        }
        let differs = |(a, b): (&[u8], &[u8])| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > TOLERANCE);
        was.chunks(3).zip(now.rows.chunks(3)).filter(|&pair| differs(pair)).count()
    }
}

/// A row of cells, a letter for each channel, and a dot for a cell like the one before it.
fn written(row: &[u8]) -> String {
    let mut text = String::new();
    let mut before = None;
    for cell in row.chunks(3) {
        match before.replace(cell) == Some(cell) {
            true => text.push('.'),
            false => text.extend(cell.iter().map(|&step| char::from(STEPS[usize::from(step)]))),
        }
    }
    text
}

fn read(text: &str) -> Vec<u8> {
    let mut row: Vec<u8> = Vec::new();
    for letter in text.bytes() {
        match STEPS.iter().position(|&step| step == letter) {
            Some(step) => row.push(step as u8),
            None => row.extend_from_within(row.len().saturating_sub(3)..),
        }
    }
    row
}

const FAMILIES: [EventFamily; 5] =
    [EventFamily::Contact, EventFamily::Speech, EventFamily::Decision, EventFamily::Conflict, EventFamily::Other];

fn full(shape: Shape, color: Color, palette: &Palette, x: f32, y: f32) -> NodeMark {
    NodeMark { radius: 12.0, fill: color, outline: palette.paper, ..node(shape, x, y) }
}

fn open(shape: Shape, color: Color, palette: &Palette, x: f32, y: f32) -> NodeMark {
    NodeMark { fill: palette.paper.mix(color, 0.16), outline: color, ..full(shape, color, palette, x, y) }
}

fn only(nodes: Vec<NodeMark>) -> Marks {
    Marks { nodes, edges: Vec::new().into() }
}

/// Each kind of entity above, each family of events below.
fn kinds(palette: &Palette) -> Marks {
    let entities = [
        (EntityKind::Person, Shape::Circle),
        (EntityKind::Country, Shape::Disc),
        (EntityKind::Organisation, Shape::Square),
        (EntityKind::Place, Shape::Pin),
        (EntityKind::Group, Shape::Ring),
    ];
    let at = |index: i16| f32::from(index - 2) * 28.0;
    let mut nodes: Vec<_> = entities
        .into_iter()
        .zip(0..)
        .map(|((kind, shape), index)| full(shape, color_of(NodeKind::Entity(kind), palette), palette, at(index), -20.0))
        .collect();
    nodes[4] = NodeMark { fill: palette.paper, outline: nodes[4].fill, ..nodes[4] };
    nodes.extend(FAMILIES.into_iter().zip(0..).map(|(family, index)| {
        full(Shape::Diamond, color_of(NodeKind::Event(family), palette), palette, at(index), 20.0)
    }));
    only(nodes)
}

/// Occurred, planned, cancelled, not occurred, unclear: as events above, as circles with a conflict below.
fn statuses(palette: &Palette) -> Marks {
    let color = color_of(NodeKind::Event(EventFamily::Contact), palette);
    let row = |shape, y| {
        let open = |x| open(shape, color, palette, x, y);
        vec![
            full(shape, color, palette, -54.0, y),
            NodeMark { stroke: Stroke::Dashed, ..open(-27.0) },
            NodeMark { struck: true, ..open(0.0) },
            NodeMark { fill: CLEAR, ..open(27.0) },
            NodeMark { stroke: Stroke::Dotted, badge: Badge::Question, ..open(54.0) },
        ]
    };
    let mut nodes = row(Shape::Diamond, -20.0);
    nodes.extend(row(Shape::Circle, 20.0).into_iter().map(|node| NodeMark { badge: Badge::Conflict, ..node }));
    only(nodes)
}

fn emphasis(palette: &Palette) -> Marks {
    let color = color_of(NodeKind::Entity(EntityKind::Person), palette);
    let circle = |x| full(Shape::Circle, color, palette, x, 0.0);
    only(vec![
        NodeMark { opacity: 0.34, ..circle(-54.0) },
        NodeMark { pinned: true, ..circle(-18.0) },
        NodeMark { selected: true, ..circle(18.0) },
        NodeMark { highlighted: true, ..circle(54.0) },
    ])
}

/// Strokes, widths and arrowheads, one below the other; and two slanted ones.
fn lines(palette: &Palette) -> Marks {
    let strokes = [Stroke::Solid, Stroke::Dashed, Stroke::Dotted];
    let mut edges = Vec::new();
    for (index, stroke) in (0..6u8).zip(strokes.into_iter().cycle()) {
        let y = f32::from(index) * 11.0 - 40.0;
        let width = 1.0 + f32::from(index) * 0.4;
        edges.push(EdgeMark { stroke, width, arrow: index >= 3, color: palette.edge, ..edge((-50.0, y), (50.0, y)) });
    }
    edges.push(EdgeMark { width: 1.0, color: palette.ink, ..edge((-50.0, 42.0), (0.0, 27.0)) });
    edges.push(EdgeMark { width: 1.0, color: palette.accent, arrow: true, ..edge((50.0, 42.0), (0.0, 27.0)) });
    Marks { nodes: Vec::new(), edges: edges.into() }
}

/// Five lines between the same two nodes.
fn parallels(palette: &Palette) -> Marks {
    let color = color_of(NodeKind::Entity(EntityKind::Country), palette);
    let nodes = vec![full(Shape::Disc, color, palette, -46.0, 0.0), full(Shape::Disc, color, palette, 46.0, 0.0)];
    let curve = |index: i16| EdgeMark {
        control: WorldPoint::new(0.0, f32::from(index) * 26.0),
        color: palette.edge,
        width: 1.4,
        arrow: index == 2,
        stroke: if index == -1 { Stroke::Dashed } else { Stroke::Solid },
        ..edge((-32.0, f32::from(index) * 4.0), (32.0, f32::from(index) * 4.0))
    };
    Marks { nodes, edges: (-2..=2).map(curve).collect::<Vec<_>>().into() }
}

/// Lines from a node to itself: one inside another, dashed, and where the node is above its place.
fn loops(palette: &Palette) -> Marks {
    let color = color_of(NodeKind::Entity(EntityKind::Organisation), palette);
    let nodes = vec![full(Shape::Square, color, palette, -28.0, 20.0), full(Shape::Pin, color, palette, 34.0, 34.0)];
    let mut edges = Vec::new();
    for (node, rank, stroke) in [(0, 0, Stroke::Solid), (0, 1, Stroke::Dashed), (1, 0, Stroke::Solid)] {
        let NodeMark { at, radius, shape, .. } = nodes[node];
        let pieces = round_trip(End { at, radius, shape, gap: END_GAP }, ARROW_GAP, rank).unwrap();
        edges.extend(pieces.into_iter().zip([false, false, true]).map(|(curve, arrow)| EdgeMark {
            from: curve.from,
            control: curve.control,
            to: curve.to,
            color: palette.edge,
            width: 1.4,
            arrow,
            stroke,
            ..edge((0.0, 0.0), (0.0, 0.0))
        }));
    }
    Marks { nodes, edges: edges.into() }
}

/// Nodes in one place: the last on top, and lines without length.
fn coincident(palette: &Palette) -> Marks {
    let colors = FAMILIES.map(|family| color_of(NodeKind::Event(family), palette));
    let sizes = [20.0, 16.0, 12.0, 8.0, 4.0];
    let nodes = colors.into_iter().zip(sizes);
    let nodes = nodes.map(|(color, radius)| NodeMark { radius, ..full(Shape::Circle, color, palette, 0.0, 0.0) });
    Marks { nodes: nodes.collect(), edges: vec![edge((0.0, 0.0), (0.0, 0.0))].into() }
}

/// The texts of labels: a long title cut, two from right to left, another script, along lines, half gone, a code.
fn labels(palette: &Palette) -> Scene {
    let long =
        "Foreign ministers of the European Union discuss the results of the summit in Anchorage and what follows";
    // As names of these scripts are written: the sign for what is left out is on their left.
    let isolated = |name: &str| format!("\u{2067}{}\u{2069}", shorten(name, SHORT_LETTERS));
    let text = |text: &str, x: f32, y: f32| LabelMark { color: palette.ink, halo: palette.halo, ..label(text, x, y) };
    let nodes = vec![
        full(Shape::Disc, color_of(NodeKind::Entity(EntityKind::Country), palette), palette, 170.0, 10.0),
        full(Shape::Circle, color_of(NodeKind::Entity(EntityKind::Person), palette), palette, -30.0, 22.0),
    ];
    let line = |from, to| EdgeMark { width: 1.4, color: palette.edge, ..edge(from, to) };
    let edges = vec![line((-200.0, 60.0), (-80.0, 10.0)), line((-220.0, -36.0), (220.0, -36.0))];
    let along = |angle: f32, x: f32, y: f32| LabelMark {
        angle,
        font: LabelFont::Line,
        size: 11.0,
        ..text("holds office", x, y)
    };
    let labels = vec![
        text(&shorten(long, MAX_LETTERS), 220.0, 16.0),
        text(&shorten(long, SHORT_LETTERS), 120.0, 39.0),
        text(&isolated("בנימין נתניהו ראש ממשלת ישראל לשעבר וחבר"), 330.0, 39.0),
        text(&isolated("محمد بن سلمان"), 60.0, 70.0),
        text("Зеленський", 190.0, 120.0),
        LabelMark { opacity: 0.4, font: LabelFont::Plain, ..text("Talks in Istanbul", 320.0, 120.0) },
        along(-0.395, 80.0, 110.0),
        LabelMark { color: palette.paper, halo: CLEAR, font: LabelFont::Code, size: 9.8, ..text("US", 390.0, 85.0) },
    ];
    Scene { marks: Marks { nodes, edges: edges.into() }, labels }
}

/// How wide the texts of labels are in the fonts that the pictures were made with, in CSS pixels: those of a machine with
/// DejaVu Sans alone.
const LABELS_WIDE: f32 = 1312.95;

/// The same in the fonts here.
fn width_of_labels() -> f32 {
    let measure = CanvasMeasure::new();
    let labels = labels(&Palette::of(Theme::Light)).labels;
    labels.iter().map(|label| measure.width(&label.text, label.size, label.font)).sum()
}

/// A sunflower of ten thousand, each joined to the next on two of its spirals (Vogel, 1979).
fn ten_thousand(palette: &Palette) -> Marks {
    let at = |index: u16| {
        let (turn, out) = (f32::from(index) * 2.399_963, f32::from(index).sqrt() * 18.0);
        (out * turn.cos(), out * turn.sin())
    };
    let color = |index: u16| color_of(NodeKind::Event(FAMILIES[usize::from(index / 400) % 5]), palette);
    let nodes = (0..10_000).map(|index| {
        let (x, y) = at(index);
        NodeMark { radius: 9.0, ..full(Shape::Circle, color(index), palette, x, y) }
    });
    let steps = [34, 89].into_iter().flat_map(|step| (0..10_000 - step).map(move |index| (index, index + step)));
    let line = |(from, to)| EdgeMark { width: 1.0, color: palette.edge, ..edge(at(from), at(to)) };
    Marks { nodes: nodes.collect(), edges: steps.map(line).collect::<Vec<_>>().into() }
}
