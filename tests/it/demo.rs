//! The demo articles: every quote stands in its text, the first gives away no more than it may, and all say what a
//! careful reader finds. Reads plain JSON, so that a mistake of the model cannot hide one of the files.

mod reading;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// The most words one quote from the first article may have; its prose belongs to its publisher.
const MOST_WORDS: usize = 12;

fn read(name: &str) -> Value {
    let path = format!("{}/demo/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(&path).expect(&path)).expect(&path)
}

fn first() -> Value {
    read("ibn-anchorage.json")
}

fn second() -> Value {
    read("anchorage-recap.json")
}

fn third() -> Value {
    read("road-to-anchorage.json")
}

/// NFC, white-space runs as one space, none at the ends.
fn normal(text: &str) -> String {
    text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The publisher's text, which is not in the repository; `None`, with a word, where there is no copy beside it.
fn first_text() -> Option<String> {
    let path = format!("{}/../shared/article/inter-bellum-anchorage-summit.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: no copy of the first article at {path}");
    }
    text.map(|text| normal(&text))
}

fn text_of(file: &Value) -> String {
    normal(file["article"]["text"].as_str().unwrap())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn records(file: &Value) -> impl Iterator<Item = &Value> {
    ["entities", "relations", "events"].into_iter().flat_map(|part| list(&file[part]))
}

fn record<'a>(file: &'a Value, id: &str) -> &'a Value {
    records(file).find(|record| record["id"] == id).unwrap_or_else(|| panic!("no record {id}"))
}

/// The quote of a piece of evidence, and the same between its prefix and suffix.
fn words(evidence: &Value) -> (String, String) {
    let quote = evidence.as_str().unwrap_or_else(|| text(&evidence["quote"]));
    (quote.into(), format!("{}{quote}{}", text(&evidence["prefix"]), text(&evidence["suffix"])))
}

/// All evidence with the id of its record, the participants' included.
fn evidence(file: &Value) -> Vec<(&str, &Value)> {
    records(file)
        .flat_map(|record| {
            let own = list(&record["evidence"]);
            let parts = list(&record["participants"]).iter().flat_map(|part| list(&part["evidence"]));
            own.iter().chain(parts).map(|evidence| (text(&record["id"]), evidence))
        })
        .collect()
}

/// Quotes that are not in the text, or at more than one place.
fn lost_quotes(file: &Value, article: &str) -> Vec<String> {
    let places = |(id, evidence): (&str, &Value)| {
        let (_, words) = words(evidence);
        let count = article.match_indices(&words).count();
        (words.is_empty() || count != 1).then(|| format!("{id}: {words:?} stands there {count} times"))
    };
    evidence(file).into_iter().filter_map(places).collect()
}

/// Words of time, person and speech that are given as the article's and are not in it.
fn unsaid_words(file: &Value, article: &str) -> Vec<String> {
    let mut unsaid = Vec::new();
    for event in list(&file["events"]) {
        let said = [&event["time"]["text"], &event["says"]["verbatim"]];
        let named = list(&event["participants"]).iter().map(|part| &part["as"]);
        for words in said.into_iter().chain(named).filter(|words| !words.is_null()) {
            if !article.contains(text(words)) {
                unsaid.push(format!("{}: {words}", event["id"]));
            }
        }
    }
    unsaid
}

fn records_without_evidence(file: &Value) -> Vec<&str> {
    records(file).filter(|record| list(&record["evidence"]).is_empty()).map(|record| text(&record["id"])).collect()
}

fn long_quotes(file: &Value) -> Vec<String> {
    let all = evidence(file).into_iter().map(|(_, evidence)| words(evidence).1);
    all.filter(|words| words.split_whitespace().count() > MOST_WORDS).collect()
}

/// Characters of the text from `from` to `to` (bytes) that some quote covers, and how many there are.
fn covered(file: &Value, article: &str, from: usize, to: usize) -> (usize, usize) {
    let mut bytes = BTreeSet::new();
    for (_, evidence) in evidence(file) {
        let (_, words) = words(evidence);
        bytes.extend(article.match_indices(&words).take(1).flat_map(|(at, _)| at..at + words.len()));
    }
    let inside = |(at, _): &(usize, char)| (from..to).contains(at);
    let letters: Vec<_> = article.char_indices().filter(inside).collect();
    (letters.iter().filter(|(at, _)| bytes.contains(at)).count(), letters.len())
}

