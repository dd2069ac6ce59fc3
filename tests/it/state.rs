//! The state: commands, undo, the store, the actions, links, and what panels show.

mod accounts;
mod commands;
mod filters;
mod known;
mod legend;
mod links;
mod measures;
mod preferences;
mod projections;
mod random;
mod routes;
mod saved;
mod searching;
mod sentences;
mod store;
mod table;
mod time;
mod undo;
mod views;
mod work;

use std::rc::Rc;

use summitry::model::GlobalId;
use summitry::state::{Command, Effect, State, update};

/// The state after some commands, without the effects.
pub fn after(state: &State, commands: impl IntoIterator<Item = Command>) -> State {
    commands.into_iter().fold(state.clone(), |state, command| update(&state, command).0)
}

/// The demo articles, open.
pub fn demo() -> State {
    after(&State::default(), [Command::OpenDemo])
}

/// The merged thing that a record of the first demo article belongs to.
pub fn ibn(state: &State, local: &str) -> GlobalId {
    let id = GlobalId::new("ibn-anchorage", local);
    state.document.resolve(&id).unwrap_or_else(|| panic!("the demo has no {id}"))
}

/// One command, and its effects.
pub fn effects(state: &State, command: Command) -> Vec<Effect> {
    update(state, command).1
}

/// A file as the user opens it.
pub fn file(name: &str, text: &str) -> Command {
    Command::OpenFile { name: name.to_owned(), bytes: Rc::from(text.as_bytes()) }
}

/// A small article of two people who met.
pub fn small_article(article: &str) -> String {
    format!(
        r#"{{ "format": "article-data/1.0",
  "article": {{ "id": "{article}", "title": "Two met", "publisher": "paper", "language": "en", "as_of": "2025-08-15",
    "text": "Ann Archer met Bob Baker on Friday, The Paper reports." }},
  "entities": [
    {{ "id": "paper", "kind": "organisation", "name": "The Paper", "evidence": ["The Paper"] }},
    {{ "id": "ann", "kind": "person", "name": "Ann Archer", "evidence": ["Ann Archer"] }},
    {{ "id": "bob", "kind": "person", "name": "Bob Baker", "evidence": ["Bob Baker"] }} ],
  "relations": [],
  "events": [
    {{ "id": "talk", "type": "meeting", "title": "Talk of two", "status": "occurred",
      "participants": [ {{ "entity": "ann", "role": "participant" }}, {{ "entity": "bob", "role": "participant" }} ],
      "time": {{ "edtf": "2025-08-15", "basis": "resolved" }}, "evidence": ["Ann Archer met Bob Baker"] }} ] }}"#
    )
}
