//! Every line has a sentence that reads well from both of its ends.

use std::fmt::Write as _;
use std::path::Path;

use summitry::graph::EdgeKind;
use summitry::model::{RelationType, Role, Stance, Status, Word};
use summitry::state::select::sentence::{Reading, edge, relation, relation_label};

fn part(role: Option<Role>) -> EdgeKind {
    EdgeKind::Participates { role, stance: Stance::Asserts }
}

#[test]
fn sentences_read_well_from_both_ends() {
    let mut text = String::new();
    let known = RelationType::ALL.iter().map(|kind| Word::Known(*kind));
    for kind in known.chain([Word::<RelationType>::read("mentors")]) {
        for title in [None, Some("Special envoy")] {
            let say = |reading| relation(&kind, title, "B", reading);
            let _ = writeln!(text, "A {} B", say(Reading::Along));
            let _ = writeln!(text, "B {} A", say(Reading::Against));
        }
    }
    let roles = Role::ALL.iter().map(|role| part(Some(*role))).chain([part(None)]);
    let others = [
        EdgeKind::At,
        EdgeKind::From,
        EdgeKind::To,
        EdgeKind::PartOf,
        EdgeKind::After,
        EdgeKind::About,
        EdgeKind::Within,
        EdgeKind::Side,
    ];
    for kind in roles.chain(others) {
        for status in [Status::Occurred, Status::Cancelled] {
            let say = |reading| edge(&kind, Some(status), reading);
            let _ = writeln!(text, "A {} E; E {} A", say(Reading::Along), say(Reading::Against));
        }
    }
    for status in Status::ALL.iter().copied() {
        let _ = writeln!(
            text,
            "{}: A {} E",
            status.as_str(),
            edge(&part(Some(Role::Participant)), Some(status), Reading::Along)
        );
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/views/sentences.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).expect("the expectation can be written");
    }
    assert_eq!(text, std::fs::read_to_string(&path).unwrap_or_default(), "run with UPDATE=1 to accept");
}

#[test]
fn titles_are_set_into_the_sentence() {
    let say = |kind: &str, title, reading| relation(&Word::<RelationType>::read(kind), Some(title), "Russia", reading);
    for (kind, title, along, against) in [
        ("holds-office", "President", "is President of", "has as President"),
        ("holds-office", "President of Russia", "is President of", "has as President"),
        ("works-for", "Spokesman for", "is spokesman for", "has as spokesman"),
        ("works-for", "CEO", "is CEO of", "has as CEO"),
        ("family", "Wife", "is wife of", "has as wife"),
        ("family", " ", "is related by family to", "is related by family to"),
        ("member-of", "É", "is É of", "has as É"),
    ] {
        assert_eq!(say(kind, title, Reading::Along), along);
        assert_eq!(say(kind, title, Reading::Against), against);
    }
    let label =
        |kind: &str, title, reading| relation_label(&Word::<RelationType>::read(kind), title, "Russia", reading);
    assert_eq!(label("holds-office", Some("President"), Reading::Along), "President of");
    assert_eq!(label("holds-office", Some("President"), Reading::Against), "President");
    assert_eq!(label("member-of", None, Reading::Along), "member of");
    assert_eq!(label("member-of", None, Reading::Against), "member");
}

#[test]
fn nobody_took_part_in_what_did_not_happen() {
    for status in Status::ALL.iter().copied().filter(|status| !status.counts()) {
        for kind in [part(Some(Role::Participant)), part(None), EdgeKind::At, EdgeKind::Side] {
            for reading in [Reading::Along, Reading::Against] {
                let said = edge(&kind, Some(status), reading);
                let honest = ["is to ", "was to ", "would ", "perhaps "];
                assert!(honest.iter().any(|opening| said.starts_with(opening)), "{status:?}: {said}");
            }
        }
    }
}
