//! Measures: asked anew when what is shown has changed, answered by a worker, given up.

use std::rc::Rc;

use super::Change;
use crate::graph::measure::{Gatherings, MeasureMessage, Months};
use crate::model::GlobalId;
use crate::state::{Effect, FocusTarget, Measure, Panel, State};

/// Opens the measures, and the panel that they stand in; or closes them.
pub(super) fn toggle(change: &mut Change<'_>) {
    let panels = &mut change.session().panels;
    let is_seen = panels.contains(&Panel::Measures) && panels.contains(&Panel::Legend);
    if is_seen {
        panels.remove(&Panel::Measures);
        return;
    }
    open(change, FocusTarget::Measures);
}

/// Opens the measures at one of them.
pub(super) fn show(change: &mut Change<'_>, measure: Measure) {
    open(change, FocusTarget::Measure(measure));
}

fn open(change: &mut Change<'_>, target: FocusTarget) {
    change.session().panels.extend([Panel::Measures, Panel::Legend]);
    change.effects.push(Effect::Focus(target));
}

/// Draws communities at a resolution, or none; the moves of one slider are one step.
pub(super) fn set_communities(change: &mut Change<'_>, resolution: Option<f32>) {
    let resolution = resolution.filter(|resolution| resolution.is_finite()).map(|it| it.clamp(0.1, 4.0));
    if resolution.is_some() && change.before.session.communities.is_some() {
        change.key = Some(GlobalId::new("", "resolution"));
    }
    change.step("communities", |session| session.communities = resolution);
}

/// A worker says something of a task.
pub(super) fn hear(change: &mut Change<'_>, ticket: u32, message: &MeasureMessage) {
    let State { document, measures, .. } = change.before;
    if let Some(next) = measures.heard(&document.network, ticket, message) {
        change.next.measures = Rc::new(next);
    }
}

/// Nobody wants to wait any longer.
pub(super) fn give_up(change: &mut Change<'_>) {
    change.next.measures = Rc::new(change.before.measures.given_up());
    change.effects.push(Effect::StopMeasures);
    change.say("stopped: what was known already stays");
}

/// What was given up is wanted after all.
pub(super) fn ask_again(change: &mut Change<'_>) {
    change.next.measures = Rc::new(change.before.measures.asked_again());
}

/// Works out what someone looks at and is not known of this document; what takes long is asked of a worker.
pub(super) fn renew(next: &mut State, effects: &mut Vec<Effect>) {
    let State { document, session, measures, .. } = next;
    let is_open = session.panels.contains(&Panel::Measures) && session.panels.contains(&Panel::Legend);
    let wanted = is_open || session.communities.is_some();
    if !wanted || measures.are_of(document.revision, is_open, session.communities) {
        return;
    }
    let (network, visibility) = (&*document.network, &*document.visibility);
    let gather = || (Gatherings::of(network, visibility), Months::of(network, visibility));
    let (renewed, tasks) = measures.renewed((document.revision, network), &gather, is_open, session.communities);
    *measures = Rc::new(renewed);
    effects.extend(tasks.into_iter().map(|(ticket, task)| Effect::Measure { ticket, task }));
}
