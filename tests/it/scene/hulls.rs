//! Hulls: round their members and no wider, the same in every picture, named where there is room.

use proptest::prelude::*;
use summitry::geom::{ScreenRect, WorldPoint};
use summitry::graph::Visible;
use summitry::model::EntityKind;
use summitry::scene::shape::{HULL_FILL, HULL_MARGIN};
use summitry::scene::{
    ApproximateMeasure, Camera, DrawList, HULL_COLORS, HullMark, LabelView, Palette, Raster, Theme, hull_color, hulls,
    name_hulls, radius_of, svg,
};

use super::sample::{Sample, entity, merged};

/// People at these places.
fn people(places: &[(f32, f32)]) -> Sample {
    let names: Vec<String> = (0..places.len()).map(|number| format!("p{number:02}")).collect();
    let entities = names.iter().map(|name| entity(name, EntityKind::Person, name)).collect();
    let places: Vec<(&str, f32, f32)> = names.iter().zip(places).map(|(name, (x, y))| (&**name, *x, *y)).collect();
    Sample::new(&merged(entities, vec![], vec![]), &places)
}

fn hulls_of(sample: &Sample, groups: &[Vec<u32>]) -> Vec<HullMark> {
    let mut found = Vec::new();
    hulls(&sample.input(), groups, &mut found);
    found
}

/// How far a place is inside all sides; below 0 where it is outside of one.
fn inside(hull: &HullMark, place: WorldPoint) -> f32 {
    let depth = hull.sides().map(|(from, to)| {
        let (x, y) = (to.x - from.x, to.y - from.y);
        (x * (place.y - from.y) - y * (place.x - from.x)) / (x * x + y * y).sqrt()
    });
    depth.fold(f32::MAX, f32::min)
}

#[test]
fn a_hull_is_drawn_alike_in_memory_and_in_a_file() {
    let sample = people(&[(-60.0, -40.0), (60.0, -40.0), (0.0, 50.0), (300.0, 0.0)]);
    let groups = vec![vec![0, 1, 2], vec![3]];
    let found = hulls_of(&sample, &groups);
    // One alone has none.
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].color, hull_color(&sample.palette, 0));
    let list = DrawList { hulls: found, ..DrawList::empty(Camera::new(400.0, 300.0), &sample.palette) };
    let mut raster = Raster::default();
    raster.resize(400, 300);
    raster.draw(&list, 1.0);
    let wanted = list.background.mix(list.hulls[0].color, HULL_FILL);
    let [r, g, b, _] = raster.pixel(200, 140);
    assert!([(r, wanted.r), (g, wanted.g), (b, wanted.b)].iter().all(|(found, wanted)| found.abs_diff(*wanted) < 3));
    assert_eq!(raster.pixel(200, 10)[..3], [list.background.r, list.background.g, list.background.b]);
    // The rim is stronger than what is within.
    let column: Vec<u8> = (0..300).map(|y| raster.pixel(200, y)[1]).collect();
    assert!(column.iter().any(|green| green.saturating_add(20) < g), "{column:?}");
    let file = svg::write(&list, "Hulls");
    let color = list.hulls[0].color;
    assert!(file.contains(&format!("fill=\"{color}\" fill-opacity=\"0.1\" stroke=\"{color}\" stroke-opacity=\"0.5\"")));
    assert!(!svg::write(&DrawList { hulls: vec![], ..list }, "None").contains("fill-opacity"));
}

#[test]
fn a_hull_between_rows_and_one_beyond_the_canvas_stay_where_they_are() {
    let sample = people(&[(0.0, 0.0)]);
    // Tops, tips and sides on any part of a pixel, and over each side of the canvas.
    for (x, y, radius) in (0..24).map(|at| (at as f32 * 9.3 - 110.0, at as f32 * 6.7 - 80.0, 3.0 + at as f32 * 0.9)) {
        let corner = |dx: f32, dy: f32| WorldPoint::new(x + dx * radius, y + dy * radius);
        let outline = vec![corner(0.0, -1.0), corner(1.0, 0.0), corner(0.0, 1.0), corner(-1.0, 0.0)];
        let hull = HullMark { outline, color: hull_color(&sample.palette, 0), group: 0 };
        let list = DrawList { hulls: vec![hull], ..DrawList::empty(Camera::new(200.0, 150.0), &sample.palette) };
        let mut raster = Raster::default();
        raster.resize(200, 150);
        raster.draw(&list, 1.0);
        let paper = [list.background.r, list.background.g, list.background.b];
        for (column, row) in (0..200).flat_map(|column| (0..150).map(move |row| (column, row))) {
            let place = WorldPoint::new(column as f32 - 99.5, row as f32 - 74.5);
            let far = (place.x - x).abs().max((place.y - y).abs()) > radius + 2.0;
            assert!(!far || raster.pixel(column, row)[..3] == paper, "{column} {row} of a hull at {x} {y}");
        }
    }
}