/// From the first words after the head to the last before the related headlines.
fn body(article: &str) -> (usize, usize) {
    let end = "achieved in Anchorage.";
    (article.find("The much-anticipated").unwrap(), article.find(end).unwrap() + end.len())
}

/// References that lead nowhere or to a record of the wrong sort, and ids that occur twice or are no ids.
fn broken_references(file: &Value) -> Vec<String> {
    let mut kinds: BTreeMap<&str, &str> = BTreeMap::new();
    let mut broken = Vec::new();
    for part in ["entities", "relations", "events"] {
        for record in list(&file[part]) {
            let id = text(&record["id"]);
            let known = id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
            let kind = record["kind"].as_str().filter(|_| part == "entities").unwrap_or(part);
            if !known || id.is_empty() || id.len() > 64 || id.starts_with('-') || kinds.insert(id, kind).is_some() {
                broken.push(format!("{id}: not an id of its own"));
            }
        }
    }
    let anyone: &[&str] = &["person", "country", "organisation", "place", "group"];
    let anything: &[&str] = &["person", "country", "organisation", "place", "group", "events"];
    let mut check = |from: &Value, to: &Value, allowed: &[&str]| {
        let to = text(to);
        if !kinds.get(to).is_some_and(|kind| allowed.contains(kind)) {
            broken.push(format!("{} -> {to}: not one of {allowed:?}", from["id"]));
        }
    };
    check(&file["article"], &file["article"]["publisher"], &["organisation"]);
    for record in records(file) {
        let one: [(&str, &[&str]); 3] = [("within", &["place"]), ("place", &["place"]), ("part_of", &["events"])];
        let ends = if list(&file["relations"]).contains(record) { anyone } else { &["place"] };
        for (key, allowed) in one.into_iter().chain([("from", ends), ("to", ends)]) {
            if !record[key].is_null() {
                check(record, &record[key], allowed);
            }
        }
        list(&record["after"]).iter().for_each(|to| check(record, to, &["events"]));
        list(&record["about"]).iter().for_each(|to| check(record, to, anything));
        for part in list(&record["participants"]) {
            check(record, &part["entity"], anyone);
            if !part["side"].is_null() {
                check(record, &part["side"], &["country", "organisation"]);
            }
        }
    }
    for (id, evidence) in evidence(file) {
        if !evidence["by"].is_null() {
            check(record(file, id), &evidence["by"], anyone);
        }
    }
    broken
}

/// Answers about records that are not there, or not in order.
fn broken_decisions(decisions: &Value) -> Vec<String> {
    let ids: BTreeSet<String> = [first(), second(), third()]
        .iter()
        .flat_map(|file| {
            let article = text(&file["article"]["id"]).to_owned();
            records(file).map(|record| format!("{article}#{}", text(&record["id"]))).collect::<Vec<_>>()
        })
        .collect();
    let mut broken = Vec::new();
    let mut seen = BTreeSet::new();
    for answer in ["same", "different"] {
        let pairs: Vec<Vec<&str>> =
            list(&decisions[answer]).iter().map(|pair| list(pair).iter().map(text).collect()).collect();
        if !pairs.is_sorted() {
            broken.push(format!("{answer}: not sorted"));
        }
        for pair in pairs {
            let two = matches!(pair.as_slice(), [one, other] if one < other);
            if !two || !pair.iter().all(|id| ids.contains(*id)) || !seen.insert(pair.clone()) {
                broken.push(format!("{answer}: {pair:?}"));
            }
        }
    }
    broken
}

fn participants<'a>(event: &'a Value, role: &str) -> Vec<&'a str> {
    let with_role = list(&event["participants"]).iter().filter(|part| part["role"] == role);
    with_role.map(|part| text(&part["entity"])).collect()
}

fn participant<'a>(event: &'a Value, entity: &str) -> &'a Value {
    list(&event["participants"]).iter().find(|part| part["entity"] == entity).unwrap_or_else(|| panic!("no {entity}"))
}

#[test]
fn the_first_article_ships_without_its_prose() {
    let file = first();
    assert!(file["article"]["text"].is_null() && file["article"]["subtitle"].is_null());
    assert_eq!(text(&file["article"]["text_sha256"]).len(), 64);
    assert_eq!(long_quotes(&file), Vec::<String>::new());
}

#[test]
fn the_quotes_of_the_first_article_stand_in_it_once() {
    let Some(article) = first_text() else { return };
    let file = first();
    assert_eq!(file["article"]["text_sha256"], sha256(&article).as_str());
    assert_eq!(lost_quotes(&file, &article), Vec::<String>::new());
}

