//! Carrying out an action of the catalog.

use super::anchor;
use crate::state::catalog::Action;
use crate::state::{Command, Panel, Store};

/// Does what the action does now; says why where it can do nothing.
pub fn act(store: &Store, action: &Action) {
    let state = store.state();
    match (action.command)(&state) {
        Some(command) => dispatch(store, command),
        None => {
            if let Err(why) = (action.enabled)(&state) {
                store.dispatch(Command::Say { text: format!("{}: {why}", action.label), is_error: false });
            }
        }
    }
}

/// Dispatches; a search needs its panel open first.
pub fn dispatch(store: &Store, command: Command) {
    let searches = matches!(command, Command::FocusSearch);
    if searches && !store.state().session.panels.contains(&Panel::Legend) {
        store.dispatch(Command::TogglePanel(Panel::Legend));
    }
    store.dispatch(command);
    if searches {
        anchor::focus_when_there(anchor::SEARCH);
    }
}
