//! The picture in the page is the picture of the command line, to the bit; it does not move by itself.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::json;
use summitry::graph::Network;
use summitry::layout::{Simulation, digest};
use summitry::model::{GlobalId, Merged};
use summitry::state::layout_input;

use super::browser::{Page, Screen, with_page};

/// The demo laid out natively: the network, and its positions.
pub fn demo() -> (Network, Vec<f32>) {
    let network =
        Network::build(&Merged::of(&summitry::io::demo::dataset()), summitry::graph::Projection::EventsAsNodes);
    let input = layout_input(&network, 1, &|_| None, &Default::default());
    let mut simulation = Simulation::new(input);
    simulation.settle(u32::MAX);
    let positions = simulation.positions().to_vec();
    (network, positions)
}

/// Where a record of the demo lies in the window, by the native layout and the camera in the page's link.
pub async fn place_of(page: &Page, id: &str) -> (f64, f64) {
    static PLACES: OnceLock<BTreeMap<GlobalId, [f32; 2]>> = OnceLock::new();
    let places = PLACES.get_or_init(|| {
        let (network, positions) = demo();
        network.nodes().map(|(_, node)| node.id.clone()).zip(positions.as_chunks().0.iter().copied()).collect()
    });
    let place = places.get(&GlobalId::parse(id).unwrap()).unwrap_or_else(|| panic!("{id} is not in the demo"));
    // A panel that came or went moves the camera in the next frames, and the link follows once that rests.
    page.rest().await;
    page.until(
        "the link holds the camera",
        "return location.hash.includes('c=') && document.querySelector('[data-linked=true]')",
    )
    .await;
    let hash = page.text("return location.hash").await;
    let camera: Vec<f64> = hash
        .trim_start_matches('#')
        .split('&')
        .find_map(|part| part.strip_prefix("c="))
        .unwrap()
        .replace("%2C", ",")
        .split(',')
        .map(|number| number.parse().unwrap())
        .collect();
    let [left, top, width, height] = page.canvas().await;
    (
        left + width / 2.0 + (f64::from(place[0]) - camera[0]) * camera[2],
        top + height / 2.0 + (f64::from(place[1]) - camera[1]) * camera[2],
    )
}

#[test]
fn worker_and_native_agree_to_the_bit() {
    with_page(Screen::default(), "", async |page| {
        let (_, positions) = demo();
        assert_eq!(page.text("return document.querySelector('[data-settled]').dataset.layout").await, "worker");
        let found = page.text("return document.querySelector('[data-settled]').dataset.digest").await;
        assert_eq!(found, format!("{:016x}", digest(&positions)));
    });
}

#[test]
fn an_idle_page_requests_no_frames() {
    with_page(Screen::default(), "", async |page| {
        page.js("window.asked = 0; const ask = window.requestAnimationFrame; \
                 window.requestAnimationFrame = f => { window.asked++; return ask.call(window, f); };")
            .await;
        // Time passes by the browser's own clock, in frames that this script asks for through the kept function.
        page.client.execute_async("const done = arguments[0]; setTimeout(done, 1000);", Vec::new()).await.unwrap();
        assert_eq!(page.js("return window.asked").await, json!(0));
    });
}

#[test]
fn a_link_reopens_the_same_view() {
    let mut link = String::new();
    with_page(Screen::default(), "", async |page| {
        let (x, y) = place_of(page, "anchorage-recap#putin").await;
        page.click_at(x, y).await;
        page.until("the link names the selection", "return location.hash.includes('putin')").await;
        link = page.text("return location.hash").await;
    });
    with_page(Screen::default(), &link, async |page| {
        page.until(
            "Putin is selected",
            "return document.querySelector('#inspector').innerText.includes('Vladimir Putin')",
        )
        .await;
        page.until("the link stands", "return location.hash.includes('c=')").await;
        assert_eq!(page.text("return location.hash").await, link);
    });
}
