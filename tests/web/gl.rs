//! What the renderer draws, read back pixel by pixel.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use summitry::geom::WorldPoint;
use summitry::render::Backend;
use summitry::scene::shape::HULL_FILL;
use summitry::scene::{Badge, Color, EdgeMark, HullMark, NodeMark, Shape, Stroke};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::CanvasRenderingContext2d;

use super::clock::pause;
use super::picture::{ACCENT, BLUE, CLEAR, INK, PAPER, Picture, TINT, close, difference, edge, label, list, node};

#[wasm_bindgen_test]
fn an_empty_list_is_the_background() {
    let mut picture = Picture::new(40, 30, 1.0);
    let empty = list(&picture, 1, Vec::new(), Vec::new());
    assert!(picture.drawn(&empty).iter().all(|&pixel| pixel == [250, 248, 243, 255]));
    assert_eq!(picture.renderer.counters().draws, 0);
}

#[wasm_bindgen_test]
fn every_shape_is_told_from_every_other() {
    for ratio in [1.0, 2.0] {
        let mut picture = Picture::new(48, 48, ratio);
        let shapes = [Shape::Circle, Shape::Square, Shape::Pin, Shape::Ring, Shape::Diamond];
        let drawn: Vec<_> = shapes
            .iter()
            .zip(1..)
            .map(|(&shape, revision)| {
                let list = list(&picture, revision, vec![node(shape, 0.0, 6.0)], Vec::new());
                picture.drawn(&list)
            })
            .collect();
        for (a, of_a) in shapes.iter().zip(&drawn) {
            for (b, of_b) in shapes.iter().zip(&drawn).filter(|(b, _)| *b != a) {
                let differs = difference(of_a, of_b);
                assert!(differs > 30, "{a:?} and {b:?} differ in {differs} pixels at ratio {ratio}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn shapes_reach_as_far_as_their_radius() {
    let mut picture = Picture::new(80, 80, 2.0);
    // (shape, a place inside, a place outside), from the node's position, radius 14.
    let cases = [
        (Shape::Circle, (9.0, 9.0), (11.0, 11.0)),
        (Shape::Disc, (0.0, 12.0), (0.0, 15.5)),
        (Shape::Square, (11.0, 11.0), (15.0, 0.0)),
        (Shape::Ring, (0.0, -13.0), (0.0, -15.5)),
        (Shape::Diamond, (6.0, 6.0), (9.0, 9.0)),
        // The tip is at the position, the head two radii above.
        (Shape::Pin, (0.0, -25.0), (0.0, 2.0)),
    ];
    for ((shape, inside, outside), revision) in cases.into_iter().zip(1..) {
        let list = list(&picture, revision, vec![node(shape, 0.0, 0.0)], Vec::new());
        picture.draw(&list);
        assert!(!close(picture.at(inside.0, inside.1), PAPER), "{shape:?} inside");
        assert!(close(picture.at(outside.0, outside.1), PAPER), "{shape:?} outside");
    }
}

/// The pixels of one diamond after a change to it.
fn diamond(picture: &mut Picture, revision: u64, change: impl FnOnce(&mut NodeMark)) -> Vec<[u8; 4]> {
    let mut mark = node(Shape::Diamond, 0.0, 0.0);
    change(&mut mark);
    let list = list(picture, revision, vec![mark], Vec::new());
    picture.drawn(&list)
}

#[wasm_bindgen_test]
fn every_status_and_emphasis_is_told_from_every_other() {
    for ratio in [1.0, 2.0] {
        let mut picture = Picture::new(56, 56, ratio);
        let open = |mark: &mut NodeMark| (mark.fill, mark.outline) = (TINT, BLUE);
        type Change = fn(&mut NodeMark);
        let changes: [(&str, Change); 9] = [
            ("solid", |_| ()),
            ("dashed", |mark| mark.stroke = Stroke::Dashed),
            ("dotted", |mark| mark.stroke = Stroke::Dotted),
            ("struck", |mark| mark.struck = true),
            ("hollow", |mark| mark.fill = CLEAR),
            ("question", |mark| mark.badge = Badge::Question),
            ("conflict", |mark| mark.badge = Badge::Conflict),
            ("selected", |mark| mark.selected = true),
            ("pinned", |mark| mark.pinned = true),
        ];
        let drawn: Vec<_> = changes
            .iter()
            .zip(1..)
            .map(|((name, change), revision)| {
                let pixels = diamond(&mut picture, revision, |mark| {
                    open(mark);
                    change(mark);
                });
                (name, pixels)
            })
            .collect();
        for (index, (a, of_a)) in drawn.iter().enumerate() {
            for (b, of_b) in &drawn[index + 1..] {
                let differs = difference(of_a, of_b);
                assert!(differs > 8, "{a} and {b} differ in {differs} pixels at ratio {ratio}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn hollow_shows_what_is_behind_and_opacity_fades() {
    let mut picture = Picture::new(56, 56, 1.0);
    diamond(&mut picture, 1, |mark| mark.fill = CLEAR);
    assert!(close(picture.at(0.0, 0.0), PAPER));
    diamond(&mut picture, 2, |_| ());
    assert!(close(picture.at(0.0, 0.0), BLUE));
    diamond(&mut picture, 3, |mark| mark.opacity = 0.5);
    assert!(close(picture.at(0.0, 0.0), PAPER.mix(BLUE, 0.5)));
    let nothing = diamond(&mut picture, 4, |mark| mark.opacity = 0.0);
    assert!(nothing.iter().all(|&pixel| close(pixel, PAPER)));
}

fn hull(color: Color, corners: &[(f32, f32)]) -> HullMark {
    HullMark { outline: corners.iter().map(|&(x, y)| WorldPoint::new(x, y)).collect(), color, group: 0 }
}

#[wasm_bindgen_test]
fn a_hull_is_an_even_area_with_a_rim_behind_everything() {
    for backend in [Backend::Gl, Backend::Canvas] {
        for ratio in [1.0, 2.0] {
            let mut picture = Picture::by(backend, 120, 100, ratio);
            let square = hull(BLUE, &[(-30.0, -30.0), (10.0, -30.0), (10.0, 30.0), (-30.0, 30.0)]);
            let dot = vec![node(Shape::Disc, 0.0, 0.0)];
            let mut drawn = list(&picture, 1, dot, Vec::new());
            drawn.hulls = vec![square];
            picture.draw(&drawn);
            let tint = PAPER.mix(BLUE, HULL_FILL);
            let told = format!("{backend:?} at {ratio}");
            // No seams where the triangles that it is made of meet, from corner to corner and along the middle.
            for at in -27..=27 {
                let (x, y) = (f64::from(at) * 20.0 / 30.0 - 10.0, f64::from(at));
                for (x, y) in [(x, y), (-20.0 - x, y), (-22.0, y)] {
                    let under_dot = x * x + y * y < 17.0 * 17.0;
                    assert!(under_dot || close(picture.at(x, y), tint), "{told}: {:?} at {x} {y}", picture.at(x, y));
                }
            }
            assert!(close(picture.at(0.0, 0.0), BLUE), "{told}: the node lies above");
            let rim = (-33..-27).map(|x| picture.at(f64::from(x), 5.0)[0]).min().unwrap();
            assert!(rim < tint.r - 30, "{told}: the rim is stronger, not {rim}");
            for (x, y) in [(-40.0, 0.0), (20.0, 0.0), (-10.0, -40.0), (-10.0, 40.0)] {
                assert!(close(picture.at(x, y), PAPER), "{told}: nothing outside");
            }
            // Two that overlap are seen through each other; without any, the paper is back.
            drawn.marks_revision = 2;
            drawn.hulls.push(hull(ACCENT, &[(-50.0, -20.0), (-20.0, -20.0), (-20.0, 20.0), (-50.0, 20.0)]));
            picture.draw(&drawn);
            assert!(close(picture.at(-25.0, 0.0), tint.mix(ACCENT, HULL_FILL)), "{told}");
            assert!(close(picture.at(-40.0, 0.0), PAPER.mix(ACCENT, HULL_FILL)), "{told}");
            drawn.marks_revision = 3;
            drawn.hulls.clear();
            picture.draw(&drawn);
            assert!(close(picture.at(-25.0, 0.0), PAPER), "{told}");
        }
    }
}

#[wasm_bindgen_test]
fn selection_is_a_ring_in_the_accent_and_a_strike_in_ink() {
    let mut picture = Picture::new(80, 80, 2.0);
    let mut selected = node(Shape::Circle, 0.0, 0.0);
    selected.selected = true;
    let marks = list(&picture, 1, vec![selected], Vec::new());
    picture.draw(&marks);
    assert!(close(picture.at(17.5, 0.0), ACCENT));
    assert!(close(picture.at(15.0, 0.0), PAPER), "a gap between node and ring");
    diamond(&mut picture, 2, |mark| mark.struck = true);
    assert!(close(picture.at(4.0, -4.0), INK));
    assert!(close(picture.at(4.0, 4.0), BLUE), "only from the lower left to the upper right");
}

#[wasm_bindgen_test]
fn later_nodes_lie_above_earlier_ones() {
    let mut picture = Picture::new(40, 40, 1.0);
    let below = node(Shape::Circle, 0.0, 0.0);
    let above = NodeMark { fill: ACCENT, ..below };
    let marks = list(&picture, 1, vec![below, above], vec![edge((-18.0, 0.0), (18.0, 0.0))]);
    picture.draw(&marks);
    assert!(close(picture.at(0.0, 0.0), ACCENT));
}

/// The share of ink along the middle of a line.
fn ink_along(picture: &Picture) -> f64 {
    let samples: Vec<bool> = (-60..60).map(|x| close(picture.at(f64::from(x), 0.0), INK)).collect();
    samples.iter().filter(|&&ink| ink).count() as f64 / samples.len() as f64
}

#[wasm_bindgen_test]
fn edges_are_solid_dashed_or_dotted() {
    let mut picture = Picture::new(160, 40, 2.0);
    let mut shares = [Stroke::Solid, Stroke::Dashed, Stroke::Dotted].into_iter().zip(1..).map(|(stroke, revision)| {
        let mark = EdgeMark { stroke, ..edge((-70.0, 0.0), (70.0, 0.0)) };
        let marks = list(&picture, revision, Vec::new(), vec![mark]);
        picture.draw(&marks);
        ink_along(&picture)
    });
    let (solid, dashed, dotted) = (shares.next().unwrap(), shares.next().unwrap(), shares.next().unwrap());
    assert_eq!(solid, 1.0);
    assert!((0.4..0.75).contains(&dashed), "dashed {dashed}");
    assert!((0.1..0.45).contains(&dotted), "dotted {dotted}");
}

#[wasm_bindgen_test]
fn an_arrowhead_stands_before_the_end() {
    let mut picture = Picture::new(100, 40, 2.0);
    let plain = edge((-40.0, 0.0), (40.0, 0.0));
    let with = EdgeMark { arrow: true, ..plain };
    for (mark, revision, wide) in [(plain, 1, false), (with, 2, true)] {
        let marks = list(&picture, revision, Vec::new(), vec![mark]);
        picture.draw(&marks);
        assert_eq!(close(picture.at(34.0, 1.75), INK), wide);
        assert!(close(picture.at(44.0, 0.0), PAPER));
        assert!(close(picture.at(20.0, 0.0), INK));
    }
}

#[wasm_bindgen_test]
fn a_curve_runs_through_its_middle_and_not_along_its_chord() {
    let mut picture = Picture::new(100, 60, 2.0);
    let curve = EdgeMark { control: WorldPoint::new(0.0, 40.0), ..edge((-40.0, 0.0), (40.0, 0.0)) };
    let marks = list(&picture, 1, Vec::new(), vec![curve]);
    picture.draw(&marks);
    assert!(close(picture.at(0.0, 20.0), INK));
    assert!(close(picture.at(0.0, 0.0), PAPER));
}

#[wasm_bindgen_test]
fn the_thinnest_edge_is_still_seen() {
    let mut picture = Picture::new(60, 40, 1.0);
    let mut marks = list(&picture, 1, Vec::new(), vec![EdgeMark { width: 0.01, ..edge((-20.0, 0.0), (20.0, 0.0)) }]);
    marks.camera.zoom = 1.0;
    picture.draw(&marks);
    let darkest = (-3..3).map(|y| picture.at(0.0, f64::from(y))[0]).min().unwrap();
    assert!(darkest < 200, "darkest {darkest}");
}

#[wasm_bindgen_test]
fn any_number_of_nodes_is_drawn() {
    let mut picture = Picture::new(200, 200, 1.0);
    for (count, revision) in [0usize, 1, 2, 2_000].into_iter().zip(1..) {
        let nodes: Vec<_> = (0..count)
            .map(|index| node(Shape::Circle, (index % 50) as f32 * 40.0, (index / 50) as f32 * 40.0))
            .collect();
        let edges: Vec<_> =
            nodes.windows(2).map(|two| edge((two[0].at.x, two[0].at.y), (two[1].at.x, two[1].at.y))).collect();
        let mut marks = list(&picture, revision, nodes, edges);
        marks.camera.zoom = 0.1;
        marks.camera.centre = WorldPoint::new(1_000.0 * f32::from(u8::from(count == 2_000)), 0.0);
        let pixels = picture.drawn(&marks);
        let blue = pixels.iter().filter(|pixel| pixel[2] > pixel[0].saturating_add(30)).count();
        assert!(if count == 0 { blue == 0 } else { blue >= count.min(900) }, "{count} nodes: {blue} pixels");
    }
}

#[wasm_bindgen_test]
fn marks_are_uploaded_only_when_their_revision_changes() {
    let mut picture = Picture::new(60, 40, 1.0);
    let mut marks = list(&picture, 7, vec![node(Shape::Circle, 0.0, 0.0)], Vec::new());
    let first = picture.drawn(&marks);
    for step in 1..6 {
        marks.camera.centre = WorldPoint::new(step as f32, 0.0);
        picture.draw(&marks);
    }
    assert_eq!(picture.renderer.counters().uploads, 1);
    assert_eq!(picture.renderer.counters().draws, 6);
    assert!(difference(&first, &picture.pixels()) > 0, "the camera moves the picture without an upload");
    marks.marks_revision = 8;
    picture.draw(&marks);
    assert_eq!(picture.renderer.counters().uploads, 2);
}

/// Listens from now on, and resolves when the canvas has this event.
fn event(canvas: &web_sys::HtmlCanvasElement, name: &'static str) -> JsFuture {
    let heard = js_sys::Promise::new(&mut |resolve, _| {
        EventListener::once(canvas, name, move |_| {
            resolve.call0(&JsValue::NULL).unwrap();
        })
        .forget();
    });
    JsFuture::from(heard)
}

#[wasm_bindgen_test]
async fn a_lost_context_comes_back_with_the_same_pixels() {
    let mut picture = Picture::new(90, 60, 2.0);
    let nodes = vec![node(Shape::Square, -20.0, 0.0), node(Shape::Pin, 20.0, 10.0)];
    let marks = list(&picture, 1, nodes, vec![edge((-10.0, 0.0), (10.0, 0.0))]);
    let before = picture.drawn(&marks);
    let context = picture.canvas.get_context("webgl2").unwrap().unwrap();
    let gl: &web_sys::WebGl2RenderingContext = context.unchecked_ref();
    let extension = JsValue::from(gl.get_extension("WEBGL_lose_context").unwrap().unwrap());
    let call = |name: &str| {
        let function = js_sys::Reflect::get(&extension, &name.into()).unwrap();
        function.unchecked_ref::<js_sys::Function>().call0(&extension).unwrap();
    };
    let prevented = Rc::new(Cell::new(false));
    let seen = Rc::clone(&prevented);
    let listener =
        EventListener::new(&picture.canvas, "webglcontextlost", move |event| seen.set(event.default_prevented()));
    let lost = event(&picture.canvas, "webglcontextlost");
    call("loseContext");
    lost.await.unwrap();
    // The context may be restored once all have heard of its loss.
    pause(0).await;
    assert!(prevented.get(), "or the browser would never restore it");
    drop(listener);
    picture.renderer.context_lost();
    picture.draw(&marks);
    let restored = event(&picture.canvas, "webglcontextrestored");
    call("restoreContext");
    restored.await.unwrap();
    picture.renderer.context_restored().unwrap();
    let after = picture.drawn(&marks);
    assert_eq!(difference(&before, &after), 0);
    assert_eq!(picture.renderer.counters().uploads, 2);
}

#[wasm_bindgen_test]
fn labels_are_drawn_at_their_place_and_cleared_in_the_next_frame() {
    for ratio in [1.0, 2.0] {
        let mut picture = Picture::new(120, 60, ratio);
        let mut marks = list(&picture, 1, Vec::new(), Vec::new());
        marks.labels = vec![label("Anchorage", 60.0, 30.0)];
        picture.draw(&marks);
        let context: CanvasRenderingContext2d = picture.labels.get_context("2d").unwrap().unwrap().dyn_into().unwrap();
        let dark = |x: f64, y: f64, width: f64, height: f64| {
            let [x, y, width, height] = [x, y, width, height].map(|css| css * ratio);
            let data = context.get_image_data(x, y, width, height).unwrap().data();
            data.chunks(4).filter(|pixel| pixel[3] > 200 && pixel[0] < 90).count()
        };
        assert!(dark(20.0, 20.0, 80.0, 20.0) > 60);
        assert_eq!(dark(0.0, 0.0, 120.0, 18.0) + dark(0.0, 42.0, 120.0, 18.0), 0);
        // Centred: as much ink on the left as on the right, roughly.
        let (left, right) = (dark(0.0, 0.0, 60.0, 60.0) as f64, dark(60.0, 0.0, 60.0, 60.0) as f64);
        assert!((0.6..1.6).contains(&(left / right)), "{left} and {right}");
        marks.labels.clear();
        picture.draw(&marks);
        assert_eq!(dark(0.0, 0.0, 120.0, 60.0), 0);
    }
}

#[wasm_bindgen_test]
fn a_colour_that_is_half_transparent_is_mixed_once() {
    let mut picture = Picture::new(40, 40, 1.0);
    let half = Color { a: 128, ..BLUE };
    let marks = list(&picture, 1, vec![NodeMark { fill: half, ..node(Shape::Disc, 0.0, 0.0) }], Vec::new());
    picture.draw(&marks);
    assert!(close(picture.at(0.0, 0.0), PAPER.mix(BLUE, 0.5)));
}

#[wasm_bindgen_test]
fn a_place_outside_is_transparent() {
    let picture = Picture::new(10, 10, 1.0);
    assert_eq!(picture.renderer.read_pixel(3, 999), [0; 4]);
}

#[wasm_bindgen_test]
fn of_too_many_lines_some_are_drawn_while_the_camera_moves_and_all_when_it_rests() {
    let mut picture = Picture::new(300, 200, 1.0);
    let at = |index: u16| f32::from(index) * 0.1 - 150.0;
    let edges: Vec<_> = (0..3_000).map(|index| edge((at(index), -400.0), (at(2_999 - index), 400.0))).collect();
    let mut marks = list(&picture, 1, Vec::new(), edges);
    // Wide pictures of thin lines: thousands of them, all long.
    marks.camera.zoom = 0.2;
    let inked = |pixels: &[[u8; 4]]| pixels.iter().filter(|pixel| pixel[0] < 240).count();
    let still = picture.drawn(&marks);
    marks.moving = true;
    let moving = picture.drawn(&marks);
    let again = picture.drawn(&marks);
    assert_eq!(difference(&moving, &again), 0, "the same lines in every frame");
    marks.camera.centre.x += 5.0;
    let shifted = picture.drawn(&marks);
    assert!(inked(&moving).abs_diff(inked(&shifted)) * 10 < inked(&moving), "as many a pixel further");
    assert!(inked(&moving) > 200, "{} of {}", inked(&moving), inked(&still));
    marks.moving = false;
    marks.camera.centre.x -= 5.0;
    assert_eq!(difference(&still, &picture.drawn(&marks)), 0, "all when it rests");
    assert_eq!(picture.renderer.counters().uploads, 1);
}
