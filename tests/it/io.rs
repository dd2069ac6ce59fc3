//! Formats: what is read, what is said about a bad file, and that writing loses nothing.

mod cases;
mod json;
mod laws;
mod schema;

use summitry::io::{self, ReadError, Severity, demo};
use summitry::model::{Decisions, Merged};

use crate::model::sample::global;

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
    assert_eq!(merged.suggestions(&demo::dataset()).iter().filter(|it| it.strength > 80).count(), 0);
}

#[test]
fn answers_are_read_and_written() {
    let decisions = Decisions::default().same(&global("b#x"), &global("a#x")).different(&global("a#y"), &global("b#y"));
    let (read, issues) = io::read_decisions("d.json", io::write_decisions(&decisions).as_bytes()).unwrap();
    assert_eq!((read, issues), (decisions, vec![]));
    let bad = r#"{"format":"merge-decisions/1.0","same":[["a#x","b#x"],["a#x","a#x"],["a","b#x"],5]}"#;
    let (read, issues) = io::read_decisions("d.json", bad.as_bytes()).unwrap();
    assert_eq!(read.same.len(), 1);
    let issues: Vec<String> = issues.iter().map(ToString::to_string).collect();
    assert_eq!(
        issues,
        [
            "d.json:1:55: same[1]: expected two different records, found \"a#x\"",
            "d.json:1:69: same[2]: expected two ids like article#record, found \"a\"",
            "d.json:1:81: same[3]: expected an array of length 2, found integer `5`",
        ]
    );
    assert!(matches!(
        io::read_decisions("d.json", b"{\"format\":\"article-data/1.0\"}"),
        Err(ReadError::Format { .. })
    ));
}

#[test]
fn texts_have_the_hash_that_the_world_gives_them() {
    // The examples of FIPS 180-4, and lengths about the end of a block against `sha256sum`.
    for (text, hash) in [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ),
        (&"x".repeat(55), "d5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072"),
        (&"x".repeat(64), "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c"),
        (&"x".repeat(1_000_000), "1b977e9f84f1b26b6ed7f68b0498faee2385ea4125bd29adce4a7d9106ba3134"),
    ] {
        assert_eq!(io::text_sha256(text), hash);
    }
}

#[test]
fn too_much_is_refused_before_it_is_read() {
    let error = |bytes: &[u8]| io::read("big.json", bytes).unwrap_err().to_string();
    assert_eq!(
        error(&vec![b' '; (64 << 20) + 1]),
        "big.json: expected a file of at most 67108864 bytes, found 67108865"
    );
    assert_eq!(error("[".repeat(65).as_bytes()), "big.json:1:65: expected at most 64 levels of nesting, found more");
    let many = format!("[{}0]", "0,".repeat(250_000));
    let file =
        format!(r#"{{"format":"article-data/1.0","article":{{}},"entities":{many},"relations":[],"events":[]}}"#);
    assert_eq!(error(file.as_bytes()), "big.json: expected at most 250000 entities and events, found 250001");
    let article = r#""id":"a","title":"A","publisher":"p","language":"en","as_of":"2025""#;
    let text = "x".repeat((1 << 20) + 1);
    let file = format!(r#"{{"format":"article-data/1.0","article":{{{article},"text":"{text}"}}}}"#);
    assert_eq!(error(file.as_bytes()), "big.json: expected at most 1048576 bytes of text, found 1048577");
}

#[test]
fn long_names_quotes_and_lists_are_left_out() {
    let part = r#"{"entity":"p","role":"other"},"#.repeat(1_000);
    let file = format!(
        r#"{{"format":"article-data/1.0",
"article":{{"id":"a","title":"A","publisher":"p","language":"en","as_of":"2025","text_sha256":"{hash}"}},
"entities":[{{"id":"p","kind":"organisation","name":"P","aliases":["{long}"],"evidence":["{quote}"]}},
{{"id":"q","kind":"person","name":"{long}","evidence":["q"]}}],
"relations":[],
"events":[{{"id":"e","type":"other","title":"E","status":"occurred","participants":[{part}{{"entity":"p","role":"other"}}],"evidence":["e"]}}]}}"#,
        hash = "0".repeat(64),
        long = "n".repeat(1_025),
        quote = "q".repeat(2_001),
    );
    let reading = io::read("long.json", file.as_bytes()).unwrap();
    assert_eq!((reading.source.entities.len(), reading.source.events.len()), (1, 0));
    let paths: Vec<&str> = reading.issues.iter().map(|issue| issue.path.as_str()).collect();
    assert_eq!(
        paths,
        ["entities[0].aliases[0]", "entities[0].evidence[0]", "entities[1].name", "events[0].participants"]
    );
    assert!(reading.issues.iter().all(|issue| issue.severity == Severity::Error));
    assert_eq!(reading.issues[3].expected, "a list of at most 1000 participants");
}

#[test]
fn a_flood_of_issues_is_counted() {
    let records = vec!["{}"; 2_000].join(",");
    let file = format!(
        r#"{{"format":"article-data/1.0","article":{{"id":"a","title":"A","publisher":"p","language":"en","as_of":"2025","text":""}},"entities":[{records}],"relations":[],"events":[]}}"#
    );
    let issues = io::read("flood.json", file.as_bytes()).unwrap().issues;
    assert_eq!(issues.len(), 501);
    assert_eq!(issues[500].to_string(), "flood.json: expected at most 500 issues to tell, found 1501 more");
}
