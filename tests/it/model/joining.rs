//! Joining articles: the rules of the format one by one, then the laws over any articles.

use proptest::prelude::*;
use summitry::model::{
    Agreement, Dataset, Duration, EntityKind, GlobalId, Likeness, Merged, RelationType, Source, Status,
};

use super::sample::{any_source, entity, global, meeting, relation, source, time, with_alias, with_id};

use EntityKind::{Country, Group, Organisation, Person, Place};

fn dataset(sources: impl IntoIterator<Item = Source>) -> Dataset {
    sources.into_iter().collect()
}

/// Whether two records are one.
fn one(dataset: &Dataset, a: &str, b: &str) -> bool {
    let merged = Merged::of(dataset);
    merged.merged_of.get(&global(a)).unwrap() == merged.merged_of.get(&global(b)).unwrap()
}

/// Two articles with one entity `x` each.
fn two(a: summitry::model::Entity, b: summitry::model::Entity) -> Dataset {
    dataset([source("a", "2025", vec![a], vec![]), source("b", "2025", vec![b], vec![])])
}

#[test]
fn a_shared_external_id_joins() {
    let data = two(
        with_id(entity("x", Country, "Russia"), "iso3166", "RU"),
        with_id(entity("x", Country, "Russian Federation"), "iso3166", "ru"),
    );
    assert!(one(&data, "a#x", "b#x"));
}

#[test]
fn different_external_ids_forbid_whatever_the_names_say() {
    let q = |id: &str, value: &str| with_id(entity(id, Person, "Ann Lee"), "wikidata", value);
    assert!(!one(&two(q("x", "Q1"), q("x", "Q2")), "a#x", "b#x"));
    // A third one without an id could be either: it joins neither.
    let data = two(q("x", "Q1"), q("x", "Q2")).with(source("c", "2025", vec![entity("x", Person, "Ann Lee")], vec![]));
    assert!(!one(&data, "a#x", "c#x") && !one(&data, "b#x", "c#x"));
    // Nor by way of a third one that shares another id with both.
    let both = with_id(with_id(entity("x", Person, "A"), "wikidata", "Q1"), "viaf", "7");
    let other = with_id(with_id(entity("x", Person, "B"), "wikidata", "Q2"), "viaf", "7");
    let bridge = source("c", "2025", vec![with_id(entity("x", Person, "C"), "viaf", "7")], vec![]);
    let data = two(both, other).with(bridge);
    assert!(one(&data, "a#x", "c#x") && !one(&data, "a#x", "b#x"));
}

#[test]
fn equal_names_and_aliases_join_within_a_kind() {
    assert!(one(&two(entity("x", Person, "Ann Lee"), entity("x", Person, "ANN LÉE")), "a#x", "b#x"));
    let alias = with_alias(entity("x", Person, "Dr Lee"), "Ann Lee");
    assert!(one(&two(entity("x", Person, "Ann Lee"), alias), "a#x", "b#x"));
    assert!(!one(&two(entity("x", Person, "Paris Hill"), entity("x", Place, "Paris Hill")), "a#x", "b#x"));
    // One word is enough for a place, not for a person.
    assert!(one(&two(entity("x", Place, "Oslo"), entity("x", Place, "oslo")), "a#x", "b#x"));
    assert!(!one(&two(entity("x", Person, "Lee"), entity("x", Person, "Lee")), "a#x", "b#x"));
}

#[test]
fn what_one_article_keeps_apart_stays_apart() {
    let twins = vec![entity("x", Place, "Washington"), entity("y", Place, "Washington")];
    let data = dataset([
        source("a", "2025", twins, vec![]),
        source("b", "2025", vec![entity("x", Place, "Washington")], vec![]),
    ]);
    assert!(!one(&data, "a#x", "a#y") && !one(&data, "a#x", "b#x"));
    let merged = Merged::of(&data);
    let pairs: Vec<String> = merged.suggestions(&data).iter().map(|it| format!("{} {}", it.a, it.b)).collect();
    assert_eq!(pairs, ["a#x b#x", "a#y b#x"]);
}

