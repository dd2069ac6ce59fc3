//! Formats: what is read, what is said about a bad file, and that writing loses nothing.

use summitry::io::{self, demo};
use summitry::model::Merged;

#[test]
fn the_demo_articles_have_no_issues() {
    for (name, json) in demo::sources() {
        let reading = io::read(name, json.as_bytes()).unwrap();
        let issues: Vec<String> = reading.issues.iter().map(ToString::to_string).collect();
        assert!(issues.is_empty(), "{issues:#?}");
        let again = io::read(name, io::write(&reading.source).as_bytes()).unwrap();
        assert_eq!(again.source, reading.source);
    }
}

#[test]
fn the_demo_articles_join() {
    let merged = Merged::of(&demo::dataset());
    let shared = merged.entities.values().filter(|entity| entity.members.len() == 2).count();
    assert!(shared >= 8, "{shared}");
    let conflicts: Vec<&str> =
        merged.events.values().filter(|event| event.in_conflict()).map(|event| event.id.as_str()).collect();
    assert_eq!(conflicts, ["anchorage-recap#three-on-three"]);
}
