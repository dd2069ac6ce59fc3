//! What a renderer goes through: lost contexts, mounts without number, other sizes; and that both kinds draw the same.

use gloo::events::EventListener;
use summitry::geom::WorldPoint;
use summitry::render::{Backend, picture};
use summitry::scene::{
    Badge, Camera, Color, DrawList, EdgeMark, LabelFont, LabelMark, Marks, NodeMark, Palette, Shape, Stroke, Theme, svg,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, WebGl2RenderingContext};

use super::clock::pause;
use super::picture::{BLUE, INK, Picture, TINT, close, difference, edge, label, list, node};

/// Some of everything, round the origin.
fn rich(picture: &Picture) -> DrawList {
    let shapes = [Shape::Circle, Shape::Disc, Shape::Square, Shape::Pin, Shape::Ring, Shape::Diamond];
    let mut nodes = Vec::new();
    for (column, shape) in (0u8..).zip(shapes) {
        let x = f32::from(column) * 60.0 - 150.0;
        let plain = node(shape, x, -75.0);
        nodes.push(plain);
        nodes.push(NodeMark { stroke: Stroke::Dashed, fill: TINT, outline: BLUE, ..node(shape, x, -25.0) });
        nodes.push(NodeMark { struck: true, pinned: true, badge: Badge::Conflict, ..node(shape, x, 30.0) });
        nodes.push(NodeMark { selected: true, opacity: 0.5, badge: Badge::Question, ..node(shape, x, 85.0) });
        nodes.push(NodeMark { radius: 3.0, ..node(shape, x + 30.0, 3.0) });
    }
    let mut edges = Vec::new();
    for (row, stroke) in (0u8..).zip([Stroke::Solid, Stroke::Dashed, Stroke::Dotted]) {
        let y = f32::from(row) * 60.0;
        let plain = EdgeMark { stroke, width: 1.0, arrow: true, ..edge((-180.0, -110.0 + y), (180.0, y - 10.0)) };
        edges.push(plain);
        edges.push(EdgeMark { width: 3.0, control: WorldPoint::new(0.0, 140.0 - y), ..plain });
    }
    list(picture, 1, nodes, edges)
}

#[wasm_bindgen_test]
fn both_renderers_draw_the_same_picture() {
    for ratio in [1.0, 2.0] {
        let (mut on_card, mut on_canvas) =
            (Picture::new(400, 260, ratio), Picture::by(Backend::Canvas, 400, 260, ratio));
        let marks = rich(&on_card);
        on_canvas.draw(&marks);
        let found = on_canvas.rows();
        on_card.draw(&marks);
        let expected = on_card.rows();
        let far = |by: u8| {
            let differs = |(a, b): &(&[u8; 4], &[u8; 4])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > by);
            found.iter().zip(&expected).filter(differs).count() as f64 / found.len() as f64
        };
        assert!(far(12) < 0.02, "{:.4} of the pixels differ at ratio {ratio}", far(12));
        assert!(far(64) < 0.002, "{:.4} of the pixels differ much at ratio {ratio}", far(64));
    }
}

/// The box of what is dark and how much that is: left, top, right, bottom, count.
fn dark(pixels: &[[u8; 4]], width: usize) -> [f64; 5] {
    let found = pixels.iter().enumerate().filter(|(_, pixel)| pixel[0] < 90 && pixel[3] > 200);
    found.fold([1e9, 1e9, 0.0, 0.0, 0.0], |[left, top, right, bottom, count], (at, _)| {
        let (x, y) = ((at % width) as f64, (at / width) as f64);
        [left.min(x), top.min(y), right.max(x), bottom.max(y), count + 1.0]
    })
}

