//! Labels: no label covers another or a node, the selected is always named, texts are cut between letters.

use proptest::prelude::*;
use summitry::geom::{ScreenPoint, ScreenRect};
use summitry::graph::Visible;
use summitry::model::{EntityKind, EventType, Status};
use summitry::scene::{
    ApproximateMeasure, Badge, Board, CROWD, Camera, DOT_PIXELS, DrawList, FAR_LESS, LabelFont, LabelMark, LabelMemory,
    LabelView, MAX_LETTERS, MAX_MARKS, Measure, TINY_PIXELS, draw_list, labels, shorten, weight_of,
};

use super::sample::{Sample, entity, event, merged, summit};
use summitry::order::Set;
use summitry::scene::shape::{BADGE_PIXELS, BADGE_RADIUS};

fn words(list: &DrawList) -> Vec<&LabelMark> {
    list.labels.iter().filter(|label| !matches!(label.font, LabelFont::Code | LabelFont::Line)).collect()
}

/// What the label of a node says, line by line.
fn lines(list: &DrawList, slot: u32) -> Vec<&str> {
    words(list).into_iter().filter(|label| label.slot == slot).map(|label| &*label.text).collect()
}

/// The first label that is cut at the rim of the screen.
fn cut(list: &DrawList) -> Option<String> {
    let camera = list.camera;
    let screen = ScreenRect { min: ScreenPoint::ORIGIN, max: ScreenPoint::new(camera.width, camera.height) };
    let is_cut = |label: &&&LabelMark| {
        let rect = label.bounds(&ApproximateMeasure).inflated(-0.05);
        !(screen.contains(rect.min) && screen.contains(rect.max))
    };
    words(list).iter().find(is_cut).map(|label| label.text.to_string())
}

/// How far a place is from a rectangle.
pub(super) fn nearest_to(place: ScreenPoint, rect: ScreenRect) -> f32 {
    place.distance(ScreenPoint::new(place.x.clamp(rect.min.x, rect.max.x), place.y.clamp(rect.min.y, rect.max.y)))
}

fn overlapping(sample: &Sample, list: &DrawList) -> Option<String> {
    let boxes: Vec<(&LabelMark, ScreenRect)> =
        words(list).into_iter().map(|label| (label, label.bounds(&ApproximateMeasure))).collect();
    let to_screen = list.camera.screen_from_world();
    let weight = |slot: u32| weight_of(sample.network.node(slot).unwrap());
    for (place, (label, rect)) in boxes.iter().enumerate() {
        // The boxes were placed in f32: allow what rounding does to a border.
        let rect = rect.inflated(-0.05);
        if let Some((other, _)) = boxes[..place].iter().find(|(_, other)| other.overlaps(rect)) {
            return Some(format!("{} on {}", label.text, other.text));
        }
        for node in &list.marks.nodes {
            let (centre, radius) = (to_screen.apply(node.body()), node.radius * to_screen.scale);
            let crowded = sample.network.node_count() > CROWD;
            let tiny = crowded && radius < TINY_PIXELS && weight(node.slot) <= FAR_LESS * weight(label.slot) + 1e-4;
            let badge = BADGE_RADIUS * to_screen.scale;
            if node.badge != Badge::None
                && badge >= BADGE_PIXELS
                && nearest_to(to_screen.apply(node.badge_at()), rect) < badge
            {
                return Some(format!("{} on the badge of node {}", label.text, node.slot));
            }
            if radius >= DOT_PIXELS && !tiny && nearest_to(centre, rect) < radius {
                return Some(format!("{} on node {}", label.text, node.slot));
            }
        }
    }
    None
}

