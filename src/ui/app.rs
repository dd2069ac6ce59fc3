//! The shell: what stands where.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::account::account;
use super::anchor;
use super::articles::articles;
use super::condition_bar::condition_bar;
use super::element::{Element, button, element};
use super::files::drop_zone;
use super::graph_canvas::graph_canvas;
use super::help::help;
use super::icon::{Icon, icon};
use super::inspector::inspector;
use super::issues::issues;
use super::keyboard;
use super::legend::legend;
use super::masthead::masthead;
use super::measures::measures;
use super::narrow::narrow;
use super::pane::{self, Pane, PaneProps};
use super::reader::reader;
use super::renders;
use super::saved_views::saved_views;
use super::search::search;
use super::status_bar::{notice_bar, status_bar};
use super::table::table;
use super::timeline::timeline;
use crate::host::{is_narrow, is_tight};
use crate::order::Set;
use crate::state::{Command, Panel, Store};

/// Puts the whole app, over a store, into an element of the page.
pub fn render(root: web_sys::Element, store: Rc<Store>) -> yew::AppHandle<Pane> {
    yew::Renderer::<Pane>::with_root_and_props(root, PaneProps::outermost(shell, store)).render()
}

fn shell(pane: &Pane) -> Html {
    renders::count("Shell");
    let store = pane.store();
    let panels = pane.select(|state| state.session.panels.clone());
    // On paper stand the legend, and what is said of a selection, folded or not.
    let printed = pane.select(|state| {
        let (printing, chosen) = (state.session.printing, !state.session.selection.is_empty());
        (printing, printing && chosen)
    });
    let open = |panel: Panel| {
        let on_paper = matches!(panel, Panel::Legend) && printed.0 || matches!(panel, Panel::Inspector) && printed.1;
        on_paper || panels.contains(&panel)
    };
    pane.after((), move || Box::new(keyboard::listen(store)));
    sheets(pane);
    let folded = |panel, class| if open(panel) { "" } else { class };
    let class = ["shell", folded(Panel::Legend, " is-left-folded"), folded(Panel::Inspector, " is-right-folded")];
    let shown = |panel, draw| open(panel).then(|| pane::of(draw)).unwrap_or_default();
    let stage = element("main", "stage")
        .put(pane::of(graph_canvas))
        .put(pane::of(condition_bar))
        .put(shown(Panel::List, table))
        .put(pane::of(notice_bar));
    let parts = vec![
        skip_links(pane).into(),
        pane::of(masthead),
        shown(Panel::Legend, left),
        stage.into(),
        shown(Panel::Timeline, timeline),
        shown(Panel::Inspector, inspector),
        pane::of(status_bar),
        pane::of(reader),
        shown(Panel::Help, help),
        shown(Panel::Issues, issues),
        shown(Panel::Account, account),
    ];
    drop_zone(pane, &class.concat(), parts)
}

/// Where panels are sheets: one at a time, and none over what is opened below. Where they lie over the canvas, what is
/// selected brings its details, and takes them along.
fn sheets(pane: &Pane) {
    let store = pane.store();
    let selection = pane.select(|state| state.session.selection.clone());
    let panels = pane.select(|state| state.session.panels.clone());
    let chosen = pane.kept(false);
    let before = pane.kept(Set::<Panel>::new());
    {
        let (store, selection) = (store.clone(), selection.clone());
        pane.after(selection.clone(), move || {
            let was = chosen.replace(!selection.is_empty());
            let open = is_open(&store, Panel::Inspector);
            if is_tight() && (if selection.is_empty() { was && open } else { !open }) {
                store.dispatch(Command::TogglePanel(Panel::Inspector));
            }
            pane::nothing()
        });
    }
    pane.after(panels.clone(), move || {
        let had = before.replace((*panels).clone());
        let came = |panel: &Panel| panels.contains(panel) && !had.contains(panel);
        if is_narrow() && [Panel::Legend, Panel::Inspector, Panel::Timeline, Panel::List].iter().any(came) {
            for sheet in [Panel::Inspector, Panel::Legend] {
                let both = came(&Panel::Legend) && came(&Panel::Inspector) && sheet == Panel::Inspector;
                if both || !came(&sheet) {
                    store.dispatch(Command::ClosePanel(sheet));
                }
            }
        }
        pane::nothing()
    });
}

fn is_open(store: &Store, panel: Panel) -> bool {
    store.state().session.panels.contains(&panel)
}

fn skip_links(pane: &Pane) -> Element {
    let store = pane.store();
    // The address after # belongs to the view, so a skip link moves the keyboard itself.
    let to_graph = |event: Event| {
        event.prevent_default();
        let _ = anchor::focus(anchor::GRAPH);
    };
    // The list may not be in the page yet: it takes the keyboard when it comes.
    let to_list = move |_| {
        if is_open(&store, Panel::List) {
            let _ = anchor::focus(anchor::LIST);
        } else {
            store.dispatch(Command::TogglePanel(Panel::List));
        }
    };
    let graph = element("a", "skip").given("href", &["#", anchor::GRAPH].concat()).text("Skip to the graph");
    let list = element("button", "skip").with("type", "button").text("Skip to the list");
    let store = pane.store();
    let describe = move |_| {
        if !is_open(&store, Panel::Account) {
            store.dispatch(Command::TogglePanel(Panel::Account));
        }
    };
    let words = element("button", "skip").with("type", "button").text("Describe this view");
    element("nav", "skips")
        .with("aria-label", "Skip")
        .put(graph.on(ListenerKind::onclick, Box::new(to_graph)))
        .put(list.on(ListenerKind::onclick, Box::new(to_list)))
        .put(words.on(ListenerKind::onclick, Box::new(describe)))
}

/// The panel at the left.
fn left(pane: &Pane) -> Html {
    renders::count("Left");
    let close = button("tool rail-close", &pane.dispatch(), Command::ClosePanel(Panel::Legend))
        .with("aria-label", "Fold search, legend and articles")
        .put(icon(Icon::Close));
    element("aside", "rail rail-left")
        .with("id", "panel-left")
        .with("aria-label", "Search, legend and articles")
        .put(close)
        .put(pane::of(search))
        .put(
            element("div", "rail-body")
                .put(pane::of(legend))
                .put(pane::of(narrow))
                .put(pane::of(measures))
                .put(pane::of(saved_views))
                .put(pane::of(articles)),
        )
        .into()
}
