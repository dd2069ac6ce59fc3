//! The second data set of the tests: visits of heads of state to one country, 1874–1989, as one article. Where the
//! table of visits is not beside the project, what needs it is passed over.

mod article;

use summitry::state::{Command, State};

pub use article::{Visit, article, article_of, parties, records, rows};

use super::state::{after, file};

/// The visits, open; `None` where they are not there.
pub fn open() -> Option<(Vec<Visit>, State)> {
    let rows = rows()?;
    let state = after(&State::default(), [file("visits.json", &article(&rows))]);
    assert_eq!(state.document.merged.events.len(), rows.len(), "{:?}", state.document.issues.first());
    Some((rows, state))
}

/// The same, with who came together in one event.
pub fn open_together() -> Option<(Vec<Visit>, State)> {
    let rows = rows()?;
    let state = after(&State::default(), [file("visits.json", &article_of(&parties(&rows)))]);
    assert_eq!(state.document.merged.events.len(), parties(&rows).len(), "{:?}", state.document.issues.first());
    Some((rows, state))
}

#[test]
fn the_visits_become_one_article() {
    let Some((rows, state)) = open() else { return };
    assert_eq!(rows.len(), 1_167);
    // For the benches.
    std::fs::write(std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("visits.json"), article(&rows)).unwrap();
    assert_eq!(state.document.timeline.moments.len(), 1_167);
    assert!(state.document.timeline.undated.is_empty());
    let closed = after(&state, [Command::CloseArticle("visits".into())]);
    assert_eq!(closed.document.timeline.moments.len(), 0);
}
