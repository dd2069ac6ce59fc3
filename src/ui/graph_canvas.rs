//! The canvas: the one place where the interface and what moves meet.

use web_sys::{HtmlCanvasElement, HtmlElement};
use yew::prelude::*;

use super::blank_canvas::BlankCanvas;
use super::card::HoverCard;
use super::menu::ContextMenu;
use super::store::{use_dispatch, use_select, use_store};
use super::{anchor, renders, words};
use crate::host::{Card, Menu, Stage};
use crate::state::{Command, select};

/// The graph. It renders for a card, a menu or another count of nodes, never for a frame.
#[component]
pub fn GraphCanvas() -> Html {
    renders::count("GraphCanvas");
    let store = use_store();
    let dispatch = use_dispatch();
    let (gl, labels, surface) = (use_node_ref(), use_node_ref(), use_node_ref());
    let card = use_state_eq(|| None::<Card>);
    let menu = use_state_eq(|| None::<Menu>);
    let failure = use_state_eq(|| None::<String>);
    let nodes = use_select(|state| state.document.network.node_count());
    let blank = use_select(select::blank);
    let listed = use_select(|state| state.session.panels.contains(&crate::state::Panel::List));

    {
        let (gl, labels, surface) = (gl.clone(), labels.clone(), surface.clone());
        let (card, menu, failure) = (card.setter(), menu.setter(), failure.setter());
        use_effect_with((), move |()| {
            let parts =
                (gl.cast::<HtmlCanvasElement>(), labels.cast::<HtmlCanvasElement>(), surface.cast::<HtmlElement>());
            let stage = match parts {
                (Some(gl), Some(labels), Some(surface)) => {
                    Stage::attach(store, gl, labels, surface).map_err(|error| error.to_string())
                }
                _ => Err("its canvas is not in the page".to_owned()),
            };
            let stage = match stage {
                Ok(stage) => {
                    stage.on_card(move |shown| card.set(shown));
                    stage.on_menu(move |asked| menu.set(Some(asked)));
                    Some(stage)
                }
                Err(error) => {
                    failure.set(Some(error));
                    None
                }
            };
            move || drop(stage)
        });
    }

    let close_menu = {
        let menu = menu.setter();
        Callback::from(move |()| menu.set(None))
    };
    let label = format!(
        "Graph of {}. Arrow keys walk along lines, L shows it as a list.",
        words::count(*nodes, "node", "nodes")
    );
    html! {
        <div class="canvas">
            <div id={anchor::GRAPH} class="surface" ref={surface} role="application" aria-label={label}
                aria-roledescription="graph" tabindex={if *listed { "-1" } else { "0" }}>
                <canvas class="layer" ref={gl} aria-hidden="true"></canvas>
                <canvas class="layer layer-labels" ref={labels} aria-hidden="true"></canvas>
            </div>
            <Whereabouts />
            if let Some(failure) = &*failure {
                <div class="blank canvas-blank" role="alert">
                    <h2>{ "The graph cannot be drawn here" }</h2>
                    <p>{ failure }{ ". The list has everything the graph shows; or try another browser." }</p>
                    <button type="button" class="action action-strong"
                        onclick={move |_| dispatch.emit(Command::TogglePanel(crate::state::Panel::List))}>
                        <span>{ "Show the list" }</span>
                    </button>
                </div>
            } else if let Some(why) = *blank {
                <BlankCanvas {why} />
            }
            if let Some(card) = (*card).clone().filter(|_| menu.is_none()) {
                <HoverCard {card} />
            }
            if let Some(menu) = (*menu).clone() {
                <ContextMenu {menu} onclose={close_menu} />
            }
        </div>
    }
}

/// Where one is in the graph, told to a screen reader: the only part that a selection renders.
#[component]
fn Whereabouts() -> Html {
    let told = use_select(select::whereabouts);
    html! { <p class="visually-hidden" aria-live="polite" data-told="">{ &*told }</p> }
}
