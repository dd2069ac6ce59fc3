//! The foot of the page: how much is seen, what the layout does, what was just said.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::store::{use_dispatch, use_select};
use super::{renders, words};
use crate::state::{Command, select};

/// The status bar.
#[component]
pub fn StatusBar() -> Html {
    renders::count("StatusBar");
    let counts = use_select(select::counts);
    let paused = use_select(|state| state.session.paused);
    let without_card = use_select(|state| state.session.without_card);
    html! {
        <footer class="status">
            <p class="status-counts figures">
                { words::count(counts.entities, "name", "names") }
                { " · " }
                if counts.as_lines == 0 {
                    { words::count(counts.events, "event", "events") }
                } else {
                    if counts.events > 0 {
                        { words::count(counts.events, "event", "events") }
                        { " · " }
                    }
                    { words::count(counts.as_lines, "event in lines", "events in lines") }
                }
                { " · " }
                { words::count(counts.lines, "line", "lines") }
                if counts.hidden > 0 {
                    { format!(" · {} not drawn", counts.hidden) }
                }
                if counts.selected > 0 {
                    { format!(" · {} selected", counts.selected) }
                }
            </p>
            <p class="status-layout">
                if *paused {
                    { "Layout paused" }
                }
            </p>
            if *without_card {
                <p class="status-drawing">{ "Drawn without a graphics card" }</p>
            }
            <p class="status-promise">{ "Your articles never leave this browser" }</p>
        </footer>
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
