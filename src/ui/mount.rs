//! Mounting: the store, the first articles, the view that the link describes, the app.

use std::rc::Rc;

use super::app;
use crate::host;
use crate::state::{Command, Panel, State, Store};

/// Mounts the app in the page's `#app`.
pub fn mount() {
    let Some(window) = web_sys::window() else { return };
    let Some(root) = window.document().and_then(|page| page.get_element_by_id("app")) else { return };
    let mut state = State::default();
    host::preferences::recall().apply(&mut state.session);
    host::apply_theme(state.session.theme);
    let store = Rc::new(Store::new(state));
    if host::is_narrow() {
        // The graph first; panels come as sheets when asked for.
        store.dispatch(Command::ClosePanel(Panel::Legend));
        store.dispatch(Command::ClosePanel(Panel::Timeline));
    }
    if host::is_tight() {
        store.dispatch(Command::ClosePanel(Panel::Inspector));
    }
    store.dispatch(Command::OpenDemo);
    let link = window.location().hash().unwrap_or_default();
    if link.len() > 1 {
        store.dispatch(Command::OpenLink(link));
    }
    app::render(root, store);
}
