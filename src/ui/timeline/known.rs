//! The second clock: as known on which day.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::reach::Keys;
use crate::state::Command;
use crate::state::select::ClockView;
use crate::ui::button::tool;
use crate::ui::element::{Element, element};
use crate::ui::icon::Icon;

/// More ticks than these run together.
const MOST_TICKS: usize = 24;

/// The day as a slider over the days of publication, and a step back and forth.
pub(super) fn draw(view: &ClockView, dispatch: &Callback<Command>, keys: Rc<RefCell<Keys>>) -> Element {
    let of = view.of.to_string();
    let articles = [&view.articles.to_string(), " of ", &of, " articles"].concat();
    let told = [&view.day, ", from ", &*articles].concat();
    let (days, send) = (view.days.clone(), dispatch.clone());
    let slide = move |event: Event| {
        let input: Option<HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
        let at: Option<usize> = input.and_then(|input| input.value().parse().ok());
        let gesture = keys.borrow_mut().press(event.time_stamp());
        if let Some(day) = at.and_then(|at| days.get(at)) {
            send.emit(Command::SetKnown { day: Some(*day), gesture });
        }
    };
    let slider = element("input", "")
        .with("id", "known-day")
        .with("type", "range")
        .with("min", "0")
        .given("max", &view.days.len().saturating_sub(1).to_string())
        .value(&view.at.to_string())
        .given("aria-valuetext", &told)
        .on(ListenerKind::oninput, Box::new(slide));
    // A tick for each day, where they can be told apart.
    let ticks = (view.days.len() <= MOST_TICKS).then(|| {
        element("span", "known-ticks").with("aria-hidden", "true").each(&view.days, |_| element("i", "").into())
    });
    element("div", if view.is_set { "timeline-known is-set" } else { "timeline-known" })
        .with("role", "group")
        .with("aria-label", "As known on")
        .put(element("label", "").with("for", "known-day").text("As known on"))
        .put(tool("known-before", Icon::Previous, None, None))
        .put(element("span", "known-track").put(slider).maybe(ticks))
        .put(tool("known-after", Icon::Next, None, None))
        .put(element("span", "known-day figures").text(&view.day))
        .put(element("span", "known-articles").text(&articles))
}
