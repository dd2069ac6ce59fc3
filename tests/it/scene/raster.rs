//! The raster: the same marks in memory as the graphics card draws, told pixel by pixel.

use summitry::geom::WorldPoint;
use summitry::scene::{
    Badge, Camera, Color, DrawList, EdgeMark, Marks, NodeMark, Palette, Raster, Shape, Stroke, Theme,
};

const PAPER: Color = Color { r: 250, g: 248, b: 243, a: 255 };
const INK: Color = Color { r: 30, g: 30, b: 34, a: 255 };
const BLUE: Color = Color { r: 40, g: 90, b: 160, a: 255 };
const SIDE: u32 = 96;

fn node(shape: Shape, x: f32, y: f32) -> NodeMark {
    NodeMark {
        at: WorldPoint::new(x, y),
        radius: 14.0,
        fill: BLUE,
        outline: INK,
        shape,
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

fn edge(from: (f32, f32), to: (f32, f32)) -> EdgeMark {
    let (from, to) = (WorldPoint::new(from.0, from.1), WorldPoint::new(to.0, to.1));
    EdgeMark {
        from,
        control: from.lerp(to, 0.5),
        to,
        width: 2.0,
        color: INK,
        stroke: Stroke::Solid,
        arrow: false,
        opacity: 1.0,
        slot: 0,
    }
}

/// A picture of `SIDE` CSS pixels each way at this zoom and pixel ratio, the origin in its middle.
fn drawn(nodes: &[NodeMark], edges: &[EdgeMark], zoom: f32, ratio: f32) -> Raster {
    let mut list = DrawList::empty(Camera::new(SIDE as f32, SIDE as f32), &Palette::of(Theme::Light));
    (list.background, list.accent, list.ink) = (PAPER, Color { r: 200, g: 60, b: 20, a: 255 }, INK);
    list.camera.zoom = zoom;
    list.marks = Marks { nodes: nodes.to_vec(), edges: edges.to_vec().into() };
    let mut raster = Raster::default();
    let side = (SIDE as f32 * ratio) as u32;
    raster.resize(side, side);
    raster.draw(&list, ratio);
    raster
}

fn at(raster: &Raster, x: f32, y: f32, ratio: f32) -> [u8; 4] {
    let device = |world: f32| ((world + SIDE as f32 / 2.0) * ratio) as u32;
    raster.pixel(device(x), device(y))
}

fn close(pixel: [u8; 4], color: Color) -> bool {
    [color.r, color.g, color.b, color.a].iter().zip(pixel).all(|(&wanted, found)| wanted.abs_diff(found) <= 4)
}

/// How much darker than paper the whole picture is, in pixels of ink.
fn ink(raster: &Raster) -> f32 {
    let darkness = |pixel: &[u8; 4]| (f32::from(PAPER.r) - f32::from(pixel[0])) / f32::from(PAPER.r - INK.r);
    raster.bytes().as_chunks().0.iter().map(darkness).sum()
}

fn difference(a: &Raster, b: &Raster) -> usize {
    let (a, b) = (a.bytes().as_chunks::<4>().0, b.bytes().as_chunks::<4>().0);
    a.iter().zip(b).filter(|(a, b)| a != b).count()
}

#[test]
fn shapes_reach_as_far_as_their_radius() {
    // (shape, a place inside, a place outside), from the node's position, radius 14.
    let cases = [
        (Shape::Circle, (9.0, 9.0), (11.0, 11.0)),
        (Shape::Disc, (0.0, 12.0), (0.0, 15.5)),
        (Shape::Square, (11.0, 11.0), (15.0, 0.0)),
        (Shape::Ring, (0.0, -13.0), (0.0, -15.5)),
        (Shape::Diamond, (6.0, 6.0), (9.0, 9.0)),
        (Shape::Pin, (0.0, -25.0), (0.0, 2.0)),
    ];
    for ratio in [1.0, 2.0] {
        for (shape, inside, outside) in cases {
            let raster = drawn(&[node(shape, 0.0, 0.0)], &[], 1.0, ratio);
            assert!(!close(at(&raster, inside.0, inside.1, ratio), PAPER), "{shape:?} inside at ratio {ratio}");
            assert!(close(at(&raster, outside.0, outside.1, ratio), PAPER), "{shape:?} outside at ratio {ratio}");
        }
    }
}

#[test]
fn every_status_and_emphasis_is_told_from_every_other() {
    type Change = fn(&mut NodeMark);
    let changes: [(&str, Change); 10] = [
        ("solid", |_| ()),
        ("dashed", |mark| mark.stroke = Stroke::Dashed),
        ("dotted", |mark| mark.stroke = Stroke::Dotted),
        ("struck", |mark| mark.struck = true),
        ("hollow", |mark| mark.fill = Color::CLEAR),
        ("question", |mark| mark.badge = Badge::Question),
        ("conflict", |mark| mark.badge = Badge::Conflict),
        ("selected", |mark| mark.selected = true),
        ("highlighted", |mark| mark.highlighted = true),
        ("pinned", |mark| mark.pinned = true),
    ];
    let rasters = changes.map(|(name, change)| {
        let mut mark = NodeMark { fill: PAPER.mix(BLUE, 0.2), outline: BLUE, ..node(Shape::Diamond, 0.0, 0.0) };
        change(&mut mark);
        (name, drawn(&[mark], &[], 1.0, 1.0))
    });
    for (index, (a, of_a)) in rasters.iter().enumerate() {
        for (b, of_b) in &rasters[index + 1..] {
            let differs = difference(of_a, of_b);
            assert!(differs > 8, "{a} and {b} differ in {differs} pixels");
        }
    }
}

#[test]
fn a_line_has_the_same_ink_at_every_slant() {
    // 60 by the width, whatever way it runs, thin or wide.
    for width in [0.6f32, 1.0, 2.0, 5.0] {
        for step in 0..24 {
            let angle = step as f32 * std::f32::consts::PI / 12.0 + 0.03;
            let arm = (30.0 * angle.cos(), 30.0 * angle.sin());
            let mark = EdgeMark { width, ..edge((-arm.0, -arm.1), arm) };
            let found = ink(&drawn(&[], &[mark], 1.0, 1.0)) / (60.0 * width);
            assert!((0.93..1.07).contains(&found), "width {width} at step {step}: {found}");
        }
    }
}

#[test]
fn lines_are_dashed_dotted_bent_and_pointed() {
    let plain = edge((-40.0, 0.0), (40.0, 0.0));
    let share = |stroke| ink(&drawn(&[], &[EdgeMark { stroke, ..plain }], 1.0, 2.0)) / (80.0 * 2.0 * 4.0);
    assert!((0.45..0.7).contains(&share(Stroke::Dashed)), "dashed {}", share(Stroke::Dashed));
    assert!((0.2..0.45).contains(&share(Stroke::Dotted)), "dotted {}", share(Stroke::Dotted));
    let bent = drawn(&[], &[EdgeMark { control: WorldPoint::new(0.0, 40.0), ..plain }], 1.0, 2.0);
    assert!(close(at(&bent, 0.0, 20.0, 2.0), INK));
    assert!(close(at(&bent, 0.0, 0.0, 2.0), PAPER));
    let pointed = drawn(&[], &[EdgeMark { arrow: true, ..plain }], 1.0, 2.0);
    assert!(close(at(&pointed, 34.0, 1.75, 2.0), INK));
    assert!(close(at(&pointed, 44.0, 0.0, 2.0), PAPER));
}

#[test]
fn a_bent_line_has_neither_gaps_nor_knots() {
    // A wide curve at half opacity: where two pieces overlapped, it would be darker than anywhere else.
    let mark = EdgeMark {
        control: WorldPoint::new(0.0, 60.0),
        width: 6.0,
        opacity: 0.5,
        ..edge((-40.0, -30.0), (40.0, -30.0))
    };
    let raster = drawn(&[], &[mark], 1.0, 2.0);
    let half = PAPER.mix(INK, 0.5);
    let darkest = raster.bytes().as_chunks::<4>().0.iter().map(|pixel| pixel[0]).min().unwrap();
    assert!(darkest.abs_diff(half.r) <= 3, "darkest {darkest}, expected {}", half.r);
    let curve = summitry::scene::routes::Curve { from: mark.from, control: mark.control, to: mark.to };
    for step in 1..200 {
        let place = curve.point(step as f32 / 200.0);
        assert!(close(at(&raster, place.x, place.y, 2.0), half), "a gap at step {step}");
    }
}

#[test]
fn small_nodes_are_copied_to_where_they_are() {
    // The middle of a far node, by its ink, is where the camera has it: within a quarter of a pixel.
    for step in 0..16 {
        let place = (step as f32 * 0.37 - 3.0, 2.0 - step as f32 * 0.21);
        let mark = NodeMark { fill: INK, radius: 3.0, ..node(Shape::Circle, place.0, place.1) };
        let raster = drawn(&[mark], &[], 1.0, 1.0);
        let (mut sum, mut x_sum, mut y_sum) = (0.0f32, 0.0f32, 0.0f32);
        for y in 0..SIDE {
            for x in 0..SIDE {
                let dark = f32::from(PAPER.r) - f32::from(raster.pixel(x, y)[0]);
                sum += dark;
                x_sum += dark * (x as f32 + 0.5 - SIDE as f32 / 2.0);
                y_sum += dark * (y as f32 + 0.5 - SIDE as f32 / 2.0);
            }
        }
        let (x, y) = (x_sum / sum, y_sum / sum);
        assert!((x - place.0).abs() < 0.2 && (y - place.1).abs() < 0.2, "{place:?} is drawn at {x}, {y}");
    }
}

#[test]
fn a_picture_without_background_keeps_the_rims_of_strikes_and_badges() {
    let mut list = DrawList::empty(Camera::new(SIDE as f32, SIDE as f32), &Palette::of(Theme::Light));
    list.background = Color { a: 0, ..PAPER };
    list.marks.nodes = vec![NodeMark { struck: true, badge: Badge::Conflict, ..node(Shape::Circle, 0.0, 0.0) }];
    let mut raster = Raster::default();
    raster.resize(SIDE * 2, SIDE * 2);
    raster.draw(&list, 2.0);
    let is_paper = |pixel: &&[u8; 4]| close(**pixel, PAPER);
    let paper = raster.bytes().as_chunks::<4>().0.iter().filter(is_paper).count();
    assert!(paper > 60, "{paper} pixels of rim");
    assert_eq!(raster.pixel(2, 2), [0; 4]);
}

#[test]
fn whatever_is_in_a_list_is_drawn_or_left_out() {
    let odd = [f32::NAN, f32::INFINITY, -f32::INFINITY, 1.0e30, -1.0e30, 0.0, 47.9, -48.0];
    let mut nodes = Vec::new();
    let mut edges = Vec::new();
    for x in odd {
        for y in odd {
            for shape in [Shape::Circle, Shape::Square, Shape::Pin, Shape::Diamond] {
                nodes.push(NodeMark { struck: y > 0.0, selected: x > 0.0, pinned: true, ..node(shape, x, y) });
                nodes.push(node(shape, y, x));
                nodes.push(NodeMark { radius: x, opacity: y, ..node(shape, 0.0, 0.0) });
            }
            for stroke in [Stroke::Solid, Stroke::Dotted] {
                edges.push(EdgeMark { stroke, arrow: true, ..edge((x, y), (y, x)) });
                edges.push(EdgeMark { stroke, control: WorldPoint::new(x, y), ..edge((-9.0, 0.0), (9.0, 0.0)) });
                edges.push(EdgeMark { stroke, width: x, opacity: y, ..edge((-9.0, 0.0), (9.0, 3.0)) });
            }
        }
    }
    for zoom in [0.05, 1.0, 16.0] {
        let raster = drawn(&nodes, &edges, zoom, 1.5);
        assert_eq!(raster.bytes().len(), 144 * 144 * 4);
    }
    let mut nothing = Raster::default();
    nothing.draw(&DrawList::empty(Camera::default(), &Palette::of(Theme::Light)), 1.0);
    assert_eq!(nothing.pixel(0, 0), [0; 4]);
}

#[test]
fn a_stamp_is_laid_over_the_picture_where_it_is_on_it() {
    let (full, half) = ([40, 90, 160, 255], [20, 45, 80, 128]);
    let stamp: Vec<[u8; 4]> = (0..7 * 5).map(|at| if at % 7 < 4 { full } else { half }).collect();
    let mut raster = drawn(&[], &[], 1.0, 1.0);
    raster.lay(&stamp, 7, (10, 20), 1.0);
    assert!(close(raster.pixel(10, 20), BLUE) && close(raster.pixel(13, 24), BLUE));
    assert!(close(raster.pixel(16, 20), PAPER.mix(BLUE, 0.5)));
    for (x, y) in [(9, 20), (17, 20), (10, 19), (10, 25)] {
        assert!(close(raster.pixel(x, y), PAPER), "{x}, {y}");
    }
    raster.lay(&stamp, 7, (40, 40), 0.5);
    assert!(close(raster.pixel(40, 40), PAPER.mix(BLUE, 0.5)) && close(raster.pixel(46, 44), PAPER.mix(BLUE, 0.25)));
    let before = drawn(&[], &[], 1.0, 1.0);
    let mut raster = drawn(&[], &[], 1.0, 1.0);
    for corner in [(-7, 0), (0, -5), (96, 0), (0, 96), (i32::MIN, i32::MIN), (i32::MAX, i32::MAX)] {
        raster.lay(&stamp, 7, corner, 1.0);
    }
    raster.lay(&stamp, 0, (0, 0), 1.0);
    raster.lay(&stamp, 7, (0, 0), 0.0);
    assert_eq!(difference(&raster, &before), 0);
    for (corner, inside) in [((-3, -2), (0, 0)), ((93, 0), (95, 0)), ((0, 94), (0, 95))] {
        raster.lay(&stamp, 7, corner, 1.0);
        assert!(close(raster.pixel(inside.0, inside.1), BLUE), "{corner:?}");
    }
}

/// Lines of all sorts across the picture, more than are drawn at once.
fn crowd() -> DrawList {
    let mut list = DrawList::empty(Camera::new(SIDE as f32, SIDE as f32), &Palette::of(Theme::Light));
    (list.background, list.accent, list.ink) = (PAPER, BLUE, INK);
    let strokes = [Stroke::Solid, Stroke::Dashed, Stroke::Dotted];
    for at in 0..3_000_usize {
        let place = |step: usize| ((at * step) % 97) as f32 - 48.0;
        let mut mark = EdgeMark {
            stroke: strokes[at % 3],
            arrow: at % 5 == 0,
            ..edge((place(31), place(17)), (place(7), place(53)))
        };
        mark.control = if at % 4 == 0 { WorldPoint::new(place(11), place(13)) } else { mark.control };
        mark.opacity = 0.1;
        std::rc::Rc::make_mut(&mut list.marks.edges).push(mark);
        list.marks.nodes.push(NodeMark { radius: 3.0, opacity: 0.2, ..node(Shape::Circle, place(41), place(29)) });
    }
    list
}

#[test]
fn a_picture_at_rest_drawn_in_parts_is_the_whole_one() {
    let list = crowd();
    let mut whole = Raster::default();
    whole.resize(SIDE, SIDE);
    whole.draw(&list, 1.0);
    let mut raster = Raster::default();
    raster.resize(SIDE, SIDE);
    let mut parts = 0;
    // Half way another camera comes and goes: then it begins again.
    let other = DrawList { camera: Camera { zoom: 2.0, ..list.camera }, ..list.clone() };
    for turn in 0.. {
        let mut asked = 0;
        let list = if turn == 4 { &other } else { &list };
        let done = raster.draw_in_time(list, 1.0, &mut || {
            asked += 1;
            asked < 2
        });
        parts += 1;
        if done {
            break;
        }
    }
    assert!(parts > 12, "{parts} parts");
    assert_eq!(difference(&whole, &raster), 0);
    // Labels come and go over it without a line being drawn.
    raster.lay(&[[0, 0, 0, 255]; 16], 4, (30, 30), 1.0);
    assert_eq!(difference(&whole, &raster), 16);
    assert!(raster.draw_in_time(&list, 1.0, &mut || panic!("nothing is left to draw")));
    assert_eq!(difference(&whole, &raster), 0);
    // Other marks, a moving picture or another size are drawn anew.
    let others = DrawList { marks_revision: 7, marks: Marks::default(), ..list.clone() };
    assert!(raster.draw_in_time(&others, 1.0, &mut || true));
    assert_eq!(raster.pixel(48, 48), [PAPER.r, PAPER.g, PAPER.b, 255]);
    assert!(raster.draw_in_time(&list, 1.0, &mut || true));
    let (moving, next) = (DrawList { moving: true, ..others }, DrawList { marks_revision: 8, ..list });
    assert!(!raster.draw_in_time(&next, 1.0, &mut || false));
    assert!(raster.draw_in_time(&moving, 1.0, &mut || panic!("what moves is drawn at once")));
    assert!(raster.draw_in_time(&next, 1.0, &mut || true));
    assert_eq!(difference(&whole, &raster), 0);
}

#[test]
fn thin_dashes_begin_at_the_start_of_their_line_whichever_way_it_runs() {
    for turn in 0..24 {
        let angle = turn as f32 * std::f32::consts::PI / 12.0;
        let at = |along: f32| (along * angle.cos(), along * angle.sin());
        let line = |stroke| EdgeMark { stroke, width: 1.0, ..edge(at(0.0), at(22.0)) };
        let [solid, dashed] = [Stroke::Solid, Stroke::Dashed].map(|stroke| drawn(&[], &[line(stroke)], 2.0, 1.0));
        let [on, off] = [5.0, 3.5];
        let share = ink(&dashed) / ink(&solid);
        let wanted = [0.0_f32, 8.5, 17.0].map(|start| (22.0 - start).min(on)).iter().sum::<f32>() / 22.0;
        assert!((share - wanted).abs() < 0.05, "{turn}: {share} of {wanted}");
        // How much ink there is round a place on the line.
        let near = |along: f32| {
            let (x, y) = at(along);
            let around = [-0.5, 0.0, 0.5].into_iter().flat_map(|dx| [-0.5, 0.0, 0.5].map(|dy| (x + dx, y + dy)));
            around
                .map(|(x, y)| 250.0 - f32::from(dashed.pixel((x * 2.0 + 48.0) as u32, (y * 2.0 + 48.0) as u32)[0]))
                .fold(0.0, f32::max)
        };
        for dash in 0..2 {
            let start = dash as f32 * (on + off);
            assert!(near(start + on / 2.0) > 100.0, "{turn}: no dash at {start}");
            assert!(near(start + on + off / 2.0) < 40.0, "{turn}: no gap after {start}");
        }
    }
}
