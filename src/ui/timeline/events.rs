//! The events as a list in time order, with those that no date places.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::graph::{NodeKind, Visible};
use crate::model::GlobalId;
use crate::order::Listed as _;
use crate::state::{Command, State, Store};
use crate::ui::button::word;
use crate::ui::element::{Element, element};
use crate::ui::swatch;

/// The most that are listed at once.
const MOST: usize = 300;

/// Date and title of an event.
pub(super) fn told(state: &State, id: &GlobalId) -> (String, String) {
    state.document.merged.events.get(id).map_or_else(Default::default, |event| {
        let date = event.time.best().map_or_else(|| "undated".to_owned(), |time| time.display());
        (date, event.title.clone())
    })
}

/// Selects an event; one that is folded is shown.
pub(super) fn choose(store: &Store, dispatch: &Callback<Command>, id: &GlobalId) {
    dispatch.emit(Command::Select(id.clone()));
    let document = &store.state().document;
    let seen = document.network.slot(id).and_then(|slot| document.visibility.nodes.get(slot as usize));
    if seen == Some(&Visible::Hidden) {
        dispatch.emit(Command::Locate(id.clone()));
    }
}

/// The list: what may have been in the time that is looked at, then the undated.
pub(super) fn list(store: &Rc<Store>, dispatch: &Callback<Command>) -> Element {
    let state = store.state();
    let timeline = &state.document.timeline;
    let window = state.session.filter.window;
    let within = timeline.moments.iter().filter(|moment| window.is_none_or(|window| moment.span.overlaps(window)));
    let mut within: Vec<GlobalId> = within.map(|moment| moment.id.clone()).list();
    let row = |id: &GlobalId| {
        let (date, title) = told(&state, id);
        let kind = state.document.merged.events.get(id).map(|event| NodeKind::Event(event.family()));
        let (store, dispatch, chosen) = (store.clone(), dispatch.clone(), id.clone());
        let pressed = state.session.selection.nodes.contains(id);
        let mut button = element("button", "row").with("type", "button").with("aria-pressed", word(pressed));
        if let Some(kind) = kind {
            button = button.put(swatch::of(kind, id));
        }
        button = button
            .put(element("span", "timeline-date figures").text(&date))
            .put(element("span", "row-label").text(&title))
            .on(ListenerKind::onclick, Box::new(move |_| choose(&store, &dispatch, &chosen)));
        element("li", "").put(button).into()
    };
    let more = within.len().saturating_sub(MOST);
    within.truncate(MOST);
    let undated = timeline.undated.get(..MOST).unwrap_or(&timeline.undated);
    element("div", "timeline-list")
        .with("role", "group")
        .with("aria-label", "Events in time order")
        .with("tabindex", "0")
        .put(element("ol", "").each(&within, row))
        .maybe((more > 0).then(|| element("p", "fine").text(&format!("and {more} more: look at a shorter time"))))
        .maybe((!undated.is_empty()).then(|| element("h3", "group-title").text("Undated")))
        .maybe((!undated.is_empty()).then(|| element("ol", "").each(undated, row)))
}