#[wasm_bindgen_test]
fn both_renderers_write_labels_in_the_same_place() {
    let plain = label("Anchorage", 61.3, 40.6);
    let labels = [
        ("plain", plain.clone()),
        ("right to left", LabelMark { text: "\u{2067}אלסקה\u{2069}".into(), ..plain.clone() }),
        ("along a line", LabelMark { angle: -0.6, font: LabelFont::Line, size: 11.0, ..plain.clone() }),
        ("a code", LabelMark { text: "US".into(), font: LabelFont::Code, size: 9.3, halo: Color::CLEAR, ..plain }),
    ];
    for ratio in [1.0, 1.5, 2.0] {
        let (mut above, mut on_canvas) = (Picture::new(120, 80, ratio), Picture::by(Backend::Canvas, 120, 80, ratio));
        for (name, label) in &labels {
            let mut marks = list(&above, 1, Vec::new(), Vec::new());
            marks.labels = vec![label.clone()];
            above.draw(&marks);
            let context: CanvasRenderingContext2d = above.labels.get_context("2d").unwrap().unwrap().unchecked_into();
            let (width, height) = (f64::from(above.labels.width()), f64::from(above.labels.height()));
            let bytes = context.get_image_data(0.0, 0.0, width, height).unwrap().data().0;
            let expected = dark(bytes.as_chunks().0, width as usize);
            on_canvas.draw(&marks);
            let drawn = on_canvas.rows();
            let found = dark(&drawn, width as usize);
            let off = expected.iter().zip(found).take(4).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert!(off <= 2.0, "{name} at {ratio}: {found:?} instead of {expected:?}");
            assert!((0.7..1.4).contains(&(found[4] / expected[4])), "{name} at {ratio}: {found:?} {expected:?}");
            // Kept, it is the same; fainter, it is none of the dark; and it goes.
            on_canvas.draw(&marks);
            assert_eq!(difference(&drawn, &on_canvas.rows()), 0, "{name} again");
            marks.labels[0].opacity = 0.3;
            on_canvas.draw(&marks);
            assert_eq!(dark(&on_canvas.rows(), width as usize)[4], 0.0, "{name} faded");
            marks.labels.clear();
            on_canvas.draw(&marks);
            assert!(on_canvas.rows().iter().all(|&pixel| close(pixel, marks.background)), "{name} gone");
        }
    }
}

fn context(canvas: &HtmlCanvasElement) -> WebGl2RenderingContext {
    canvas.get_context("webgl2").unwrap().unwrap().unchecked_into()
}

/// Listens from now on, and resolves when the canvas has this event.
fn event(canvas: &HtmlCanvasElement, name: &'static str) -> JsFuture {
    let heard = js_sys::Promise::new(&mut |resolve, _| {
        EventListener::once(canvas, name, move |_| {
            resolve.call0(&JsValue::NULL).unwrap();
        })
        .forget();
    });
    JsFuture::from(heard)
}

/// Loses or restores the context of a canvas, and waits until all have heard of it.
async fn have(canvas: &HtmlCanvasElement, extension: &JsValue, call: &str, name: &'static str) {
    let heard = event(canvas, name);
    let function = js_sys::Reflect::get(extension, &call.into()).unwrap();
    function.unchecked_ref::<js_sys::Function>().call0(extension).unwrap();
    heard.await.unwrap();
    pause(0).await;
}

#[wasm_bindgen_test]
async fn fifty_lost_contexts_make_no_difference() {
    let mut picture = Picture::new(200, 130, 1.0);
    let marks = rich(&picture);
    let before = picture.drawn(&marks);
    let gl = context(&picture.canvas);
    let extension = JsValue::from(gl.get_extension("WEBGL_lose_context").unwrap().unwrap());
    for time in 1..=50 {
        have(&picture.canvas, &extension, "loseContext", "webglcontextlost").await;
        picture.renderer.context_lost();
        picture.draw(&marks);
        have(&picture.canvas, &extension, "restoreContext", "webglcontextrestored").await;
        picture.renderer.context_restored().unwrap();
        assert_eq!(difference(&before, &picture.drawn(&marks)), 0, "after loss {time}");
    }
    assert_eq!(picture.renderer.backend(), Backend::Gl);
}

