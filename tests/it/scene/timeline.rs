//! The timeline's geometry: order, clusters, scale, density and hands, on made and on real events.

use proptest::prelude::*;
use summitry::model::{DAY, GlobalId, Span, days_from_civil};
use summitry::scene::timeline::{
    Axis, Hit, Lanes, MARK, Moment, Part, ROWS, Timeline, context, density, lanes, window,
};
use summitry::state::State;

use crate::state::{after, demo, file};
use crate::visits;

fn day(year: i32, month: u8, day: u8) -> i64 {
    days_from_civil(year, month, day) * DAY
}

/// A timeline of events with these times and lengths, by way of an article.
fn of_times(times: &[&str]) -> Timeline {
    let events: Vec<String> = times
        .iter()
        .enumerate()
        .map(|(at, time)| {
            format!(
                r#"{{ "id": "e{at:02}", "type": "meeting", "title": "E{at}", "status": "occurred",
                "participants": [ {{ "entity": "ann", "role": "participant" }} ], {time} "evidence": ["Ann"] }}"#
            )
        })
        .collect();
    let text = format!(
        r#"{{ "format": "article-data/1.0", "article": {{ "id": "times", "title": "Times", "publisher": "ann",
        "language": "en", "as_of": "2025-08-15", "text": "Ann" }}, "relations": [],
        "entities": [ {{ "id": "ann", "kind": "person", "name": "Ann Archer", "evidence": ["Ann"] }} ],
        "events": [{}] }}"#,
        events.join(",")
    );
    let state = after(&State::default(), [file("times.json", &text)]);
    assert_eq!(state.document.merged.events.len(), times.len(), "{:?}", state.document.issues);
    (*state.document.timeline).clone()
}

