//! Dates along the lower rim of a picture that is laid out by date.

use summitry::graph::{Filter, Network, Projection};
use summitry::model::{GlobalId, Merged};
use summitry::order::Set;
use summitry::scene::{
    ApproximateMeasure, Camera, DrawList, LabelMark, LabelMemory, Palette, SceneInput, Theme, draw_list, marks,
};
use summitry::state::{Arrangement, Way};

/// The demo by date; the pinned nodes stand elsewhere.
fn picture(dated: bool, pinned: &[&str]) -> DrawList {
    let network = Network::build(&Merged::of(&summitry::io::demo::dataset()), Projection::EventsAsNodes);
    let visibility = Filter::default().visibility(&network);
    let mut positions = Arrangement { way: Way::Dates, ..Default::default() }.places(&network, 1).expect("places");
    let mut pins = Set::new();
    for name in pinned {
        let slot = network.slot(&GlobalId::new("ibn-anchorage", name)).expect("in the demo");
        positions[slot as usize * 2] = -500.0;
        pins.insert(slot);
    }
    let palette = Palette::of(Theme::Light);
    let plain = SceneInput::new(&network, &visibility, &positions, &palette);
    let input = SceneInput { dated, pinned: &pins, ..plain };
    let camera = Camera::new(1000.0, 700.0).fit_clear(marks(&input).bounds().expect("nodes"));
    draw_list(&input, camera, &ApproximateMeasure, &mut LabelMemory::default(), 1)
}

/// The dates from left to right.
fn dates(list: &DrawList) -> Vec<&LabelMark> {
    let mut dates: Vec<_> = list.labels.iter().filter(|label| label.slot == u32::MAX).collect();
    dates.sort_by(|a, b| a.at.x.total_cmp(&b.at.x));
    dates
}

#[test]
fn each_date_stands_below_its_events_and_covers_nothing() {
    let list = picture(true, &[]);
    let dates = dates(&list);
    let words: Vec<&str> = dates.iter().map(|label| &*label.text).collect();
    assert_eq!(words, ["2 Jun 2025", "4 Aug", "13 Aug", "15 Aug", "16 Aug", "18 Aug"]);
    for pair in dates.windows(2) {
        assert!(!pair[0].bounds(&ApproximateMeasure).overlaps(pair[1].bounds(&ApproximateMeasure)));
    }
    let rim = list.camera.height - 24.0;
    for label in &list.labels {
        let bounds = label.bounds(&ApproximateMeasure);
        assert!(if label.slot == u32::MAX { bounds.min.y > rim } else { bounds.max.y <= rim }, "{}", label.text);
    }
    let first = list.marks.nodes.iter().map(|mark| mark.at).min_by(|a, b| a.x.total_cmp(&b.x)).expect("nodes");
    assert!((list.camera.screen_from_world().apply(first).x - dates[0].at.x).abs() < 60.0);
}

#[test]
fn where_events_are_lines_who_took_part_stands_in_the_middle_of_their_time() {
    let merged = Merged::of(&summitry::io::demo::dataset());
    for projection in [Projection::EventsAsLines, Projection::Countries, Projection::People] {
        let network = Network::build(&merged, projection);
        let visibility = Filter::default().visibility(&network);
        let positions = Arrangement { way: Way::Dates, ..Default::default() }.places(&network, 1).expect("places");
        let mut dated: Vec<(i64, f32)> = Vec::new();
        for (slot, node) in network.nodes() {
            let mut times: Vec<i64> = Vec::new();
            for edge in 0..network.edge_count() as u32 {
                let (from, to) = network.ends(edge).expect("both ends");
                if from == slot || to == slot {
                    let events: Vec<_> = network.lined_events().collect();
                    times.extend(network.lined_in(edge).filter_map(|event| events[event].span?.known_end()));
                }
            }
            let middle = (!times.is_empty()).then(|| times.iter().sum::<i64>() / times.len() as i64);
            assert_eq!(network.moment(slot), middle, "{}", node.name);
            dated.extend(middle.map(|middle| (middle, positions[slot as usize * 2])));
        }
        assert!(dated.len() > 5, "{projection:?}");
        dated.sort_by(|a, b| a.1.total_cmp(&b.1));
        assert!(dated.is_sorted_by_key(|it| it.0), "{projection:?}: {dated:?}");
        let palette = Palette::of(Theme::Light);
        let plain = SceneInput::new(&network, &visibility, &positions, &palette);
        let camera = Camera::new(1000.0, 700.0).fit_clear(marks(&plain).bounds().expect("nodes"));
        let input = SceneInput { dated: true, ..plain };
        let list = draw_list(&input, camera, &ApproximateMeasure, &mut LabelMemory::default(), 1);
        assert!(dates(&list).len() > 1, "{projection:?}");
    }
}

#[test]
fn the_map_has_no_dates_and_neither_has_what_was_pinned() {
    assert!(dates(&picture(false, &[])).is_empty());
    let count = |word: &str, list: &DrawList| dates(list).iter().filter(|label| label.text.starts_with(word)).count();
    assert_eq!(count("2 Jun", &picture(true, &[])), 1);
    assert_eq!(count("2 Jun", &picture(true, &["istanbul-talks"])), 0);
}

#[test]
fn where_a_century_is_seen_years_say_enough() {
    let Some((_, state)) = crate::visits::open() else { return };
    let network = &state.document.network;
    let positions = Arrangement { way: Way::Dates, ..Default::default() }.places(network, 1).expect("places");
    let palette = Palette::of(Theme::Dark);
    let plain = SceneInput::new(network, &state.document.visibility, &positions, &palette);
    let input = SceneInput { dated: true, ..plain };
    let bounds = marks(&input).bounds().expect("nodes");
    assert!(bounds.width() < 4.0 * bounds.height(), "no strip");
    let camera = Camera::new(1000.0, 700.0).fit_clear(bounds);
    let list = draw_list(&input, camera, &ApproximateMeasure, &mut LabelMemory::default(), 1);
    let years: Vec<u32> = dates(&list).iter().map(|label| label.text.parse().expect("a year")).collect();
    assert!(years.len() > 8 && years[0] == 1874 && years.is_sorted_by(|a, b| a < b), "{years:?}");
}