/// People and meetings at these places.
fn crowd(places: &[(f32, f32)]) -> Sample {
    let names: Vec<String> = (0..places.len()).map(|number| format!("n{number:03}")).collect();
    let is_event = |number: usize| number % 3 == 2;
    let title = |number: usize| format!("{}ng title of number {number}", "lo".repeat(1 + number % 7));
    let entities = names.iter().enumerate().filter(|(number, _)| !is_event(*number));
    let events = names.iter().enumerate().filter(|(number, _)| is_event(*number));
    let merged = merged(
        entities.map(|(number, name)| entity(name, EntityKind::ALL[number % 5], &title(number))).collect(),
        vec![],
        events
            .map(|(number, name)| {
                let present = [names[number - 1].as_str(), names[number - 2].as_str()];
                // Half of them bear a badge.
                let status = if number % 2 == 0 { Status::Unclear } else { Status::Occurred };
                event(name, &title(number), EventType::Meeting, status, &present)
            })
            .collect(),
    );
    let places: Vec<_> = names.iter().zip(places).map(|(name, &(x, y))| (name.as_str(), x, y)).collect();
    Sample::new(&merged, &places)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn labels_cover_neither_each_other_nor_nodes(
        places in proptest::collection::vec((-400.0f32..400.0, -300.0f32..300.0), 0..70), zoom in 0.1f32..4.0,
    ) {
        let sample = crowd(&places);
        let camera = Camera { zoom, ..Camera::new(1000.0, 700.0) };
        let list = draw_list(&sample.input(), camera, &ApproximateMeasure, &mut LabelMemory::default(), 1);
        prop_assert_eq!(overlapping(&sample, &list), None);
        prop_assert_eq!(cut(&list), None);
    }

    #[test]
    fn no_label_is_cut_at_the_rim(
        places in proptest::collection::vec((-200.0f32..200.0, -150.0f32..150.0), 1..40), zoom in 0.3f32..3.0,
        width in 200.0f32..500.0, which in 0usize..40,
    ) {
        let mut sample = crowd(&places);
        sample.selection = Set::from([(which % places.len()) as u32]);
        let camera = Camera { zoom, ..Camera::new(width, 300.0) };
        let list = draw_list(&sample.input(), camera, &ApproximateMeasure, &mut LabelMemory::default(), 1);
        prop_assert_eq!(cut(&list), None);
    }

    #[test]
    fn the_selected_is_always_named(
        places in proptest::collection::vec((-100.0f32..100.0, -80.0f32..80.0), 1..70), zoom in 0.05f32..4.0, which in 0usize..70,
    ) {
        let mut sample = crowd(&places);
        let slot = (which % places.len()) as u32;
        sample.selection = Set::from([slot]);
        let at = sample.input().place(slot).unwrap();
        let camera = Camera { zoom, ..Camera::new(1000.0, 700.0) }.centred_on(at);
        let list = draw_list(&sample.input(), camera, &ApproximateMeasure, &mut LabelMemory::default(), 1);
        prop_assert!(words(&list).iter().any(|label| label.slot == slot));
        // With its whole name.
        let name = &sample.network.node(slot).unwrap().name;
        prop_assert_eq!(&lines(&list, slot).join(" "), &shorten(name, MAX_LETTERS));
    }

    #[test]
    fn a_label_stays_on_its_side_while_panning(places in proptest::collection::vec((-300.0f32..300.0, -200.0f32..200.0), 1..40)) {
        let sample = crowd(&places);
        let board = Board::of(&sample.input());
        let mut memory = LabelMemory::default();
        let camera = Camera::new(2000.0, 2000.0);
        let place = |camera: &Camera, memory: &mut LabelMemory| {
            let mut found = Vec::new();
            labels(&sample.input(), &board, &LabelView::new(camera, &ApproximateMeasure), memory, &mut found);
            found
        };
        let before = place(&camera, &mut memory);
        let by = summitry::geom::ScreenVector::new(24.0, -16.0);
        let after = place(&camera.pan_by(by), &mut memory);
        prop_assert_eq!(before.len(), after.len());
        for (one, other) in before.iter().zip(&after) {
            prop_assert_eq!(one.slot, other.slot);
            prop_assert!((one.at + by).distance(other.at) < 0.1, "{one:?} {other:?}");
        }
    }

    #[test]
    fn shortened_text_is_short_and_clean(text in any::<String>(), limit in 1usize..100) {
        let short = shorten(&text, limit);
        prop_assert!(short.chars().count() <= (limit.min(MAX_LETTERS) + 1) * (MAX_MARKS + 1));
        prop_assert!(!short.chars().any(|c| c.is_control()));
        prop_assert!(!short.starts_with(' ') && !short.ends_with(' '));
        let clean = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if clean.is_ascii() && !clean.contains(char::is_control) && clean.len() <= limit.min(MAX_LETTERS) {
            prop_assert_eq!(short, clean);
        }
    }
}