fn at(edtf: &str) -> String {
    format!(r#""time": {{ "edtf": "{edtf}", "basis": "stated" }},"#)
}

fn clock(edtf: &str, clock: &str, duration: &str) -> String {
    let duration = if duration.is_empty() { String::new() } else { format!(r#""duration": "{duration}","#) };
    format!(r#""time": {{ "edtf": "{edtf}", "basis": "stated", "clock": "{clock}" }}, {duration}"#)
}

fn one(time: &str) -> Moment {
    of_times(&[time]).moments.first().expect("it is dated").clone()
}

#[test]
fn uncertain_dates_are_ranges_and_lasting_events_fill_theirs() {
    let span = |moment: &Moment| (moment.span.first, moment.span.last, moment.vague);
    let last_week = one(&at("[2025-08-04..2025-08-10]"));
    assert_eq!(span(&last_week), (day(2025, 8, 4), day(2025, 8, 11), true));
    assert_eq!(span(&one(&at("2024-06"))), (day(2024, 6, 1), day(2024, 7, 1), true));
    assert_eq!(span(&one(&at("2025-08-15"))), (day(2025, 8, 15), day(2025, 8, 16), true));
    assert_eq!(span(&one(&at("2025-08-15~"))), (day(2025, 8, 12), day(2025, 8, 19), true));
    assert_eq!(span(&one(&at("2025-08-15/2025-08-17"))), (day(2025, 8, 15), day(2025, 8, 18), false));
    let noon = day(2025, 8, 15) + 12 * 60;
    assert_eq!(span(&one(&clock("2025-08-15", "12:00", "PT3H"))), (noon, noon + 180, false));
    assert_eq!(span(&one(&clock("2025-08-15", "12:00", ""))), (noon, noon + 1, false));
    assert_eq!(span(&one(&clock("2025-08-15", "12:00~", "PT3H"))), (noon - 30, noon + 30, true));
    assert_eq!(span(&one(&clock("2025-08-15", "night", ""))), (noon + 480, noon + 1_080, true));
    // A time of day of no single day narrows nothing.
    assert_eq!(span(&one(&clock("2025-08", "12:00", ""))), (day(2025, 8, 1), day(2025, 9, 1), true));
}

#[test]
fn open_dates_stand_at_their_known_end_and_undated_events_are_kept() {
    let by = one(&at("[..2025-08-08]"));
    assert_eq!((by.span.first, by.span.last), (i64::MIN, day(2025, 8, 9)));
    assert!(by.anchor < day(2025, 8, 9) && by.anchor >= day(2025, 8, 8));
    let since = one(&at("2025-08-08/.."));
    assert_eq!((since.span.first, since.span.last), (day(2025, 8, 8), i64::MAX));
    assert!(since.anchor >= day(2025, 8, 8) && since.anchor < day(2025, 8, 9));
    let mixed = of_times(&[&at("2025-08-15"), "", &at("[..2025-08-08]")]);
    assert_eq!(mixed.moments.iter().map(|it| it.id.local()).collect::<Vec<_>>(), ["e02", "e00"]);
    assert_eq!(mixed.undated, [GlobalId::new("times", "e01")]);
    assert_eq!(mixed.extent, Span { first: day(2025, 8, 9), last: day(2025, 8, 16) });
    assert_eq!(of_times(&[""]), Timeline { undated: vec![GlobalId::new("times", "e00")], ..Timeline::default() });
}

#[test]
fn events_of_one_day_stand_apart_within_it() {
    let times: Vec<String> = (0..40).map(|_| at("2025-08-15")).collect();
    let timeline = of_times(&times.iter().map(String::as_str).collect::<Vec<_>>());
    let anchors: Vec<i64> = timeline.moments.iter().map(|moment| moment.anchor).collect();
    assert!(anchors.windows(2).all(|pair| pair[1] - pair[0] >= 30), "{anchors:?}");
    assert!(anchors.iter().all(|anchor| (day(2025, 8, 15)..day(2025, 8, 16)).contains(anchor)));
    let far = lanes(&timeline, &Axis::over(Span { first: day(2020, 1, 1), last: day(2030, 1, 1) }, 900.0));
    assert_eq!((far.marks.len(), far.clusters.len()), (0, 1));
    let near = lanes(&timeline, &Axis::over(Span { first: day(2025, 8, 15), last: day(2025, 8, 16) }, 900.0));
    assert_eq!((near.marks.len(), near.clusters.len()), (40, 0));
    // All share one span: one bar behind all rows.
    assert_eq!(near.bars.iter().map(|bar| bar.row).collect::<Vec<_>>(), [None]);
}

/// What must hold of any picture.
fn check(timeline: &Timeline, axis: &Axis, seen: &Lanes) {
    let mut shown: Vec<usize> = seen.marks.iter().map(|mark| mark.moment).collect();
    shown.extend(seen.clusters.iter().flat_map(|cluster| cluster.moments.clone()));
    shown.sort_unstable();
    let span = axis.span();
    let expected = timeline.anchored(span.first, span.last);
    assert!(shown.windows(2).all(|pair| pair[0] + 1 == pair[1]), "each event once, none left out");
    assert!(expected.clone().all(|at| shown.binary_search(&at).is_ok()), "{expected:?} of {shown:?}");
    for row in 0..ROWS {
        let xs: Vec<i32> = seen.marks.iter().filter(|mark| mark.row == row).map(|mark| mark.x).collect();
        assert!(xs.windows(2).all(|pair| pair[1] - pair[0] >= MARK), "marks of one row touch: {xs:?}");
    }
    let discs: Vec<i32> = seen.clusters.iter().map(|cluster| cluster.x).collect();
    assert!(discs.windows(2).all(|pair| pair[1] - pair[0] >= 34), "clusters touch: {discs:?}");
    for cluster in &seen.clusters {
        assert!(cluster.moments.len() > 1);
        assert!(seen.marks.iter().all(|mark| (mark.x - cluster.x).abs() >= 17), "a mark touches a cluster");
    }
    assert!(seen.marks.iter().all(|mark| mark.room >= 0));
}

#[test]
fn clusters_of_the_visits_break_apart_until_each_visit_stands_alone() {
    let Some((_, state)) = visits::open() else { return };
    let timeline = &state.document.timeline;
    let mut axis = Axis::over(timeline.extent, 960.0);
    assert!(timeline.extent.minutes() > 115 * 365 * DAY);
    let whole = lanes(timeline, &axis);
    check(timeline, &axis, &whole);
    assert!(whole.clusters.len() > 5 && whole.marks.len() > 10, "{} {}", whole.clusters.len(), whole.marks.len());
    // At the densest place, in to the last minute.
    let busiest = whole.clusters.iter().max_by_key(|it| it.moments.len()).expect("there are clusters").clone();
    let middle = timeline.moments[busiest.moments.start + busiest.moments.len() / 2].anchor;
    let mut biggest = usize::MAX;
    for _ in 0..40 {
        axis = axis.zoomed(f64::from(axis.x(middle)), 1.5);
        let seen = lanes(timeline, &axis);
        check(timeline, &axis, &seen);
        let most = seen.clusters.iter().map(|it| it.moments.len()).max().unwrap_or(0);
        assert!(most <= biggest, "a cluster grew while zooming in");
        biggest = most.max(4);
    }
    let near = lanes(timeline, &axis);
    assert_eq!(near.clusters, []);
}

#[test]
fn moving_the_picture_changes_no_row_and_no_cluster() {
    let Some((_, state)) = visits::open() else { return };
    let timeline = &state.document.timeline;
    let axis = Axis::over(Span { first: day(1960, 1, 1), last: day(1965, 1, 1) }, 960.0);
    let here = lanes(timeline, &axis);
    for by in [-7.0, 3.0, 40.0, 211.0] {
        let moved = lanes(timeline, &axis.panned(by));
        for cluster in here
            .clusters
            .iter()
            .filter(|it| (120..840).contains(&it.x) && (120.0..840.0).contains(&(f64::from(it.x) + by)))
        {
            assert!(moved.clusters.iter().any(|it| it.moments == cluster.moments), "{by}: {cluster:?}");
        }
        for mark in here.marks.iter().filter(|it| (120.0..840.0).contains(&(f64::from(it.x) + by))) {
            let found = moved.marks.iter().find(|it| it.moment == mark.moment);
            assert!(found.is_some_and(|it| (f64::from(it.x - mark.x) - by).abs() <= 1.0), "{by}: {mark:?}");
        }
    }
}

#[test]
fn the_density_counts_every_visit_once() {
    let Some((rows, state)) = visits::open() else { return };
    let timeline = &state.document.timeline;
    let axis = Axis::over(timeline.extent, 960.0);
    let columns = density(timeline, &axis, 240);
    assert_eq!(columns.len(), 240);
    assert!((columns.iter().sum::<f32>() - rows.len() as f32).abs() < 0.5);
    // By decade, against the table.
    let eighties = Axis::over(Span { first: day(1980, 1, 1), last: day(1990, 1, 1) }, 900.0);
    let sum: f32 = density(timeline, &eighties, 10).iter().sum();
    let told = rows.iter().filter(|row| row.from.starts_with("198")).count();
    assert!((sum - told as f32).abs() < 1.5, "{sum} {told}");
}

#[test]
fn the_scale_goes_from_minutes_to_centuries() {
    let labels = |first: i64, last: i64| -> Vec<String> {
        Axis::over(Span { first, last }, 900.0).ticks().into_iter().map(|tick| tick.label).collect()
    };
    let noon = day(2025, 8, 15) + 720;
    assert_eq!(labels(noon, noon + 90)[..3], ["12:00", "12:15", "12:30"]);
    assert_eq!(labels(day(2025, 8, 15) - 330, day(2025, 8, 15) + 330)[4..7], ["23:00", "15 Aug", "01:00"]);
    assert_eq!(labels(day(2025, 8, 11), day(2025, 8, 19))[..2], ["11 Aug", "12 Aug"]);
    assert_eq!(labels(day(2025, 8, 1), day(2025, 10, 1))[..2], ["4 Aug", "11 Aug"], "weeks begin on Monday");
    assert_eq!(labels(day(2024, 11, 15), day(2025, 8, 1))[..3], ["Dec", "2025", "Feb"]);
    assert_eq!(labels(day(1874, 1, 1), day(1990, 1, 1))[..3], ["1880", "1890", "1900"]);
    assert_eq!(labels(day(1, 1, 1), day(2999, 1, 1))[1..3], ["1000", "1500"]);
    assert_eq!(context(Span { first: noon, last: noon + 60 }), "15 August 2025");
    assert_eq!(context(Span { first: day(2025, 8, 4), last: day(2025, 8, 30) }), "August 2025");
    assert_eq!(context(Span { first: day(2025, 2, 4), last: day(2025, 8, 30) }), "2025");
    assert_eq!(context(Span { first: day(2024, 2, 4), last: day(2025, 8, 30) }), "");
    assert_eq!(window(Span { first: day(2025, 8, 15), last: day(2025, 8, 16) }), "15 Aug 2025");
    assert_eq!(window(Span { first: day(2025, 8, 15), last: day(2025, 8, 17) }), "15 Aug 2025 – 16 Aug 2025");
    assert_eq!(window(Span { first: noon, last: noon + 90 }), "15 Aug 2025 12:00 – 15 Aug 2025 13:30");
}

#[test]
fn a_hand_finds_marks_clusters_and_bars() {
    let times: Vec<String> =
        [at("2025-08-01/2025-08-20"), at("2025-09-01")].into_iter().chain((0..40).map(|_| at("2025-10-10"))).collect();
    let timeline = of_times(&times.iter().map(String::as_str).collect::<Vec<_>>());
    let axis = Axis::over(Span { first: day(2025, 8, 1), last: day(2025, 11, 1) }, 900.0);
    let seen = lanes(&timeline, &axis);
    let middle = |row: usize| row as i32 * 18 + 9;
    let second = seen.marks[1].clone();
    assert_eq!(seen.hit(second.x + 5, middle(second.row), 18), Some(Hit::Event(1)));
    assert_eq!(seen.hit(axis.x(day(2025, 8, 3)), middle(0), 18), Some(Hit::Event(0)), "on its bar");
    assert_eq!(seen.hit(axis.x(day(2025, 8, 3)), middle(2), 18), None);
    assert_eq!(seen.hit(seen.clusters[0].x - 8, 40, 18), Some(Hit::Cluster(seen.clusters[0].moments.clone())));
}

#[test]
fn playing_visits_everything_and_ends() {
    let timeline = of_times(&[&at("1900-01-01"), &at("1950-06-01"), &at("1950-06-03"), &at("2000-01-01")]);
    let mut window = Span { first: timeline.extent.first, last: timeline.extent.first + 2 * DAY };
    let (mut met, mut steps) = (vec![false; 4], 0);
    while let Some(next) = timeline.advance(window, DAY / 4) {
        assert!(next.first > window.first && next.minutes() == window.minutes());
        assert!(timeline.count_within(next) > 0, "gaps are leapt over");
        for (met, moment) in met.iter_mut().zip(&timeline.moments) {
            *met |= moment.span.overlaps(next);
        }
        (window, steps) = (next, steps + 1);
        assert!(steps < 200, "it does not end");
    }
    assert_eq!(met, [true; 4]);
}

#[test]
fn the_demo_begins_where_most_of_it_is() {
    let timeline = demo().document.timeline.clone();
    let heart = timeline.heart;
    assert!(timeline.extent.first <= day(2024, 6, 1), "one event of June 2024 is in the whole");
    assert!(heart.first > day(2025, 1, 1) && heart.last < day(2025, 9, 1), "and not in what is seen first");
    assert_eq!(timeline.moments.len() + timeline.undated.len(), demo().document.merged.events.len());
}

fn axis() -> impl Strategy<Value = Axis> {
    (-2_000_000_000i64..4_000_000_000, 60i64..1_500_000_000, 200.0f64..2_000.0)
        .prop_map(|(first, length, width)| Axis::over(Span { first, last: first.saturating_add(length) }, width))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn zooming_holds_the_minute_under_the_pointer(axis in axis(), share in 0.0f64..1.0, factor in 0.2f64..5.0) {
        let x = axis.width * share;
        let zoomed = axis.zoomed(x, factor);
        prop_assert!(zoomed.from.is_finite() && zoomed.to - zoomed.from >= 59.0);
        let slack = 60.0 * axis.scale();
        let is_free = zoomed.from.min(axis.from - slack) > -1.0e9 && zoomed.to.max(axis.to + slack) < 4.2e9;
        if is_free {
            let (before, after) = (axis.from + x * axis.scale(), zoomed.from + x * zoomed.scale());
            prop_assert!((before - after).abs() <= 1.0 + zoomed.scale() * 0.01, "{before} {after}");
            let back = axis.panned(50.0).panned(-50.0);
            prop_assert!((back.from - axis.from).abs() < 1.0);
        }
    }

    #[test]
    fn ticks_have_room_and_ascend(axis in axis()) {
        let ticks = axis.ticks();
        prop_assert!(ticks.len() <= (axis.width / 64.0) as usize + 2, "{}", ticks.len());
        for pair in ticks.windows(2) {
            prop_assert!(pair[0].minute < pair[1].minute && pair[1].x - pair[0].x >= 66, "{pair:?}");
        }
        prop_assert!(ticks.iter().all(|tick| !tick.label.is_empty() && tick.x >= -1 && f64::from(tick.x) <= axis.width + 1.0));
    }

    #[test]
    fn a_dragged_window_stays_one(axis in axis(), from in 0.0f64..1.0, to in -0.5f64..1.5, first in 0.0f64..1.0, length in 0.0f64..1.0) {
        let (from, to) = (axis.width * from, axis.width * to);
        let first = axis.snapped(axis.width * first);
        let window = Span { first, last: first + axis.step(4.0) + (axis.span().minutes() as f64 * length) as i64 };
        for part in [Part::First, Part::Last, Part::Middle] {
            let dragged = axis.dragged(window, part, from, to);
            prop_assert!(dragged.first < dragged.last);
            if part == Part::Middle {
                prop_assert_eq!(dragged.minutes(), window.minutes());
            }
        }
        let (left, right) = (f64::from(axis.x(window.first)), f64::from(axis.x(window.last)));
        prop_assert_eq!(axis.part_at(window, left), Some(Part::First));
        prop_assert_eq!(axis.part_at(window, right + 1.0), Some(Part::Last));
        if right - left > 8.0 {
            prop_assert_eq!(axis.part_at(window, (left + right) / 2.0), Some(Part::Middle));
        }
    }

    #[test]
    fn every_picture_of_the_demo_is_tidy(axis in axis(), zoom in 0.0f64..1.0) {
        let timeline = demo().document.timeline.clone();
        let over = Axis::over(timeline.heart, axis.width);
        let axis = over.zoomed(axis.width * zoom, 0.01 + zoom * 30.0);
        check(&timeline, &axis, &lanes(&timeline, &axis));
    }
}
