//! The shell: what stands where.

use yew::prelude::*;

use super::anchor;
use super::articles::Articles;
use super::files::DropZone;
use super::graph_canvas::GraphCanvas;
use super::help::Help;
use super::icon::{Icon, icon};
use super::inspector::Inspector;
use super::issues::Issues;
use super::keyboard;
use super::legend::Legend;
use super::list::List;
use super::masthead::Masthead;
use super::reader::Reader;
use super::renders;
use super::search::Search;
use super::status_bar::{NoticeBar, StatusBar};
use super::store::{StoreHandle, use_dispatch, use_select, use_store};
use super::timeline::Timeline;
use crate::host::is_narrow;
use crate::state::{Command, Panel, Store};

/// The whole app, over a store.
#[derive(Properties, Clone, PartialEq)]
pub struct AppProps {
    pub store: StoreHandle,
}

/// See [`AppProps`].
#[component]
pub fn App(props: &AppProps) -> Html {
    html! {
        <ContextProvider<StoreHandle> context={props.store.clone()}>
            <Shell />
        </ContextProvider<StoreHandle>>
    }
}

#[component]
fn Shell() -> Html {
    renders::count("Shell");
    let store = use_store();
    let panels = use_select(|state| state.session.panels.clone());
    let open = |panel: Panel| panels.contains(&panel);
    {
        let store = store.clone();
        use_effect_with((), move |()| {
            let keys = keyboard::listen(store);
            move || drop(keys)
        });
    }
    use_sheets();
    html! {
        <DropZone class={classes!(
            "shell",
            (!open(Panel::Legend)).then_some("is-left-folded"),
            (!open(Panel::Inspector)).then_some("is-right-folded"),
        )}>
            <SkipLinks />
            <Masthead />
            if open(Panel::Legend) {
                <Left />
            }
            <main class="stage">
                <GraphCanvas />
                if open(Panel::List) {
                    <List />
                }
                <NoticeBar />
            </main>
            if open(Panel::Timeline) {
                <Timeline />
            }
            if open(Panel::Inspector) {
                <Inspector />
            }
            <StatusBar />
            <Reader />
            if open(Panel::Help) {
                <Help />
            }
            if open(Panel::Issues) {
                <Issues />
            }
        </DropZone>
    }
}

/// Where panels are sheets: one at a time, and what is selected shows its details.
#[hook]
fn use_sheets() {
    let store = use_store();
    let selection = use_select(|state| state.session.selection.clone());
    let sheets = use_select(|state| {
        let open = |panel| state.session.panels.contains(&panel);
        (open(Panel::Legend), open(Panel::Inspector))
    });
    let before = use_mut_ref(|| (false, false));
    {
        let store = store.clone();
        use_effect_with(selection, move |selection| {
            if is_narrow() && !selection.is_empty() && !is_open(&store, Panel::Inspector) {
                store.dispatch(Command::TogglePanel(Panel::Inspector));
            }
        });
    }
    use_effect_with(sheets, move |sheets| {
        let (legend, inspector) = **sheets;
        let (had_legend, _) = before.replace((legend, inspector));
        if is_narrow() && legend && inspector {
            let older = if had_legend { Panel::Legend } else { Panel::Inspector };
            store.dispatch(Command::ClosePanel(older));
        }
    });
}

fn is_open(store: &Store, panel: Panel) -> bool {
    store.state().session.panels.contains(&panel)
}

#[component]
fn SkipLinks() -> Html {
    let store = use_store();
    let dispatch = use_dispatch();
    // The address after # belongs to the view, so a skip link moves the keyboard itself.
    let to_graph = |event: MouseEvent| {
        event.prevent_default();
        let _ = anchor::focus(anchor::GRAPH);
    };
    // The list may not be in the page yet: it takes the keyboard when it comes.
    let to_list = move |_: MouseEvent| {
        if is_open(&store, Panel::List) {
            let _ = anchor::focus(anchor::LIST);
        } else {
            dispatch.emit(Command::TogglePanel(Panel::List));
        }
    };
    html! {
        <nav class="skips" aria-label="Skip">
            <a class="skip" href={format!("#{}", anchor::GRAPH)} onclick={to_graph}>{ "Skip to the graph" }</a>
            <button type="button" class="skip" onclick={to_list}>{ "Skip to the list" }</button>
        </nav>
    }
}

/// The panel at the left.
#[component]
fn Left() -> Html {
    renders::count("Left");
    let dispatch = use_dispatch();
    html! {
        <aside class="rail rail-left" id="panel-left" aria-label="Search, legend and articles">
            <button type="button" class="tool rail-close" aria-label="Fold search, legend and articles"
                onclick={move |_| dispatch.emit(Command::ClosePanel(Panel::Legend))}>
                { icon(Icon::Close) }
            </button>
            <Search />
            <div class="rail-body">
                <Legend />
                <Articles />
            </div>
        </aside>
    }
}
