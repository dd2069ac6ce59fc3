//! The JSON Schema: made from the reader's fields, committed, and true of what reader and writer do.

use std::path::Path;

use serde_json::{Map, Value, json};
use summitry::io::{self, demo};
use summitry::model::EventType;

fn schema() -> Value {
    serde_json::from_str(&io::schema()).unwrap()
}

/// A file with every field that the schema names, filled after its shape.
fn full_file() -> Value {
    let schema = schema();
    let mut file = filled(&schema, &schema, "");
    file["article"]["text"] = json!("q");
    file["article"]["text_sha256"] = json!(io::text_sha256("q"));
    file["relations"][0]["to"] = json!("r2");
    // Ids are to be unique, and what refers to them is to find them.
    let other = |id: &str| json!({ "id": id, "kind": "place", "name": id, "evidence": ["q"] });
    file["entities"] = json!([file["entities"][0], other("r1"), other("r2")]);
    file["events"] = json!([file["events"][0], {
        "id": "v2", "type": "other", "title": "E", "status": "occurred", "evidence": ["q"],
        "participants": [{ "entity": "r1", "role": "other" }],
    }]);
    file["entities"][0]["id"] = json!("r0");
    file["events"][0]["id"] = json!("v1");
    file["events"][0]["part_of"] = json!("v2");
    file["events"][0]["after"] = json!(["v2"]);
    file["relations"][0]["id"] = json!("l1");
    file
}

fn filled(schema: &Value, shape: &Value, key: &str) -> Value {
    if let Some(reference) = shape["$ref"].as_str() {
        return filled(schema, schema.pointer(reference.trim_start_matches('#')).unwrap(), key);
    }
    if let Some(properties) = shape["properties"].as_object() {
        let fields = properties.iter().map(|(key, shape)| (key.clone(), filled(schema, shape, key)));
        return Value::Object(fields.collect::<Map<String, Value>>());
    }
    if let Some(choices) = shape["anyOf"].as_array() {
        // Evidence as an object, which has more to lose than a string.
        return filled(schema, choices.iter().find(|it| it.get("$ref").is_some()).unwrap_or(&choices[0]), key);
    }
    if let Some(constant) = shape.get("const") {
        return constant.clone();
    }
    if let Some(words) = shape["enum"].as_array() {
        return words[0].clone();
    }
    match (shape["type"].as_str().unwrap(), key) {
        ("array", _) => json!([filled(schema, &shape["items"], key)]),
        ("boolean", _) => json!(true),
        ("object", _) => json!({ "wikidata": "Q1" }),
        (_, "edtf" | "as_of" | "published" | "deadline") => json!("2025"),
        (_, "clock") => json!("11:00"),
        (_, "duration") => json!("PT3H"),
        (_, "country") => json!("US"),
        (_, "url") => json!("https://example.org"),
        (_, "quote") => json!("q"),
        (_, "prefix" | "suffix") => json!(""),
        _ => json!("r1"),
    }
}

/// Where the objects that are records stand in a full file, with the name of their definition.
const RECORDS: [(&str, &str); 9] = [
    ("", ""),
    ("/article", "article"),
    ("/entities/0", "entity"),
    ("/relations/0", "relation"),
    ("/events/0", "event"),
    ("/events/0/participants/0", "participant"),
    ("/events/0/says", "says"),
    ("/events/0/time", "time"),
    ("/events/0/evidence/0", "evidence"),
];

#[test]
fn the_committed_schema_is_the_codes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/article-data-1.0.schema.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, io::schema()).unwrap();
    }
    assert!(std::fs::read_to_string(&path).unwrap() == io::schema(), "run UPDATE=1 cargo test to write it anew");
}

#[test]
fn the_schema_knows_every_field_that_is_written_and_the_reader_every_field_of_the_schema() {
    let file = full_file();
    let reading = io::read("full.json", file.to_string().as_bytes()).unwrap();
    let issues: Vec<String> = reading.issues.iter().map(ToString::to_string).collect();
    assert!(issues.is_empty(), "{issues:#?}");
    let written: Value = serde_json::from_str(&io::write(&reading.source)).unwrap();
    assert_eq!(written, file);
}

#[test]
fn what_the_schema_requires_is_missed_and_nothing_else() {
    let (file, schema) = (full_file(), schema());
    for (place, definition) in RECORDS {
        let record = if definition.is_empty() { &schema } else { &schema["$defs"][definition] };
        let required = record["required"].as_array().unwrap();
        for key in record["properties"].as_object().unwrap().keys() {
            let mut less = file.clone();
            less.pointer_mut(place).unwrap().as_object_mut().unwrap().shift_remove(key);
            let complete = io::read("less.json", less.to_string().as_bytes()).is_ok_and(|it| it.issues.is_empty());
            assert_eq!(complete, !required.contains(&json!(key)), "{definition}.{key}");
            let mut null = file.clone();
            null.pointer_mut(place).unwrap()[key] = Value::Null;
            let readable = io::read("null.json", null.to_string().as_bytes()).is_ok_and(|it| it.issues.is_empty());
            assert_eq!(readable, complete, "{definition}.{key} as null");
        }
    }
}

#[test]
fn the_closed_lists_are_the_models() {
    let types: Vec<&str> = EventType::ALL.iter().map(|word| word.as_str()).collect();
    assert_eq!(schema()["$defs"]["event"]["properties"]["type"]["enum"], json!(types));
}

#[test]
fn the_demo_articles_name_only_what_the_schema_names() {
    let schema = schema();
    for (name, json) in demo::sources() {
        let file: Value = serde_json::from_str(json).unwrap();
        for list in ["entities", "relations", "events"] {
            let definition = match list {
                "entities" => "entity",
                "relations" => "relation",
                _ => "event",
            };
            for record in file[list].as_array().unwrap() {
                for key in record.as_object().unwrap().keys() {
                    assert!(schema["$defs"][definition]["properties"].get(key).is_some(), "{name} {definition}.{key}");
                }
            }
        }
    }
}
