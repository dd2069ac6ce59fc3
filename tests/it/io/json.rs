//! JSON itself: what is well-formed is what `serde_json` says, and what is foreign stays as it was written.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::de::IgnoredAny;
use summitry::io::{self, ReadError};

/// Parts of which JSON is made, and some of which it is not.
const PARTS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\"a\"",
    "\"a\":",
    "[1,",
    "{\"b\":[",
    "\"\\u00e9\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"\\ude00\":1",
    "\\",
    "1",
    "-",
    "0",
    "01",
    ".5",
    "1.5",
    "e",
    "E+3",
    "true",
    "tru",
    "null",
    " ",
    "\n",
    "\t",
    "\u{1}",
    "é",
];

/// A file whose article is sound, with one more member.
fn with_member(member: &str) -> String {
    format!(
        r#"{{"format":"article-data/1.0","article":{{"id":"a","title":"A","publisher":"p","language":"en","as_of":"2025","text":"T"}},
"entities":[{{"id":"p","kind":"organisation","name":"P","evidence":[]}}],"relations":[],"events":[],{member}}}"#
    )
}

proptest! {
    #[test]
    fn what_is_json_is_read_and_nothing_else(parts in vec(select(PARTS), 0..40)) {
        let text = format!("{{\"x\":{}}}", parts.concat());
        let json = serde_json::from_str::<IgnoredAny>(&text).is_ok();
        let read = !matches!(io::read("x", text.as_bytes()), Err(ReadError::Syntax { .. }));
        prop_assert_eq!(read, json, "{}", text);
    }

    #[test]
    fn any_text_is_read_back(text in "(\\PC|[\u{0}-\u{1f}\"\\\\]){0,20}") {
        let mut source = io::read("x", with_member("\"x-a\":1").as_bytes()).unwrap().source;
        source.article.title = text;
        let again = io::read("x", io::write(&source).as_bytes()).unwrap().source;
        prop_assert_eq!(again, source);
    }
}

#[test]
fn foreign_values_keep_every_letter() {
    let value =
        r#"{"n":[1.10,-0,1e999,123456789012345678901234567890],"k":1,"k":2,"s":"\u00e9\ud800\/ , : [","e":[],"o":{}}"#;
    let spaced = value.replace(",\"", " ,\n\t\"");
    let reading = io::read("x", with_member(&format!("\"x-a\" : {spaced}")).as_bytes()).unwrap();
    assert_eq!(reading.issues, []);
    assert_eq!(reading.source.extra.get("x-a").unwrap().as_json(), value);
    let again = io::read("x", io::write(&reading.source).as_bytes()).unwrap();
    assert_eq!(again.source, reading.source);
}

#[test]
fn faults_name_their_place() {
    let fault = |text: &str| io::read("x", text.as_bytes()).unwrap_err().to_string();
    let told = |place: &str, message: &str| format!("x:{place}: expected json, found a fault in it: {message}");
    for (text, place, message) in [
        ("", "1:1", "end of file while parsing a value"),
        ("5", "1:1", "invalid type: integer `5`, expected an object"),
        ("{\"é\":1,}", "1:8", "trailing comma"),
        ("{\n1:2}", "2:1", "key must be a string"),
        ("{\"a\" 1}", "1:6", "expected `:`"),
        ("{\"a\":[1 2]}", "1:9", "expected `,` or `]`"),
        ("{\"a\":\"\\x\"}", "1:8", "invalid escape"),
        ("{\"a\":nul}", "1:9", "expected ident"),
        ("{\"a\":1.}", "1:8", "invalid number"),
        ("{\"\\ud800\":1}", "1:10", "lone surrogate in hex escape"),
        ("{} {}", "1:4", "trailing characters"),
        ("{\"a\":\"b", "1:7", "end of file while parsing a string"),
    ] {
        assert_eq!(fault(text), told(place, message), "{text}");
    }
}

#[test]
fn half_a_character_costs_only_its_record() {
    let record = r#"{"id":"q","kind":"person","name":"\ud83d","evidence":["Q"]}"#;
    let text = with_member("\"x-a\":1").replace(r#""evidence":[]}]"#, &format!(r#""evidence":[]}},{record}]"#));
    let reading = io::read("x", text.as_bytes()).unwrap();
    assert_eq!(reading.source.entities.len(), 1);
    let issues: Vec<String> = reading.issues.iter().map(ToString::to_string).collect();
    assert_eq!(issues.len(), 1);
    assert!(
        issues[0].ends_with("entities[1].name: expected a string, found a string with half a character in it"),
        "{issues:?}"
    );
}