#[test]
fn the_quotes_of_the_first_article_are_under_a_third_of_it() {
    let Some(article) = first_text() else { return };
    let (from, to) = body(&article);
    for (from, to) in [(from, to), (0, article.len())] {
        let (quoted, all) = covered(&first(), &article, from, to);
        assert!(quoted > 0 && quoted * 3 < all, "{quoted} of {all} characters are quoted");
    }
}

#[test]
fn the_words_of_time_and_person_stand_in_the_first_article() {
    let Some(article) = first_text() else { return };
    assert_eq!(unsaid_words(&first(), &article), Vec::<String>::new());
}

#[test]
fn the_articles_of_our_own_are_whole_and_bear_out_their_quotes() {
    for file in [second(), third()] {
        let article = text_of(&file);
        assert_eq!(file["article"]["text_sha256"], sha256(&article).as_str());
        assert!((300..=450).contains(&article.split_whitespace().count()));
        assert_eq!(lost_quotes(&file, &article), Vec::<String>::new());
        assert_eq!(unsaid_words(&file, &article), Vec::<String>::new());
    }
}

#[test]
fn every_record_has_evidence_and_every_reference_leads_somewhere() {
    for file in [first(), second(), third()] {
        assert_eq!(file["format"], "article-data/1.0");
        assert_eq!(records_without_evidence(&file), Vec::<&str>::new());
        assert_eq!(broken_references(&file), Vec::<String>::new());
    }
}

#[test]
fn the_answers_about_likeness_name_records_that_are_there() {
    let decisions = read("decisions.json");
    assert_eq!(decisions["format"], "merge-decisions/1.0");
    assert!(!list(&decisions["same"]).is_empty() && !list(&decisions["different"]).is_empty());
    assert_eq!(broken_decisions(&decisions), Vec::<String>::new());
}

#[test]
fn a_mistake_in_a_demo_file_is_noticed() {
    let (good, article) = (second(), text_of(&second()));
    let broken = |change: &dyn Fn(&mut Value)| {
        let mut file = good.clone();
        change(&mut file);
        file
    };
    let said = broken(&|file| file["events"][0]["evidence"][0] = "nobody wrote this".into());
    assert_eq!(lost_quotes(&said, &article).len(), 1);
    let twice = broken(&|file| file["events"][0]["evidence"][0] = "Trump".into());
    assert_eq!(lost_quotes(&twice, &article).len(), 1);
    let unsaid = broken(&|file| file["events"][0]["time"]["text"] = "the day before".into());
    assert_eq!(unsaid_words(&unsaid, &article).len(), 1);
    let long = broken(&|file| file["events"][0]["evidence"][0] = "a b c d e f g h i j k l m".into());
    assert_eq!(long_quotes(&long).len(), 1 + long_quotes(&good).len());
    let whole = broken(&|file| file["events"][0]["evidence"][0] = article.as_str().into());
    assert_eq!(covered(&whole, &article, 0, article.len()).0, article.chars().count());
    let silent = broken(&|file| file["relations"][0]["evidence"] = Value::Array(Vec::new()));
    assert_eq!(records_without_evidence(&silent), ["r-trump-us"]);
    let dangling = [
        broken(&|file| file["article"]["publisher"] = "trump".into()),
        broken(&|file| file["events"][1]["id"] = file["events"][0]["id"].clone()),
        broken(&|file| file["events"][0]["place"] = "us".into()),
        broken(&|file| file["relations"][0]["to"] = "summit".into()),
        broken(&|file| file["events"][0]["participants"][0]["side"] = "putin".into()),
        broken(&|file| file["events"][0]["evidence"][0] = serde_json::json!({ "quote": "met", "by": "nobody" })),
    ];
    assert!(dangling.iter().all(|file| !broken_references(file).is_empty()));

    let mut decisions = read("decisions.json");
    list_mut(&mut decisions["same"]).reverse();
    assert_eq!(broken_decisions(&decisions), ["same: not sorted"]);
    decisions["same"] = serde_json::json!([["anchorage-recap#summit", "ibn-anchorage#nothing"]]);
    assert_eq!(broken_decisions(&decisions).len(), 1);
}

fn list_mut(value: &mut Value) -> &mut Vec<Value> {
    value.as_array_mut().unwrap()
}
