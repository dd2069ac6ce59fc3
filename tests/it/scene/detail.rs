//! The level of detail: while the camera moves, nodes stay and lines are a part of all that is the same in every frame.

use summitry::geom::WorldPoint;
use summitry::scene::detail::{Budget, Extent, Lines};
use summitry::scene::{
    Badge, Camera, Color, DrawList, EdgeMark, Marks, NodeMark, Palette, Raster, Shape, Stroke, Theme,
};

const PAPER: Color = Color { r: 255, g: 255, b: 255, a: 255 };
const BLUE: Color = Color { r: 40, g: 90, b: 160, a: 255 };
const SIDE: u32 = 120;
const ROWS: u32 = 40;

fn edge(from: (f32, f32), to: (f32, f32), slot: u32) -> EdgeMark {
    let (from, to) = (WorldPoint::new(from.0, from.1), WorldPoint::new(to.0, to.1));
    EdgeMark {
        from,
        control: from.lerp(to, 0.5),
        to,
        width: 1.0,
        color: Color { r: 0, g: 0, b: 0, a: 255 },
        stroke: Stroke::Solid,
        arrow: false,
        opacity: 1.0,
        slot,
    }
}

fn node(x: f32, y: f32, radius: f32) -> NodeMark {
    NodeMark {
        at: WorldPoint::new(x, y),
        radius,
        fill: BLUE,
        outline: BLUE,
        shape: Shape::Circle,
        stroke: Stroke::Solid,
        badge: Badge::None,
        struck: false,
        selected: false,
        highlighted: false,
        pinned: false,
        opacity: 1.0,
        slot: 0,
    }
}

/// Where each row's line is.
fn height(row: u32) -> f32 {
    row as f32 * 2.0 - 49.5
}

/// A line for each row, so many more on one heap below them, and nodes of several sizes to the left.
fn heap(count: u32) -> DrawList {
    let mut list = DrawList::empty(Camera::new(SIDE as f32, SIDE as f32), &Palette::of(Theme::Light));
    list.background = PAPER;
    let rows = (0..ROWS).map(|row| edge((-20.0, height(row)), (50.0, height(row)), row));
    let below = (0..count).map(|at| edge((-50.0, 45.5), (50.0, 45.5), ROWS + at));
    let nodes = (0..9u8).map(|at| node(-45.0 + f32::from(at % 2) * 9.3, -45.2 + f32::from(at) * 9.7, f32::from(at)));
    list.marks = Marks { nodes: nodes.collect(), edges: rows.chain(below).collect::<Vec<_>>().into() };
    list.moving = true;
    list
}

fn drawn(list: &DrawList, ratio: f32) -> Raster {
    let mut raster = Raster::default();
    let side = (SIDE as f32 * ratio) as u32;
    raster.resize(side, side);
    raster.draw(list, ratio);
    raster
}

/// The rows whose line is there, at a place that every line passes.
fn rows(list: &DrawList, raster: &Raster) -> Vec<u32> {
    let screen = |world: f32, centre: f32| (world - centre + SIDE as f32 / 2.0) as u32;
    let x = screen(15.0, list.camera.centre.x);
    let is_dark = |row: &u32| raster.pixel(x, screen(height(*row), list.camera.centre.y))[0] < 200;
    (0..ROWS).filter(is_dark).collect()
}

#[test]
fn a_moving_picture_over_budget_shows_the_same_part_of_its_lines_in_every_frame() {
    let many = heap(25_000);
    let part = rows(&many, &drawn(&many, 1.0));
    assert!((10..36).contains(&part.len()), "{} of {ROWS} rows", part.len());
    // Those of the next frames, a little further on.
    let mut raster = drawn(&many, 1.0);
    for step in 1..6 {
        let mut next = many.clone();
        next.camera.centre = WorldPoint::new(step as f32 * 0.8, step as f32 * -0.3);
        raster.draw(&next, 1.0);
        assert_eq!(rows(&next, &raster), part, "frame {step}");
    }
    // A part of fewer is within it; of few all are there, and at rest of many, too.
    let more = heap(60_000);
    let less = rows(&more, &drawn(&more, 1.0));
    assert!(less.len() < part.len() && less.iter().all(|row| part.contains(row)), "{less:?} within {part:?}");
    for still in [heap(100), DrawList { moving: false, ..many }] {
        assert_eq!(rows(&still, &drawn(&still, 1.0)).len(), ROWS as usize);
    }
}