#[test]
fn text_is_cut_between_letters_and_at_words() {
    assert_eq!(shorten("Three-on-three meeting", 28), "Three-on-three meeting");
    assert_eq!(shorten("Threat of secondary tariffs on buyers of oil", 28), "Threat of secondary tariffs…");
    assert_eq!(shorten("Joint Base Elmendorf-Richardson", 28), "Joint Base Elmendorf…");
    assert_eq!(shorten("Handshake on the red carpet", 20), "Handshake on the…");
    assert_eq!(shorten("Donaudampfschifffahrtsgesellschaft", 10), "Donaudamp…");
    assert_eq!(shorten("  two\n\twords \u{0} ", 28), "two words");
    // A letter and its accent, a flag, a family of joined signs each count once.
    assert_eq!(shorten("e\u{301}e\u{301}e\u{301}e\u{301}", 4), "e\u{301}e\u{301}e\u{301}e\u{301}");
    assert_eq!(shorten("e\u{301}e\u{301}e\u{301}e\u{301}", 3), "e\u{301}e\u{301}…");
    assert_eq!(shorten("🇺🇦🇷🇺🇺🇸", 2), "🇺🇦…");
    assert_eq!(shorten("👩\u{200D}👩\u{200D}👧x", 2), "👩\u{200D}👩\u{200D}👧x");
    // Nobody reads a hundred accents, nor a name that runs backwards.
    assert_eq!(shorten(&format!("a{}", "\u{300}".repeat(100)), 28).chars().count(), 1 + MAX_MARKS);
    assert_eq!(shorten("evil\u{202E}gnp.exe", 28), "evilgnp.exe");
    assert_eq!(shorten(&"x".repeat(1_000_000), 1000).chars().count(), MAX_LETTERS);
}

#[test]
fn letters_of_any_script_are_not_torn() {
    let whole = |text: &str, letters: usize| {
        assert_eq!(shorten(text, letters), text, "{text} has {letters} letters");
        let one_less = shorten(text, letters - 1);
        assert!(one_less.ends_with('…') && text.starts_with(one_less.trim_end_matches('…')), "{one_less}");
        one_less
    };
    // Arabic with vowels, Hebrew with points, a Devanagari conjunct with its vowel, Hangul in parts.
    assert_eq!(whole("مُحَمَّد", 4), "مُحَ…");
    assert_eq!(whole("שָׁלוֹם", 4), "שָׁל…");
    assert_eq!(whole("क्षत्रिय", 3), "क्ष…");
    assert_eq!(whole("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", 2), "…");
    // A family with skin tones, the flag of Scotland, a rainbow flag, a key.
    let family = "👨🏿\u{200D}👩🏽\u{200D}👧🏻\u{200D}👦🏾";
    let scotland = "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}";
    assert_eq!(
        whole(&format!("{family}{scotland}🏳\u{FE0F}\u{200D}🌈1\u{FE0F}\u{20E3}"), 4),
        format!("{family}{scotland}…")
    );
    // A virama joins no Latin letter, a joiner no space.
    assert_eq!(shorten("क् abc", 6), "क् abc");
    assert_eq!(shorten("👩\u{200D} abcd", 4), "👩\u{200D} a…");
}

/// An organisation of this name, selected, and the label that the picture has.
fn label_of(name: &str) -> String {
    let people = vec![entity("a", EntityKind::Organisation, name), entity("b", EntityKind::Person, "Bo")];
    let sample = Sample::new(&merged(people, vec![], vec![]), &[("a", 0.0, 0.0), ("b", 200.0, 0.0)]);
    let list = sample.fitted(900.0, 400.0);
    lines(&list, 0).join("|")
}