#[wasm_bindgen_test]
async fn a_context_that_does_not_come_back_is_replaced_by_a_canvas() {
    let mut picture = Picture::new(200, 130, 1.0);
    let page = web_sys::window().unwrap().document().unwrap();
    page.body().unwrap().append_child(&picture.canvas).unwrap();
    let marks = rich(&picture);
    picture.draw(&marks);
    let extension = JsValue::from(context(&picture.canvas).get_extension("WEBGL_lose_context").unwrap().unwrap());
    have(&picture.canvas, &extension, "loseContext", "webglcontextlost").await;
    picture.renderer.context_lost();
    // The context is still lost: there is nothing to restore.
    picture.renderer.context_restored().unwrap();
    assert_eq!(picture.renderer.backend(), Backend::Canvas);
    assert!(!picture.canvas.is_connected(), "the first canvas has left the page");
    let second = picture.renderer.canvas().clone();
    assert!(second.is_connected(), "another is in its place");
    assert_eq!((second.width(), second.height()), (200, 130));
    picture.draw(&marks);
    assert!(picture.rows().iter().any(|&pixel| close(pixel, INK)));
    second.remove();
}

#[wasm_bindgen_test]
fn one_context_is_alive_after_thirty_mounts() {
    let mut canvases = Vec::new();
    let mut last = None;
    for _ in 0..30 {
        let mut picture = Picture::new(40, 30, 1.0);
        let marks = rich(&picture);
        picture.draw(&marks);
        canvases.push(picture.canvas.clone());
        last = Some(picture);
    }
    let alive = canvases.iter().filter(|canvas| !context(canvas).is_context_lost()).count();
    assert_eq!(alive, 1);
    drop(last);
}

#[wasm_bindgen_test]
fn another_size_or_pixel_ratio_draws_as_if_it_had_always_been() {
    type Make = fn(u32, u32, f64) -> Picture;
    let in_memory: Make = |width, height, ratio| Picture::by(Backend::Canvas, width, height, ratio);
    for make in [Picture::new as Make, in_memory] {
        let mut moved = make(90, 60, 1.0);
        let first = rich(&moved);
        moved.draw(&first);
        for (width, height, ratio) in [(150, 100, 2.0), (33, 70, 1.25), (1, 1, 1.0), (200, 120, 1.0)] {
            moved.renderer.resize(f64::from(width), f64::from(height), ratio);
            (moved.width, moved.height, moved.ratio) = (width, height, ratio);
            let mut fresh = make(width, height, ratio);
            let marks = rich(&fresh);
            moved.draw(&marks);
            let found = moved.rows();
            fresh.draw(&marks);
            assert_eq!(difference(&found, &fresh.rows()), 0, "{width} × {height} at {ratio}");
        }
    }
}

#[wasm_bindgen_test]
fn a_saved_picture_has_twice_the_size_and_the_same_marks() {
    let mut marks = DrawList::empty(Camera::new(120.0, 80.0), &Palette::of(Theme::Light));
    marks.marks =
        Marks { nodes: vec![node(Shape::Circle, 0.0, 0.0)], edges: vec![edge((-50.0, 0.0), (-20.0, 0.0))].into() };
    marks.labels = vec![label("Anchorage", 60.0, 60.0)];
    let pixel = |canvas: &HtmlCanvasElement, x: f64, y: f64| {
        let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
        let data = context.get_image_data(x, y, 1.0, 1.0).unwrap().data();
        [data[0], data[1], data[2], data[3]]
    };
    let saved = picture(&marks, 2.0).unwrap();
    assert_eq!((saved.width(), saved.height()), (240, 160));
    assert!(close(pixel(&saved, 120.0, 80.0), BLUE));
    assert!(close(pixel(&saved, 2.0, 2.0), marks.background));
    marks.background = Color { a: 0, ..marks.background };
    let clear = picture(&marks, 2.0).unwrap();
    assert!(close(pixel(&clear, 120.0, 80.0), BLUE));
    assert_eq!(pixel(&clear, 2.0, 2.0)[3], 0);
    let text = svg::write(&marks, "Summit");
    assert!(text.contains(">Anchorage</text>") && text.contains("<circle") && !text.contains("<rect"));
}
