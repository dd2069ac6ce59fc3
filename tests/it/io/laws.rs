//! Laws of the reader and writer over any article, and over any bytes.

use proptest::prelude::*;
use summitry::io::{self, Severity, demo};

use crate::model::sample::any_source;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_written_is_read_back(source in any_source("a")) {
        let json = io::write(&source);
        let reading = io::read("a.json", json.as_bytes()).unwrap();
        // Random words need not stand in the random text.
        let quotes = |issue: &&io::Issue| !issue.path.contains("evidence");
        let errors: Vec<String> = reading.issues.iter().filter(|it| it.severity == Severity::Error)
            .filter(quotes).map(ToString::to_string).collect();
        prop_assert!(errors.is_empty(), "{:#?}", errors);
        prop_assert_eq!(&reading.source, &source);
        prop_assert_eq!(io::write(&reading.source), json);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = io::read("any", &bytes);
        let _ = io::read_decisions("any", &bytes);
    }

    #[test]
    fn a_damaged_article_is_read_or_refused(
        places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..6),
    ) {
        let mut bytes = demo::sources()[1].1.as_bytes().to_vec();
        for (place, byte, how) in places {
            if bytes.is_empty() {
                break;
            }
            let at = place.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => { bytes.remove(at); }
                _ => bytes.truncate(at.max(1)),
            }
        }
        let _ = io::read("damaged", &bytes);
    }

    #[test]
    fn an_article_with_other_values_is_read_or_refused(
        places in proptest::collection::vec((any::<prop::sample::Index>(), 0..7_usize), 1..4),
    ) {
        let mut json: serde_json::Value = serde_json::from_str(demo::sources()[1].1).unwrap();
        for (place, what) in places {
            let mut values = Vec::new();
            pointers(&json, String::new(), &mut values);
            let pointer = place.get(&values).clone();
            let other = [
                serde_json::json!(null), serde_json::json!(-1.5e300), serde_json::json!("\u{0}#…"),
                serde_json::json!([[]]), serde_json::json!({"x": 1}), serde_json::json!("press"), serde_json::json!(true),
            ];
            *json.pointer_mut(&pointer).unwrap() = other[what].clone();
        }
        if let Ok(reading) = io::read("other", json.to_string().as_bytes()) {
            // What stands can be written and read without further loss.
            let again = io::read("other", io::write(&reading.source).as_bytes()).unwrap();
            prop_assert_eq!(again.source, reading.source);
        }
    }
}

/// Where every value of a JSON document stands.
fn pointers(value: &serde_json::Value, here: String, all: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| pointers(item, format!("{here}/{at}"), all));
        }
        serde_json::Value::Object(members) => {
            let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
            members.iter().for_each(|(key, item)| pointers(item, format!("{here}/{}", escaped(key)), all));
        }
        _ => {}
    }
    all.push(here);
}