#[test]
fn names_from_right_to_left_keep_to_themselves() {
    assert_eq!(label_of("Ann"), "Ann");
    assert_eq!(label_of("محمد بن سلمان"), "\u{2067}محمد بن سلمان\u{2069}");
    // The sign for what is left out is within, so that it stands on the left.
    let long = label_of("בנימין נתניהו ראש ממשלת ישראל לשעבר וחבר הכנסת מטעם הליכוד");
    let (first, second) = long.split_once('|').expect("two lines");
    assert!(first.starts_with('\u{2067}') && first.ends_with('\u{2069}'), "{long:?}");
    assert!(second.starts_with('\u{2067}') && second.ends_with("…\u{2069}"), "{long:?}");
    // A direction that a name brings along is not kept.
    assert_eq!(label_of("\u{202E}محمد"), "\u{2067}محمد\u{2069}");
    let width = |text: &str| ApproximateMeasure.width(text, 12.0, LabelFont::Strong);
    assert_eq!(width("\u{2067}محمد\u{2069}"), width("محمد"));
}

/// What labels are drawn for this camera, and how much they come and go in this frame.
fn step(sample: &Sample, board: &Board, camera: &Camera, step: f32, memory: &mut LabelMemory) -> Vec<LabelMark> {
    let mut found = Vec::new();
    let view = LabelView { step, ..LabelView::new(camera, &ApproximateMeasure) };
    labels(&sample.input(), board, &view, memory, &mut found);
    found
}

#[test]
fn labels_come_and_go_softly_and_then_rest() {
    let places: Vec<(f32, f32)> = (0..100).map(|n| ((n % 10) as f32 * 120.0, (n / 10) as f32 * 120.0)).collect();
    let sample = crowd(&places);
    let board = Board::of(&sample.input());
    let far = Camera { zoom: 0.3, ..Camera::new(900.0, 900.0) }.centred_on(sample.marks().bounds().unwrap().centre());
    let near = Camera { zoom: 0.6, ..far };
    let mut memory = LabelMemory::default();
    let first = step(&sample, &board, &far, 0.1, &mut memory);
    // The first picture is whole.
    assert!(first.iter().all(|label| label.opacity == 1.0) && !memory.is_fading());
    let mut seen: Vec<(u32, f32)> = Vec::new();
    for frame in 0..12 {
        let now = step(&sample, &board, &near, 0.125, &mut memory);
        for label in now.iter().filter(|label| label.font != LabelFont::Code) {
            // Nothing jumps: an opacity moves by the step.
            let before = seen.iter().filter(|(slot, _)| *slot == label.slot).map(|(_, opacity)| *opacity);
            let nearest = before.map(|before| (before - label.opacity).abs()).fold(f32::INFINITY, f32::min);
            assert!(frame == 0 || nearest < 0.13 || label.opacity < 0.13, "{} jumps by {nearest}", label.text);
        }
        seen = now.iter().map(|label| (label.slot, label.opacity)).collect();
        assert_eq!(memory.is_fading(), frame < 7, "in frame {frame}");
    }
    // What came so is what would have been there at once.
    let at_once = step(&sample, &board, &near, 1.0, &mut memory);
    assert_eq!(at_once, step(&sample, &board, &near, 0.5, &mut memory));
    assert!(at_once.len() > first.len());
    // Who wants no motion sees none.
    let back = step(&sample, &board, &far, 1.0, &mut memory);
    assert!(back.iter().all(|label| label.opacity == 1.0) && !memory.is_fading());
}

#[test]
fn while_the_camera_moves_new_labels_come_a_little_later_and_at_rest_all_are_there() {
    let places: Vec<(f32, f32)> = (0..100).map(|n| ((n % 10) as f32 * 120.0, (n / 10) as f32 * 120.0)).collect();
    let sample = crowd(&places);
    let board = Board::of(&sample.input());
    let far = Camera { zoom: 0.3, ..Camera::new(900.0, 900.0) }.centred_on(sample.marks().bounds().unwrap().centre());
    let near = Camera { zoom: 0.6, ..far };
    let frame = |camera: &Camera, moving: bool, memory: &mut LabelMemory| {
        let mut found = Vec::new();
        let view = LabelView { moving, ..LabelView::new(camera, &ApproximateMeasure) };
        labels(&sample.input(), &board, &view, memory, &mut found);
        let found = found.iter().filter(|label| label.font != LabelFont::Code);
        let mut named: Vec<u32> = found.map(|label| label.slot).collect();
        named.sort_unstable();
        named.dedup();
        named
    };
    let mut memory = LabelMemory::default();
    let first = frame(&far, true, &mut memory);
    assert!(first.len() > 5, "the first picture has its labels at once");
    let counts: Vec<usize> = (0..6).map(|_| frame(&near, true, &mut memory).len()).collect();
    let all = frame(&near, false, &mut LabelMemory::default()).len();
    assert!(
        counts[0] <= first.len() && counts[5] * 10 > all * 9 && all > first.len(),
        "{counts:?} after {}",
        first.len()
    );
    for camera in [far, near, far] {
        let moving = frame(&camera, true, &mut memory).len();
        let still = frame(&camera, false, &mut memory);
        assert!(still.len() >= moving);
        // All that find a place: no later frame has more.
        for _ in 0..4 {
            assert_eq!(frame(&camera, false, &mut memory), still);
        }
    }
}

