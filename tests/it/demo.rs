//! The demo articles: every quote stands in its text, the first gives away no more than it may, and both say what a
//! careful reader finds. Reads plain JSON, so that a mistake of the model cannot hide one of the files.

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

fn second_text() -> String {
    normal(second()["article"]["text"].as_str().unwrap())
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
    let ids: BTreeSet<String> = [first(), second()]
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
    for event in list(&first()["events"]) {
        let said = [&event["time"]["text"], &event["says"]["verbatim"]];
        let named = list(&event["participants"]).iter().map(|part| &part["as"]);
        for words in said.into_iter().chain(named).filter(|words| !words.is_null()) {
            assert!(article.contains(text(words)), "{}: {words}", event["id"]);
        }
    }
}

#[test]
fn the_second_article_is_whole_and_bears_out_its_quotes() {
    let (file, article) = (second(), second_text());
    assert_eq!(file["article"]["text_sha256"], sha256(&article).as_str());
    assert!((350..=450).contains(&article.split_whitespace().count()));
    assert_eq!(lost_quotes(&file, &article), Vec::<String>::new());
}

#[test]
fn every_record_has_evidence_and_every_reference_leads_somewhere() {
    for file in [first(), second()] {
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
    let (good, article) = (second(), second_text());
    let broken = |change: &dyn Fn(&mut Value)| {
        let mut file = good.clone();
        change(&mut file);
        file
    };
    let said = broken(&|file| file["events"][0]["evidence"][0] = "nobody wrote this".into());
    assert_eq!(lost_quotes(&said, &article).len(), 1);
    let twice = broken(&|file| file["events"][0]["evidence"][0] = "Trump".into());
    assert_eq!(lost_quotes(&twice, &article).len(), 1);
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

// What a careful reading of the first article finds.

#[test]
fn both_leaders_they_and_he_are_people() {
    let file = first();
    for (event, words) in
        [("landing", "Both leaders"), ("runway-handshake", "They"), ("three-on-three", "the two leaders")]
    {
        for person in ["trump", "putin"] {
            let part = participant(record(&file, event), person);
            assert_eq!((text(&part["as"]), text(&part["basis"])), (words, "resolved"), "{event}");
        }
    }
    assert_eq!(participant(record(&file, "fox-interview"), "trump")["as"], "he");
    assert_eq!(participant(record(&file, "root-causes-2024"), "putin")["as"], "he");
}

#[test]
fn the_lunch_and_the_one_on_one_were_cancelled() {
    for id in ["working-lunch", "one-on-one"] {
        let (file, other) = (first(), second());
        assert_eq!(record(&file, id)["status"], "cancelled");
        assert_eq!(record(&other, id)["status"], "cancelled");
        assert!(evidence(&file).iter().any(|(of, evidence)| *of == id && words(evidence).0 == "canceled"));
    }
}

#[test]
fn not_reported_is_not_the_same_as_not_done() {
    let file = first();
    assert_eq!(record(&file, "officials-talks")["status"], "unclear");
    assert_eq!(record(&file, "officials-presence")["status"], "occurred");
    assert_eq!(record(&file, "reporters-questions")["status"], "not-occurred");
    assert_eq!(record(&file, "ukraine-agreement")["status"], "not-occurred");
}

#[test]
fn who_initiated_the_summit_is_disputed() {
    let file = first();
    let arrangement = record(&file, "summit-arrangement");
    assert_eq!(arrangement["status"], "occurred");
    assert_eq!(participants(arrangement, "initiator"), ["trump", "putin"]);
    let trump = &participant(arrangement, "trump")["evidence"][0];
    assert_eq!((text(&trump["stance"]), &trump["by"]), ("implies", &Value::Null));
    let putin = &participant(arrangement, "putin")["evidence"][0];
    assert_eq!((text(&putin["stance"]), text(&putin["by"])), ("claims", "western-media"));
    assert_eq!(participants(record(&file, "initiation-claims"), "speaker"), ["western-media"]);
}

#[test]
fn progress_is_claimed_by_both_in_the_subtitle_and_by_one_in_the_body() {
    let file = first();
    let claim = record(&file, "progress-claim");
    let sections: Vec<_> = list(&claim["evidence"]).iter().map(|evidence| text(&evidence["section"])).collect();
    assert_eq!(sections, ["body", "subtitle"]);
    assert_eq!(claim["evidence"][0]["by"], "trump");
    assert_eq!(participant(claim, "putin")["evidence"][0]["section"], "subtitle");
    assert!(participant(claim, "trump")["evidence"][0].is_string());
    assert!(text(&claim["note"]).contains("only Trump"));
}

#[test]
fn three_hours_belong_to_the_meeting_and_fifteen_minutes_to_the_press_conference() {
    let file = first();
    assert_eq!(record(&file, "three-on-three")["duration"], "PT3H~");
    assert_eq!(record(&file, "press-conference")["duration"], "<PT15M");
    let with_duration = list(&file["events"]).iter().filter(|event| !event["duration"].is_null());
    assert_eq!(with_duration.count(), 2);
}

#[test]
fn furniture_gives_no_events_and_india_only_a_related_one() {
    let file = first();
    assert_eq!(record(&file, "india")["section"], "related");
    let events = list(&file["events"]).iter();
    let indian = events.filter(|event| list(&event["participants"]).iter().any(|part| part["entity"] == "india"));
    let sections: Vec<_> = indian.map(|event| text(&event["section"])).collect();
    assert_eq!(sections, ["related", "related"]);
    for (id, evidence) in evidence(&file) {
        let (quote, _) = words(evidence);
        assert!(
            !["Updated on", "No stories found", "2 min read"].iter().any(|part| quote.contains(part)),
            "{id}: {quote}"
        );
        let caption = quote.contains("Press and Information");
        assert_eq!(caption, evidence["section"] == "caption", "{id}: {quote}");
        let event = list(&file["events"]).iter().any(|event| event["id"] == id);
        assert!(!(caption && event), "{id}: a caption is no event");
    }
}

#[test]
fn relative_dates_are_resolved() {
    let file = first();
    let time = |id: &str| {
        let time = &record(&file, id)["time"];
        (text(&time["edtf"]).to_owned(), text(&time["basis"]).to_owned())
    };
    for (id, date) in [
        ("summit", "2025-08-15"),
        ("istanbul-talks", "2025-06-02"),
        ("root-causes-2024", "2024-06"),
        ("core-demands-2024", "2024-06"),
        ("witkoff-visit", "[2025-08-04..2025-08-10]"),
        ("fox-interview", "2025-08-15"),
    ] {
        assert_eq!(time(id), (date.into(), "resolved".into()), "{id}");
    }
    let landing = &record(&file, "landing")["time"];
    assert_eq!((text(&landing["clock"]), text(&landing["zone"])), ("11:00~", "America/Anchorage"));
    assert_eq!(landing["edtf"], "2025-08-15");
    assert_eq!(record(&file, "august-deadline")["deadline"], "2025-08-08");
    assert_eq!(record(&file, "fox-interview")["time"]["clock"], "night");
}

#[test]
fn the_two_articles_disagree_where_real_reports_do() {
    let (file, other) = (first(), second());
    let named = |file: &Value| {
        let all = list(&record(file, "three-on-three")["participants"]).iter();
        all.map(|part| text(&part["entity"]).to_owned()).collect::<BTreeSet<_>>()
    };
    let (one, two) = (named(&file), named(&other));
    assert_eq!(one.difference(&two).collect::<Vec<_>>(), ["dmitriev"]);
    assert_eq!(two.difference(&one).collect::<Vec<_>>(), ["ushakov"]);
    assert_eq!(record(&other, "three-on-three")["duration"], ">PT3H");
    assert_eq!(record(&other, "fox-interview")["status"], "occurred");
    assert_eq!(record(&file, "fox-interview")["status"], "planned");
    let zelensky = &record(&file, "zelensky")["ids"]["wikidata"];
    assert_eq!(zelensky, &record(&other, "zelenskyy")["ids"]["wikidata"]);
    assert!(zelensky.is_string());
}
