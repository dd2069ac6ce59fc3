//! Whole pictures: as text held against snapshots, and as SVG that any reader accepts.
//! `UPDATE=1 cargo test --test it scene::` writes the snapshots anew.

use std::path::PathBuf;

use proptest::prelude::*;
use summitry::model::{EntityKind, EventType, Status};
use summitry::scene::{
    ApproximateMeasure, Badge, Camera, DrawList, LabelMemory, NodeMark, Palette, Stroke, Theme, draw_list, dump, svg,
};

use super::routes::looped;
use super::sample::{Sample, entity, event, merged, summit};
use summitry::order::Set;

fn hold(name: &str, found: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/scene").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "{} differs; UPDATE=1 writes it anew:\n{found}", path.display());
}

fn node<'a>(list: &'a DrawList, sample: &Sample, local: &str) -> &'a NodeMark {
    list.marks.nodes.iter().find(|mark| mark.slot == sample.slot(local)).unwrap()
}

#[test]
fn the_summit_as_text() {
    hold("summit.txt", &dump(&summit().fitted(1000.0, 800.0)));
}

#[test]
fn the_summit_with_one_person_hovered() {
    let mut sample = summit();
    let hovered = sample.slot("putin");
    sample.selection = Set::from([sample.slot("summit")]);
    sample.pinned = Set::from([sample.slot("russia")]);
    let mut lit = Set::from([hovered]);
    for (_, from, to, _) in sample.network.edges() {
        if from == hovered || to == hovered {
            lit.extend([from, to]);
        }
    }
    let input = summitry::scene::SceneInput {
        hover: Some(hovered),
        highlight: Some(&lit),
        hover_fade: 1.0,
        selected_edge: Some(0),
        ..sample.input()
    };
    let camera = Camera::new(1000.0, 800.0).fit(sample.marks().bounds().unwrap(), 40.0);
    let list = draw_list(&input, camera, &ApproximateMeasure, &mut LabelMemory::default(), 1);
    hold("summit-hovered.txt", &dump(&list));
    hold("summit-hovered.svg", &svg::write(&list, "The Anchorage summit, one person hovered"));
    // What is chosen lies on top.
    assert_eq!(list.marks.nodes.last().map(|mark| mark.slot), Some(hovered));
    assert_eq!(list.marks.edges.last().map(|mark| mark.slot), Some(0));
    assert_eq!(node(&list, &sample, "zelensky").opacity, summitry::scene::UNLIT);
    assert!(node(&list, &sample, "russia").pinned);
}

#[test]
fn the_summit_as_svg_in_both_themes() {
    for (theme, name) in [(Theme::Light, "summit-light.svg"), (Theme::Dark, "summit-dark.svg")] {
        let sample = Sample { palette: Palette::of(theme), ..summit() };
        hold(name, &svg::write(&sample.fitted(1000.0, 800.0), "The Anchorage summit"));
    }
}

#[test]
fn parallels_and_loops_as_text() {
    let list = looped().fitted(400.0, 240.0);
    hold("parallels-and-loops.txt", &dump(&list));
    let text = svg::write(&list, "A bank and its town");
    hold("parallels-and-loops.svg", &text);
    assert!(text.contains("joined by 6 lines"), "the pieces of a loop are one line");
}

#[test]
fn status_is_seen_without_colour() {
    let sample = summit();
    let list = sample.fitted(1000.0, 800.0);
    let look = |local| {
        let mark = node(&list, &sample, local);
        (mark.stroke, mark.badge, mark.struck, mark.fill.a == 0)
    };
    assert_eq!(look("summit"), (Stroke::Solid, Badge::None, false, false));
    assert_eq!(look("war"), (Stroke::Solid, Badge::None, false, false));
    assert_eq!(look("talks"), (Stroke::Solid, Badge::Conflict, false, false));
    assert_eq!(look("trilateral"), (Stroke::Dashed, Badge::None, false, false));
    assert_eq!(look("threat"), (Stroke::Dashed, Badge::None, false, false));
    assert_eq!(look("lunch"), (Stroke::Solid, Badge::None, true, false));
    assert_eq!(look("ceasefire"), (Stroke::Solid, Badge::None, false, true));
    assert_eq!(look("initiative"), (Stroke::Dotted, Badge::Question, false, false));
    assert_eq!(look("other"), (Stroke::Dotted, Badge::Question, false, false));
}

/// Reads the SVG as the strict reader of `resvg` does, which is what the command line draws with.
fn read(text: &str) -> Result<(), String> {
    resvg::usvg::Tree::from_str(text, &resvg::usvg::Options::default()).map(|_| ()).map_err(|error| error.to_string())
}

fn one_person(name: &str) -> String {
    let sample = Sample::new(
        &merged(
            vec![entity("a", EntityKind::Person, name)],
            vec![],
            vec![event("e", name, EventType::Meeting, Status::Occurred, &["a"])],
        ),
        &[("a", 0.0, 0.0), ("e", 120.0, 0.0)],
    );
    svg::write(&sample.fitted(600.0, 400.0), name)
}

#[test]
fn hostile_names_do_not_break_the_file() {
    for name in [
        r#"<script>alert("x")</script> & 'more' ]]> --> "#,
        "nul \u{0} bell \u{7} escape \u{1b} delete \u{7f} last \u{FFFF}",
        "שלום עולם",
        "\u{202E}backwards\u{202C} محمد",
        "&amp;lt;",
    ] {
        let text = one_person(name);
        assert_eq!(read(&text), Ok(()), "{text}");
        assert!(!text.contains("<script"));
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
    }
    assert!(one_person("A & B <C>").contains("<title id=\"title\">A &amp; B &lt;C&gt;</title>"));
    assert!(one_person("שלום").contains("שלום"));
}

#[test]
fn the_picture_tells_what_it_shows() {
    let text = svg::write(&summit().fitted(1000.0, 800.0), "The Anchorage summit");
    assert!(text.contains("<title id=\"title\">The Anchorage summit</title>"));
    assert!(
        text.contains("A network of 7 people, 3 countries, 1 organisation, 1 place, 1 group, 11 events, joined by ")
    );
    assert!(text.contains("Anchorage summit, "));
}

#[test]
fn nothing_to_draw_is_a_picture_too() {
    let sample = Sample::new(&merged(vec![], vec![], vec![]), &[]);
    let list = sample.fitted(300.0, 200.0);
    let text = svg::write(&list, "Nothing");
    assert_eq!(read(&text), Ok(()));
    assert!(text.contains("A network of nothing, joined by 0 lines."));
    assert_eq!(list, DrawList { marks_revision: 1, ..DrawList::empty(list.camera, &sample.palette) });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_name_makes_a_file_that_reads(name in any::<String>()) {
        prop_assert_eq!(read(&one_person(&name)), Ok(()));
    }
}
