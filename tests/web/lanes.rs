//! Lanes: the browser's register holds the same bits as numbers and pixels one after the other.

#[allow(dead_code)]
#[path = "../../src/lanes/plain.rs"]
mod plain;

use summitry::lanes::Pixels;
use wasm_bindgen_test::wasm_bindgen_test;

type Four = [[u8; 4]; 4];

/// Premultiplied pixels: no channel is more than its alpha.
fn pixels(seed: u32) -> Four {
    let byte = |at: u32| (seed.wrapping_mul(0x9E37_79B1).wrapping_add(at.wrapping_mul(0x85EB_CA6B)) >> 13) as u8;
    let pixel = |at: u32| {
        let alpha = match byte(at) % 5 {
            0 => 0,
            1 => 255,
            _ => byte(at + 7),
        };
        [byte(at + 1), byte(at + 2), byte(at + 3), 255]
            .map(|channel| (u32::from(channel) * u32::from(alpha) / 255) as u8)
    };
    [pixel(0), pixel(11), pixel(23), pixel(37)]
}

#[wasm_bindgen_test]
fn four_pixels_are_laid_over_others_as_one_by_one() {
    for seed in 0..20_000 {
        let (top, below, opacity) = (pixels(seed), pixels(seed + 77), (seed % 256) as u8);
        let (mut here, mut there) = (below, below);
        let faded = Pixels::new(&top).times(Pixels::alphas(opacity));
        faded.over(Pixels::new(&below)).put(&mut here);
        let plainly = plain::Pixels::new(&top).times(plain::Pixels::alphas(opacity));
        plainly.over(plain::Pixels::new(&below)).put(&mut there);
        assert_eq!(here, there, "{top:?} over {below:?} at {opacity}");
        assert_eq!(faded.are_clear(), plainly.are_clear());
    }
}