#[test]
fn unnamed_entities_join_by_the_users_word_alone() {
    let reporters = || entity("x", Group, "Fox reporters");
    let aides = || summitry::model::Entity { unnamed: true, ..entity("x", Organisation, "The aides") };
    assert!(!one(&two(reporters(), reporters()), "a#x", "b#x"));
    let mut data = two(aides(), aides());
    assert!(!one(&data, "a#x", "b#x"));
    data.decisions = data.decisions.same(&global("a#x"), &global("b#x"));
    assert!(one(&data, "a#x", "b#x"));
}

#[test]
fn the_user_joins_and_splits_and_takes_it_back() {
    let mut data = two(entity("x", Person, "Ann Lee"), entity("x", Person, "Ann Lee"));
    let (a, b) = (global("a#x"), global("b#x"));
    data.decisions = data.decisions.different(&b, &a);
    assert!(!one(&data, "a#x", "b#x"));
    data.decisions.same.insert((a.clone(), b.clone()));
    assert!(!one(&data, "a#x", "b#x"), "same loses to different");
    data.decisions = data.decisions.forget(&a, &b);
    assert!(data.decisions.is_empty() && one(&data, "a#x", "b#x"));
}

#[test]
fn events_join_by_the_users_word_alone() {
    let people = || vec![entity("x", Person, "Ann Lee"), entity("y", Person, "Bob Ray")];
    let met = |id: &str| {
        let event = summitry::model::Event {
            time: Some(time("2025-08-15")),
            title: "Talks on the lake".into(),
            ..meeting(id, Status::Occurred, &["x", "y"])
        };
        source(if id == "e" { "a" } else { "b" }, "2025", people(), vec![event])
    };
    let mut data = dataset([met("e"), met("f")]);
    assert!(!one(&data, "a#e", "b#f"));
    let suggestions = Merged::of(&data).suggestions(&data);
    assert_eq!(suggestions.len(), 1);
    assert_eq!((suggestions[0].a.as_str(), suggestions[0].b.as_str()), ("a#e", "b#f"));
    assert_eq!(suggestions[0].likeness, Likeness::Occasion);
    data.decisions = data.decisions.same(&global("b#f"), &global("a#e"));
    let merged = Merged::of(&data);
    let event = merged.event(&global("b#f")).unwrap();
    assert_eq!(event.members, [global("a#e"), global("b#f")]);
    assert_eq!(event.participants.len(), 2);
    assert!(event.participants.iter().all(|part| part.sources.len() == 2));
    assert_eq!(event.status.agreement, Agreement::Corroborated);
    assert_eq!(merged.suggestions(&data), []);
}

/// What two articles make of two durations, times or states of one meeting.
fn joined(a: (&str, summitry::model::Event), b: (&str, summitry::model::Event)) -> summitry::model::MergedEvent {
    let mut data = dataset([
        source("a", a.0, vec![entity("x", Person, "Ann Lee")], vec![a.1]),
        source("b", b.0, vec![entity("x", Person, "Ann Lee")], vec![b.1]),
    ]);
    data.decisions = data.decisions.same(&global("a#e"), &global("b#e"));
    Merged::of(&data).event(&global("a#e")).unwrap().clone()
}

