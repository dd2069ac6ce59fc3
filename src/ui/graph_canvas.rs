//! The canvas: the one place where the interface and what moves meet.

use web_sys::{HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

use super::blank_canvas::blank_canvas;
use super::card::hover_card;
use super::element::{Element, button, element};
use super::menu::{Asked, context_menu};
use super::pane::{self, Pane};
use super::{anchor, renders, words};
use crate::host::{Card, Menu, Stage};
use crate::state::{Command, Panel, select};

/// The graph. It renders for a card, a menu or another count of nodes, never for a frame.
pub fn graph_canvas(pane: &Pane) -> Html {
    renders::count("GraphCanvas");
    let dispatch = pane.dispatch();
    let (gl, labels, surface) = (pane.node(), pane.node(), pane.node());
    let card = pane.draft(None::<Card>);
    let menu = pane.draft(None::<Menu>);
    let failure = pane.draft(None::<String>);
    let nodes = pane.select(|state| state.document.network.node_count());
    let blank = pane.select(select::blank);
    let listed = pane.select(|state| state.session.panels.contains(&Panel::List));

    {
        let (store, gl, labels, surface) = (pane.store(), gl.clone(), labels.clone(), surface.clone());
        let (card, menu, failure) = (card.clone(), menu.clone(), failure.clone());
        pane.after((), move || {
            let parts =
                (gl.cast::<HtmlCanvasElement>(), labels.cast::<HtmlCanvasElement>(), surface.cast::<HtmlElement>());
            let stage = match parts {
                (Some(gl), Some(labels), Some(surface)) => {
                    Stage::attach(store, gl, labels, surface).map_err(|error| error.to_string())
                }
                _ => Err("its canvas is not in the page".to_owned()),
            };
            match stage {
                Ok(stage) => {
                    stage.on_card(move |shown| card.set(shown));
                    stage.on_menu(move |asked| menu.set(Some(asked)));
                    Box::new(stage)
                }
                Err(error) => {
                    failure.set(Some(error));
                    pane::nothing()
                }
            }
        });
    }

    let label =
        ["Graph of ", &words::count(*nodes, "node", "nodes"), ". Arrow keys walk along lines, L shows it as a list."];
    let layer = |class, node: &NodeRef| element("canvas", class).at(node).with("aria-hidden", "true");
    let surface = element("div", "surface")
        .at(&surface)
        .with("id", anchor::GRAPH)
        .with("role", "application")
        .given("aria-label", &label.concat())
        .with("aria-roledescription", "graph")
        .with("tabindex", if *listed { "-1" } else { "0" })
        .put(layer("layer", &gl))
        .put(layer("layer layer-labels", &labels));
    let instead = match (&*failure, *blank) {
        (Some(failure), _) => Some(failed(failure, &dispatch)),
        (None, why) => why.map(|why| blank_canvas(why, &dispatch)),
    };
    let shown = (*card).clone().filter(|_| menu.is_none());
    let asked = (*menu).clone().map(|shown| Asked { shown, of: menu });
    element("div", "canvas")
        .put(surface)
        .put(pane::of(whereabouts))
        .put(instead.map(Html::from).unwrap_or_default())
        .put(shown.map(|card| pane::with(hover_card, card)).unwrap_or_default())
        .put(asked.map(|asked| pane::with(context_menu, asked)).unwrap_or_default())
        .into()
}

/// What stands where no graph can be drawn.
fn failed(failure: &str, dispatch: &Callback<Command>) -> Element {
    let list = button("action action-strong", dispatch, Command::TogglePanel(Panel::List));
    let why = element("p", "").text(failure);
    element("div", "blank canvas-blank")
        .with("role", "alert")
        .put(element("h2", "").text("The graph cannot be drawn here"))
        .put(why.text(". The list has everything the graph shows; or try another browser."))
        .put(list.put(element("span", "").text("Show the list")))
}

/// Where one is in the graph, told to a screen reader: the only part that a selection renders.
fn whereabouts(pane: &Pane) -> Html {
    let told = pane.select(select::whereabouts);
    element("p", "visually-hidden").with("aria-live", "polite").with("data-told", "").text(&told).into()
}
