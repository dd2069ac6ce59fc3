//! What was known on a day, and what has changed since.

use proptest::prelude::*;
use summitry::model::{
    Agreement, Changed, Dataset, Date, EntityKind, Joined, Merged, Source, Status, Word, changes, days_from_civil,
};

use super::sample::{any_source, entity, global, meeting, source, time};

fn published(mut source: Source, published: &str) -> Source {
    source.article.published = Some(Date::parse(published).unwrap());
    source
}

fn day(text: &str) -> i64 {
    Date::parse(text).unwrap().range().first.unwrap()
}

#[test]
fn an_article_is_known_from_the_earliest_day_it_may_have_been_published() {
    for (as_of, out, known) in [
        ("2025-08-15", None, "2025-08-15"),
        ("2025-08-15", Some("2025-08-19"), "2025-08-19"),
        ("2025-08-15", Some("2025-08-15~"), "2025-08-15"),
        ("2025-08-15", Some("[2025-08-16..2025-08-20]"), "2025-08-16"),
        // Not before the day it speaks from.
        ("2025-08-15", Some("2025-08"), "2025-08-15"),
        ("2025-08-15", Some("[..2025-08-20]"), "2025-08-15"),
        // A month speaks from its first day.
        ("2025-08", None, "2025-08-01"),
        // Published before it speaks: the file says so.
        ("2025-08-15", Some("2025-08-10"), "2025-08-10"),
    ] {
        let article = source("a", as_of, vec![], vec![]);
        let article = out.map_or(article.clone(), |out| published(article, out));
        assert_eq!(article.article.known_from(), day(known), "{as_of} {out:?}");
    }
    let ever = published(source("a", "2025-08-15", vec![], vec![]), "[..2025-08-10]");
    assert_eq!(ever.article.known_from(), i64::MIN);
    let data: Dataset = [ever, source("b", "2025-08-15", vec![], vec![]), source("c", "2025-08-15", vec![], vec![])]
        .into_iter()
        .collect();
    assert_eq!(data.days_of_publication().into_iter().collect::<Vec<_>>(), [day("2025-08-15")]);
    assert_eq!([day("2025-08-14"), day("2025-08-15")].map(|day| data.known_count(Some(day))), [1, 3]);
}

fn people(names: &[&str]) -> Vec<summitry::model::Entity> {
    names.iter().map(|name| entity(&name.to_lowercase().replace(' ', "-"), EntityKind::Person, name)).collect()
}

/// An announcement of the 14th, and a report of the 16th that it came otherwise.
fn announced_and_reported() -> Dataset {
    let mut lunch = meeting("lunch", Status::Planned, &["ann-lee", "bob-ray"]);
    lunch.time = Some(time("2025-08-15"));
    lunch.place = Some("rome".into());
    let mut first = source("first", "2025-08-14", people(&["Ann Lee", "Bob Ray"]), vec![lunch]);
    first.entities.push(entity("rome", EntityKind::Place, "Rome"));
    let mut lunch = meeting("lunch", Status::Occurred, &["ann-lee", "cy-day"]);
    lunch.time = Some(time("2025-08-16"));
    lunch.place = Some("oslo".into());
    let walk = meeting("walk", Status::Occurred, &["cy-day"]);
    let mut second = source("second", "2025-08-16", people(&["Ann Lee", "Cy Day"]), vec![lunch, walk]);
    second.entities.push(entity("oslo", EntityKind::Place, "Oslo"));
    let mut data: Dataset = [first, second].into_iter().collect();
    data.decisions = data.decisions.same(&global("first#lunch"), &global("second#lunch"));
    data
}

