//! Saved views: kept under a name, gone to again, undone; and links that wait for what they miss.

use super::{after, demo, effects, file, ibn, small_article};
use summitry::graph::{Condition, Projection};
use summitry::model::{EntityKind, Status};
use summitry::state::link::{View, encode, view_id};
use summitry::state::{Command, Effect, State, select};

/// The state with what is seen kept under a name, as the host answers.
fn save(state: &State, name: &str) -> State {
    let asked = effects(state, Command::SaveView(name.into()));
    let [Effect::SaveView(name)] = &asked[..] else { panic!("{asked:?}") };
    after(state, [Command::KeepView { name: name.clone(), link: encode(state, None) }])
}

fn names(state: &State) -> Vec<&str> {
    state.session.views.iter().map(|view| &*view.name).collect()
}

#[test]
fn a_saved_view_comes_back_whatever_was_done_since() {
    let state = demo();
    let seen = after(
        &state,
        [
            Command::ToggleCondition(Condition::Status(Status::Cancelled)),
            Command::SetText("lunch".into()),
            Command::ToggleProjection,
            Command::Pin { node: ibn(&state, "putin"), at: [1.5, -7.25] },
            Command::Select(ibn(&state, "putin")),
        ],
    );
    let saved = save(&seen, "Lunch");
    let other = after(&saved, [Command::ResetFilter, Command::ToggleProjection, Command::UnpinAll, Command::SelectAll]);
    let back = after(&other, [Command::ApplyView("Lunch".into())]);
    assert_eq!(back.session.filter, seen.session.filter);
    assert_eq!((back.session.projection, &back.session.pins), (seen.session.projection, &seen.session.pins));
    assert_eq!(back.session.selection, seen.session.selection);
    assert_eq!(view_id(&back), view_id(&seen));
    assert_eq!(after(&back, [Command::Undo]).session.filter, other.session.filter);
}

#[test]
fn names_are_trimmed_unique_renamed_and_deleted_and_all_of_it_undone() {
    let state = save(&save(&demo(), "one"), " two ");
    assert_eq!(names(&state), ["one", "two"]);
    let lines = after(&state, [Command::ToggleProjection]);
    let again = save(&lines, "one");
    assert_eq!(names(&again), ["one", "two"]);
    let view = View::parse(&again.session.views[0].link).expect("our own link");
    assert_eq!(view.projection, Projection::EventsAsLines);
    let taken = after(&again, [Command::RenameView { from: "one".into(), to: "two".into() }]);
    assert_eq!(names(&taken), ["one", "two"]);
    assert!(taken.session.notice.is_some_and(|notice| notice.is_error));
    let renamed = after(&again, [Command::RenameView { from: "one".into(), to: "three".into() }]);
    assert_eq!(names(&renamed), ["three", "two"]);
    let deleted = after(&renamed, [Command::DeleteView("two".into())]);
    assert_eq!(names(&deleted), ["three"]);
    assert_eq!(names(&after(&deleted, [Command::Undo])), ["three", "two"]);
    assert_eq!(names(&after(&deleted, [Command::Undo, Command::Undo])), ["one", "two"]);
    assert_eq!(effects(&state, Command::SaveView("  ".into())), []);
}

#[test]
fn a_view_id_is_of_what_is_seen_and_not_of_where_from() {
    let state = demo();
    let id = view_id(&state);
    assert!(id.len() == 6 && id.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit()), "{id}");
    assert_eq!(view_id(&after(&State::default(), [Command::OpenLink(encode(&state, None))])), id);
    let faded = after(&state, [Command::ToggleKind(EntityKind::Place)]);
    assert_ne!(view_id(&faded), id);
    assert_eq!(view_id(&after(&faded, [Command::ToggleKind(EntityKind::Place)])), id);
    // The same name and another article is another view.
    let one = after(&state, [file("two.json", &small_article("two"))]);
    let other = after(&state, [file("two.json", &small_article("two").replace("Friday", "Sunday"))]);
    assert_ne!(view_id(&one), view_id(&other));
}

#[test]
fn a_link_says_what_it_misses_and_takes_effect_when_that_is_opened() {
    let start = after(&demo(), [file("two.json", &small_article("two"))]);
    let ann = summitry::model::GlobalId::new("two", "ann");
    let seen =
        after(&start, [Command::Select(ann.clone()), Command::ToggleKind(EntityKind::Place), Command::ToggleUnfolded]);
    let link = encode(&seen, None);
    let waiting = after(&demo(), [Command::OpenLink(link.clone())]);
    let said = waiting.session.notice.as_ref().map(|notice| &*notice.text).unwrap_or_default();
    assert_eq!(
        said,
        "this view also needs \u{201c}Two met\u{201d} (two), which is not open here: open its file; \
         shown instead is what the 3 open articles say"
    );
    assert_eq!(&*select::chips(&waiting)[0].text, "Not open: Two met");
    assert!(waiting.session.selection.is_empty() && waiting.session.filter == seen.session.filter);
    // In between the reader looks at something else.
    let wandered = after(&waiting, [Command::ResetFilter, Command::SelectAll]);
    let open = after(&wandered, [file("two.json", &small_article("two"))]);
    assert_eq!(open.session.selection.nodes, [ann.clone()]);
    assert_eq!((&open.session.filter, view_id(&open)), (&seen.session.filter, view_id(&seen)));
    assert!(open.session.awaited.is_none());
    assert!(open.session.notice.is_some_and(|notice| notice.text.contains("as it was linked")));
    // Another version of the article is said, too; and one may stop waiting.
    let other = after(&wandered, [file("two.json", &small_article("two").replace("Friday", "Sunday"))]);
    let said = other.session.notice.map(|notice| notice.text).unwrap_or_default();
    assert!(said.contains("another version of \u{201c}Two met\u{201d}"), "{said}");
    let forgot = after(&wandered, [Command::ForgetLink, file("two.json", &small_article("two"))]);
    assert!(forgot.session.selection.nodes != [ann]);
    // Links without hashes and titles, as they were before, still open.
    let old = after(&demo(), [Command::OpenLink("v=1&a=two&k=place&c=1,2,3".into())]);
    let said = old.session.notice.map(|notice| notice.text).unwrap_or_default();
    assert!(said.contains("needs two, which") && old.session.filter.kinds.contains(&EntityKind::Place), "{said}");
}

#[test]
fn a_link_says_where_everything_stands_to_the_last_bit() {
    let mut view = View::of(&demo(), None);
    view.places = vec![0.1, -2.5e-7, 1234.567, f32::MIN_POSITIVE];
    let read = View::parse(&view.encode()).expect("our own link");
    assert_eq!(read.places, view.places);
    let asked = effects(&demo(), Command::OpenLink(view.encode()));
    assert!(asked.iter().any(|effect| matches!(effect, Effect::SetPlaces(places) if **places == view.places[..])));
    for broken in ["xy=A", "xy=AAAAA", "xy=////", "xy=AADAfw", "xy=AACAfwAAAAA"] {
        assert_eq!(View::parse(&format!("v=2&{broken}")).map(|view| view.places), Ok(vec![]), "{broken}");
    }
}