#[test]
fn values_agree_contain_each_other_or_conflict() {
    let lasting = |text: &str| summitry::model::Event {
        duration: Some(Duration::parse(text).unwrap()),
        ..meeting("e", Status::Occurred, &["x"])
    };
    let durations = |a, b| joined(("2025", lasting(a)), ("2025", lasting(b))).duration;
    assert_eq!(durations("PT3H", "PT3H").agreement, Agreement::Corroborated);
    assert_eq!(durations("PT3H~", ">PT3H").agreement, Agreement::Conflict);
    let compatible = durations("PT3H~", "PT2H50M");
    assert_eq!(compatible.agreement, Agreement::Compatible);
    assert_eq!(compatible.best().unwrap().text(), "PT2H50M", "the most precise is shown");
    let on = |edtf: &str| summitry::model::Event { time: Some(time(edtf)), ..meeting("e", Status::Occurred, &["x"]) };
    let times = |a, b| joined(("2025", on(a)), ("2025", on(b))).time;
    assert_eq!(times("2025-08", "2025-08-15").agreement, Agreement::Compatible);
    assert_eq!(times("2025-08", "2025-08-15").best().unwrap().date.text(), "2025-08-15");
    assert_eq!(times("2025-08-14", "2025-08-15").agreement, Agreement::Conflict);
    let single = joined(("2025", on("2025")), ("2025", meeting("e", Status::Occurred, &["x"])));
    assert_eq!(single.time.agreement, Agreement::Single);
    assert_eq!(single.duration.agreement, Agreement::Unstated);
}

#[test]
fn what_was_planned_is_superseded_only_by_a_later_article() {
    let met = |status| meeting("e", status, &["x"]);
    let states = |a, b| joined(a, b).status;
    let later = states(("2025-08-10", met(Status::Planned)), ("2025-08-15", met(Status::Occurred)));
    assert_eq!((later.agreement, later.best), (Agreement::Superseded, 1));
    let same_day = states(("2025-08-15", met(Status::Planned)), ("2025-08-15", met(Status::Occurred)));
    assert_eq!(same_day.agreement, Agreement::Conflict);
    let earlier = states(("2025-08-15", met(Status::Planned)), ("2025-08-10", met(Status::Occurred)));
    assert_eq!(earlier.agreement, Agreement::Conflict);
    let denied = states(("2025-08-10", met(Status::Occurred)), ("2025-08-15", met(Status::NotOccurred)));
    assert_eq!(denied.agreement, Agreement::Conflict);
    let unclear = states(("2025-08-15", met(Status::Unclear)), ("2025-08-15", met(Status::Occurred)));
    assert_eq!((unclear.agreement, unclear.best), (Agreement::Compatible, 1));
}

#[test]
fn a_place_fits_the_place_it_lies_in() {
    let article = |id: &str, place: &str| {
        let base = summitry::model::Entity { within: Some("city".into()), ..entity("base", Place, "Elmendorf Base") };
        let city = summitry::model::Entity { within: Some("state".into()), ..entity("city", Place, "Anchorage") };
        let event = summitry::model::Event { place: Some(place.into()), ..meeting("e", Status::Occurred, &["base"]) };
        let places = vec![base, city, entity("state", Place, "Alaska"), entity("other", Place, "Juneau")];
        source(id, "2025", places, vec![event])
    };
    let places = |a, b| {
        let mut data = dataset([article("a", a), article("b", b)]);
        data.decisions = data.decisions.same(&global("a#e"), &global("b#e"));
        Merged::of(&data).event(&global("a#e")).unwrap().place.clone()
    };
    let nested = places("state", "base");
    assert_eq!((nested.agreement, nested.best().unwrap().as_str()), (Agreement::Compatible, "a#base"));
    assert_eq!(places("base", "base").agreement, Agreement::Corroborated);
    assert_eq!(places("base", "other").agreement, Agreement::Conflict);
}

#[test]
fn participants_of_one_article_alone_say_so() {
    let people =
        || vec![entity("x", Person, "Ann Lee"), entity("y", Person, "Bob Ray"), entity("c", Country, "Norway")];
    let mut sided = meeting("e", Status::Occurred, &["x", "y"]);
    sided.participants[0].side = Some("c".into());
    let mut data = dataset([
        source("a", "2025", people(), vec![sided]),
        source("b", "2025", people(), vec![meeting("e", Status::Occurred, &["x"])]),
    ]);
    data.decisions = data.decisions.same(&global("a#e"), &global("b#e"));
    let merged = Merged::of(&data);
    let parts = &merged.event(&global("a#e")).unwrap().participants;
    let rows: Vec<(&str, Option<&str>, usize)> =
        parts.iter().map(|it| (it.entity.as_str(), it.side.as_ref().map(GlobalId::as_str), it.sources.len())).collect();
    // The second article names no side, which is no other side.
    assert_eq!(rows, [("a#x", Some("a#c"), 2), ("a#y", None, 1)]);
}

