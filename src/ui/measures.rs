//! What stands out, in plain words: measures that say what they count and lead to what they name.

use yew::prelude::*;

use super::button::{action, word};
use super::element::{Element, button, element};
use super::icon::Icon;
use super::pane::Pane;
use super::{anchor, renders, swatch};
use crate::state::select::{self, CommunityRow, MeasuresView, PairRow};
use crate::state::{Answer, Command, Measure, Panel};

/// The resolution is set in steps of so much.
const STEP: f32 = 0.25;
/// How high the columns of the series are.
const HEIGHT: usize = 36;
/// From the middle of one to the next, and how wide each is.
const COLUMN: usize = 4;

/// The measures, folded until asked for.
pub fn measures(pane: &Pane) -> Html {
    renders::count("Measures");
    let dispatch = pane.dispatch();
    let open = pane.select(|state| state.session.panels.contains(&Panel::Measures));
    let view = pane.select(|state| state.session.panels.contains(&Panel::Measures).then(|| select::measures(state)));
    let toggle = button("measures-toggle", &dispatch, Command::ToggleMeasures)
        .with("id", "measures-title")
        .with("aria-expanded", word(*open))
        .text("What stands out");
    let section = element("section", "measures")
        .with("id", anchor::MEASURES)
        .with("tabindex", "-1")
        .with("aria-labelledby", "measures-title")
        .put(element("h2", "section-title").put(toggle));
    let Some(view) = &*view else { return section.into() };
    let section = pairs(section, view, &dispatch);
    let section = between(section, view, &dispatch);
    let section = months(section, view, &dispatch);
    communities(section, view, &dispatch).into()
}

fn title(measure: Measure) -> Element {
    element("h3", "group-title").with("id", measure.anchor()).with("tabindex", "-1")
}

/// What is clicked to select what a row names.
fn pick(dispatch: &Callback<Command>, command: Command, selected: bool) -> Element {
    button("pick", dispatch, command).with("aria-pressed", word(selected))
}

fn pairs(to: Element, view: &MeasuresView, dispatch: &Callback<Command>) -> Element {
    let row = |row: &PairRow| {
        let PairRow { one, other, events, select, selected } = row;
        let names = element("span", "row-label").text(&one.name).text(" – ").text(&other.name);
        let count = super::words::count(*events, "event", "events");
        let pick = pick(dispatch, select.clone(), *selected).put(swatch::of(one.kind, &one.id)).put(names);
        element("li", "")
            .key(&[one.id.as_str(), other.id.as_str()].join(" "))
            .put(pick.put(element("span", "row-count figures").text(&count)))
            .into()
    };
    let rows = element("ol", "rows").with("id", "measure-pairs");
    to.put(title(Measure::Pairs).text("Most often reported together"))
        .maybe((!view.pairs.is_empty()).then(|| rows.each(&view.pairs, row)))
        .put(element("p", "fine").text(&view.pairs_count))
}

/// What is not known yet, or not any more; nothing where it is.
fn waiting<T>(answer: &Answer<T>, dispatch: &Callback<Command>) -> Option<Element> {
    match answer {
        Answer::Unasked | Answer::Known(_) => None,
        Answer::Asked { progress, .. } => {
            let done = ((progress * 100.0) as u32).to_string();
            let bar = element("progress", "")
                .with("max", "100")
                .with("aria-label", "How much is worked out")
                .given("value", &done)
                .text(&done);
            Some(element("div", "measure-wait").put(bar).put(action(
                Icon::Close,
                "Stop",
                dispatch,
                Command::StopMeasures,
            )))
        }
        Answer::GivenUp => {
            let again = action(Icon::Redo, "Work it out", dispatch, Command::AskMeasures);
            Some(element("div", "measure-wait").put(element("span", "fine").text("Stopped.")).put(again))
        }
    }
}

fn between(to: Element, view: &MeasuresView, dispatch: &Callback<Command>) -> Element {
    let rows = match &view.between {
        Answer::Known(rows) if rows.is_empty() => Some(element("p", "fine").text("Here nobody lies between others.")),
        Answer::Known(rows) => Some(element("ol", "rows").with("id", "measure-between").each(rows, |(node, share)| {
            let pick = button("pick", dispatch, Command::Select(node.id.clone()))
                .put(swatch::of(node.kind, &node.id))
                .put(element("span", "row-label").text(&node.name))
                .put(element("span", "row-count figures").text(share));
            element("li", "").key(node.id.as_str()).put(pick).into()
        })),
        _ => None,
    };
    to.put(title(Measure::Between).text("Connects otherwise separate ").text(view.who))
        .maybe(rows)
        .maybe(waiting(&view.between, dispatch))
        .put(element("p", "fine").text(&view.between_count))
}

