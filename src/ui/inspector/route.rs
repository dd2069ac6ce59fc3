//! A path in the inspector: read out step by step, with the words that prove each.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::state::Command;
use crate::state::select::{Hop, HopLine, PathView};
use crate::ui::button::action;
use crate::ui::element::{Element, button, element};
use crate::ui::icon::Icon;
use crate::ui::node_link::name;
use crate::ui::quote::quotes;
use crate::ui::words;

/// The most lines of a step that are read out at once.
const MOST_READ: usize = 3;

/// The path.
pub fn route(view: &PathView, dispatch: &Callback<Command>) -> Html {
    let head = element("header", "subject-head").put(element("p", "subject-kind").text("path")).put(
        element("h2", "subject-name line-sentence")
            .text(&view.from.name)
            .put(element("span", "line-verb").text(" to "))
            .text(&view.to.name),
    );
    let place = match view.count {
        0 => "No path".to_owned(),
        count => {
            let of = [" of ", &count.to_string(), if view.more { " or more" } else { "" }].concat();
            let length = words::count(view.hops.len(), "step", "steps");
            ["Path ", &(view.at + 1).to_string(), &of, ", ", &length].concat()
        }
    };
    let several = view.count > 1;
    let step = |mark, label: &str, by| {
        let made = action(mark, label, dispatch, Command::StepPath(by));
        if several { made } else { made.with("aria-disabled", "true") }
    };
    let steps = element("div", "actions")
        .with("role", "group")
        .with("aria-label", "Paths")
        .put(step(Icon::Previous, "Previous", -1))
        .put(step(Icon::Next, "Next", 1))
        .put(action(Icon::Fit, "Fit", dispatch, Command::FitSelection))
        .put(action(Icon::Undo, "Turn round", dispatch, Command::TurnPath))
        .put(action(Icon::Copy, "Copy", dispatch, Command::CopyPath))
        .put(action(Icon::Close, "Close", dispatch, Command::ClearSelection));
    let empty = (view.count == 0).then(|| element("p", "empty").text(why_none(view)));
    let hops = element("ol", "hops").each(&view.hops, |hop| draw_hop(hop, dispatch));
    element("article", "subject")
        .key("path")
        .put(head)
        .put(element("p", "path-place figures").text(&place))
        .put(steps)
        .put(check("Only through what took place", !view.any_status, dispatch, Command::TogglePathStatus))
        .put(check("In time order", view.in_order, dispatch, Command::TogglePathOrder))
        .maybe(empty)
        .put(hops)
        .into()
}

/// What to do next where there is no path.
fn why_none(view: &PathView) -> &'static str {
    match (view.any_status, view.in_order) {
        (false, true) => {
            "Nothing that is shown and took place links them in time order. Untick a box, turn the path round, or show more: filters hold here, too."
        }
        (false, false) => {
            "Nothing that is shown and took place links them. Untick the box for paths through what was planned or cancelled, or show more: filters hold here, too."
        }
        (true, true) => "Nothing that is shown links them in time order. Untick it, turn the path round, or show more.",
        (true, false) => "Nothing that is shown links them. Show more: filters and folded events hold here, too.",
    }
}

fn check(label: &str, on: bool, dispatch: &Callback<Command>, command: Command) -> Element {
    let dispatch = dispatch.clone();
    let field = element("input", "").with("type", "checkbox").checked(on);
    let field = field.on(ListenerKind::onchange, Box::new(move |_| dispatch.emit(command.clone())));
    element("label", "check path-check").put(field).put(element("span", "").text(label))
}

fn draw_hop(hop: &Hop, dispatch: &Callback<Command>) -> Html {
    let (read, more) = hop.lines.split_at(hop.lines.len().min(MOST_READ));
    let line = |line: &HopLine| draw_line(hop, line, dispatch).into();
    let rest = (!more.is_empty()).then(|| {
        let summary = element("summary", "").text(&words::count(more.len(), "more line", "more lines"));
        element("details", "more").put(summary).each(more, line)
    });
    element("li", "hop").key(hop.to.id.as_str()).each(read, line).maybe(rest).into()
}

fn draw_line(hop: &Hop, (edge, words, proof): &HopLine, dispatch: &Callback<Command>) -> Element {
    let says = button("name-inline", dispatch, Command::SelectEdge(edge.clone())).text(words);
    let mut sentence = element("p", "hop-sentence")
        .put(name(&hop.from, dispatch))
        .text(" ")
        .put(says)
        .text(" ")
        .put(name(&hop.to, dispatch));
    if !hop.when.is_empty() {
        sentence = sentence.text(" ").put(element("span", "hop-when figures").text("(").text(&hop.when).text(")"));
    }
    quotes(element("div", "hop-line").put(sentence), proof, 1, dispatch)
}

/// The way back to a path that was left for one of its nodes.
pub fn back(to: &str, dispatch: &Callback<Command>) -> Element {
    let made = button("path-back", dispatch, Command::StepPath(0));
    made.put(element("span", "").text("Back to the path ").text(to))
}
