//! Commands that wait until what they need has been made.

use super::carried_out;
use crate::graph::Projection;
use crate::state::work::{Lack, Part, Task};
use crate::state::{Command, Effect, Notice, Panel, State};

/// Carries out a command now, or after those that wait where it has to wait, too.
pub(super) fn give(state: &State, command: Command) -> (State, Vec<Effect>) {
    // Of projections asked for in a row only the last is built.
    let waiting = match (state.work.waiting(), target(state, &command)) {
        ([first], Some(_)) => target(state, first),
        _ => None,
    };
    if let Some(waiting) = waiting {
        let (stopped, mut effects) = dropped(state, Vec::new());
        let next = if command == Command::ToggleProjection { Command::Project(waiting.next()) } else { command };
        let (next, more) = give(&stopped, next);
        effects.extend(more);
        return (next, effects);
    }
    let kept = command.clone();
    match carried_out(state, command) {
        Ok(done) => done,
        Err(lack) if state.work.waiting().is_empty() => begin(state, vec![kept], lack),
        Err(_) => {
            let work = state.work.with_command(kept);
            (State { work, ..state.clone() }, Vec::new())
        }
    }
}

/// A part was made: goes on with the command that waits for it, and then with those behind it.
pub(super) fn take(state: &State, ticket: u32, task: Task, part: Part) -> (State, Vec<Effect>) {
    let Some(work) = state.work.with(ticket, task, part) else { return (state.clone(), Vec::new()) };
    let (mut next, mut effects) = (State { work, ..state.clone() }, Vec::new());
    while let [command, rest @ ..] = next.work.waiting() {
        let rest = rest.to_vec();
        match carried_out(&next, command.clone()) {
            Err(lack) => {
                let (work, effect) = next.work.begun(lack);
                next.work = work;
                effects.push(effect);
                break;
            }
            Ok((done, more)) => {
                next = State { work: next.work.of(rest), ..done };
                effects.extend(more);
            }
        }
    }
    (next, effects)
}

/// Gives up all that waits: everything stays as it is.
pub(super) fn stop(state: &State) -> (State, Vec<Effect>) {
    if state.work.waiting().is_empty() {
        return (state.clone(), Vec::new());
    }
    let (mut next, effects) = dropped(state, Vec::new());
    let text = "stopped: everything is as it was".to_owned();
    next.session.notice = Some(Notice { text, is_error: false });
    (next, effects)
}

/// Whether Escape is for what waits, since nothing lies on top of it.
pub(super) fn is_on_top(state: &State) -> bool {
    let session = &state.session;
    let covered = [Panel::Help, Panel::Issues, Panel::Account].iter().any(|panel| session.panels.contains(panel));
    !state.work.waiting().is_empty() && !covered && !session.lasso
}

fn begin(state: &State, waiting: Vec<Command>, lack: Lack) -> (State, Vec<Effect>) {
    let (work, effect) = state.work.of(waiting).begun(lack);
    (State { work, ..state.clone() }, vec![effect])
}

fn dropped(state: &State, waiting: Vec<Command>) -> (State, Vec<Effect>) {
    (State { work: state.work.of(waiting), ..state.clone() }, vec![Effect::StopWork])
}

/// The projection that a command asks for.
fn target(state: &State, command: &Command) -> Option<Projection> {
    match command {
        Command::Project(projection) => Some(*projection),
        Command::ToggleProjection => Some(state.session.projection.next()),
        _ => None,
    }
}