#[test]
fn no_label_is_under_a_panel() {
    let sample = summit();
    let board = Board::of(&sample.input());
    let camera = Camera::new(1000.0, 800.0).fit(sample.marks().bounds().unwrap(), 40.0);
    let clear = ScreenRect { min: ScreenPoint::new(300.0, 60.0), max: ScreenPoint::new(1000.0, 500.0) };
    let view = LabelView { clear, ..LabelView::new(&camera, &ApproximateMeasure) };
    let mut found = Vec::new();
    labels(&sample.input(), &board, &view, &mut LabelMemory::default(), &mut found);
    let named: Vec<_> = found.iter().filter(|label| label.font != LabelFont::Code).collect();
    assert!(named.len() > 5);
    for label in named {
        let rect = label.bounds(&ApproximateMeasure).inflated(-0.05);
        assert!(label.angle != 0.0 || (clear.contains(rect.min) && clear.contains(rect.max)), "{label:?}");
    }
}

#[test]
fn lines_say_what_they_are_from_near_and_when_asked() {
    let sample = summit();
    let of_lines = |list: &DrawList| -> Vec<(u32, String)> {
        let lines = list.labels.iter().filter(|label| label.font == LabelFont::Line);
        lines.map(|label| (label.slot, label.text.to_string())).collect()
    };
    let list = sample.fitted(1000.0, 800.0);
    let near = of_lines(&list);
    assert!(near.iter().any(|(_, text)| text == "holds office") && near.iter().any(|(_, text)| text == "audience"));
    // What goes without saying is not said.
    assert!(near.iter().all(|(_, text)| text != "participant" && text != "side"));
    // Words are never upside down.
    let quarter = std::f32::consts::FRAC_PI_2 + 0.01;
    assert!(list.labels.iter().all(|label| label.angle.abs() <= quarter));
    let far = Camera { zoom: 0.4, ..list.camera };
    for edge in 0..sample.network.edge_count() as u32 {
        for selected in [true, false] {
            let (selected, hovered) = if selected { (Some(edge), None) } else { (None, Some(edge)) };
            let input = summitry::scene::SceneInput { selected_edge: selected, hover_edge: hovered, ..sample.input() };
            let list = draw_list(&input, far, &ApproximateMeasure, &mut LabelMemory::default(), 1);
            assert_eq!(of_lines(&list).iter().map(|(slot, _)| *slot).collect::<Vec<_>>(), [edge]);
        }
    }
}

#[test]
fn far_away_only_what_matters_is_named() {
    let places: Vec<(f32, f32)> = (0..100).map(|n| ((n % 10) as f32 * 120.0, (n / 10) as f32 * 120.0)).collect();
    let sample = crowd(&places);
    let middle = sample.marks().bounds().unwrap().centre();
    let count = |zoom: f32| {
        let camera = Camera { zoom, ..Camera::new(2400.0, 2400.0) }.centred_on(middle);
        let list = draw_list(&sample.input(), camera, &ApproximateMeasure, &mut LabelMemory::default(), 1);
        words(&list).len()
    };
    let (far, middle, near) = (count(0.12), count(0.6), count(1.5));
    assert!(far < middle && middle < near, "{far} {middle} {near}");
    assert!((12..=24).contains(&far), "{far}");
    assert!(near > 90, "{near}");
}