fn months(to: Element, view: &MeasuresView, dispatch: &Callback<Command>) -> Element {
    let to = to.put(title(Measure::Months).text("Most meetings per month"));
    let to = to.maybe((view.columns.len() > 1).then(|| series(view)));
    let rows = element("ol", "rows").with("id", "measure-months").each(&view.months, |month| {
        let count = super::words::count(month.events.len(), "meeting", "meetings");
        let pick = pick(dispatch, Command::SelectMany(month.events.clone()), month.selected)
            .put(element("span", "row-label").text(&month.label))
            .put(element("span", "row-count figures").text(&count));
        element("li", "").key(&month.label).put(pick).into()
    });
    to.maybe((!view.months.is_empty()).then_some(rows)).put(element("p", "fine").text(&view.months_count))
}

/// The months as columns, the highest marked.
fn series(view: &MeasuresView) -> Element {
    let most = view.columns.iter().copied().max().unwrap_or(1).max(1);
    let (mut all, mut peak) = (String::new(), String::new());
    for (at, count) in view.columns.iter().enumerate() {
        let height = (count * HEIGHT).div_ceil(most);
        let path = if *count == most && peak.is_empty() { &mut peak } else { &mut all };
        if height > 0 {
            let (x, y) = ((at * COLUMN + COLUMN / 2).to_string(), (HEIGHT - height).to_string());
            path.push_str(&["M", &x, " ", &HEIGHT.to_string(), "V", &y].concat());
        }
    }
    let width = (view.columns.len() * COLUMN).to_string();
    let drawing = element("svg", "measure-series")
        .given("viewBox", &["0 0 ", &width, " ", &HEIGHT.to_string()].concat())
        .with("preserveAspectRatio", "none")
        .with("aria-hidden", "true")
        .put(element("path", "measure-columns").given("d", &all))
        .put(element("path", "measure-peak").given("d", &peak));
    element("div", "").put(drawing).put(element("p", "fine figures").text(&view.reach))
}

fn communities(to: Element, view: &MeasuresView, dispatch: &Callback<Command>) -> Element {
    let shown = view.resolution.is_some();
    let check = {
        let dispatch = dispatch.clone();
        element("input", "").with("type", "checkbox").with("id", "communities").checked(shown).on_check(move |shown| {
            dispatch.emit(Command::SetCommunities(shown.then_some(1.0)));
        })
    };
    let check = element("label", "check").put(check).put(element("span", "").text("Show them on the graph"));
    let to = to.put(element("h3", "group-title").text("Communities")).put(check);
    let Some(resolution) = view.resolution else { return to };
    let slider = {
        let dispatch = dispatch.clone();
        element("input", "")
            .with("type", "range")
            .with("id", "resolution")
            .with("min", "1")
            .with("max", "16")
            .with("step", "1")
            .value(&((resolution / STEP).round() as u32).to_string())
            .on_type(move |text| {
                if let Ok(steps) = text.parse::<u32>() {
                    dispatch.emit(Command::SetCommunities(Some(steps as f32 * STEP)));
                }
            })
    };
    let slider = element("div", "measure-slider")
        .put(element("label", "").with("for", "resolution").text("Few and large to many and small"))
        .put(slider);
    let rows = match &view.communities {
        Answer::Known(rows) if rows.is_empty() => Some(element("p", "fine").text("Here are none.")),
        Answer::Known(rows) => Some(element("ol", "rows").with("id", "measure-communities").each(rows, |row| {
            let CommunityRow { colour, names, members, selected } = row;
            let mark = element("span", "community-mark").given("data-community", &(colour % 8).to_string());
            let pick = pick(dispatch, Command::SelectMany(members.clone()), *selected)
                .put(mark)
                .put(element("span", "row-label").text(names))
                .put(element("span", "row-count figures").text(&members.len().to_string()));
            element("li", "").put(pick).into()
        })),
        _ => None,
    };
    to.put(slider)
        .maybe(rows)
        .maybe(waiting(&view.communities, dispatch))
        .maybe((!view.communities_count.is_empty()).then(|| element("p", "fine").text(&view.communities_count)))
}
