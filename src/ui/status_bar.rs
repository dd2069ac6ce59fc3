//! The foot of the page: how much is seen, what the layout does, what was just said.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::element::{Element, button, element};
use super::icon::{Icon, icon};
use super::pane::{self, Pane};
use super::{renders, words};
use crate::graph::{Filter, Projection};
use crate::state::{Command, select};

/// How long a message stands that asks for nothing, in milliseconds; what went wrong stands until it is dismissed.
const READING: u32 = 12_000;

const WITHOUT_CARD: &str = "Drawn without a graphics card";

/// The status bar.
pub fn status_bar(pane: &Pane) -> Html {
    renders::count("StatusBar");
    let counts = pane.select(select::counts);
    let layout = pane.select(|state| (state.session.paused, state.session.laying_out));
    let work = pane.select(|state| state.work.now());
    let without_card = pane.select(|state| state.session.without_card);
    let mut told = words::count(counts.entities, "name", "names");
    let mut tell = |words: &[&str]| {
        for word in words {
            told.push_str(word);
        }
    };
    if counts.as_lines == 0 || counts.events > 0 {
        tell(&[" · ", &words::count(counts.events, "event", "events")]);
    }
    if counts.as_lines > 0 {
        tell(&[" · ", &words::count(counts.as_lines, "event in lines", "events in lines")]);
    }
    tell(&[" · ", &words::count(counts.lines, "line", "lines")]);
    if counts.in_countries > 0 {
        tell(&[" · ", &words::count(counts.in_countries, "name", "names"), " in their countries"]);
    }
    if counts.hidden > 0 {
        tell(&[" · ", &counts.hidden.to_string(), " not drawn"]);
    }
    if counts.selected > 0 {
        tell(&[" · ", &counts.selected.to_string(), " selected"]);
    }
    // Told when what is asked for has changed, and not when the time runs, which the timeline tells, or for a selection.
    let asked = pane.select(|state| {
        let filter = Filter { window: None, ..state.session.filter.clone() };
        (filter, state.session.projection, state.document.dataset.sources.len())
    });
    let last = pane.kept(None::<(Rc<(Filter, Projection, usize)>, String)>);
    let mut last = last.borrow_mut();
    if last.as_ref().is_none_or(|(before, _)| *before != asked) {
        *last = Some((asked, select::shown_words(&pane.store().state())));
    }
    let shown = last.as_ref().map_or("", |(_, words)| words);
    // Where the bar is short, the sign stands for the words.
    let drawing = without_card.then(|| {
        element("p", "status-drawing")
            .with("title", WITHOUT_CARD)
            .put(icon(Icon::NoCard))
            .put(element("span", "status-words").text(WITHOUT_CARD))
    });
    element("footer", "status")
        .put(element("p", "status-counts figures").text(&told))
        .put(element("p", "visually-hidden").with("role", "status").with("data-shown", "").text(shown))
        .put(match *work {
            Some(now) => work_words(now, &pane.dispatch()),
            None => layout_words(*layout, &pane.dispatch()),
        })
        .maybe(drawing)
        .put(element("p", "status-promise").text("Your articles never leave this browser"))
        .into()
}

/// What is being made, how far it is, and what gives it up.
fn work_words((what, percent): (&'static str, u32), dispatch: &Callback<Command>) -> Element {
    let stop = button("bar-act", dispatch, Command::StopWork);
    element("div", "status-layout")
        .put(element("p", "").text(what))
        .put(progress_bar("How far this is", percent))
        .put(stop.with("title", "Leave everything as it is (Esc)").text("Stop"))
}

/// How far something is; without a value it says that something goes on.
fn progress_bar(label: &'static str, percent: u32) -> Element {
    let bar = element("progress", "").with("max", "100").with("aria-label", label);
    let percent = percent.to_string();
    if percent == "0" { bar } else { bar.given("value", &percent).text(&percent) }
}

/// What the layout does; where it takes a while, how far it is, and what keeps the picture as it is now.
fn layout_words((paused, laying_out): (bool, Option<u32>), dispatch: &Callback<Command>) -> Element {
    let mut words = String::from(if paused { "Layout paused" } else { "" });
    let bar = (!paused && laying_out.is_some()).then(|| {
        words.push_str("Laying out");
        progress_bar("How far the layout is", laying_out.unwrap_or(0))
    });
    let press = |words: &str, hint: &'static str| {
        button("bar-act", dispatch, Command::TogglePause).with("title", hint).text(words)
    };
    let button = match (paused, laying_out) {
        (false, Some(_)) => Some(press("Stop", "Keep the picture as it is now (Esc)")),
        (true, Some(_)) => Some(press("Go on", "Lay out the rest (Space)")),
        _ => None,
    };
    let told = element("div", "status-layout").put(element("p", "").text(&words)).maybe(bar);
    told.maybe(button)
}

/// What the program says: once, to eyes and to screen readers.
pub fn notice_bar(pane: &Pane) -> Html {
    renders::count("NoticeBar");
    let notice = pane.select(|state| state.session.notice.clone());
    {
        let (store, passes) = (pane.store(), notice.as_ref().as_ref().is_some_and(|notice| !notice.is_error));
        pane.after(notice.clone(), move || match passes {
            true => Box::new(Timeout::new(READING, move || store.dispatch(Command::DismissNotice))),
            false => pane::nothing(),
        });
    }
    let (said, warned, class) = match &*notice {
        None => ("", "", "notice"),
        Some(notice) if notice.is_error => ("", &*notice.text, "notice is-shown is-error"),
        Some(notice) => (&*notice.text, "", "notice is-shown"),
    };
    let sign = if warned.is_empty() { Html::default() } else { icon(Icon::Warning) };
    let dismiss = notice.is_some().then(|| {
        button("tool tool-small", &pane.dispatch(), Command::DismissNotice)
            .with("aria-label", "Dismiss the message")
            .put(icon(Icon::Close))
    });
    // Both stand always: a live region that comes with its text is often not read.
    element("div", class)
        .put(sign)
        .put(element("p", "").with("role", "status").with("aria-live", "polite").text(said))
        .put(element("p", "").with("role", "alert").with("aria-live", "assertive").text(warned))
        .put(dismiss.map(Html::from).unwrap_or_default())
        .into()
}
