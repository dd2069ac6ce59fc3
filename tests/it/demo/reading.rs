//! What a careful reader finds in the demo articles, and where they disagree as real reports do.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{evidence, first, list, participant, participants, read, record, second, text, third, words};

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

#[test]
fn the_third_article_announces_what_came_otherwise() {
    let file = third();
    let article = &file["article"];
    assert_eq!((text(&article["published"]), text(&article["as_of"])), ("2025-08-14", "2025-08-14"));
    let status = |file: &Value, id: &str| text(&record(file, id)["status"]).to_owned();
    for (id, later) in [
        ("one-on-one", "cancelled"),
        ("working-lunch", "cancelled"),
        ("press-conference", "occurred"),
        ("summit", "occurred"),
    ] {
        assert_eq!((status(&file, id), status(&second(), id)), ("planned".into(), later.into()), "{id}");
        let pair = serde_json::json!([format!("anchorage-recap#{id}"), format!("road-to-anchorage#{id}")]);
        assert!(list(&read("decisions.json")["same"]).contains(&pair), "{id}");
    }
    assert_eq!(record(&file, "one-on-one")["time"]["clock"], "11:30~");
    assert_eq!(record(&file, "summit")["place"], "jber");
    // Nothing that was only known later is in it.
    assert!(["2025-08-15~", "2025-08-16", "2025-08-18"].iter().all(|day| !file.to_string().contains(day)));
}
