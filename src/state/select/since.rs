//! The day of knowledge: what was known on it, and what has changed since.

use std::rc::Rc;

use super::in_time_order;
use super::names::{link, listed, name_of, publisher, told_by};
use super::rows::quotes;
use super::{ChangeRow, ClockView, KnownView, StatusStep, words};
use crate::model::{Change, Changed, GlobalId, MergedEvent, Source, Time, changes};
use crate::order::Listed as _;
use crate::order::{self, Map, Set};
use crate::scene::timeline::day;
use crate::state::{Document, State};

/// The most events that were not known then that are told one by one.
const MOST_FRESH: usize = 100;

/// What was known on the day of knowledge, and what has changed since; `None` where all is known.
pub fn known(state: &State) -> Option<KnownView> {
    let known = state.session.known?;
    // All that follows speaks of what is known now.
    let document = &state.document.knowing_all();
    let mut by_event: Map<GlobalId, Vec<Change>> = Map::new();
    for change in changes(&state.document.merged, &document.whole) {
        by_event.entry(change.event.clone()).or_default().push(change);
    }
    let events = in_time_order(&document.whole, by_event.keys().cloned());
    let all = events.into_iter().filter_map(|id| by_event.remove(&id)).flatten();
    let (mut rows, mut fresh, mut fresh_count) = (Vec::new(), Vec::new(), 0);
    for change in all {
        if change.what != Changed::New {
            rows.extend(row(document, &change));
        } else {
            fresh_count += 1;
            fresh.extend((fresh_count <= MOST_FRESH).then(|| row(document, &change)).flatten());
        }
    }
    // What became of the announced is asked first; the sort keeps the order of time.
    order::sort_by_key(&mut rows, |row: &ChangeRow| row.rank);
    let sources = document.dataset.sources.values();
    let later: Vec<&Source> = sources.map(|source| &**source).filter(|source| !source.is_known(Some(known))).list();
    Some(KnownView {
        day: day(known).into(),
        articles: document.dataset.sources.len() - later.len(),
        later: in_order_of_publication(later).into_iter().map(|source| told_by(source)).list(),
        names: document.whole.entities.len() - state.document.merged.entities.len(),
        rows,
        fresh,
        fresh_count,
    })
}

/// The clock; `None` where all articles were published on one day, so that there is nothing to go back to.
pub fn clock(state: &State) -> Option<ClockView> {
    let State { document, session, .. } = state;
    let days = document.dataset.days_of_publication().into_iter().list();
    if days.len() < 2 && session.known.is_none() {
        return None;
    }
    let at = session.known.map_or(days.len(), |known| days.partition_point(|day| *day <= known)).saturating_sub(1);
    let shown = session.known.or(days.get(at).copied()).unwrap_or_default();
    Some(ClockView {
        at,
        day: day(shown).into(),
        is_set: session.known.is_some(),
        articles: document.dataset.known_count(session.known),
        of: document.dataset.sources.len(),
        days,
    })
}

fn row(document: &Document, change: &Change) -> Option<ChangeRow> {
    let event = document.whole.events.get(&change.event)?;
    let names = |ids: &[GlobalId]| listed(&ids.iter().map(|id| name_of(document, id)).list());
    let from_to = |was: Option<String>, is: String| match was {
        Some(was) => format!("{was} \u{2192} {is}"),
        None => is,
    };
    let (rank, what) = match &change.what {
        Changed::Status { was, is } => (0, from_to(Some(words::status_word(was)), words::status_word(is))),
        Changed::Disputed => (1, "articles disagree since".to_owned()),
        Changed::Time { was, is } => (2, from_to(was.as_ref().map(Time::display), is.display())),
        Changed::Place { was, is } => {
            (3, from_to(was.as_ref().map(|was| name_of(document, was).to_string()), name_of(document, is).to_string()))
        }
        Changed::Joined(ids) => (4, format!("now also with {}", names(ids))),
        Changed::Unnamed(ids) => (5, format!("announced, and not named since: {}", names(ids))),
        Changed::New => (6, words::status(event.status()).to_owned()),
    };
    let sources: Set<&GlobalId> = change.sources.iter().collect();
    let joined: &[GlobalId] = if let Changed::Joined(ids) = &change.what { ids } else { &[] };
    // Who joined is proved by their own words, where they have some.
    let parts = event.participants.iter().filter(|row| joined.contains(&row.entity)).flat_map(|row| &row.evidence);
    let own = parts.filter(|quote| sources.contains(&quote.source)).list();
    let whole = event.evidence.iter().filter(|quote| own.is_empty() && sources.contains(&quote.source));
    Some(ChangeRow {
        event: link(document, &change.event, words::event_word(&event.kind))?,
        rank,
        date: super::names::date(&event.time),
        what: what.into(),
        status: event.status(),
        quotes: quotes(document, own.iter().copied().chain(whole)),
    })
}

fn in_order_of_publication(mut sources: Vec<&Source>) -> Vec<&Source> {
    order::sort_by_key(&mut sources, |source| (source.article.known_from(), source.article.id.clone()));
    sources
}

/// How far an event was said to have happened, article by article in the order of publication; what says the same as
/// the one before is told with it. Nothing where all say the same.
pub(super) fn history(document: &Document, event: &MergedEvent) -> Vec<StatusStep> {
    let mut told = Vec::new();
    for status in &event.status.all {
        told.extend(document.source_of(&status.source).map(|source| (source, status)));
    }
    order::sort_by_key(&mut told, |(source, status)| (source.article.known_from(), status.source.clone()));
    let mut steps: Vec<StatusStep> = Vec::new();
    for (source, status) in told {
        let status_name: Rc<str> = words::status_word(&status.value).into();
        let date: Rc<str> = source.article.published_or_as_of().display().into();
        let by = publisher(document, status.source.article());
        match steps.last_mut().filter(|step| step.status_name == status_name) {
            Some(step) => step.by.push((date, by)),
            None => {
                let counts = status.value.known();
                steps.push(StatusStep { status: counts, status_name, by: vec![(date, by)] });
            }
        }
    }
    if steps.len() < 2 {
        steps.clear();
    }
    steps
}