#[test]
fn a_moving_picture_over_budget_has_all_nodes_where_they_are_at_rest() {
    for ratio in [1.0, 2.0] {
        let moving = heap(40_000);
        let still = drawn(&DrawList { moving: false, ..moving.clone() }, ratio);
        let fast = drawn(&moving, ratio);
        let device = |world: f32| ((world + SIDE as f32 / 2.0) * ratio) as u32;
        // How blue the surroundings of a node are, and where the middle of that is.
        let blue = |raster: &Raster, node: &NodeMark| {
            let reach = (node.radius + 3.0) * ratio;
            let mut sum = [0.0f32; 3];
            for y in device(node.at.y) as i32 - reach as i32..=device(node.at.y) as i32 + reach as i32 {
                for x in device(node.at.x) as i32 - reach as i32..=device(node.at.x) as i32 + reach as i32 {
                    let [r, _, b, _] = raster.pixel(x.max(0) as u32, y.max(0) as u32);
                    let ink = f32::from(b.saturating_sub(r)) / f32::from(BLUE.b - BLUE.r);
                    sum = [sum[0] + ink, sum[1] + ink * x as f32, sum[2] + ink * y as f32];
                }
            }
            [sum[0], sum[1] / sum[0], sum[2] / sum[0]]
        };
        for node in &moving.marks.nodes {
            let (there, here) = (blue(&still, node), blue(&fast, node));
            let size = here[0] / there[0];
            // The smallest are whole pixels.
            assert!((0.7..1.6).contains(&size), "radius {} at ratio {ratio}: {size} as large", node.radius);
            let off = (here[1] - there[1]).hypot(here[2] - there[2]);
            assert!(off <= 0.75, "radius {} at ratio {ratio}: {off} off", node.radius);
        }
    }
}

#[test]
fn faint_lines_are_left_out_first() {
    let mut edges: Vec<_> = (0..10_000).map(|slot| edge((0.0, 0.0), (10.0, 10.0), slot)).collect();
    edges.iter_mut().filter(|edge| edge.slot % 4 == 0).for_each(|edge| edge.opacity = 0.2);
    let extent = Extent::of(&edges);
    let shown = |share: f32| {
        let part = extent.part(share);
        let (faint, strong): (Vec<&EdgeMark>, _) =
            edges.iter().filter(|&edge| part.has(edge)).partition(|e| e.opacity < 0.5);
        (faint.len(), strong.len())
    };
    assert_eq!(shown(1.0), (2_500, 7_500));
    assert!(matches!(shown(0.8), (400..600, 7_500)), "{:?}", shown(0.8));
    assert!(matches!(shown(0.3), (0..2, 2_900..3_100)), "{:?}", shown(0.3));
}

#[test]
fn what_is_drawn_follows_from_the_budget() {
    let budget = Budget { still: 1.0e6, moving: 1.0e5, hairs: 2.0e5 };
    let lines = |count: u32, moving: bool| {
        let list = DrawList { moving, ..heap(count) };
        budget.lines(&Extent::of(&list.marks.edges), &list, 1.0)
    };
    assert_eq!(lines(100, true), Lines::Smooth);
    assert_eq!(lines(1_000, true), Lines::Hairs { share: 1.0, raise: 1.0 });
    assert!(matches!(lines(10_000, true), Lines::Hairs { share, raise } if share < 0.25 && raise > 2.0));
    assert_eq!(lines(1_000, false), Lines::Smooth);
    assert_eq!(lines(10_000, false), Lines::Hairs { share: 1.0, raise: 1.0 });
}

#[test]
fn a_moving_picture_has_the_signs_and_sizes_it_has_at_rest() {
    // Few lines: smooth, and all nodes but for a fraction of a pixel as at rest.
    let mut still = heap(100);
    still.moving = false;
    let signs = [
        (false, false, Badge::None),
        (true, false, Badge::None),
        (false, true, Badge::Question),
        (true, true, Badge::Conflict),
    ];
    for (node, (struck, pinned, badge)) in still.marks.nodes.iter_mut().zip(signs.into_iter().cycle()) {
        *node = NodeMark {
            struck,
            pinned,
            badge,
            radius: node.radius + 3.0,
            outline: Color { r: 0, g: 0, b: 0, a: 255 },
            ..*node
        };
    }
    for ratio in [1.0, 2.0] {
        let (a, b) = (drawn(&still, ratio), drawn(&DrawList { moving: true, ..still.clone() }, ratio));
        let (a, b) = (a.bytes().as_chunks::<4>().0, b.bytes().as_chunks::<4>().0);
        // How far off the mean colour of each four by four pixels is.
        let side = (SIDE as f32 * ratio) as usize;
        let mean = |of: &[[u8; 4]], x: usize, y: usize, channel: usize| {
            let pixel = |at: usize| u32::from(of[(y * 4 + at / 4) * side + x * 4 + at % 4][channel]);
            (0..16).map(pixel).sum::<u32>() / 16
        };
        let cells = (0..side / 4).flat_map(|y| (0..side / 4).map(move |x| (x, y)));
        let off: Vec<u32> =
            cells.flat_map(|(x, y)| (0..3).map(move |c| mean(a, x, y, c).abs_diff(mean(b, x, y, c)))).collect();
        let worst = off.iter().max().unwrap();
        let all: u32 = off.iter().sum();
        assert!(*worst <= 60, "ratio {ratio}: {worst} off");
        assert!(all <= off.len() as u32 * 2, "ratio {ratio}: {all} off in {} cells", off.len());
    }
}