#[test]
fn a_name_may_cover_what_is_tiny_and_light_only_in_a_crowd() {
    let is_named = |count: usize| {
        let names: Vec<String> = (0..count).map(|number| format!("n{number:03}")).collect();
        let mut entities: Vec<_> = names.iter().map(|name| entity(name, EntityKind::Place, name)).collect();
        entities.push(entity("somebody", EntityKind::Person, "Somebody"));
        let spot = |number: usize| ((number % 20) as f32 * 20.0, (number / 20) as f32 * 20.0);
        let mut places: Vec<_> = names.iter().enumerate().map(|(at, name)| (&**name, spot(at).0, spot(at).1)).collect();
        places.push(("somebody", 190.0, spot(count / 2).1 + 10.0));
        let sample = Sample::new(&merged(entities, vec![], vec![]), &places);
        let middle = sample.marks().bounds().unwrap().centre();
        let camera = Camera { zoom: 0.3, ..Camera::new(400.0, 400.0) }.centred_on(middle);
        let list = draw_list(&sample.input(), camera, &ApproximateMeasure, &mut LabelMemory::default(), 1);
        assert_eq!(overlapping(&sample, &list), None);
        !lines(&list, sample.slot("somebody")).is_empty()
    };
    assert!(!is_named(CROWD - 1) && is_named(CROWD));
}

#[test]
fn the_sample_is_wholly_named_where_there_is_room() {
    let sample = summit();
    let list = sample.fitted(1400.0, 1000.0);
    assert!(list.marks.nodes.iter().all(|mark| !lines(&list, mark.slot).is_empty()));
    assert_eq!(overlapping(&sample, &list), None);
    let codes: Vec<&str> = list.labels.iter().filter(|label| label.font == LabelFont::Code).map(|l| &*l.text).collect();
    assert_eq!(codes, ["RU", "UA", "US"]);
}

#[test]
fn long_titles_break_near_their_middle_and_others_only_for_want_of_room() {
    let event = |local: &str, title: &str| event(local, title, EventType::Call, Status::Occurred, &["a"]);
    let text = |width: f32| {
        let sample = Sample::new(
            &merged(
                vec![entity("a", EntityKind::Organisation, "European Commission")],
                vec![],
                vec![event("e", "Trump's call from the flight home"), event("f", "Talks in Istanbul")],
            ),
            &[("a", 0.0, -80.0), ("e", 0.0, 0.0), ("f", 0.0, 80.0)],
        );
        let list =
            draw_list(&sample.input(), Camera::new(width, 400.0), &ApproximateMeasure, &mut LabelMemory::default(), 1);
        assert_eq!(overlapping(&sample, &list), None);
        ["a", "e", "f"].map(|local| lines(&list, sample.slot(local)).join("|"))
    };
    assert_eq!(text(600.0), ["European Commission", "Trump's call from|the flight home", "Talks in Istanbul"]);
    // The two lines stand close under each other and share their middle.
    assert_eq!(text(130.0), ["European|Commission", "Trump's call from|the flight home", "Talks in Istanbul"]);
}

#[test]
fn a_phone_names_who_matters_most() {
    let sample = summit();
    let list = sample.fitted(375.0, 645.0);
    let named: Set<u32> = words(&list).iter().map(|label| label.slot).collect();
    for local in ["summit", "putin", "trump", "russia", "usa", "ukraine", "zelensky"] {
        assert!(named.contains(&sample.slot(local)), "{local}");
    }
    assert_eq!((overlapping(&sample, &list), cut(&list)), (None, None));
    assert!(words(&list).iter().all(|label| label.size <= 14.0));
}

#[test]
fn the_faded_are_not_named() {
    let mut sample = summit();
    sample.visibility.nodes = vec![Visible::Faded; sample.network.node_count()];
    let list = sample.fitted(1400.0, 1000.0);
    assert_eq!(words(&list), Vec::<&LabelMark>::new());
}

#[test]
fn a_measure_grows_with_the_text_and_its_size() {
    let width = |text, size, font| ApproximateMeasure.width(text, size, font);
    assert_eq!(width("", 12.0, LabelFont::Plain), 0.0);
    assert!(width("Trump", 12.0, LabelFont::Strong) > width("Trump", 12.0, LabelFont::Plain));
    assert!((width("Trump", 24.0, LabelFont::Plain) - 2.0 * width("Trump", 12.0, LabelFont::Plain)).abs() < 1e-3);
    assert_eq!(width("e\u{301}", 12.0, LabelFont::Plain), width("e", 12.0, LabelFont::Plain));
}
