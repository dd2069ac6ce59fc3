//! The laws of the camera.

use proptest::prelude::*;
use summitry::geom::{ScreenPoint, ScreenVector, WorldPoint, WorldRect};
use summitry::scene::Camera;

/// Any camera in reach of a layout.
fn camera() -> impl Strategy<Value = Camera> {
    (-5.0e3f32..5.0e3, -5.0e3f32..5.0e3, 0.02f32..8.0, 1.0f32..4000.0, 1.0f32..4000.0)
        .prop_map(|(x, y, zoom, width, height)| Camera { centre: WorldPoint::new(x, y), zoom, width, height })
}

/// Any camera at all.
fn broken_camera() -> impl Strategy<Value = Camera> {
    let any = any::<f32>;
    (any(), any(), any(), any(), any()).prop_map(|(x, y, zoom, width, height)| Camera {
        centre: WorldPoint::new(x, y),
        zoom,
        width,
        height,
    })
}

fn is_sound(camera: Camera) -> bool {
    camera.centre.is_finite()
        && (Camera::MIN_ZOOM..=Camera::MAX_ZOOM).contains(&camera.zoom)
        && camera.width >= 0.0
        && camera.height >= 0.0
        && camera.visible_world().width().is_finite()
        && camera.world_from_screen(camera.middle()).is_finite()
}

proptest! {
    #[test]
    fn zooming_keeps_the_place_under_the_pointer(camera in camera(), x in 0.0f32..1.0, y in 0.0f32..1.0, factor in 0.05f32..20.0) {
        let pointer = ScreenPoint::new(x * camera.width, y * camera.height);
        let held = camera.world_from_screen(pointer);
        let zoomed = camera.zoom_at(pointer, factor);
        // Half a pixel is below what a hand or an eye notices; far from the origin f32 has no more to give.
        prop_assert!(zoomed.screen_from_world().apply(held).distance(pointer) < 0.5);
    }

    #[test]
    fn panning_there_and_back_changes_nothing(camera in camera(), x in -2000.0f32..2000.0, y in -2000.0f32..2000.0) {
        let by = ScreenVector::new(x, y);
        let back = camera.pan_by(by).pan_by(-by);
        prop_assert!((back.centre - camera.centre).length() * camera.zoom < 0.1);
        prop_assert_eq!(back.zoom, camera.zoom);
    }

    #[test]
    fn panning_takes_content_along(camera in camera(), x in -500.0f32..500.0, y in -500.0f32..500.0) {
        let place = camera.world_from_screen(ScreenPoint::new(10.0, 10.0));
        let moved = camera.pan_by(ScreenVector::new(x, y)).screen_from_world().apply(place);
        prop_assert!(moved.distance(ScreenPoint::new(10.0 + x, 10.0 + y)) < 0.1);
    }

    #[test]
    fn a_fit_shows_all_of_it(camera in camera(), x in -1e3f32..1e3, y in -1e3f32..1e3, width in 0.0f32..2e3, height in 0.0f32..2e3) {
        let camera = camera.resized(camera.width.max(320.0), camera.height.max(320.0));
        let bounds = WorldRect::from_corners(WorldPoint::new(x, y), WorldPoint::new(x + width, y + height));
        let seen = camera.fit(bounds, 32.0).visible_world().inflated(0.01);
        prop_assert!(seen.contains(bounds.min) && seen.contains(bounds.max));
    }

    #[test]
    fn a_flight_starts_here_and_ends_there(from in camera(), to in camera(), t in 0.0f32..=1.0) {
        let start = from.lerp(to, 0.0);
        prop_assert_eq!((start.centre, start.zoom), (from.centre, from.zoom));
        prop_assert_eq!(from.lerp(to, 1.0), to);
        let between = from.lerp(to, t);
        let (low, high) = (from.zoom.min(to.zoom), from.zoom.max(to.zoom));
        prop_assert!(between.zoom >= low * 0.999 && between.zoom <= high * 1.001);
        let hull = WorldRect::from_corners(from.centre, to.centre).inflated(0.1);
        prop_assert!(hull.contains(between.centre));
    }

    #[test]
    fn nothing_makes_it_lose_its_way(
        camera in broken_camera(), other in broken_camera(), x in any::<f32>(), y in any::<f32>(), by in any::<f32>(),
    ) {
        let (point, place) = (ScreenPoint::new(x, y), WorldPoint::new(x, y));
        prop_assert!(is_sound(camera.zoom_at(point, by)));
        prop_assert!(is_sound(camera.pan_by(ScreenVector::new(x, y))));
        let bounds = WorldRect { min: place, max: WorldPoint::new(by, by) };
        prop_assert!(is_sound(camera.fit(bounds, by)));
        prop_assert!(is_sound(camera.centred_on(place)));
        prop_assert!(is_sound(camera.resized(x, y)));
        prop_assert!(is_sound(camera.lerp(other, by)));
    }
}

#[test]
fn one_node_does_not_fill_the_screen() {
    let fitted = Camera::new(1200.0, 800.0).fit(WorldRect::around(WorldPoint::new(7.0, 9.0), 0.0, 0.0), 40.0);
    assert_eq!(fitted.centre, WorldPoint::new(7.0, 9.0));
    assert_eq!(fitted.zoom, Camera::MAX_FIT_ZOOM);
}

#[test]
fn a_flight_between_zooms_is_even_in_ratio() {
    let near = Camera { zoom: 4.0, ..Camera::new(800.0, 600.0) };
    let far = Camera { zoom: 0.25, ..near };
    assert!((near.lerp(far, 0.5).zoom - 1.0).abs() < 1e-4);
}