#[test]
fn hulls_have_colours_of_their_own_in_both_themes() {
    for theme in Theme::ALL {
        let palette = Palette::of(theme);
        for one in 0..HULL_COLORS {
            assert!((0..one).all(|other| hull_color(&palette, one) != hull_color(&palette, other)));
            assert_eq!(hull_color(&palette, one), hull_color(&palette, one + HULL_COLORS));
        }
    }
}

#[test]
fn who_is_not_shown_has_no_part_in_a_hull() {
    let mut sample = people(&[(-60.0, 0.0), (60.0, 0.0), (0.0, 900.0)]);
    let groups = vec![vec![0, 1, 2]];
    let all = hulls_of(&sample, &groups)[0].clone();
    assert!(inside(&all, WorldPoint::new(0.0, 850.0)) > 0.0);
    for unseen in [Visible::Hidden, Visible::Faded] {
        sample.visibility.nodes = vec![Visible::Shown, Visible::Shown, unseen];
        assert!(inside(&hulls_of(&sample, &groups)[0], WorldPoint::new(0.0, 850.0)) < 0.0);
    }
}

#[test]
fn a_name_stands_by_its_hull_and_on_no_other_label() {
    let sample = people(&[(-60.0, -40.0), (60.0, -40.0), (0.0, 50.0), (20.0, 60.0), (90.0, 90.0)]);
    let groups = vec![vec![2, 0, 1], vec![3, 4]];
    let list = sample.fitted(500.0, 400.0);
    let found = hulls_of(&sample, &groups);
    let mut labels = list.labels.clone();
    let view = LabelView::new(&list.camera, &ApproximateMeasure);
    name_hulls(&sample.input(), &groups, &found, &view, &mut labels);
    let names: Vec<&str> = labels[list.labels.len()..].iter().map(|label| &*label.text).collect();
    assert_eq!(names, ["p02, p00", "p03, p04"], "the best connected are named first");
    let rect = |at: usize| {
        let label = &labels[at];
        ScreenRect::around(label.at, label.text.chars().count() as f32 * label.size * 0.6, label.size * 1.3)
    };
    for name in list.labels.len()..labels.len() {
        assert!((0..name).all(|other| !rect(name).overlaps(rect(other))));
    }
    // Where there is no room there is no name.
    let mut crowded = labels.clone();
    for _ in 0..found[0].outline.len() {
        name_hulls(&sample.input(), &groups, &found[..1], &view, &mut crowded);
    }
    let full = crowded.len();
    name_hulls(&sample.input(), &groups, &found[..1], &view, &mut crowded);
    assert_eq!(crowded.len(), full);
}

proptest! {
    #[test]
    fn a_hull_is_convex_and_holds_its_members_with_a_margin(
        places in proptest::collection::vec((-500.0..500.0f32, -500.0..500.0f32), 2..30),
    ) {
        let sample = people(&places);
        let group: Vec<u32> = (0..places.len() as u32).collect();
        let found = hulls_of(&sample, std::slice::from_ref(&group));
        let hull = &found[0];
        let radius = radius_of(sample.network.node(0).expect("a person"));
        for (x, y) in &places {
            // The corners of the round stand on its circle, so its sides are a little nearer.
            prop_assert!(inside(hull, WorldPoint::new(*x, *y)) > (radius + HULL_MARGIN) * 0.96);
        }
        for corner in &hull.outline {
            prop_assert!(inside(hull, *corner) > -0.05, "not convex: {:?}", hull.outline);
            let near = places.iter().any(|(x, y)| WorldPoint::new(*x, *y).distance(*corner) < radius + HULL_MARGIN + 0.1);
            prop_assert!(near, "a corner far from all members");
        }
        // In any order.
        let back: Vec<u32> = group.into_iter().rev().collect();
        prop_assert_eq!(&hulls_of(&sample, &[back])[0].outline, &hull.outline);
    }
}