#[test]
fn an_announcement_is_what_was_known_before_the_report() {
    let data = announced_and_reported();
    let now = Merged::of(&data);
    let then = Merged::known_on(&data, Some(day("2025-08-14")));
    let lunch = |merged: &Merged| merged.event(&global("first#lunch")).expect("known").clone();
    assert_eq!((lunch(&then).status(), lunch(&now).status()), (Status::Planned, Status::Occurred));
    assert_eq!(lunch(&then).place.best(), Some(&global("first#rome")));
    assert_eq!(lunch(&then).members, [global("first#lunch")]);
    assert!(!then.events.contains_key(&global("second#walk")) && !then.entities.contains_key(&global("second#oslo")));
    // One that is known now is not named after a record that was not known: the names are those of all.
    assert!(then.entity(&global("second#ann-lee")).is_some());
    assert_eq!(Merged::known_on(&data, Some(day("2025-08-13"))).events.len(), 0);

    let found = changes(&then, &now);
    let told: Vec<(String, &Changed)> = found.iter().map(|it| (it.event.to_string(), &it.what)).collect();
    let word = |status| Word::Known(status);
    let lunch = || "first#lunch".to_owned();
    assert_eq!(
        told,
        [
            (lunch(), &Changed::Status { was: word(Status::Planned), is: word(Status::Occurred) }),
            (lunch(), &Changed::Time { was: Some(time("2025-08-15")), is: time("2025-08-16") }),
            (lunch(), &Changed::Place { was: Some(global("first#rome")), is: global("second#oslo") }),
            (lunch(), &Changed::Joined(vec![global("second#cy-day")])),
            (lunch(), &Changed::Unnamed(vec![global("first#bob-ray")])),
            ("second#walk".to_owned(), &Changed::New),
        ]
    );
    assert!(found.iter().all(|change| change.sources.iter().all(|record| record.article() == "second")));
}

#[test]
fn silence_about_what_was_reported_takes_nobody_away() {
    let mut data = announced_and_reported();
    let mut first = Source::clone(data.sources.get("first").expect("open"));
    first.events[0].status = Word::Known(Status::Occurred);
    data = data.with(first);
    let then = Merged::known_on(&data, Some(day("2025-08-14")));
    let found = changes(&then, &Merged::of(&data));
    assert!(found.iter().all(|change| !matches!(change.what, Changed::Unnamed(_) | Changed::Status { .. })));
    // Two reports of what has been contradict each other instead.
    assert!(found.iter().any(|change| change.what == Changed::Disputed));
}

#[test]
fn what_closes_a_circle_is_cut_only_while_the_circle_is_known() {
    // The first article: lunch is part of talks, these of a visit. The second: the visit is part of the lunch.
    let event = |id: &str, outer: Option<&str>| {
        let outer = outer.map(Into::into);
        summitry::model::Event {
            part_of: outer.clone(),
            after: outer.into_iter().collect(),
            ..meeting(id, Status::Occurred, &[])
        }
    };
    let place = |id: &str, outer: Option<&str>| summitry::model::Entity {
        within: outer.map(Into::into),
        ..entity(id, EntityKind::Place, &["The ", id].concat())
    };
    let first = [("lunch", Some("talks")), ("talks", Some("a-visit")), ("a-visit", None)];
    let second = [("lunch", None), ("a-visit", Some("lunch"))];
    let article = |id: &str, as_of: &str, all: &[(&str, Option<&str>)]| {
        let places =
            all.iter().map(|(id, outer)| place(&["in-", id].concat(), outer.map(|it| ["in-", it].concat()).as_deref()));
        source(id, as_of, places.collect(), all.iter().map(|(id, outer)| event(id, *outer)).collect())
    };
    let mut data: Dataset =
        [article("b", "2025-08-10", &first), article("a", "2025-08-20", &second)].into_iter().collect();
    for id in ["lunch", "a-visit"] {
        data.decisions = data.decisions.same(&global(&["a#", id].concat()), &global(&["b#", id].concat()));
    }
    let joined = Joined::of(&data);
    let outer = |day: Option<i64>| {
        let known = joined.known_on(day);
        assert_eq!(known, Merged::known_on(&data, day));
        let talks = known.event(&global("b#talks")).expect("known");
        let place = known.entity(&global("b#in-talks")).expect("known");
        (talks.part_of.is_some(), talks.after.len(), place.within.is_some())
    };
    let early = Some(day("2025-08-15"));
    assert_eq!([outer(None), outer(early), outer(None), outer(early)].map(|it| it.0), [false, true, false, true]);
    assert_eq!([outer(None), outer(early)], [(false, 0, false), (true, 1, true)]);
}

#[test]
fn that_one_place_lies_within_the_other_may_be_known_later_than_both() {
    let told = |id: &str, place: &str| {
        let places = ["hall", "city"].map(|id| entity(id, EntityKind::Place, &["The ", id].concat()));
        let talks = summitry::model::Event { place: Some(place.into()), ..meeting("talks", Status::Occurred, &[]) };
        source(id, "2025-08-10", places.into(), vec![talks])
    };
    let hall = summitry::model::Entity { within: Some("city".into()), ..entity("hall", EntityKind::Place, "The hall") };
    let later = source("c", "2025-08-20", vec![hall, entity("city", EntityKind::Place, "The city")], vec![]);
    let mut data: Dataset = [told("a", "hall"), told("b", "city"), later].into_iter().collect();
    data.decisions = data.decisions.same(&global("a#talks"), &global("b#talks"));
    let joined = Joined::of(&data);
    let places = |day| joined.known_on(day).event(&global("a#talks")).expect("known").place.agreement;
    let early = Some(day("2025-08-15"));
    let (apart, within) = (Agreement::Conflict, Agreement::Compatible);
    assert_eq!([places(None), places(early), places(None), places(early)], [within, apart, within, apart]);
}