#[test]
fn relations_between_the_same_ends_at_the_same_time_are_one() {
    let article = |id: &str, edtf: Option<&str>, title: &str| {
        let mut source =
            source(id, "2025", vec![entity("x", Person, "Ann Lee"), entity("y", Country, "Norway")], vec![]);
        source.relations.push(summitry::model::Relation {
            title: Some(title.into()),
            time: edtf.map(time),
            ..relation("r", RelationType::HoldsOffice, "x", "y")
        });
        source
    };
    let count = |data: &Dataset| Merged::of(data).relations.len();
    assert_eq!(count(&dataset([article("a", Some("2025"), "President"), article("b", None, "president")])), 1);
    assert_eq!(count(&dataset([article("a", Some("2012"), "President"), article("b", Some("2025"), "President")])), 2);
    assert_eq!(count(&dataset([article("a", None, "President"), article("b", None, "Envoy")])), 2);
}

#[test]
fn circles_that_articles_make_together_are_cut() {
    let article = |id: &str, inner: &str, outer: &str| {
        let places = ["Northland", "Southland"].map(|name| {
            let id = name.to_lowercase();
            let within = (id == inner).then(|| outer.into());
            summitry::model::Entity { within, ..entity(&id, Place, name) }
        });
        source(id, "2025", places.into(), vec![])
    };
    let data = dataset([article("a", "northland", "southland"), article("b", "southland", "northland")]);
    let merged = Merged::of(&data);
    let within = |id: &str| merged.entities.get(&global(id)).unwrap().within.as_ref().map(GlobalId::as_str);
    assert_eq!((within("a#northland"), within("a#southland")), (Some("a#southland"), None));
}

#[test]
fn weak_likeness_is_a_suggestion_until_answered() {
    let likeness = |a: &str, b: &str, kind| {
        let data = two(entity("x", kind, a), entity("x", kind, b));
        Merged::of(&data).suggestions(&data).iter().map(|it| it.likeness).collect::<Vec<_>>()
    };
    assert_eq!(likeness("Volodymyr Zelensky", "Volodymyr Zelenskyy", Person), [Likeness::Spelling]);
    assert_eq!(likeness("Anchorage", "Anchroage", Place), [Likeness::Spelling]);
    assert_eq!(likeness("Putin", "Vladimir Putin", Person), [Likeness::Surname]);
    assert_eq!(likeness("Putin", "Putin", Person), [Likeness::Namesake]);
    // The first letter is a Cyrillic Р, which sounds like R.
    assert_eq!(likeness("Vladimir Рutin", "Vladimir Putin", Person), [Likeness::LookAlike]);
    assert_eq!(likeness("Iran", "Iraq", Country), []);
    assert_eq!(likeness("Ann Lee", "Bob Ray", Person), []);
    let mut data = two(entity("x", Person, "Putin"), entity("x", Person, "Vladimir Putin"));
    data.decisions = data.decisions.different(&global("a#x"), &global("b#x"));
    assert_eq!(Merged::of(&data).suggestions(&data), []);
    let ids = two(
        with_id(entity("x", Person, "Ann Lees"), "wikidata", "Q1"),
        with_id(entity("x", Person, "Ann Leer"), "wikidata", "Q2"),
    );
    assert_eq!(Merged::of(&ids).suggestions(&ids), []);
}

