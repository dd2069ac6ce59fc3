//! The box for search and actions.

use std::rc::Rc;

use super::{Change, screen, update};
use crate::model::GlobalId;
use crate::order::Listed as _;
use crate::state::select::{self, Found};
use crate::state::work::Lack;
use crate::state::{Effect, FocusTarget, Panel, Recent, Selection, State, catalog};

/// The most choices that are remembered.
const MOST_RECENT: usize = 8;

pub(super) fn set_query(change: &mut Change<'_>, query: String) {
    let session = change.session();
    if session.query != query {
        session.query = query;
        session.hit = 0;
    }
}

/// Begins to ask for a path from something, which is selected for it: of those of one name this one is meant.
pub(super) fn ask_path(change: &mut Change<'_>, id: &GlobalId) {
    let Some(id) = change.before.document.resolve(id) else { return };
    set_query(change, ["path from ", &*select::name_of(&change.before.document, &id), " to "].concat());
    let session = change.session();
    session.selection = Selection::of(vec![id]);
    session.panels.insert(Panel::Legend);
    change.effects.push(Effect::Focus(FocusTarget::Search));
}

/// Moves the marked hit, from the last to the first and back.
pub(super) fn move_hit(change: &mut Change<'_>, by: i32) {
    let count = change.before.session.found.len() as i64;
    if count > 0 {
        let hit = (change.before.session.hit as i64 + i64::from(by)).rem_euclid(count);
        change.session().hit = hit as usize;
    }
}

/// Does what the hit at this place stands for: selects a name, carries out an action, or what was asked for in words.
pub(super) fn take(state: &State, at: usize) -> Result<(State, Vec<Effect>), Lack> {
    let mut change = Change::of(state);
    let found = &state.session.found;
    let commands = match found.get(at).or(found.first()) {
        None => {
            let query = state.session.query.trim();
            if !query.is_empty() {
                change.say(["nothing here is called \u{201c}", query, "\u{201d}"].concat());
            }
            return change.finish();
        }
        Some(Found::Node { id, .. }) => {
            take_node(&mut change, id);
            return change.finish();
        }
        Some(Found::Verb(verb)) => match verb.missing {
            Some(missing) => {
                change.say(missing);
                return change.finish();
            }
            None => verb.commands.clone(),
        },
        Some(Found::Action(id)) => {
            let Some(action) = catalog::action(id) else { return change.finish() };
            match ((action.enabled)(state), (action.command)(state)) {
                (Err(why), _) => {
                    change.say([action.label, ": ", why].concat());
                    return change.finish();
                }
                (Ok(()), command) => {
                    remember(&mut change, Recent::Action(action.id));
                    command.into_iter().list()
                }
            }
        }
    };
    change.session().query.clear();
    change.session().hit = 0;
    let (mut state, mut effects) = change.finish()?;
    let waiting = state.work.waiting().len();
    for command in commands {
        if state.work.waiting().len() > waiting {
            // One after the other.
            state.work = state.work.with_command(command);
            continue;
        }
        let (next, more) = update(&state, command);
        state = next;
        effects.extend(more);
    }
    Ok((state, effects))
}

/// Selects something and brings it, or what stands for it, to the middle, shown if it was folded. The keyboard goes on from
/// there.
fn take_node(change: &mut Change<'_>, id: &GlobalId) {
    remember(change, Recent::Node(id.clone()));
    change.session().selection = Selection::of(vec![id.clone()]);
    screen::locate(change, id);
    if !change.before.session.panels.contains(&Panel::List) {
        change.effects.push(Effect::Focus(FocusTarget::Canvas));
    }
}

fn remember(change: &mut Change<'_>, choice: Recent) {
    let recent = &mut change.session().recent;
    recent.retain(|other| *other != choice);
    recent.insert(0, choice);
    recent.truncate(MOST_RECENT);
}

/// Searches anew where the query, or what is searched, has changed.
pub(super) fn follow(before: &State, next: &mut State) {
    let (old, new) = (&before.session, &next.session);
    // Most changes of the document are changes of the filter, which finds no name the more.
    let same_names = Rc::ptr_eq(&before.document.index, &next.document.index);
    if old.query != new.query || old.recent != new.recent || !same_names {
        next.session.found = Rc::new(select::find(next));
        let count = next.session.found.len();
        next.session.hit = next.session.hit.min(count.saturating_sub(1));
    }
}