/// A day about which articles are published.
fn any_day() -> impl Strategy<Value = i64> {
    let start = days_from_civil(2025, 7, 30);
    (start..start + 25).prop_map(|day| day)
}

fn any_dataset() -> impl Strategy<Value = Dataset> {
    let dated = |id: &'static str| {
        let dates = prop_oneof![Just("2025-08-10"), Just("2025-08-14~"), Just("2025-08"), Just("[..2025-08-20]")];
        (any_source(id), proptest::option::of(dates)).prop_map(|(source, date)| match date {
            Some(date) => published(source, date),
            None => source,
        })
    };
    (dated("a"), dated("b"), dated("c"), any::<bool>()).prop_map(|(a, b, c, same)| {
        let mut data: Dataset = [a, b, c].into_iter().collect();
        if same {
            data.decisions =
                data.decisions.same(&global("a#e0"), &global("c#e0")).same(&global("b#e1"), &global("c#e1"));
        }
        data
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_later_day_knows_all_that_an_earlier_one_does(data in any_dataset(), one in any_day(), other in any_day()) {
        let (early, late) = (one.min(other), one.max(other));
        prop_assert!(data.known_count(Some(early)) <= data.known_count(Some(late)));
        let [early, late] = [early, late].map(|day| Merged::known_on(&data, Some(day)));
        prop_assert!(early.entities.keys().all(|id| late.entities.contains_key(id)));
        prop_assert!(early.events.keys().all(|id| late.events.contains_key(id)));
        prop_assert!(early.relations.keys().all(|id| late.relations.contains_key(id)));
        for (id, event) in &early.events {
            prop_assert!(event.members.iter().all(|member| late.event(id).is_some_and(|it| it.members.contains(member))));
        }
        prop_assert_eq!(&early.merged_of, &late.merged_of);
    }

    #[test]
    fn going_back_and_forth_in_what_is_known_is_joining_anew(
        data in any_dataset(),
        days in proptest::collection::vec(proptest::option::of(any_day()), 1..6),
    ) {
        // What was gathered for one day is no less true for the next.
        let joined = Joined::of(&data);
        for day in days {
            prop_assert_eq!(joined.known_on(day), Merged::known_on(&data, day));
        }
    }

    #[test]
    fn on_the_last_day_all_is_known_and_nothing_has_changed(data in any_dataset()) {
        let last = data.days_of_publication().iter().next_back().copied().unwrap_or(0);
        let known = Merged::known_on(&data, Some(last));
        prop_assert_eq!(&known, &Merged::of(&data));
        prop_assert_eq!(changes(&known, &Merged::of(&data)), vec![]);
    }

    #[test]
    fn what_was_known_is_what_the_articles_of_the_time_say(data in any_dataset(), day in any_day()) {
        let known = Merged::known_on(&data, Some(day));
        let of_the_time = |article: &str| data.sources.get(article).is_some_and(|it| it.is_known(Some(day)));
        for event in known.events.values() {
            prop_assert!(event.members.iter().all(|member| of_the_time(member.article())));
            prop_assert!(event.evidence.iter().all(|quote| of_the_time(quote.source.article())));
            prop_assert!(event.participants.iter().all(|row| known.entities.contains_key(&row.entity)));
        }
        for relation in known.relations.values() {
            prop_assert!(relation.evidence.iter().all(|quote| of_the_time(quote.source.article())));
            prop_assert!([&relation.from, &relation.to].iter().all(|end| known.entities.contains_key(*end)));
        }
        for entity in known.entities.values() {
            prop_assert!(entity.members.iter().all(|member| of_the_time(member.article())));
            prop_assert!(entity.names.iter().any(|name| name.value == entity.name));
        }
        for change in changes(&known, &Merged::of(&data)) {
            prop_assert!(!change.sources.is_empty());
            prop_assert!(change.sources.iter().all(|record| !of_the_time(record.article())), "{:?}", change);
        }
    }
}