#[test]
fn an_article_opens_twice_only_if_it_says_the_same() {
    let first = source("a", "2025", vec![entity("x", Person, "Ann Lee")], vec![]);
    let data = dataset([first.clone()]);
    assert_eq!(data.open(first).unwrap(), data);
    let clash = data.open(source("a", "2025", vec![], vec![])).unwrap_err();
    assert_eq!(&*clash.id, "a");
    assert_eq!(
        clash.to_string(),
        "expected an article id that is not open yet, found \"a\", which names an open article with other content"
    );
}

/// Every source that a merged dataset names.
fn sources<'a>(merged: &'a Merged, records: &'a [GlobalId]) -> Vec<&'a GlobalId> {
    let mut sources: Vec<&GlobalId> = records.iter().collect();
    for entity in merged.entities.values() {
        sources.extend(&entity.members);
        sources.extend(entity.names.iter().map(|it| &it.source));
        sources.extend(entity.evidence.iter().map(|it| &it.source));
    }
    for event in merged.events.values() {
        sources.extend(&event.members);
        sources.extend(event.participants.iter().flat_map(|part| &part.sources));
        sources.extend(event.time.all.iter().map(|it| &it.source));
    }
    sources
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_opening_does_not_matter(a in any_source("a"), b in any_source("b"), c in any_source("c")) {
        let data = dataset([a.clone(), b.clone(), c.clone()]);
        let other = Dataset::default().open(c).unwrap().open(a.clone()).unwrap().open(b).unwrap();
        prop_assert_eq!(&Merged::of(&data), &Merged::of(&other));
        // Opening again changes nothing.
        prop_assert_eq!(&data.open(a).unwrap(), &data);
    }

    #[test]
    fn removing_an_article_removes_exactly_its_values(a in any_source("a"), b in any_source("b"), c in any_source("c")) {
        let two = dataset([a.clone(), b.clone()]);
        let three = two.open(c).unwrap();
        prop_assert_eq!(&three.without("c"), &two);
        let merged = Merged::of(&three.without("c"));
        let records = merged.merged_of.records();
        prop_assert!(sources(&merged, &records).iter().all(|source| source.article() != "c"));
        prop_assert_eq!(merged, Merged::of(&two));
    }

    #[test]
    fn every_record_is_in_one_merged_thing_and_no_thing_has_two_ids(
        a in any_source("a"), b in any_source("b"), c in any_source("c"),
    ) {
        let mut data = dataset([a, b, c]);
        data.decisions = data.decisions.same(&global("a#n0"), &global("b#n0")).same(&global("a#e0"), &global("c#e0"));
        data.decisions = data.decisions.different(&global("b#n1"), &global("c#n1"));
        let merged = Merged::of(&data);
        let mut records = 0;
        for (article, source) in &data.sources {
            let entities = source.entities.iter().map(|it| &it.id);
            let ids = entities.chain(source.events.iter().map(|it| &it.id)).chain(source.relations.iter().map(|it| &it.id));
            for id in ids {
                records += 1;
                let record = GlobalId::new(article, id);
                let thing = merged.merged_of.get(&record).unwrap();
                let members = merged.entity(&record).map(|it| &it.members)
                    .or(merged.event(&record).map(|it| &it.members))
                    .or(merged.relation(&record).map(|it| &it.members)).unwrap();
                prop_assert!(members.contains(&record));
                prop_assert_eq!(members.iter().min(), Some(thing));
            }
        }
        prop_assert_eq!(merged.merged_of.len(), records);
        for thing in merged.entities.values() {
            for scheme in thing.ids.keys() {
                let values = thing.members.iter().filter_map(|it| data.entity(it).unwrap().ids.get(scheme));
                prop_assert!(values.clone().min() == values.max());
            }
            prop_assert!(thing.members.iter().filter(|it| ["b#n1", "c#n1"].contains(&it.as_str())).count() < 2);
        }
        let answered = [global("b#n1"), global("c#n1")].map(|record| merged.merged_of.get(&record).cloned());
        for it in merged.suggestions(&data) {
            prop_assert!(it.a < it.b);
            prop_assert!([Some(it.a), Some(it.b)] != answered);
        }
    }
}
