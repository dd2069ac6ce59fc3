//! The picture in the paper is the picture on screen: the saved SVG, drawn by another program, beside our own canvas.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use summitry::graph::{Filter, Network, Projection};
use summitry::layout::Simulation;
use summitry::model::Merged;
use summitry::order::Set;
use summitry::scene::{
    ApproximateMeasure, Camera, DrawList, LabelMemory, Palette, Raster, SceneInput, Theme, draw_list, marks, svg,
};
use summitry::state::layout_input;

use super::routes::looped;

/// The demo as it opens, one person selected and one hovered.
fn demo(theme: Theme) -> DrawList {
    let network = Network::build(&Merged::of(&summitry::io::demo::dataset()), Projection::EventsAsNodes);
    // As first placed: it is not the layout that is looked at.
    let simulation = Simulation::new(layout_input(&network, 1, &|_| None, &Default::default()));
    let visibility = Filter::default().visibility(&network);
    let slot = |name: &str| network.nodes().find(|(_, node)| &*node.short == name).expect("in the demo").0;
    let (selection, pinned) = (Set::from([slot("Putin")]), Set::from([slot("Trump")]));
    let palette = Palette::of(theme);
    let input = SceneInput {
        selection: &selection,
        selected_edge: Some(0),
        hover: Some(slot("Trump")),
        pinned: &pinned,
        ..SceneInput::new(&network, &visibility, simulation.positions(), &palette)
    };
    let camera = Camera::new(800.0, 600.0).fit_clear(marks(&input).bounds().expect("nodes"));
    draw_list(&input, camera, &ApproximateMeasure, &mut LabelMemory::default(), 1)
}

/// The marks as the canvas renderer draws them, and as the saved file looks elsewhere; letters differ by font.
fn both(list: &DrawList, ratio: f32) -> (Vec<u8>, Vec<u8>) {
    let list = DrawList { labels: Vec::new(), ..list.clone() };
    let size = |css: f32| (css * ratio) as u32;
    let (width, height) = (size(list.camera.width), size(list.camera.height));
    let mut raster = Raster::default();
    raster.resize(width, height);
    raster.draw(&list, ratio);
    let tree = Tree::from_str(&svg::write(&list, "as saved"), &Options::default()).expect("a picture");
    let mut paper = Pixmap::new(width, height).expect("a size");
    resvg::render(&tree, Transform::from_scale(ratio, ratio), &mut paper.as_mut());
    (raster.bytes().to_vec(), paper.data().to_vec())
}

/// The shares of pixels that differ by more than a shade, and by much, in any channel.
fn difference((screen, paper): &(Vec<u8>, Vec<u8>)) -> (f64, f64) {
    assert_eq!(screen.len(), paper.len());
    let share = |by: u8| {
        let pixels = screen.chunks(4).zip(paper.chunks(4));
        let off = pixels.filter(|(a, b)| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > by)).count();
        off as f64 * 4.0 / screen.len() as f64
    };
    (share(24), share(96))
}

#[test]
fn what_is_saved_is_what_is_seen() {
    for (theme, ratio) in [(Theme::Light, 1.0), (Theme::Dark, 2.0)] {
        let list = demo(theme);
        let pictures = both(&list, ratio);
        let (shades, much) = difference(&pictures);
        assert!(shades < 0.02 && much < 0.002, "{theme:?} at {ratio}: {shades:.4} {much:.4}");
        // The measure sees what one node less would be.
        let mut less = list.clone();
        less.marks.nodes.pop();
        let (_, worse) = difference(&(pictures.0, both(&less, ratio).1));
        assert!(worse > much + 0.000_5, "{worse} {much}");
    }
}

#[test]
fn loops_and_parallels_are_saved_as_seen() {
    let (shades, much) = difference(&both(&looped().fitted(400.0, 240.0), 2.0));
    assert!(shades < 0.01 && much < 0.001, "{shades:.4} {much:.4}");
}
