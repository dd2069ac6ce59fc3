//! Formats: what is read, what is said about a bad file, and that writing loses nothing.

use summitry::io::{self, demo};
use summitry::model::Merged;

#[test]
fn the_demo_articles_read_whole() {
    for (name, json) in demo::sources() {
        let reading = io::read(name, json.as_bytes()).unwrap();
        let issues: Vec<String> = reading.issues.iter().map(ToString::to_string).collect();
        // The first article does not say who speculates.
        let nobody = |issue: &String| issue.ends_with("participants: expected at least one participant, found none");
        assert!(issues.len() < 2 && issues.iter().all(nobody), "{issues:#?}");
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
