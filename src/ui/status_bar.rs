//! The foot of the page: how much is seen, what the layout does, what was just said.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::store::{use_dispatch, use_select};
use super::{renders, words};
use crate::graph::{NodeKind, Visible};
use crate::state::{Command, State};

/// The status bar.
#[component]
pub fn StatusBar() -> Html {
    renders::count("StatusBar");
    let counts = use_select(Counts::of);
    let paused = use_select(|state| state.session.paused);
    let selected = use_select(|state| state.session.selection.nodes.len());
    html! {
        <footer class="status">
            <p class="status-counts figures">
                { words::count(counts.entities, "name", "names") }
                { " · " }
                { words::count(counts.events, "event", "events") }
                { " · " }
                { words::count(counts.lines, "line", "lines") }
                if counts.hidden > 0 {
                    { format!(" · {} not drawn", counts.hidden) }
                }
                if *selected > 0 {
                    { format!(" · {selected} selected") }
                }
            </p>
            <p class="status-layout">
                if *paused {
                    { "Layout paused" }
                }
            </p>
            <p class="status-promise">{ "Your articles never leave this browser" }</p>
        </footer>
    }
}

/// What is drawn.
#[derive(PartialEq)]
struct Counts {
    entities: usize,
    events: usize,
    lines: usize,
    hidden: usize,
}

impl Counts {
    fn of(state: &State) -> Self {
        let (network, visibility) = (&state.document.network, &state.document.visibility);
        let drawn = |seen: &[Visible], slot: u32| seen.get(slot as usize) != Some(&Visible::Hidden);
        let mut counts = Self { entities: 0, events: 0, lines: 0, hidden: 0 };
        for (slot, node) in network.nodes() {
            match node.kind {
                _ if !drawn(&visibility.nodes, slot) => counts.hidden += 1,
                NodeKind::Entity(_) => counts.entities += 1,
                NodeKind::Event(_) => counts.events += 1,
            }
        }
        counts.lines = network.edges().filter(|(slot, ..)| drawn(&visibility.edges, *slot)).count();
        counts
    }
}

/// What the program says: once, to eyes and to screen readers.
#[component]
pub fn NoticeBar() -> Html {
    renders::count("NoticeBar");
    let dispatch = use_dispatch();
    let notice = use_select(|state| state.session.notice.clone());
    let dismiss = move |_| dispatch.emit(Command::DismissNotice);
    let text = |errors: bool| match &*notice {
        Some(notice) if notice.is_error == errors => notice.text.clone(),
        _ => String::new(),
    };
    let is_error = (*notice).as_ref().is_some_and(|notice| notice.is_error);
    html! {
        <div class={classes!("notice", notice.is_some().then_some("is-shown"), is_error.then_some("is-error"))}>
            if is_error {
                { icon(Icon::Warning) }
            }
            // Both stand always: a live region that comes with its text is often not read.
            <p role="status" aria-live="polite">{ text(false) }</p>
            <p role="alert" aria-live="assertive">{ text(true) }</p>
            if notice.is_some() {
                <button type="button" class="tool tool-small" aria-label="Dismiss the message" onclick={dismiss}>
                    { icon(Icon::Close) }
                </button>
            }
        </div>
    }
}
